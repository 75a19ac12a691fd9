//! Attacks that are known to hang, exhaust, mute or split the library behind the scan.

use crate::write::*;
use domain::ids::PersonId;
use domain::room::Shape;
use domain::section::Section;
use proptest::prelude::*;
use sync::prescan::{Foreign, History, Limits, Refusal, state_vector, update as scan_update};

const BEYOND: &str = "t/self/beyond";

fn one(client: u64, found: Struct) -> Vec<u8> {
    update(&[Client(client, 0, vec![found])], &[])
}

#[track_caller]
fn assert_hostile(bytes: &[u8]) {
    assert!(matches!(scan(bytes), Err(Refusal::Hostile(_))), "{:?}", scan(bytes));
}

#[track_caller]
fn assert_gap(bytes: &[u8]) {
    assert_eq!(scan(bytes), Err(Refusal::Gap));
}

#[test]
fn an_emoji_in_an_array_root_that_hangs_every_reader() {
    assert_hostile(&[1, 1, 2, 0, 4, 1, 5, 97, 114, 114, 97, 121, 4, 240, 159, 152, 128, 0]);
}

#[test]
fn a_collected_run_far_ahead_that_mutes_somebody_else() {
    let mute = [1, 1, 7, 5, 0, 250, 255, 255, 255, 7, 0];
    assert_gap(&mute);
    let room = history(Section::Objectives, &[one(7, characters(root(BEYOND), "hello"))]);
    assert!(matches!(scan_in(Section::Objectives, &mute, &room), Err(Refusal::Hostile(_))));
}

#[test]
fn a_short_collected_run_under_somebody_elses_id() {
    let (mine, theirs) = (PersonId::parse("me").unwrap(), PersonId::parse("them").unwrap());
    let mut room = history(Section::Objectives, &[one(7, characters(root(BEYOND), "hello"))]);
    room.own(7, theirs.clone());
    let scanned = scan_in(Section::Objectives, &update(&[Client(7, 5, vec![collected(10)])], &[]), &room).unwrap();
    assert_eq!(room.claims(&mine, &scanned), Err(Foreign { client: 7 }));
    assert_eq!(room.claims(&theirs, &scanned), Ok(vec![]));
}

#[test]
fn an_id_that_wrote_before_and_is_nobodys_belongs_to_the_server() {
    let room = history(Section::Objectives, &[one(1, characters(root(BEYOND), "hello"))]);
    let more = update(&[Client(1, 5, vec![characters(behind(1, 4), "!")])], &[]);
    let scanned = scan_in(Section::Objectives, &more, &room).unwrap();
    assert_eq!(room.claims(&PersonId::parse("me").unwrap(), &scanned), Err(Foreign { client: 1 }));
}

#[test]
fn values_nested_until_the_stack_ends() {
    let mut bytes = vec![1, 1, 5, 0, 8, 1, 4, b't', b'e', b'x', b't', 1];
    bytes.extend(std::iter::repeat_n([117, 1], 5_100).flatten());
    bytes.extend([126, 0]);
    assert_hostile(&bytes);
    let deep = [vec![1], [117, 1].repeat(5_100), vec![126]].concat();
    assert_hostile(&one(5, content(key("target", "kind"), 8, &deep)));
}

#[test]
fn a_few_bytes_that_claim_sixteen_million() {
    let claim = [128, 128, 128, 8];
    assert_hostile(&claim);
    assert!(state_vector(&claim, &History::default()).is_err());
    let structs = [&[1][..], &claim, &[5, 0, 4, 1]].concat();
    assert_hostile(&structs);
    let deletions = [&[0][..], &claim].concat();
    assert_hostile(&deletions);
    let ranges = [&[0, 1, 5][..], &claim].concat();
    assert_hostile(&ranges);
    let values = [&claim[..], &[119, 1, b'x']].concat();
    assert_hostile(&one(5, content(key("target", "kind"), 8, &values)));
    let characters = [&claim[..], b"x"].concat();
    assert_hostile(&one(5, content(root(BEYOND), 4, &characters)));
}

#[test]
fn the_second_of_three_transactions_without_the_first() {
    assert_gap(&update(&[Client(5, 1, vec![scalar(key("target", "kind"), "up")])], &[]));
}

#[test]
fn a_hole_inside_an_update() {
    assert_hostile(&update(&[Client(5, 0, vec![characters(root(BEYOND), "a"), skip(3), characters(behind(5, 0), "b")])], &[]));
}

#[test]
fn the_old_list_content_that_implementations_read_differently() {
    assert_hostile(&[1, 1, 5, 0, 2, 1, 5, 97, 114, 114, 97, 121, 2, 1, 49, 1, 50, 0]);
    assert_hostile(&one(5, content(root(BEYOND), 2, &[1, 1, b'1'])));
}

#[test]
fn contents_that_sections_do_not_have() {
    // Binary, embed, format, type, document, move, and the numbers nobody uses.
    for kind in [3, 5, 6, 7, 9, 11, 12, 13, 14, 15] {
        assert_hostile(&one(5, content(root(BEYOND), kind, &[1, 1, b'1', 1])));
    }
    assert_hostile(&one(5, content(root(BEYOND), 0, &[1])));
    assert_hostile(&one(5, content(root(BEYOND), 0b0001_0100, &[1, b'x'])));
}

#[test]
fn a_nested_type() {
    assert_hostile(&one(5, characters(nested(5, 0), "x")));
}

#[test]
fn twenty_thousand_empty_clients() {
    let mut bytes = number(20_000);
    for client in 0..20_000 {
        bytes.extend([number(0), number(client), number(0)].concat());
    }
    bytes.push(0);
    assert_hostile(&bytes);
    assert_hostile(&[1, 0, 5, 0, 0]);
}

#[test]
fn a_hundred_thousand_deletions_in_one_text() {
    let room = history(Section::Objectives, &[one(5, characters(root(BEYOND), &"x".repeat(200_000)))]);
    let ranges = (0..100_000).map(|i| (i * 2, 1)).collect();
    assert!(matches!(scan_in(Section::Objectives, &update(&[], &[Deletes(5, ranges)]), &room), Err(Refusal::Hostile(_))));
}

#[test]
fn roots_and_keys_of_other_sections() {
    for name in ["array", "t/self/today", "t/goal/title", "t/self", "goals", "__proto__", ""] {
        assert_hostile(&one(5, characters(root(name), "x")));
    }
    for (map, name) in [("milestones", "m/due"), ("target", "boss"), ("goals", "goal"), ("goals", "self/pos"), (BEYOND, "kind")] {
        assert_hostile(&one(5, scalar(key(map, name), "x")));
    }
}

#[test]
fn values_hidden_in_a_text_and_text_hidden_in_a_map() {
    assert_hostile(&one(5, scalar(root(BEYOND), "hidden")));
    assert_hostile(&one(5, characters(key("target", "kind"), "up")));
    // By way of a neighbour, where the bytes themselves do not say which root it is.
    let text = characters(root(BEYOND), "x");
    assert_hostile(&update(&[Client(5, 0, vec![text.clone(), scalar(behind(5, 0), "hidden")])], &[]));
    let value = scalar(key("target", "kind"), "up");
    assert_hostile(&update(&[Client(5, 0, vec![value.clone(), characters(behind(5, 0), "x")])], &[]));
    let room = history(Section::Objectives, &[one(5, text), one(6, value)]);
    let hidden = update(&[Client(7, 0, vec![scalar(behind(5, 0), "hidden")])], &[]);
    assert!(matches!(scan_in(Section::Objectives, &hidden, &room), Err(Refusal::Hostile(_))));
}

#[test]
fn neighbours_from_different_places_that_split_replicas() {
    let two = update(&[Client(5, 0, vec![characters(root(BEYOND), "ab"), characters(root("t/self/five-years"), "cd")])], &[]);
    let room = history(Section::Objectives, &[two]);
    let split = update(&[Client(6, 0, vec![characters(between((5, 0), (5, 2)), "x")])], &[]);
    assert!(matches!(scan_in(Section::Objectives, &split, &room), Err(Refusal::Hostile(_))));
    let sound = update(&[Client(6, 0, vec![characters(between((5, 0), (5, 1)), "x")])], &[]);
    assert!(scan_in(Section::Objectives, &sound, &room).is_ok());
    let same = update(&[Client(6, 0, vec![characters(between((5, 0), (5, 0)), "x")])], &[]);
    assert!(matches!(scan_in(Section::Objectives, &same, &room), Err(Refusal::Hostile(_))));
}

#[test]
fn keys_of_one_map_mixed_up() {
    let room =
        history(Section::Objectives, &[one(5, scalar(key("target", "kind"), "up")), one(6, scalar(key("target", "role"), "r"))]);
    let mixed = update(&[Client(7, 0, vec![scalar(between((5, 0), (6, 0)), "x")])], &[]);
    assert!(matches!(scan_in(Section::Objectives, &mixed, &room), Err(Refusal::Hostile(_))));
}

#[test]
fn neighbours_in_a_circle_or_in_the_future() {
    assert_hostile(&update(&[Client(5, 0, vec![characters(behind(5, 0), "x")])], &[]));
    assert_hostile(&update(&[Client(5, 0, vec![characters(behind(5, 1), "x"), characters(root(BEYOND), "y")])], &[]));
    assert_hostile(&update(
        &[Client(6, 0, vec![characters(behind(5, 0), "x")]), Client(5, 0, vec![characters(behind(6, 0), "y")])],
        &[],
    ));
    assert_gap(&update(&[Client(5, 0, vec![characters(behind(9, 0), "x")])], &[]));
}

#[test]
fn a_chain_of_neighbours_as_long_as_an_update() {
    let len = 8_000;
    let left = (0..len).map(|i| if i == 0 { characters(root(BEYOND), "a") } else { characters(behind(6, i - 1), "a") });
    let right = (0..len).map(|i| characters(behind(5, i), "b"));
    let chain = update(&[Client(6, 0, right.collect()), Client(5, 0, left.collect())], &[]);
    assert!(scan(&chain).is_ok());
}

#[test]
fn the_known_beginning_of_a_struct_cannot_change_what_it_is() {
    let room = history(Section::Objectives, &[one(5, scalar(key("target", "kind"), "up"))]);
    let longer = update(&[Client(5, 0, vec![characters(root(BEYOND), "xyz")])], &[]);
    assert!(matches!(scan_in(Section::Objectives, &longer, &room), Err(Refusal::Hostile(_))));
}

#[test]
fn several_values_under_one_key_unless_they_are_all_deleted() {
    let values = [number(2), vec![119, 1, b'a'], vec![119, 1, b'b']].concat();
    let several = || vec![Client(5, 0, vec![content(key("target", "kind"), 8, &values)])];
    assert_hostile(&update(&several(), &[]));
    assert_hostile(&update(&several(), &[Deletes(5, vec![(0, 1)])]));
    assert!(scan(&update(&several(), &[Deletes(5, vec![(0, 2)])])).is_ok());
}

#[test]
fn what_stands_beside_something_collected() {
    assert_hostile(&update(&[Client(5, 0, vec![collected(3), characters(behind(5, 1), "x")])], &[]));
}

#[test]
fn deletions_of_what_nobody_wrote() {
    assert_gap(&update(&[], &[Deletes(5, vec![(0, 1)])]));
    assert_gap(&update(&[Client(5, 0, vec![characters(root(BEYOND), "ab")])], &[Deletes(5, vec![(1, 2)])]));
    assert_hostile(&update(&[], &[Deletes(5, vec![(0, 0)])]));
    assert_hostile(&update(&[], &[Deletes(5, vec![(0, u64::MAX)])]));
    assert_hostile(&update(&[], &[Deletes(5, vec![]), Deletes(5, vec![])]));
}

#[test]
fn ids_and_clocks_out_of_range() {
    assert_hostile(&one(1 << 53, characters(root(BEYOND), "x")));
    assert_hostile(&one(5, deleted(root(BEYOND), 1 << 31)));
    assert_hostile(&one(5, deleted(root(BEYOND), 0)));
    assert_hostile(&one(5, collected(1 << 21)));
    assert_hostile(&one(5, characters(root(BEYOND), "")));
    assert_hostile(&update(&[Client(5, 0, vec![collected(1)]), Client(5, 1, vec![collected(1)])], &[]));
}

#[test]
fn bytes_behind_the_end() {
    assert_hostile(&[0, 0, 0]);
    assert!(scan(&[0, 0]).is_ok());
}

/// The second encoding is for our own storage: a few bytes of it expand without end.
#[test]
fn the_second_encoding() {
    assert_hostile(document::yrs::Update::EMPTY_V2);
}

#[test]
fn roots_and_keys_that_a_framework_does_not_have() {
    let scan = |found| scan_update(Shape::Framework, &one(7, found), &Limits::WIRE_FRAMEWORK, &History::default());
    let good = ["t/self/why", "t/r1/title", "t/r1~c1/own", "t/r1~r2/condition", "t/l1~scope/examples", "t/f1~t1/track-name"];
    for name in good {
        assert!(scan(characters(root(name), "x")).is_ok(), "{name}");
    }
    for name in [
        "t/self/today",
        "t/r1/own",
        "t/r1~c1/title",
        "t/r1~c1~x/own",
        "t/r1~/own",
        "t/~c1/own",
        "t/R1~c1/own",
        "t/l1~size/examples",
        "t/r1~c1/own/x",
        "roles",
        "t//why",
    ] {
        assert!(matches!(scan(characters(root(name), "x")), Err(Refusal::Hostile(_))), "{name}");
    }
    for (map, name) in [("levels", "l1/pos"), ("cells", "r1~c1/need"), ("needs", "r1~r2~c1"), ("successions", "r1")] {
        assert!(scan(scalar(key(map, name), "x")).is_ok(), "{map} {name}");
    }
    for (map, name) in [
        ("levels", "l1/family"),
        ("levels", "l1~l2/pos"),
        ("levels", "l1"),
        ("cells", "r1~c1/pos"),
        ("cells", "r1/need"),
        ("needs", "r1~c1"),
        ("needs", "r1~r2~c1~x"),
        ("branch-roles", "b1"),
        ("successions", "r1/pos"),
        ("goals", "g1/pos"),
    ] {
        assert!(matches!(scan(scalar(key(map, name), "x")), Err(Refusal::Hostile(_))), "{map} {name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_make_the_scan_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = scan_update(Section::Objectives, &bytes, &Limits::WIRE, &History::default());
        let _ = state_vector(&bytes, &History::default());
    }

    /// Whatever passes the scan, the library takes without a panic, without anything pending, and reads it as it was scanned.
    #[test]
    fn what_passes_is_taken_whole(structs in prop::collection::vec(arbitrary(), 1..12), cut in prop::collection::vec((0_u64..12, 1_u64..4), 0..4)) {
        let bytes = update(&[Client(5, 0, structs)], &[Deletes(5, cut)]);
        if let Ok(scanned) = scan(&bytes) {
            let doc = document::doc::new(1);
            let mut txn = document::state::write(&doc, "test").unwrap();
            document::state::apply_v1(&mut txn, &bytes).unwrap();
            for span in scanned.new {
                let known = document::yrs::ReadTxn::state_vector(&txn).get(&document::yrs::ClientID::new(span.client));
                prop_assert_eq!(known, span.to);
            }
            prop_assert!(!document::yrs::ReadTxn::has_missing_updates(&txn));
        }
    }
}

fn arbitrary() -> impl Strategy<Value = Struct> {
    let at = prop_oneof![
        3 => Just(None),
        3 => (0_u64..12).prop_map(|l| Some((l, None))),
        2 => (0_u64..12, 0_u64..12).prop_map(|(l, r)| Some((l, Some(r)))),
    ];
    (at, 0..5, "[a-c😀]{1,3}").prop_map(|(at, what, characters_)| {
        let at = |place: fn() -> At| match at {
            None => place(),
            Some((l, None)) => behind(5, l),
            Some((l, Some(r))) => between((5, l), (5, r)),
        };
        match what {
            0 => scalar(at(|| key("target", "kind")), "up"),
            1 => deleted(at(|| root(BEYOND)), 2),
            2 => collected(1),
            _ => characters(at(|| root(BEYOND)), &characters_),
        }
    })
}
