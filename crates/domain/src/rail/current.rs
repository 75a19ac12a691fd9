//! Where a path stands.

use crate::assessment::Side;
use crate::gate::Missing;
use crate::proposal::Proposal;
use crate::state::{Phase, State};

/// The phase that the record alone names; for a withdrawn proposal the one it had come to, as far as the record tells.
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

/// The one phase that a path stands at: a phase in which nothing is left is done, and the next one is where it goes on.
pub(super) fn stands(proposal: &Proposal, missing: &[Missing]) -> Phase {
    let open = |phase: &Phase| missing.iter().any(|m| m.phase() == *phase);
    // The requests come first, though they stand behind the submission on the rail.
    if proposal.state == State::Reconvening && open(&Phase::Reconvene) {
        return Phase::Reconvene;
    }
    let Some((from, furthest)) = stretch(proposal) else { return current_phase(proposal) };
    let here = Phase::ALL.into_iter().filter(|phase| (from..=furthest).contains(phase)).find(open);
    // What was passed over comes last: it holds up nothing but the submission.
    let behind = || Phase::ALL.into_iter().filter(|phase| *phase < from).find(open);
    here.or_else(behind).unwrap_or(furthest)
}

/// From where to where the state lets the writing come; none where there is nothing to write.
fn stretch(proposal: &Proposal) -> Option<(Phase, Phase)> {
    match proposal.state {
        // Whoever would begin the assessments waits for the other there, whatever else is open.
        State::Aligning | State::Planning | State::Reconvening if !proposal.beginning.is_empty() => {
            Some((Phase::Gaps, Phase::Gaps))
        }
        State::Draft | State::Shared | State::Consulting => Some((current_phase(proposal), Phase::Alignment)),
        State::Aligning => Some((Phase::Alignment, Phase::Gaps)),
        State::Assessing => Some((Phase::Gaps, Phase::Gaps)),
        State::Planning => Some((Phase::Gaps, Phase::Submission)),
        State::Reconvening => Some((Phase::Start, Phase::Submission)),
        _ => None,
    }
}
