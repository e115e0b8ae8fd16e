//! A WADUP module that records how many bytes and lines each content has.

use std::io::{self, Read};
use wadup_guest::{Content, DataType, TableBuilder, Value};

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let stats = TableBuilder::new("text_stats")
        .column("size_bytes", DataType::Int64)
        .column("line_count", DataType::Int64)
        .build()?;
    let lines = count_lines(Content::open()?)?;
    stats.insert(&[Value::try_from(Content::size()?)?, Value::Int64(lines)])?;
    Ok(())
}

/// Reads piece by piece, so that a content of any size needs little memory.
fn count_lines(mut content: impl Read) -> io::Result<i64> {
    let mut lines = 0;
    let mut buffer = vec![0; 64 << 10];
    loop {
        let count = content.read(&mut buffer)?;
        if count == 0 {
            return Ok(lines);
        }
        let ends = buffer[..count].iter().filter(|&&byte| byte == b'\n');
        lines += ends.count() as i64;
    }
}

wadup_guest::module!(run);

#[cfg(test)]
mod tests {
    use super::*;
    use wadup_guest::testing;

    #[test]
    fn run_text_records_bytes_and_lines() {
        let recording = testing::process(b"hello\nworld\n", run);
        assert_eq!(recording.code, 0);
        assert!(recording.metadata[0].contains(r#""values":[{"Int64":12},{"Int64":2}]"#));
    }
}
