//! Lists of proposals.

use super::Turn;
use crate::ids::ProposalId;
use crate::people::PersonSummary;
use crate::state::{Phase, State};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A line of a list of proposals.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalSummary {
    /// Which.
    pub id: ProposalId,
    /// Its name.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Whose.
    pub employee: PersonSummary,
    /// Who facilitates.
    pub manager: PersonSummary,
    /// The phase that is being worked on.
    pub phase: Phase,
    /// Whose turn.
    pub turn: Turn,
    /// The newest pinned version, 0 before the first.
    pub version: u32,
    /// When it changed last.
    pub updated: Timestamp,
}

/// Which of my lists.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    /// My own.
    Mine,
    /// Of the people I support.
    Supporting,
    /// For me to review.
    Reviewing,
}
