//! Write [WADUP](https://github.com/tordynnar/wadup2) modules in Rust.
//!
//! A module looks at one content at a time, writes rows to tables and hands out sub-content. It is a `cdylib` for
//! `wasm32-wasip1` with one function and one line:
//!
//! ```
//! use wadup_guest::{Content, DataType, Error, TableBuilder};
//!
//! fn run() -> Result<(), Error> {
//!     let table = TableBuilder::new("file_sizes")
//!         .column("size_bytes", DataType::Int64)
//!         .build()?;
//!     table.insert(&[(Content::size()? as i64).into()])
//! }
//!
//! wadup_guest::module!(run);
//! ```
//!
//! Rows are encoded as they come and written to `/metadata` in files of bounded size, so a million rows need no more memory
//! than a thousand. What is left is written when `process` returns. [`testing`] runs a module natively, without a host.

mod content;
mod entry;
mod error;
mod json;
mod manifest;
mod output;
mod subcontent;
mod table;
#[cfg(not(target_family = "wasm"))]
pub mod testing;
mod value;

pub use content::Content;
#[doc(hidden)]
pub use entry::{initialize, process};
pub use error::Error;
#[doc(hidden)]
pub use manifest::bytes_of;
pub use output::flush;
pub use subcontent::SubContent;
pub use table::{Table, TableBuilder};
pub use value::{DataType, Value};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../../docs/writing-modules.md")]
struct Guide;
