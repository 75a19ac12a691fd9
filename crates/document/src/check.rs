//! The strict check that the server runs after every update: nothing in the document that reading would not show.
//!
//! The whole document is looked at once, when it is loaded; after that a [`Ledger`] looks at the texts and keys that an update touched,
//! and knows the totals of the rest. Bounded: lengths and counts are looked at before anything is copied. What it cannot see (several values under one key, a
//! string in place of a value, marks without text) the wire's pre-scan refuses before the document is touched.

use crate::schema::Kind;
use crate::shape::{self, Limit};
use crate::utf16;
use domain::content::MAX_TEXT_UTF16;
use domain::room::Shape;
use std::collections::{HashMap, HashSet};
use yrs::branch::{Branch, BranchPtr};
use yrs::{Any, GetString as _, Map as _, MapRef, Out, ReadTxn, TextRef};

/// Longest name that a [`Violation`] repeats: names come from whoever sent the update.
const MAX_NAME_CHARS: usize = 80;

/// Why a document is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Violation {
    /// Parts are missing before what was sent.
    #[error("the update builds on something that was never sent: send everything since the last synchronization")]
    Incomplete,
    /// More roots than such a document can need.
    #[error("more than {limit} roots")]
    TooManyRoots {
        /// How many are possible.
        limit: usize,
    },
    /// A root that such a document does not have.
    #[error("there is no root named '{root}'")]
    UnknownRoot {
        /// Its name.
        root: Box<str>,
    },
    /// Something that does not show when the root is read as what it is.
    #[error("the root '{root}' holds something that does not show")]
    Hidden {
        /// Its name.
        root: Box<str>,
    },
    /// A text over the limit.
    #[error("the text '{root}' has {len} UTF-16 units; {MAX_TEXT_UTF16} are possible")]
    TextTooLong {
        /// Its name.
        root: Box<str>,
        /// Its length in UTF-16 units.
        len: u32,
    },
    /// All texts together over the limit.
    #[error("all texts together are longer than {limit} UTF-16 units")]
    AllTooLong {
        /// How long they may be.
        limit: u32,
    },
    /// Too many items or entries.
    #[error("'{map}' has more entries than the {limit} that are possible")]
    TooMany {
        /// The map root.
        map: Box<str>,
        /// How many are possible.
        limit: usize,
    },
    /// A key that the map does not have.
    #[error("'{map}' has no key '{key}'")]
    UnknownKey {
        /// The map root.
        map: Box<str>,
        /// The key.
        key: Box<str>,
    },
    /// A value that is not written as it must be.
    #[error("the value of '{key}' in '{map}' is not one of those possible there")]
    Value {
        /// The map root.
        map: Box<str>,
        /// The key.
        key: Box<str>,
    },
}

/// Whether the document holds what one of that shape may hold, and nothing else.
pub fn check(shape: impl Into<Shape>, txn: &impl ReadTxn) -> Result<(), Violation> {
    Ledger::of(shape.into(), txn).map(drop)
}

/// What is known of a document that was found to be good, so that a change of it costs what it changes.
#[derive(Debug)]
pub struct Ledger {
    shape: Shape,
    roots: HashSet<Box<str>>,
    /// The length of each text that is not empty.
    texts: HashMap<Box<str>, u32>,
    utf16: u32,
    maps: HashMap<Box<str>, Keys>,
    keys: usize,
}

/// The keys of a map that have a value, and how many of them are places.
#[derive(Debug, Default)]
struct Keys {
    live: HashSet<Box<str>>,
    items: usize,
}

impl Ledger {
    /// Looks at the whole document.
    pub fn of(shape: Shape, txn: &impl ReadTxn) -> Result<Self, Violation> {
        let mut ledger = Self { shape, roots: HashSet::new(), texts: HashMap::new(), utf16: 0, maps: HashMap::new(), keys: 0 };
        if txn.has_missing_updates() {
            return Err(Violation::Incomplete);
        }
        for (name, root) in txn.root_refs() {
            let Some(branch) = root.try_branch() else { return Err(Violation::UnknownRoot { root: clip(name) }) };
            ledger.root(name)?;
            if shape::allows_root(shape, name, Kind::Text) {
                ledger.text(name, branch, txn)?;
            } else {
                let map = shown_map(name, branch)?;
                let bounds = shape::bounds(shape);
                if map.keys(txn).nth(bounds.keys_of_map).is_some() {
                    return Err(Violation::TooMany { map: clip(name), limit: bounds.keys_of_map });
                }
                for key in map.keys(txn) {
                    ledger.key(name, &map, key, txn)?;
                }
                ledger.counts(name)?;
            }
            ledger.totals()?;
        }
        Ok(ledger)
    }

    /// Looks at what an update touched: texts by their root, scalars by root and key. After a violation this ledger, like the document,
    /// cannot be used any more.
    pub fn take<'a>(
        &mut self,
        txn: &impl ReadTxn,
        touched: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
    ) -> Result<(), Violation> {
        if txn.has_missing_updates() {
            return Err(Violation::Incomplete);
        }
        let mut grown = HashSet::new();
        for (name, key) in touched {
            let Some(root) = txn.get(name) else { continue };
            let Some(branch) = root.try_branch() else { return Err(Violation::UnknownRoot { root: clip(name) }) };
            self.root(name)?;
            if shape::allows_root(self.shape, name, Kind::Text) {
                self.text(name, branch, txn)?;
            } else if let Some(key) = key {
                let map = shown_map(name, branch)?;
                self.key(name, &map, key, txn)?;
                grown.insert(name);
            } else {
                return Err(Violation::Hidden { root: clip(name) });
            }
        }
        grown.into_iter().try_for_each(|map| self.counts(map))?;
        self.totals()
    }

    fn root(&mut self, name: &str) -> Result<(), Violation> {
        if self.roots.contains(name) {
            return Ok(());
        }
        let allowed = shape::allows_root(self.shape, name, Kind::Text) || shape::allows_root(self.shape, name, Kind::Map);
        if !allowed {
            return Err(Violation::UnknownRoot { root: clip(name) });
        }
        let limit = shape::bounds(self.shape).roots;
        if self.roots.len() >= limit {
            return Err(Violation::TooManyRoots { limit });
        }
        self.roots.insert(name.into());
        Ok(())
    }

    fn text(&mut self, name: &str, branch: &Branch, txn: &impl ReadTxn) -> Result<(), Violation> {
        let len = shown_text(name, branch, txn)?;
        let before = if len == 0 { self.texts.remove(name) } else { self.texts.insert(name.into(), len) };
        self.utf16 = self.utf16.saturating_sub(before.unwrap_or_default()).saturating_add(len);
        Ok(())
    }

    fn key(&mut self, name: &str, map: &MapRef, key: &str, txn: &impl ReadTxn) -> Result<(), Violation> {
        let keys = self.maps.entry(name.into()).or_default();
        let is_place = shape::is_place(self.shape, name, key);
        if !map.contains_key(txn, key) {
            if keys.live.remove(key) {
                keys.items -= usize::from(is_place);
                self.keys -= 1;
            }
            return Ok(());
        }
        if !shape::allows_key(self.shape, name, key) {
            return Err(Violation::UnknownKey { map: clip(name), key: clip(key) });
        }
        match map.get(txn, key) {
            Some(Out::Any(Any::String(text))) if shape::accepts(self.shape, name, key, &text) => {}
            Some(_) => return Err(Violation::Value { map: clip(name), key: clip(key) }),
            None => return Err(Violation::Hidden { root: clip(name) }),
        }
        if keys.live.insert(key.into()) {
            keys.items += usize::from(is_place);
            self.keys += 1;
        }
        Ok(())
    }

    fn counts(&self, name: &str) -> Result<(), Violation> {
        let Some(keys) = self.maps.get(name) else { return Ok(()) };
        let most = shape::bounds(self.shape).keys_of_map;
        let (count, limit) = match shape::limit(self.shape, name) {
            Limit::Items(limit) => (keys.items, limit),
            Limit::Entries(limit) => (keys.live.len(), limit),
        };
        if keys.live.len() > most {
            return Err(Violation::TooMany { map: clip(name), limit: most });
        }
        if count > limit { Err(Violation::TooMany { map: clip(name), limit }) } else { Ok(()) }
    }

    fn totals(&self) -> Result<(), Violation> {
        let bounds = shape::bounds(self.shape);
        if self.utf16 > bounds.utf16 {
            return Err(Violation::AllTooLong { limit: bounds.utf16 });
        }
        if self.keys > bounds.keys {
            return Err(Violation::TooMany { map: "all maps".into(), limit: bounds.keys });
        }
        Ok(())
    }
}

fn clip(name: &str) -> Box<str> {
    name.chars().take(MAX_NAME_CHARS).collect::<String>().into()
}

/// The length of a text that shows as a whole.
fn shown_text(name: &str, branch: &Branch, txn: &impl ReadTxn) -> Result<u32, Violation> {
    let len = branch.content_len();
    if len > MAX_TEXT_UTF16 {
        return Err(Violation::TextTooLong { root: clip(name), len });
    }
    let keys = MapRef::from(BranchPtr::from(branch));
    if keys.keys(txn).next().is_some() {
        return Err(Violation::Hidden { root: clip(name) });
    }
    // Values other than characters count, but do not show: offsets behind them would be wrong for everybody.
    let shown = TextRef::from(BranchPtr::from(branch)).get_string(txn);
    if utf16::len(&shown) == len { Ok(len) } else { Err(Violation::Hidden { root: clip(name) }) }
}

/// The map in a root that holds nothing else.
fn shown_map(name: &str, branch: &Branch) -> Result<MapRef, Violation> {
    if branch.len() > 0 {
        return Err(Violation::Hidden { root: clip(name) });
    }
    Ok(MapRef::from(BranchPtr::from(branch)))
}
