//! A comparison holds both texts, to the letter.

use super::fixtures::{Size, complete_contents, item, version};
use crate::diff::{LineChange, Piece, compare, words};
use crate::reading::{Line, is_choice, lines};
use crate::section::Section;
use proptest::prelude::*;
use std::collections::BTreeSet;

const SIZE: Size = Size { goals: 2, clauses: 2, expectations: 2, focus: 2 };

/// Texts of few words, so that much is common, with what breaks careless cutting.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["a", "b", "lead", "Ärger", "مرحبا", "👩‍🔧", ",", ".", " ", "  ", "\n", "e\u{301}"]);
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

fn join(pieces: &[Piece], of: impl Fn(&Piece) -> Option<&String>) -> String {
    pieces.iter().filter_map(of).map(String::as_str).collect()
}

fn old_of(pieces: &[Piece]) -> String {
    join(pieces, |piece| match piece {
        Piece::Same(text) | Piece::Removed(text) => Some(text),
        Piece::Added(_) => None,
    })
}

fn new_of(pieces: &[Piece]) -> String {
    join(pieces, |piece| match piece {
        Piece::Same(text) | Piece::Added(text) => Some(text),
        Piece::Removed(_) => None,
    })
}

fn is_tidy(pieces: &[Piece]) -> bool {
    let none_empty = pieces.iter().all(|piece| match piece {
        Piece::Same(text) | Piece::Added(text) | Piece::Removed(text) => !text.is_empty(),
    });
    none_empty && pieces.windows(2).all(|two| std::mem::discriminant(&two[0]) != std::mem::discriminant(&two[1]))
}

fn some_lines() -> impl Strategy<Value = Vec<Line>> {
    let place = (prop::sample::select(Section::ALL.to_vec()), "[a-c]", "[xy]");
    prop::collection::vec((place, text()), 0..12).prop_map(|drawn| {
        let line =
            |((section, id, field), text): ((Section, String, String), String)| Line { section, item: item(&id), field, text };
        drawn.into_iter().map(line).collect()
    })
}

proptest! {
    #[test]
    fn both_texts_are_in_the_comparison(old in text(), new in text()) {
        let pieces = words(&old, &new);
        prop_assert_eq!(old_of(&pieces), old);
        prop_assert_eq!(new_of(&pieces), new);
        prop_assert!(is_tidy(&pieces), "{:?}", pieces);
    }

    #[test]
    fn a_text_compared_with_itself_has_not_changed(text in ".{0,200}") {
        let pieces = words(&text, &text);
        prop_assert!(pieces.len() <= 1 && pieces.iter().all(|piece| matches!(piece, Piece::Same(_))));
    }

    #[test]
    fn any_letters_at_all_survive(old in ".{0,60}", new in ".{0,60}") {
        let pieces = words(&old, &new);
        prop_assert_eq!((old_of(&pieces), new_of(&pieces)), (old, new));
    }

    #[test]
    fn passages_keep_their_order_and_none_gets_lost(newer in some_lines(), older in some_lines()) {
        let found = compare(&newer, Some(&older));
        let shown: Vec<&Line> = found.iter().filter(|l| l.number.is_some()).map(|l| &l.line).collect();
        prop_assert_eq!(shown, newer.iter().collect::<Vec<_>>());
        let numbers: Vec<u32> = found.iter().filter_map(|l| l.number).collect();
        prop_assert_eq!(&numbers, &(1..).take(newer.len()).collect::<Vec<u32>>());
        let kept = found.iter().filter(|l| l.change != LineChange::Added).count();
        prop_assert_eq!(kept, older.len(), "every older passage is the same, changed or gone");
        for line in &found {
            prop_assert_eq!(line.number.is_none(), line.change == LineChange::Removed);
            if let LineChange::Changed { pieces } = &line.change {
                prop_assert_eq!(&new_of(pieces), &line.line.text);
                let old = old_of(pieces);
                prop_assert!(older.iter().any(|l| l.text == old && l.item == line.line.item && l.field == line.line.field));
            }
        }
    }

    #[test]
    fn without_a_version_before_everything_is_the_same(newer in some_lines()) {
        prop_assert!(compare(&newer, None).iter().all(|line| line.change == LineChange::Same && line.number.is_some()));
    }
}

#[test]
fn only_the_word_that_changed_is_marked() {
    let pieces = words("lead three teams, then rest", "lead four teams, then rest");
    let expected = [
        Piece::Same("lead ".to_owned()),
        Piece::Removed("three".to_owned()),
        Piece::Added("four".to_owned()),
        Piece::Same(" teams, then rest".to_owned()),
    ];
    assert_eq!(pieces, expected);
}

#[test]
fn the_longest_texts_are_compared_without_a_table_of_their_size() {
    let numbered = |skip: usize| {
        let kept: Vec<String> = (0..14_000).filter(|n| n % skip != 1).map(|n| n.to_string()).collect();
        kept.join(" ")
    };
    let (old, new) = (numbered(3), numbered(5));
    let pieces = words(&old, &new);
    assert_eq!((old_of(&pieces), new_of(&pieces)), (old, new));
    assert!(pieces.len() > 5_000, "the words that both have were found");

    // Nothing rare to cut at: shown as replaced, and still to the letter.
    let (old, new) = ("x ".repeat(30_000) + "y", "y ".repeat(30_000) + "x");
    let pieces = words(&old, &new);
    assert_eq!((old_of(&pieces), new_of(&pieces)), (old, new));
}

#[test]
fn a_version_is_read_in_the_order_of_the_path_and_each_place_once() {
    let found = lines(&version(complete_contents(SIZE)));
    assert!(found.is_sorted_by_key(|line| line.section));
    let places: BTreeSet<_> = found.iter().map(|line| (line.section, &line.item, &line.field)).collect();
    assert_eq!(places.len(), found.len());
    let text = |section, id: &str, field: &str| {
        let line = found.iter().find(|l| l.section == section && l.item.as_str() == id && l.field == field);
        line.map(|line| line.text.as_str())
    };
    assert_eq!(text(Section::Start, "self", "today"), Some("Data engineer since 2023"));
    assert_eq!(text(Section::Connection, "g0", "link"), Some("Quiet nights"));
    assert_eq!(text(Section::Gaps, "e0", "manager-evidence"), Some("manager"));
    assert_eq!(text(Section::Gaps, "e1", "focus"), Some("Expectation 1"));
    assert_eq!(text(Section::Milestones, "m1", "gap"), Some("Expectation 1"));
    assert_eq!(text(Section::Milestones, "m1", "due"), Some("2027-03-01"));
    assert_eq!(text(Section::Milestones, "m1", "start"), None);
    assert!(is_choice(Section::Alignment, "verdict") && !is_choice(Section::Alignment, "feedback"));
}
