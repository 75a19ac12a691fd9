//! A framework as tables: a grid for people, and a table for each kind of record.

use super::own::{As, KINDS, Kind, row};
use super::{Merge, Row, Table, same};
use crate::inherit::{self, Source, phrase};
use crate::slug::key;
use domain::framework::{Cell, Family, Framework, FrameworkRole};
use domain::ids::{CompetencyId, RoleId};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Roles of a family in one grid: the reader takes 256 columns, and nobody scrolls further.
const MAX_GRID: usize = 200;

/// All tables: the grids first.
pub(crate) fn book(framework: &Framework) -> Vec<Table> {
    let json = serde_json::to_value(framework).unwrap_or_default();
    let words = Words::of(framework);
    let mut tables = Vec::new();
    for family in &framework.families {
        let roles = roles_of(framework, family);
        for (n, part) in roles.chunks(MAX_GRID).enumerate() {
            let title = if n == 0 { family.name.clone() } else { format!("{} {}", family.name, n + 1) };
            // A family may have the name of a kind of record.
            let title = if KINDS.iter().any(|kind| same(kind.title, &title)) { format!("{title} (family)") } else { title };
            tables.push(grid(framework, family, part, title, &words));
        }
    }
    tables.extend(KINDS.iter().rev().take(1).chain(KINDS.iter().take(KINDS.len() - 1)).map(|kind| records(&json, kind)));
    tables
}

/// The roles of a family as a grid has them: by level, and by track within.
pub(crate) fn roles_of<'a>(framework: &'a Framework, family: &Family) -> Vec<&'a FrameworkRole> {
    let track = |role: &FrameworkRole| {
        role.track.as_ref().and_then(|id| family.tracks.iter().position(|track| track.id == *id)).map_or(0, |n| n + 1)
    };
    let mut roles: Vec<&FrameworkRole> = framework.roles.iter().filter(|role| role.family == family.id).collect();
    roles.sort_by_key(|role| (role.level, track(role)));
    roles
}

/// How cells name the role that they inherit from.
pub(crate) struct Words<'a> {
    names: BTreeMap<&'a RoleId, String>,
    cells: BTreeMap<(&'a RoleId, &'a CompetencyId), &'a Cell>,
}

impl<'a> Words<'a> {
    /// The words for a framework's roles: titles where they are certain, identifiers in brackets otherwise.
    pub fn of(framework: &'a Framework) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for role in &framework.roles {
            *counts.entry(key(&role.name())).or_default() += 1;
        }
        let certain = |name: &str| {
            counts.get(&key(name)) == Some(&1)
                && [format!("From {name} and:"), format!("Same as {name}")]
                    .iter()
                    .all(|words| phrase(words) == Some(Source::Role(key(name))))
        };
        let word =
            |role: &FrameworkRole| Some(role.name()).filter(|name| certain(name)).unwrap_or_else(|| format!("[{}]", role.id));
        let names = framework.roles.iter().map(|role| (&role.id, word(role))).collect();
        let cells = framework.cells.iter().map(|cell| ((&cell.role, &cell.competency), cell)).collect();
        Self { names, cells }
    }

    /// A cell of the framework.
    pub fn cell(&self, role: &'a RoleId, competency: &'a CompetencyId) -> Option<&'a Cell> {
        self.cells.get(&(role, competency)).copied()
    }

    /// The text of a cell, beside the column before it.
    pub fn text(&self, cell: &Cell, left: Option<&RoleId>) -> String {
        let source = cell
            .inherits
            .as_ref()
            .map(|source| if Some(source) == left { "left" } else { self.names.get(source).map_or("", String::as_str) });
        inherit::write(source, &cell.expectations)
    }
}

fn grid(framework: &Framework, family: &Family, roles: &[&FrameworkRole], title: String, words: &Words<'_>) -> Table {
    let line = |head: &str, id: &str, cell: &dyn Fn(&FrameworkRole) -> String| {
        let mut cells = vec![head.to_owned(), id.to_owned()];
        cells.extend(roles.iter().map(|role| cell(role)));
        row(cells)
    };
    let level = |role: &FrameworkRole| {
        framework.levels.iter().find(|level| level.number == role.level).map(|level| level.name.clone()).unwrap_or_default()
    };
    let track = |role: &FrameworkRole| {
        family
            .tracks
            .iter()
            .find(|track| Some(&track.id) == role.track.as_ref())
            .map(|track| track.name.clone())
            .unwrap_or_default()
    };
    let mut rows: Vec<Row> = vec![
        line("Title", "Id", &FrameworkRole::name_with_modifier),
        line("Role id", "", &|role| role.id.to_string()),
        line("Level", "", &level),
        line("Track", "", &track),
        line("Primary responsibilities", "", &|role| {
            role.doing.iter().map(|line| format!("• {line}")).collect::<Vec<_>>().join("\n")
        }),
        line("Salary range", "", &pay),
    ];
    let mut merges = Vec::new();
    for competency in &framework.competencies {
        let used = roles.iter().any(|role| words.cell(&role.id, &competency.id).is_some());
        if !used && competency.family.as_ref() != Some(&family.id) {
            continue;
        }
        let mut cells = vec![competency.name.clone(), competency.id.to_string()];
        let mut left = None;
        for role in roles {
            let cell = words.cell(&role.id, &competency.id);
            let joins = cell.is_some_and(|cell| {
                cell.merged && cell.expectations.is_empty() && left.is_some() && cell.inherits.as_ref() == left
            });
            if joins {
                join(&mut merges, rows.len(), cells.len());
            }
            cells.push(cell.map(|cell| words.text(cell, left)).unwrap_or_default());
            left = Some(&role.id);
        }
        rows.push(row(cells));
    }
    Table { title, rows, merges, ..Table::default() }
}

fn join(merges: &mut Vec<Merge>, row: usize, column: usize) {
    match merges.last_mut().filter(|merge| merge.row == row && merge.last + 1 == column) {
        Some(merge) => merge.last = column,
        None => merges.push(Merge { row, first: column - 1, last: column }),
    }
}

/// Pay as people read it.
pub(crate) fn pay(role: &FrameworkRole) -> String {
    let one = |band: &domain::framework::Band| {
        let region = if band.region.is_empty() { String::new() } else { format!(" ({})", band.region) };
        format!("{}–{} {}{region}", band.low, band.high, band.currency)
    };
    role.bands.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn records(json: &Json, kind: &Kind) -> Table {
    let mut rows = vec![row(kind.headers().map(str::to_owned).collect())];
    let cells =
        |record: &Json| kind.columns.iter().map(|(_, pointer, how)| text(record.pointer(pointer), *how)).collect::<Vec<_>>();
    let list = json.get(kind.list).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    match kind.part {
        _ if kind.list.is_empty() => rows.push(row(cells(json))),
        None => rows.extend(list.iter().map(|record| row(cells(record)))),
        Some((part, keys)) => {
            for parent in list {
                let named: Vec<String> = keys.iter().map(|(_, pointer)| text(parent.pointer(pointer), As::Text)).collect();
                let parts = parent.get(part).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
                rows.extend(parts.iter().map(|record| row([named.clone(), cells(record)].concat())));
            }
        }
    }
    Table { title: kind.title.to_owned(), rows, ..Table::default() }
}

fn text(value: Option<&Json>, how: As) -> String {
    match (value, how) {
        (Some(Json::Array(lines)), _) => lines.iter().filter_map(Json::as_str).collect::<Vec<_>>().join("\n"),
        (Some(Json::String(text)), _) => text.clone(),
        (Some(Json::Bool(yes)), As::Truth) => if *yes { "yes" } else { "no" }.to_owned(),
        (Some(Json::Number(n)), _) => n.to_string(),
        _ => String::new(),
    }
}
