//! Inheritance in a circle: two people can each choose a source at the same time, and only together is it one.

use std::collections::{BTreeMap, BTreeSet};

/// The roles whose source is left aside so that no circle remains, of `sources` (role to role) for one competency: of each circle the
/// largest role. Every replica finds the same, in whatever order the choices came to it.
pub(super) fn broken<'a>(sources: &BTreeMap<&'a str, &'a str>) -> BTreeSet<&'a str> {
    let mut broken = BTreeSet::new();
    let mut done = BTreeSet::new();
    for start in sources.keys() {
        let mut way = Vec::new();
        let mut here = *start;
        // Every role has one source, so that a way runs into an end, into another way, or into itself.
        while done.insert(here) {
            way.push(here);
            match sources.get(here) {
                Some(source) => here = source,
                None => break,
            }
        }
        if let Some(begin) = way.iter().position(|role| *role == here)
            && sources.contains_key(here)
        {
            broken.extend(way.iter().skip(begin).max());
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_each_circle_the_largest_goes() {
        let sources = BTreeMap::from([("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("e", "e"), ("f", "g")]);
        assert_eq!(broken(&sources), BTreeSet::from(["c", "e"]));
        assert!(broken(&BTreeMap::from([("a", "b")])).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_inherits_from_itself_any_more(edges in prop::collection::btree_map(0..12_usize, 0..12_usize, 0..12)) {
            let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
            let sources: BTreeMap<_, _> = edges.iter().map(|(a, b)| (names[*a], names[*b])).collect();
            let broken = broken(&sources);
            let in_circle = |role: &str| {
                let mut here = role;
                (0..12).any(|_| match sources.get(here) { Some(next) => { here = next; here == role } None => false })
            };
            for role in &broken {
                prop_assert!(in_circle(role), "nothing but circles is broken");
            }
            for start in sources.keys() {
                let (mut here, mut steps) = (*start, 0);
                while let Some(next) = sources.get(here).filter(|_| !broken.contains(here)) {
                    here = next;
                    steps += 1;
                    prop_assert!(steps <= 12);
                }
            }
        }
    }
}
