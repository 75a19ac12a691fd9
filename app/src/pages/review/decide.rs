//! Checking a decision before it is sent: everything that is missing at once, in plain words.

use crate::words::review as said;
use domain::review::{Criterion, DecisionInput, DecisionKind};

/// What is still missing. The server checks again.
pub fn missing(input: &DecisionInput) -> Vec<String> {
    let mut missing = Vec::new();
    let asks = matches!(input.kind, DecisionKind::ApproveWithModifications | DecisionKind::RequestModifications);
    if !Criterion::ALL.iter().all(|c| input.rubric.contains_key(c)) {
        missing.push(said::NEED_RUBRIC);
    }
    if asks && input.requests.is_empty() {
        missing.push(said::NEED_REQUESTS);
    }
    if !asks && !input.requests.is_empty() {
        missing.push(said::NO_REQUESTS);
    }
    if input.requests.iter().any(|r| r.note.trim().is_empty()) {
        missing.push(said::NEED_NOTES);
    }
    if input.reason.trim().is_empty() {
        missing.push(said::NEED_REASON);
    }
    if input.kind == DecisionKind::Decline && input.path.trim().is_empty() {
        missing.push(said::NEED_PATH);
    }
    missing.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::review::Met;

    fn input(kind: DecisionKind) -> DecisionInput {
        let rubric = Criterion::ALL.into_iter().map(|c| (c, Met::Yes)).collect();
        DecisionInput { kind, reason: "Clear".to_owned(), path: String::new(), rubric, requests: Vec::new() }
    }

    #[test]
    fn an_approval_with_rubric_and_reason_is_complete() {
        assert!(missing(&input(DecisionKind::Approve)).is_empty());
    }

    #[test]
    fn nobody_is_declined_without_a_way_to_go() {
        assert_eq!(missing(&input(DecisionKind::Decline)), [said::NEED_PATH]);
    }

    #[test]
    fn modifications_need_a_passage() {
        assert_eq!(missing(&input(DecisionKind::RequestModifications)), [said::NEED_REQUESTS]);
    }
}
