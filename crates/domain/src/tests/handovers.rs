//! What goes over to another manager, and what stays with whose it is.

use super::fixtures::{assessment, expectation, person, proposal};
use crate::assessment::{Assessment, AssessmentView, Begun, Ratings, Side, view};
use crate::framework::Expectation;
use crate::handover::Note;
use crate::proposal::Signature;
use crate::section::{Section, Sharing};
use crate::state::State;
use crate::time::Timestamp;
use std::collections::BTreeMap;

const NOW: Timestamp = Timestamp(9);

fn asked() -> Vec<Expectation> {
    (0..3).map(expectation).collect()
}

fn rated(evidence: &str, sealed: Option<Timestamp>) -> Assessment {
    Assessment { sealed, ..assessment(&asked(), evidence) }
}

fn over(assessment: &Assessment, from: &str, to: &str) -> Assessment {
    assessment.handed_over(&asked(), &person(from), &person(to))
}

/// What the one who rates now is sent while the other has not sealed.
fn sent(manager: &Assessment) -> String {
    let employee = Assessment::default();
    serde_json::to_string(&view(Some(Side::Manager), &employee, manager, Begun::Yes, Ratings::Readable)).unwrap()
}

#[test]
fn the_next_manager_sees_what_the_employee_chose_and_agrees_anew() {
    for state in State::ALL {
        let heads = BTreeMap::new();
        let sign = |side, who| Signature { side, person: person(who), at: Timestamp(1), heads: BTreeMap::new() };
        let mut path = proposal(state);
        path.sharing = [(Section::Start, Sharing::Reading), (Section::Gaps, Sharing::Writing)].into();
        path.acknowledged = Side::ALL.map(|side| (side, Timestamp(1))).into();
        path.beginning = path.acknowledged.clone();
        path.signatures = vec![sign(Side::Employee, "tomas"), sign(Side::Manager, "ines")];
        path.note = Some(Note { to: person("marta"), text: "We meet on Tuesdays.".to_owned(), at: Timestamp(2) });
        path.hand_over(&person("marta"), &[(Section::Gaps, Sharing::Private)].into(), NOW);
        let gaps = if state == State::Draft { Sharing::Writing } else { Sharing::Private };
        assert_eq!((path.sharing(Section::Start), path.sharing(Section::Gaps)), (Sharing::Reading, gaps));
        assert_eq!(
            [&path.acknowledged, &path.beginning].map(|agreed| agreed.keys().copied().collect::<Vec<_>>()),
            [vec![Side::Employee], vec![Side::Employee]]
        );
        // The employee's own signature stands: not a word has changed.
        let signed: Vec<Side> = path.signatures.iter().filter(|s| s.holds(&heads)).map(|s| s.side).collect();
        assert_eq!(signed, [Side::Employee]);
        assert_eq!(path.state, if state == State::Ready { State::Planning } else { state });
        assert_eq!(path.manager, person("marta"));
        assert_eq!(path.note, None);
        if state == State::Draft {
            assert!(path.handovers.is_empty(), "nobody knew of it");
            continue;
        }
        let [handover] = path.handovers.as_slice() else { panic!("one handover") };
        assert_eq!((&handover.from, handover.at, handover.note.is_some()), (&person("ines"), NOW, true));
    }
}

#[test]
fn what_was_not_sealed_is_its_authors_alone_and_waits_for_them() {
    let left = over(&rated("ines-wrote-this", None), "ines", "marta");
    assert!(left.ratings.is_empty() && !sent(&left).contains("wrote-this"));
    // Whoever comes next begins anew, and leaves theirs in the same way.
    let mut martas = left.clone();
    martas.ratings = rated("marta-wrote-this", None).ratings;
    assert!(!sent(&martas).contains("ines-wrote-this"));
    let back = over(&martas, "marta", "ines");
    assert_eq!(back.ratings, rated("ines-wrote-this", None).ratings);
    assert!(sent(&back).contains("ines-wrote-this") && !sent(&back).contains("marta-wrote-this"));
    assert_eq!(over(&back, "ines", "marta").ratings, martas.ratings);
    // Pinned anew, nobody gets what somebody else had not sealed.
    assert!(left.carried_over(&asked(), &asked()).ratings.is_empty());
}

#[test]
fn what_was_sealed_stays_and_is_read_when_both_are_open() {
    let sealed = rated("ines-wrote-this", Some(Timestamp(5)));
    let kept = over(&sealed, "ines", "marta");
    assert_eq!((&kept.ratings, kept.sealed), (&sealed.ratings, sealed.sealed));
    assert!(kept.by.values().all(|by| *by == person("ines")) && kept.by.len() == asked().len());
    assert!(!sent(&kept).contains("wrote-this"));
    let employee = rated("tomas-wrote-this", Some(Timestamp(6)));
    let open = view(Some(Side::Manager), &employee, &kept, Begun::Yes, Ratings::Readable);
    let AssessmentView::Open { manager, .. } = open else { panic!("both are sealed") };
    assert_eq!((manager.ratings, manager.by), (sealed.ratings.clone(), kept.by.clone()));
    // Two managers later they are still who sealed them, and no mark is left where they are the manager again.
    let later = over(&kept, "marta", "kofi");
    assert!(later.by.values().all(|by| *by == person("ines")));
    assert_eq!(over(&later, "kofi", "ines"), sealed);
}

#[test]
fn what_was_sealed_for_an_earlier_target_goes_on_under_the_name_of_whoever_sealed_it() {
    let all = asked();
    let one = rated("ines-wrote-this", Some(Timestamp(5))).carried_over(&all[..1], &all);
    assert_eq!((one.ratings.len(), one.kept.len(), one.sealed), (1, 1, None));
    let martas = over(&one, "ines", "marta");
    assert_eq!((martas.ratings.len(), martas.by.len()), (1, 1));
    assert!(!sent(&martas).contains("wrote-this"));
    // The target changes and comes back.
    let elsewhere = martas.carried_over(&all, &all[2..]);
    assert!(elsewhere.ratings.is_empty());
    let again = elsewhere.carried_over(&all[2..], &all);
    assert_eq!((&again.ratings, &again.by, &again.kept), (&martas.ratings, &martas.by, &martas.kept));
}
