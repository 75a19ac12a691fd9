//! Merging, splitting and removing carry over what was typed, and undo takes each back as a whole.

use super::some::*;
use document::framework::Item;
use document::framework::write::{At, Edit};
use domain::framework::{Band, EdgeKind, Framework, Modifier, Visibility};
use domain::ids::TrackId;
use proptest::prelude::*;

fn draft(framework: &Framework) -> Draft {
    let mut draft = Draft::new(1);
    draft.adopt(framework).unwrap();
    draft
}

fn lines(framework: &Framework, of: &str, about: &str) -> Vec<String> {
    let found = framework.expectations(&role(of)).unwrap().into_iter().find(|found| found.id.as_str() == about);
    found.map(|found| found.lines.into_iter().map(|line| line.text).collect()).unwrap_or_default()
}

#[test]
fn two_roles_become_one() {
    let mut before = small();
    before.roles[1].doing = vec!["serves".to_owned(), "calls".to_owned()];
    before.roles[3].doing = vec!["calls".to_owned(), "sells".to_owned()];
    before.roles[3].management_modifier = Some(Modifier { title: "Head".to_owned(), ..Modifier::default() });
    before.roles[3].bands.push(Band {
        id: Some(item("band")),
        low: 1,
        high: 2,
        currency: "EUR".to_owned(),
        region: String::new(),
        visibility: Visibility::Near,
    });
    let draft = draft(&before);
    draft.edit(&Edit::MergeRoles { from: role("s1"), into: role("d2") }).unwrap();
    let after = draft.read();
    assert_eq!(after.validate(), Ok(()));
    let merged = after.role(&role("d2")).unwrap();
    assert_eq!((merged.title.as_str(), merged.doing.join(", ")), ("D2", "serves, calls, sells".to_owned()));
    assert_eq!(merged.management_modifier.as_ref().unwrap().title, "Head");
    assert_eq!(merged.bands.len(), 1);
    assert_eq!(lines(&after, "d2", "telling"), ["tells"]);
    assert_eq!(after.successions[0].to, role("d2"));
    assert_eq!(after.peers[0].roles, [role("d1"), role("d2")]);
    let edges: Vec<_> = after.edges.iter().map(|edge| format!("{}-{}", edge.from, edge.to)).collect();
    assert_eq!(edges, ["d1-d2", "d2-d3"], "where both had one it is one");
}

#[test]
fn a_band_goes_over_only_where_there_is_none() {
    let mut before = small();
    let band = |id: &str, low: u32, region: &str| Band {
        id: Some(item(id)),
        low,
        high: low + 10,
        currency: "EUR".to_owned(),
        region: region.to_owned(),
        visibility: Visibility::Near,
    };
    before.roles[1].bands = vec![band("kept", 20, "")];
    before.roles[3].bands = vec![band("other", 10, ""), band("north", 15, "North")];
    let draft = draft(&before);
    let (from, into) = (before.roles[3].id.clone(), before.roles[1].id.clone());
    draft.edit(&Edit::MergeRoles { from, into: into.clone() }).unwrap();
    let merged = draft.read().role(&into).unwrap().bands.iter().map(|band| (band.low, band.region.clone())).collect::<Vec<_>>();
    assert_eq!(merged, [(20, String::new()), (15, "North".to_owned())]);
}

#[test]
fn a_role_that_others_inherit_from_is_merged_without_loss() {
    let draft = draft(&small());
    draft.edit(&Edit::MergeRoles { from: role("d1"), into: role("d2") }).unwrap();
    let after = draft.read();
    assert_eq!(lines(&after, "d2", "asking"), ["asks", "asks twice"]);
    assert_eq!(lines(&after, "d3", "asking"), ["asks", "asks twice"]);
    let edges: Vec<_> = after.edges.iter().map(|edge| format!("{}-{}", edge.from, edge.to)).collect();
    assert_eq!(edges, ["d2-d3", "d2-s1"]);
    assert_eq!(after.edges[1].kind, EdgeKind::Conditional { condition: "if they like it".to_owned() });
}

#[test]
fn a_role_that_goes_leaves_its_heirs_what_they_had() {
    let draft = draft(&small());
    draft.edit(&Edit::RemoveRole { role: role("d2"), successor: Some(role("d1")) }).unwrap();
    let after = draft.read();
    assert_eq!(lines(&after, "d3", "asking"), ["asks", "asks twice"]);
    assert_eq!(after.successions[0].from, role("d2"));
    assert_eq!(after.edges.len(), 1);
    draft.edit(&Edit::MergeRoles { from: role("d1"), into: role("s1") }).unwrap();
    assert!(draft.read().successions.iter().all(|succession| succession.to == role("s1")), "and on they go");
}

#[test]
fn a_role_is_split_into_two_that_are_alike() {
    let draft = draft(&small());
    draft.edit(&Edit::SplitRole { role: role("d2"), new: role("d2b"), title: "D2 B".to_owned() }).unwrap();
    let after = draft.read();
    assert_eq!(after.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>(), ["d1", "d2", "d2b", "d3", "s1"]);
    assert_eq!(lines(&after, "d2b", "asking"), lines(&after, "d2", "asking"));
    assert_eq!(after.cell(&role("d2b"), &competency("asking")).unwrap().inherits, Some(role("d1")));
    let edges: Vec<_> = after.edges.iter().map(|edge| format!("{}-{}", edge.from, edge.to)).collect();
    assert_eq!(edges, ["d1-d2", "d1-d2b", "d2-d3", "d2b-d3", "d1-s1"]);
    assert_eq!(after.edges[1].needs, [competency("asking")]);
}

#[test]
fn levels_and_families_are_merged_and_split() {
    let draft = draft(&small());
    let split = Edit::SplitLevel { level: level("l1"), new: level("l1b"), name: "Between".to_owned(), roles: vec![role("s1")] };
    draft.edit(&split).unwrap();
    let after = draft.read();
    assert_eq!(after.role(&role("s1")).unwrap().level, 2);
    assert_eq!(after.role(&role("d2")).unwrap().level, 3, "the levels above count on");
    draft.edit(&Edit::MergeLevels { from: level("l1b"), into: level("l1") }).unwrap();
    assert_eq!(draft.read(), small());
    let sales =
        Edit::AddTrack { family: family("sales"), id: TrackId::parse("craft").unwrap(), name: "C".to_owned(), at: At::Last };
    draft.edit(&sales).unwrap();
    draft.edit(&Edit::MergeFamilies { from: family("sales"), into: family("data") }).unwrap();
    let after = draft.read();
    assert_eq!((after.families.len(), after.families[0].tracks.len()), (1, 1));
    assert_eq!(after.role(&role("s1")).unwrap().family, family("data"));
}

fn structural() -> impl Strategy<Value = Edit> {
    let roles = || prop::sample::select(vec!["r0", "r1", "r2", "r3"]).prop_map(role);
    prop_oneof![
        (roles(), roles()).prop_map(|(from, into)| Edit::MergeRoles { from, into }),
        (roles(), prop::option::of(roles())).prop_map(|(role, successor)| Edit::RemoveRole { role, successor }),
        roles().prop_map(|of| Edit::SplitRole { role: of, new: role("fresh"), title: "fresh".to_owned() }),
        Just(Edit::MergeLevels { from: level("l0"), into: level("l1") }),
        Just(Edit::MergeFamilies { from: family("f0"), into: family("f1") }),
        Just(Edit::Remove(Item::Competency(competency("c0")))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_merged_holds_together_and_is_taken_back_as_a_whole(wanted in any_framework(), edit in structural()) {
        let draft = draft(&wanted);
        let mut undo = undoing();
        if draft.edit_with(&mut undo, &edit).is_ok() {
            let after = draft.read();
            prop_assert_eq!(after.validate(), Ok(()));
            prop_assert_eq!(draft.check(), Ok(()));
            if let Edit::RemoveRole { role, .. } = &edit {
                for other in after.roles.iter().map(|role| &role.id) {
                    let said = |framework: &Framework| -> Vec<String> {
                        framework.expectations(other).unwrap().iter().flat_map(|found| found.lines.iter().map(|line| line.text.clone())).collect()
                    };
                    prop_assert_eq!(said(&wanted), said(&after), "nothing expected of {} changes without {}", other, role);
                }
            }
            undo.undo_blocking();
        }
        prop_assert_eq!(draft.read(), wanted);
    }
}
