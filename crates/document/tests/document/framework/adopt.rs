//! Turning a draft into a framework.

use super::some::*;
use document::framework::Item;
use document::framework::What;
use document::framework::write::{At, Edit, EditError};
use domain::framework::{Framework, Level};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_draft_reads_as_what_it_adopted(first in any_framework(), second in any_framework()) {
        prop_assert_eq!(first.validate(), Ok(()));
        let mut draft = Draft::new(1);
        for wanted in [&first, &second, &first] {
            draft.adopt(wanted).unwrap();
            prop_assert_eq!(&draft.read(), wanted);
            prop_assert_eq!(draft.check(), Ok(()));
            let (changes, update) = draft.adopt(wanted).unwrap();
            prop_assert_eq!((changes, update), (0, vec![0, 0]), "adopting it again changes nothing");
        }
    }

    #[test]
    fn what_has_no_id_finds_its_own_again(wanted in any_framework()) {
        let mut nameless = wanted.clone();
        nameless.roles.iter_mut().flat_map(|role| &mut role.bands).for_each(|band| band.id = None);
        nameless.branches.iter_mut().for_each(|branch| branch.id = None);
        nameless.peers.iter_mut().for_each(|peers| peers.id = None);
        let mut draft = Draft::new(1);
        draft.adopt(&nameless).unwrap();
        let read = draft.read();
        prop_assert_eq!(draft.adopt(&nameless).unwrap().0, 0);
        prop_assert_eq!(read.branches.len(), wanted.branches.len());
        prop_assert_eq!(&draft.read(), &read);
    }
}

#[test]
fn moving_one_of_many_writes_one_place() {
    let mut draft = Draft::new(1);
    let mut wanted = small();
    draft.adopt(&wanted).unwrap();
    let last = wanted.roles.pop().unwrap();
    wanted.roles.insert(0, last);
    assert_eq!(draft.adopt(&wanted).unwrap().0, 1);
    wanted.roles[1].title = "D1 and more".to_owned();
    assert_eq!(draft.adopt(&wanted).unwrap().0, 1);
    wanted.levels.insert(0, Level { id: level("l0"), number: 0, name: String::new() });
    assert_eq!(draft.adopt(&wanted).unwrap().0, 1, "no role changes because a level came before its own");
    assert_eq!(draft.read().levels.iter().map(|level| level.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn a_hundred_levels_inserted_between_two_stay_in_order() {
    let mut draft = Draft::new(1);
    let mut wanted = Framework { levels: Vec::new(), ..Framework::default() };
    for n in 0..100 {
        let number = n + 1;
        wanted.levels.push(Level { id: level(&format!("l{n}")), number, name: String::new() });
    }
    let mut ends = wanted.clone();
    ends.levels.retain(|level| level.number == 1 || level.number == 100);
    draft.adopt(&ends).unwrap();
    draft.adopt(&wanted).unwrap();
    assert_eq!(draft.read(), wanted);
    assert_eq!(draft.check(), Ok(()));
    let one_more = Edit::AddLevel { id: level("l-more"), name: String::new(), at: At::Last };
    assert_eq!(draft.edit(&one_more), Err(EditError::TooMany { limit: 100 }));
}

#[test]
fn what_does_not_hold_together_is_refused_and_changes_nothing() {
    let mut draft = Draft::new(1);
    draft.adopt(&small()).unwrap();
    let before = draft.read();
    let mut circle = small();
    circle.cells[0].inherits = Some(role("d3"));
    assert!(matches!(draft.adopt(&circle), Err(EditError::Cycle { .. })));
    let mut dangling = small();
    dangling.edges[0].needs = vec![competency("flying")];
    assert!(matches!(draft.adopt(&dangling), Err(EditError::Dangling { what: "competency", .. })));
    let mut twice = small();
    twice.roles.push(twice.roles[0].clone());
    assert!(matches!(draft.adopt(&twice), Err(EditError::Duplicate { what: "role", .. })));
    let mut long = small();
    long.cells[3].meaning = "x".repeat(100_001);
    assert_eq!(draft.adopt(&long), Err(EditError::TextTooLong { len: 100_001 }));
    assert_eq!(draft.read(), before);
}

#[test]
fn texts_that_are_switched_off_come_back() {
    let mut draft = Draft::new(1);
    draft.adopt(&small()).unwrap();
    let edge = Item::Edge(role("d1"), role("s1"));
    let way = |way| Edit::Set(edge.clone(), document::framework::write::Field::Way(way));
    draft.edit(&way(document::framework::Way::Lateral)).unwrap();
    let read = draft.read();
    draft.adopt(&read).unwrap();
    draft.edit(&way(document::framework::Way::Conditional)).unwrap();
    assert_eq!(draft.read(), small());
}

#[test]
fn every_name_is_read_as_it_is_written() {
    let names = [
        Item::Page,
        Item::Level(level("a")),
        Item::Family(family("a")),
        Item::Role(role("a")),
        Item::Competency(competency("a")),
        Item::Band(item("a")),
        Item::Branch(item("a")),
        Item::Peers(item("a")),
        Item::Roadblock(item("a")),
        Item::Mocha(item("a")),
        Item::Assignment(item("a")),
        Item::Track(family("a"), domain::ids::TrackId::parse("b").unwrap()),
        Item::Cell(role("a"), competency("b")),
        Item::Edge(role("a"), role("b")),
        Item::Distinction(level("a"), domain::framework::Dimension::Drive),
    ];
    assert_eq!(names.len(), What::ALL.len());
    for name in names {
        let written = name.to_string();
        assert_eq!(Item::parse(name.what(), &written).as_ref(), Some(&name));
        assert_eq!(Item::parse(name.what(), &format!("{written}~x")), None);
        assert_eq!(Item::parse(name.what(), &format!("{written}/x")), None);
        for field in name.what().texts() {
            let root = name.text(field).unwrap();
            assert_eq!(Item::of_text(&root), Some((name.clone(), *field)), "no other thing has a text of that name");
        }
    }
    assert_eq!(Item::of_text("t/a~b~c/own"), None);
    assert_eq!(Item::of_text("t/a~scope/nothing"), None);
}
