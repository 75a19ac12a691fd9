//! Sealed means sealed.

use super::fixtures::{Size, assessment, complete_contents, expectation, item, proposal, version};
use crate::assessment::is_rating;
use crate::assessment::{
    Assessment, AssessmentError, AssessmentView, Begun, Level, MAX_EVIDENCE_CHARS, Rating, Ratings, Side, complete, incomplete,
    ratings, view,
};
use crate::framework::Expectation;
use crate::proposal::Proposal;
use crate::reading::lines;
use crate::review::{ChangeRequest, Passage};
use crate::section::Section;
use crate::state::State;
use crate::time::Timestamp;
use proptest::prelude::*;

fn rated(evidence: &str, sealed: Option<Timestamp>) -> Assessment {
    Assessment { sealed, ..assessment(&asked(), evidence) }
}

fn asked() -> Vec<Expectation> {
    (0..3).map(expectation).collect()
}

fn seals() -> impl Strategy<Value = Option<Timestamp>> {
    prop::option::of(any::<i64>().prop_map(Timestamp))
}

proptest! {
    #[test]
    fn nobody_reads_the_other_sides_words_before_both_are_sealed(first in seals(), second in seals()) {
        let (employee, manager) = (rated("employee-wrote-this", first), rated("manager-wrote-this", second));
        let both = first.is_some() && second.is_some();
        for (side, others_words) in [(Side::Employee, "manager-wrote-this"), (Side::Manager, "employee-wrote-this")] {
            let sent = serde_json::to_string(&view(Some(side), &employee, &manager, Begun::Yes, Ratings::Readable)).unwrap();
            prop_assert_eq!(sent.contains(others_words), both);
        }
        let sent = serde_json::to_string(&view(None, &employee, &manager, Begun::Yes, Ratings::Readable)).unwrap();
        prop_assert!(!sent.contains("wrote-this"));
        for side in [None, Some(Side::Employee), Some(Side::Manager)] {
            prop_assert_eq!(view(side, &employee, &manager, Begun::No, Ratings::Readable), AssessmentView::NotBegun);
        }
    }
}

#[test]
fn a_stranger_hears_only_how_many_have_sealed() {
    let (open, sealed) = (rated("x", None), rated("y", Some(Timestamp(1))));
    assert_eq!(view(None, &open, &open, Begun::Yes, Ratings::Readable), AssessmentView::Closed { sealed: 0 });
    assert_eq!(view(None, &open, &sealed, Begun::Yes, Ratings::Readable), AssessmentView::Closed { sealed: 1 });
    assert_eq!(view(None, &sealed, &sealed, Begun::Yes, Ratings::Readable), AssessmentView::Closed { sealed: 2 });
}

#[test]
fn an_assessment_is_complete_when_every_expectation_has_an_answer_with_evidence() {
    let full = rated("Seen twice", None);
    assert_eq!(complete(&full, &asked()), Ok(()));
    assert_eq!(complete(&full, &[]), Err(AssessmentError::NothingToRate));
    for expectation in asked() {
        let spoilt = |spoil: &dyn Fn(&mut Assessment)| {
            let mut assessment = full.clone();
            spoil(&mut assessment);
            complete(&assessment, &asked()).unwrap_err()
        };
        let (id, title) = (expectation.id.clone(), expectation.title.clone());
        let with = |evidence: String| Rating { level: Level::NoOpportunity, evidence };
        assert_eq!(
            spoilt(&|a| drop(a.ratings.remove(&id))),
            AssessmentError::Unrated { expectation: id.clone(), title: title.clone() }
        );
        assert_eq!(
            spoilt(&|a| drop(a.ratings.insert(id.clone(), with(" ".to_owned())))),
            AssessmentError::NoEvidence { expectation: id.clone(), title: title.clone() }
        );
        assert_eq!(
            spoilt(&|a| drop(a.ratings.insert(id.clone(), with("é".repeat(MAX_EVIDENCE_CHARS + 1))))),
            AssessmentError::TooLong { expectation: id.clone(), title }
        );
    }
    let mut more = full;
    more.ratings.insert(expectation(9).id, Rating { level: Level::NotYet, evidence: "x".to_owned() });
    assert_eq!(complete(&more, &asked()), Err(AssessmentError::Unknown { expectation: expectation(9).id }));
}

const SIZE: Size = Size { goals: 2, clauses: 2, expectations: 2, focus: 2 };

proptest! {
    #[test]
    fn ratings_are_held_back_exactly_while_another_path_of_the_same_person_is_rated(
        own in prop::sample::select(State::ALL.to_vec()),
        others in prop::collection::vec((prop::sample::select(State::ALL.to_vec()), any::<bool>()), 0..4),
    ) {
        let earlier = proposal(own);
        let others: Vec<Proposal> = (0..).zip(&others).map(|(n, (state, same))| {
            let employee = if *same { earlier.employee.clone() } else { "somebody-else".parse().unwrap() };
            Proposal { id: format!("other-{n}").parse().unwrap(), employee, ..proposal(*state) }
        }).collect();
        let rated = others.iter().any(|o| o.employee == earlier.employee && o.state == State::Assessing);
        let expected = if rated { Ratings::HeldBack } else { Ratings::Readable };
        prop_assert_eq!(ratings(&earlier, &others), expected);
        let with_itself: Vec<Proposal> = others.iter().cloned().chain([earlier.clone()]).collect();
        prop_assert_eq!(ratings(&earlier, &with_itself), expected, "nothing is held back by itself");
    }

    #[test]
    fn what_is_held_back_is_in_nothing_that_is_made_of_a_version(evidence in "[a-z]{12,20}", on_rating in any::<bool>()) {
        let mut pinned = version(complete_contents(SIZE));
        for sheet in pinned.assessments.values_mut() {
            sheet.ratings.values_mut().for_each(|rating| rating.evidence.clone_from(&evidence));
        }
        let field = if on_rating { "manager-evidence" } else { "summary" };
        let quoted = if on_rating { evidence.clone() } else { "We agree".to_owned() };
        let passage = Passage { section: Section::Gaps, item: item("e0"), field: field.to_owned(), quote: quoted.clone() };
        pinned.answered = vec![ChangeRequest {
            id: "r0".parse().unwrap(), reviewer: "marta".parse().unwrap(), version: 1, passage, note: "Why?".to_owned(), resolution: None,
        }];
        prop_assert_eq!(pinned.clone().readable(Ratings::Readable), pinned.clone());
        prop_assert!(lines(&pinned).iter().any(|line| is_rating(line.section, &line.field)));
        let read = pinned.clone().readable(Ratings::HeldBack);
        prop_assert!(!serde_json::to_string(&read).unwrap().contains(&evidence));
        prop_assert!(!lines(&read).iter().any(|line| is_rating(line.section, &line.field)));
        prop_assert_eq!(read.answered[0].passage.quote.is_empty(), on_rating);
        // Everything else reads as it was signed.
        let others = |all: Vec<crate::reading::Line>| {
            all.into_iter().filter(|line| !is_rating(line.section, &line.field)).collect::<Vec<_>>()
        };
        prop_assert_eq!(others(lines(&pinned)), lines(&read));
    }

    #[test]
    fn what_is_held_back_is_in_no_view_of_open_assessments(first in any::<i64>(), second in any::<i64>()) {
        let (employee, manager) = (rated("employee-wrote-this", Some(Timestamp(first))), rated("manager-wrote-this", Some(Timestamp(second))));
        for side in Side::ALL {
            prop_assert_eq!(view(Some(side), &employee, &manager, Begun::Yes, Ratings::HeldBack), AssessmentView::HeldBack);
        }
    }
}
fn sets() -> impl Strategy<Value = Vec<Expectation>> {
    let one = (0..4_usize, 0..2_usize).prop_map(|(n, wording)| {
        let mut one = expectation(n);
        one.lines[0].text.push_str(["", ", alone"][wording]);
        one
    });
    prop::collection::vec(one, 1..5).prop_map(|mut all| {
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all.dedup_by(|a, b| a.id == b.id);
        all
    })
}

proptest! {
    #[test]
    fn a_rating_goes_on_for_exactly_the_same_expectation_and_none_is_lost(before in sets(), now in sets(), sealed in seals()) {
        let rated = Assessment { sealed, ..assessment(&before, "mine") };
        let next = rated.carried_over(&before, &now);
        for expectation in &now {
            let same = before.iter().any(|e| e.expects_the_same(expectation));
            prop_assert_eq!(next.ratings.contains_key(&expectation.id), same);
            prop_assert_eq!(next.kept.get(&expectation.id).copied(), sealed.filter(|_| same), "what was sealed never changes");
        }
        prop_assert_eq!(next.ratings.len() + next.earlier.len(), before.len());
        let whole = now.iter().all(|e| next.ratings.contains_key(&e.id));
        prop_assert_eq!(next.sealed, sealed.filter(|_| whole), "sealed exactly while nothing is left to rate");
    }

    #[test]
    fn going_back_to_the_first_target_brings_every_rating_back(before in sets(), between in sets(), sealed in seals()) {
        let rated = Assessment { sealed, ..assessment(&before, "mine") };
        let back = rated.carried_over(&before, &between).carried_over(&between, &before);
        prop_assert_eq!(&back.ratings, &rated.ratings);
        prop_assert_eq!(back.sealed, sealed);
        prop_assert!(back.earlier.is_empty());
    }

    #[test]
    fn what_was_set_aside_is_read_by_its_author_alone(first in seals(), second in seals()) {
        let aside = |words: &str, sealed| rated(words, sealed).carried_over(&asked(), &[expectation(7)]);
        let (employee, manager) = (aside("employee-wrote-this", first), aside("manager-wrote-this", second));
        let sealed = |a: &Assessment| Assessment { sealed: Some(Timestamp(9)), ..a.clone() };
        let open = view(Some(Side::Manager), &sealed(&employee), &sealed(&manager), Begun::Yes, Ratings::Readable);
        prop_assert!(!serde_json::to_string(&open).unwrap().contains("wrote-this"), "open");
        let alone = serde_json::to_string(&view(Some(Side::Manager), &employee, &manager, Begun::Yes, Ratings::Readable)).unwrap();
        prop_assert!(alone.contains("manager-wrote-this") && !alone.contains("employee-wrote-this"));
    }
}

#[test]
fn assessments_stored_before_targets_could_be_pinned_anew_still_open() {
    let stored = r#"{"ratings":{},"sealed":5}"#;
    let read: Assessment = serde_json::from_str(stored).unwrap();
    assert_eq!(read, Assessment { sealed: Some(Timestamp(5)), ..Assessment::default() });
}

#[test]
fn everything_that_is_in_the_way_of_sealing_is_named_at_once() {
    let asked = asked();
    let named: Vec<_> = incomplete(&Assessment::default(), &asked)
        .into_iter()
        .map(|error| match error {
            AssessmentError::Unrated { expectation, .. } => expectation,
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(named, asked.iter().map(|e| e.id.clone()).collect::<Vec<_>>());
    assert!(asked.len() > 1);
}
