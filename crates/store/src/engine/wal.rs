//! The embedded engine's write-ahead log as it lies in its directory: its segments, and where the whole records of one end.
//!
//! A segment is a row of blocks. In a block lie fragments, each with a header of checksum, length and kind; a record is one fragment, or
//! several over neighbouring blocks. What is left of a block and too short for a header is filled with zeros. As `SurrealKV` 0.21.4 writes it
//! (`src/wal/writer.rs`), which is pinned exactly; a test holds this reading to logs that the engine wrote.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

const BLOCK: usize = 32 * 1024;
const HEADER: usize = 7;
/// A whole record, and the pieces of one: its first, those between, its last.
const FULL: u8 = 1;
const FIRST: u8 = 2;
const MIDDLE: u8 = 3;
const LAST: u8 = 4;
/// How the records after it are compressed.
const COMPRESSION: u8 = 9;

/// A file of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) number: u64,
    pub(super) path: PathBuf,
    pub(super) length: u64,
}

/// Where the log of a database in this directory is.
pub(super) fn directory(database: &Path) -> PathBuf {
    database.join("wal")
}

/// The segments of a database's log, oldest first; the last one is written to.
pub(super) fn segments(database: &Path) -> io::Result<Vec<Segment>> {
    let entries = match std::fs::read_dir(directory(database)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut segments = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if let Some(number) = number(&path) {
            let length = path.metadata()?.len();
            segments.push(Segment { number, path, length });
        }
    }
    segments.sort_by_key(|segment| segment.number);
    Ok(segments)
}

/// Bytes in all segments.
pub(super) fn length(database: &Path) -> io::Result<u64> {
    Ok(segments(database)?.iter().map(|segment| segment.length).sum())
}

fn number(path: &Path) -> Option<u64> {
    let is_segment = path.extension() == Some(OsStr::new("wal"));
    is_segment.then(|| path.file_stem()?.to_str()?.parse().ok()).flatten()
}

/// Where the last whole record of a segment ends, before whatever cannot be read.
pub(super) fn whole(bytes: &[u8]) -> usize {
    let (mut at, mut end, mut open) = (0, 0, false);
    while let Some((kind, next)) = fragment(bytes, at) {
        match (kind, open) {
            (FIRST, false) | (MIDDLE, true) => open = true,
            (FULL | COMPRESSION, false) | (LAST, true) => {
                open = false;
                end = next;
            }
            _ => break,
        }
        at = next;
    }
    end
}

/// Whether anything that was once written whole lies behind the end of the whole records: then the log is damaged and not merely torn.
pub(super) fn is_damaged(bytes: &[u8], whole: usize) -> bool {
    // Pieces of the record that was being written count for nothing; a record after it does.
    let is_record = |at: usize| matches!(fragment(bytes, at), Some((FULL | LAST, _)));
    let block = whole.next_multiple_of(BLOCK).max(whole + 1);
    let here = whole + 1..block.min(bytes.len());
    let later = (block.next_multiple_of(BLOCK)..bytes.len()).step_by(BLOCK);
    here.chain(later).any(is_record)
}

/// The kind of the fragment at a place, or at the next block where none fits before it, and where it ends; none when it is not whole.
fn fragment(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let left = BLOCK - at % BLOCK;
    let at = if left < HEADER { at + left } else { at };
    let header: [u8; HEADER] = bytes.get(at..at + HEADER)?.try_into().ok()?;
    let [a, b, c, d, high, low, kind] = header;
    let (start, length) = (at + HEADER, usize::from(u16::from_be_bytes([high, low])));
    let end = start + length;
    let is_known = matches!(kind, FULL | FIRST | MIDDLE | LAST | COMPRESSION);
    if !is_known || end > (at / BLOCK + 1) * BLOCK {
        return None;
    }
    let mut sum = crc32fast::Hasher::new();
    sum.update(&[kind]);
    sum.update(bytes.get(start..end)?);
    (sum.finalize() == u32::from_be_bytes([a, b, c, d])).then_some((kind, end))
}
