//! What keeps a draft from being published: everything is named, and a draft without it holds together.

use super::changes::full;
use super::choices::answered;
use super::frameworks::{grids, has_circle};
use crate::framework::sample::{BASE, MATERIALS, STUDIO, two_branches};
use crate::framework::{Edge, EdgeKind, Framework, FrameworkError, Hindrance, MAX_LINES, Pathway, Succession, ready};
use crate::ids::RoleId;
use proptest::prelude::*;

fn id(role: &str) -> RoleId {
    role.parse().unwrap()
}

fn alone(draft: &Framework) -> Vec<Hindrance> {
    ready(draft, &answered(draft), None)
}

/// The only problem of the sample after a change.
fn problem(change: impl FnOnce(&mut Framework)) -> FrameworkError {
    let mut museum = two_branches();
    change(&mut museum);
    let problems = museum.problems();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    let sentence = problem.sentence(&museum);
    assert!(sentence.ends_with('.') && sentence.chars().next().unwrap().is_uppercase(), "{sentence}");
    problem.clone()
}

proptest! {
    #[test]
    fn problems_of_cells_are_found_exactly_where_validating_finds_one(framework in grids()) {
        prop_assert_eq!(framework.problems().is_empty(), !has_circle(&framework));
        prop_assert_eq!(framework.problems().is_empty(), framework.validate().is_ok());
    }
}

#[test]
fn what_does_not_validate_has_a_problem() {
    let mut all = 0;
    for (at, broken) in super::changes::neighbours(&full()) {
        let is_broken = broken.validate().is_err();
        assert!(!is_broken || !broken.problems().is_empty(), "{at}");
        all += usize::from(is_broken);
    }
    assert!(all > 100, "{all}");
}

#[test]
fn the_sample_and_its_full_form_can_be_published() {
    assert_eq!(alone(&two_branches()), []);
    assert_eq!(alone(&full()), []);
}

#[test]
fn each_problem_is_named_once() {
    use FrameworkError as E;
    let circle = |f: &mut Framework| {
        let to = |from: &str, to: &str| Succession { from: id(from), to: id(to) };
        f.successions = vec![to("x", "y"), to("y", BASE), to("z", "z")];
    };
    assert_eq!(problem(circle), E::SuccessionCircle { role: id("z") });
    let present = |f: &mut Framework| f.successions = vec![Succession { from: id(BASE), to: id(STUDIO) }];
    assert_eq!(problem(present), E::SuccessionOfPresent { role: id(BASE) });
    let lost = |f: &mut Framework| f.successions = vec![Succession { from: id("x"), to: id("y") }];
    assert_eq!(problem(lost), E::Dangling { what: "role", id: "y".to_owned() });
    let twice = |f: &mut Framework| f.edges.push(Edge::new(id(BASE), id(STUDIO), EdgeKind::Lateral));
    let way = "conservator to conservator-studio".to_owned();
    assert_eq!(problem(twice), E::Duplicate { what: "way", id: way });
    let around = |f: &mut Framework| f.edges.push(Edge::new(id(BASE), id(BASE), EdgeKind::Up));
    assert_eq!(problem(around), E::Loop { role: id(BASE) });
    let nameless = |f: &mut Framework| f.roles[0].title = " \u{200b}".to_owned();
    assert_eq!(problem(nameless), E::Nameless { what: "role", id: BASE.to_owned() });
    let level = |f: &mut Framework| f.levels[1].name.clear();
    assert_eq!(problem(level), E::Nameless { what: "level", id: "level-2".to_owned() });
    let lines = |f: &mut Framework| f.cells[0].expectations = vec!["Line".to_owned(); MAX_LINES + 1];
    assert_eq!(problem(lines), E::TooMany { what: "lines in one cell", count: MAX_LINES + 1, most: MAX_LINES });
    let peers = |f: &mut Framework| f.branches[0].roles.push(id("x"));
    assert_eq!(problem(peers), E::Dangling { what: "role", id: "x".to_owned() });
    let merged = |f: &mut Framework| f.cells.iter_mut().filter(|cell| cell.merged).for_each(|cell| cell.inherits = None);
    assert!(matches!(problem(merged), E::MergedWithNothing { .. }));
    let own = |f: &mut Framework| {
        let merged = f.cells.iter_mut().filter(|cell| cell.merged);
        merged.for_each(|cell| cell.expectations.push("Own".to_owned()));
    };
    assert!(matches!(problem(own), E::MergedWithLines { .. }));
    let gap = |f: &mut Framework| {
        f.levels[2].number = 4;
        f.roles[3].level = 4;
    };
    assert_eq!(problem(gap), E::LevelNumber { place: 3, number: 4 });
}

#[test]
fn a_role_that_is_taken_away_is_named_wherever_it_was_needed() {
    let mut museum = two_branches();
    museum.roles.retain(|role| role.id != id(STUDIO));
    museum.cells.retain(|cell| cell.role != id(STUDIO));
    museum.edges.retain(|edge| edge.from != id(STUDIO) && edge.to != id(STUDIO));
    museum.branches.clear();
    let lost =
        |error: &FrameworkError| matches!(error, FrameworkError::LostSource { source_role, .. } if *source_role == id(STUDIO));
    assert_eq!(museum.problems().iter().filter(|error| lost(error)).count(), 5);
    assert!(museum.problems().iter().all(lost));
}

#[test]
fn a_role_without_a_way_on_needs_the_note_on_support() {
    let mut museum = two_branches();
    museum.roles[1].pathway = Pathway::None { support: " ".to_owned(), reflection: String::new() };
    assert_eq!(alone(&museum), [Hindrance::WithoutSupport { role: id(MATERIALS) }]);
    museum.roles[1].pathway = Pathway::None { support: "A network of houses".to_owned(), reflection: String::new() };
    assert_eq!(alone(&museum), []);
}

#[test]
fn a_role_that_is_gone_needs_a_successor_whoever_holds_it() {
    let previous = two_branches();
    let mut draft = previous.clone();
    draft.roles.retain(|role| role.id != id(MATERIALS));
    draft.cells.retain(|cell| cell.role != id(MATERIALS));
    draft.edges.retain(|edge| edge.from != id(MATERIALS) && edge.to != id(MATERIALS));
    draft.branches.clear();
    let check = |draft: &Framework| ready(draft, &answered(draft), Some(&previous));
    let found = check(&draft);
    assert_eq!(found, [Hindrance::Abandoned { role: id(MATERIALS), title: "Senior Conservator, Materials".to_owned() }]);
    assert!(found[0].sentence(&draft).chars().all(|letter| !letter.is_ascii_digit()), "nobody is counted");
    draft.successions.push(Succession { from: id(MATERIALS), to: id(STUDIO) });
    assert_eq!(check(&draft), []);
}

#[test]
fn open_questions_wait_behind_what_is_broken() {
    let mut museum = two_branches();
    museum.roles[0].level = 9;
    let found = ready(&museum, &[], None);
    assert_eq!(found.len(), 10);
    assert_eq!(found[0].sentence(&museum), "There is no level 9: add it, or name another.");
    assert!(found[1..].iter().all(|hindrance| matches!(hindrance, Hindrance::Choice(_))));
}
