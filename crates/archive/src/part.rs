//! Entries as they lie in a part before it is compressed: length and bytes of the key, length and bytes of the value.

use crate::error::Error;

/// A record of the database: key and value.
pub type Entry = (Vec<u8>, Vec<u8>);

/// Bytes after which a part is closed, before compression: large enough to compress well, small enough to be one write of the restored database.
pub(crate) const PART: usize = 1 << 20;
/// Bytes that a part may take, compressed or not: above the largest record that the database holds (it has to fit into a table of 32 MiB), so
/// that a damaged length does not ask for the machine's memory.
pub(crate) const LARGEST: usize = 256 << 20;

pub(crate) fn push(part: &mut Vec<u8>, (key, value): &Entry) -> Result<(), Error> {
    let bytes = key.len().saturating_add(value.len());
    if bytes > LARGEST - 2 * PART {
        return Err(Error::TooLarge { bytes });
    }
    for field in [key, value] {
        let length = u32::try_from(field.len()).map_err(|_above| Error::TooLarge { bytes })?;
        part.extend_from_slice(&length.to_be_bytes());
        part.extend_from_slice(field);
    }
    Ok(())
}

/// The entries of a part; none when its lengths do not fit its bytes.
pub(crate) fn entries(mut bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let key = field(&mut bytes)?;
        entries.push((key, field(&mut bytes)?));
    }
    Some(entries)
}

fn field(bytes: &mut &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (field, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    *bytes = rest;
    Some(field.to_vec())
}
