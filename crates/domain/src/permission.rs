//! Who may do what: a pure function of relation, state and section. Used by the services and the room gate, and by pages to show what is possible.

use crate::people::{Actor, Role};
use crate::proposal::Proposal;
use crate::section::{Right, Section, Sharing};
use crate::state::{State, Step, next};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// Begin the assessments, which takes both.
    BeginAssessment,
    /// Call the assessments off, before anybody has rated.
    CallOffAssessment,
    /// Go on without assessments.
    SkipAssessment,
    /// Rate, and seal.
    Assess,
    /// Pin what is rated anew, for a target that was changed.
    Repin,
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
    /// Hand it over to another manager, where the organization has named one.
    HandOver,
    /// Leave a note for that other manager.
    NoteHandover,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 30] = [
        Self::View,
        Self::ViewVersion,
        Self::Rename,
        Self::Acknowledge,
        Self::Share,
        Self::Ask,
        Self::Consent,
        Self::CloseConsultation,
        Self::Answer,
        Self::BeginAlignment,
        Self::DecideJob,
        Self::BeginAssessment,
        Self::CallOffAssessment,
        Self::SkipAssessment,
        Self::Assess,
        Self::Repin,
        Self::Sign,
        Self::Reopen,
        Self::Submit,
        Self::BeginReview,
        Self::Decide,
        Self::Reconvene,
        Self::Resolve,
        Self::Activate,
        Self::Pause,
        Self::Resume,
        Self::Complete,
        Self::Withdraw,
        Self::HandOver,
        Self::NoteHandover,
    ];
}

/// Whether the person has a question about the proposal that was put to them with consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consulted {
    /// No.
    No,
    /// Yes, answered or not.
    Yes,
}

/// How `actor` stands to `proposal`. Who facilitated it once helped to write it, and does not review it. A reviewer who was consulted too counts as reviewer: whether they may answer is asked with
/// [`Relation::Stakeholder`], once the question put to them was found.
pub fn relation(proposal: &Proposal, actor: &Actor, consulted: Consulted) -> Relation {
    if proposal.org != actor.org {
        Relation::Nobody
    } else if actor.person == proposal.employee {
        Relation::Employee
    } else if actor.person == proposal.manager {
        if is_the_managers_concern(proposal) { Relation::Manager } else { Relation::Nobody }
    } else if proposal.version >= 1 && actor.has(Role::LeadershipReviewer) && !proposal.was_facilitated_by(&actor.person) {
        Relation::Reviewer
    } else if consulted == Consulted::Yes {
        Relation::Stakeholder
    } else {
        Relation::Nobody
    }
}

/// Whether the manager knows of it. A draft is the employee's alone, and stays so when it is withdrawn before anything was shared: the manager
/// never learns of it.
pub fn is_the_managers_concern(proposal: &Proposal) -> bool {
    match proposal.state {
        State::Draft => false,
        State::Withdrawn => proposal.version >= 1 || Section::ALL.iter().any(|s| proposal.sharing(*s) != Sharing::Private),
        _ => true,
    }
}

/// Whether somebody in that relation may do `action` now. Relation, state and version alone: what else it takes (the gate, a signature
/// already given, a question that is one's own) is checked where the data is.
pub fn may(relation: Relation, proposal: &Proposal, action: Action) -> bool {
    match relation {
        Relation::Employee => pair_may(proposal, action) || employee_may(proposal, action),
        Relation::Manager if is_the_managers_concern(proposal) => pair_may(proposal, action) || managers_may(proposal, action),
        Relation::Reviewer => reviewer_may(proposal, action),
        Relation::Stakeholder => action == Action::Answer && !proposal.state.is_final(),
        Relation::Manager | Relation::Nobody => false,
    }
}

/// Everything that somebody in that relation may do now.
pub fn allowed(relation: Relation, proposal: &Proposal) -> BTreeSet<Action> {
    Action::ALL.into_iter().filter(|action| may(relation, proposal, *action)).collect()
}

fn pair_may(proposal: &Proposal, action: Action) -> bool {
    match action {
        Action::View => true,
        Action::ViewVersion => proposal.version >= 1,
        Action::Acknowledge | Action::CloseConsultation => proposal.state.is_writable(),
        Action::BeginAlignment => leads_on(proposal, Step::Align),
        // Once: what was pinned and rated stays. Who went on without may still begin, since the kind of target may change.
        Action::BeginAssessment => proposal.expectations.is_empty() && leads_on(proposal, Step::Assess),
        Action::CallOffAssessment => {
            let begun = proposal.state == State::Assessing || !proposal.beginning.is_empty();
            begun && leads_on(proposal, Step::CallOffAssessment)
        }
        Action::Assess => proposal.state == State::Assessing,
        Action::Sign => leads_on(proposal, Step::Ready),
        Action::Reopen => leads_on(proposal, Step::Reopen),
        Action::Reconvene => leads_on(proposal, Step::Reconvene),
        Action::Repin => leads_on(proposal, Step::Repin),
        // Requests that came with an approval are answered on the path.
        Action::Resolve => matches!(proposal.state, State::Reconvening | State::Approved | State::Active | State::Paused),
        _ => false,
    }
}

fn managers_may(proposal: &Proposal, action: Action) -> bool {
    match action {
        Action::Ask => proposal.state.is_writable(),
        Action::NoteHandover => !proposal.state.is_final(),
        _ => false,
    }
}

fn employee_may(proposal: &Proposal, action: Action) -> bool {
    match action {
        Action::Rename | Action::Consent => proposal.state.is_writable(),
        // Also what is signed, decided or walked: the text stays as it is, and who reads it is still the employee's to say.
        Action::Share | Action::HandOver => !proposal.state.is_final(),
        // Decided on what was walked through together; it may be taken up again while the text is open.
        Action::DecideJob => {
            matches!(proposal.state, State::Aligning | State::Assessing | State::Planning | State::Reconvening)
        }
        Action::SkipAssessment => leads_on(proposal, Step::SkipAssessment),
        Action::Submit => leads_on(proposal, Step::Submit),
        Action::Activate => leads_on(proposal, Step::Activate),
        Action::Pause => leads_on(proposal, Step::Pause),
        Action::Resume => leads_on(proposal, Step::Resume),
        Action::Complete => leads_on(proposal, Step::Complete),
        Action::Withdraw => leads_on(proposal, Step::Withdraw),
        _ => false,
    }
}

/// A withdrawn proposal is the pair's again, its pinned versions too.
fn reviewer_may(proposal: &Proposal, action: Action) -> bool {
    let pinned = proposal.version >= 1 && proposal.state != State::Withdrawn;
    match action {
        Action::ViewVersion => pinned,
        Action::BeginReview => pinned && leads_on(proposal, Step::BeginReview),
        Action::Decide => pinned && matches!(proposal.state, State::Submitted | State::InReview),
        _ => false,
    }
}

fn leads_on(proposal: &Proposal, step: Step) -> bool {
    next(proposal.state, step, proposal.submitted()).is_some()
}

/// What somebody in that relation may do in the room of a section; none: for them there is no such room.
pub fn section_right(relation: Relation, state: State, section: Section, sharing: Sharing) -> Option<Right> {
    match relation {
        Relation::Employee if state.is_writable() => Some(Right::Write),
        Relation::Employee => Some(Right::Read),
        Relation::Manager if state != State::Draft => match sharing {
            Sharing::Private => None,
            Sharing::Writing if state.is_writable() && !section.is_employees_alone() => Some(Right::Write),
            Sharing::Reading | Sharing::Writing => Some(Right::Read),
        },
        Relation::Manager | Relation::Reviewer | Relation::Stakeholder | Relation::Nobody => None,
    }
}

/// What somebody in that relation may do at the table, where there is never any text.
pub fn table_right(relation: Relation) -> Option<Right> {
    match relation {
        Relation::Employee | Relation::Manager => Some(Right::Read),
        Relation::Reviewer | Relation::Stakeholder | Relation::Nobody => None,
    }
}
