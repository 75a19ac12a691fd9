use super::*;
use proptest::prelude::*;

fn roles() -> impl Strategy<Value = BTreeSet<Role>> {
    proptest::collection::btree_set(proptest::sample::select(Role::ALL.to_vec()), 0..=4)
}

fn groups() -> impl Strategy<Value = BTreeSet<String>> {
    proptest::collection::btree_set("[a-c]", 0..=3)
}

fn settings() -> impl Strategy<Value = SignInSettings> {
    let rule = ("[a-c]", proptest::sample::select(Role::ALL.to_vec())).prop_map(|(group, role)| GroupRule { group, role });
    proptest::collection::vec(rule, 0..6).prop_map(|groups| SignInSettings { groups, ..SignInSettings::default() })
}

proptest! {
    #[test]
    fn what_was_appointed_by_hand_stays_through_every_change_of_groups(
        held in roles(), first in settings(), then in settings(), before in groups(), after in groups()
    ) {
        let once = first.appoint(&held, &BTreeSet::new(), &before);
        let twice = then.appoint(&once.held, &once.granted, &after);
        prop_assert!(twice.held.is_superset(&held));
        prop_assert!(twice.granted.is_disjoint(&held));
    }

    #[test]
    fn what_groups_gave_goes_with_them(held in roles(), settings in settings(), before in groups()) {
        let once = settings.appoint(&held, &BTreeSet::new(), &before);
        let gone = settings.appoint(&once.held, &once.granted, &BTreeSet::new());
        prop_assert_eq!(gone, Appointments { held, granted: BTreeSet::new() });
    }

    #[test]
    fn the_same_groups_change_nothing_twice(held in roles(), settings in settings(), groups in groups()) {
        let once = settings.appoint(&held, &BTreeSet::new(), &groups);
        prop_assert_eq!(settings.appoint(&once.held, &once.granted, &groups), once);
    }
}

#[test]
fn every_key_leads_back_to_its_refusal() {
    for refusal in Refusal::ALL {
        assert_eq!(Refusal::from_key(refusal.key()), Some(refusal));
    }
}
