//! Whose turn it is, seen from whoever asks.

use crate::assessment::Side;
use crate::gate::Missing;
use crate::ids::ConsultationId;
use crate::proposal::Proposal;
use crate::section::{Section, Sharing};
use crate::state::{Phase, State};
use crate::view::Turn;
use std::collections::BTreeSet;

/// Whether the asking reviewer has decided on the newest version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decided {
    /// Not yet.
    #[default]
    No,
    /// Yes: the others' turn.
    Yes,
}

/// What decides about the turn and is neither in the record nor missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whose signature is void, because the text changed since.
    pub void: BTreeSet<Side>,
    /// Questions that the manager proposed and the employee has not consented to.
    pub to_consent: BTreeSet<ConsultationId>,
}

/// Whose turn it is for a reviewer, who sits on neither side: while the pair is at work it is the owner's.
pub fn reviewers_turn(proposal: &Proposal, decided: Decided) -> Turn {
    match (proposal.state, decided) {
        (State::Submitted | State::InReview, Decided::No) => Turn::Yours,
        (State::Submitted | State::InReview, Decided::Yes) => Turn::Leaderships,
        (State::ModificationsRequested | State::Ready | State::Approved, _) => Turn::Employees,
        (state, _) if state.is_writable() => Turn::Employees,
        _ => Turn::Nobodys,
    }
}

/// The turn in one phase: of whoever can mend what is missing there.
pub(super) fn of_phase(proposal: &Proposal, viewer: Side, facts: &Facts, phase: Phase, here: &[&Missing]) -> Turn {
    let state = proposal.state;
    match (phase, state) {
        (_, state) if state.is_final() => Turn::Nobodys,
        // On the path nothing waits but what leadership asked for.
        (Phase::Path, State::Active | State::Paused) => Turn::Nobodys,
        (Phase::Submission, State::Ready) | (Phase::Path, _) => seen(&[Side::Employee], viewer),
        (Phase::Submission, state) if state.is_writable() => seen(&unsigned(proposal, &facts.void), viewer),
        (Phase::Decision, State::Ready | State::Submitted | State::InReview) => Turn::Leaderships,
        (Phase::Decision, state) if state.is_writable() => Turn::Leaderships,
        (Phase::Gaps, State::Aligning | State::Planning | State::Reconvening) if !proposal.beginning.is_empty() => {
            seen(&unsaid(proposal), viewer)
        }
        // Where nothing has to be written, going on is all there is to do.
        (Phase::Alignment, State::Shared | State::Consulting) | (Phase::Gaps, State::Aligning) if here.is_empty() => {
            Turn::Together
        }
        (Phase::Reconvene, State::ModificationsRequested) => Turn::Together,
        (Phase::Reconvene, State::Approved | State::Active | State::Paused) if !here.is_empty() => Turn::Together,
        (_, state) if state.is_writable() => mending(proposal, viewer, facts, here),
        _ => Turn::Nobodys,
    }
}

/// What only I can mend comes before what both can, and that before what only others can.
fn mending(proposal: &Proposal, viewer: Side, facts: &Facts, here: &[&Missing]) -> Turn {
    let turns: Vec<Turn> =
        here.iter().map(|m| menders(m, proposal, facts).map_or(Turn::Stakeholders, |s| seen(s, viewer))).collect();
    let order = [Turn::Yours, Turn::Together, Turn::Employees, Turn::Managers, Turn::Stakeholders];
    order.into_iter().find(|turn| turns.contains(turn)).unwrap_or(Turn::Nobodys)
}

/// Who has not said yet that the assessments are to begin: whoever has waits for the other.
fn unsaid(proposal: &Proposal) -> Vec<Side> {
    Side::ALL.into_iter().filter(|side| !proposal.beginning.contains_key(side)).collect()
}

/// A single signature waits for the other one; a void one counts for nothing.
fn unsigned(proposal: &Proposal, void: &BTreeSet<Side>) -> Vec<Side> {
    let holds = |side: &Side| !void.contains(side) && proposal.signatures.iter().any(|s| s.side == *side);
    Side::ALL.into_iter().filter(|side| !holds(side)).collect()
}

fn writers(proposal: &Proposal, section: Section) -> &'static [Side] {
    let both = proposal.sharing(section) == Sharing::Writing && !section.is_employees_alone();
    if both { &Side::ALL } else { &[Side::Employee] }
}

/// The sides that can mend it; none where it waits for whoever was asked.
fn menders(missing: &Missing, proposal: &Proposal, facts: &Facts) -> Option<&'static [Side]> {
    Some(match missing {
        Missing::Acknowledgement { side } | Missing::Seal { side } => match side {
            Side::Employee => &[Side::Employee],
            Side::Manager => &[Side::Manager],
        },
        Missing::Consultation { consultation } | Missing::Preparation { consultation } => {
            if !facts.to_consent.contains(consultation) {
                return None;
            }
            &[Side::Employee]
        }
        Missing::NotShared { .. } | Missing::JobDecision | Missing::JobReworded => &[Side::Employee],
        Missing::Expectations | Missing::Request { .. } => &Side::ALL,
        other => other.phase().section().map_or(&Side::ALL, |section| writers(proposal, section)),
    })
}

fn seen(sides: &[Side], viewer: Side) -> Turn {
    match sides {
        [] => Turn::Nobodys,
        [side] if viewer == *side => Turn::Yours,
        [Side::Employee] => Turn::Employees,
        [Side::Manager] => Turn::Managers,
        _ => Turn::Together,
    }
}
