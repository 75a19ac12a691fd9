//! Gathering into ordered maps and sets one by one: their own `collect` sorts first, and every sort is eight kilobytes of the browser's program.

use std::collections::{BTreeMap, BTreeSet};

/// A map; of several values for a key the last.
pub(crate) fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut all = BTreeMap::new();
    for (key, value) in items {
        all.insert(key, value);
    }
    all
}

/// A set.
pub(crate) fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut all = BTreeSet::new();
    for item in items {
        all.insert(item);
    }
    all
}
