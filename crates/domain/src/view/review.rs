//! The review page.

use crate::assessment::Ratings;
use crate::diff::LineChange;
use crate::ids::ItemId;
use crate::people::PersonSummary;
use crate::permission::Action;
use crate::reading::Line;
use crate::review::{ChangeRequest, Decision};
use crate::state::{State, Step};
use crate::time::Timestamp;
use crate::version::Version;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The review page: a pinned version beside rubric and requests.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    /// The pinned version.
    pub version: Version,
    /// Whether its ratings are shown, or held back because the same person is being rated for another path.
    pub ratings: Ratings,
    /// Who facilitates the path now, and reads with the employee what is decided.
    pub manager: PersonSummary,
    /// The newest version's number.
    pub newest: u32,
    /// Where the proposal stands.
    pub state: State,
    /// The text in reading order; against the version before, if there is one.
    pub lines: Vec<ReviewLine>,
    /// What passages are about that only the version before has: the goal, the clause or the expectation, by item.
    #[serde(default)]
    pub gone: BTreeMap<ItemId, String>,
    /// Decisions on this version: before the quorum the person's own only, so that reviewers do not sway each other.
    pub decisions: Vec<DecisionView>,
    /// Approvals of an earlier version that stand, because everything they read reads as it did.
    pub standing: Vec<PersonSummary>,
    /// Approvals of an earlier version that no longer count, because something they read reads differently now.
    pub reset: Vec<ResetApproval>,
    /// What the decisions came to: an approval, modifications or a decline. None before there are enough.
    pub outcome: Option<Step>,
    /// How many decisions are needed.
    pub quorum: u32,
    /// How many there are.
    pub decided: u32,
    /// Change requests on this version.
    pub requests: Vec<RequestView>,
    /// Change requests of the version before, with the pair's answers.
    pub answered: Vec<RequestView>,
    /// What the person may do now.
    pub allowed: BTreeSet<Action>,
    /// The server's time when the page was made.
    pub now: Timestamp,
}

/// An approval that a newer version has reset.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetApproval {
    /// Whose.
    pub reviewer: PersonSummary,
    /// Of which version.
    pub version: u32,
    /// What reads differently in this version, with the old words and the new. Empty when it was changed and changed back since.
    pub passages: Vec<ReviewLine>,
}

/// One line of the pinned version, with how it compares to the version before.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewLine {
    /// The line.
    pub line: Line,
    /// Its number in the margin, from 1; none for a line that only the version before has.
    pub number: Option<u32>,
    /// How it compares.
    pub change: LineChange,
}

/// A change request with the names the reader needs.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// The record.
    pub request: ChangeRequest,
    /// Who asks.
    pub reviewer: PersonSummary,
}

/// A decision with the name the reader needs.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionView {
    /// The record.
    pub decision: Decision,
    /// Who.
    pub reviewer: PersonSummary,
}
