//! Who may do what: a pure function of relation, state and section. Used by the services and the room gate, and by pages to show what is possible.

use serde::{Deserialize, Serialize};

/// How a person stands to a proposal. Being administrator or programme owner is no relation.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// It is theirs.
    Employee,
    /// They facilitate it.
    Manager,
    /// They are appointed to review it.
    Reviewer,
    /// They were asked about it, with consent.
    Stakeholder,
    /// None of these.
    Nobody,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 5] = [Self::Employee, Self::Manager, Self::Reviewer, Self::Stakeholder, Self::Nobody];
}

/// Something that can be done to a proposal apart from writing in a room.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Read the living document, as far as it is shared.
    View,
    /// Read pinned versions.
    ViewVersion,
    /// Name it.
    Rename,
    /// Acknowledge goals and rules.
    Acknowledge,
    /// Share a section, or take that back.
    Share,
    /// Propose to ask a stakeholder.
    Ask,
    /// Consent to asking, or refuse.
    Consent,
    /// Close a question without an answer.
    CloseConsultation,
    /// Answer a question.
    Answer,
    /// Begin the walk through the job description.
    BeginAlignment,
    /// Accept the job description, or want it modified.
    DecideJob,
    /// Begin the assessments.
    BeginAssessment,
    /// Rate, and seal.
    Assess,
    /// Sign.
    Sign,
    /// Take the signature back.
    Reopen,
    /// Submit.
    Submit,
    /// Begin the review.
    BeginReview,
    /// Decide.
    Decide,
    /// Open the draft again.
    Reconvene,
    /// Answer a change request.
    Resolve,
    /// Set out.
    Activate,
    /// Rest.
    Pause,
    /// Go on.
    Resume,
    /// Arrive.
    Complete,
    /// Take it back.
    Withdraw,
}
