//! What two people did at once is read all the same.

use super::some::*;
use document::framework::write::{At, Edit, EditError};
use document::framework::{Item, write};
use document::state;
use domain::framework::Framework;

/// Two copies of the small framework.
fn two() -> (Draft, Draft) {
    let (mut ana, ben) = (Draft::new(1), Draft::new(2));
    ben.take(&ana.adopt(&small()).unwrap().1);
    (ana, ben)
}

/// Both make an edit without knowing of the other's, and then hear of it.
fn at_once(ana: &Draft, hers: &Edit, ben: &Draft, his: &Edit) -> Framework {
    let (a, b) = (ana.edit(hers).unwrap(), ben.edit(his).unwrap());
    ana.take(&b);
    ben.take(&a);
    let read = ana.read();
    assert_eq!(ben.read(), read);
    assert_eq!((ana.check(), ben.check()), (Ok(()), Ok(())));
    assert_eq!(read.validate(), Ok(()));
    read
}

fn source(of: &str, from: &str) -> Edit {
    Edit::SetSource { role: role(of), competency: competency("telling"), source: Some(role(from)) }
}

#[test]
fn two_sources_that_make_a_circle_are_read_the_same_everywhere() {
    let (ana, ben) = two();
    let read = at_once(&ana, &source("d1", "s1"), &ben, &source("s1", "d1"));
    assert_eq!(read.cell(&role("d1"), &competency("telling")).unwrap().inherits, Some(role("s1")));
    assert_eq!(read.cell(&role("s1"), &competency("telling")).unwrap().inherits, None, "the larger role gives way");
    assert!(read.expectations(&role("d1")).is_ok());
    assert_eq!(ana.edit(&source("d1", "d1")), Err(EditError::Cycle { role: role("d1"), competency: competency("telling") }));
}

#[test]
fn a_role_at_a_level_that_goes_stands_at_the_lowest() {
    let (ana, ben) = two();
    let free = Edit::MergeLevels { from: level("l3"), into: level("l2") };
    let there = Edit::MoveRole { role: role("s1"), family: family("sales"), track: None, level: level("l3"), at: None };
    let read = at_once(&ana, &free, &ben, &there);
    assert_eq!(read.role(&role("s1")).unwrap().level, 1);
    assert_eq!(read.role(&role("d3")).unwrap().level, 2);
}

#[test]
fn a_role_of_a_family_that_goes_can_still_be_seen() {
    let (ana, ben) = two();
    let merge = Edit::MergeFamilies { from: family("sales"), into: family("data") };
    let add = Edit::AddRole {
        id: role("s2"),
        family: family("sales"),
        track: None,
        level: level("l2"),
        title: "S2".to_owned(),
        at: At::Last,
    };
    let read = at_once(&ana, &merge, &ben, &add);
    assert_eq!(read.role(&role("s2")).unwrap().family, family("data"));
    assert_eq!(read.families.len(), 1);
}

#[test]
fn without_levels_and_families_roles_stand_somewhere() {
    let (ana, ben) = two();
    for edit in [
        Edit::MergeLevels { from: level("l3"), into: level("l2") },
        Edit::MergeFamilies { from: family("sales"), into: family("data") },
    ] {
        ben.take(&ana.edit(&edit).unwrap());
    }
    let one = Edit::MergeLevels { from: level("l1"), into: level("l2") };
    let other = Edit::MergeLevels { from: level("l2"), into: level("l1") };
    let read = at_once(&ana, &one, &ben, &other);
    assert_eq!((read.levels.len(), read.roles.len()), (1, 4));
    assert!(read.roles.iter().all(|role| role.level == 1));
}

#[test]
fn a_cell_that_was_typed_in_while_its_role_went_is_kept_and_comes_back_with_it() {
    let (ana, ben) = two();
    let type_in = Edit::Splice {
        item: Item::Cell(role("s1"), competency("telling")),
        field: "own".to_owned(),
        at: 0,
        remove: 0,
        insert: "loudly ".to_owned(),
    };
    let read = at_once(&ana, &Edit::Remove(Item::Role(role("s1"))), &ben, &type_in);
    assert!(read.role(&role("s1")).is_none() && read.cell(&role("s1"), &competency("telling")).is_none());
    let again = Edit::AddRole {
        id: role("s1"),
        family: family("sales"),
        track: None,
        level: level("l1"),
        title: "S1".to_owned(),
        at: At::Last,
    };
    ana.edit(&again).unwrap();
    assert_eq!(ana.read().cell(&role("s1"), &competency("telling")).unwrap().expectations, ["loudly "]);
}

#[test]
fn an_edit_that_is_refused_changes_nothing() {
    let (ana, _) = two();
    let before = ana.read();
    let refused = [
        (Edit::Remove(Item::Level(level("l1"))), EditError::InUse("l1".to_owned())),
        (Edit::Remove(Item::Family(family("data"))), EditError::InUse("data".to_owned())),
        (Edit::MergeRoles { from: role("d1"), into: role("d1") }, EditError::Same("d1".to_owned())),
        (Edit::RemoveRole { role: role("d1"), successor: Some(role("nobody")) }, EditError::Gone("nobody".to_owned())),
        (Edit::SplitRole { role: role("d1"), new: role("d2"), title: String::new() }, EditError::Exists("d2".to_owned())),
        (source("d3", "nobody"), EditError::Gone("nobody".to_owned())),
        (
            Edit::Set(Item::Role(role("d1")), write::Field::Low(3)),
            EditError::NoSuchField { item: "d1".to_owned(), field: "low".to_owned() },
        ),
    ];
    for (edit, why) in refused {
        assert_eq!(ana.edit(&edit), Err(why));
    }
    assert_eq!(ana.read(), before);
    let vector = state::vector(&state::read(&ana.doc).unwrap());
    assert_eq!(ana.edit(&Edit::Move { item: Item::Role(role("d2")), at: At::After(Item::Role(role("d1"))) }), Ok(vec![0, 0]));
    assert_eq!(state::vector(&state::read(&ana.doc).unwrap()), vector, "it stands there already");
}
