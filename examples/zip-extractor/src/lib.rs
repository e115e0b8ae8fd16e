//! Hands out every file in a ZIP archive as sub-content.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use wadup_guest::{Content, Error, SubContent};
use zip::{read::ZipFile, CompressionMethod, ZipArchive};

/// The size of an archive's last record when it has no comment (APPNOTE.TXT, section 4.3.16).
const END_RECORD: u64 = 22;

// What `looks_like_archive` checks, said to the host: no other content enters the module.
wadup_guest::manifest!(
    r#"{"name": "zip-extractor", "version": "0.1.0", "description": "Hands out the members of ZIP archives",
        "wants": {"size": {"min": 22},
                  "magic": [{"hex": "504b0304"}, {"offset": -22, "hex": "504b0506"}]}}"#
);

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut content = Content::open()?;
    let size = Content::size()?;
    if !looks_like_archive(&mut content, size)? {
        return Ok(());
    }
    let mut archive = ZipArchive::new(BufReader::new(content))?;
    for index in 0..archive.len() {
        if let Err(error) = extract(&mut archive, index, size) {
            let name = archive.name_for_index(index).unwrap_or_default();
            eprintln!("{name:?}: {error}");
        }
    }
    Ok(())
}

/// Whether a ZIP's marks stand at the start or, as in a self-extracting program, where a last record without comment begins.
fn looks_like_archive(content: &mut (impl Read + Seek), size: u64) -> io::Result<bool> {
    if size < END_RECORD {
        return Ok(false);
    }
    let mut mark = [0; 4];
    content.read_exact(&mut mark)?;
    if &mark != b"PK\x03\x04" {
        content.seek(SeekFrom::Start(size - END_RECORD))?;
        content.read_exact(&mut mark)?;
        return Ok(&mark == b"PK\x05\x06");
    }
    Ok(true)
}

fn extract<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    size: u64,
) -> Result<(), Box<dyn std::error::Error>> {
    let member = archive.by_index_raw(index)?;
    if member.is_dir() {
        return Ok(());
    }
    if member.encrypted() {
        return Err("it is encrypted".into());
    }
    if member.compression() == CompressionMethod::Stored {
        return Ok(emit_stored(&member, size)?);
    }
    drop(member);
    let member = archive.by_index(index)?;
    let name = member.name().to_owned();
    match SubContent::emit_reader(member, name) {
        Err(Error::Io { source, .. }) => Err(source.into()),
        emitted => Ok(emitted?),
    }
}

/// Hands an uncompressed member out where it lies, without a copy.
fn emit_stored(member: &ZipFile<'_>, size: u64) -> Result<(), Error> {
    let (start, length) = (member.data_start(), member.compressed_size());
    match start.checked_add(length) {
        Some(end) if end <= size => SubContent::emit_slice(start, length, member.name()),
        _ => Err(Error::SubContent(format!("its {length} bytes reach beyond the archive's end"))),
    }
}

wadup_guest::module!(run);

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use wadup_guest::testing::{self, Recording};
    use zip::{write::SimpleFileOptions, ZipWriter};

    const TEXT: &[u8] = b"so much depends upon a red wheel barrow so much depends upon";

    fn archive(members: &[(&str, CompressionMethod)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, method) in members {
            let options = SimpleFileOptions::default().compression_method(*method);
            match name.strip_suffix('/') {
                Some(folder) => writer.add_directory(folder, options).unwrap(),
                None => {
                    writer.start_file(*name, options).unwrap();
                    writer.write_all(TEXT).unwrap();
                }
            }
        }
        writer.finish().unwrap().into_inner()
    }

    fn find(bytes: &[u8], part: &[u8]) -> usize {
        bytes.windows(part.len()).position(|window| window == part).unwrap()
    }

    #[test]
    fn run_compressed_member_is_a_child_with_bytes() {
        let recording = testing::process(&archive(&[("a/b.txt", CompressionMethod::Deflated)]), run);
        assert_eq!(recording.children, [(r#"{"filename":"a/b.txt"}"#.into(), Some(TEXT.to_vec()))]);
    }

    #[test]
    fn run_stored_member_is_a_slice() {
        let bytes = archive(&[("d/", CompressionMethod::Stored), ("d/s", CompressionMethod::Stored)]);
        let (offset, length) = (find(&bytes, TEXT), TEXT.len());
        let recording = testing::process(&bytes, run);
        let wanted = format!(r#"{{"filename":"d/s","offset":{offset},"length":{length}}}"#);
        assert_eq!(recording.children, [(wanted, None)]);
    }

    #[test]
    fn run_bad_member_keeps_the_others() {
        let mut bytes = archive(&[("bad", CompressionMethod::Deflated), ("good", CompressionMethod::Deflated)]);
        let data = find(&bytes, b"bad") + 3;
        bytes[data] = 0x07; // a block type that deflate does not have
        let recording = testing::process(&bytes, run);
        assert_eq!(recording.code, 0);
        assert_eq!(recording.children, [(r#"{"filename":"good"}"#.into(), Some(TEXT.to_vec()))]);
    }

    #[test]
    fn run_archive_behind_a_program_is_found() {
        let mut bytes = b"#!/bin/sh\nexec true\n".to_vec();
        bytes.extend(archive(&[("a", CompressionMethod::Deflated)]));
        assert_eq!(testing::process(&bytes, run).children.len(), 1);
    }

    #[test]
    fn run_other_content_is_a_success_with_nothing() {
        for content in [&b""[..], b"PK", b"plain text, longer than an archive's last record"] {
            assert_eq!(testing::process(content, run), Recording::default());
        }
    }

    #[test]
    fn run_truncated_archive_fails() {
        let bytes = archive(&[("a", CompressionMethod::Deflated)]);
        assert_eq!(testing::process(&bytes[..bytes.len() - 30], run).code, 1);
    }
}
