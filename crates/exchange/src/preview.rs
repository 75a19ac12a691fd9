//! What an import would do, before anything is written.

use domain::framework::Framework;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What would become of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Preview {
    /// What would be added or changed.
    pub changes: Vec<Change>,
    /// How much stays as it is, by kind.
    pub unchanged: BTreeMap<What, u32>,
}

/// One thing that would be added or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What it is.
    pub what: What,
    /// Its identifier: of a cell `<role>~<competency>`, of a way `<from>~<to>`.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// What happens to it.
    pub effect: Effect,
}

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The philosophy.
    Philosophy,
    /// A level.
    Level,
    /// What changes at a level in one dimension.
    Distinction,
    /// A family, with its tracks.
    Family,
    /// A role.
    Role,
    /// A competency.
    Competency,
    /// A cell.
    Cell,
    /// A way.
    Way,
    /// A branch.
    Branch,
    /// Equivalent roles.
    Peers,
    /// Where the holders of a role go.
    Succession,
    /// Who does what.
    Project,
}

/// What happens to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Effect {
    /// It is new.
    Added,
    /// These fields of it change.
    Changed {
        /// Their names as in JSON.
        fields: Vec<String>,
    },
    /// It would be gone; no import does that, but going back to a version may.
    Removed,
}

impl Preview {
    /// How much is added.
    #[must_use]
    pub fn added(&self) -> usize {
        self.changes.iter().filter(|change| change.effect == Effect::Added).count()
    }

    /// How much is changed.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.changes.iter().filter(|change| matches!(change.effect, Effect::Changed { .. })).count()
    }

    /// How much is gone.
    #[must_use]
    pub fn removed(&self) -> usize {
        self.changes.iter().filter(|change| change.effect == Effect::Removed).count()
    }
}

/// A kind of record: the list it is in, the fields that identify it, and those that name it.
type Kind = (What, &'static str, &'static [&'static str], &'static [&'static str]);

const KINDS: [Kind; 11] = [
    (What::Level, "levels", &["id"], &["name"]),
    (What::Distinction, "distinctions", &["level", "dimension"], &["level", "dimension"]),
    (What::Family, "families", &["id"], &["name"]),
    (What::Role, "roles", &["id"], &["title", "tier", "discipline"]),
    (What::Competency, "competencies", &["id"], &["name"]),
    (What::Cell, "cells", &["role", "competency"], &["role", "competency"]),
    (What::Way, "edges", &["from", "to"], &["from", "to"]),
    (What::Branch, "branches", &["id", "roles"], &["roles"]),
    (What::Peers, "peers", &["id", "roles"], &["roles"]),
    (What::Succession, "successions", &["from"], &["from"]),
    (What::Project, "project", &["id"], &["title"]),
];

/// What becomes of `current` when it becomes `wanted`.
#[must_use]
pub fn preview(current: &Framework, wanted: &Framework) -> Preview {
    let json = |framework: &Framework| serde_json::to_value(framework).unwrap_or_default();
    let (before, after) = (json(current), json(wanted));
    let mut preview = Preview::default();
    if before.get("philosophy") != after.get("philosophy") {
        let fields = fields(before.get("philosophy"), after.get("philosophy"));
        preview.changes.push(Change {
            what: What::Philosophy,
            id: String::new(),
            name: String::new(),
            effect: Effect::Changed { fields },
        });
    }
    for (what, list, ids, names) in KINDS {
        let index = |json: &Json| -> BTreeMap<String, Json> {
            let records = json.get(list).and_then(Json::as_array).cloned().unwrap_or_default();
            records.into_iter().map(|record| (words(&record, ids, "~"), record)).collect()
        };
        let old = index(&before);
        let new = index(&after);
        for (id, record) in &new {
            let effect = match old.get(id) {
                Some(same) if same == record => {
                    *preview.unchanged.entry(what).or_default() += 1;
                    continue;
                }
                Some(other) => Effect::Changed { fields: fields(Some(other), Some(record)) },
                None => Effect::Added,
            };
            preview.changes.push(Change { what, id: id.clone(), name: words(record, names, " "), effect });
        }
        let gone = old.iter().filter(|(id, _)| !new.contains_key(*id));
        preview.changes.extend(gone.map(|(id, record)| Change {
            what,
            id: id.clone(),
            name: words(record, names, " "),
            effect: Effect::Removed,
        }));
    }
    preview
}

fn words(record: &Json, fields: &[&str], between: &str) -> String {
    let word = |field: &&str| match record.get(field)? {
        Json::String(text) => Some(text.trim().to_owned()),
        Json::Array(items) => Some(items.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(between)),
        _ => None,
    };
    fields.iter().filter_map(word).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(between)
}

fn fields(before: Option<&Json>, after: Option<&Json>) -> Vec<String> {
    let (Some(Json::Object(before)), Some(Json::Object(after))) = (before, after) else { return Vec::new() };
    after.iter().filter(|(name, value)| before.get(*name) != Some(value)).map(|(name, _)| name.clone()).collect()
}
