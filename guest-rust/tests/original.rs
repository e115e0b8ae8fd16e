//! The samples of the original project's README, unchanged: they must compile and work against this crate.

#![allow(clippy::all)]

use wadup_guest::testing;

mod file_size_counter {
    use wadup_guest::*;

    #[no_mangle]
    pub extern "C" fn process() -> i32 {
        if let Err(_) = run() {
            return 1;
        }
        0
    }

    pub fn run() -> Result<(), String> {
        // Define a table to store file sizes
        let table = TableBuilder::new("file_sizes").column("size_bytes", DataType::Int64).build()?;

        // Get content size from the virtual filesystem
        let metadata = std::fs::metadata(Content::path()).map_err(|e| format!("Failed to get metadata: {}", e))?;
        let size = metadata.len() as i64;

        // Insert into database
        table.insert(&[Value::Int64(size)])?;

        Ok(())
    }
}

fn content_access() -> Result<(), Box<dyn std::error::Error>> {
    use std::fs::File;
    use std::io::Read;
    use wadup_guest::Content;

    // Get the content file path
    let path = Content::path(); // Returns "/data.bin"

    // Get content size
    let metadata = std::fs::metadata(path)?;
    let size = metadata.len();

    // Read entire content
    let mut file = File::open(path)?;
    let mut data = Vec::new();
    file.read_to_end(&mut data)?;

    // Read content as UTF-8 string
    let text = std::fs::read_to_string(path)?;

    assert_eq!((size, data.as_slice(), text.as_str()), (4, &b"text"[..], "text"));
    Ok(())
}

fn metadata_tables() -> Result<(), String> {
    use wadup_guest::*;

    // Define a table
    let table = TableBuilder::new("my_table")
        .column("name", DataType::String)
        .column("count", DataType::Int64)
        .column("ratio", DataType::Float64)
        .build()?;

    // Insert rows
    table.insert(&[Value::String("example".to_string()), Value::Int64(42), Value::Float64(3.14)])?;
    Ok(())
}

fn sub_content_emission() -> Result<(), String> {
    use wadup_guest::*;
    let (offset, length) = (1usize, 2usize);

    // Emit owned bytes as sub-content
    SubContent::emit_bytes(vec![1, 2, 3, 4], "extracted.bin")?;

    // Emit slice of parent content (zero-copy)
    SubContent::emit_slice(offset, length, "slice.dat")?;
    Ok(())
}

#[test]
fn sample_file_size_counter_records_the_size() {
    let recording = testing::process(b"four", file_size_counter::run);
    assert!(recording.metadata[0].ends_with(r#""rows":[{"table_name":"file_sizes","values":[{"Int64":4}]}]}"#));
}

#[test]
fn sample_process_without_content_returns_one() {
    assert_eq!(file_size_counter::process(), 1);
}

#[test]
fn sample_content_access_reads_the_content() {
    assert_eq!(testing::process(b"text", || content_access()).code, 0);
}

#[test]
fn sample_metadata_tables_inserts_a_row() {
    let recording = testing::process(b"", metadata_tables);
    let row = r#"[{"String":"example"},{"Int64":42},{"Float64":3.14}]"#;
    assert!(recording.metadata[0].contains(row));
}

#[test]
fn sample_sub_content_emission_announces_both() {
    let recording = testing::process(b"0123", sub_content_emission);
    let bytes = (r#"{"filename":"extracted.bin"}"#.to_owned(), Some(vec![1, 2, 3, 4]));
    let slice = (r#"{"filename":"slice.dat","offset":1,"length":2}"#.to_owned(), None);
    assert_eq!(recording.children, [bytes, slice]);
}
