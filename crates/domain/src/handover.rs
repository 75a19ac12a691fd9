//! A path that goes over to another manager. The organization says who manages whom; whether and with what a path follows is the employee's.
//! What becomes of it then is in `handing_over`, which nothing else builds on.

use crate::ids::PersonId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Longest note of a manager to whoever comes after them, in characters: a page. Longer belongs into the document.
pub const MAX_NOTE_CHARS: usize = 4_000;

/// What a manager leaves for whoever comes after them. The employee reads it as soon as it is written.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// For whom: nobody else ever gets it.
    pub to: PersonId,
    /// The words.
    pub text: String,
    /// Since when they stand like this.
    pub at: Timestamp,
}

/// Somebody who facilitated a path before.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Who.
    pub from: PersonId,
    /// When the path went over to the next one.
    pub at: Timestamp,
    /// What they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}
