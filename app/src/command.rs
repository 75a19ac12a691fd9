//! What the pair can have done on a proposal, apart from writing in its text.

use domain::assessment::Rating;
use domain::ids::{ConsultationId, ExpectationId, PersonId, RequestId};
use domain::proposal::JobDecision;
use domain::review::ResolutionKind;
use domain::section::{Section, Sharing};
use domain::state::Step;
use domain::view::AskInput;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that one of the two does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Give it a name.
    Rename(String),
    /// Go on with the version of the framework that is in force.
    AdoptFramework,
    /// Go on with the organization's questions and guides of now.
    AdoptProcess,
    /// Agree to goals and rules.
    Acknowledge,
    /// Let the manager see a section, or no longer.
    Share(Section, Sharing),
    /// Propose to ask a stakeholder.
    Ask(AskInput),
    /// Agree to asking.
    Consent(ConsultationId),
    /// Do not agree to asking.
    Refuse(ConsultationId),
    /// Close a question without an answer, with the reason.
    Close(ConsultationId, String),
    /// Decide on the job description.
    DecideJob(JobDecision),
    /// Rate one expectation, or take the rating away.
    Rate(ExpectationId, Option<Rating>),
    /// Seal one's assessment.
    Seal,
    /// Sign.
    Sign,
    /// Submit.
    Submit,
    /// Answer a change request.
    Resolve(RequestId, ResolutionKind, String),
    /// Move to another state.
    Step(Step),
    /// Take it back, with the reason.
    Withdraw(String),
    /// Hand it over to the one who is the manager now, with what they may see of it that is not as it was.
    HandOver(PersonId, BTreeMap<Section, Sharing>),
    /// Leave a note for the one who is the manager now.
    NoteHandover(String),
}
