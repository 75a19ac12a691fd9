//! The demo organization's career framework and strategic objectives: two families on one spine of five levels.

mod analytics;
mod data;
mod guide;
mod library;
mod row;

use domain::framework::{Branch, Edge, Family, Framework, Level, StrategicObjective, Track};
use domain::time::Date;
use row::{BranchRow, EdgeRow, Rows};

pub(super) use guide::{ANSWERS, with_people};

const FAMILIES: [&Rows; 2] = [&data::ROWS, &analytics::ROWS];
const LEVELS: [&str; 5] = ["Learning", "Independent", "Senior", "Leading", "Guiding"];

/// The framework that the demo's proposals are written against.
pub fn framework() -> Framework {
    Framework {
        version: 1,
        // Long past: the demo is looked at on machines whose clocks are set to anything.
        effective: Date::parse("2025-01-01").ok(),
        levels: (1..)
            .zip(LEVELS)
            .filter_map(|(number, name)| Some(Level { id: Level::id_of(number).ok()?, number, name: name.to_owned() }))
            .collect(),
        families: FAMILIES.into_iter().filter_map(family).collect(),
        philosophy: guide::philosophy(),
        distinctions: guide::DISTINCTIONS.iter().filter_map(guide::DistinctionRow::build).collect(),
        roles: FAMILIES.into_iter().flat_map(|rows| rows.roles.iter().filter_map(|role| role.build(rows.family))).collect(),
        competencies: library::COMPETENCIES.iter().filter_map(library::CompetencyRow::build).collect(),
        cells: FAMILIES.into_iter().flat_map(|rows| rows.cells).filter_map(row::CellRow::build).collect(),
        edges: FAMILIES.into_iter().flat_map(|rows| rows.edges).filter_map(EdgeRow::build).map(in_order).collect::<Vec<Edge>>(),
        peers: guide::peers().into_iter().collect(),
        branches: FAMILIES.into_iter().flat_map(|rows| rows.branches).filter_map(BranchRow::build).collect::<Vec<Branch>>(),
        ..Framework::default()
    }
}

/// What a way needs, in the order of the library, as the draft has it: otherwise the draft would seem to be changed before anybody wrote.
fn in_order(mut edge: Edge) -> Edge {
    edge.needs.sort_by_key(|id| library::COMPETENCIES.iter().position(|row| row.is(id)));
    edge
}

/// What the organization wants to reach.
pub fn objectives() -> Vec<StrategicObjective> {
    library::OBJECTIVES.iter().filter_map(library::ObjectiveRow::build).collect()
}

fn family(rows: &Rows) -> Option<Family> {
    let track = |id: &str, name: &str| Some(Track { id: id.parse().ok()?, name: name.to_owned() });
    let tracks = [track("expert", "Expert"), track("people", "People")].into_iter().flatten().collect();
    Some(Family { tracks, ..Family::new(rows.family.parse().ok()?, rows.name) })
}

#[cfg(test)]
mod tests;
