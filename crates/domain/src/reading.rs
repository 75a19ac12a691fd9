//! A version in reading order: every passage with its place, for the margin's numbers, the change requests and the comparison.

mod walk;

pub use walk::lines;

use crate::ids::ItemId;
use crate::section::Section;
use crate::version::Version;
use serde::{Deserialize, Serialize};

/// One passage of a version.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The section.
    pub section: Section,
    /// The item: `self`, `target`, or the id of a goal, clause, milestone or expectation.
    pub item: ItemId,
    /// The field, e.g. `five-years`, `goal`, `value`, `due`. See [`is_choice`].
    pub field: String,
    /// The words.
    pub text: String,
}

/// What lines are about whose own words stand elsewhere: the goal that is linked, the clause that is judged, the expectation that is rated.
pub fn subject(version: &Version, section: Section, item: &ItemId) -> Option<String> {
    let objectives = &version.contents.objectives;
    match section {
        Section::Connection => objectives.goals.iter().find(|g| g.id == *item).map(|g| g.text.clone()),
        Section::Alignment => objectives.clauses.iter().find(|c| c.id == *item).map(|c| c.text.clone()),
        Section::Gaps => version.expectations.iter().find(|e| e.id.as_str() == item.as_str()).map(|e| e.title.clone()),
        _ => None,
    }
}

/// Whether the text of such a line is the key of a choice (`not_aligned`, `reliably`, `left_open`) rather than words: pages show the
/// choice's name instead.
pub fn is_choice(section: Section, field: &str) -> bool {
    match section {
        Section::Start => false,
        Section::Objectives => matches!(field, "kind" | "term"),
        Section::Connection => field == "left-open",
        Section::Alignment => field == "verdict",
        Section::Gaps => matches!(field, "employee-level" | "manager-level"),
        Section::Milestones => matches!(field, "kind" | "owner" | "confirmer"),
    }
}
