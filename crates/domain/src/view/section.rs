//! A section on the page, and who reads it.

use crate::content::SectionContent;
use crate::people::PersonSummary;
use crate::proposal::Proposal;
use crate::room::RoomName;
use crate::section::{Right, Section, Sharing};
use crate::state::State;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Who can read a section now.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Only the employee.
    EmployeeAlone,
    /// The pair.
    Pair,
    /// The pair and leadership: the pinned version.
    PairAndLeadership,
}

/// Who else will read what stands in a section now, and who has read an earlier version of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onwards {
    /// Leadership, after the submission.
    Submission,
    /// The manager and leadership have read the version that was submitted; leadership reads this after the next submission.
    NextSubmission,
    /// Nobody: it is with leadership already, or the path was taken back.
    Nobody,
}

impl Audience {
    /// Of a section that is shared so.
    pub fn of(proposal: &Proposal, sharing: Sharing) -> Self {
        let frozen = !proposal.state.is_writable() && !matches!(proposal.state, State::Ready | State::Withdrawn);
        match sharing {
            _ if proposal.version >= 1 && frozen => Self::PairAndLeadership,
            Sharing::Private => Self::EmployeeAlone,
            Sharing::Reading | Sharing::Writing => Self::Pair,
        }
    }
}

impl Onwards {
    /// Of every section of the proposal.
    pub fn of(proposal: &Proposal) -> Self {
        match (proposal.state, proposal.version) {
            (State::Withdrawn, _) => Self::Nobody,
            (state, 0) if state.is_writable() || state == State::Ready => Self::Submission,
            (state, _) if state.is_writable() || state == State::Ready => Self::NextSubmission,
            _ => Self::Nobody,
        }
    }
}

/// Somebody who reads a part of a section to answer a question.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultedReader {
    /// Who.
    pub person: PersonSummary,
    /// About how many questions.
    pub questions: u32,
    /// By when the last answer is wanted; none once all are answered.
    pub until: Option<Date>,
}

/// A section as the asking person may see it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionView {
    /// Which.
    pub section: Section,
    /// What the employee shares.
    pub sharing: Sharing,
    /// Who reads it.
    pub audience: Audience,
    /// Who will.
    pub onwards: Onwards,
    /// Who besides reads a part of it, to answer a question that the employee agreed to.
    pub consulted: Vec<ConsultedReader>,
    /// What the person may do; none: they may not see it, and `room` and `content` are none too.
    pub right: Option<Right>,
    /// Its room.
    pub room: Option<RoomName>,
    /// Its content when the page was made.
    pub content: Option<SectionContent>,
}
