//! The proposal page: everything about a proposal, cut to what the asking side may see.

use super::contents::{Written, room};
use super::facts::Facts;
use super::handover::Managers;
use super::standing::Standing;
use crate::access::Case;
use crate::consultation;
use crate::names::Names;
use crate::review::{Ballot, Quorum, decision_views, request_views};
use crate::{Error, Result, Service, clock};
use domain::assessment::{self, AssessmentView, Begun, Ratings, Side};
use domain::consultation::{Consultation, Insight, Reader, readers};
use domain::handover::Handover;
use domain::ids::{PersonId, ProposalId};
use domain::people::{Actor, Person, PersonSummary, Role};
use domain::permission::{self, Action, Relation};
use domain::proposal::Proposal;
use domain::review::ChangeRequest;
use domain::room::RoomName;
use domain::section::{Right, Section, Sharing};
use domain::state::State;
use domain::view::{Audience, ConsultedReader, FormerManager, Onwards, ProposalView, SectionView, SignatureView, VersionSummary};
use std::collections::BTreeSet;
use store::AuditRow;

/// Most colleagues offered in the list of whom to ask. A larger organization needs a search, and a page of this size is read by nobody.
const MAX_COLLEAGUES: usize = 500;

/// What the page needs apart from the facts.
struct Around {
    versions: Vec<VersionSummary>,
    /// The newest version that leadership has answered, and how.
    answered: Option<(u32, Ballot)>,
    requests: Vec<ChangeRequest>,
    history: Vec<AuditRow>,
    colleagues: Vec<PersonSummary>,
    managers: Managers,
    mentors: BTreeSet<PersonId>,
}

impl Service {
    /// The proposal as one of the pair may see it.
    pub async fn proposal(&self, actor: &Actor, id: &ProposalId) -> Result<ProposalView> {
        let case = self.case(actor, id, Action::View).await?;
        let side = case.proposal.side_of(&actor.person).ok_or(Error::NotFound)?;
        let facts = self.facts(&case.proposal).await?;
        let around = self.around(&case).await?;
        let names = self.names(mentioned(&case.proposal, &facts, &around)).await?;
        let mut ratings = self.ratings(&case.proposal).await?;
        if side == Side::Manager && case.proposal.state == State::Assessing && case.proposal.handed_over().is_some() {
            // What was rated under an earlier manager does not steer the one who rates now, not by a quote in a request either.
            ratings = Ratings::HeldBack;
        }
        let framework = self.outline(&case.proposal).await?;
        let objectives = self.store.objectives(&case.proposal.org).await?;
        let note = case.proposal.note.clone();
        let managers_note = note.filter(|note| around.managers.next.as_ref().is_some_and(|next| next.id == note.to));
        let newer_process = self.has_newer_process(&case.proposal).await?;
        let Standing { rail, missing } = Standing::of(&case.proposal, side, &facts);
        let expectations = super::expectations(&case.proposal, side);
        let Case { proposal, relation } = case;
        let seen = |c: &domain::consultation::Consultation| consultation::view(c.clone(), &proposal, Some(side), &names);
        let decided = around.answered.as_ref().map(|(_, ballot)| decision_views(ballot, Quorum::Reached, &actor.person, &names));
        Ok(ProposalView {
            rail,
            sections: Section::ALL.into_iter().map(|s| section(&proposal, relation, s, &facts, &names)).collect(),
            allowed: allowed(relation, &proposal, &facts, &around.managers),
            missing,
            consultations: facts.consultations.iter().filter(|c| is_told(&proposal, side, c)).map(seen).collect(),
            colleagues: around.colleagues,
            mentors: around.mentors,
            assessment: rated(&proposal, side, &facts, ratings),
            process: proposal.process.clone(),
            newer_process,
            former: former(&proposal, &names),
            manager_left: around.managers.left,
            successor: around.managers.next,
            note: managers_note,
            signatures: signatures(&proposal, &facts.written),
            versions: around.versions,
            decisions: decided.unwrap_or_default(),
            requests: request_views(around.requests, ratings, &names),
            framework,
            objectives,
            history: super::history::lines(&around.history, side, &names),
            employee: names.of(&proposal.employee),
            manager: names.of(&proposal.manager),
            table: RoomName::Table { proposal: proposal.id.clone() },
            now: clock::now(),
            side,
            id: proposal.id,
            title: proposal.title,
            state: proposal.state,
            revision: proposal.revision,
            acknowledged: proposal.acknowledged,
            job_decision: proposal.job_decision,
            beginning: proposal.beginning,
            expectations,
            created: proposal.created,
        })
    }

    async fn around(&self, case: &Case) -> Result<Around> {
        let proposal = &case.proposal;
        // Most proposals are looked at before they have a version: then there is none to ask for.
        let mut versions = if proposal.version == 0 { Vec::new() } else { self.store.versions(&proposal.id).await? };
        let answered = self.newest_answered(proposal).await?;
        let mut requests = match &answered {
            Some((number, _)) => self.newest_requests(proposal, *number).await?,
            None => Vec::new(),
        };
        // Of what was written under an earlier manager, the present one is told what is shared now.
        if let Some(since) = proposal.handed_over().filter(|_| case.relation == Relation::Manager) {
            let all = Section::ALL.iter().all(|section| proposal.sharing(*section) != Sharing::Private);
            versions.retain(|(_, at)| all || *at >= since);
            requests.retain(|request| proposal.sharing(request.passage.section) != Sharing::Private);
        }
        let (colleagues, mentors) = self.colleagues(case).await?;
        Ok(Around {
            versions: versions.into_iter().rev().map(|(number, at)| VersionSummary { number, at }).collect(),
            answered,
            requests,
            history: self.store.history(&proposal.id).await?,
            colleagues,
            mentors,
            managers: self.managers(proposal).await?,
        })
    }

    /// The newest version whose decisions the pair may read.
    async fn newest_answered(&self, proposal: &Proposal) -> Result<Option<(u32, Ballot)>> {
        if proposal.version == 0 {
            return Ok(None);
        }
        let quorum = self.quorum(proposal).await?;
        let ballot = self.ballot(proposal, proposal.version).await?;
        if ballot.quorum(proposal, proposal.version, quorum) == Quorum::Reached {
            return Ok(Some((proposal.version, ballot)));
        }
        match proposal.version - 1 {
            0 => Ok(None),
            earlier => Ok(Some((earlier, self.ballot(proposal, earlier).await?))),
        }
    }

    /// The change requests that were made last: an approval asks for nothing, and the round before it is not forgotten by that.
    async fn newest_requests(&self, proposal: &Proposal, number: u32) -> Result<Vec<ChangeRequest>> {
        for number in (1..=number).rev() {
            let requests = self.store.requests(&proposal.id, number).await?;
            if !requests.is_empty() {
                return Ok(requests);
            }
        }
        Ok(Vec::new())
    }

    /// Whom the actor may propose to ask, mentors first, and who of them those are: nobody, where they may not.
    async fn colleagues(&self, case: &Case) -> Result<(Vec<PersonSummary>, BTreeSet<PersonId>)> {
        let proposal = &case.proposal;
        if !permission::may(case.relation, proposal, Action::Ask) {
            return Ok(Default::default());
        }
        let (_, people) = self.directory(&proposal.org).await?;
        let others = people.iter().filter(|person| person.left.is_none() && proposal.side_of(&person.id).is_none());
        let (mentors, others): (Vec<&Person>, Vec<&Person>) = others.partition(|person| person.serves_as(Role::Mentor));
        let known = mentors.iter().map(|mentor| mentor.id.clone()).collect();
        Ok((mentors.into_iter().chain(others).take(MAX_COLLEAGUES).map(Person::summary).collect(), known))
    }
}

fn mentioned<'a>(proposal: &'a Proposal, facts: &'a Facts, around: &'a Around) -> impl Iterator<Item = &'a PersonId> {
    let asked = facts.consultations.iter().flat_map(|c| [&c.stakeholder, &c.asked_by]);
    let reviewers = around.answered.iter().flat_map(|(_, ballot)| &ballot.made).map(|decision| &decision.reviewer);
    let requesters = around.requests.iter().map(|request| &request.reviewer);
    let actors = around.history.iter().map(|row| &row.entry.person);
    let managers = proposal.handovers.iter().map(|handover| &handover.from).chain([&proposal.manager]);
    [&proposal.employee].into_iter().chain(managers).chain(asked).chain(reviewers).chain(requesters).chain(actors)
}

/// Once something is rated the assessments are not called off any more, and where nobody else is the manager nothing is handed over: the
/// record alone does not tell that.
fn allowed(relation: Relation, proposal: &Proposal, facts: &Facts, managers: &Managers) -> BTreeSet<Action> {
    let mut allowed = permission::allowed(relation, proposal);
    if managers.next.is_none() {
        allowed.remove(&Action::HandOver);
        allowed.remove(&Action::NoteHandover);
    }
    if Side::ALL.iter().any(|side| !facts.assessment(*side).is_untouched()) {
        allowed.remove(&Action::CallOffAssessment);
    }
    allowed
}

/// Whether one side is told of a question: the manager not of those from before their time about what the employee keeps from them.
fn is_told(proposal: &Proposal, side: Side, consultation: &Consultation) -> bool {
    let about = consultation.round.phase().section();
    let private = about.is_some_and(|section| proposal.sharing(section) == Sharing::Private);
    side == Side::Employee || !private || proposal.handed_over().is_none_or(|since| consultation.at >= since)
}

/// The assessments as one side reads them. Those that an earlier manager sealed are read with the section that they belong to: what the
/// next one sees is the employee's choice.
fn rated(proposal: &Proposal, side: Side, facts: &Facts, ratings: Ratings) -> AssessmentView {
    let [employee, manager] = Side::ALL.map(|side| facts.assessment(side));
    let seen = assessment::view(Some(side), employee, manager, begun(proposal), ratings);
    let closed = side == Side::Manager && !manager.by.is_empty() && proposal.sharing(Section::Gaps) == Sharing::Private;
    match seen {
        AssessmentView::Open { .. } if closed => assessment::view(None, employee, manager, begun(proposal), ratings),
        seen => seen,
    }
}

fn former(proposal: &Proposal, names: &Names) -> Vec<FormerManager> {
    let one =
        |handover: &Handover| FormerManager { person: names.of(&handover.from), until: handover.at, note: handover.note.clone() };
    proposal.handovers.iter().rev().map(one).collect()
}

/// Begun when something is pinned to be rated.
fn begun(proposal: &Proposal) -> Begun {
    if proposal.expectations.is_empty() { Begun::No } else { Begun::Yes }
}

fn section(proposal: &Proposal, relation: Relation, section: Section, facts: &Facts, names: &Names) -> SectionView {
    let written = &facts.written;
    let sharing = proposal.sharing(section);
    let mut right = permission::section_right(relation, proposal.state, section, sharing);
    if written.damaged.contains(&section) {
        right = right.map(|_| Right::Read);
    }
    SectionView {
        section,
        sharing,
        audience: Audience::of(proposal, sharing),
        onwards: Onwards::of(proposal),
        consulted: consulted(proposal, section, right, facts, names),
        right,
        room: right.map(|_| room(proposal, section)),
        content: right.map(|_| written.contents.get(section)),
    }
}

/// Who reads a part of the section to answer a question.
fn consulted(proposal: &Proposal, section: Section, right: Option<Right>, facts: &Facts, names: &Names) -> Vec<ConsultedReader> {
    let insight = if right.is_some() { Insight::Open } else { Insight::Closed };
    let readers = readers(proposal, &facts.consultations, section, insight).into_iter();
    let view = |Reader { person, questions, until }| ConsultedReader { person: names.of(&person), questions, until };
    readers.map(view).collect()
}

fn signatures(proposal: &Proposal, written: &Written) -> Vec<SignatureView> {
    let view = |s: &domain::proposal::Signature| SignatureView { side: s.side, at: s.at, void: !s.holds(&written.heads) };
    proposal.signatures.iter().map(view).collect()
}
