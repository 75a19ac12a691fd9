//! The lines of one proposal on the desk of one of the pair.

use super::line;
use crate::names::Names;
use crate::proposal::Standing;
use crate::{Result, Service};
use domain::assessment::Side;
use domain::consultation::{Consultation, Stage};
use domain::gate::{Missing, open_requests};
use domain::people::{Actor, PersonSummary};
use domain::proposal::Proposal;
use domain::review::ChangeRequest;
use domain::state::{Phase, State};
use domain::time::Timestamp;
use domain::view::{Desk, DeskKind, DeskLine, Progress, RailPhase, Turn, waiting};

/// A decline is good to know for so long; after that it is history.
const DECLINED_DAYS: i64 = 30;

/// One proposal as one side sees it.
struct Seat<'a> {
    proposal: &'a Proposal,
    side: Side,
    other: PersonSummary,
}

impl Service {
    /// The actor's own proposals and those of the people whom the actor supports.
    pub(super) async fn put_pair(&self, actor: &Actor, supported: &[Proposal], desk: &mut Desk) -> Result<()> {
        for proposal in self.store.proposals_of_employee(&actor.person).await? {
            self.put(&proposal, Side::Employee, desk).await?;
        }
        for proposal in supported {
            self.put(proposal, Side::Manager, desk).await?;
        }
        Ok(())
    }

    async fn put(&self, proposal: &Proposal, side: Side, desk: &mut Desk) -> Result<()> {
        if matches!(proposal.state, State::Completed | State::Withdrawn) {
            return Ok(());
        }
        let across = match side {
            Side::Employee => &proposal.manager,
            Side::Manager => &proposal.employee,
        };
        let consultations = if proposal.state.is_writable() { self.store.consultations(&proposal.id).await? } else { Vec::new() };
        let names = self.names(consultations.iter().map(|c| &c.stakeholder).chain([across])).await?;
        let seat = Seat { proposal, side, other: names.of(across) };
        if let Some(next) = self.successor(proposal).await? {
            seat.handover(next.summary(), desk);
        }
        seat.acknowledge(desk);
        seat.questions(&consultations, &names, desk);
        match proposal.state {
            State::Approved | State::Active | State::Paused => {
                seat.after_signing(desk);
                seat.asked_with_approval(&self.store.requests(&proposal.id, proposal.version).await?, desk);
            }
            state if state.is_writable() => seat.writing(&self.standing(proposal, side).await?, &consultations, desk),
            _ => seat.after_signing(desk),
        }
        Ok(())
    }
}

impl Seat<'_> {
    fn line(&self, kind: DeskKind) -> DeskLine {
        line(kind, self.proposal, self.other.clone())
    }

    /// The employee hands over; whoever did until now may leave a word, which nobody waits for.
    fn handover(&self, next: PersonSummary, desk: &mut Desk) {
        match self.side {
            Side::Employee => desk.your_turn.push(DeskLine { person: next, ..self.line(DeskKind::HandOver) }),
            Side::Manager if self.proposal.note.is_none() => {
                desk.good_to_know.push(DeskLine { person: next, ..self.line(DeskKind::NoteHandover) });
            }
            Side::Manager => {}
        }
    }

    fn acknowledge(&self, desk: &mut Desk) {
        if self.proposal.state.is_writable() && !self.proposal.acknowledged.contains_key(&self.side) {
            desk.your_turn.push(self.line(DeskKind::Acknowledge));
        }
    }

    fn questions(&self, consultations: &[Consultation], names: &Names, desk: &mut Desk) {
        for consultation in consultations {
            let about = |kind, person| DeskLine {
                due: Some(consultation.due),
                since: consultation.at,
                ..line(kind, self.proposal, person)
            };
            let phase = consultation.round.phase();
            let waiting = DeskKind::WaitingFor { phase };
            let stakeholder = names.of(&consultation.stakeholder);
            match (&consultation.stage, self.side) {
                (Stage::Proposed, Side::Employee) => {
                    let consent = DeskKind::Consent { consultation: consultation.id.clone(), phase };
                    desk.your_turn.push(about(consent, stakeholder));
                }
                (Stage::Proposed, Side::Manager) => desk.waiting.push(about(waiting, self.other.clone())),
                (Stage::Asked, _) => desk.waiting.push(about(waiting, stakeholder)),
                _ => {}
            }
        }
    }

    /// The first phase in which there is something to do, besides what has a line of its own already.
    fn writing(&self, standing: &Standing, consultations: &[Consultation], desk: &mut Desk) {
        let told = |missing: &&Missing| match missing {
            Missing::Acknowledgement { side } => *side == self.side,
            Missing::Consultation { consultation } | Missing::Preparation { consultation } => {
                let proposed = |c: &Consultation| c.id == *consultation && matches!(c.stage, Stage::Proposed);
                self.side == Side::Employee && consultations.iter().any(proposed)
            }
            _ => false,
        };
        let of = |phase: Phase| standing.missing.iter().filter(move |m| m.phase() == phase);
        let rest = |p: &&RailPhase| of(p.phase).next().is_none() || !of(p.phase).all(|m| told(&m));
        let current = standing.rail.iter().find(|p| p.progress == Progress::Current);
        if let Some(phase) = waiting(&standing.rail).into_iter().find(rest).map(|p| p.phase) {
            let open = of(phase).count();
            desk.your_turn.push(self.line(self.to_do(phase, u32::try_from(open).unwrap_or(u32::MAX))));
        } else if let Some(RailPhase { phase, turn: Turn::Employees | Turn::Managers, .. }) = current {
            desk.waiting.push(self.line(DeskKind::WaitingFor { phase: *phase }));
        }
    }

    fn to_do(&self, phase: Phase, open: u32) -> DeskKind {
        match phase {
            Phase::Gaps if self.proposal.beginning.contains_key(&self.side.other()) => DeskKind::BeginAssessment,
            Phase::Gaps if self.proposal.state == State::Assessing => DeskKind::Assess,
            Phase::Reconvene => DeskKind::Resolve { open },
            Phase::Submission => DeskKind::Sign,
            phase => DeskKind::Continue { phase },
        }
    }

    /// What leadership asked for with its approval is answered on the path, by either.
    fn asked_with_approval(&self, requests: &[ChangeRequest], desk: &mut Desk) {
        let open = open_requests(self.proposal, requests).len();
        if open > 0 {
            desk.your_turn.push(self.line(DeskKind::Resolve { open: u32::try_from(open).unwrap_or(u32::MAX) }));
        }
    }

    fn after_signing(&self, desk: &mut Desk) {
        let employee = self.side == Side::Employee;
        match self.proposal.state {
            State::Ready if employee => desk.your_turn.push(self.line(DeskKind::Submit)),
            State::Ready => desk.waiting.push(self.line(DeskKind::WaitingFor { phase: Phase::Submission })),
            State::Submitted | State::InReview => desk.waiting.push(self.line(DeskKind::WithLeadership)),
            State::ModificationsRequested => desk.your_turn.push(self.line(DeskKind::Reconvene)),
            State::Approved if employee => desk.your_turn.push(self.line(DeskKind::Approved)),
            State::Approved => desk.good_to_know.push(self.line(DeskKind::Approved)),
            State::Active | State::Paused => desk.good_to_know.push(self.line(DeskKind::OnThePath)),
            State::Declined if is_recent(self.proposal.updated, desk.now) => {
                desk.good_to_know.push(self.line(DeskKind::Declined));
            }
            _ => {}
        }
    }
}

fn is_recent(at: Timestamp, now: Timestamp) -> bool {
    now.date().days() - at.date().days() <= DECLINED_DAYS
}
