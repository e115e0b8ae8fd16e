//! The smallest module that uses everything: a table with a column of each type, and a slice of the content as sub-content.

use std::io::Read;
use wadup_guest::{Content, DataType, Error, SubContent, TableBuilder, Value};

/// A content that begins with this announces the rest of itself as sub-content.
const ENVELOPE: &[u8] = b"ENVELOPE\n";

fn run() -> Result<(), Error> {
    let size = Content::size()?;
    let start = start_of_content()?;
    let table = TableBuilder::new("simple_test")
        .column("size", DataType::Int64)
        .column("kibibytes", DataType::Float64)
        .column("first_line", DataType::String)
        .column("is_empty", DataType::Boolean)
        .column("first_bytes", DataType::Bytes)
        .build()?;
    table.insert(&[
        Value::try_from(size)?,
        Value::Float64(size as f64 / 1024.0),
        first_line(&start).into(),
        Value::Boolean(size == 0),
        Value::Bytes(start.iter().copied().take(8).collect()),
    ])?;
    if start.starts_with(ENVELOPE) {
        let header = ENVELOPE.len() as u64;
        SubContent::emit_slice(header, size - header, "inside")?;
    }
    Ok(())
}

fn start_of_content() -> Result<Vec<u8>, Error> {
    let mut start = Vec::new();
    let read = Content::open()?.take(256).read_to_end(&mut start);
    read.map_err(|source| Error::Io { path: Content::path().into(), source })?;
    Ok(start)
}

/// The first line, if the content begins with text.
fn first_line(start: &[u8]) -> Option<String> {
    let line = start.split(|&byte| byte == b'\n').next().filter(|line| !line.is_empty())?;
    String::from_utf8(line.to_vec()).ok()
}

wadup_guest::module!(run);

#[cfg(test)]
mod tests {
    use super::*;
    use wadup_guest::testing;

    fn values(content: &[u8]) -> String {
        let recording = testing::process(content, run);
        assert_eq!(recording.code, 0);
        let rows = recording.metadata[0].split_once(r#""values":"#).unwrap().1;
        rows.trim_end_matches("}]}").to_owned()
    }

    #[test]
    fn run_text_fills_each_column() {
        let wanted = concat!(
            r#"[{"Int64":11},{"Float64":0.0107421875},{"String":"hello"},"#,
            r#"{"Boolean":false},{"Bytes":"aGVsbG8Kd28="}]"#
        );
        assert_eq!(values(b"hello\nworld"), wanted);
    }

    #[test]
    fn run_what_is_not_text_has_a_null_line() {
        let wanted = r#"[{"Int64":0},{"Float64":0.0},null,{"Boolean":true},{"Bytes":""}]"#;
        assert_eq!(values(b""), wanted);
        assert!(values(b"\xff\xfe").contains("null"));
    }

    #[test]
    fn run_envelope_emits_its_inside() {
        let recording = testing::process(b"ENVELOPE\nletter", run);
        assert_eq!(recording.children, [(r#"{"filename":"inside","offset":9,"length":6}"#.into(), None)]);
    }
}
