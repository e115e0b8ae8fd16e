//! Runs a module natively, with a folder in the place of the host's file tree.

use crate::output::{self, Output};
use std::fmt::Display;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

static RUNS: AtomicU64 = AtomicU64::new(0);

/// What a module left behind for one content.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Recording {
    /// What `process` returned: 0 is success.
    pub code: i32,
    /// The text of each metadata file, in the order in which they were written.
    pub metadata: Vec<String>,
    /// The announcement of each child and its bytes, if it has any of its own, in order.
    pub children: Vec<(String, Option<Vec<u8>>)>,
}

/// Runs a module's function over a content on this thread and returns what it left.
///
/// ```
/// use wadup_guest::{testing, Error, SubContent};
///
/// fn run() -> Result<(), Error> {
///     SubContent::emit_slice(1, 2, "middle")
/// }
///
/// let recording = testing::process(b"abcd", run);
/// assert_eq!(recording.code, 0);
/// assert_eq!(recording.children[0].0, r#"{"filename":"middle","offset":1,"length":2}"#);
/// ```
pub fn process<E: Display>(content: &[u8], run: impl FnOnce() -> Result<(), E>) -> Recording {
    let tree = Tree::new(content).expect("the temporary folder is writable");
    output::with(|output| *output = Output::at(&tree.root));
    let code = crate::process(run);
    tree.recording(code).expect("the temporary folder is readable")
}

/// A temporary folder shaped like the tree that the host serves, removed when dropped.
struct Tree {
    root: PathBuf,
}

impl Tree {
    fn new(content: &[u8]) -> io::Result<Self> {
        let run = RUNS.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("wadup-guest-{}-{run}", std::process::id()));
        for folder in ["metadata", "subcontent", "tmp"] {
            fs::create_dir_all(root.join(folder))?;
        }
        fs::write(root.join("data.bin"), content)?;
        Ok(Tree { root })
    }

    fn recording(&self, code: i32) -> io::Result<Recording> {
        let mut recording = Recording { code, ..Recording::default() };
        for path in numbered(&self.root.join("metadata"), "")? {
            recording.metadata.push(fs::read_to_string(path)?);
        }
        for path in numbered(&self.root.join("subcontent"), "metadata_")? {
            let number = number(&path, "metadata_").unwrap_or_default();
            let data = fs::read(self.root.join(format!("subcontent/data_{number}.bin"))).ok();
            recording.children.push((fs::read_to_string(path)?, data));
        }
        Ok(recording)
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
        output::with(|output| *output = Output::at(Path::new("")));
    }
}

fn numbered(folder: &Path, prefix: &str) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<(u64, PathBuf)> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|path| Some((number(&path, prefix)?, path)))
        .collect();
    files.sort();
    Ok(files.into_iter().map(|(_, path)| path).collect())
}

fn number(path: &Path, prefix: &str) -> Option<u64> {
    path.file_stem()?.to_str()?.strip_prefix(prefix)?.parse().ok()
}
