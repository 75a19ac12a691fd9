//! What the decisions of several reviewers come to.

use super::DecisionKind;
use crate::state::Step;

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
