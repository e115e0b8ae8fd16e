use crate::output::{self, Output};
use crate::{json, Error};
use std::fs::{self, File};
use std::io::{self, Read};

/// Hands parts of the content, or what was made from it, back to the host, where every module sees them as contents of their own.
///
/// File names are text for the results database; they are never used as paths.
pub struct SubContent;

impl SubContent {
    /// Emits bytes that the module made, for instance by decompressing.
    pub fn emit_bytes(data: impl AsRef<[u8]>, filename: impl AsRef<str>) -> Result<(), Error> {
        Self::emit_reader(data.as_ref(), filename)
    }

    /// Emits all that a reader gives, without holding it in memory. If the reader fails, nothing is emitted.
    pub fn emit_reader(mut data: impl Read, filename: impl AsRef<str>) -> Result<(), Error> {
        let (path, announcement) = output::with(Output::next_child);
        if let Err(error) = File::create(&path).and_then(|mut file| io::copy(&mut data, &mut file)) {
            // An unannounced file would be reported as forgotten.
            let _ = fs::remove_file(&path);
            return Err(Error::io(filename.as_ref())(error));
        }
        announce(announcement, filename.as_ref(), None)
    }

    /// Emits a part of the content, given in bytes, which the host never copies. A part that reaches beyond the content's end
    /// fails the module when the host reads the announcement.
    pub fn emit_slice(
        offset: impl TryInto<u64>,
        length: impl TryInto<u64>,
        filename: impl AsRef<str>,
    ) -> Result<(), Error> {
        let (Ok(offset), Ok(length)) = (offset.try_into(), length.try_into()) else {
            let filename = filename.as_ref();
            return Err(Error::SubContent(format!("slice '{filename}': offset and length must not be negative")));
        };
        let (_, announcement) = output::with(Output::next_child);
        announce(announcement, filename.as_ref(), Some((offset, length)))
    }
}

fn announce(path: String, filename: &str, slice: Option<(u64, u64)>) -> Result<(), Error> {
    let mut text = String::from("{\"filename\":");
    json::string(&mut text, filename);
    if let Some((offset, length)) = slice {
        text.push_str(&format!(",\"offset\":{offset},\"length\":{length}"));
    }
    text.push('}');
    fs::write(&path, text).map_err(Error::io(path))
}
