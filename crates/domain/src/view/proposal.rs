//! The proposal page.

use super::{DecisionView, Outline, RailPhase, RequestView, SectionView};
use crate::assessment::{AssessmentView, Side};
use crate::consultation::{ConsultationView, Round};
use crate::framework::{Expectation, StrategicObjective};
use crate::gate::Missing;
use crate::handover::Note;
use crate::ids::{PersonId, ProposalId};
use crate::people::PersonSummary;
use crate::permission::Action;
use crate::process::Process;
use crate::proposal::JobDecision;
use crate::room::RoomName;
use crate::state::State;
use crate::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The proposal page.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalView {
    /// Which.
    pub id: ProposalId,
    /// Its name.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Counts changes of the record.
    pub revision: u64,
    /// Whose.
    pub employee: PersonSummary,
    /// Who facilitates.
    pub manager: PersonSummary,
    /// Whether the one who facilitates has left the organization: what takes two waits for the next one.
    pub manager_left: bool,
    /// Who is the employee's manager now, where that is somebody else than the one who facilitates: the path can be handed over to them.
    pub successor: Option<PersonSummary>,
    /// What the one who facilitates leaves for whoever comes after them.
    pub note: Option<Note>,
    /// Those who facilitated it before, the last one first.
    pub former: Vec<FormerManager>,
    /// On which side the asking person sits.
    pub side: Side,
    /// The organization's questions, guides and needs that it goes by.
    pub process: Process,
    /// Whether the organization makes something else of the steps by now, to which it can be moved.
    pub newer_process: bool,
    /// The room for presence and notices.
    pub table: RoomName,
    /// The rail.
    pub rail: Vec<RailPhase>,
    /// The sections in order.
    pub sections: Vec<SectionView>,
    /// What the asking person may do now.
    pub allowed: BTreeSet<Action>,
    /// What is missing for a submission, as far as the person may see it.
    pub missing: Vec<Missing>,
    /// Who acknowledged the rules.
    pub acknowledged: BTreeMap<Side, Timestamp>,
    /// What the employee decided on the job description.
    pub job_decision: Option<JobDecision>,
    /// Consultations of both rounds.
    pub consultations: Vec<ConsultationView>,
    /// Who may be asked; mentors first.
    pub colleagues: Vec<PersonSummary>,
    /// Which of them are mentors.
    pub mentors: BTreeSet<PersonId>,
    /// Who wants the assessments to begin, and since when; they begin when both do.
    pub beginning: BTreeMap<Side, Timestamp>,
    /// What is rated.
    pub expectations: Vec<Expectation>,
    /// The assessments as this person may see them.
    pub assessment: AssessmentView,
    /// Signatures of the version in preparation.
    pub signatures: Vec<SignatureView>,
    /// Pinned versions, newest first.
    pub versions: Vec<VersionSummary>,
    /// Decisions that leadership has made, newest first. Shown once the quorum is reached.
    pub decisions: Vec<DecisionView>,
    /// Change requests of the newest decided version.
    pub requests: Vec<RequestView>,
    /// The framework version it is written against, as far as the page needs it.
    pub framework: Outline,
    /// The organization's strategic objectives.
    pub objectives: Vec<StrategicObjective>,
    /// What happened, newest first.
    pub history: Vec<HistoryLine>,
    /// When it was started.
    pub created: Timestamp,
    /// The server's time when the page was made, for relative dates that both sides render alike.
    pub now: Timestamp,
}

/// Somebody who facilitated a path before.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerManager {
    /// Who.
    pub person: PersonSummary,
    /// Until when.
    pub until: Timestamp,
    /// What they left.
    pub note: Option<Note>,
}

/// A signature as shown.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureView {
    /// Which side.
    pub side: Side,
    /// When.
    pub at: Timestamp,
    /// Whether the text changed since: then it is void and has to be given again.
    pub void: bool,
}

/// A pinned version in a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionSummary {
    /// 1, 2, ...
    pub number: u32,
    /// When it was pinned.
    pub at: Timestamp,
}

/// Something that happened, as the pair may read it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: PersonSummary,
    /// What, as a key of the audit log, e.g. `proposal.shared`.
    pub what: String,
    /// The section, version or person concerned, where there is one, ready to be put into a sentence.
    pub about: String,
}

/// A consultation that somebody asks me to answer, or asks me to consent to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskInput {
    /// Which round.
    pub round: Round,
    /// Who is to be asked.
    pub stakeholder: PersonId,
    /// What.
    pub question: String,
    /// By when.
    pub due: Date,
}
