//! How many hold a role and aim at it: no count is about few people, by itself, by subtraction, or by reading it twice.

use crate::framework::headcount::{Counts, FEWEST, renewed, told};
use crate::ids::RoleId;
use proptest::prelude::*;

fn role(number: usize) -> RoleId {
    format!("r{number}").parse().unwrap()
}

fn counts() -> impl Strategy<Value = Counts> {
    prop::collection::vec(0..12_u32, 5).prop_map(|many| {
        let named = many.into_iter().enumerate().map(|(number, count)| (role(number), count));
        named.filter(|(_, count)| *count > 0).collect()
    })
}

fn at(counts: &Counts, role: &RoleId) -> u32 {
    counts.get(role).copied().unwrap_or_default()
}

proptest! {
    #[test]
    fn few_are_never_told_and_a_single_role_is_never_left_out(shown in counts()) {
        let roles: Vec<RoleId> = (0..5).map(role).collect();
        let found = told(&shown, &roles);
        prop_assert!(found.iter().all(|(role, count)| *count >= FEWEST && *count == at(&shown, role)));
        prop_assert_ne!(roles.len() - found.len(), 1);
    }

    #[test]
    fn what_is_read_twice_differs_by_nobody_or_by_no_small_group(story in prop::collection::vec((0..5_usize, any::<bool>()), 0..80)) {
        let roles: Vec<RoleId> = (0..5).map(role).collect();
        let (mut counted, mut shown) = (Counts::new(), Counts::new());
        for (number, comes) in story {
            let count = counted.entry(role(number)).or_default();
            *count = if comes { *count + 1 } else { count.saturating_sub(1) };
            let next = renewed(&shown, &counted);
            for role in &roles {
                let moved = at(&shown, role).abs_diff(at(&next, role));
                prop_assert!(moved == 0 || moved >= FEWEST);
                prop_assert!(at(&next, role).abs_diff(at(&counted, role)) < FEWEST, "what is told is never far off");
            }
            shown = next;
        }
    }
}

#[test]
fn a_role_that_nobody_holds_looks_like_one_that_few_hold() {
    let shown = renewed(&Counts::new(), &[(role(0), 9), (role(1), 5), (role(2), 3)].into());
    let all: Vec<RoleId> = (0..4).map(role).collect();
    assert_eq!(told(&shown, &all), Counts::from([(role(0), 9), (role(1), 5)]));
    assert_eq!(told(&shown, &all[..3]), Counts::from([(role(0), 9)]), "the only small one takes the next with it");
}
