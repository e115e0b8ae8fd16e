use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a call into this library failed; its text names the table and column, or the file, concerned.
///
/// It converts into `String`, so `?` works in functions that return `Result<_, String>`.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A table or column name, or a set of columns, that the host would refuse.
    Schema(String),
    /// A row whose number or type of values does not fit its table.
    Row(String),
    /// A slice or name of sub-content that the host would refuse.
    SubContent(String),
    /// Reading the content or writing results failed.
    Io {
        /// The file concerned.
        path: PathBuf,
        /// What the operating system, which is the host, said.
        source: io::Error,
    },
}

impl Error {
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
        let path = path.into();
        move |source| Error::Io { path, source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Schema(message) | Error::Row(message) | Error::SubContent(message) => f.write_str(message),
            Error::Io { path, source } => write!(f, "{}: {source}", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<Error> for String {
    fn from(error: Error) -> Self {
        error.to_string()
    }
}
