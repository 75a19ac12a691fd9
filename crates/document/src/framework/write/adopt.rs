//! Turning the draft into another framework with the fewest edits: for imports, their undo, and going back to a version.

use super::EditError;
use super::plan::Plan;
use super::sheet::Sheet;
use crate::framework::items::{Item, What};
use crate::framework::read;
use crate::framework::schema::{BRANCH_ROLES, NEEDS, PEER_ROLES, SUCCESSIONS};
use crate::order;
use crate::schema::POS;
use crate::spelling::YES;
use domain::framework::Framework;
use domain::ids::{CompetencyId, ItemId, RoleId};
use std::collections::{BTreeMap, BTreeSet};
use yrs::{ReadTxn as _, TransactionMut};

/// Turns the draft into `wanted`: how many scalars and texts were changed. Texts are changed where they differ, and of a list only those
/// items are moved that stand elsewhere. Afterwards the draft reads as `wanted` does, but for its version and date; bands, branches and
/// peers without an id have one of the draft or from `random` (new ids, each another one), blank lines are no lines, cells stand in the
/// order of roles and competencies, needs and members in that of the library and of roles. What nothing shows is left alone: the texts of
/// a modifier that is taken off, for instance.
pub fn adopt(txn: &mut TransactionMut<'_>, wanted: &Framework, random: &mut dyn FnMut() -> String) -> Result<u32, EditError> {
    let current = read(txn);
    let mut wanted = wanted.clone();
    name(&mut wanted, &current, random)?;
    let (wanted, current) = (Sheet::of(&wanted)?, Sheet::of(&current)?);
    let digits = random();
    let mut plan = Plan::new(txn, &digits);
    let going = going(&plan, &wanted, &current);
    scalars(&mut plan, &wanted, &current, &going);
    for items in &wanted.orders {
        arrange(&mut plan, items, &digits);
    }
    texts(&mut plan, &wanted, (&current, &going), txn.root_refs().map(|(name, _)| name))?;
    let changes = plan.finish()?;
    let count = changes.count();
    changes.write(txn);
    Ok(count)
}

/// Gives ids to what has none: that of the draft's that is alike, that of another, or a new one.
fn name(wanted: &mut Framework, current: &Framework, random: &mut dyn FnMut() -> String) -> Result<(), EditError> {
    let bands = wanted.roles.iter().flat_map(|role| &role.bands).filter_map(|band| band.id.clone());
    let mut taken: BTreeSet<ItemId> = bands.collect();
    for role in &mut wanted.roles {
        let there = current.role(&role.id).map(|role| role.bands.as_slice()).unwrap_or_default();
        for band in &mut role.bands {
            let alike = |id: &Option<ItemId>| {
                there.iter().any(|other| {
                    other.id == *id && {
                        let mut same = band.clone();
                        same.id.clone_from(id);
                        same == *other
                    }
                })
            };
            if band.id.is_none() {
                band.id = Some(id(there.iter().map(|band| &band.id), alike, &mut taken, random)?);
            }
        }
    }
    let mut taken: BTreeSet<ItemId> = wanted.branches.iter().filter_map(|branch| branch.id.clone()).collect();
    for branch in &mut wanted.branches {
        let there = &current.branches;
        let roles: BTreeSet<&RoleId> = branch.roles.iter().collect();
        let alike = |id: &Option<ItemId>| {
            there.iter().any(|other| {
                other.id == *id && other.statement == branch.statement && other.roles.iter().collect::<BTreeSet<_>>() == roles
            })
        };
        if branch.id.is_none() {
            branch.id = Some(id(there.iter().map(|branch| &branch.id), alike, &mut taken, random)?);
        }
    }
    let mut taken: BTreeSet<ItemId> = wanted.peers.iter().filter_map(|peers| peers.id.clone()).collect();
    for peers in &mut wanted.peers {
        let there = &current.peers;
        let roles: BTreeSet<&RoleId> = peers.roles.iter().collect();
        let alike = |id: &Option<ItemId>| {
            there
                .iter()
                .any(|other| other.id == *id && other.note == peers.note && other.roles.iter().collect::<BTreeSet<_>>() == roles)
        };
        if peers.id.is_none() {
            peers.id = Some(id(there.iter().map(|peers| &peers.id), alike, &mut taken, random)?);
        }
    }
    Ok(())
}

fn id<'a>(
    there: impl Iterator<Item = &'a Option<ItemId>>,
    is_alike: impl Fn(&Option<ItemId>) -> bool,
    taken: &mut BTreeSet<ItemId>,
    random: &mut dyn FnMut() -> String,
) -> Result<ItemId, EditError> {
    let free: Vec<&Option<ItemId>> = there.filter(|id| id.as_ref().is_some_and(|id| !taken.contains(id))).collect();
    let chosen = free.iter().find(|id| is_alike(id)).or(free.first()).and_then(|id| (*id).clone());
    let chosen = if let Some(id) = chosen {
        id
    } else {
        let new = random();
        let refused = |_invalid| EditError::Value { item: String::new(), field: "id", value: new.clone() };
        ItemId::parse(&new).map_err(refused)?
    };
    taken.insert(chosen.clone());
    Ok(chosen)
}

/// What stands in a list and must not: it is shown, or would be beside what is wanted.
fn going(plan: &Plan<'_>, wanted: &Sheet, current: &Sheet) -> BTreeSet<Item> {
    let belongs = |item: &Item, field: &str, what| {
        plan.get(item, field).and_then(|name| Item::parse(what, &name)).is_some_and(|owner| wanted.shows(&owner))
    };
    let would_show = |item: &Item| match item {
        Item::Edge(from, to) => wanted.shows(&Item::Role(from.clone())) && wanted.shows(&Item::Role(to.clone())),
        Item::Track(family, _) => wanted.shows(&Item::Family(family.clone())),
        Item::Band(_) => belongs(item, "role", What::Role),
        Item::Roadblock(_) => belongs(item, "edge", What::Edge),
        Item::Assignment(_) => belongs(item, "mocha", What::Mocha),
        _ => false,
    };
    let placed = What::ALL.into_iter().filter(|what| what.is_ordered()).flat_map(|what| plan.places(what));
    placed.map(|(_, item)| item).filter(|item| !wanted.shows(item) && (current.shows(item) || would_show(item))).collect()
}

/// Every scalar but places.
fn scalars(plan: &mut Plan<'_>, wanted: &Sheet, current: &Sheet, going: &BTreeSet<Item>) {
    for ((map, key), value) in &wanted.scalars {
        // What reads like that because it is not written stays so.
        let is_so = has_default(key) && current.scalars.get(&(*map, key.clone())) == Some(value);
        if !is_so || plan.scalar(map, key).is_some() {
            plan.set_scalar(map, key.clone(), Some(value.clone()));
        }
    }
    for map in What::ALL.into_iter().filter_map(What::map).chain([NEEDS, BRANCH_ROLES, PEER_ROLES, SUCCESSIONS]) {
        for (key, _) in plan.entries(map) {
            let is_place = key.ends_with(&format!("/{POS}"));
            let stays = wanted.scalars.contains_key(&(map, key.clone())) || is_place && shows(wanted, map, &key);
            let goes = || {
                let (name, _) = key.split_once('/')?;
                Some(going.contains(&Item::parse(What::with_map(map)?, name)?))
            };
            if !stays && (shows(wanted, map, &key) || shows(current, map, &key) || goes() == Some(true)) {
                plan.set_scalar(map, key, None);
            }
        }
    }
}

/// Whether a scalar reads as something where it is not written.
fn has_default(key: &str) -> bool {
    let defaults = ["low", "high", "visibility", "part", "category", "kind"];
    key.split_once('/').is_some_and(|(_, field)| defaults.contains(&field))
}

/// Whether a scalar says something about what is shown.
fn shows(sheet: &Sheet, map: &str, key: &str) -> bool {
    let role = |id: &str| RoleId::parse(id).is_ok_and(|id| sheet.shows(&Item::Role(id)));
    let item = |what, name: &str| Item::parse(what, name).is_some_and(|item| sheet.shows(&item));
    match map {
        SUCCESSIONS => true,
        NEEDS => key.rsplit_once('~').is_some_and(|(edge, competency)| {
            let competency = CompetencyId::parse(competency).map(Item::Competency);
            item(What::Edge, edge) && competency.is_ok_and(|competency| sheet.shows(&competency))
        }),
        BRANCH_ROLES => key.split_once('~').is_some_and(|(branch, id)| item(What::Branch, branch) && role(id)),
        PEER_ROLES => key.split_once('~').is_some_and(|(peers, id)| item(What::Peers, peers) && role(id)),
        _ => What::with_map(map).zip(key.split_once('/')).is_some_and(|(what, (name, _))| item(what, name)),
    }
}

fn texts<'a>(
    plan: &mut Plan<'_>,
    wanted: &Sheet,
    (current, going): (&Sheet, &BTreeSet<Item>),
    roots: impl Iterator<Item = &'a str>,
) -> Result<(), EditError> {
    for (root, wording) in &wanted.texts {
        if let Some((item, field)) = Item::of_text(root)
            && !wording.is(&plan.text(&item, field)?)
        {
            plan.put(&item, field, &wording.text())?;
        }
    }
    for root in roots.filter(|root| !wanted.texts.contains_key(*root)) {
        let Some((item, field)) = Item::of_text(root) else { continue };
        let is_meant =
            if wanted.shows(&item) { !is_hidden(plan, &item, field) } else { current.shows(&item) || going.contains(&item) };
        if is_meant && !plan.text(&item, field)?.is_empty() {
            plan.put(&item, field, "")?;
        }
    }
    Ok(())
}

/// Whether a text does not show because something else says so.
fn is_hidden(plan: &Plan<'_>, item: &Item, field: &str) -> bool {
    match (item.what(), field) {
        (What::Role, "modifier" | "modifier-expects" | "modifier-pay") => plan.get(item, "modifier").as_deref() != Some(YES),
        (What::Role, "support" | "reflection") => plan.get(item, "pathway").is_none(),
        (What::Edge, "condition") => plan.get(item, "kind").as_deref() != Some("conditional"),
        _ => false,
    }
}

/// Puts items into that order by giving as few of them as possible a new place.
fn arrange(plan: &mut Plan<'_>, items: &[Item], digits: &str) {
    let places: Vec<Option<String>> = items.iter().map(|item| plan.get(item, POS)).collect();
    let mut there = Vec::new();
    for (at, place) in places.iter().enumerate() {
        if let (Some(place), Some(item)) = (place, items.get(at)) {
            there.push((at, (place.as_str(), item)));
        }
    }
    let stay = longest_ascent(&there);
    let mut arranged: Vec<(String, &Item)> = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let place = match places.get(at) {
            Some(Some(place)) if stay.contains(&at) => place.clone(),
            _ => {
                let next = stay.range(at + 1..).next().and_then(|next| places.get(*next).cloned().flatten());
                let around: Vec<(String, ())> =
                    arranged.last().map(|(place, _)| place.clone()).into_iter().chain(next).map(|place| (place, ())).collect();
                match order::place(&around, usize::from(!arranged.is_empty()), digits) {
                    Some(place) => place,
                    None => return spread(plan, items, digits),
                }
            }
        };
        arranged.push((place, item));
    }
    for (place, item) in arranged {
        plan.set(item, POS, Some(place));
    }
}

fn spread(plan: &mut Plan<'_>, items: &[Item], digits: &str) {
    for (item, place) in items.iter().zip(order::spread(items.len(), digits)) {
        plan.set(item, POS, Some(place));
    }
}

/// Which of these, by their first part, stand in ascending order already; as many as possible.
fn longest_ascent<T: Ord>(items: &[(usize, T)]) -> BTreeSet<usize> {
    // For each length the item that the ascent of that length with the smallest end ends at.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let value = |index: usize| items.get(index).map(|(_, value)| value);
    for index in 0..items.len() {
        let length = ends.partition_point(|end| value(*end) < value(index));
        if let Some(previous) = length.checked_sub(1).and_then(|last| ends.get(last)) {
            before.insert(index, *previous);
        }
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut found = BTreeSet::new();
    let mut here = ends.last().copied();
    while let Some(index) = here {
        found.extend(items.get(index).map(|(at, _)| *at));
        here = before.get(&index).copied();
    }
    found
}
