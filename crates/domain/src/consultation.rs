//! Consultations: one question to one stakeholder, asked with the employee's consent, answered by a date.

mod excerpt;
mod readers;

pub use excerpt::{ExcerptPart, ExcerptPartKind, MAX_EXCERPT_CHARS, Whole};
pub use readers::{Insight, Reader, readers};

use crate::ids::{ConsultationId, PersonId, ProposalId};
use crate::people::PersonSummary;
use crate::state::{Phase, State};
use crate::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// Which round.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Round {
    /// Before the alignment: would this be supported?
    Support,
    /// With the milestones: which training, goals and milestones would prepare the employee?
    Preparation,
}

impl Round {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Support, Self::Preparation];

    /// The phase that its questions belong to.
    pub fn phase(self) -> Phase {
        match self {
            Self::Support => Phase::Connection,
            Self::Preparation => Phase::Milestones,
        }
    }

    /// Whether its questions are asked in that state. What would prepare the employee is asked when gaps and milestones are there to be
    /// read, and no assessment is sealed and closed any more.
    pub fn is_open(self, state: State) -> bool {
        match self {
            Self::Support => state.is_writable(),
            Self::Preparation => matches!(state, State::Planning | State::Reconvening),
        }
    }
}

/// What a stakeholder answers.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    /// Likely to be supported.
    Likely,
    /// Likely, with changes.
    WithChanges,
    /// Not now.
    NotNow,
}

impl Support {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Likely, Self::WithChanges, Self::NotNow];

    /// The key, e.g. `with_changes`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::WithChanges => "with_changes",
            Self::NotNow => "not_now",
        }
    }
}

/// The answer, with its reason.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// In a word; none in the round on preparation, which asks for no vote.
    pub support: Option<Support>,
    /// Why, and which need it serves; in the round on preparation, what would prepare the employee. Never empty.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Where a consultation stands.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "stage")]
pub enum Stage {
    /// The manager wants to ask; the employee has not consented.
    Proposed,
    /// The employee does not want this person to be asked.
    Refused,
    /// Asked.
    Asked,
    /// Answered.
    Answered {
        /// The answer.
        answer: Answer,
    },
    /// Closed without an answer, with the reason.
    Closed {
        /// Why.
        reason: String,
    },
}

/// A question to a stakeholder.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Which.
    pub id: ConsultationId,
    /// About which proposal.
    pub proposal: ProposalId,
    /// Which round.
    pub round: Round,
    /// Who is asked.
    pub stakeholder: PersonId,
    /// Who asks.
    pub asked_by: PersonId,
    /// The question. Never empty.
    pub question: String,
    /// By when.
    pub due: Date,
    /// Where it stands.
    pub stage: Stage,
    /// What the stakeholder reads: copied when the employee consents, nothing before, nothing else.
    #[serde(deserialize_with = "excerpt::stored")]
    pub excerpt: Vec<ExcerptPart>,
    /// When it was proposed.
    pub at: Timestamp,
}

/// A consultation as the pair or the stakeholder sees it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultationView {
    /// The record.
    pub consultation: Consultation,
    /// Who is asked.
    pub stakeholder: PersonSummary,
    /// Who asks.
    pub asked_by: PersonSummary,
    /// Whose path it is about.
    pub employee: PersonSummary,
}

/// Longest question or reason in characters: one page.
pub const MAX_WORDS_CHARS: usize = 4_000;
