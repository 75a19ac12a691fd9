//! Archives: unpacked in memory, with everything counted while it is unpacked.

use crate::file::{File, clean};
use crate::limits::{FREE_UNPACKED, MAX_ENTRIES, MAX_FILES, MAX_RATIO, MAX_UNPACKED};
use crate::note::{Notes, Place, Refusal, Why};
use std::io::{Cursor, Read};

/// How much is read at a time, between two looks at what it comes to.
const STEP: usize = 64 * 1024;

/// The entries of an archive that `wanted` asks for by their name, unpacked.
pub(crate) fn unpack(file: &File, notes: &mut Notes, wanted: impl Fn(&str) -> bool) -> Result<Vec<File>, Refusal> {
    let place = || Place::file(&file.name);
    let broken = || Refusal::new(place(), Why::Syntax("the archive is damaged".to_owned()));
    let mut archive = zip::ZipArchive::new(Cursor::new(file.bytes.as_slice())).ok().ok_or_else(broken)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Refusal::new(
            place(),
            Why::TooMuch { what: "the archive's list of contents", limit: format!("{MAX_ENTRIES} entries") },
        ));
    }
    let mut total = 0_usize;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).ok().ok_or_else(broken)?;
        let name = entry.name().ok().ok_or_else(broken)?.into_owned();
        let skipped = if entry.is_dir() || !wanted(&name) {
            Some("")
        } else if entry.encrypted() {
            Some("It is encrypted and was left out.")
        } else if entry.is_symlink() {
            Some("It is a link to somewhere else and was left out.")
        } else {
            None
        };
        let packed = entry.compressed_size();
        drop(entry);
        if let Some(sentence) = skipped {
            if !sentence.is_empty() {
                notes.say(Place::file(&clean(&name)), sentence);
            }
            continue;
        }
        if files.len() >= MAX_FILES {
            return Err(Refusal::new(place(), Why::TooMuch { what: "the archive", limit: format!("{MAX_FILES} files") }));
        }
        if clean(&name) != name {
            notes.say(
                Place::file(&clean(&name)),
                "Its name points outside of the archive or has odd characters; only the plain part was kept.",
            );
        }
        let most = usize::try_from(packed).unwrap_or(usize::MAX).saturating_mul(MAX_RATIO).max(FREE_UNPACKED);
        let mut entry = archive.by_index(index).ok().ok_or_else(broken)?;
        let bytes = read(&mut entry, most, MAX_UNPACKED.saturating_sub(total)).map_err(|why| Refusal::new(place(), why))?;
        total = total.saturating_add(bytes.len());
        files.push(File::new(&name, bytes));
    }
    Ok(files)
}

fn read(from: &mut impl Read, most: usize, left: usize) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    let mut step = vec![0; STEP];
    loop {
        let n = from.read(&mut step).ok().ok_or_else(|| Why::Syntax("an entry of the archive is damaged".to_owned()))?;
        let Some(read) = step.get(..n).filter(|read| !read.is_empty()) else { return Ok(bytes) };
        if bytes.len() + n > left {
            return Err(Why::TooMuch { what: "the unpacked archive", limit: format!("{} MB", MAX_UNPACKED / 1024 / 1024) });
        }
        if bytes.len() + n > most {
            return Err(Why::Unsafe("the archive unpacks to far more than such files do: it looks like a bomb"));
        }
        bytes.extend_from_slice(read);
    }
}
