//! What a decision needs, and what several come to.

use super::dossiers::consultation;
use super::fixtures::{Size, complete_contents, item, person, summary, version};
use crate::consultation::{Answer, Consultation, ConsultationView, Stage, Support};
use crate::content::PerformanceGoal;
use crate::diff::{LineChange, Piece, touched};
use crate::review::{
    Approval, ChangeRequest, Criterion, Decision, DecisionInput, DecisionKind, MAX_REASON_CHARS, MAX_REQUESTS, Met, Passage,
    RequestInput, ReviewError, check, outcome,
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
    fn an_approval_stands_exactly_when_nothing_it_read_reads_differently(
        kinds in kinds(),
        changes in prop::collection::vec(0..CHANGES.len(), 0..4),
    ) {
        let approved = pinned();
        let mut newer = approved.clone();
        for n in &changes {
            (CHANGES[*n].1)(&mut newer);
        }
        let touched = touched(&newer, &approved);
        let named: BTreeSet<_> = touched.iter().map(|l| (l.line.section, l.line.item.to_string(), l.line.field.clone())).collect();
        for n in &changes {
            let (section, item, field) = CHANGES[*n].0;
            prop_assert!(named.contains(&(section, item.to_owned(), field.to_owned())), "{:?} {:?}", CHANGES[*n].0, named);
        }
        prop_assert_eq!(touched.is_empty(), changes.is_empty());
        for (n, kind) in kinds.into_iter().enumerate() {
            let expected = match (kind, touched.is_empty()) {
                (DecisionKind::Approve, true) => Approval::Stands,
                (DecisionKind::Approve, false) => Approval::Reset,
                _ => Approval::None,
            };
            prop_assert_eq!(Approval::after(&decision(n, kind), &touched), expected);
        }
    }
}

/// Where a reviewer reads something, and a change of it that can be made again and again.
type Change = ((Section, &'static str, &'static str), fn(&mut Version));

/// Something of everything that a reviewer reads.
const CHANGES: [Change; 11] = [
    ((Section::Start, "self", "needs"), |v| v.contents.start.needs.push('x')),
    ((Section::Start, "path", "title"), |v| v.title.push('x')),
    ((Section::Objectives, "g0", "goal"), |v| v.contents.objectives.goals[0].text.push('x')),
    ((Section::Objectives, "target", "role"), |v| v.contents.objectives.target_role = "data-4e".parse().ok()),
    ((Section::Connection, "g1", "value"), |v| v.contents.connection.goals.values_mut().for_each(|g| g.value.push('!'))),
    ((Section::Connection, "q", "reason"), |v| v.consultations.push(answered())),
    ((Section::Alignment, "c0", "verdict"), |v| v.contents.alignment.clauses.values_mut().for_each(|w| w.verdict = None)),
    ((Section::Gaps, "e0", "manager-evidence"), |v| {
        v.assessments.values_mut().flat_map(|a| a.ratings.values_mut()).for_each(|r| r.evidence.push('x'));
    }),
    ((Section::Gaps, "e1", "expected"), |v| v.expectations[1].lines[0].text.push('x')),
    ((Section::Gaps, "p", "goal"), |v| {
        v.contents.gaps.goals = vec![PerformanceGoal { id: item("p"), text: "Two".to_owned() }];
    }),
    ((Section::Milestones, "m1", "owner"), |v| v.contents.milestones.milestones.iter_mut().for_each(|m| m.owner = None)),
];

fn answered() -> ConsultationView {
    let answer = Answer { support: Some(Support::WithChanges), reason: "With two people".to_owned(), at: Timestamp(0) };
    ConsultationView {
        consultation: Consultation { id: "q".parse().unwrap(), ..consultation(0, Stage::Answered { answer }) },
        stakeholder: summary("priya"),
        asked_by: summary("ines"),
        employee: summary("tomas"),
    }
}

#[test]
fn what_an_approval_read_is_shown_in_its_old_words_and_its_new() {
    let approved = pinned();
    let mut newer = approved.clone();
    newer.contents.objectives.goals[1].text = "Goal of two".to_owned();
    let found = touched(&newer, &approved);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].line.item.as_str(), found[0].line.text.as_str()), ("g1", "Goal of two"));
    let pieces = [Piece::Same("Goal ".into()), Piece::Removed("1".into()), Piece::Added("of two".into())];
    assert_eq!(found[0].change, LineChange::Changed { pieces: pieces.into() });
}

#[test]
fn another_order_is_another_reading_and_the_same_text_is_none() {
    let approved = pinned();
    assert_eq!(touched(&approved, &approved), []);
    let mut newer = approved.clone();
    newer.contents.objectives.goals.reverse();
    let moved: Vec<_> = touched(&newer, &approved).into_iter().map(|l| (l.line.item.to_string(), l.change)).collect();
    assert_eq!(moved, [("g1".to_owned(), LineChange::Moved), ("g0".to_owned(), LineChange::Moved)]);
    // Later signatures and the answers to requests are no passages of what was approved.
    let newer = Version { number: 2, answered: vec![change_request(Section::Gaps)], at: Timestamp(9), ..approved.clone() };
    assert_eq!(touched(&newer, &approved), []);
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
