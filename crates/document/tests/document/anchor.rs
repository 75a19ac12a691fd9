//! Carets move along with the text.

use crate::support::Replica;
use document::anchor::{self, Side};
use document::state;
use document::write::Edit;
use domain::section::Section;
use proptest::prelude::*;

const ROOT: &str = "t/self/today";

fn splice(at: u32, remove: u32, insert: &str) -> Edit {
    Edit::Splice { item: "self".to_owned(), field: "today".to_owned(), at, remove, insert: insert.to_owned() }
}

fn with(text: &str) -> Replica {
    let copy = Replica::new(Section::Start, 1);
    copy.edit(&splice(0, 0, text)).unwrap();
    copy
}

fn encode(copy: &Replica, at: u32, side: Side) -> Vec<u8> {
    anchor::encode(&state::read(&copy.doc).unwrap(), ROOT, at, side).unwrap()
}

fn decode(copy: &Replica, place: &[u8]) -> Option<u32> {
    anchor::decode(&state::read(&copy.doc).unwrap(), ROOT, place)
}

#[test]
fn a_place_moves_with_what_is_typed_before_it() {
    let copy = with("path");
    let (start, end) = (encode(&copy, 2, Side::After), encode(&copy, 4, Side::Before));
    copy.edit(&splice(0, 0, "my 😀 ")).unwrap();
    assert_eq!((decode(&copy, &start), decode(&copy, &end)), (Some(8), Some(10)));
}

#[test]
fn a_place_in_a_text_that_was_deleted_is_its_beginning() {
    let copy = with("path");
    let place = encode(&copy, 2, Side::After);
    copy.edit(&splice(0, 4, "")).unwrap();
    assert_eq!(decode(&copy, &place), Some(0));
}

#[test]
fn a_place_in_another_text_is_none_here() {
    let copy = with("path");
    copy.edit(&Edit::Splice { item: "self".into(), field: "needs".into(), at: 0, remove: 0, insert: "time".into() }).unwrap();
    let txn = state::read(&copy.doc).unwrap();
    let place = anchor::encode(&txn, "t/self/needs", 1, Side::After).unwrap();
    assert_eq!(anchor::decode(&txn, ROOT, &place), None);
    assert_eq!(anchor::encode(&txn, "t/self/drives", 0, Side::After), None);
}

#[test]
fn what_the_other_has_not_received_yet_is_nowhere() {
    let author = with("path");
    let place = encode(&author, 2, Side::After);
    let reader = Replica::new(Section::Start, 2);
    reader.edit(&splice(0, 0, "other")).unwrap();
    assert_eq!(decode(&reader, &place), None);
}

proptest! {
    #[test]
    fn every_place_is_found_again(text in "[a-c😀\n]{0,12}", at in 0_u32..30) {
        let copy = with(&text);
        if text.is_empty() {
            return Ok(());
        }
        let place = document::utf16::snap(&text, at, document::utf16::Snap::Down);
        for side in [Side::Before, Side::After] {
            prop_assert_eq!(decode(&copy, &encode(&copy, at, side)), Some(place));
        }
    }

    #[test]
    fn any_bytes_are_some_place_or_none(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let copy = with("path");
        let place = decode(&copy, &bytes);
        prop_assert!(place.is_none_or(|place| place <= 4));
    }
}
