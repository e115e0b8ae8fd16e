use crate::Error;

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataType {
    /// A signed 64-bit integer (SQLite `INTEGER`).
    Int64,
    /// A finite 64-bit float (SQLite `REAL`).
    Float64,
    /// UTF-8 text (SQLite `TEXT`).
    String,
    /// A truth value (SQLite `INTEGER`, 0 or 1).
    Boolean,
    /// Bytes (SQLite `BLOB`).
    Bytes,
}

impl DataType {
    pub(crate) fn name(self) -> &'static str {
        match self {
            DataType::Int64 => "Int64",
            DataType::Float64 => "Float64",
            DataType::String => "String",
            DataType::Boolean => "Boolean",
            DataType::Bytes => "Bytes",
        }
    }
}

/// One value of a row. Rust's own types convert with `into()`; `None` becomes [`Value::Null`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// For a column of [`DataType::Int64`].
    Int64(i64),
    /// For a column of [`DataType::Float64`]; NaN and infinities are refused when inserted.
    Float64(f64),
    /// For a column of [`DataType::String`].
    String(String),
    /// For a column of [`DataType::Boolean`].
    Boolean(bool),
    /// For a column of [`DataType::Bytes`].
    Bytes(Vec<u8>),
    /// No value, in a column of any type.
    Null,
}

impl Value {
    /// The type of column that takes this value; `None` for null, which fits every column.
    pub fn data_type(&self) -> Option<DataType> {
        match self {
            Value::Int64(_) => Some(DataType::Int64),
            Value::Float64(_) => Some(DataType::Float64),
            Value::String(_) => Some(DataType::String),
            Value::Boolean(_) => Some(DataType::Boolean),
            Value::Bytes(_) => Some(DataType::Bytes),
            Value::Null => None,
        }
    }
}

macro_rules! convert {
    ($variant:ident: $($from:ty),+) => {
        $(impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Value::$variant(value.into())
            }
        })+
    };
}

convert!(Int64: i8, i16, i32, i64, u8, u16, u32);
convert!(Float64: f32, f64);
convert!(String: String, &str, &String, char, std::borrow::Cow<'_, str>);
convert!(Boolean: bool);
convert!(Bytes: Vec<u8>, &[u8]);

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(value: &[u8; N]) -> Self {
        Value::Bytes(value.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

macro_rules! convert_checked {
    ($($from:ty),+) => {
        $(impl TryFrom<$from> for Value {
            type Error = Error;

            /// Fails for a number beyond 2<sup>63</sup> - 1, which no column holds.
            fn try_from(value: $from) -> Result<Self, Error> {
                i64::try_from(value)
                    .map(Value::Int64)
                    .map_err(|_| Error::Row(format!("{value} does not fit a signed 64-bit integer")))
            }
        })+
    };
}

convert_checked!(u64, usize, i128, u128);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_rust_types_give_their_column_type() {
        assert_eq!(Value::from(7u32), Value::Int64(7));
        assert_eq!(Value::from(0.5f32), Value::Float64(0.5));
        assert_eq!(Value::from("a"), Value::String("a".into()));
        assert_eq!(Value::from(true), Value::Boolean(true));
        assert_eq!(Value::from(b"ab"), Value::Bytes(b"ab".to_vec()));
    }

    #[test]
    fn conversions_none_is_null() {
        assert_eq!(Value::from(None::<i64>), Value::Null);
        assert_eq!(Value::from(Some("a")), Value::String("a".into()));
    }

    #[test]
    fn try_from_beyond_64_bits_is_an_error() {
        assert_eq!(Value::try_from(i64::MAX as u64).unwrap(), Value::Int64(i64::MAX));
        let error = Value::try_from(u64::MAX).unwrap_err();
        assert_eq!(error.to_string(), "18446744073709551615 does not fit a signed 64-bit integer");
    }
}
