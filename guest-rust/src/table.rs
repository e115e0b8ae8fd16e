use crate::{json, output, DataType, Error, Value};
use std::sync::Arc;

/// The number of columns that SQLite takes, less the one that the host adds.
const MAX_COLUMNS: usize = 1999;
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
    columns: Vec<(String, DataType)>,
    /// The table's definition in JSON.
    pub(crate) definition: String,
    /// What each of its rows begins with in JSON.
    pub(crate) row_prefix: String,
}

impl Schema {
    fn checked(name: String, columns: Vec<(String, DataType)>) -> Result<Self, Error> {
        check_table_name(&name)?;
        if columns.len() > MAX_COLUMNS {
            let count = columns.len();
            return Err(Error::Schema(format!(
                "table '{name}' has {count} columns; at most {MAX_COLUMNS} are possible"
            )));
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
        Ok(Schema { name, columns, definition, row_prefix })
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
    check_name("a table", name)?;
    match RESERVED_PREFIXES.iter().find(|prefix| starts_with_ignoring_case(name, prefix)) {
        Some(prefix) => Err(Error::Schema(format!("table '{name}': names that begin with '{prefix}' are reserved"))),
        None => Ok(()),
    }
}

fn check_column_name(table: &str, column: &str, earlier: &[(String, DataType)]) -> Result<(), Error> {
    let refuse = |reason| Err(Error::Schema(format!("table '{table}', column '{column}': {reason}")));
    check_name("a column", column)?;
    if column.eq_ignore_ascii_case(RESERVED_COLUMN) {
        return refuse("the host adds a column of this name itself");
    }
    if earlier.iter().any(|(name, _)| name.eq_ignore_ascii_case(column)) {
        return refuse("the table has this column already (names are compared without case)");
    }
    Ok(())
}

fn check_name(what: &str, name: &str) -> Result<(), Error> {
    match name {
        "" => Err(Error::Schema(format!("{what} needs a name"))),
        _ if name.contains('\0') => Err(Error::Schema(format!("{what} can't have a NUL in its name: {name:?}"))),
        _ => Ok(()),
    }
}

fn starts_with_ignoring_case(name: &str, prefix: &str) -> bool {
    name.as_bytes().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}
