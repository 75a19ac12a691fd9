//! The cheapest way is what trying every way finds, and what is new is what the roles expect.

use super::{By, New, Route, from_here, path};
use crate::framework::{Category, Cell, Competency, Edge, EdgeKind, Family, Framework, FrameworkRole, Peers};
use crate::ids::{CompetencyId, RoleId};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn id(n: usize) -> RoleId {
    format!("r{n}").parse().unwrap()
}

fn competency(n: usize) -> CompetencyId {
    format!("c{n}").parse().unwrap()
}

fn framework(roles: usize, competencies: usize) -> Framework {
    let role = |n| FrameworkRole::new(id(n), "f".parse().unwrap(), 1, format!("Role {n}"));
    Framework {
        families: vec![Family::new("f".parse().unwrap(), "Family")],
        roles: (0..roles).map(role).collect(),
        competencies: (0..competencies).map(|n| Competency::new(competency(n), format!("C {n}"), Category::Technical)).collect(),
        ..Framework::default()
    }
}

/// Cells inherit only from roles before theirs; the words come from few, so that roles share lines without inheriting.
fn frameworks() -> impl Strategy<Value = Framework> {
    (2..7_usize, 1..4_usize).prop_flat_map(|(roles, competencies)| {
        let cell = prop::option::of((prop::option::of(0..roles), prop::collection::vec("[a-c]?", 0..3)));
        let edge =
            (0..roles, 0..roles, prop_oneof![Just(EdgeKind::Up), Just(EdgeKind::Conditional { condition: "x".to_owned() })]);
        let peers = prop::collection::vec(prop::collection::vec(0..roles, 2..4), 0..2);
        (prop::collection::vec(cell, roles * competencies), prop::collection::vec(edge, 0..14), peers).prop_map(
            move |(cells, edges, peers)| {
                let mut framework = framework(roles, competencies);
                for (place, cell) in cells.into_iter().enumerate() {
                    let (role, of) = (place / competencies, place % competencies);
                    if let Some((inherits, expectations)) = cell {
                        let inherits = inherits.filter(|source| *source < role).map(id);
                        framework.cells.push(Cell { inherits, expectations, ..Cell::new(id(role), competency(of)) });
                    }
                }
                framework.edges = edges.into_iter().map(|(from, to, kind)| Edge::new(id(from), id(to), kind)).collect();
                let peers = peers.into_iter().map(|roles| roles.into_iter().map(id).collect());
                framework.peers = peers.map(|roles| Peers { id: None, roles, note: String::new() }).collect();
                framework
            },
        )
    })
}

/// What is new, by the resolution that pages use.
fn told(framework: &Framework, from: &RoleId, to: &RoleId) -> Vec<New> {
    let before = framework.expectations(from).unwrap();
    let mut new = Vec::new();
    for expected in framework.expectations(to).unwrap() {
        let known: Vec<&str> =
            before.iter().filter(|e| e.id == expected.id).flat_map(|e| &e.lines).map(|line| line.text.as_str()).collect();
        let lines = expected.lines.into_iter().map(|line| line.text).filter(|text| !known.contains(&text.as_str()));
        let lines: Vec<String> = lines.collect();
        if !lines.is_empty() {
            new.push(New { competency: expected.id.as_str().parse().unwrap(), lines });
        }
    }
    new
}

/// Every way without a circle, as places in the list of all steps.
fn every_way(arcs: &[(RoleId, RoleId)], here: &RoleId, to: &RoleId, way: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
    if here == to {
        found.push(way.clone());
        return;
    }
    for (place, (from, next)) in arcs.iter().enumerate() {
        let seen = way.iter().any(|&step| arcs[step].0 == *next);
        if from == here && next != here && !seen {
            way.push(place);
            every_way(arcs, next, to, way, found);
            way.pop();
        }
    }
}

fn arcs(framework: &Framework) -> Vec<(RoleId, RoleId)> {
    let edges = framework.edges.iter().map(|edge| (edge.from.clone(), edge.to.clone()));
    let peers = framework.peers.iter().flat_map(|peers| {
        let others = move |from: &RoleId| peers.roles.iter().map(|to| (from.clone(), to.clone())).collect::<Vec<_>>();
        peers.roles.iter().flat_map(others)
    });
    edges.chain(peers).collect()
}

proptest! {
    #[test]
    fn the_cheapest_way_is_what_trying_every_way_finds(framework in frameworks(), from in 0..2_usize, to in 0..7_usize) {
        let (from, to) = (id(from), id(to % framework.roles.len()));
        let arcs = arcs(&framework);
        let mut ways = Vec::new();
        every_way(&arcs, &from, &to, &mut Vec::new(), &mut ways);
        let cost = |way: &Vec<usize>| way.iter().map(|&step| told(&framework, &arcs[step].0, &arcs[step].1).len()).sum::<usize>();
        let best = ways.into_iter().min_by_key(|way| (cost(way), way.len(), way.clone()));
        let found = path(&framework, &from, &to);
        prop_assert_eq!(found.is_some(), best.is_some());
        if let (Some(Route { steps, cost: found }), Some(best)) = (found, best) {
            prop_assert_eq!(found as usize, cost(&best));
            let roles: Vec<_> = steps.iter().map(|step| (step.from.clone(), step.to.clone())).collect();
            prop_assert_eq!(roles, best.iter().map(|&step| arcs[step].clone()).collect::<Vec<_>>());
            for step in steps {
                prop_assert_eq!(told(&framework, &step.from, &step.to), step.new);
            }
        }
    }

    #[test]
    fn from_here_leads_every_edge_and_every_equivalence(framework in frameworks()) {
        for role in &framework.roles {
            let expected: Vec<_> = arcs(&framework).into_iter().filter(|(from, to)| *from == role.id && from != to).collect();
            let found = from_here(&framework, &role.id);
            prop_assert_eq!(found.iter().map(|step| (step.from.clone(), step.to.clone())).collect::<Vec<_>>(), expected);
            for step in found {
                prop_assert_eq!(told(&framework, &step.from, &step.to), step.new);
            }
        }
    }
}

#[test]
fn conditions_are_told_and_keep_no_step_out() {
    let mut framework = framework(3, 1);
    let condition = "A team was led before".to_owned();
    framework.edges = vec![
        Edge::new(id(0), id(1), EdgeKind::Conditional { condition: condition.clone() }),
        Edge { needs: vec![competency(0)], ..Edge::new(id(1), id(2), EdgeKind::Up) },
    ];
    let Route { steps, cost } = path(&framework, &id(0), &id(2)).unwrap();
    assert_eq!(cost, 0);
    assert_eq!(steps.iter().map(|step| step.by.clone()).collect::<Vec<_>>(), [By::Conditional(condition), By::Up]);
    assert_eq!(steps[1].needs, [competency(0)]);
    assert_eq!(path(&framework, &id(2), &id(0)), None, "edges lead one way");
    assert_eq!(path(&framework, &id(1), &id(1)), Some(Route { steps: Vec::new(), cost: 0 }));
    assert_eq!(path(&framework, &id(0), &id(9)), None);
}

#[test]
fn a_circle_of_inheritance_is_cut() {
    let mut framework = framework(2, 1);
    let cell = |role, source| Cell {
        inherits: Some(id(source)),
        expectations: vec![format!("of {role}")],
        ..Cell::new(id(role), competency(0))
    };
    framework.cells = vec![cell(0, 1), cell(1, 0)];
    framework.edges = vec![Edge::new(id(0), id(1), EdgeKind::Up)];
    assert!(path(&framework, &id(0), &id(1)).unwrap().cost <= 1);
}

#[test]
fn a_thousand_roles_are_searched_with_work_that_grows_with_the_edges() {
    let mut framework = framework(1000, 40);
    for role in 0..1000 {
        for of in 0..40 {
            let inherits = (role % 8 > 0).then(|| id(role - 1));
            let expectations = vec![format!("{role} {of}")];
            framework.cells.push(Cell { inherits, expectations, ..Cell::new(id(role), competency(of)) });
        }
    }
    for role in 0..1000 {
        for step in [1, 8, 13] {
            framework.edges.push(Edge::new(id(role), id((role + step) % 1000), EdgeKind::Up));
        }
    }
    let route = path(&framework, &id(0), &id(999)).unwrap();
    let ends: BTreeSet<_> = [&route.steps[0].from, &route.steps.last().unwrap().to].into_iter().collect();
    assert_eq!(ends, [&id(0), &id(999)].into_iter().collect());
}
