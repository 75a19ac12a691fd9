//! The things of two lists that belong together.

use std::collections::BTreeMap;

/// A thing before and after; one of them is missing where it is new or gone.
pub(super) type Pair<'a, T> = (Option<&'a T>, Option<&'a T>);

/// The things of both lists by their key: those that are there now in their order, then those that are gone in theirs. Where a draft has
/// two of one key, the first belongs to the first.
pub(super) fn pairs<'a, T, K: Ord>(before: &'a [T], after: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<Pair<'a, T>> {
    let mut old: BTreeMap<(K, usize), &T> = numbered(before, &key).into_iter().zip(before).collect();
    let now = numbered(after, &key).into_iter().zip(after);
    let mut found: Vec<Pair<'a, T>> = now.map(|(key, thing)| (old.remove(&key), Some(thing))).collect();
    let gone = numbered(before, &key).into_iter().zip(before).filter(|(key, _)| old.contains_key(key));
    found.extend(gone.map(|(_, thing)| (Some(thing), None)));
    found
}

/// Whether what both lists have stands in another order.
pub(super) fn reordered<'a, T, K: Ord>(before: &'a [T], after: &'a [T], key: impl Fn(&'a T) -> K) -> bool {
    let (old, new) = (numbered(before, &key), numbered(after, &key));
    let in_new: BTreeMap<&(K, usize), usize> = new.iter().enumerate().map(|(place, key)| (key, place)).collect();
    !old.iter().filter_map(|key| in_new.get(key)).is_sorted()
}

/// The key of each thing, and how many of that key come before it.
fn numbered<'a, T, K: Ord>(things: &'a [T], key: &impl Fn(&'a T) -> K) -> Vec<(K, usize)> {
    let mut seen: BTreeMap<K, usize> = BTreeMap::new();
    let number = |thing| {
        let count = seen.entry(key(thing)).or_default();
        *count += 1;
        (key(thing), *count)
    };
    things.iter().map(number).collect()
}
