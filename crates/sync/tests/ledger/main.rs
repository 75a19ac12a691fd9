//! What an update touched is looked at, and the verdict is that of looking at everything.
#![cfg(test)]

use document::yrs::{Doc, Map as _, ReadTxn as _, Text as _, WriteTxn as _};
use document::{doc, state};
use domain::ids::PersonId;
use domain::room::Shape;
use domain::section::Section;
use proptest::prelude::*;
use sync::log::Loaded;
use sync::path::{Rejected, Replica};

/// Something that a client does to its copy, whether it may or not.
#[derive(Debug, Clone)]
enum Deed {
    Type {
        root: &'static str,
        at: u32,
        insert: String,
    },
    /// Very much at once.
    Paste {
        root: &'static str,
        units: usize,
    },
    Cut {
        root: &'static str,
        at: u32,
        len: u32,
    },
    Set {
        map: &'static str,
        key: String,
        value: &'static str,
    },
    Remove {
        map: &'static str,
        key: String,
    },
    /// Many items at once.
    Fill {
        map: &'static str,
        from: usize,
        count: usize,
    },
    Empty {
        map: &'static str,
    },
}

#[derive(Debug)]
struct World {
    shape: Shape,
    roots: &'static [&'static str],
    maps: &'static [(&'static str, &'static [&'static str])],
    values: &'static [&'static str],
    /// Two lists.
    lists: [&'static str; 2],
    most: usize,
}

const WORLDS: [World; 2] = [
    World {
        shape: Shape::Section(Section::Objectives),
        roots: &["t/self/beyond", "t/g1/goal", "t/g2/goal", "t/c1/clause"],
        maps: &[("goals", &["g1/pos", "g1/term", "g2/pos"]), ("target", &["kind", "role"]), ("clauses", &["c1/pos"])],
        values: &["V", "short", "up", "role-1", "nonsense of no kind", ""],
        lists: ["goals", "clauses"],
        most: 70,
    },
    World {
        shape: Shape::Framework,
        roots: &["t/self/why", "t/r1/title", "t/r1~c1/own", "t/r2~c1/meaning"],
        maps: &[
            ("roles", &["r1/pos", "r1/level", "r1/standing", "r2/pos"]),
            ("cells", &["r1~c1/inherits", "r1~c1/need"]),
            ("levels", &["l1/pos", "l2/pos"]),
            ("needs", &["r1~r2~c1"]),
        ],
        values: &["V", "yes", "must", "l1", "destination", "nonsense of no kind"],
        lists: ["levels", "roles"],
        most: 70,
    },
];

fn deeds(world: &'static World) -> impl Strategy<Value = Vec<Deed>> {
    let roots = || prop::sample::select(world.roots);
    let pairs: Vec<(&'static str, &'static str)> =
        world.maps.iter().flat_map(|(map, keys)| keys.iter().map(|key| (*map, *key))).collect();
    let keys = || prop::sample::select(pairs.clone()).prop_map(|(map, key)| (map, key.to_owned()));
    let deed = prop_oneof![
        6 => (roots(), 0_u32..40, "[a-c😀]{1,6}").prop_map(|(root, at, insert)| Deed::Type { root, at, insert }),
        1 => (roots(), prop::sample::select(vec![100, 40_000, 99_000])).prop_map(|(root, units)| Deed::Paste { root, units }),
        3 => (roots(), 0_u32..40, 1_u32..60_000).prop_map(|(root, at, len)| Deed::Cut { root, at, len }),
        6 => (keys(), prop::sample::select(world.values)).prop_map(|((map, key), value)| Deed::Set { map, key, value }),
        3 => keys().prop_map(|(map, key)| Deed::Remove { map, key }),
        1 => (prop::sample::select(world.lists.to_vec()), 0_usize..150, 1..world.most)
            .prop_map(|(map, from, count)| Deed::Fill { map, from, count }),
        1 => prop::sample::select(world.lists.to_vec()).prop_map(|map| Deed::Empty { map }),
    ];
    prop::collection::vec(deed, 1..3)
}

fn plan() -> impl Strategy<Value = (&'static World, Vec<(usize, Vec<Deed>)>)> {
    prop::sample::select(vec![0_usize, 1]).prop_flat_map(|which| {
        let world = &WORLDS[which];
        (Just(world), prop::collection::vec((0..2_usize, deeds(world)), 1..40))
    })
}

fn act(copy: &Doc, deeds: &[Deed]) -> Vec<u8> {
    let mut txn = state::write(copy, "me").unwrap();
    for deed in deeds {
        match deed {
            Deed::Type { root, at, insert } => {
                let text = txn.get_or_insert_text(*root);
                let shown = document::read::text(&txn, root);
                let at = document::utf16::snap(&shown, *at, document::utf16::Snap::Down);
                text.insert(&mut txn, at, insert);
            }
            Deed::Paste { root, units } => {
                let text = txn.get_or_insert_text(*root);
                text.insert(&mut txn, 0, &"p".repeat(*units));
            }
            Deed::Cut { root, at, len } => {
                if let Some(text) = txn.get_text(*root) {
                    let shown = document::read::text(&txn, root);
                    let snap = |at| document::utf16::snap(&shown, at, document::utf16::Snap::Down);
                    let (from, to) = (snap(*at), snap(at + len));
                    text.remove_range(&mut txn, from, to - from);
                }
            }
            Deed::Set { map, key, value } => _ = txn.get_or_insert_map(*map).insert(&mut txn, key.as_str(), *value),
            Deed::Remove { map, key } => {
                if let Some(map) = txn.get_map(*map) {
                    map.remove(&mut txn, key);
                }
            }
            Deed::Fill { map, from, count } => {
                let map = txn.get_or_insert_map(*map);
                for n in *from..from + count {
                    map.insert(&mut txn, format!("n{n}/pos"), "V");
                }
            }
            Deed::Empty { map } => {
                if let Some(map) = txn.get_map(*map) {
                    map.clear(&mut txn);
                }
            }
        }
    }
    state::changes_v1(&txn)
}

fn person(name: &str) -> PersonId {
    PersonId::parse(name).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn both_ways_of_looking_say_the_same((world, plan) in plan()) {
        let mut accepted: Vec<Vec<u8>> = Vec::new();
        let mut room = Replica::build(world.shape, Loaded::default()).unwrap();
        let (mut ids, mut clients) = (10_u32, Vec::new());
        let mut copies = [0, 1].map(|n| doc::new(n + 1));
        for (who, deeds) in plan {
            let name = person(["ana", "ben"][who]);
            let update = act(&copies[who], &deeds);
            match room.take(&update, &name) {
                Ok(taken) => {
                    prop_assert!(room.audit().is_ok());
                    if let Some(taken) = taken {
                        clients.extend(taken.fresh.iter().map(|client| (*client, name.clone())));
                        accepted.push(taken.update.to_vec());
                    }
                }
                Err(rejected) => {
                    prop_assert_eq!(matches!(rejected, Rejected::Violation(_)), room.audit().is_err(), "{}", rejected);
                    // Everybody comes back to what was taken.
                    let updates = vec![sync::log::pack(&accepted)];
                    let loaded = Loaded { updates, clients: clients.clone(), seq: 1, ..Loaded::default() };
                    room = Replica::build(world.shape, loaded).unwrap();
                    prop_assert!(room.audit().is_ok());
                    ids += 2;
                    let log = || accepted.iter().map(Vec::as_slice);
                    copies = [0, 1].map(|n| doc::load(ids + n, None, log()).unwrap());
                }
            }
            if deeds.len() == 1 {
                // One hears of the other now and then.
                let log = accepted.iter().map(Vec::as_slice);
                for update in log {
                    let mut txn = state::write(&copies[1 - who], "other").unwrap();
                    state::apply_v1(&mut txn, update).unwrap();
                }
            }
        }
    }
}
