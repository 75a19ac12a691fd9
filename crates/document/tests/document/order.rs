//! There is always a place between two, and strings stay short.

use document::limits::MAX_ORDER_LEN;
use document::order::{between, is_valid};
use proptest::prelude::*;

fn key() -> impl Strategy<Value = String> {
    "[0-9A-Za-z]{0,8}[1-9A-Za-z]"
}

fn random() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9]{0,20}", "[0]{0,4}", any::<String>()]
}

proptest! {
    #[test]
    fn lies_strictly_between(a in key(), b in key(), random in random()) {
        prop_assume!(a != b);
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        let place = between(Some(&low), Some(&high), &random);
        prop_assert!(low < place && place < high, "{} < {} < {}", low, place, high);
        prop_assert!(is_valid(&place));
    }

    #[test]
    fn open_sides_have_room(a in key(), random in random()) {
        let behind = between(Some(&a), None, &random);
        let before = between(None, Some(&a), &random);
        prop_assert!(before < a && a < behind, "{} < {} < {}", before, a, behind);
        prop_assert!(is_valid(&behind) && is_valid(&before) && is_valid(&between(None, None, &random)));
    }

    #[test]
    fn any_history_of_insertions_keeps_the_list_in_order(places in prop::collection::vec((any::<prop::sample::Index>(), random()), 1..200)) {
        let mut list: Vec<String> = Vec::new();
        for (index, random) in places {
            let at = index.index(list.len() + 1);
            let low = at.checked_sub(1).map(|i| list[i].clone());
            let place = between(low.as_deref(), list.get(at).map(String::as_str), &random);
            list.insert(at, place);
        }
        prop_assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn bounds_that_are_no_order_strings_are_left_aside(a in any::<String>(), b in any::<String>(), random in random()) {
        let place = between(Some(&a), Some(&b), &random);
        prop_assert!(!place.is_empty() && !place.ends_with('0'));
        if is_valid(&a) {
            prop_assert!(a < place);
        }
    }
}

#[test]
fn ten_thousand_appended_stay_short() {
    let mut last = between(None, None, "q7x");
    for _ in 0..10_000 {
        let next = between(Some(&last), None, "q7x");
        assert!(next > last);
        last = next;
    }
    assert!(last.len() <= 12, "{last}");
}

#[test]
fn ten_thousand_prepended_stay_short() {
    let mut first = between(None, None, "q7x");
    for _ in 0..10_000 {
        let next = between(None, Some(&first), "q7x");
        assert!(next < first);
        first = next;
    }
    assert!(first.len() <= 12, "{first}");
}

#[test]
fn three_hundred_moves_to_one_place_fit() {
    let low = between(None, None, "aaa");
    let mut high = between(Some(&low), None, "aaa");
    for _ in 0..300 {
        high = between(Some(&low), Some(&high), "m4k");
    }
    assert!(high.len() <= MAX_ORDER_LEN, "{}", high.len());
}

#[test]
fn equal_bounds_leave_the_upper_one_aside() {
    assert!(between(Some("V"), Some("V"), "").as_str() > "V");
}
