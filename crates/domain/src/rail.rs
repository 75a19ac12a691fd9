//! The rail: how far each phase is, what is left in it, and whose turn it is.

mod turn;

pub use turn::{Decided, Facts, turn};

use crate::assessment::Side;
use crate::gate::{Missing, visible_to_manager};
use crate::proposal::Proposal;
use crate::section::Sharing;
use crate::state::{Phase, State};
use crate::view::{Progress, RailPhase};
use std::collections::BTreeSet;

/// The phase that is being worked on; for a withdrawn proposal the one it had come to, as far as the record tells.
pub fn current_phase(proposal: &Proposal) -> Phase {
    match proposal.state {
        State::Draft if !proposal.acknowledged.contains_key(&Side::Employee) => Phase::Start,
        State::Consulting => Phase::Connection,
        State::Aligning => Phase::Alignment,
        State::Assessing => Phase::Gaps,
        State::Planning => Phase::Milestones,
        State::Ready => Phase::Submission,
        State::Submitted | State::InReview | State::Declined => Phase::Decision,
        State::ModificationsRequested | State::Reconvening => Phase::Reconvene,
        State::Approved | State::Active | State::Paused | State::Completed => Phase::Path,
        State::Withdrawn if proposal.version >= 1 => Phase::Decision,
        State::Withdrawn if !proposal.expectations.is_empty() => Phase::Gaps,
        State::Withdrawn if proposal.job_decision.is_some() => Phase::Alignment,
        State::Draft | State::Shared | State::Withdrawn => Phase::Objectives,
    }
}

/// The rail as one side sees it. `missing` is what the gate found, already cut for the viewer or not; `void` are the sides whose
/// signature the text has left behind. A phase that lies behind but
/// still misses something counts as being worked on, so that there may be several of these.
pub fn rail(proposal: &Proposal, viewer: Side, missing: &[Missing], void: &BTreeSet<Side>) -> Vec<RailPhase> {
    let missing = match viewer {
        Side::Employee => missing.to_vec(),
        Side::Manager => visible_to_manager(missing, proposal),
    };
    let one = |phase: Phase| {
        let here: Vec<&Missing> = missing.iter().filter(|m| m.phase() == phase).collect();
        let left = if sees_into(proposal, viewer, phase) { here.len() } else { 0 };
        RailPhase {
            phase,
            progress: progress(proposal, phase, &here),
            turn: turn::of_phase(proposal, viewer, void, phase, &here),
            left: u32::try_from(left).unwrap_or(u32::MAX),
        }
    };
    Phase::ALL.into_iter().map(one).collect()
}

fn sees_into(proposal: &Proposal, viewer: Side, phase: Phase) -> bool {
    viewer == Side::Employee || phase.section().is_none_or(|section| proposal.sharing(section) != Sharing::Private)
}

fn progress(proposal: &Proposal, phase: Phase, here: &[&Missing]) -> Progress {
    let current = current_phase(proposal);
    if phase > current {
        Progress::Ahead
    } else if phase == current {
        if proposal.state.is_final() { final_progress(proposal.state) } else { Progress::Current }
    } else if !proposal.state.is_final() && !here.is_empty() {
        Progress::Current
    } else {
        Progress::Done
    }
}

/// A withdrawn proposal never got through the phase that it had come to.
fn final_progress(state: State) -> Progress {
    if state == State::Withdrawn { Progress::Ahead } else { Progress::Done }
}
