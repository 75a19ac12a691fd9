//! State vectors: "this is how much I have of whom".

use super::Refusal;
use super::history::History;
use super::limits::{MAX_CLIENT, MAX_CLOCK};
use crate::codec::lib0::{Reader, write_number};

/// Looks at an untrusted state vector: every entry it claims has to be there. What is left of it says nothing of clients that the room does
/// not have, which have no part in the answer: thousands of chosen ids would make the CRDT's table of them slow.
pub fn state_vector(bytes: &[u8], history: &History) -> Result<Vec<u8>, Refusal> {
    let mut reader = Reader::new(bytes);
    let count = reader.number()?;
    // An entry has at least two bytes.
    if count > reader.remaining() as u64 / 2 {
        return Err(Refusal::Hostile("it claims more entries than there are bytes"));
    }
    let (mut known, mut entries) = (0, Vec::new());
    for _ in 0..count {
        let (client, clock) = (reader.number()?, reader.number()?);
        if client >= MAX_CLIENT || clock >= MAX_CLOCK {
            return Err(Refusal::Hostile("a client or clock is out of range"));
        }
        if history.clock(client) > 0 {
            known += 1;
            write_number(&mut entries, client);
            write_number(&mut entries, clock);
        }
    }
    reader.end()?;
    let mut vector = Vec::with_capacity(entries.len() + 4);
    write_number(&mut vector, known);
    vector.append(&mut entries);
    Ok(vector)
}
