//! Who is here: the bytes inside an awareness message. A state is JSON text; none means the client left.

use super::CodecError;
use super::lib0::{Reader, write_number, write_text};
use bytes::Bytes;

/// Most entries in one message: everybody of a room that everybody of a large team looks at.
pub const MAX_ENTRIES: usize = 1024;
/// Longest state in bytes: a name, a field and two positions take about 300.
pub const MAX_STATE_BYTES: usize = 4 * 1024;

/// What one client shows of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The client's id, the same as in its document.
    pub client: u64,
    /// Rises with every change; a state with a lower or equal clock is old, except that the client left.
    pub clock: u32,
    /// JSON text; none means it left.
    pub state: Option<String>,
}

/// Writes entries.
pub fn encode(entries: &[Entry]) -> Bytes {
    let mut out = Vec::with_capacity(16 + entries.iter().map(|e| 20 + e.state.as_ref().map_or(4, String::len)).sum::<usize>());
    write_number(&mut out, entries.len() as u64);
    for entry in entries {
        write_number(&mut out, entry.client);
        write_number(&mut out, u64::from(entry.clock));
        write_text(&mut out, entry.state.as_deref().unwrap_or("null"));
    }
    out.into()
}

/// Reads entries.
pub fn decode(bytes: &[u8]) -> Result<Vec<Entry>, CodecError> {
    let mut reader = Reader::new(bytes);
    let count = usize::try_from(reader.number()?).map_err(|_wide| CodecError::TooLarge)?;
    if count > MAX_ENTRIES {
        return Err(CodecError::OverLimit);
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        let client = reader.number()?;
        let clock = reader.number32()?;
        let state = match reader.text(MAX_STATE_BYTES)? {
            "null" => None,
            json => Some(json.to_owned()),
        };
        entries.push(Entry { client, clock, state });
    }
    reader.end()?;
    Ok(entries)
}
