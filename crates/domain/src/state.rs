//! The states of a proposal, the phases of its path, and the one table of transitions.

use crate::section::Section;
use serde::{Deserialize, Serialize};

/// Where a proposal stands, in one word.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Only the employee knows of it.
    Draft,
    /// At least one section is shared with the manager.
    Shared,
    /// Stakeholders are asked.
    Consulting,
    /// The job description is walked through.
    Aligning,
    /// Each side rates alone.
    Assessing,
    /// Both assessments are open; focus and milestones are written.
    Planning,
    /// Both have signed; the text is frozen until it is submitted or reopened.
    Ready,
    /// With leadership.
    Submitted,
    /// A reviewer has begun.
    InReview,
    /// Leadership asks for modifications.
    ModificationsRequested,
    /// The pair works on the modifications.
    Reconvening,
    /// Approved.
    Approved,
    /// On the path.
    Active,
    /// On the path, resting.
    Paused,
    /// Done.
    Completed,
    /// Declined, with a path.
    Declined,
    /// Taken back by the employee.
    Withdrawn,
}

impl State {
    /// Every state in the order of the path.
    pub const ALL: [Self; 17] = [
        Self::Draft,
        Self::Shared,
        Self::Consulting,
        Self::Aligning,
        Self::Assessing,
        Self::Planning,
        Self::Ready,
        Self::Submitted,
        Self::InReview,
        Self::ModificationsRequested,
        Self::Reconvening,
        Self::Approved,
        Self::Active,
        Self::Paused,
        Self::Completed,
        Self::Declined,
        Self::Withdrawn,
    ];

    /// The key in interfaces, e.g. `in_review`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Shared => "shared",
            Self::Consulting => "consulting",
            Self::Aligning => "aligning",
            Self::Assessing => "assessing",
            Self::Planning => "planning",
            Self::Ready => "ready",
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::ModificationsRequested => "modifications_requested",
            Self::Reconvening => "reconvening",
            Self::Approved => "approved",
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Completed => "completed",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether sections may be written, by whoever has the right to.
    pub fn is_writable(self) -> bool {
        matches!(
            self,
            Self::Draft | Self::Shared | Self::Consulting | Self::Aligning | Self::Assessing | Self::Planning | Self::Reconvening
        )
    }

    /// Whether nothing can follow any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Declined | Self::Withdrawn)
    }
}

/// A phase of the rail: always visible, in this order.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Where I am; rules acknowledged by both.
    Start,
    /// Where I want to go.
    Objectives,
    /// What it serves.
    Connection,
    /// The job description walked through.
    Alignment,
    /// What is missing.
    Gaps,
    /// How to get there.
    Milestones,
    /// Both sign.
    Submission,
    /// Leadership decides.
    Decision,
    /// Modifications resolved together.
    Reconvene,
    /// On the path.
    Path,
}

impl Phase {
    /// Every phase in order.
    pub const ALL: [Self; 10] = [
        Self::Start,
        Self::Objectives,
        Self::Connection,
        Self::Alignment,
        Self::Gaps,
        Self::Milestones,
        Self::Submission,
        Self::Decision,
        Self::Reconvene,
        Self::Path,
    ];

    /// The section written in this phase, if there is one.
    pub fn section(self) -> Option<Section> {
        match self {
            Self::Start => Some(Section::Start),
            Self::Objectives => Some(Section::Objectives),
            Self::Connection => Some(Section::Connection),
            Self::Alignment => Some(Section::Alignment),
            Self::Gaps => Some(Section::Gaps),
            Self::Milestones => Some(Section::Milestones),
            Self::Submission | Self::Decision | Self::Reconvene | Self::Path => None,
        }
    }

    /// The key in addresses, e.g. `objectives`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Objectives => "objectives",
            Self::Connection => "connection",
            Self::Alignment => "alignment",
            Self::Gaps => "gaps",
            Self::Milestones => "milestones",
            Self::Submission => "submission",
            Self::Decision => "decision",
            Self::Reconvene => "reconvene",
            Self::Path => "path",
        }
    }
}

/// Something that moves a proposal from state to state.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The employee shares a first section.
    Share,
    /// A first stakeholder is asked (the employee consents).
    Consult,
    /// Either begins the walk through the job description.
    Align,
    /// Both want the assessments to begin; the expectations are pinned.
    Assess,
    /// Either calls the assessments off before anybody has rated; what is rated is open again.
    CallOffAssessment,
    /// The employee goes on without assessments, where the kind of target leaves them to choice.
    SkipAssessment,
    /// The second of the two seals; both open.
    Open,
    /// Either pins what is rated anew, for a target that was changed; what was not rated before is rated alone again.
    Repin,
    /// The second of the two signs; the text freezes.
    Ready,
    /// Either takes the signature back before it is submitted; the text opens.
    Reopen,
    /// The employee submits; a version is pinned.
    Submit,
    /// A reviewer begins.
    BeginReview,
    /// The quorum approves.
    Approve,
    /// The quorum asks for modifications.
    RequestModifications,
    /// The quorum declines, with a path.
    Decline,
    /// Either opens the draft again after modifications were requested.
    Reconvene,
    /// The employee sets out.
    Activate,
    /// The employee rests.
    Pause,
    /// The employee goes on.
    Resume,
    /// The employee has arrived.
    Complete,
    /// The employee takes the proposal back.
    Withdraw,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 21] = [
        Self::Share,
        Self::Consult,
        Self::Align,
        Self::Assess,
        Self::CallOffAssessment,
        Self::SkipAssessment,
        Self::Open,
        Self::Repin,
        Self::Ready,
        Self::Reopen,
        Self::Submit,
        Self::BeginReview,
        Self::Approve,
        Self::RequestModifications,
        Self::Decline,
        Self::Reconvene,
        Self::Activate,
        Self::Pause,
        Self::Resume,
        Self::Complete,
        Self::Withdraw,
    ];
}

/// The state after `step`, or none where the step is not allowed. `submitted` tells whether a version was pinned before: reopening a
/// signed draft, and opening assessments that were begun again or late, then lead back to the reconvening rather than to the planning.
pub fn next(state: State, step: Step, submitted: Submitted) -> Option<State> {
    use State as S;
    Some(match (state, step) {
        (S::Draft, Step::Share) => S::Shared,
        (S::Shared, Step::Consult) => S::Consulting,
        (S::Shared | S::Consulting, Step::Align) => S::Aligning,
        // From the planning on only where nothing was rated so far, which the right to begin asks.
        (S::Aligning | S::Planning | S::Reconvening, Step::Assess)
        | (S::Assessing | S::Planning | S::Reconvening, Step::Repin) => S::Assessing,
        (S::Aligning, Step::SkipAssessment) => S::Planning,
        // Called off while one side still waits for the other, nothing has begun yet.
        (S::Aligning | S::Planning | S::Reconvening, Step::CallOffAssessment) => state,
        (S::Assessing, Step::CallOffAssessment) => match submitted {
            Submitted::Never => S::Aligning,
            Submitted::Before => S::Reconvening,
        },
        (S::Planning | S::Reconvening, Step::Ready) => S::Ready,
        (S::Assessing, Step::Open) | (S::Ready, Step::Reopen) => match submitted {
            Submitted::Never => S::Planning,
            Submitted::Before => S::Reconvening,
        },
        (S::Ready, Step::Submit) => S::Submitted,
        (S::Submitted, Step::BeginReview) => S::InReview,
        (S::Submitted | S::InReview, Step::Approve) => S::Approved,
        (S::Submitted | S::InReview, Step::RequestModifications) => S::ModificationsRequested,
        (S::Submitted | S::InReview, Step::Decline) => S::Declined,
        (S::ModificationsRequested, Step::Reconvene) => S::Reconvening,
        (S::Approved, Step::Activate) | (S::Paused, Step::Resume) => S::Active,
        (S::Active, Step::Pause) => S::Paused,
        (S::Active, Step::Complete) => S::Completed,
        (from, Step::Withdraw) if !from.is_final() => S::Withdrawn,
        _ => return None,
    })
}

/// Whether a version was ever pinned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// No version yet.
    Never,
    /// At least version 1.
    Before,
}
