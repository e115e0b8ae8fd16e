//! What a module has said and the host has not read yet.

use crate::table::Schema;
use crate::{json, Error, Value};
use std::cell::RefCell;
use std::fs;
use std::sync::Arc;

/// Rows are written out beyond this many bytes: enough to make the cost of a file small, little beside any memory limit.
const FLUSH_BYTES: usize = 256 * 1024;

thread_local! {
    static OUTPUT: RefCell<Output> = const { RefCell::new(Output::new()) };
}

pub(crate) fn with<T>(call: impl FnOnce(&mut Output) -> T) -> T {
    OUTPUT.with_borrow_mut(call)
}

/// Writes the rows inserted so far to a file that the host reads at once. It is called by itself when enough rows have
/// gathered and when the module returns.
pub fn flush() -> Result<(), Error> {
    with(Output::flush)
}

#[derive(Debug)]
pub(crate) struct Output {
    root: String,
    declared: Vec<Arc<Schema>>,
    tables: String,
    rows: String,
    files: u64,
    children: u64,
}

impl Output {
    const fn new() -> Self {
        Output {
            root: String::new(),
            declared: Vec::new(),
            tables: String::new(),
            rows: String::new(),
            files: 0,
            children: 0,
        }
    }

    /// Puts the tree that the host serves at `/` below a folder instead.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) fn at(root: &std::path::Path) -> Self {
        Output { root: root.to_str().expect("a test's folder has a UTF-8 path").to_owned(), ..Self::new() }
    }

    pub(crate) fn content_path(&self) -> &'static str {
        match self.root.as_str() {
            "" => "/data.bin",
            // Only native tests come here, so a few leaked bytes keep the signature that modules need.
            root => format!("{root}/data.bin").leak(),
        }
    }

    /// Forgets the last content: its tables must be declared again, and what it left unwritten was not wanted.
    pub(crate) fn begin(&mut self) {
        self.declared.clear();
        self.tables.clear();
        self.rows.clear();
        self.files = 0;
        self.children = 0;
    }

    pub(crate) fn declare(&mut self, schema: &Arc<Schema>) -> Result<(), Error> {
        match self.declared.iter().find(|known| known.folded_name == schema.folded_name) {
            Some(known) if known.definition == schema.definition => Ok(()),
            Some(_) => Err(Error::Schema(format!("table '{}' is already defined with other columns", schema.name))),
            None => {
                separate(&mut self.tables);
                self.tables.push_str(&schema.definition);
                self.declared.push(Arc::clone(schema));
                Ok(())
            }
        }
    }

    pub(crate) fn insert(&mut self, schema: &Arc<Schema>, values: &[Value]) -> Result<(), Error> {
        if !self.declared.iter().any(|known| Arc::ptr_eq(known, schema)) {
            self.declare(schema)?;
        }
        separate(&mut self.rows);
        self.rows.push_str(&schema.row_prefix);
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.rows.push(',');
            }
            json::value(&mut self.rows, value);
        }
        self.rows.push_str("]}");
        match self.rows.len() {
            0..FLUSH_BYTES => Ok(()),
            _ => self.flush(),
        }
    }

    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        if self.tables.is_empty() && self.rows.is_empty() {
            return Ok(());
        }
        let mut text = String::with_capacity(self.tables.len() + self.rows.len() + 24);
        for part in ["{\"tables\":[", &self.tables, "],\"rows\":[", &self.rows, "]}"] {
            text.push_str(part);
        }
        let path = format!("{}/metadata/{}.json", self.root, self.files);
        self.files += 1;
        self.tables.clear();
        self.rows.clear();
        fs::write(&path, text).map_err(Error::io(path))
    }

    /// Ends the call in which the module defined and inserted what is here.
    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        let result = self.flush();
        self.begin();
        result
    }

    /// Where the next child's data and announcement go.
    pub(crate) fn next_child(&mut self) -> (String, String) {
        self.children += 1;
        let folder = format!("{}/subcontent", self.root);
        let number = self.children;
        (format!("{folder}/data_{number}.bin"), format!("{folder}/metadata_{number}.json"))
    }
}

fn separate(list: &mut String) {
    if !list.is_empty() {
        list.push(',');
    }
}
