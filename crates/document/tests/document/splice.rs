//! One replacement turns any text into any other, at the caret where there is a choice.

use document::splice::{Splice, splice};
use document::utf16;
use proptest::prelude::*;

/// Texts in which neighbours often repeat, with characters of one and two units, from right to left, and combining.
fn text() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(vec![
        'a', 'b', ' ', '\n', 'é', 'e', '\u{301}', 'ש', 'م', '\u{200f}', '😀', '👍', '🏽', '漢', '\u{200d}',
    ]);
    prop_oneof![prop::collection::vec(letters, 0..24).prop_map(|chars| chars.into_iter().collect()), any::<String>()]
}

proptest! {
    #[test]
    fn old_with_the_splice_is_new(old in text(), new in text(), caret in 0_u32..40) {
        match splice(&old, &new, caret) {
            None => prop_assert_eq!(old, new),
            Some(change) => {
                prop_assert_eq!(change.apply_to(&old), new);
                prop_assert!(change.at + change.remove <= utf16::len(&old));
            }
        }
    }

    #[test]
    fn never_begins_or_ends_inside_of_a_character(old in text(), new in text(), caret in 0_u32..40) {
        if let Some(change) = splice(&old, &new, caret) {
            for place in [change.at, change.at + change.remove] {
                prop_assert_eq!(utf16::snap(&old, place, utf16::Snap::Down), place);
            }
        }
    }

    #[test]
    fn what_is_typed_stands_where_the_caret_was(old in text(), typed in text(), place in 0_u32..40) {
        let at = utf16::snap(&old, place, utf16::Snap::Down);
        let typing = Splice { at, remove: 0, insert: typed.clone() };
        let caret = at + utf16::len(&typed);
        let found = splice(&old, &typing.apply_to(&old), caret);
        prop_assert_eq!(found, (!typed.is_empty()).then_some(typing));
    }

    #[test]
    fn what_is_deleted_is_deleted_at_the_caret(old in text(), place in 0_u32..40, more in 1_u32..6) {
        let at = utf16::snap(&old, place, utf16::Snap::Down);
        let end = utf16::snap(&old, at + more, utf16::Snap::Up);
        let deletion = Splice { at, remove: end - at, insert: String::new() };
        prop_assert_eq!(splice(&old, &deletion.apply_to(&old), at), (end > at).then_some(deletion));
    }
}

fn change(at: u32, remove: u32, insert: &str) -> Splice {
    Splice { at, remove, insert: insert.to_owned() }
}

#[test]
fn a_letter_beside_its_like_is_inserted_at_the_caret() {
    assert_eq!(splice("aa", "aaa", 1), Some(change(0, 0, "a")));
    assert_eq!(splice("aa", "aaa", 2), Some(change(1, 0, "a")));
    assert_eq!(splice("aa", "aaa", 3), Some(change(2, 0, "a")));
}

#[test]
fn one_emoji_for_another_that_shares_a_surrogate_is_replaced_whole() {
    assert_eq!(splice("x😀y", "x😁y", 3), Some(change(1, 2, "😁")));
}

#[test]
fn a_wrong_caret_still_gives_the_smallest_change() {
    assert_eq!(splice("one two three", "one 2 three", 11), Some(change(4, 3, "2")));
}
