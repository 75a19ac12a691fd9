//! Expectations resolve the same way every time, for every role, and a circle is refused.

use crate::content::{Clause, Objectives};
use crate::framework::{Category, Cell, Competency, Framework, FrameworkError, FrameworkRole, Level, clause_expectations};
use crate::ids::{CompetencyId, RoleId};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn role(n: usize) -> FrameworkRole {
    FrameworkRole::new(role_id(n), "family".parse().unwrap(), 1, format!("Role {n}"))
}

pub(super) fn role_id(n: usize) -> RoleId {
    format!("r{n}").parse().unwrap()
}

pub(super) fn competency_id(n: usize) -> CompetencyId {
    format!("c{n}").parse().unwrap()
}

fn competency(n: usize) -> Competency {
    Competency::new(competency_id(n), format!("Competency {n}"), Category::Technical)
}

pub(super) fn cell(role: usize, competency: usize, inherits: Option<usize>, lines: usize) -> Cell {
    Cell {
        inherits: inherits.map(role_id),
        expectations: (0..lines).map(|n| format!("{role}/{competency}/{n}")).collect(),
        ..Cell::new(role_id(role), competency_id(competency))
    }
}

pub(super) fn framework(roles: usize, competencies: usize, cells: Vec<Cell>) -> Framework {
    Framework {
        version: 1,
        levels: vec![Level { id: Level::id_of(1).unwrap(), number: 1, name: "One".to_owned() }],
        families: vec![crate::framework::Family::new("family".parse().unwrap(), "Family")],
        roles: (0..roles).map(role).collect(),
        competencies: (0..competencies).map(competency).collect(),
        cells,
        ..Framework::default()
    }
}

/// At every place of a grid of roles and competencies perhaps a cell, that perhaps inherits from anywhere, itself included.
pub(super) fn grids() -> impl Strategy<Value = Framework> {
    (1..7_usize, 1..4_usize).prop_flat_map(|(roles, competencies)| {
        let cell_at = prop::option::of((prop::option::of(0..roles), 0..3_usize));
        prop::collection::vec(cell_at, roles * competencies).prop_map(move |drawn| {
            let cells = drawn.into_iter().enumerate().filter_map(|(place, drawn)| {
                drawn.map(|(inherits, lines)| cell(place / competencies, place % competencies, inherits, lines))
            });
            framework(roles, competencies, cells.collect())
        })
    })
}

/// The same lines by recursion, as the rule is said: first what is inherited, then the own. None in a circle.
fn told(framework: &Framework, role: &RoleId, competency: &CompetencyId, depth: usize) -> Option<Vec<(String, String)>> {
    if depth > framework.roles.len() {
        return None;
    }
    let found = framework.cells.iter().find(|cell| cell.role == *role && cell.competency == *competency);
    let Some(cell) = found else { return Some(Vec::new()) };
    let mut lines = match &cell.inherits {
        Some(source) => told(framework, source, competency, depth + 1)?,
        None => Vec::new(),
    };
    let title = &framework.role(role).unwrap().title;
    lines.extend(cell.expectations.iter().map(|line| (line.clone(), title.clone())));
    Some(lines)
}

pub(super) fn has_circle(framework: &Framework) -> bool {
    framework.cells.iter().any(|cell| told(framework, &cell.role, &cell.competency, 0).is_none())
}

proptest! {
    #[test]
    fn a_framework_is_refused_exactly_when_it_inherits_in_a_circle(framework in grids()) {
        let refused = matches!(framework.validate(), Err(FrameworkError::Cycle { .. }));
        prop_assert_eq!(refused, has_circle(&framework));
        prop_assert!(refused || framework.validate().is_ok());
    }

    #[test]
    fn every_role_of_a_sound_framework_resolves_with_each_line_from_the_role_that_says_it(framework in grids()) {
        prop_assume!(!has_circle(&framework));
        for role in &framework.roles {
            let found = framework.expectations(&role.id).unwrap();
            let mut expected = Vec::new();
            for competency in &framework.competencies {
                let lines = told(&framework, &role.id, &competency.id, 0).unwrap();
                if !lines.is_empty() {
                    expected.push((competency.name.clone(), lines));
                }
            }
            let found: Vec<_> = found
                .into_iter()
                .map(|e| (e.title, e.lines.into_iter().map(|line| (line.text, line.from)).collect::<Vec<_>>()))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_order_in_which_cells_were_written_does_not_matter(
        (framework, shuffled) in grids().prop_flat_map(|f| (Just(f.clone()), Just(f.cells).prop_shuffle())),
    ) {
        let other = Framework { cells: shuffled, ..framework.clone() };
        for role in &framework.roles {
            prop_assert_eq!(framework.expectations(&role.id).ok(), other.expectations(&role.id).ok());
        }
    }

    #[test]
    fn even_in_a_circle_resolving_ends(framework in grids()) {
        for role in &framework.roles {
            let _ = framework.expectations(&role.id);
        }
    }
}

#[test]
fn the_second_branch_inherits_from_the_base_and_not_from_the_first_branch() {
    let (base, first, second) = (0, 1, 2);
    let cells = vec![cell(base, 0, None, 1), cell(first, 0, Some(base), 1), cell(second, 0, Some(base), 1)];
    let found = framework(3, 1, cells).expectations(&role_id(second)).unwrap();
    let from: Vec<&str> = found[0].lines.iter().map(|line| line.from.as_str()).collect();
    assert_eq!(from, ["Role 0", "Role 2"]);
}

#[test]
fn a_blank_cell_is_left_out_and_one_that_only_inherits_is_not() {
    let cells = vec![cell(0, 0, None, 2), cell(1, 0, Some(0), 0), cell(1, 1, None, 0)];
    let found = framework(2, 2, cells).expectations(&role_id(1)).unwrap();
    assert_eq!(found.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ["c0"]);
    assert!(found[0].lines.iter().all(|line| line.from == "Role 0"));
}

#[test]
fn what_is_named_but_not_there_is_refused() {
    let dangling = |what: &str, broken: &Framework| {
        let found = broken.validate();
        assert!(matches!(&found, Err(FrameworkError::Dangling { what: w, .. }) if *w == what), "{found:?}");
    };
    dangling("role", &framework(1, 1, vec![cell(0, 0, Some(9), 1)]));
    dangling("role", &framework(1, 1, vec![cell(9, 0, None, 1)]));
    dangling("competency", &framework(1, 1, vec![cell(0, 9, None, 1)]));
    dangling("family", &Framework { families: Vec::new(), ..framework(1, 0, Vec::new()) });
    dangling("level", &Framework { levels: Vec::new(), ..framework(1, 0, Vec::new()) });
    let mut track = framework(1, 0, Vec::new());
    track.roles[0].track = Some("people".parse().unwrap());
    dangling("track", &track);
    assert!(framework(1, 1, Vec::new()).expectations(&role_id(9)).is_err());
}

#[test]
fn what_is_there_twice_is_refused() {
    let broken = framework(1, 1, vec![cell(0, 0, None, 1), cell(0, 0, None, 1)]);
    assert!(matches!(broken.validate(), Err(FrameworkError::Duplicate { what: "cell", .. })));
}

#[test]
fn a_target_that_does_not_exist_yet_is_rated_by_its_clauses() {
    let clause = |id: &str, text: &str| Clause { id: id.parse().unwrap(), text: text.to_owned() };
    let clauses = vec![clause("a", " Leads the guild\n"), clause("b", "  ")];
    let found = clause_expectations(&clauses);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].id.as_str(), found[0].title.as_str(), found[0].category), ("a", "Leads the guild", None));
    assert!(found[0].lines.iter().all(|line| line.from.is_empty()));

    let framework = framework(2, 1, vec![cell(0, 0, None, 1)]);
    let rated = |role: Option<usize>| {
        let objectives = Objectives { target_role: role.map(role_id), clauses: clauses.clone(), ..Objectives::default() };
        let found = framework.target_expectations(&objectives, None).unwrap();
        found.into_iter().map(|e| e.id.as_str().to_owned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(rated(None), ["a".to_owned()].into_iter().collect());
    assert_eq!(rated(Some(0)), ["c0".to_owned()].into_iter().collect());
    assert_eq!(rated(Some(1)), ["a".to_owned()].into_iter().collect());
}
