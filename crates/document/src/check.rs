//! The strict check that the server runs after every update: nothing in the document that reading would not show.
//!
//! Bounded: lengths and counts are looked at before anything is copied. What it cannot see (several values under one key, a
//! string in place of a value, marks without text) the wire's pre-scan refuses before the document is touched.

use crate::limits::{MAX_ENTRIES, MAX_KEYS, MAX_ROOTS, MAX_SECTION_UTF16};
use crate::schema::{self, Kind, Scalar};
use crate::utf16;
use domain::content::{MAX_ITEMS, MAX_TEXT_UTF16};
use domain::section::Section;
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
    /// More roots than a section can need.
    #[error("more than {MAX_ROOTS} roots")]
    TooManyRoots,
    /// A root that this section does not have.
    #[error("the section has no root named '{root}'")]
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
    #[error("the section's texts together are longer than {MAX_SECTION_UTF16} UTF-16 units")]
    SectionTooLong,
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

/// Whether the document holds what a section may hold, and nothing else.
pub fn check(section: Section, txn: &impl ReadTxn) -> Result<(), Violation> {
    if txn.has_missing_updates() {
        return Err(Violation::Incomplete);
    }
    let mut total: u32 = 0;
    for (count, (name, root)) in txn.root_refs().enumerate() {
        if count >= MAX_ROOTS {
            return Err(Violation::TooManyRoots);
        }
        let Some(branch) = root.try_branch() else { return Err(Violation::UnknownRoot { root: clip(name) }) };
        if schema::allows_root(section, name, Kind::Text) {
            total = total.saturating_add(text(name, branch, txn)?);
        } else if schema::allows_root(section, name, Kind::Map) {
            map(section, name, branch, txn)?;
        } else {
            return Err(Violation::UnknownRoot { root: clip(name) });
        }
        if total > MAX_SECTION_UTF16 {
            return Err(Violation::SectionTooLong);
        }
    }
    Ok(())
}

fn clip(name: &str) -> Box<str> {
    name.chars().take(MAX_NAME_CHARS).collect::<String>().into()
}

fn text(name: &str, branch: &Branch, txn: &impl ReadTxn) -> Result<u32, Violation> {
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

fn map(section: Section, name: &str, branch: &Branch, txn: &impl ReadTxn) -> Result<(), Violation> {
    if branch.len() > 0 {
        return Err(Violation::Hidden { root: clip(name) });
    }
    let map = MapRef::from(BranchPtr::from(branch));
    if map.keys(txn).nth(MAX_KEYS).is_some() {
        return Err(Violation::TooMany { map: clip(name), limit: MAX_KEYS });
    }
    let (mut seen, mut items) = (0, 0);
    for (key, value) in map.iter(txn) {
        let Some(scalar) = schema::scalar(section, name, key) else {
            return Err(Violation::UnknownKey { map: clip(name), key: clip(key) });
        };
        if !matches!(&value, Out::Any(Any::String(text)) if scalar.accepts(text)) {
            return Err(Violation::Value { map: clip(name), key: clip(key) });
        }
        seen += 1;
        items += usize::from(scalar == Scalar::Order);
    }
    // A key whose content cannot be read as a value is passed over by the iteration.
    if map.keys(txn).count() != seen {
        return Err(Violation::Hidden { root: clip(name) });
    }
    limits(section, name, seen, items)
}

fn limits(section: Section, name: &str, entries: usize, items: usize) -> Result<(), Violation> {
    let is_list = schema::lists(section).iter().any(|list| list.map() == name);
    let (count, limit) = if is_list { (items, MAX_ITEMS) } else { (entries, MAX_ENTRIES) };
    if count > limit { Err(Violation::TooMany { map: clip(name), limit }) } else { Ok(()) }
}
