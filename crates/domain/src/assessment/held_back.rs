//! Last time's ratings are held back while the same person is rated anew: what was said then shall not steer what is said now.

use crate::proposal::Proposal;
use crate::state::State;
use serde::{Deserialize, Serialize};

/// Whether ratings that were opened may be read now.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ratings {
    /// By everybody to whom they belong.
    Readable,
    /// By nobody, whatever their role, until the new ones are open or the new path has ended.
    HeldBack,
}

/// Whether the ratings of `proposal` may be read. `others` are proposals of the same employee; only those being rated matter.
pub fn ratings(proposal: &Proposal, others: &[Proposal]) -> Ratings {
    let rated_anew =
        |other: &Proposal| other.id != proposal.id && other.employee == proposal.employee && other.state == State::Assessing;
    if others.iter().any(rated_anew) { Ratings::HeldBack } else { Ratings::Readable }
}
