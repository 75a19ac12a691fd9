//! The gate names every hole and nothing else.

use super::dossiers::{Chance, Owned, knock, rated};
use super::fixtures::{Size, expectation, item};
use crate::assessment::{Assessment, Level, Side};
use crate::content::{Clause, Party, PerformanceGoal, Verdict, Walked};
use crate::gate::{MilestonePart, Missing, focus, visible_to_manager};
use crate::section::{Section, Sharing};
use crate::state::Phase;
use crate::wording::Wording;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn size() -> impl Strategy<Value = Size> {
    (2..6_usize, 1..5_usize, 4..7_usize, 2..=3_usize).prop_map(|(goals, clauses, expectations, focus)| Size {
        goals,
        clauses,
        expectations,
        focus,
    })
}

fn holes() -> impl Strategy<Value = Vec<bool>> {
    (0.0..0.9_f64).prop_flat_map(|often| prop::collection::vec(prop::bool::weighted(often), 200))
}

const SIZE: Size = Size { goals: 2, clauses: 2, expectations: 4, focus: 2 };

proptest! {
    #[test]
    fn nothing_is_missing_from_a_complete_dossier(size in size()) {
        prop_assert_eq!(Owned::complete(size).missing(), Vec::new());
    }

    #[test]
    fn exactly_the_holes_are_named_each_once_in_the_order_of_the_rail(size in size(), holes in holes()) {
        let mut owned = Owned::complete(size);
        let expected = knock(&mut owned, &mut Chance(&mut holes.into_iter()));
        let found = owned.missing();
        prop_assert!(found.is_sorted_by_key(Missing::phase));
        prop_assert_eq!(found.len(), expected.len(), "{:?}", found);
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn the_manager_hears_nothing_of_what_stands_in_a_private_section(size in size(), holes in holes()) {
        let mut owned = Owned::complete(size);
        knock(&mut owned, &mut Chance(&mut holes.into_iter()));
        let private = |phase: Phase| phase.section().is_some_and(|s| owned.proposal.sharing(s) == Sharing::Private);
        let found = owned.missing();
        let seen = visible_to_manager(&found, &owned.proposal);
        for missing in &seen {
            let of_the_record = matches!(
                missing,
                Missing::NotShared { .. } | Missing::Acknowledgement { .. } | Missing::Consultation { .. }
                    | Missing::Expectations | Missing::Seal { .. } | Missing::Request { .. }
            );
            prop_assert!(of_the_record || *missing == Missing::JobDecision || !private(missing.phase()), "{:?}", missing);
            // Whether a job description has to stand depends on the kind of target.
            prop_assert!(*missing != Missing::JobDecision || !private(Phase::Objectives));
            let of_an_item = matches!(
                missing,
                Missing::Link { .. } | Missing::Value { .. } | Missing::Verdict { .. } | Missing::VerdictReworded { .. }
                    | Missing::Feedback { .. } | Missing::JobReworded | Missing::Expectations
            );
            prop_assert!(!of_an_item || !private(Phase::Objectives), "{:?}", missing);
        }
        for missing in found.iter().filter(|missing| matches!(missing, Missing::NotShared { .. })) {
            prop_assert!(seen.contains(missing));
        }
        let all_shared = Section::ALL.iter().all(|s| owned.proposal.sharing(*s) != Sharing::Private);
        prop_assert!(!all_shared || seen == found);
    }
}

/// Both assessments of so many expectations.
fn opened() -> impl Strategy<Value = Vec<(Level, Level)>> {
    let level = || prop::sample::select(Level::ALL.to_vec());
    prop::collection::vec((level(), level()), 0..7)
}

fn sheets(levels: &[(Level, Level)]) -> [Assessment; 2] {
    let mut sheets = [Assessment::default(), Assessment::default()];
    for (n, (employee, manager)) in levels.iter().enumerate() {
        for (sheet, level) in sheets.iter_mut().zip([*employee, *manager]) {
            sheet.ratings.extend(rated(Size { expectations: n + 1, ..SIZE }, level).ratings.into_iter().skip(n));
        }
    }
    sheets
}

proptest! {
    #[test]
    fn two_or_three_are_in_focus_and_fewer_only_where_fewer_gaps_are_left(levels in opened()) {
        let asked: Vec<_> = (0..levels.len()).map(expectation).collect();
        let sheets = sheets(&levels);
        let found = focus(&asked, Some(sheets.each_ref()));
        let below = |level: Level| matches!(level, Level::NotYet | Level::Sometimes | Level::NoOpportunity);
        let gaps = levels.iter().filter(|(employee, manager)| below(*employee) || below(*manager)).count();
        prop_assert_eq!((found.least as usize, found.most), (gaps.min(2), 3));
        // Whatever was rated, so many can be chosen.
        prop_assert!(found.least as usize <= asked.len());
    }

    #[test]
    fn what_is_asked_of_the_focus_tells_nothing_of_ratings_that_are_not_open(levels in opened(), one in any::<bool>()) {
        let mut owned = Owned::complete(SIZE);
        owned.assessments = sheets(&levels);
        owned.contents.gaps.focus.clear();
        owned.sealed = one.then_some(Side::Employee).into_iter().collect();
        let asked = Missing::Focus { least: 2, most: 3 };
        prop_assert!(owned.missing().contains(&asked));
    }
}

#[test]
fn one_gap_needs_one_focus_and_no_gap_needs_none() {
    let mut owned = Owned::complete(SIZE);
    let reliably = || rated(SIZE, Level::Reliably);
    owned.assessments = [reliably(), reliably()];
    owned.contents.gaps.focus.clear();
    assert_eq!(owned.missing(), []);
    owned.assessments[1].ratings.get_mut(&expectation(0).id).unwrap().level = Level::Sometimes;
    assert_eq!(owned.missing(), [Missing::Focus { least: 1, most: 3 }]);
    owned.contents.gaps.focus.push(expectation(0).id);
    assert_eq!(owned.missing(), []);
}

#[test]
fn whoever_owes_a_milestone_does_not_confirm_it() {
    for party in Party::ALL {
        let mut owned = Owned::complete(SIZE);
        let last = owned.contents.milestones.milestones.last_mut().unwrap();
        (last.owner, last.confirmer) = (Some(party), Some(party));
        let milestone = last.id.clone();
        assert_eq!(owned.missing(), [Missing::Milestone { milestone, part: MilestonePart::OtherConfirmer }]);
    }
}

#[test]
fn only_a_clause_that_fits_as_it_is_needs_no_feedback() {
    for (verdict, silent) in [(Verdict::Aligned, true), (Verdict::Modifiable, false), (Verdict::NotAligned, false)] {
        let mut owned = Owned::complete(SIZE);
        let (clause, walked) = owned.contents.alignment.clauses.iter_mut().next().unwrap();
        *walked = Walked { verdict: Some(verdict), feedback: "\u{200b}".to_owned(), about: None };
        let named = Missing::Feedback { clause: clause.clone() };
        assert_eq!(owned.missing(), if silent { vec![] } else { vec![named] }, "{verdict:?}");
    }
}

#[test]
fn a_verdict_and_the_acceptance_are_about_the_words_of_then() {
    let mut owned = Owned::complete(SIZE);
    let clauses = owned.contents.objectives.clauses.clone();
    owned.proposal.job_about = Some(Clause::wording(&clauses));
    for clause in &clauses {
        owned.contents.alignment.clauses.get_mut(&clause.id).unwrap().about = Some(Wording::of(&clause.text));
    }
    assert_eq!(owned.missing(), []);
    owned.contents.objectives.clauses[0].text.push_str(" and a half");
    let reworded = Missing::VerdictReworded { clause: clauses[0].id.clone() };
    assert_eq!(owned.missing(), [reworded, Missing::JobReworded]);
    owned.contents.objectives.clauses = clauses;
    assert_eq!(owned.missing(), []);
    owned.contents.objectives.clauses.pop();
    assert_eq!(owned.missing(), [Missing::JobReworded]);
}

#[test]
fn another_target_than_the_one_rated_for_is_named() {
    let mut owned = Owned::complete(SIZE);
    let role = |id: &str| id.parse().ok();
    // Pinned before the role was remembered: what is expected decides.
    owned.rated.target = role("data-3");
    assert_eq!(owned.missing(), []);
    owned.proposal.target = role("data-3");
    assert_eq!(owned.missing(), []);
    owned.rated.target = role("data-4");
    assert_eq!(owned.missing(), [Missing::Expectations]);
    owned.rated.target = role("data-3");
    owned.rated.expectations[1].lines[0].text.push_str(", alone");
    assert_eq!(owned.missing(), [Missing::Expectations]);
    owned.rated.expectations[1] = expectation(1);
    owned.rated.expectations[1].lines[0].known = true;
    assert_eq!(owned.missing(), []);
}

#[test]
fn seals_count_only_when_something_was_there_to_rate() {
    let mut owned = Owned::complete(SIZE);
    owned.proposal.expectations.clear();
    let seals = owned.missing().into_iter().filter(|m| matches!(m, Missing::Seal { .. })).count();
    assert_eq!(seals, 2);
}

#[test]
fn a_role_of_the_framework_needs_no_title() {
    let mut owned = Owned::complete(SIZE);
    owned.contents.objectives.target_title.clear();
    owned.contents.objectives.target_role = Some("data-4e".parse().unwrap());
    assert_eq!(owned.missing(), []);
}

#[test]
fn a_mark_on_something_that_is_not_rated_is_no_focus() {
    let mut owned = Owned::complete(SIZE);
    owned.contents.gaps.focus = vec![expectation(99).id];
    assert_eq!(owned.missing(), [Missing::Focus { least: 2, most: 3 }]);
    owned.contents.gaps.focus.extend([expectation(0).id, expectation(1).id, expectation(2).id]);
    assert_eq!(owned.missing(), []);
}

#[test]
fn a_milestone_may_close_a_performance_goal_but_no_gap_that_is_not_there() {
    let mut owned = Owned::complete(SIZE);
    let last = owned.contents.milestones.milestones.last_mut().unwrap();
    last.gap = Some(item("p1").into());
    let milestone = last.id.clone();
    assert_eq!(owned.missing(), [Missing::Milestone { milestone, part: MilestonePart::Gap }]);
    owned.contents.gaps.goals.push(PerformanceGoal { id: item("p1"), text: "Two reviews a week".to_owned() });
    assert_eq!(owned.missing(), []);
}

#[test]
fn requests_of_an_older_version_need_no_answer_any_more() {
    let mut owned = Owned::complete(SIZE);
    owned.proposal.version = 2;
    owned.requests.iter_mut().for_each(|request| request.resolution = None);
    assert_eq!(owned.missing(), []);
}

#[test]
fn every_anchor_begins_with_its_phase() {
    let mut owned = Owned::complete(SIZE);
    knock(&mut owned, &mut Chance(&mut [false, true, true].into_iter().cycle()));
    for missing in owned.missing() {
        assert!(missing.anchor().starts_with(missing.phase().key()));
    }
}
