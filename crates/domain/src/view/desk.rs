//! The desk.

use crate::ids::{ConsultationId, ProposalId, RequestId};
use crate::people::PersonSummary;
use crate::state::Phase;
use crate::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// The desk: one list in three parts.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// My turn.
    pub your_turn: Vec<DeskLine>,
    /// Waiting for others.
    pub waiting: Vec<DeskLine>,
    /// Good to know.
    pub good_to_know: Vec<DeskLine>,
    /// The server's time when the page was made.
    pub now: Timestamp,
}

/// Something on the desk: a sentence with one action.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskLine {
    /// What it is about.
    pub kind: DeskKind,
    /// Which proposal.
    pub proposal: ProposalId,
    /// Its name.
    pub title: String,
    /// The other person concerned: the one waited for, or the one whose path it is.
    pub person: PersonSummary,
    /// Since when.
    pub since: Timestamp,
    /// By when.
    pub due: Option<Date>,
}

/// What a line of the desk is about.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum DeskKind {
    /// Acknowledge goals and rules.
    Acknowledge,
    /// Go on writing in this phase.
    Continue {
        /// Which.
        phase: Phase,
    },
    /// Consent to a consultation, or refuse it.
    Consent {
        /// Which.
        consultation: ConsultationId,
        /// The phase that it belongs to.
        phase: Phase,
    },
    /// Answer a consultation.
    Answer {
        /// Which.
        consultation: ConsultationId,
    },
    /// Agree to the assessments beginning, or not: the other side would begin.
    BeginAssessment,
    /// Rate and seal.
    Assess,
    /// Sign.
    Sign,
    /// Submit.
    Submit,
    /// Review a version.
    Review {
        /// Which.
        version: u32,
    },
    /// Reconvene on requested modifications.
    Reconvene,
    /// Resolve a change request.
    Resolve {
        /// How many are open.
        open: u32,
    },
    /// Hand the path over to the one who is the manager now.
    HandOver,
    /// Somebody else is the manager now: leave them a note, if there is something to say.
    NoteHandover,
    /// Waiting for the other side to do their part.
    WaitingFor {
        /// In which phase.
        phase: Phase,
    },
    /// Waiting for leadership.
    WithLeadership,
    /// Approved: set out.
    Approved,
    /// Declined, with a path.
    Declined,
    /// On the path.
    OnThePath,
    /// A request as it concerns a reviewer: the pair is at work on it.
    BeingModified {
        /// Which.
        request: Option<RequestId>,
    },
}
