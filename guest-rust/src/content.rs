use crate::{output, Error};
use std::fs::{self, File};

/// The content being processed: an ordinary, read-only file that the host serves without copying it.
pub struct Content;

impl Content {
    /// The path of the content, `/data.bin`; for libraries that open files by themselves.
    pub fn path() -> &'static str {
        output::with(|output| output.content_path())
    }

    /// Opens the content for reading and seeking.
    pub fn open() -> Result<File, Error> {
        File::open(Self::path()).map_err(Error::io(Self::path()))
    }

    /// All bytes of the content, in memory.
    pub fn bytes() -> Result<Vec<u8>, Error> {
        fs::read(Self::path()).map_err(Error::io(Self::path()))
    }

    /// The size of the content in bytes.
    pub fn size() -> Result<u64, Error> {
        fs::metadata(Self::path()).map(|metadata| metadata.len()).map_err(Error::io(Self::path()))
    }
}
