//! A version in reading order: every passage with its place, for the margin's numbers, the change requests and the comparison.

use crate::ids::ItemId;
use crate::section::Section;
use serde::{Deserialize, Serialize};

/// One passage of a version.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The section.
    pub section: Section,
    /// The item: `self`, `target`, or the id of a goal, clause or milestone.
    pub item: ItemId,
    /// The field, e.g. `five-years`, `goal`, `value`, `due`.
    pub field: String,
    /// The words.
    pub text: String,
}
