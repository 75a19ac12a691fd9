//! What documents of each shape may hold and how much of it: for the server, which looks at documents of every shape.

use crate::framework;
use crate::limits::{self, MAX_ENTRIES, MAX_SECTION_UTF16};
use crate::schema::{self, Kind, POS, Scalar};
use domain::content::MAX_ITEMS;
use domain::room::Shape;

/// How much a document may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Most roots.
    pub roots: usize,
    /// Longest text of all roots together, in UTF-16 units.
    pub utf16: u32,
    /// Most keys of one map.
    pub keys_of_map: usize,
    /// Most keys of all maps.
    pub keys: usize,
}

/// The bounds of documents of that shape.
pub fn bounds(shape: Shape) -> Bounds {
    match shape {
        Shape::Section(_) => {
            Bounds { roots: limits::MAX_ROOTS, utf16: MAX_SECTION_UTF16, keys_of_map: limits::MAX_KEYS, keys: usize::MAX }
        }
        Shape::Framework => Bounds {
            roots: limits::framework::MAX_ROOTS,
            utf16: limits::framework::MAX_UTF16,
            keys_of_map: limits::framework::MAX_KEYS,
            keys: limits::framework::MAX_KEYS,
        },
    }
}

/// Whether a document of that shape may have a root of that name and kind.
pub fn allows_root(shape: Shape, name: &str, kind: Kind) -> bool {
    match shape {
        Shape::Section(section) => schema::allows_root(section, name, kind),
        Shape::Framework => framework::schema::allows_root(name, kind),
    }
}

/// Whether a map root of that shape may have that key.
pub fn allows_key(shape: Shape, map: &str, key: &str) -> bool {
    match shape {
        Shape::Section(section) => schema::allows_key(section, map, key),
        Shape::Framework => framework::schema::scalar(map, key).is_some(),
    }
}

/// Whether a value is possible under a key that is allowed.
pub(crate) fn accepts(shape: Shape, map: &str, key: &str, value: &str) -> bool {
    match shape {
        Shape::Section(section) => schema::scalar(section, map, key).is_some_and(|scalar| scalar.accepts(value)),
        Shape::Framework => framework::schema::scalar(map, key).is_some_and(|scalar| scalar.accepts(value)),
    }
}

/// Whether a key, which is allowed, is that of an item's place: each item has one.
pub(crate) fn is_place(shape: Shape, map: &str, key: &str) -> bool {
    match shape {
        Shape::Section(section) => schema::scalar(section, map, key) == Some(Scalar::Order),
        Shape::Framework => key.split_once('/').is_some_and(|(_, field)| field == POS),
    }
}

/// How many items, where the map is that of a list, or else how many entries a map may have.
pub(crate) fn limit(shape: Shape, map: &str) -> Limit {
    match shape {
        Shape::Section(section) if schema::lists(section).iter().any(|list| list.map() == map) => Limit::Items(MAX_ITEMS),
        Shape::Section(_) => Limit::Entries(MAX_ENTRIES),
        Shape::Framework => match framework::What::with_map(map) {
            Some(framework::What::Level) => Limit::Items(limits::framework::MAX_LEVELS),
            Some(what) if what.is_ordered() => Limit::Items(limits::framework::MAX_LISTED),
            _ => Limit::Entries(limits::framework::MAX_KEYS),
        },
    }
}

/// What of a map is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Items of a list.
    Items(usize),
    /// All keys.
    Entries(usize),
}
