//! What the decisions of several reviewers come to, and which approvals outlast a new version.

use super::{ChangeRequest, Decision, DecisionKind};
use crate::ids::PersonId;
use crate::section::Section;
use crate::state::Step;
use std::collections::BTreeSet;

/// Where the decisions lead; none before the quorum. It takes more than half to decline, and everybody to approve: anything between asks
/// for modifications.
pub fn outcome(decisions: &[DecisionKind], quorum: usize) -> Option<Step> {
    // Without anybody's decision there is no outcome, whatever the quorum says.
    if decisions.len() < quorum.max(1) {
        return None;
    }
    let count = |kind| decisions.iter().filter(|k| **k == kind).count();
    let declined = count(DecisionKind::Decline);
    Some(if declined * 2 > decisions.len() {
        Step::Decline
    } else if declined + count(DecisionKind::RequestModifications) > 0 {
        Step::RequestModifications
    } else {
        Step::Approve
    })
}

/// The reviewers whose approval of the version before still stands: when nothing has changed but sections that somebody asked about. An
/// approval with modifications does not stand by itself: its reviewer looks at what became of them.
pub fn standing(prev: &[Decision], changed: &BTreeSet<Section>, requests: &[ChangeRequest]) -> Vec<PersonId> {
    let asked: BTreeSet<Section> = requests.iter().map(|request| request.passage.section).collect();
    if !changed.is_subset(&asked) {
        return Vec::new();
    }
    let approved = prev.iter().filter(|decision| decision.kind == DecisionKind::Approve);
    let reviewers: BTreeSet<&PersonId> = approved.map(|decision| &decision.reviewer).collect();
    reviewers.into_iter().cloned().collect()
}
