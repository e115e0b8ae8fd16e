use crate::{json, output, DataType, Error, Value};
use std::sync::Arc;

/// The number of columns that SQLite takes, less the one that the host adds.
const MAX_COLUMNS: usize = 1999;
/// The longest name of a table or column, in bytes.
const MAX_NAME_BYTES: usize = 1024;
const RESERVED_PREFIXES: [&str; 3] = ["__wadup_", "wadup_", "sqlite_"];
/// The column by which the host ties every row to its content.
const RESERVED_COLUMN: &str = "content_uuid";

/// Builds a [`Table`] column by column.
#[derive(Clone, Debug)]
pub struct TableBuilder {
    name: String,
    columns: Vec<(String, DataType)>,
}

impl TableBuilder {
    /// Starts a table of the given name.
    pub fn new(name: impl Into<String>) -> Self {
        TableBuilder { name: name.into(), columns: Vec::new() }
    }

    /// Adds a column; rows give their values in the order of these calls.
    pub fn column(mut self, name: impl Into<String>, data_type: DataType) -> Self {
        self.columns.push((name.into(), data_type));
        self
    }

    /// Defines the table. Fails for names that the host would refuse, and if this content already has a table of this name
    /// with other columns.
    pub fn build(self) -> Result<Table, Error> {
        let schema = Arc::new(Schema::checked(self.name, self.columns)?);
        output::with(|output| output.declare(&schema))?;
        Ok(Table { schema })
    }
}

/// A table that rows can be inserted into. It may be kept from one content to the next.
#[derive(Clone, Debug)]
pub struct Table {
    schema: Arc<Schema>,
}

impl Table {
    /// Defines a table in one call; the same as [`TableBuilder`].
    pub fn define<C: Into<String>>(
        name: impl Into<String>,
        columns: impl IntoIterator<Item = (C, DataType)>,
    ) -> Result<Self, Error> {
        let columns = columns.into_iter().map(|(column, data_type)| (column.into(), data_type)).collect();
        TableBuilder { name: name.into(), columns }.build()
    }

    /// Inserts a row. Fails if the number or the type of a value is wrong, or a float is not finite.
    pub fn insert(&self, values: &[Value]) -> Result<(), Error> {
        self.schema.check(values)?;
        output::with(|output| output.insert(&self.schema, values))
    }

    /// The table's name.
    pub fn name(&self) -> &str {
        &self.schema.name
    }
}

/// What a table looks like, with the parts of its JSON that never change.
#[derive(Debug)]
pub(crate) struct Schema {
    pub(crate) name: String,
    /// The name as the host compares it.
    pub(crate) folded_name: String,
    columns: Vec<(String, DataType)>,
    /// The table's definition in JSON.
    pub(crate) definition: String,
    /// What each of its rows begins with in JSON.
    pub(crate) row_prefix: String,
}

impl Schema {
    fn checked(name: String, columns: Vec<(String, DataType)>) -> Result<Self, Error> {
        check_table_name(&name)?;
        if !(1..=MAX_COLUMNS).contains(&columns.len()) {
            let count = columns.len();
            return Err(Error::Schema(format!("table '{name}' has {count} columns; it can have 1 to {MAX_COLUMNS}")));
        }
        for (index, (column, _)) in columns.iter().enumerate() {
            check_column_name(&name, column, &columns[..index])?;
        }
        let mut definition = String::from("{\"name\":");
        json::string(&mut definition, &name);
        definition.push_str(",\"columns\":[");
        for (index, (column, data_type)) in columns.iter().enumerate() {
            definition.push_str(if index == 0 { "{\"name\":" } else { ",{\"name\":" });
            json::string(&mut definition, column);
            definition.push_str(",\"data_type\":\"");
            definition.push_str(data_type.name());
            definition.push_str("\"}");
        }
        definition.push_str("]}");
        let mut row_prefix = String::from("{\"table_name\":");
        json::string(&mut row_prefix, &name);
        row_prefix.push_str(",\"values\":[");
        Ok(Schema { folded_name: fold(&name), name, columns, definition, row_prefix })
    }

    fn check(&self, values: &[Value]) -> Result<(), Error> {
        if values.len() != self.columns.len() {
            let (name, wanted, given) = (&self.name, self.columns.len(), values.len());
            return Err(Error::Row(format!("table '{name}' has {wanted} columns, the row has {given} values")));
        }
        for ((column, data_type), value) in self.columns.iter().zip(values) {
            match value {
                Value::Float64(number) if !number.is_finite() => {
                    return Err(self.refused(column, format_args!("{number} can't be stored; insert Null instead")));
                }
                _ => match value.data_type() {
                    Some(given) if given != *data_type => {
                        let (wanted, given) = (data_type.name(), given.name());
                        return Err(self.refused(column, format_args!("it takes {wanted}, the row has {given}")));
                    }
                    _ => {}
                },
            }
        }
        Ok(())
    }

    fn refused(&self, column: &str, reason: std::fmt::Arguments<'_>) -> Error {
        Error::Row(format!("table '{}', column '{column}': {reason}", self.name))
    }
}

fn check_table_name(name: &str) -> Result<(), Error> {
    let refuse = |reason: &str| Err(Error::Schema(format!("table {name:?}: {reason}")));
    if let Some(reason) = fault_of_name(name) {
        return refuse(reason);
    }
    match RESERVED_PREFIXES.iter().find(|prefix| starts_with_ignoring_case(name, prefix)) {
        Some(prefix) => refuse(&format!("names that begin with '{prefix}' are reserved")),
        None => Ok(()),
    }
}

fn check_column_name(table: &str, column: &str, earlier: &[(String, DataType)]) -> Result<(), Error> {
    let refuse = |reason| Err(Error::Schema(format!("table '{table}', column {column:?}: {reason}")));
    if let Some(reason) = fault_of_name(column) {
        return refuse(reason);
    }
    let folded = fold(column);
    if folded == RESERVED_COLUMN {
        return refuse("the host adds a column of this name itself");
    }
    if earlier.iter().any(|(name, _)| fold(name) == folded) {
        return refuse("the table has this column already (names are compared without case)");
    }
    Ok(())
}

fn fault_of_name(name: &str) -> Option<&'static str> {
    match name {
        "" => Some("it needs a name"),
        _ if name.contains('\0') => Some("a name can't hold a NUL"),
        _ if name.len() > MAX_NAME_BYTES => Some("a name can't be longer than 1024 bytes"),
        _ => None,
    }
}

/// Makes names that differ in case alone equal, as the host does.
fn fold(name: &str) -> String {
    match name.is_ascii() {
        true => name.to_ascii_lowercase(),
        false => name.to_uppercase().to_lowercase(),
    }
}

fn starts_with_ignoring_case(name: &str, prefix: &str) -> bool {
    name.as_bytes().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{flush, testing, SubContent};

    fn refused(columns: &[(&str, DataType)], values: &[Value]) -> String {
        let mut message = String::new();
        testing::process(b"", || -> Result<(), Error> {
            let outcome = Table::define("t", columns.iter().copied()).and_then(|table| table.insert(values));
            message = outcome.unwrap_err().to_string();
            Ok(())
        });
        message
    }

    #[test]
    fn insert_wrong_rows_name_table_and_column() {
        let columns = [("n", DataType::Int64), ("x", DataType::Float64)];
        assert_eq!(refused(&columns, &[Value::Null]), "table 't' has 2 columns, the row has 1 values");
        assert_eq!(
            refused(&columns, &["a".into(), Value::Null]),
            "table 't', column 'n': it takes Int64, the row has String"
        );
        assert_eq!(
            refused(&columns, &[1.into(), f64::NAN.into()]),
            "table 't', column 'x': NaN can't be stored; insert Null instead"
        );
    }

    #[test]
    fn insert_table_kept_between_contents_is_declared_again() {
        let mut kept = None;
        testing::process(b"", || Table::define("t", [("n", DataType::Int64)]).map(|table| kept = Some(table)));
        let recording = testing::process(b"", || kept.as_ref().unwrap().insert(&[1.into()]));
        assert!(recording.metadata[0].starts_with(r#"{"tables":[{"name":"t""#));
    }

    #[test]
    fn insert_many_rows_are_written_in_files_of_bounded_size() {
        let recording = testing::process(b"", || -> Result<(), Error> {
            let table = Table::define("t", [("s", DataType::String)])?;
            (0..10_000).try_for_each(|_| table.insert(&["a hundred bytes ".repeat(6).into()]))
        });
        assert!(recording.metadata.len() > 4);
        assert!(recording.metadata.iter().all(|file| file.len() < 260 << 10));
    }

    #[test]
    fn process_error_drops_what_was_not_flushed() {
        let recording = testing::process(b"", || -> Result<(), String> {
            let table = Table::define("t", [("n", DataType::Int64)])?;
            table.insert(&[1.into()])?;
            flush()?;
            table.insert(&[2.into()])?;
            Err("no".into())
        });
        assert_eq!((recording.code, recording.metadata.len()), (1, 1));
    }

    #[test]
    fn emit_reader_that_fails_leaves_nothing() {
        struct Failing;
        impl std::io::Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("bad member"))
            }
        }
        let mut message = String::new();
        let recording = testing::process(b"", || -> Result<(), Error> {
            message = SubContent::emit_reader(Failing, "a.txt").unwrap_err().to_string();
            Ok(())
        });
        assert_eq!((message.as_str(), recording.children.len()), ("a.txt: bad member", 0));
    }

    #[test]
    fn emit_slice_negative_is_refused() {
        assert!(SubContent::emit_slice(-1, 2, "a").unwrap_err().to_string().contains("'a'"));
    }
}
