//! What each kind of target asks for, and what it aims at.

use super::dossiers::Owned;
use super::fixtures::{Size, complete_contents, item, version};
use crate::assessment::Side;
use crate::content::{Aim, Clause, Demand, Objectives, PerformanceGoal, TargetKind};
use crate::framework::sample::{BASE, HEAD, STUDIO, two_branches};
use crate::gate::{MilestonePart, Missing, visible_to_manager};
use crate::ids::RoleId;
use crate::reading::lines;
use crate::section::{Section, Sharing};
use proptest::prelude::*;

const SIZE: Size = Size { goals: 2, clauses: 2, expectations: 4, focus: 2 };

fn kind() -> impl Strategy<Value = TargetKind> {
    prop::sample::select(TargetKind::ALL.to_vec())
}

fn role(id: &str) -> RoleId {
    RoleId::parse(id).unwrap()
}

fn aiming(kind: TargetKind, named: Option<&str>) -> Objectives {
    Objectives { target_kind: Some(kind), target_role: named.map(role), ..Objectives::default() }
}

/// Nothing but what the kind cannot do without: no role named, no job description, nothing rated.
fn bare(kind: TargetKind) -> Owned {
    let mut owned = Owned::complete(SIZE);
    owned.contents.objectives.target_kind = Some(kind);
    owned.contents.objectives.clauses.clear();
    owned.contents.objectives.target_title.clear();
    owned.contents.gaps.focus.clear();
    owned.contents.alignment.clauses.clear();
    owned.proposal.job_decision = None;
    owned.proposal.expectations.clear();
    owned.sealed.clear();
    let goal = owned.contents.objectives.goals[0].id.clone();
    owned.contents.milestones.milestones.iter_mut().for_each(|milestone| milestone.gap = Some(goal.clone().into()));
    owned
}

proptest! {
    #[test]
    fn what_is_written_rated_and_decided_suffices_for_every_kind(kind in kind()) {
        let mut owned = Owned::complete(SIZE);
        owned.contents.objectives.target_kind = Some(kind);
        prop_assert_eq!(owned.missing(), Vec::new());
    }

    #[test]
    fn what_a_kind_leaves_to_choice_is_not_missing(kind in kind()) {
        let demands = kind.demands();
        let found = bare(kind).missing();
        let is = |wanted: &Missing| found.contains(wanted);
        prop_assert_eq!(is(&Missing::Target), matches!(demands.aim, Aim::Role | Aim::Outside));
        prop_assert_eq!(is(&Missing::JobDescription), demands.job_description == Demand::Needed);
        prop_assert_eq!(is(&Missing::JobDecision), demands.job_description == Demand::Needed);
        for side in Side::ALL {
            prop_assert_eq!(is(&Missing::Seal { side }), demands.rating == Demand::Needed);
        }
        prop_assert_eq!(is(&Missing::Focus { least: 2, most: 3 }), demands.rating == Demand::Needed);
        let rest = found.iter().filter(|missing| {
            !matches!(
                missing,
                Missing::Target | Missing::JobDescription | Missing::JobDecision | Missing::Seal { .. } | Missing::Focus { .. }
            )
        });
        prop_assert_eq!(rest.count(), 0);
    }

    #[test]
    fn what_was_begun_is_finished_whatever_the_kind(kind in kind()) {
        let mut owned = Owned::complete(SIZE);
        owned.contents.objectives.target_kind = Some(kind);
        owned.sealed.remove(&Side::Manager);
        owned.proposal.job_decision = None;
        prop_assert_eq!(owned.missing(), vec![Missing::JobDecision, Missing::Seal { side: Side::Manager }]);
    }

    #[test]
    fn the_manager_does_not_learn_the_kind_of_a_private_target_from_what_is_missing(one in kind(), other in kind()) {
        let [one, other] = [one, other].map(|kind| {
            let mut owned = bare(kind);
            owned.proposal.sharing.insert(Section::Objectives, Sharing::Private);
            visible_to_manager(&owned.missing(), &owned.proposal)
        });
        prop_assert_eq!(one, other);
    }
}

#[test]
fn a_milestone_serves_a_career_goal_only_where_nothing_is_rated() {
    let mut owned = bare(TargetKind::Stay);
    assert_eq!(owned.missing(), []);
    owned.contents.gaps.goals.push(PerformanceGoal { id: item("p1"), text: "Two reviews a week".to_owned() });
    owned.contents.milestones.milestones[0].gap = Some(item("p1").into());
    assert_eq!(owned.missing(), []);

    let mut rated = Owned::complete(SIZE);
    let goal = rated.contents.objectives.goals[0].id.clone();
    let last = rated.contents.milestones.milestones.last_mut().unwrap();
    last.gap = Some(goal.into());
    let milestone = last.id.clone();
    assert_eq!(rated.missing(), [Missing::Milestone { milestone, part: MilestonePart::Gap }]);
}

#[test]
fn a_version_says_which_goal_a_milestone_serves_and_which_gap_it_closes() {
    let mut contents = complete_contents(SIZE);
    contents.milestones.milestones[0].gap = Some(contents.objectives.goals[0].id.clone().into());
    let said: Vec<_> =
        lines(&version(contents)).into_iter().filter(|line| matches!(line.field.as_str(), "gap" | "serves")).collect();
    assert_eq!((said[0].field.as_str(), said[0].text.as_str()), ("serves", "Goal 0"));
    assert_eq!((said[1].field.as_str(), said[1].text.as_str()), ("gap", "Expectation 1"));
}

#[test]
fn a_path_outside_needs_a_name_of_its_own_and_no_role_of_the_framework() {
    let mut owned = bare(TargetKind::Outside);
    owned.contents.objectives.target_role = Some(role(HEAD));
    assert_eq!(owned.missing(), [Missing::Target]);
    owned.contents.objectives.target_title = "A workshop of my own".to_owned();
    assert_eq!(owned.missing(), []);
    let framework = two_branches();
    assert_eq!(framework.aimed(&owned.contents.objectives, Some(&role(BASE))), None);
    assert_eq!(framework.aimed_title(&owned.contents.objectives, Some(&role(BASE))), "A workshop of my own");
    assert_eq!(framework.target_expectations(&owned.contents.objectives, Some(&role(BASE))).unwrap(), []);
}

#[test]
fn who_stays_deepens_or_lays_down_management_is_rated_in_todays_role_without_its_modifier() {
    let framework = two_branches();
    for kind in [TargetKind::Stay, TargetKind::Deepen, TargetKind::LayDownManagement] {
        let objectives = aiming(kind, Some(HEAD));
        let rated = framework.target_expectations(&objectives, Some(&role(STUDIO))).unwrap();
        assert_eq!(rated, framework.expectations(&role(STUDIO)).unwrap(), "{kind:?}");
        assert_eq!(framework.aimed_title(&objectives, Some(&role(STUDIO))), "Senior Conservator, Studio");
        // Who is not known to hold a role says which.
        assert_eq!(framework.aimed(&objectives, None).unwrap().id, role(HEAD));
    }
}

#[test]
fn taking_on_management_brings_what_the_modifier_expects() {
    let framework = two_branches();
    let objectives = aiming(TargetKind::TakeOnManagement, None);
    let rated = framework.target_expectations(&objectives, Some(&role(STUDIO))).unwrap();
    let (managing, role_itself) = rated.split_last().unwrap();
    assert_eq!(role_itself, framework.expectations(&role(STUDIO)).unwrap());
    assert_eq!(managing.title, "Managing people: Deputy Head");
    assert!(!managing.is_clause(), "the framework's words and not the employee's");
    assert_eq!(managing.lines[0].text, "Stands in for the head of the department");
    assert_eq!(framework.aimed_title(&objectives, Some(&role(STUDIO))), "Senior Conservator, Studio, Deputy Head");
}

#[test]
fn management_that_the_framework_does_not_describe_is_described_by_the_employee() {
    let framework = two_branches();
    let mut objectives = aiming(TargetKind::TakeOnManagement, None);
    assert_eq!(framework.target_expectations(&objectives, Some(&role(BASE))).unwrap(), [], "nothing says what would be expected");
    objectives.clauses = vec![Clause { id: item("c1"), text: "Plans the week of the workshop".to_owned() }];
    let rated = framework.target_expectations(&objectives, Some(&role(BASE))).unwrap();
    assert!(rated.len() > 1 && rated.last().unwrap().is_clause());
    // Another role says itself what leading means there.
    objectives.target_role = Some(role(HEAD));
    let rated = framework.target_expectations(&objectives, Some(&role(BASE))).unwrap();
    assert_eq!(rated, framework.expectations(&role(HEAD)).unwrap());
}
