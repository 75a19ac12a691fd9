//! The litmus test: no figure tells what somebody said, by itself or by subtraction.

use crate::framework::litmus::{Answer, Answered, SMALL_GROUP, outcome, renewed, totals};
use crate::ids::{PersonId, RoleId};
use proptest::prelude::*;

fn answers() -> impl Strategy<Value = Vec<(RoleId, Vec<Answer>)>> {
    let of_role = prop::collection::vec(any::<Answer>(), 0..9);
    prop::collection::vec(of_role, 0..8).prop_map(|roles| {
        let named = roles.into_iter().enumerate();
        named.map(|(n, answers)| (format!("r{n}").parse().unwrap(), answers)).collect()
    })
}

proptest! {
    #[test]
    fn what_is_left_when_the_shown_roles_are_taken_from_the_total_is_nobody_or_no_small_group(answers in answers()) {
        let found = totals(&answers);
        let Some(total) = found.total else { return Ok(()) };
        let shown: u32 = found.roles.iter().filter_map(|(_, figures)| *figures).map(|figures| figures.answered).sum();
        let hidden = answers.iter().zip(&found.roles).filter(|((_, given), (_, figures))| !given.is_empty() && figures.is_none());
        let left = usize::try_from(total.answered - shown).unwrap();
        match hidden.count() {
            0 => prop_assert_eq!(left, 0),
            roles => prop_assert!(roles >= 2 && left >= SMALL_GROUP, "{roles} roles hidden, {left} answers left"),
        }
    }

    #[test]
    fn figures_are_counts_and_small_groups_have_none(answers in answers()) {
        let found = totals(&answers);
        prop_assert_eq!(found.roles.len(), answers.len());
        for ((role, given), (same, figures)) in answers.iter().zip(&found.roles) {
            prop_assert_eq!(role, same);
            prop_assert!(given.len() >= SMALL_GROUP || figures.is_none());
            if let Some(figures) = figures {
                prop_assert_eq!(Some(*figures), outcome(given));
                prop_assert_eq!(usize::try_from(figures.answered).unwrap(), given.len());
                prop_assert!(figures.yes.iter().all(|yes| figures.passed <= *yes && *yes <= figures.answered));
            }
        }
    }

    #[test]
    fn figures_move_only_by_what_no_small_group_said(steps in prop::collection::vec((0..8_u8, any::<Answer>()), 0..60)) {
        let (mut given, mut shown) = (Answered::new(), Answered::new());
        for (person, answer) in steps {
            given.insert(PersonId::parse(&format!("p{person}")).unwrap(), answer);
            let next = renewed(shown.clone(), &given);
            let moved = next.iter().filter(|(person, answer)| shown.get(*person) != Some(answer)).count();
            prop_assert!(moved == 0 || moved >= SMALL_GROUP, "{moved} answers can be told from the difference");
            let waiting = given.iter().filter(|(person, answer)| next.get(*person) != Some(answer)).count();
            prop_assert!(waiting < SMALL_GROUP, "enough answers are not kept back");
            shown = next;
        }
    }

    #[test]
    fn the_order_of_roles_hides_no_others(
        (answers, other) in answers().prop_flat_map(|a| (Just(a.clone()), Just(a).prop_shuffle())),
    ) {
        let (mut found, mut shuffled) = (totals(&answers), totals(&other));
        found.roles.sort_by(|a, b| a.0.cmp(&b.0));
        shuffled.roles.sort_by(|a, b| a.0.cmp(&b.0));
        prop_assert_eq!(found, shuffled);
    }
}

#[test]
fn the_next_smallest_goes_with_the_only_hidden_role() {
    let role = |name: &str, many: usize| (name.parse::<RoleId>().unwrap(), vec![[true, true, false]; many]);
    let found = totals(&[role("a", 9), role("b", 2), role("c", 5), role("d", 0)]);
    let shown: Vec<bool> = found.roles.iter().map(|(_, figures)| figures.is_some()).collect();
    assert_eq!(shown, [true, false, false, false]);
    let total = found.total.unwrap();
    assert_eq!((total.answered, total.yes, total.passed), (16, [16, 16, 0], 0));
    assert_eq!(totals(&[role("a", 2)]).total, None);
    assert_eq!(totals(&[role("a", 1), role("b", 2)]).total, None);
}
