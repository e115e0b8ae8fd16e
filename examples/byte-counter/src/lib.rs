//! Records the size of each content in `file_sizes`.

use wadup_guest::{Content, DataType, Error, TableBuilder, Value};

fn run() -> Result<(), Error> {
    let table = TableBuilder::new("file_sizes").column("size_bytes", DataType::Int64).build()?;
    table.insert(&[Value::try_from(Content::size()?)?])
}

wadup_guest::module!(run);

#[cfg(test)]
mod tests {
    use super::*;
    use wadup_guest::testing;

    #[test]
    fn run_any_content_records_its_size() {
        for size in [0, 1, 70_000] {
            let recording = testing::process(&vec![7; size], run);
            assert_eq!(recording.code, 0);
            assert_eq!(
                recording.metadata,
                [format!(
                    r#"{{"tables":[{{"name":"file_sizes","columns":[{{"name":"size_bytes","data_type":"Int64"}}]}}],"rows":[{{"table_name":"file_sizes","values":[{{"Int64":{size}}}]}}]}}"#
                )]
            );
        }
    }
}
