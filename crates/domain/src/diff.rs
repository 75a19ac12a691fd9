//! What changed between two versions, passage by passage and word by word.

mod compare;
mod touched;
mod words;

pub use compare::compare;
pub use touched::touched;
pub use words::words;

use serde::{Deserialize, Serialize};

/// A run of words in a comparison.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the newer.
    Added(String),
    /// Only in the older.
    Removed(String),
}

/// How a passage compares to the version before.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum LineChange {
    /// The same, or there is no version before.
    Same,
    /// New.
    Added,
    /// Gone.
    Removed,
    /// The same words in another place.
    Moved,
    /// Other words.
    Changed {
        /// Word by word.
        pieces: Vec<Piece>,
    },
}
