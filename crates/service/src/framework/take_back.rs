//! What the draft becomes when an import is taken back: every place that the import changed is what it was before, unless somebody changed it
//! since. Pure.
//!
//! Compared as JSON, place by place, so that no field of the model can be forgotten. Lists of records are taken apart by what identifies a
//! record; roles name their level by its id, because numbers move when a level is put in between.

use domain::framework::Framework;
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;

/// The lists of records: what identifies one, what names one, and what it is called.
const LISTS: [(&str, &[&str], &[&str], &str); 14] = [
    ("levels", &["id"], &["name"], "The level"),
    ("distinctions", &["level", "dimension"], &[], "What changes at"),
    ("families", &["id"], &["name"], "The family"),
    ("tracks", &["id"], &["name"], "The track"),
    ("roles", &["id"], &["title"], "The role"),
    ("bands", &["id"], &["low", "high"], "The pay"),
    ("competencies", &["id"], &["name"], "The competency"),
    ("cells", &["role", "competency"], &[], "The cell"),
    ("edges", &["from", "to"], &[], "The way"),
    ("roadblocks", &["id"], &["text"], "The roadblock"),
    ("branches", &["id"], &["statement"], "The branch"),
    ("peers", &["id"], &["note"], "The peers"),
    ("successions", &["from"], &[], "The succession of"),
    ("project", &["id"], &["title"], "The table"),
];

/// Where a record may be named: the list and field that names it, and the list that it stands in.
const REFERENCES: [(&str, &str, &str); 13] = [
    ("cells", "role", "roles"),
    ("cells", "inherits", "roles"),
    ("edges", "from", "roles"),
    ("edges", "to", "roles"),
    ("branches", "roles", "roles"),
    ("peers", "roles", "roles"),
    ("successions", "to", "roles"),
    ("cells", "competency", "competencies"),
    ("edges", "needs", "competencies"),
    ("roles", "family", "families"),
    ("competencies", "family", "families"),
    ("roles", "level", "levels"),
    ("distinctions", "level", "levels"),
];

/// The draft without the import, and a sentence for each place that was left.
pub(super) fn take_back(
    current: &Framework,
    before: &Framework,
    after: &Framework,
) -> Result<(Framework, BTreeSet<String>), serde_json::Error> {
    let (current, before, after) = (flat(current)?, flat(before)?, flat(after)?);
    let mut left = BTreeSet::new();
    let mut wanted = back("", (&current, &before, &after), "", &mut left);
    keep_what_is_named(&mut wanted, &current, &mut left);
    Ok((whole(wanted)?, left))
}

/// A place: as it is, as it was before the import, and as the import left it.
type Place<'a> = (&'a Json, &'a Json, &'a Json);

fn back(list: &str, place: Place<'_>, owner: &str, left: &mut BTreeSet<String>) -> Json {
    match place {
        (current, before, after) if before == after => current.clone(),
        (current, before, after) if current == after => before.clone(),
        (Json::Object(current), Json::Object(before), Json::Object(after)) => {
            let none = Json::Null;
            let mut wanted = Map::new();
            for key in current.keys() {
                let of = |fields: &Map<String, Json>| fields.get(key).cloned().unwrap_or(Json::Null);
                let field = (current.get(key).unwrap_or(&none), &of(before), &of(after));
                wanted.insert(key.clone(), back(key, field, owner, left));
            }
            Json::Object(wanted)
        }
        (Json::Array(current), Json::Array(before), Json::Array(after)) if identity(list).is_some() => {
            Json::Array(records(list, (current, before, after), owner, left))
        }
        (current, ..) => {
            let what = if owner.is_empty() { format!("The {list}") } else { owner.to_owned() };
            left.insert(format!("{what} was changed since and stays as it is."));
            current.clone()
        }
    }
}

fn records(
    list: &str,
    (current, before, after): (&[Json], &[Json], &[Json]),
    owner: &str,
    left: &mut BTreeSet<String>,
) -> Vec<Json> {
    let mut wanted = Vec::new();
    for record in current {
        let (was, became) = (same(list, before, record), same(list, after, record));
        let name = if owner.is_empty() { called(list, record) } else { owner.to_owned() };
        match (was, became) {
            // What the import added goes, unless somebody worked on it.
            (None, Some(became)) if became == record => {}
            (None, Some(_)) => {
                left.insert(format!("{name} was changed since and stays."));
                wanted.push(record.clone());
            }
            (Some(was), Some(became)) => wanted.push(back(list, (record, was, became), &name, left)),
            (_, None) => wanted.push(record.clone()),
        }
    }
    // What it took away comes back.
    let gone = before.iter().filter(|record| same(list, after, record).is_none() && same(list, current, record).is_none());
    wanted.extend(gone.cloned());
    ordered(list, wanted, current, before, after)
}

/// Records that stand in the order that the import gave them stand in that of before again.
fn ordered(list: &str, wanted: Vec<Json>, current: &[Json], before: &[Json], after: &[Json]) -> Vec<Json> {
    let keys = |records: &[Json]| -> Vec<String> {
        let there = records.iter().filter(|record| [current, before, after].iter().all(|all| same(list, all, record).is_some()));
        there.filter_map(|record| key(list, record)).collect()
    };
    let (now, was) = (keys(current), keys(before));
    if now != keys(after) || now == was {
        return wanted;
    }
    let mut sorted = was.iter();
    let find = |wanted: &[Json], id: &String| wanted.iter().find(|record| key(list, record).as_ref() == Some(id)).cloned();
    let stands = |record: &Json| {
        let is_moved = key(list, record).is_some_and(|id| now.contains(&id));
        if is_moved { sorted.next().and_then(|id| find(&wanted, id)) } else { Some(record.clone()) }
    };
    wanted.iter().filter_map(stands).collect()
}

/// What the import added stays where something that stays names it.
fn keep_what_is_named(wanted: &mut Json, current: &Json, left: &mut BTreeSet<String>) {
    for (list, field, target) in REFERENCES {
        let named: BTreeSet<String> = of(wanted, list).iter().flat_map(|record| ids(record.get(field))).collect();
        let missing = |record: &&Json| key(target, record).is_some_and(|id| named.contains(&id));
        let there = of(wanted, target).to_vec();
        let kept: Vec<Json> =
            of(current, target).iter().filter(missing).filter(|record| same(target, &there, record).is_none()).cloned().collect();
        left.extend(kept.iter().map(|record| format!("{} is in use and stays.", called(target, record))));
        if let Some(Json::Array(records)) = wanted.get_mut(target) {
            records.extend(kept);
        }
    }
    tracks(wanted, current);
}

/// Tracks that a role stands on stay.
fn tracks(wanted: &mut Json, current: &Json) {
    let used: Vec<(String, String)> = (of(wanted, "roles").iter())
        .filter_map(|role| Some((role.get("family")?.as_str()?.to_owned(), role.get("track")?.as_str()?.to_owned())))
        .collect();
    let known = of(current, "families").to_vec();
    let Some(Json::Array(families)) = wanted.get_mut("families") else { return };
    for family in families {
        let Some(id) = key("families", family) else { continue };
        let all = same("families", &known, family).map(|known| of(known, "tracks").to_vec()).unwrap_or_default();
        let Some(Json::Array(there)) = family.get_mut("tracks") else { continue };
        let is_used =
            |track: &Json| used.iter().any(|(of, track_id)| *of == id && key("tracks", track).as_ref() == Some(track_id));
        let kept: Vec<Json> = all.into_iter().filter(|track| is_used(track) && same("tracks", there, track).is_none()).collect();
        there.extend(kept);
    }
}

fn of<'a>(framework: &'a Json, list: &str) -> &'a [Json] {
    framework.get(list).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn ids(field: Option<&Json>) -> Vec<String> {
    match field {
        Some(Json::String(id)) => vec![id.clone()],
        Some(Json::Array(ids)) => ids.iter().filter_map(|id| Some(id.as_str()?.to_owned())).collect(),
        _ => Vec::new(),
    }
}

fn identity(list: &str) -> Option<&'static [&'static str]> {
    LISTS.iter().find(|(name, ..)| *name == list).map(|(_, identity, ..)| *identity)
}

fn key(list: &str, record: &Json) -> Option<String> {
    let parts = identity(list)?.iter().map(|field| record.get(field)?.as_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("~"))
}

fn same<'a>(list: &str, records: &'a [Json], record: &Json) -> Option<&'a Json> {
    let id = key(list, record);
    records.iter().find(|other| if id.is_some() { key(list, other) == id } else { *other == record })
}

fn called(list: &str, record: &Json) -> String {
    let Some((_, _, names, what)) = LISTS.iter().find(|(name, ..)| *name == list) else { return format!("The {list}") };
    let name: Vec<String> =
        names.iter().filter_map(|field| record.get(field)).map(plain).filter(|name| !name.is_empty()).collect();
    let name = if name.is_empty() { key(list, record).unwrap_or_default() } else { name.join(" ") };
    format!("{what} {name}").trim().to_owned()
}

fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A framework as JSON, with the levels of roles by their ids.
fn flat(framework: &Framework) -> Result<Json, serde_json::Error> {
    let mut json = serde_json::to_value(framework)?;
    let levels: Vec<(Json, Json)> =
        of(&json, "levels").iter().filter_map(|level| Some((level.get("number")?.clone(), level.get("id")?.clone()))).collect();
    change(&mut json, "roles", |role| {
        let id = role.get("level").and_then(|number| levels.iter().find(|(known, _)| known == number)).map(|(_, id)| id.clone());
        if let (Some(id), Some(level)) = (id, role.get_mut("level")) {
            *level = id;
        }
    });
    change(&mut json, "levels", |level| {
        if let Json::Object(fields) = level {
            fields.remove("number");
        }
    });
    Ok(json)
}

/// The way back: levels are counted in their order.
fn whole(mut json: Json) -> Result<Framework, serde_json::Error> {
    let ids: Vec<Json> = of(&json, "levels").iter().filter_map(|level| level.get("id").cloned()).collect();
    let number = |id: &Json| ids.iter().position(|known| known == id).map(|at| Json::from(at + 1));
    change(&mut json, "levels", |level| {
        let place = level.get("id").and_then(number);
        if let (Json::Object(fields), Some(place)) = (level, place) {
            fields.insert("number".to_owned(), place);
        }
    });
    change(&mut json, "roles", |role| {
        let place = role.get("level").and_then(number);
        if let (Some(level), Some(place)) = (role.get_mut("level"), place) {
            *level = place;
        }
    });
    serde_json::from_value(json)
}

fn change(json: &mut Json, list: &str, each: impl FnMut(&mut Json)) {
    if let Some(Json::Array(records)) = json.get_mut(list) {
        records.iter_mut().for_each(each);
    }
}

#[cfg(test)]
mod tests {
    use super::take_back;
    use crate::demo::framework;
    use domain::framework::{Cell, Competency, Framework, FrameworkRole, Level};

    /// The demo's framework after an import that adds a level in between, a role on it with a cell, and renames a competency.
    fn imported() -> (Framework, Framework) {
        let before = Framework { version: 0, effective: None, ..framework() };
        let mut after = before.clone();
        for level in after.levels.iter_mut().filter(|level| level.number >= 3) {
            level.number += 1;
        }
        for role in after.roles.iter_mut().filter(|role| role.level >= 3) {
            role.level += 1;
        }
        after.levels.insert(2, Level { id: "between".parse().unwrap(), number: 3, name: "Between".to_owned() });
        after.roles.push(FrameworkRole::new("data-new".parse().unwrap(), "data".parse().unwrap(), 3, "Keeper of Tables"));
        let cell = Cell::new("data-new".parse().unwrap(), "modelling".parse().unwrap());
        after.cells.push(Cell { expectations: vec!["Keeps tables tidy".to_owned()], ..cell });
        after.competencies[0].name = "Shaping data".to_owned();
        (before, after)
    }

    #[test]
    fn an_untouched_import_goes_without_a_trace() {
        let (before, after) = imported();
        let (wanted, left) = take_back(&after, &before, &after).unwrap();
        assert_eq!((wanted, left.len()), (before, 0));
    }

    #[test]
    fn what_somebody_changed_since_stays_and_is_named() {
        let (before, after) = imported();
        let mut current = after.clone();
        current.competencies[0].name = "Shaping of data".to_owned();
        current.competencies[1].definition = "Written since".to_owned();
        let own = Competency { family: None, ..Competency::new("own".parse().unwrap(), "Own", before.competencies[0].category) };
        current.competencies.push(own.clone());
        let (wanted, left) = take_back(&current, &before, &after).unwrap();
        assert_eq!(left.iter().collect::<Vec<_>>(), ["The competency Shaping of data was changed since and stays as it is."]);
        assert_eq!(wanted.competencies[0].name, "Shaping of data");
        assert_eq!(wanted.competencies[1].definition, "Written since");
        assert_eq!(wanted.competencies.last(), Some(&own));
        assert_eq!((&wanted.levels, &wanted.roles, &wanted.cells), (&before.levels, &before.roles, &before.cells));
    }

    #[test]
    fn what_the_import_added_stays_where_somebody_uses_it() {
        let (before, after) = imported();
        let mut current = after.clone();
        current.cells.push(Cell::new("data-new".parse().unwrap(), "pipelines".parse().unwrap()));
        let (wanted, left) = take_back(&current, &before, &after).unwrap();
        assert!(wanted.role(&"data-new".parse().unwrap()).is_some() && wanted.validate().is_ok(), "{left:?}");
        assert!(left.contains("The role Keeper of Tables is in use and stays."), "{left:?}");
        assert_eq!(wanted.levels.len(), after.levels.len(), "the role stands on the level");
        assert_eq!(wanted.competencies, before.competencies);
    }

    #[test]
    fn an_order_that_nobody_touched_since_is_that_of_before() {
        let (before, mut after) = imported();
        after.competencies.swap(2, 5);
        let mut current = after.clone();
        current.competencies[3].definition = "Written since".to_owned();
        let (wanted, _) = take_back(&current, &before, &after).unwrap();
        let ids = |framework: &Framework| framework.competencies.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&wanted), ids(&before));
    }
}
