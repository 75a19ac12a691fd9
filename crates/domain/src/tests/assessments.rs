//! Sealed means sealed.

use super::fixtures::{assessment, expectation};
use crate::assessment::{
    Assessment, AssessmentError, AssessmentView, Begun, Level, MAX_EVIDENCE_CHARS, Rating, Side, complete, view,
};
use crate::framework::Expectation;
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
            let sent = serde_json::to_string(&view(Some(side), &employee, &manager, Begun::Yes)).unwrap();
            prop_assert_eq!(sent.contains(others_words), both);
        }
        let sent = serde_json::to_string(&view(None, &employee, &manager, Begun::Yes)).unwrap();
        prop_assert!(!sent.contains("wrote-this"));
        for side in [None, Some(Side::Employee), Some(Side::Manager)] {
            prop_assert_eq!(view(side, &employee, &manager, Begun::No), AssessmentView::NotBegun);
        }
    }
}

#[test]
fn a_stranger_hears_only_how_many_have_sealed() {
    let (open, sealed) = (rated("x", None), rated("y", Some(Timestamp(1))));
    assert_eq!(view(None, &open, &open, Begun::Yes), AssessmentView::Closed { sealed: 0 });
    assert_eq!(view(None, &open, &sealed, Begun::Yes), AssessmentView::Closed { sealed: 1 });
    assert_eq!(view(None, &sealed, &sealed, Begun::Yes), AssessmentView::Closed { sealed: 2 });
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
