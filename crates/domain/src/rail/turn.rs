//! Whose turn it is, seen from whoever asks.

use crate::assessment::Side;
use crate::gate::Missing;
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

/// What decides about the turn and is not in the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Who has sealed their assessment.
    pub sealed: BTreeSet<Side>,
    /// Whose signature is void, because the text changed since.
    pub void: BTreeSet<Side>,
    /// Questions that the manager proposed and the employee has not consented to.
    pub to_consent: u32,
    /// Questions asked and not answered.
    pub asked: u32,
    /// For a reviewer who asks.
    pub decided: Decided,
}

/// Whose turn it is. `viewer` is none for somebody who sits on neither side: a reviewer.
pub fn turn(proposal: &Proposal, viewer: Option<Side>, facts: &Facts) -> Turn {
    match proposal.state {
        State::Draft | State::Ready | State::Approved | State::Active | State::Paused => seen(&[Side::Employee], viewer),
        State::Shared => seen(shared(proposal, facts), viewer),
        State::Consulting if facts.to_consent > 0 => seen(&[Side::Employee], viewer),
        State::Consulting if facts.asked > 0 => Turn::Stakeholders,
        State::Assessing => {
            let open: Vec<Side> = Side::ALL.into_iter().filter(|side| !facts.sealed.contains(side)).collect();
            seen(&open, viewer)
        }
        State::Aligning => seen(&unsaid(proposal), viewer),
        State::Consulting | State::ModificationsRequested => Turn::Together,
        State::Planning | State::Reconvening => seen(&unsigned(proposal, &facts.void), viewer),
        State::Submitted | State::InReview => match (viewer, facts.decided) {
            (None, Decided::No) => Turn::Yours,
            _ => Turn::Leaderships,
        },
        State::Completed | State::Declined | State::Withdrawn => Turn::Nobodys,
    }
}

/// The turn in one phase: of whoever can mend what is missing there.
pub(super) fn of_phase(proposal: &Proposal, viewer: Side, void: &BTreeSet<Side>, phase: Phase, here: &[&Missing]) -> Turn {
    if proposal.state.is_final() {
        return Turn::Nobodys;
    }
    let viewer = Some(viewer);
    match (phase, proposal.state) {
        (Phase::Submission, State::Ready) | (Phase::Path, _) => seen(&[Side::Employee], viewer),
        (Phase::Submission, state) if state.is_writable() => seen(&unsigned(proposal, void), viewer),
        (Phase::Decision, state) if state.is_writable() => Turn::Leaderships,
        (Phase::Decision, State::Ready | State::Submitted | State::InReview) => Turn::Leaderships,
        (Phase::Gaps, State::Aligning) if !proposal.beginning.is_empty() => seen(&unsaid(proposal), viewer),
        (Phase::Reconvene, State::ModificationsRequested) => Turn::Together,
        (Phase::Reconvene, State::Approved | State::Active | State::Paused) if !here.is_empty() => Turn::Together,
        (Phase::Reconvene, State::Reconvening) if here.is_empty() => seen(&unsigned(proposal, void), viewer),
        (_, state) if state.is_writable() => {
            let sides: BTreeSet<Side> = here.iter().flat_map(|m| menders(m, proposal)).copied().collect();
            seen(&sides.into_iter().collect::<Vec<_>>(), viewer)
        }
        _ => Turn::Nobodys,
    }
}

fn shared(proposal: &Proposal, facts: &Facts) -> &'static [Side] {
    if facts.to_consent > 0 { &[Side::Employee] } else { writers(proposal, Section::Objectives) }
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

fn menders(missing: &Missing, proposal: &Proposal) -> &'static [Side] {
    match missing {
        Missing::Acknowledgement { side } | Missing::Seal { side } => match side {
            Side::Employee => &[Side::Employee],
            Side::Manager => &[Side::Manager],
        },
        Missing::NotShared { .. } | Missing::JobDecision | Missing::JobReworded => &[Side::Employee],
        Missing::Consultation { .. } | Missing::Preparation { .. } | Missing::Expectations | Missing::Request { .. } => {
            &Side::ALL
        }
        other => other.phase().section().map_or(&Side::ALL, |section| writers(proposal, section)),
    }
}

fn seen(sides: &[Side], viewer: Option<Side>) -> Turn {
    match sides {
        [] => Turn::Nobodys,
        [side] if viewer == Some(*side) => Turn::Yours,
        [Side::Employee] => Turn::Employees,
        [Side::Manager] => Turn::Managers,
        _ => Turn::Together,
    }
}
