//! Leadership's answer: rubric, change requests on passages, decisions with a reason.

mod approval;
mod check;
mod outcome;

pub use approval::Approval;
pub use check::{ReviewError, check};
pub use outcome::outcome;

use crate::assessment::{Ratings, Side, is_rating};
use crate::ids::{ItemId, PersonId, RequestId};
use crate::section::Section;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What every submission is asked.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Is the path realistic, given what has been shown?
    Realistic,
    /// Does it create value for the organization?
    CreatesValue,
    /// Is there evidence for the competencies?
    Evidence,
}

impl Criterion {
    /// Every criterion.
    pub const ALL: [Self; 3] = [Self::Realistic, Self::CreatesValue, Self::Evidence];
}

/// How a criterion is met.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// Yes.
    Yes,
    /// With changes.
    WithChanges,
    /// Not yet.
    NotYet,
}

/// A passage of a pinned version.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The section.
    pub section: Section,
    /// The item: `self`, `target`, or the id of a goal, clause or milestone.
    pub item: ItemId,
    /// The field, e.g. `value`.
    pub field: String,
    /// The words that the request is about, as they stand in the pinned version; empty while they are part of a rating that is held back.
    pub quote: String,
}

/// A modification that a reviewer asks for.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRequest {
    /// Which.
    pub id: RequestId,
    /// Who asks.
    pub reviewer: PersonId,
    /// Of which version.
    pub version: u32,
    /// Where.
    pub passage: Passage,
    /// What is asked for. Never empty.
    pub note: String,
    /// How the pair answered.
    pub resolution: Option<Resolution>,
}

impl ChangeRequest {
    /// The request as it may be read: while ratings are held back, without the words that it quotes from one.
    #[must_use]
    pub fn readable(mut self, ratings: Ratings) -> Self {
        if ratings == Ratings::HeldBack && is_rating(self.passage.section, &self.passage.field) {
            self.passage.quote.clear();
        }
        self
    }
}

/// How the pair answers a change request.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Done, or not agreed with.
    pub kind: ResolutionKind,
    /// What was done, or why not. Never empty.
    pub note: String,
    /// Which side wrote it.
    pub by: Side,
    /// Who; none in those that were written before managers could change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// Done, or not agreed with.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResolutionKind {
    /// Changed as asked, or in a way that serves it.
    Resolved,
    /// The pair keeps the passage and says why.
    Disputed,
}

/// What a reviewer decides.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Yes.
    Approve,
    /// Yes, with the modifications named.
    ApproveWithModifications,
    /// Not in this form: modifications are requested.
    RequestModifications,
    /// No, with another path.
    Decline,
}

impl DecisionKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Approve, Self::ApproveWithModifications, Self::RequestModifications, Self::Decline];
}

/// A reviewer's decision on one version.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Who.
    pub reviewer: PersonId,
    /// On which version.
    pub version: u32,
    /// What.
    pub kind: DecisionKind,
    /// Why. Never empty.
    pub reason: String,
    /// What else is open to the employee; required for a decline.
    pub path: String,
    /// The rubric, every criterion answered.
    pub rubric: BTreeMap<Criterion, Met>,
    /// When.
    pub at: Timestamp,
}

/// What a reviewer sends.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionInput {
    /// What.
    pub kind: DecisionKind,
    /// Why.
    pub reason: String,
    /// What else is open; required for a decline.
    #[serde(default)]
    pub path: String,
    /// The rubric.
    pub rubric: BTreeMap<Criterion, Met>,
    /// The modifications asked for; required, and only allowed, where the kind speaks of modifications.
    #[serde(default)]
    pub requests: Vec<RequestInput>,
}

/// A change request as a reviewer sends it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestInput {
    /// Where; the quote must stand in the pinned version.
    pub passage: Passage,
    /// What is asked for.
    pub note: String,
}

/// Longest reason, path or note in characters: two pages.
pub const MAX_REASON_CHARS: usize = 8_000;
/// Most change requests in one decision: more is another conversation.
pub const MAX_REQUESTS: usize = 50;
