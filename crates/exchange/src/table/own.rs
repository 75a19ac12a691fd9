//! The tables that this program writes: one for each kind of record, and a grid for each family. Read again from workbooks, Markdown and
//! archives of separated values.

use super::{Row, Table, same};
use crate::inherit::{self, Source};
use crate::note::{Refusal, Why};
use crate::slug::key;
use crate::{check, limits::MAX_BODY};
use domain::framework as of;
use domain::framework::{Cell, Framework};
use domain::ids::{CompetencyId, RoleId};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// How a value of a record is written in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum As {
    /// Text that is always there.
    Text,
    /// Text that may be missing.
    Maybe,
    /// One element a line.
    Lines,
    /// A number.
    Number,
    /// `yes`, `no` or nothing.
    Truth,
}

/// A column: its header, the place of its value in the record, and how that is written.
pub(crate) type Spec = (&'static str, &'static str, As);

/// A kind of record.
pub(crate) struct Kind {
    /// The title of its table.
    pub title: &'static str,
    /// The list of the framework that it is in, or the list of its parents.
    pub list: &'static str,
    /// For parts of a record: the list in the parent, and the columns that name the parent with the place of their value there.
    pub part: Option<(&'static str, &'static [(&'static str, &'static str)])>,
    /// Its own columns.
    pub columns: &'static [Spec],
    check: fn(&Json) -> Result<(), String>,
}

fn is<T: DeserializeOwned>(json: &Json) -> Result<(), String> {
    T::deserialize(json).map(drop).map_err(|error| error.to_string())
}

use As::{Lines, Maybe, Number, Text, Truth};

/// The kind that holds what is there once.
pub(crate) const ABOUT: Kind = Kind {
    title: "About",
    list: "",
    part: None,
    columns: &[
        ("Version", "/version", Number),
        ("Effective", "/effective", Maybe),
        ("Why careers matter", "/philosophy/why", Text),
        ("Values", "/philosophy/values", Text),
    ],
    check: is::<Framework>,
};

/// The kinds with many records, parents before their parts.
pub(crate) const KINDS: [Kind; 16] = [
    Kind {
        title: "Levels",
        list: "levels",
        part: None,
        columns: &[("Id", "/id", Text), ("Number", "/number", Number), ("Name", "/name", Text)],
        check: is::<of::Level>,
    },
    Kind {
        title: "What changes",
        list: "distinctions",
        part: None,
        columns: &[("Level", "/level", Text), ("Dimension", "/dimension", Text), ("Examples", "/examples", Lines)],
        check: is::<of::Distinction>,
    },
    Kind {
        title: "Families",
        list: "families",
        part: None,
        columns: &[("Id", "/id", Text), ("Name", "/name", Text), ("Owner", "/owner", Maybe), ("Review", "/review", Maybe)],
        check: is::<of::Family>,
    },
    Kind {
        title: "Tracks",
        list: "families",
        part: Some(("tracks", &[("Family", "/id")])),
        columns: &[("Id", "/id", Text), ("Name", "/name", Text)],
        check: is::<of::Track>,
    },
    Kind {
        title: "Roles",
        list: "roles",
        part: None,
        columns: &[
            ("Id", "/id", Text),
            ("Family", "/family", Text),
            ("Track", "/track", Maybe),
            ("Level", "/level", Number),
            ("Title", "/title", Text),
            ("Tier", "/tier", Text),
            ("Discipline", "/discipline", Text),
            ("Grade", "/grade", Text),
            ("Doing", "/doing", Lines),
            ("Going to do", "/going_to_do", Lines),
            ("Want to do", "/want_to_do", Lines),
            ("Experience", "/experience", Text),
            ("Expertise", "/expertise", Text),
            ("Merit", "/merit", Text),
            ("Standing", "/standing", Maybe),
            ("Modifier", "/management_modifier/title", Maybe),
            ("Modifier expectations", "/management_modifier/expectations", Lines),
            ("Modifier pay", "/management_modifier/pay", Maybe),
            ("Pathway", "/pathway/kind", Text),
            ("Support", "/pathway/support", Maybe),
            ("Reflection", "/pathway/reflection", Maybe),
            ("Prevalent", "/selection/prevalent", Truth),
            ("Distinct", "/selection/distinct", Truth),
            ("Retains", "/selection/retains", Truth),
        ],
        check: is::<of::FrameworkRole>,
    },
    Kind {
        title: "Bands",
        list: "roles",
        part: Some(("bands", &[("Role", "/id")])),
        columns: &[
            ("Id", "/id", Maybe),
            ("Low", "/low", Number),
            ("High", "/high", Number),
            ("Currency", "/currency", Text),
            ("Region", "/region", Text),
            ("Visibility", "/visibility", Text),
        ],
        check: is::<of::Band>,
    },
    Kind {
        title: "Competencies",
        list: "competencies",
        part: None,
        columns: &[
            ("Id", "/id", Text),
            ("Name", "/name", Text),
            ("Definition", "/definition", Text),
            ("Category", "/category", Text),
            ("Family", "/family", Maybe),
            ("Source", "/source", Maybe),
            ("Source note", "/source_note", Text),
            ("Examples", "/examples", Lines),
        ],
        check: is::<of::Competency>,
    },
    Kind {
        title: "Cells",
        list: "cells",
        part: None,
        columns: &[
            ("Role", "/role", Text),
            ("Competency", "/competency", Text),
            ("Merged", "/merged", Truth),
            ("Need", "/need", Maybe),
            ("Why", "/why", Text),
            ("Meaning", "/meaning", Text),
        ],
        check: is::<Cell>,
    },
    Kind {
        title: "Ways",
        list: "edges",
        part: None,
        columns: &[
            ("From", "/from", Text),
            ("To", "/to", Text),
            ("Kind", "/kind/kind", Text),
            ("Condition", "/kind/condition", Maybe),
            ("Needs", "/needs", Lines),
        ],
        check: is::<of::Edge>,
    },
    Kind {
        title: "Roadblocks",
        list: "edges",
        part: Some(("roadblocks", &[("From", "/from"), ("To", "/to")])),
        columns: &[
            ("Id", "/id", Text),
            ("Text", "/text", Text),
            ("Remedy", "/remedy", Maybe),
            ("Plan", "/plan", Text),
            ("Owner", "/owner", Maybe),
        ],
        check: is::<of::Roadblock>,
    },
    Kind {
        title: "Branches",
        list: "branches",
        part: None,
        columns: &[("Id", "/id", Maybe), ("Roles", "/roles", Lines), ("Statement", "/statement", Text)],
        check: is::<of::Branch>,
    },
    Kind {
        title: "Peers",
        list: "peers",
        part: None,
        columns: &[("Id", "/id", Maybe), ("Roles", "/roles", Lines), ("Note", "/note", Text)],
        check: is::<of::Peers>,
    },
    Kind {
        title: "Successions",
        list: "successions",
        part: None,
        columns: &[("From", "/from", Text), ("To", "/to", Text)],
        check: is::<of::Succession>,
    },
    Kind {
        title: "Project",
        list: "project",
        part: None,
        columns: &[("Id", "/id", Text), ("Parent", "/parent", Maybe), ("Title", "/title", Text)],
        check: is::<of::Mocha>,
    },
    Kind {
        title: "Project people",
        list: "project",
        part: Some(("people", &[("Project", "/id")])),
        columns: &[
            ("Id", "/id", Text),
            ("Part", "/part", Text),
            ("Person", "/person", Maybe),
            ("Who", "/who", Text),
            ("Note", "/note", Text),
        ],
        check: is::<of::Assignment>,
    },
    ABOUT,
];

impl Kind {
    /// The headers of its table.
    pub fn headers(&self) -> impl Iterator<Item = &'static str> {
        let parents = self.part.map(|(_, keys)| keys).unwrap_or_default();
        parents.iter().map(|(head, _)| *head).chain(self.columns.iter().map(|(head, ..)| *head))
    }

    fn is_of(&self, table: &Table) -> bool {
        let Some(header) = table.rows.first() else { return false };
        let has = |head| header.cells.iter().any(|cell| same(cell, head));
        same(&table.title, self.title) && self.headers().all(has)
    }
}

/// Whether it is one of the tables that this program writes.
pub(crate) fn is_own(table: &Table) -> bool {
    is_grid(table) || KINDS.iter().any(|kind| kind.is_of(table))
}

/// Whether it is a family's grid: the second row and column hold identifiers.
fn is_grid(table: &Table) -> bool {
    let row = |n: usize| table.rows.get(n);
    row(0).is_some_and(|row| same(row.at(0), "Title") && same(row.at(1), "Id"))
        && row(1).is_some_and(|row| same(row.at(0), "Role id"))
}

/// Reads a framework from such tables; nothing where there are not enough of them to make one.
pub(crate) fn read(tables: &[Table]) -> Option<Result<Framework, Refusal>> {
    let has = |title: &str| KINDS.iter().any(|kind| kind.title == title && tables.iter().any(|table| kind.is_of(table)));
    (has("Levels") && has("Roles") && has("Families") && has("Competencies")).then(|| whole(tables))
}

fn whole(tables: &[Table]) -> Result<Framework, Refusal> {
    let first = tables.first().map(|table| table.place.clone()).unwrap_or_default();
    let mut json = Json::Object(Map::new());
    for kind in &KINDS {
        for table in tables.iter().filter(|table| kind.is_of(table)) {
            records(&mut json, kind, table)?;
        }
    }
    let read = serde_json::from_value::<Framework>(json);
    let mut framework = read.map_err(|error| Refusal::new(first.clone(), Why::Syntax(error.to_string())))?;
    let mut at: BTreeMap<(RoleId, CompetencyId), usize> =
        framework.cells.iter().zip(0..).map(|(cell, n)| ((cell.role.clone(), cell.competency.clone()), n)).collect();
    for table in tables.iter().filter(|table| is_grid(table)) {
        grid(&mut framework, &mut at, table)?;
    }
    check::sound(&framework).map_err(|why| Refusal::new(first, why))?;
    Ok(framework)
}

fn records(json: &mut Json, kind: &Kind, table: &Table) -> Result<(), Refusal> {
    let Some(header) = table.rows.first() else { return Ok(()) };
    let column = |head: &str| header.cells.iter().position(|cell| same(cell, head));
    for row in table.rows.iter().skip(1).filter(|row| !row.is_blank()) {
        let wrong = |sentence: String| Refusal::new(table.at(row, None), Why::Syntax(sentence));
        let cell = |head: &str| column(head).and_then(|at| row.cells.get(at)).map_or("", String::as_str);
        let mut record = Json::Object(Map::new());
        for (head, pointer, how) in kind.columns {
            let text = cell(head);
            let value = match how {
                Maybe if text.trim().is_empty() => None,
                Text | Maybe => Some(Json::from(text)),
                Lines if text.is_empty() => None,
                Lines => Some(Json::from(text.lines().collect::<Vec<_>>())),
                Number => Some(
                    text.trim()
                        .parse::<u32>()
                        .map(Json::from)
                        .ok()
                        .ok_or_else(|| wrong(format!("`{head}` has to be a number: {text}")))?,
                ),
                Truth => match key(text).as_str() {
                    "yes" | "true" => Some(Json::from(true)),
                    "no" | "false" => Some(Json::from(false)),
                    _ => None,
                },
            };
            if let Some(value) = value {
                set(&mut record, pointer, value);
            }
        }
        complete(&mut record);
        (kind.check)(&record).map_err(wrong)?;
        if kind.list.is_empty() {
            merge(json, record);
            continue;
        }
        let Some(list) = list(json, kind.list) else { continue };
        match kind.part {
            None => list.push(record),
            Some((part, keys)) => {
                let matches = |parent: &&mut Json| {
                    keys.iter().all(|(head, pointer)| parent.pointer(pointer).and_then(Json::as_str) == Some(cell(head)))
                };
                let parent = list
                    .iter_mut()
                    .find(matches)
                    .ok_or_else(|| wrong("the record that this belongs to is not there".to_owned()))?;
                if let Some(parts) = self::list(parent, part) {
                    parts.push(record);
                }
            }
        }
    }
    Ok(())
}

/// The list of a name, made where there is none.
fn list<'a>(json: &'a mut Json, name: &str) -> Option<&'a mut Vec<Json>> {
    if !json.get(name).is_some_and(Json::is_array) {
        set(json, &format!("/{name}"), Json::Array(Vec::new()));
    }
    json.get_mut(name).and_then(Json::as_array_mut)
}

/// What variants of a record need although a table leaves it out where it is empty.
fn complete(record: &mut Json) {
    if record.pointer("/management_modifier").is_some() && record.pointer("/management_modifier/title").is_none() {
        set(record, "/management_modifier/title", Json::from(""));
    }
    if record.pointer("/kind/kind").and_then(Json::as_str) == Some("conditional") && record.pointer("/kind/condition").is_none() {
        set(record, "/kind/condition", Json::from(""));
    }
}

fn set(json: &mut Json, pointer: &str, value: Json) {
    let mut at = json;
    let mut steps = pointer.split('/').skip(1).peekable();
    while let Some(step) = steps.next() {
        if !at.is_object() {
            *at = Json::Object(Map::new());
        }
        let Json::Object(map) = at else { return };
        if steps.peek().is_none() {
            map.insert(step.to_owned(), value);
            return;
        }
        at = map.entry(step).or_insert(Json::Null);
    }
}

fn merge(json: &mut Json, record: Json) {
    if let (Json::Object(all), Json::Object(some)) = (json, record) {
        all.extend(some);
    }
}

/// Reads what the cells of a family's grid say: their source and lines.
fn grid(framework: &mut Framework, at: &mut BTreeMap<(RoleId, CompetencyId), usize>, table: &Table) -> Result<(), Refusal> {
    let Some(ids) = table.rows.get(1) else { return Ok(()) };
    let roles: BTreeSet<RoleId> = framework.roles.iter().map(|role| role.id.clone()).collect();
    let competencies: BTreeSet<CompetencyId> = framework.competencies.iter().map(|competency| competency.id.clone()).collect();
    let columns: Vec<(usize, RoleId)> =
        (2..ids.cells.len()).filter_map(|n| Some((n, RoleId::parse(ids.at(n)).ok().filter(|id| roles.contains(id))?))).collect();
    for (n, row) in table.rows.iter().enumerate().skip(2) {
        let Some(competency) = CompetencyId::parse(row.at(1)).ok().filter(|id| competencies.contains(id)) else { continue };
        let mut left: Option<RoleId> = None;
        for (column, role) in &columns {
            let merged = table.merges.iter().any(|merge| merge.row == n && merge.first < *column && *column <= merge.last);
            let said = inherit::read(row.at(*column));
            let refuse = |why| Refusal::new(table.at(row, Some(*column)), why);
            let source = match &said.source {
                _ if merged => left.clone(),
                None => None,
                Some((source, words)) => Some(
                    named(framework, source, left.as_ref(), role)
                        .ok_or_else(|| refuse(Why::Syntax(format!("\"{words}\" names no role that is there"))))?,
                ),
            };
            left = Some(role.clone());
            if said.lines.iter().map(String::len).sum::<usize>() > MAX_BODY * 3 {
                return Err(refuse(Why::TooMuch { what: "the text of a cell", limit: format!("{MAX_BODY} characters") }));
            }
            let known = at.get(&(role.clone(), competency.clone())).copied();
            if known.is_none() && source.is_none() && said.lines.is_empty() {
                continue;
            }
            let known = known.unwrap_or_else(|| {
                framework.cells.push(Cell::new(role.clone(), competency.clone()));
                at.insert((role.clone(), competency.clone()), framework.cells.len() - 1);
                framework.cells.len() - 1
            });
            if let Some(cell) = framework.cells.get_mut(known) {
                cell.inherits = source;
                cell.merged |= merged;
                cell.expectations = said.lines;
            }
        }
    }
    Ok(())
}

fn named(framework: &Framework, source: &Source, left: Option<&RoleId>, own: &RoleId) -> Option<RoleId> {
    let name = match source {
        Source::Left => return left.cloned(),
        Source::Level(place) => format!("level {place}"),
        Source::Role(name) => name.clone(),
    };
    if let Some(id) = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        return framework.roles.iter().find(|role| role.id.as_str() == id).map(|role| role.id.clone());
    }
    let mut found = framework.roles.iter().filter(|role| role.id != *own && key(&role.name()) == key(&name));
    let first = found.next()?;
    if found.next().is_some() { None } else { Some(first.id.clone()) }
}

/// Lines of a table's row.
pub(crate) fn row(cells: Vec<String>) -> Row {
    Row { line: 0, cells }
}
