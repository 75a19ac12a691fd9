//! Inheritance: by whatever way it is asked for, each line is known to come from the cell that says it, and no circle can be chosen.

use super::frameworks::{cell, competency_id, framework, grids, has_circle, role_id};
use crate::framework::sample::{BASE, HEAD, MATERIALS, STUDIO, two_branches};
use crate::framework::{Cell, Framework, FrameworkError, Index};
use crate::ids::{CompetencyId, RoleId};
use proptest::prelude::*;

fn id(role: &str) -> RoleId {
    role.parse().unwrap()
}

/// The framework after somebody chose a source in the picker.
fn choosing(framework: &Framework, role: &RoleId, competency: &CompetencyId, source: &RoleId) -> Framework {
    let mut chosen = framework.clone();
    if chosen.cell(role, competency).is_none() {
        chosen.cells.push(Cell::new(role.clone(), competency.clone()));
    }
    let mut cells = chosen.cells.iter_mut();
    cells.find(|cell| cell.role == *role && cell.competency == *competency).unwrap().inherits = Some(source.clone());
    chosen
}

fn from(framework: &Framework, role: &str, competency: &str) -> Vec<(RoleId, bool)> {
    let lines = framework.resolved(&id(role), &competency.parse().unwrap());
    lines.into_iter().map(|line| (line.from, line.own)).collect()
}

proptest! {
    #[test]
    fn an_index_tells_what_the_framework_tells(framework in grids()) {
        let index = Index::of(&framework);
        for role in &framework.roles {
            prop_assert_eq!(index.expectations(&role.id), framework.expectations(&role.id));
            for competency in &framework.competencies {
                prop_assert_eq!(index.resolved(&role.id, &competency.id), framework.resolved(&role.id, &competency.id));
            }
        }
        prop_assert_eq!(index.expectations(&role_id(99)), framework.expectations(&role_id(99)));
    }

    #[test]
    fn each_line_is_said_by_the_cell_of_the_role_that_it_names_and_own_lines_come_last(framework in grids()) {
        for role in &framework.roles {
            for competency in &framework.competencies {
                let lines = framework.resolved(&role.id, &competency.id);
                for line in &lines {
                    let says = framework.cell(&line.from, &competency.id).unwrap();
                    prop_assert!(says.expectations.contains(&line.text));
                    prop_assert_eq!(line.own, line.from == role.id);
                }
                prop_assert!(lines.is_sorted_by_key(|line| line.own));
                let own = framework.cell(&role.id, &competency.id).map_or(0, |cell| cell.expectations.len());
                prop_assert_eq!(lines.iter().filter(|line| line.own).count(), own);
            }
        }
    }

    #[test]
    fn what_is_shown_of_a_sound_framework_is_what_is_rated(framework in grids()) {
        prop_assume!(!has_circle(&framework));
        for role in &framework.roles {
            let shown = framework.competencies.iter().flat_map(|c| framework.resolved(&role.id, &c.id)).map(|line| line.text);
            let rated = framework.expectations(&role.id).unwrap().into_iter().flat_map(|e| e.lines).map(|line| line.text);
            prop_assert!(shown.eq(rated));
        }
    }

    #[test]
    fn a_source_would_lead_into_a_circle_exactly_when_choosing_it_does(framework in grids()) {
        prop_assume!(!has_circle(&framework));
        for role in &framework.roles {
            for competency in &framework.competencies {
                for source in &framework.roles {
                    let chosen = choosing(&framework, &role.id, &competency.id, &source.id);
                    let is_circle = matches!(chosen.validate(), Err(FrameworkError::Cycle { .. }));
                    prop_assert_eq!(framework.would_cycle(&role.id, &competency.id, &source.id), is_circle);
                }
            }
        }
    }

    #[test]
    fn a_circle_is_named_at_each_of_its_cells_and_nowhere_else(framework in grids()) {
        let in_circle = |cell: &&Cell| {
            let mut here = Some(*cell);
            for _ in 0..framework.roles.len() {
                here = here.and_then(|cell| framework.cell(cell.inherits.as_ref()?, &cell.competency));
                if here == Some(*cell) {
                    return true;
                }
            }
            false
        };
        let expected: Vec<_> = framework.cells.iter().filter(in_circle).map(|cell| (&cell.role, &cell.competency)).collect();
        let problems = framework.problems();
        let named: Vec<_> = problems
            .iter()
            .filter_map(|problem| if let FrameworkError::Cycle { role, competency } = problem { Some((role, competency)) } else { None })
            .collect();
        prop_assert_eq!(named, expected);
    }

    #[test]
    fn a_line_is_known_exactly_when_the_role_held_expects_it_of_the_same_competency(framework in grids(), held in 0..8_usize) {
        prop_assume!(!has_circle(&framework));
        let held = role_id(held);
        let holds = framework.expectations(&held).unwrap_or_default();
        for role in &framework.roles {
            for expectation in framework.expectations_beyond(&role.id, Some(&held)).unwrap() {
                let of_held = holds.iter().filter(|e| e.id == expectation.id).flat_map(|e| &e.lines).collect::<Vec<_>>();
                for line in &expectation.lines {
                    prop_assert_eq!(line.known, of_held.iter().any(|known| known.text == line.text));
                }
            }
            prop_assert_eq!(framework.expectations_beyond(&role.id, None), framework.expectations(&role.id));
        }
    }
}

#[test]
fn the_studio_inherits_from_the_base_and_the_head_from_the_studio() {
    let museum = two_branches();
    assert_eq!(from(&museum, STUDIO, "treatment"), [(id(BASE), false), (id(BASE), false), (id(STUDIO), true)]);
    let head = from(&museum, HEAD, "treatment");
    assert_eq!(head.last(), Some(&(id(HEAD), true)));
    assert!(head.contains(&(id(STUDIO), false)) && !head.iter().any(|(from, _)| from.as_str() == MATERIALS));
    assert_eq!(from(&museum, HEAD, "records"), [], "a blank cell stays blank");
}

#[test]
fn a_source_that_is_gone_ends_the_chain_and_is_named_with_its_place() {
    let broken = framework(2, 1, vec![cell(0, 0, Some(9), 1), cell(1, 0, Some(0), 1)]);
    assert_eq!(broken.resolved(&role_id(1), &competency_id(0)).len(), 2);
    let lost = FrameworkError::LostSource { role: role_id(0), competency: competency_id(0), source_role: role_id(9) };
    assert_eq!(broken.problems(), [lost]);
}

#[test]
fn from_the_base_the_lines_of_the_base_are_known_at_the_head() {
    let expected = two_branches().expectations_beyond(&id(HEAD), Some(&id(BASE))).unwrap();
    let treatment = expected.iter().find(|e| e.title == "Treatment").unwrap();
    assert_eq!(treatment.lines.iter().map(|line| line.known).collect::<Vec<_>>(), [true, true, false, false]);
    assert!(expected.iter().filter(|e| e.title == "Planning").flat_map(|e| &e.lines).all(|line| !line.known));
}

#[test]
fn a_role_without_a_cell_cannot_inherit_from_who_already_inherits_from_it() {
    let waiting = framework(2, 1, vec![cell(1, 0, Some(0), 1)]);
    assert!(waiting.would_cycle(&role_id(0), &competency_id(0), &role_id(1)));
    assert!(!waiting.would_cycle(&role_id(1), &competency_id(0), &role_id(0)));
}
