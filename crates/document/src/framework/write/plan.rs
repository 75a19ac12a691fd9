//! What an edit is going to change: gathered first, looked at as a whole, then written. An edit that is refused changes nothing.

use super::{At, EditError};
use crate::framework::items::{Item, What};
use crate::framework::schema::{self, BRANCH_ROLES, NEEDS, PEER_ROLES, SUCCESSIONS};
use crate::gather;
use crate::limits::framework::{MAX_KEYS, MAX_LEVELS, MAX_LISTED, MAX_ROOTS, MAX_UTF16};
use crate::order;
use crate::schema::POS;
use crate::splice::{self, Splice};
use crate::{text, utf16};
use domain::content::MAX_TEXT_UTF16;
use std::collections::BTreeMap;
use yrs::{Any, Map as _, Out, ReadTxn as _, TransactionMut, WriteTxn as _};

/// A map root and a key of it.
type Key = (&'static str, String);

/// See the module. Reads through what is planned.
pub(super) struct Plan<'a> {
    txn: &'a TransactionMut<'a>,
    random: &'a str,
    scalars: BTreeMap<Key, Option<String>>,
    texts: BTreeMap<String, String>,
}

/// What was looked at and can be written.
pub(super) struct Changes {
    scalars: BTreeMap<Key, Option<String>>,
    texts: Vec<(String, Splice)>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(txn: &'a TransactionMut<'_>, random: &'a str) -> Self {
        Self { txn, random, scalars: BTreeMap::new(), texts: BTreeMap::new() }
    }

    /// What a scalar says.
    pub(super) fn scalar(&self, map: &'static str, key: &str) -> Option<String> {
        if let Some(planned) = self.scalars.get(&(map, key.to_owned())) {
            return planned.clone();
        }
        stored(self.txn, map, key)
    }

    pub(super) fn set_scalar(&mut self, map: &'static str, key: String, value: Option<String>) {
        self.scalars.insert((map, key), value);
    }

    /// All scalars of a map.
    pub(super) fn entries(&self, map: &'static str) -> BTreeMap<String, String> {
        let mut entries = BTreeMap::new();
        if let Some(stored) = self.txn.get_map(map) {
            entries.extend(stored.iter(self.txn).filter_map(|(key, value)| Some((key.to_owned(), string(value)?))));
        }
        let first = (map, String::new());
        for ((_, key), value) in self.scalars.range(first..).take_while(|((planned, _), _)| *planned == map) {
            match value {
                Some(value) => _ = entries.insert(key.clone(), value.clone()),
                None => _ = entries.remove(key),
            }
        }
        entries
    }

    /// What a scalar of an item says.
    pub(super) fn get(&self, item: &Item, field: &str) -> Option<String> {
        self.scalar(item.what().map()?, &item.key(field))
    }

    pub(super) fn set(&mut self, item: &Item, field: &'static str, value: Option<String>) {
        if let Some(map) = item.what().map() {
            self.set_scalar(map, item.key(field), value);
        }
    }

    /// The name of a text, if its item is there and has it.
    pub(super) fn root(&self, item: &Item, field: &str) -> Result<String, EditError> {
        let missing = || EditError::NoSuchField { item: item.to_string(), field: field.to_owned() };
        let root = item.text(field).ok_or_else(missing)?;
        self.there(item)?;
        Ok(root)
    }

    /// What a text says.
    pub(super) fn text(&self, item: &Item, field: &str) -> Result<String, EditError> {
        let Some(root) = item.text(field) else { return Ok(String::new()) };
        match self.texts.get(&root) {
            Some(planned) => Ok(planned.clone()),
            None => Ok(text::shown(self.txn, &root)?),
        }
    }

    pub(super) fn put(&mut self, item: &Item, field: &str, text: &str) -> Result<(), EditError> {
        let missing = || EditError::NoSuchField { item: item.to_string(), field: field.to_owned() };
        let root = item.text(field).ok_or_else(missing)?;
        self.texts.insert(root, text::clean(text).into_owned());
        Ok(())
    }

    /// The things of an ordered kind with their places, in order.
    pub(super) fn places(&self, what: What) -> Vec<(String, Item)> {
        let entries = what.map().map(|map| self.entries(map)).unwrap_or_default();
        let standing = |(key, place): (String, String)| match key.split_once('/')? {
            (item, POS) => Some((place, Item::parse(what, item)?)),
            _ => None,
        };
        let mut places: Vec<_> = entries.into_iter().filter_map(standing).collect();
        places.sort_unstable();
        places
    }

    /// Whether a thing is there.
    pub(super) fn has(&self, item: &Item) -> bool {
        match item {
            Item::Page => true,
            Item::Cell(role, competency) => {
                self.has(&Item::Role(role.clone())) && self.has(&Item::Competency(competency.clone()))
            }
            Item::Distinction(level, _) => self.has(&Item::Level(level.clone())),
            _ => self.get(item, POS).is_some(),
        }
    }

    pub(super) fn there(&self, item: &Item) -> Result<(), EditError> {
        if self.has(item) { Ok(()) } else { Err(EditError::Gone(item.to_string())) }
    }

    /// Gives an item its place among the others of its kind. Where no short string fits, the whole list is spread anew.
    pub(super) fn place(&mut self, item: &Item, at: &At<Item>) -> Result<(), EditError> {
        let mut others = self.places(item.what());
        others.retain(|(_, other)| other != item);
        let index = match at {
            At::First => 0,
            At::Last => others.len(),
            At::After(after) => {
                let behind = others.iter().position(|(_, other)| other == after);
                behind.ok_or_else(|| EditError::Gone(after.to_string()))? + 1
            }
        };
        self.place_at(item, &others, index);
        Ok(())
    }

    /// The same before the item at `index` of the others.
    pub(super) fn place_at(&mut self, item: &Item, others: &[(String, Item)], index: usize) {
        if let Some(place) = order::place(others, index, self.random) {
            self.set(item, POS, Some(place));
            return;
        }
        let mut items: Vec<&Item> = others.iter().map(|(_, item)| item).collect();
        items.insert(index.min(items.len()), item);
        for (item, place) in items.iter().zip(order::spread(items.len(), self.random)) {
            self.set(item, POS, Some(place));
        }
    }

    /// Takes the scalars and texts of an item away.
    pub(super) fn clear(&mut self, item: &Item) -> Result<(), EditError> {
        for (field, _) in item.what().scalars() {
            if self.get(item, field).is_some() {
                self.set(item, field, None);
            }
        }
        for field in item.what().texts() {
            if !self.text(item, field)?.is_empty() {
                self.put(item, field, "")?;
            }
        }
        Ok(())
    }

    /// Looks at the whole: what really changes, and whether it fits.
    pub(super) fn finish(self) -> Result<Changes, EditError> {
        let Self { txn, scalars, texts, .. } = self;
        let scalars = gather::map(scalars.into_iter().filter(|((map, key), value)| stored(txn, map, key) != *value));
        for ((map, key), value) in &scalars {
            if let Some(value) = value {
                fits(map, key, value)?;
            }
        }
        enough_room(txn, &scalars)?;
        let mut changes = Vec::new();
        let (mut added, mut removed, mut new_roots) = (0_u32, 0_u32, 0);
        for (root, wanted) in texts {
            let old = text::shown(txn, &root)?;
            let Some(change) = splice::splice(&old, &wanted, u32::MAX) else { continue };
            let insert = utf16::len(&change.insert);
            let len = (utf16::len(&old) - change.remove).saturating_add(insert);
            if insert > change.remove && len > MAX_TEXT_UTF16 {
                return Err(EditError::TextTooLong { len });
            }
            added = added.saturating_add(insert);
            removed = removed.saturating_add(change.remove);
            new_roots += usize::from(txn.get_text(root.as_str()).is_none());
            changes.push((root, change));
        }
        if added > removed && text::total(txn).saturating_sub(removed).saturating_add(added) > MAX_UTF16 {
            return Err(EditError::DraftTooLong);
        }
        // Seventeen maps at the most come on top, some of which are there already.
        let new_maps = gather::set(scalars.keys().map(|(map, _)| *map));
        let new_maps = new_maps.into_iter().filter(|map| txn.get_map(*map).is_none()).count();
        if new_roots + new_maps > 0 && txn.root_refs().count() + new_roots + new_maps > MAX_ROOTS {
            return Err(EditError::Full);
        }
        Ok(Changes { scalars, texts: changes })
    }
}

impl Changes {
    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.scalars.len() + self.texts.len()).unwrap_or(u32::MAX)
    }

    /// The roots that they are in.
    pub(super) fn roots(&self) -> Vec<String> {
        let mut maps: Vec<&str> = self.scalars.keys().map(|(map, _)| *map).collect();
        maps.dedup();
        maps.into_iter().map(ToOwned::to_owned).chain(self.texts.iter().map(|(root, _)| root.clone())).collect()
    }

    pub(super) fn write(self, txn: &mut TransactionMut<'_>) {
        for ((map, key), value) in self.scalars {
            let map = txn.get_or_insert_map(map);
            match value {
                Some(value) => _ = map.insert(txn, key, value),
                None => _ = map.remove(txn, &key),
            }
        }
        for (root, change) in self.texts {
            let text = txn.get_or_insert_text(root);
            text::put(txn, &text, &change);
        }
    }
}

fn string(value: Out) -> Option<String> {
    match value {
        Out::Any(Any::String(text)) => Some(text.as_ref().to_owned()),
        _ => None,
    }
}

fn stored(txn: &TransactionMut<'_>, map: &str, key: &str) -> Option<String> {
    string(txn.get_map(map)?.get(txn, key)?)
}

/// Whether a value is one that the check accepts.
fn fits(map: &'static str, key: &str, value: &str) -> Result<(), EditError> {
    let (item, field) = key.split_once('/').unwrap_or((key, ""));
    let known = What::with_map(map).and_then(|what| what.scalars().iter().find(|(name, _)| *name == field));
    let name = known.map_or(map, |(name, _)| *name);
    match schema::scalar(map, key) {
        Some(scalar) if scalar.accepts(value) => Ok(()),
        Some(schema::Scalar::Value) => Err(EditError::ValueTooLong { len: value.chars().count() }),
        Some(_) => Err(EditError::Value { item: item.to_owned(), field: name, value: value.to_owned() }),
        None => Err(EditError::NoSuchField { item: item.to_owned(), field: name.to_owned() }),
    }
}

/// Whether lists and maps stay within their limits, as far as they grow.
fn enough_room(txn: &TransactionMut<'_>, scalars: &BTreeMap<Key, Option<String>>) -> Result<(), EditError> {
    let mut grown: BTreeMap<&'static str, (isize, isize)> = BTreeMap::new();
    for ((map, key), value) in scalars {
        let change = match (stored(txn, map, key).is_some(), value.is_some()) {
            (false, true) => 1,
            (true, false) => -1,
            _ => 0,
        };
        let (keys, items) = grown.entry(*map).or_default();
        *keys += change;
        *items += if key.ends_with("/pos") { change } else { 0 };
    }
    let more: isize = grown.values().map(|(keys, _)| *keys).sum();
    if more > 0 {
        let there: usize = all_maps().filter_map(|map| txn.get_map(map)).map(|map| map.len(txn) as usize).sum();
        if there.saturating_add_signed(more) > MAX_KEYS {
            return Err(EditError::Full);
        }
    }
    for (map, (_, items)) in grown {
        if items <= 0 {
            continue;
        }
        let limit = if What::Level.map() == Some(map) { MAX_LEVELS } else { MAX_LISTED };
        let there = txn.get_map(map).map_or(0, |map| map.keys(txn).filter(|key| key.ends_with("/pos")).count());
        if there.saturating_add_signed(items) > limit {
            return Err(EditError::TooMany { limit });
        }
    }
    Ok(())
}

fn all_maps() -> impl Iterator<Item = &'static str> {
    What::ALL.into_iter().filter_map(What::map).chain([NEEDS, BRANCH_ROLES, PEER_ROLES, SUCCESSIONS])
}
