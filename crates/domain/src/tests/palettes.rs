//! Colours: no two alike around one proposal, and nobody's changes.

use super::fixtures::{person, proposal};
use crate::ids::PersonId;
use crate::palette::Palette;
use crate::people::{COLORS, own_color};
use crate::state::State;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn people() -> impl Strategy<Value = Vec<PersonId>> {
    prop::collection::btree_set("[0-9a-z]{20}", 1..12)
        .prop_map(|names| names.iter().map(|name| person(name)).collect())
        .prop_shuffle()
}

proptest! {
    #[test]
    fn eight_people_have_eight_colours(people in people()) {
        let palette = Palette::of(&people);
        let first = people.iter().take(usize::from(COLORS)).map(|p| palette.color(p)).collect::<BTreeSet<_>>();
        prop_assert_eq!(first.len(), people.len().min(usize::from(COLORS)));
        prop_assert!(people.iter().all(|p| palette.color(p) < COLORS));
        prop_assert_eq!(palette.color(&people[0]), own_color(&people[0]));
    }

    #[test]
    fn who_comes_later_changes_nobodys_colour(people in people(), many in 0..12_usize) {
        let (before, after) = (Palette::of(people.iter().take(many)), Palette::of(people.iter().chain(&people)));
        for person in people.iter().take(many) {
            prop_assert_eq!(before.color(person), after.color(person));
        }
    }

    #[test]
    fn the_two_at_a_table_differ(employee in "[0-9a-z]{20}", manager in "[0-9a-z]{19}") {
        let mut proposal = proposal(State::Shared);
        (proposal.employee, proposal.manager) = (person(&employee), person(&manager));
        let palette = proposal.palette();
        prop_assert_ne!(palette.color(&proposal.employee), palette.color(&proposal.manager));
    }
}
