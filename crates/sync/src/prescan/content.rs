//! What one struct holds: a deleted run, a text or scalars; everything else is refused.

use super::Refusal;
use super::limits::{MAX_RUN, MAX_SCALAR, MAX_STRING};
use crate::codec::lib0::Reader;

const DELETED: u8 = 1;
const STRING: u8 = 4;
const ANY: u8 = 8;
/// The mark of a string among the values.
const ANY_STRING: u8 = 119;

/// Where a struct of this content may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Anywhere: its content is gone.
    Nothing,
    /// In a text root.
    Text,
    /// In a map root.
    Scalars,
}

/// Reads the content of that kind: what it is and how many clocks it takes.
pub(super) fn read(reader: &mut Reader<'_>, kind: u8) -> Result<(Holds, u64), Refusal> {
    match kind {
        DELETED => {
            let len = reader.number()?;
            if len == 0 || len > MAX_RUN {
                return Err(Refusal::Hostile("an empty or endless deleted run"));
            }
            Ok((Holds::Nothing, len))
        }
        STRING => {
            let len = reader.text(MAX_STRING)?.encode_utf16().count();
            if len == 0 {
                return Err(Refusal::Hostile("an empty text"));
            }
            Ok((Holds::Text, len as u64))
        }
        ANY => scalars(reader),
        _ => Err(Refusal::Hostile("a content that sections do not have")),
    }
}

/// Scalars are strings; so nothing nests, and nothing has to be limited in depth.
fn scalars(reader: &mut Reader<'_>) -> Result<(Holds, u64), Refusal> {
    let count = reader.number()?;
    if count == 0 || count > reader.remaining() as u64 / 2 {
        return Err(Refusal::Hostile("it claims more values than there are bytes"));
    }
    for _ in 0..count {
        if reader.byte()? != ANY_STRING {
            return Err(Refusal::Hostile("a scalar that is not a string"));
        }
        reader.text(MAX_SCALAR)?;
    }
    Ok((Holds::Scalars, count))
}
