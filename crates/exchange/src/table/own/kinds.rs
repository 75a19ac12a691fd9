//! The kinds of records that have a table, and which column holds what of them.

use super::super::{Table, same};
use domain::framework as of;
use domain::framework::{Cell, Framework};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

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
    /// Whether a record can be read, and why not.
    pub check: fn(&Json) -> Result<(), String>,
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

    /// Whether a table is of this kind.
    pub fn is_of(&self, table: &Table) -> bool {
        let Some(header) = table.rows.first() else { return false };
        let has = |head| header.cells.iter().any(|cell| same(cell, head));
        same(&table.title, self.title) && self.headers().all(has)
    }
}
