//! The completeness gate: what is still missing before a submission, item by item.

mod dossier;
mod focus;
mod hidden;

pub use dossier::{Dossier, missing, open_requests};
pub use focus::{Focus, MAX_FOCUS, focus};
pub use hidden::visible_to_manager;

use crate::assessment::Side;
use crate::consultation::Round;
use crate::ids::{ConsultationId, ExpectationId, ItemId, RequestId};
use crate::process::Question;
use crate::section::Section;
use crate::state::Phase;
use serde::{Deserialize, Serialize};

/// Something missing. Each item names the place where it is mended.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Missing {
    /// A side has not acknowledged goals and rules.
    Acknowledgement {
        /// Which side.
        side: Side,
    },
    /// A section that leadership will read is still private.
    NotShared {
        /// Which.
        section: Section,
    },
    /// No word on where I am today.
    Today,
    /// No goals apart from today's role.
    Beyond,
    /// No five-year picture.
    FiveYears,
    /// A question that the organization wants an answer to.
    Answer {
        /// Which.
        question: Question,
    },
    /// Nobody has answered in a round, and the organization wants somebody asked.
    Asked {
        /// In which.
        round: Round,
    },
    /// No goal at all.
    Goals,
    /// No short-term or no long-term goal.
    Term {
        /// Which.
        term: crate::content::Term,
    },
    /// A goal without words.
    EmptyGoal {
        /// Which.
        goal: ItemId,
    },
    /// No kind of target.
    TargetKind,
    /// Neither a role of the framework nor a title of one's own.
    Target,
    /// No job description.
    JobDescription,
    /// A clause without words.
    EmptyClause {
        /// Which.
        clause: ItemId,
    },
    /// A goal neither linked nor left open.
    Link {
        /// Which.
        goal: ItemId,
    },
    /// A linked goal without the value it creates.
    Value {
        /// Which.
        goal: ItemId,
    },
    /// A consultation on whether this would be supported, neither answered nor closed.
    Consultation {
        /// Which.
        consultation: ConsultationId,
    },
    /// A clause without a verdict.
    Verdict {
        /// Which.
        clause: ItemId,
    },
    /// A clause was reworded after its verdict.
    VerdictReworded {
        /// Which.
        clause: ItemId,
    },
    /// A clause that does not fit as it is, and nothing was said about it.
    Feedback {
        /// Which.
        clause: ItemId,
    },
    /// The employee has not accepted the job description.
    JobDecision,
    /// The job description was reworded after it was accepted.
    JobReworded,
    /// What is rated is not what the target expects: it was changed since.
    Expectations,
    /// A side has not sealed its assessment.
    Seal {
        /// Which.
        side: Side,
    },
    /// Too little in focus, or too much.
    Focus {
        /// How many at least.
        least: u32,
        /// How many at most.
        most: u32,
    },
    /// A focus without a milestone.
    FocusMilestone {
        /// Which.
        focus: ExpectationId,
    },
    /// No milestone at all.
    Milestones,
    /// Something of a milestone.
    Milestone {
        /// Which.
        milestone: ItemId,
        /// What of it.
        part: MilestonePart,
    },
    /// A consultation on what would prepare the employee, neither answered nor closed.
    Preparation {
        /// Which.
        consultation: ConsultationId,
    },
    /// A change request that nobody answered.
    Request {
        /// Which.
        request: RequestId,
    },
}

/// A part of a milestone.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MilestonePart {
    /// What is reached.
    Title,
    /// How one sees it.
    Measure,
    /// The value to reach.
    Target,
    /// By when.
    Due,
    /// How.
    Kind,
    /// Which gap it closes.
    Gap,
    /// Who owes it.
    Owner,
    /// Who confirms it.
    Confirmer,
    /// Somebody other than who owes it, to confirm it.
    OtherConfirmer,
}

impl Missing {
    /// The phase in which it is mended: the link of the gate's line.
    pub fn phase(&self) -> Phase {
        match self {
            Self::Acknowledgement { .. } | Self::Today => Phase::Start,
            Self::NotShared { section } => match section {
                Section::Start => Phase::Start,
                Section::Objectives => Phase::Objectives,
                Section::Connection => Phase::Connection,
                Section::Alignment => Phase::Alignment,
                Section::Gaps => Phase::Gaps,
                Section::Milestones => Phase::Milestones,
            },
            Self::Answer { question } => question.phase(),
            Self::Asked { round } => round.phase(),
            Self::Beyond
            | Self::FiveYears
            | Self::Goals
            | Self::Term { .. }
            | Self::EmptyGoal { .. }
            | Self::TargetKind
            | Self::Target
            | Self::JobDescription
            | Self::EmptyClause { .. } => Phase::Objectives,
            Self::Link { .. } | Self::Value { .. } | Self::Consultation { .. } => Phase::Connection,
            Self::Verdict { .. }
            | Self::VerdictReworded { .. }
            | Self::Feedback { .. }
            | Self::JobDecision
            | Self::JobReworded => Phase::Alignment,
            Self::Expectations | Self::Seal { .. } | Self::Focus { .. } => Phase::Gaps,
            Self::FocusMilestone { .. } | Self::Milestones | Self::Milestone { .. } | Self::Preparation { .. } => {
                Phase::Milestones
            }
            Self::Request { .. } => Phase::Reconvene,
        }
    }

    /// The element of the page that mends it: `<phase>` or `<phase>-<item>`, used as the fragment of the link.
    pub fn anchor(&self) -> String {
        let phase = self.phase().key();
        match self {
            Self::EmptyGoal { goal } | Self::Link { goal } | Self::Value { goal } => format!("{phase}-{goal}"),
            Self::EmptyClause { clause }
            | Self::Verdict { clause }
            | Self::VerdictReworded { clause }
            | Self::Feedback { clause } => format!("{phase}-{clause}"),
            Self::Consultation { consultation } | Self::Preparation { consultation } => format!("{phase}-{consultation}"),
            Self::Milestone { milestone, .. } => format!("{phase}-{milestone}"),
            Self::Request { request } => format!("{phase}-{request}"),
            _ => phase.to_owned(),
        }
    }
}
