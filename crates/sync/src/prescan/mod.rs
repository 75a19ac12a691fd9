//! Looks at an untrusted v1 update before the CRDT does: bounded in memory and time, and it refuses everything that no honest client of
//! our documents sends. A few crafted bytes can hang, exhaust or mute the library behind it; nothing reaches that unseen.
//!
//! What passes: contiguous structs that continue what the room knows, text in text roots, short strings in map roots, roots and keys that
//! the section has, neighbours from the same place, deletions of what exists.

mod content;
mod deletes;
mod erased;
mod history;
mod limits;
mod order;
mod place;
mod structs;
mod vector;

pub use history::{Foreign, History};
pub use limits::Limits;
pub use order::Tangled;
pub use vector::state_vector;

use crate::codec::CodecError;
use crate::codec::lib0::Reader;
use domain::room::Shape;
use place::Places;

/// Why an update is not applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It builds on something the room does not have. Happens to honest clients: they are asked for everything they have.
    #[error("the update builds on changes that the room does not have")]
    Gap,
    /// No client of ours writes this.
    #[error("the update is not one of this document: {0}")]
    Hostile(&'static str),
    /// The room cannot grow by that.
    #[error("the room is full")]
    Full,
}

impl From<CodecError> for Refusal {
    fn from(error: CodecError) -> Self {
        match error {
            CodecError::Truncated => Self::Hostile("it ends too early"),
            CodecError::TooLarge | CodecError::OverLimit => Self::Hostile("a number or a text is too large"),
            CodecError::NotText => Self::Hostile("a text is not UTF-8"),
            CodecError::UnknownKind => Self::Hostile("an unknown kind"),
            CodecError::Trailing => Self::Hostile("bytes behind the end"),
        }
    }
}

/// A range of one client's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Whose clock.
    pub client: u64,
    /// The first.
    pub from: u32,
    /// Behind the last.
    pub to: u32,
}

/// What an update brings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scanned {
    /// What the room does not have yet, one span per client.
    pub new: Vec<Span>,
    /// What it deletes that is not deleted yet, or not wholly.
    pub deletes: Vec<Span>,
    places: Places,
    bytes: usize,
}

/// Scans an update against what the room knows.
pub fn update(shape: impl Into<Shape>, bytes: &[u8], limits: &Limits, history: &History) -> Result<Scanned, Refusal> {
    let mut reader = Reader::new(bytes);
    let found = structs::read(shape.into(), &mut reader, limits, history)?;
    let deletes = deletes::read(&mut reader, limits, history, &found.new)?;
    reader.end()?;
    deletes::cover(&found.several, &deletes)?;
    let places = place::resolve(&found.structs, limits, history)?;
    let scanned = Scanned { new: found.new, deletes, places, bytes: bytes.len() };
    if history.has_room_for(&scanned, limits) { Ok(scanned) } else { Err(Refusal::Full) }
}
