//! The rail: how far each phase is, what is left in it, and whose turn it is.

mod current;
mod turn;

pub use current::current_phase;
pub use turn::{Decided, Facts, reviewers_turn};

use crate::assessment::Side;
use crate::gate::{Missing, visible_to_manager};
use crate::proposal::Proposal;
use crate::section::Sharing;
use crate::state::{Phase, State};
use crate::view::{Progress, RailPhase, Turn};

/// The rail as one side sees it. `missing` is what the gate found, already cut for the viewer or not.
pub fn rail(proposal: &Proposal, viewer: Side, missing: &[Missing], facts: &Facts) -> Vec<RailPhase> {
    let missing = match viewer {
        Side::Employee => missing.to_vec(),
        Side::Manager => visible_to_manager(missing, proposal),
    };
    let stands = current::stands(proposal, &missing);
    let one = |phase: Phase| {
        let here: Vec<&Missing> = missing.iter().filter(|m| m.phase() == phase).collect();
        let left = if sees_into(proposal, viewer, phase) { here.len() } else { 0 };
        RailPhase {
            phase,
            progress: progress(proposal, stands, phase, &here),
            turn: turn::of_phase(proposal, viewer, facts, phase, &here),
            left: u32::try_from(left).unwrap_or(u32::MAX),
        }
    };
    Phase::ALL.into_iter().map(one).collect()
}

/// Where the path stands and whose turn it is, said in one word for lists: mine before everybody's, everybody's before others'.
pub fn standing(proposal: &Proposal, rail: &[RailPhase]) -> (Phase, Turn) {
    let current = rail.iter().find(|p| p.progress == Progress::Current);
    let phase = current.map_or_else(|| current_phase(proposal), |p| p.phase);
    let waits = |wanted: Turn| rail.iter().find(|p| p.waits() && p.turn == wanted);
    let first = waits(Turn::Yours).or_else(|| waits(Turn::Together)).or(current);
    (phase, first.map_or(Turn::Nobodys, |p| p.turn))
}

fn sees_into(proposal: &Proposal, viewer: Side, phase: Phase) -> bool {
    viewer == Side::Employee || phase.section().is_none_or(|section| proposal.sharing(section) != Sharing::Private)
}

fn progress(proposal: &Proposal, stands: Phase, phase: Phase, here: &[&Missing]) -> Progress {
    let state = proposal.state;
    if phase == stands {
        match state {
            // A withdrawn proposal never got through the phase that it had come to.
            State::Withdrawn => Progress::Ahead,
            state if state.is_final() => Progress::Done,
            _ => Progress::Current,
        }
    } else if !lies_behind(proposal, phase) {
        Progress::Ahead
    } else if here.is_empty() || state.is_final() {
        Progress::Done
    } else {
        Progress::Open
    }
}

/// Whether the path has been through a phase in this round: what was submitted and decided before is submitted and decided again.
fn lies_behind(proposal: &Proposal, phase: Phase) -> bool {
    match (phase, proposal.state) {
        (Phase::Submission | Phase::Decision, State::ModificationsRequested | State::Reconvening) => false,
        (Phase::Reconvene, State::Ready) => proposal.version >= 1,
        (Phase::Reconvene, State::Submitted | State::InReview) => proposal.version >= 2,
        _ => phase <= current_phase(proposal),
    }
}
