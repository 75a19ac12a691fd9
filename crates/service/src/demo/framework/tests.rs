//! The demo's framework holds together and says something for every role.

use super::{FAMILIES, framework, library, objectives};
use domain::framework::{EdgeKind, Framework};
use domain::ids::RoleId;
use std::collections::BTreeSet;

fn role(id: &str) -> RoleId {
    RoleId::parse(id).unwrap()
}

fn sources(framework: &Framework, at: &str, competency: &str) -> Vec<String> {
    let expectations = framework.expectations(&role(at)).unwrap();
    let one = expectations.into_iter().find(|e| e.id.as_str() == competency).unwrap();
    one.lines.into_iter().map(|line| line.from).collect()
}

#[test]
fn the_framework_holds_together() {
    assert_eq!(framework().validate(), Ok(()));
}

#[test]
fn no_row_is_dropped_for_an_id_that_is_none() {
    let built = framework();
    let count = |of: fn(&super::Rows) -> usize| FAMILIES.into_iter().map(of).sum::<usize>();
    assert_eq!(built.families.len(), FAMILIES.len());
    assert_eq!(built.roles.len(), count(|rows| rows.roles.len()));
    assert_eq!(built.cells.len(), count(|rows| rows.cells.len()));
    assert_eq!(built.edges.len(), count(|rows| rows.edges.len()));
    assert_eq!(built.branches.len(), count(|rows| rows.branches.len()));
    assert_eq!(built.competencies.len(), library::COMPETENCIES.len());
    assert_eq!(objectives().len(), library::OBJECTIVES.len());
    assert_eq!((built.distinctions.len(), built.peers.len()), (super::guide::DISTINCTIONS.len(), 1));
    assert!(built.roles.iter().all(|role| role.bands.len() == 1 && role.bands[0].id.is_some()));
    let inheriting = FAMILIES.into_iter().flat_map(|rows| rows.cells).filter(|cell| cell.2.is_some()).count();
    assert_eq!(built.cells.iter().filter(|cell| cell.inherits.is_some()).count(), inheriting);
    let tracked = FAMILIES.into_iter().flat_map(|rows| rows.roles).filter(|role| role.track.is_some()).count();
    assert_eq!(built.roles.iter().filter(|role| role.track.is_some()).count(), tracked);
}

#[test]
fn every_role_expects_four_or_five_competencies_in_three_tenses() {
    let built = framework();
    for role in &built.roles {
        let expectations = built.expectations(&role.id).unwrap();
        assert!((4..=5).contains(&expectations.len()), "{}: {}", role.id, expectations.len());
        assert!(!role.doing.is_empty() && !role.going_to_do.is_empty() && !role.want_to_do.is_empty(), "{}", role.id);
    }
}

#[test]
fn a_manager_inherits_from_the_shared_base_and_not_from_the_expert_beside() {
    let built = framework();
    assert_eq!(
        sources(&built, "data-4p", "modelling"),
        ["Associate Data Engineer", "Data Engineer", "Data Engineer", "Data Engineering Manager"]
    );
    assert!(!sources(&built, "data-4p", "growing-others").contains(&"Staff Data Engineer".to_owned()));
}

#[test]
fn a_blank_cell_is_not_expected() {
    let built = framework();
    let (manager, pipelines) = (role("data-4p"), "pipelines".parse().unwrap());
    assert_eq!(built.cell(&manager, &pipelines), None);
    assert!(built.expectations(&manager).unwrap().iter().all(|e| e.id.as_str() != "pipelines"));
}

#[test]
fn there_are_five_levels_both_tracks_and_every_kind_of_edge() {
    let built = framework();
    assert_eq!(built.levels.len(), 5);
    let kinds: BTreeSet<&str> = built
        .edges
        .iter()
        .map(|edge| match edge.kind {
            EdgeKind::Up => "up",
            EdgeKind::Lateral => "lateral",
            EdgeKind::Conditional { .. } => "conditional",
        })
        .collect();
    assert_eq!(kinds.len(), 3);
    for branch in &built.branches {
        let levels: BTreeSet<u8> = branch.roles.iter().map(|id| built.role(id).unwrap().level).collect();
        assert_eq!(levels.len(), 1, "{}", branch.statement);
    }
}
