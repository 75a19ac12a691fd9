//! Who sees what of a framework, and where a role that is gone leads.

use super::changes::full;
use crate::framework::sample::{BASE, HEAD, MATERIALS, STUDIO, two_branches};
use crate::framework::{Framework, FrameworkRole, Pathway, Succession, Viewer, Visibility};
use crate::ids::RoleId;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn id(role: &str) -> RoleId {
    role.parse().unwrap()
}

fn visibilities() -> impl Strategy<Value = Vec<Visibility>> {
    prop::collection::vec(prop::sample::select(vec![Visibility::Everyone, Visibility::Near, Visibility::Owners]), 12)
}

/// The full sample with three bands at each role, each for others to see.
fn with_bands(visibilities: &[Visibility]) -> Framework {
    let mut museum = full();
    let band = museum.roles[0].bands[0].clone();
    for (role, chosen) in museum.roles.iter_mut().zip(visibilities.chunks(3)) {
        let bands = chosen.iter().map(|visibility| crate::framework::Band { visibility: *visibility, ..band.clone() });
        role.bands = bands.collect();
    }
    museum
}

proptest! {
    #[test]
    fn nobody_but_owners_sees_what_is_for_owners(visibilities in visibilities(), held in prop::collection::btree_set(0..4_usize, 0..4)) {
        let museum = with_bands(&visibilities);
        let held: BTreeSet<RoleId> = held.into_iter().map(|n| museum.roles[n].id.clone()).collect();
        let seen = museum.seen_by(Viewer::Staff(&held));
        prop_assert!(seen.project.is_empty());
        let reflects = |role: &FrameworkRole| matches!(&role.pathway, Pathway::None { reflection, .. } if !reflection.is_empty());
        prop_assert!(museum.roles.iter().any(reflects) && !seen.roles.iter().any(reflects));
        for (role, whole) in seen.roles.iter().zip(&museum.roles) {
            prop_assert!(role.bands.iter().all(|band| band.visibility != Visibility::Owners));
            let near = held.contains(&role.id)
                || museum.edges.iter().any(|e| (e.from == role.id && held.contains(&e.to)) || (e.to == role.id && held.contains(&e.from)));
            let count = |bands: &[crate::framework::Band], of| bands.iter().filter(|band| band.visibility == of).count();
            prop_assert_eq!(count(&role.bands, Visibility::Everyone), count(&whole.bands, Visibility::Everyone));
            prop_assert_eq!(count(&role.bands, Visibility::Near), if near { count(&whole.bands, Visibility::Near) } else { 0 });
        }
        prop_assert_eq!(museum.seen_by(Viewer::Owner), museum);
    }

    #[test]
    fn nothing_but_pay_project_and_reflections_is_left_out(visibilities in visibilities()) {
        let museum = with_bands(&visibilities);
        let bare = |framework: &Framework| {
            let mut bare = Framework { project: Vec::new(), ..framework.clone() };
            for role in &mut bare.roles {
                role.bands.clear();
                if let Pathway::None { reflection, .. } = &mut role.pathway {
                    reflection.clear();
                }
            }
            bare
        };
        prop_assert_eq!(bare(&museum.seen_by(Viewer::Staff(&BTreeSet::new()))), bare(&museum));
    }

    #[test]
    fn every_role_has_a_successor_that_has_itself(links in prop::collection::vec((0..9_usize, 0..9_usize), 0..12)) {
        let role = |n: usize| [BASE, MATERIALS, STUDIO, HEAD].get(n).map_or_else(|| id(&format!("gone-{n}")), |name| id(name));
        let mut museum = two_branches();
        museum.successions = links.into_iter().map(|(from, to)| Succession { from: role(from), to: role(to) }).collect();
        for n in 0..9 {
            let end = museum.successor(&role(n));
            prop_assert_eq!(museum.successor(&end), end.clone());
            prop_assert_eq!(museum.present(&role(n)), museum.role(&end).map(|_| end));
            prop_assert!(n >= 4 || museum.successor(&role(n)) == role(n));
        }
    }
}

#[test]
fn a_chain_of_successions_is_followed_to_the_role_that_is_there() {
    let mut museum = two_branches();
    let to = |from: &str, to: &str| Succession { from: id(from), to: id(to) };
    museum.successions = vec![to("restorer", "paper"), to("paper", BASE), to("x", "y"), to("y", "x"), to("lost", "nowhere")];
    assert_eq!(museum.successor(&id("restorer")), id(BASE));
    assert_eq!(museum.successor(&id("x")), id("x"));
    assert_eq!(museum.successor(&id("lost")), id("nowhere"));
    assert_eq!(museum.present(&id("lost")), None);
}

#[test]
fn who_held_a_role_that_was_merged_is_near_its_successor() {
    let mut museum = with_bands(&[Visibility::Near; 12]);
    museum.successions = vec![Succession { from: id("restorer"), to: id(BASE) }];
    let seen = museum.seen_by(Viewer::Staff(&[id("restorer")].into()));
    let open: Vec<_> = seen.roles.iter().filter(|role| !role.bands.is_empty()).map(|role| role.id.as_str()).collect();
    assert_eq!(open, [BASE, MATERIALS, STUDIO]);
}
