//! What the strict check refuses: everything that a section may not hold, and what would not show.

use crate::support::{Replica, id};
use document::check::{Violation, check};
use document::limits::{MAX_ENTRIES, MAX_ORDER_LEN, MAX_ROOTS, MAX_SECTION_UTF16};
use document::state;
use document::write::Edit;
use document::yrs::types::Attrs;
use document::yrs::{Any, Array as _, Doc, Map as _, MapPrelim, Text as _, TransactionMut, WriteTxn as _};
use document::{doc, read};
use domain::content::{MAX_ITEMS, MAX_SCALAR_CHARS, MAX_TEXT_UTF16};
use domain::section::Section;

/// The check of a section in which somebody wrote whatever they liked.
fn verdict(section: Section, write: impl FnOnce(&mut TransactionMut<'_>)) -> Result<(), Violation> {
    let doc = doc::new(1);
    write(&mut state::write(&doc, "test").unwrap());
    of(section, &doc)
}

/// The check, here and as another server would see it after loading; reading must bear it in any case.
fn of(section: Section, doc: &Doc) -> Result<(), Violation> {
    let txn = state::read(doc).unwrap();
    read::read(section, &txn);
    let here = check(section, &txn);
    let loaded = doc::load(2, None, [state::encode_v1(&txn).as_slice()]).unwrap();
    let txn = state::read(&loaded).unwrap();
    read::read(section, &txn);
    assert_eq!(here.is_ok(), check(section, &txn).is_ok());
    here
}

/// Sets one key and tells whether it was refused for its value.
fn refuses_value(section: Section, map: &str, key: &str, value: impl Into<Any>) -> bool {
    let verdict = verdict(section, |txn| {
        txn.get_or_insert_map(map).insert(txn, key, value.into());
    });
    matches!(verdict, Err(Violation::Value { .. }))
}

#[test]
fn an_empty_document_and_the_template_are_fine() {
    for section in Section::ALL {
        assert_eq!(verdict(section, |_| ()), Ok(()));
        assert_eq!(doc::template(section), [0, 0], "stored rooms begin with these bytes");
        let copy = Replica::new(section, 1);
        copy.take(&doc::template(section));
        let before = state::encode_v1(&state::read(&copy.doc).unwrap());
        copy.take(&doc::template(section));
        assert_eq!(state::encode_v1(&state::read(&copy.doc).unwrap()), before);
        assert_eq!(copy.check(), Ok(()));
    }
}

#[test]
fn roots_of_other_sections_and_unknown_ones_are_refused() {
    for root in ["text", "t/self/beyond", "t//today", "t/self/today/more", "t/A/today", "t/g1/today", ""] {
        let verdict = verdict(Section::Start, |txn| txn.get_or_insert_text(root).insert(txn, 0, "x"));
        assert_eq!(verdict, Err(Violation::UnknownRoot { root: root.into() }), "{root}");
    }
    let verdict = verdict(Section::Connection, |txn| txn.get_or_insert_text("t/self/value").insert(txn, 0, "x"));
    assert!(matches!(verdict, Err(Violation::UnknownRoot { .. })));
}

#[test]
fn a_long_name_is_not_repeated_whole() {
    let name = "n".repeat(10_000);
    let Err(Violation::UnknownRoot { root }) =
        verdict(Section::Start, |txn| txn.get_or_insert_text(name.as_str()).insert(txn, 0, "x"))
    else {
        panic!("accepted");
    };
    assert!(root.len() < 100);
}

#[test]
fn values_hidden_in_a_text_are_found() {
    let hidden = Err(Violation::Hidden { root: "t/self/today".into() });
    let embed = verdict(Section::Start, |txn| {
        txn.get_or_insert_text("t/self/today").insert_embed(txn, 0, Any::from(1.0));
    });
    assert_eq!(embed, hidden);
    let array = verdict(Section::Start, |txn| {
        txn.get_or_insert_array("t/self/today").insert(txn, 0, "x");
    });
    assert_eq!(array, hidden);
    let keys = verdict(Section::Start, |txn| {
        txn.get_or_insert_map("t/self/today").insert(txn, "k", "x");
    });
    assert_eq!(keys, hidden);
    // The twelve bytes of an Any among characters, as a foreign client can send it: a text root with the value `true`.
    let doc = doc::new(1);
    let mut update = vec![1, 1, 5, 0, 8, 1, 12];
    update.extend(b"t/self/today");
    update.extend([1, 120, 0]);
    state::apply_v1(&mut state::write(&doc, "test").unwrap(), &update).unwrap();
    assert_eq!(of(Section::Start, &doc), hidden);
}

#[test]
fn a_damaged_text_is_not_edited() {
    let copy = Replica::new(Section::Start, 1);
    let mut update = vec![1, 1, 5, 0, 8, 1, 12];
    update.extend(b"t/self/today");
    update.extend([1, 120, 0]);
    copy.take(&update);
    let edit = Edit::Splice { item: "self".into(), field: "today".into(), at: 0, remove: 1, insert: "x".into() };
    assert_eq!(copy.edit(&edit), Err(document::write::EditError::Damaged));
}

#[test]
fn marks_on_a_text_do_no_harm() {
    // They change nothing that is read; the pre-scan refuses them.
    let bold = Attrs::from([("b".into(), true.into())]);
    let verdict = verdict(Section::Start, |txn| {
        txn.get_or_insert_text("t/self/today").insert_with_attributes(txn, 0, "x", bold);
    });
    assert_eq!(verdict, Ok(()));
}

#[test]
fn a_list_hidden_in_a_map_and_a_nested_map_are_found() {
    let list = verdict(Section::Objectives, |txn| {
        txn.get_or_insert_array("goals").insert(txn, 0, "x");
    });
    assert_eq!(list, Err(Violation::Hidden { root: "goals".into() }));
    let nested = verdict(Section::Objectives, |txn| {
        txn.get_or_insert_map("goals").insert(txn, "g1/pos", MapPrelim::default());
    });
    assert!(matches!(nested, Err(Violation::Value { .. })));
}

#[test]
fn keys_that_the_map_does_not_have_are_refused() {
    let keys = ["", "g1", "g1/", "/pos", "g1/due", "g1/pos/x", "G1/pos", "self/pos", "target/pos"];
    for key in keys {
        let verdict = verdict(Section::Objectives, |txn| {
            txn.get_or_insert_map("goals").insert(txn, key, "V");
        });
        assert_eq!(verdict, Err(Violation::UnknownKey { map: "goals".into(), key: key.into() }), "{key}");
    }
}

#[test]
fn values_are_spelled_as_they_must_be() {
    use Section::{Alignment, Connection, Gaps, Milestones, Objectives};
    for (section, map, key, good, bad) in [
        (Objectives, "target", "kind", "take_on_management", "TakeOnManagement"),
        (Objectives, "target", "role", "data-engineer-3", "Data Engineer"),
        (Objectives, "goals", "g1/term", "long", "soon"),
        (Objectives, "goals", "g1/pos", "Vk3", "V0"),
        (Objectives, "clauses", "g1/pos", "a", "a b"),
        (Connection, "links", "g1", "left_open", "left open"),
        (Connection, "links", "g1", "growth-in-trust", ""),
        (Alignment, "verdicts", "g1", "not_aligned", "notAligned"),
        (Alignment, "walked", "g1", "85944171f73967e8", "yes"),
        (Gaps, "focus", "sql", "yes", "no"),
        (Gaps, "pgoals", "g1/pos", "V", ""),
        (Milestones, "milestones", "m1/due", "2027-02-28", "2027-02-29"),
        (Milestones, "milestones", "m1/kind", "external_class", "class"),
        (Milestones, "milestones", "m1/gap", "sql", "SQL"),
        (Milestones, "milestones", "m1/owner", "organization", "hr"),
        (Milestones, "milestones", "m1/confirmer", "manager", ""),
    ] {
        assert!(!refuses_value(section, map, key, good), "{map} {key} {good}");
        assert!(refuses_value(section, map, key, bad), "{map} {key} {bad}");
        assert!(refuses_value(section, map, key, 1.0), "{map} {key} number");
        assert!(refuses_value(section, map, key, Any::Null), "{map} {key} null");
    }
}

#[test]
fn short_values_are_short() {
    let long = "😀".repeat(MAX_SCALAR_CHARS);
    assert!(!refuses_value(Section::Milestones, "milestones", "m1/start", long.as_str()));
    assert!(refuses_value(Section::Milestones, "milestones", "m1/target", format!("{long}x")));
    assert!(!refuses_value(Section::Gaps, "pgoals", "g1/pos", "z".repeat(MAX_ORDER_LEN)));
    assert!(refuses_value(Section::Gaps, "pgoals", "g1/pos", "z".repeat(MAX_ORDER_LEN + 1)));
}

#[test]
fn texts_end_somewhere() {
    let longest = "é".repeat(usize::try_from(MAX_TEXT_UTF16).unwrap());
    assert_eq!(verdict(Section::Start, |txn| txn.get_or_insert_text("t/self/today").insert(txn, 0, &longest)), Ok(()));
    let verdict_of = |text: String| verdict(Section::Start, |txn| txn.get_or_insert_text("t/self/today").insert(txn, 0, &text));
    let refused = verdict_of(format!("{longest}x"));
    assert_eq!(refused, Err(Violation::TextTooLong { root: "t/self/today".into(), len: MAX_TEXT_UTF16 + 1 }));
    let all = verdict(Section::Connection, |txn| {
        for goal in 0..=(MAX_SECTION_UTF16 / MAX_TEXT_UTF16) {
            txn.get_or_insert_text(format!("t/g{goal}/value")).insert(txn, 0, &longest);
        }
    });
    assert_eq!(all, Err(Violation::AllTooLong { limit: document::limits::MAX_SECTION_UTF16 }));
}

#[test]
fn lists_end_somewhere() {
    let with = |items: usize| {
        verdict(Section::Objectives, |txn| {
            let map = txn.get_or_insert_map("clauses");
            for item in 0..items {
                map.insert(txn, format!("c{item}/pos"), "V");
            }
        })
    };
    assert_eq!(with(MAX_ITEMS), Ok(()));
    assert_eq!(with(MAX_ITEMS + 1), Err(Violation::TooMany { map: "clauses".into(), limit: MAX_ITEMS }));
    let links = |count: usize| {
        verdict(Section::Connection, |txn| {
            let map = txn.get_or_insert_map("links");
            for goal in 0..count {
                map.insert(txn, format!("g{goal}"), "left_open");
            }
        })
    };
    assert_eq!(links(MAX_ENTRIES), Ok(()));
    assert_eq!(links(MAX_ENTRIES + 1), Err(Violation::TooMany { map: "links".into(), limit: MAX_ENTRIES }));
}

#[test]
fn roots_end_somewhere() {
    let verdict = verdict(Section::Connection, |txn| {
        for goal in 0..=MAX_ROOTS {
            txn.get_or_insert_text(format!("t/g{goal}/value")).insert(txn, 0, "x");
        }
    });
    assert_eq!(verdict, Err(Violation::TooManyRoots { limit: document::limits::MAX_ROOTS }));
}

#[test]
fn what_builds_on_something_missing_is_refused() {
    let author = Replica::new(Section::Objectives, 1);
    let first = author.edit(&Edit::AddGoal { id: id("g1"), after: None }).unwrap();
    let write = Edit::Splice { item: "g1".into(), field: "goal".into(), at: 0, remove: 0, insert: "ab".into() };
    let second = author.edit(&write).unwrap();
    let more = Edit::Splice { item: "g1".into(), field: "goal".into(), at: 2, remove: 0, insert: "c".into() };
    let third = author.edit(&more).unwrap();
    let server = Replica::new(Section::Objectives, 2);
    server.take(&first);
    server.take(&third);
    assert_eq!(server.check(), Err(Violation::Incomplete));
    server.take(&second);
    assert_eq!(server.check(), Ok(()));
    assert_eq!(server.content(), author.content());
}
