//! State vectors: "this is how much I have of whom".

use super::Refusal;
use super::limits::{MAX_CLIENT, MAX_CLOCK};
use crate::codec::lib0::Reader;

/// Looks at an untrusted state vector: every entry it claims has to be there.
pub fn state_vector(bytes: &[u8]) -> Result<(), Refusal> {
    let mut reader = Reader::new(bytes);
    let count = reader.number()?;
    // An entry has at least two bytes.
    if count > reader.remaining() as u64 / 2 {
        return Err(Refusal::Hostile("it claims more entries than there are bytes"));
    }
    for _ in 0..count {
        if reader.number()? >= MAX_CLIENT || reader.number()? >= MAX_CLOCK {
            return Err(Refusal::Hostile("a client or clock is out of range"));
        }
    }
    Ok(reader.end()?)
}
