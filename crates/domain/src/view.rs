//! What pages and programs receive: already cut to what the asking person may see.

use crate::assessment::{AssessmentView, Side};
use crate::consultation::{ConsultationView, Round};
use crate::content::SectionContent;
use crate::framework::{Expectation, Framework, StrategicObjective};
use crate::gate::Missing;
use crate::ids::{ConsultationId, ProposalId, RequestId, SessionId};
use crate::people::{PersonSummary, Role};
use crate::permission::Action;
use crate::proposal::JobDecision;
use crate::reading::Line;
use crate::review::{ChangeRequest, Decision};
use crate::room::RoomName;
use crate::section::{Right, Section, Sharing};
use crate::state::{Phase, State};
use crate::time::{Date, Timestamp};
use crate::version::Version;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Who I am and where I may go.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// I.
    pub person: PersonSummary,
    /// My address for sign-in.
    pub email: String,
    /// The organization's name.
    pub organization: String,
    /// My appointments.
    pub roles: BTreeSet<Role>,
    /// Whether anybody reports to me.
    pub supports: bool,
    /// How many things wait for me.
    pub turns: u32,
}

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

/// Whose turn it is, seen from the asking person.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Mine.
    Yours,
    /// The employee's.
    Employees,
    /// The manager's.
    Managers,
    /// Both sides'.
    Together,
    /// Leadership's.
    Leaderships,
    /// A stakeholder's.
    Stakeholders,
    /// Nobody's.
    Nobodys,
}

/// One phase of the rail.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RailPhase {
    /// Which.
    pub phase: Phase,
    /// How far.
    pub progress: Progress,
    /// Whose turn in this phase.
    pub turn: Turn,
    /// How many things are left; 0 for phases the person may not see into.
    pub left: u32,
}

/// How far a phase is.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not begun.
    Ahead,
    /// Being worked on.
    Current,
    /// Done.
    Done,
}

/// Who can read a section now, and who will after the next step.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Only the employee; the manager once it is shared.
    EmployeeAlone,
    /// The pair; leadership after the submission.
    Pair,
    /// The pair and leadership: the pinned version.
    PairAndLeadership,
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
    /// What the person may do; none: they may not see it, and `room` and `content` are none too.
    pub right: Option<Right>,
    /// Its room.
    pub room: Option<RoomName>,
    /// Its content when the page was made.
    pub content: Option<SectionContent>,
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

/// A change request with the names the reader needs.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// The record.
    pub request: ChangeRequest,
    /// Who asks.
    pub reviewer: PersonSummary,
}

/// A decision with the name the reader needs.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionView {
    /// The record.
    pub decision: Decision,
    /// Who.
    pub reviewer: PersonSummary,
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
    /// On which side the asking person sits.
    pub side: Side,
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
    /// Who may be asked.
    pub colleagues: Vec<PersonSummary>,
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
    /// The framework version it is written against.
    pub framework: Framework,
    /// The organization's strategic objectives.
    pub objectives: Vec<StrategicObjective>,
    /// What happened, newest first.
    pub history: Vec<HistoryLine>,
    /// When it was started.
    pub created: Timestamp,
    /// The server's time when the page was made, for relative dates that both sides render alike.
    pub now: Timestamp,
}

/// One line of the pinned version, with how it compares to the version before.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewLine {
    /// The line.
    pub line: Line,
    /// Its number in the margin, from 1; none for a line that only the version before has.
    pub number: Option<u32>,
    /// How it compares.
    pub change: crate::diff::LineChange,
}

/// The review page: a pinned version beside rubric and requests.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    /// The pinned version.
    pub version: Version,
    /// The newest version's number.
    pub newest: u32,
    /// Where the proposal stands.
    pub state: State,
    /// The text in reading order; against the version before, if there is one.
    pub lines: Vec<ReviewLine>,
    /// Decisions on this version: before the quorum the person's own only, so that reviewers do not sway each other.
    pub decisions: Vec<DecisionView>,
    /// Approvals of the version before that stand, because only what others asked about has changed.
    pub standing: Vec<PersonSummary>,
    /// How many decisions are needed.
    pub quorum: u32,
    /// How many there are.
    pub decided: u32,
    /// Change requests on this version.
    pub requests: Vec<RequestView>,
    /// Change requests of the version before, with the pair's answers.
    pub answered: Vec<RequestView>,
    /// What the person may do now.
    pub allowed: BTreeSet<Action>,
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
    },
    /// Answer a consultation.
    Answer {
        /// Which.
        consultation: ConsultationId,
    },
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

/// Somebody who reports to me.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Who.
    pub person: PersonSummary,
    /// Their proposals that I may see.
    pub proposals: Vec<ProposalSummary>,
}

/// A sign-in of mine.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Which.
    pub id: SessionId,
    /// Whether it is this one.
    pub current: bool,
    /// The browser, as it named itself.
    pub agent: String,
    /// Since when.
    pub created: Timestamp,
    /// Last used.
    pub seen: Timestamp,
    /// Ends at the latest.
    pub expires: Timestamp,
}

/// A consultation that somebody asks me to answer, or asks me to consent to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskInput {
    /// Which round.
    pub round: Round,
    /// Who is to be asked.
    pub stakeholder: crate::ids::PersonId,
    /// What.
    pub question: String,
    /// By when.
    pub due: Date,
}
