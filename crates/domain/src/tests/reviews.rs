//! What a decision needs, and what several come to.

use super::fixtures::{Size, complete_contents, item, person, version};
use crate::review::{
    ChangeRequest, Criterion, Decision, DecisionInput, DecisionKind, MAX_REASON_CHARS, MAX_REQUESTS, Met, Passage, RequestInput,
    ReviewError, check, outcome, standing,
};
use crate::section::Section;
use crate::state::Step;
use crate::time::Timestamp;
use crate::version::Version;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn pinned() -> Version {
    version(complete_contents(Size { goals: 2, clauses: 2, expectations: 2, focus: 2 }))
}

fn passage(quote: &str) -> Passage {
    Passage { section: Section::Connection, item: item("g1"), field: "value".to_owned(), quote: quote.to_owned() }
}

fn request(quote: &str) -> RequestInput {
    RequestInput { passage: passage(quote), note: "Say how many".to_owned() }
}

fn input(kind: DecisionKind) -> DecisionInput {
    let requests = if kind.asks_for_modifications() { vec![request("calls at night")] } else { Vec::new() };
    DecisionInput {
        kind,
        reason: "It stands on what was shown".to_owned(),
        path: "Try again after the migration".to_owned(),
        rubric: Criterion::ALL.into_iter().map(|criterion| (criterion, Met::Yes)).collect(),
        requests,
    }
}

fn refused(kind: DecisionKind, spoil: impl Fn(&mut DecisionInput)) -> ReviewError {
    let mut input = input(kind);
    spoil(&mut input);
    check(&input, &pinned()).unwrap_err()
}

#[test]
fn a_complete_decision_of_each_kind_is_accepted() {
    for kind in DecisionKind::ALL {
        assert_eq!(check(&input(kind), &pinned()), Ok(()));
    }
}

#[test]
fn no_decision_of_any_kind_goes_without_reason_and_rubric() {
    for kind in DecisionKind::ALL {
        assert_eq!(refused(kind, |i| " \u{200b}".clone_into(&mut i.reason)), ReviewError::NoReason);
        assert_eq!(refused(kind, |i| i.reason = "x".repeat(MAX_REASON_CHARS + 1)), ReviewError::TooLong { what: "reason" });
        for criterion in Criterion::ALL {
            let error = refused(kind, |i| i.rubric.retain(|c, _| *c != criterion));
            assert_eq!(error, ReviewError::RubricIncomplete { criterion });
        }
    }
}

#[test]
fn only_a_decline_needs_a_path() {
    assert_eq!(refused(DecisionKind::Decline, |i| i.path.clear()), ReviewError::NoPath);
    for kind in DecisionKind::ALL.into_iter().filter(|kind| *kind != DecisionKind::Decline) {
        let without = DecisionInput { path: String::new(), ..input(kind) };
        assert_eq!(check(&without, &pinned()), Ok(()));
    }
}

#[test]
fn requests_go_with_modifications_and_only_with_them() {
    for kind in DecisionKind::ALL {
        if kind.asks_for_modifications() {
            assert_eq!(refused(kind, |i| i.requests.clear()), ReviewError::NoRequests);
            let many = |i: &mut DecisionInput| i.requests = vec![request("calls"); MAX_REQUESTS + 1];
            assert_eq!(refused(kind, many), ReviewError::TooManyRequests);
        } else {
            assert_eq!(refused(kind, |i| i.requests.push(request("calls"))), ReviewError::RequestsNotAllowed);
        }
    }
}

#[test]
fn a_request_quotes_words_that_stand_in_its_passage() {
    let kind = DecisionKind::RequestModifications;
    let spoils: [fn(&mut RequestInput); 5] = [
        |r| r.passage.quote = "calls at day".to_owned(),
        |r| r.passage.quote.clear(),
        |r| r.passage.section = Section::Gaps,
        |r| r.passage.item = item("g9"),
        |r| r.passage.field = "link".to_owned(),
    ];
    for spoil in spoils {
        let with_second = |i: &mut DecisionInput| {
            let mut second = request("calls at night");
            spoil(&mut second);
            i.requests.push(second);
        };
        assert_eq!(refused(kind, with_second), ReviewError::QuoteNotFound { number: 2 });
    }
    assert_eq!(refused(kind, |i| i.requests[0].note.clear()), ReviewError::NoNote { number: 1 });
}

fn kinds() -> impl Strategy<Value = Vec<DecisionKind>> {
    prop::collection::vec(prop::sample::select(DecisionKind::ALL.to_vec()), 0..8)
}

proptest! {
    #[test]
    fn decisions_lead_somewhere_exactly_from_the_quorum_on(kinds in kinds(), quorum in 0..8_usize) {
        prop_assert_eq!(outcome(&kinds, quorum).is_some(), !kinds.is_empty() && kinds.len() >= quorum);
    }

    #[test]
    fn it_takes_more_than_half_to_decline_and_everybody_to_approve(kinds in kinds()) {
        prop_assume!(!kinds.is_empty());
        let is = |kind| kinds.iter().filter(|k| **k == kind).count();
        let declined = is(DecisionKind::Decline);
        let yes = is(DecisionKind::Approve) + is(DecisionKind::ApproveWithModifications);
        let found = outcome(&kinds, 1).unwrap();
        prop_assert_eq!(found == Step::Decline, 2 * declined > kinds.len());
        prop_assert_eq!(found == Step::Approve, yes == kinds.len());
        prop_assert!(matches!(found, Step::Approve | Step::Decline | Step::RequestModifications));
    }

    #[test]
    fn who_decided_first_does_not_matter(
        (kinds, shuffled) in kinds().prop_flat_map(|k| (Just(k.clone()), Just(k).prop_shuffle())),
        quorum in 1..4_usize,
    ) {
        prop_assert_eq!(outcome(&kinds, quorum), outcome(&shuffled, quorum));
    }

    #[test]
    fn an_approval_stands_when_only_what_was_asked_about_has_changed(
        kinds in kinds(),
        changed in prop::sample::subsequence(Section::ALL.to_vec(), 0..=6),
        asked in prop::sample::subsequence(Section::ALL.to_vec(), 0..=6),
    ) {
        let decisions: Vec<Decision> = kinds.iter().enumerate().map(|(n, kind)| decision(n, *kind)).collect();
        let requests: Vec<ChangeRequest> = asked.iter().map(|section| change_request(*section)).collect();
        let changed: BTreeSet<Section> = changed.into_iter().collect();
        let found = standing(&decisions, &changed, &requests);
        let untouched = changed.iter().all(|section| asked.contains(section));
        for decision in &decisions {
            let stands = untouched && decision.kind == DecisionKind::Approve;
            prop_assert_eq!(found.contains(&decision.reviewer), stands);
        }
    }
}

fn decision(n: usize, kind: DecisionKind) -> Decision {
    let input = input(kind);
    Decision {
        reviewer: person(&format!("reviewer-{n}")),
        version: 1,
        kind,
        reason: input.reason,
        path: input.path,
        rubric: input.rubric,
        at: Timestamp(0),
    }
}

fn change_request(section: Section) -> ChangeRequest {
    ChangeRequest {
        id: "request".parse().unwrap(),
        reviewer: person("marta"),
        version: 1,
        passage: Passage { section, ..passage("calls") },
        note: "Say how many".to_owned(),
        resolution: None,
    }
}
