//! Who does what: nobody double-booked is missed, and every table is in the tree once.

use crate::framework::{Assignment, Booking, Mocha, Part, Who, double_booked, tree};
use crate::ids::ItemId;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn item(n: usize) -> ItemId {
    format!("t{n}").parse().unwrap()
}

fn table(n: usize, parent: Option<usize>, people: &[(Part, &str)]) -> Mocha {
    let assignment = |(place, (part, who)): (usize, &(Part, &str))| Assignment {
        id: format!("a{n}-{place}").parse().unwrap(),
        part: *part,
        person: who.strip_prefix('@').map(|id| id.parse().unwrap()),
        who: if who.starts_with('@') { String::new() } else { (*who).to_owned() },
        note: String::new(),
    };
    let people = people.iter().enumerate().map(assignment).collect();
    Mocha { id: item(n), parent: parent.map(item), title: format!("Table {n}"), people }
}

/// Tables whose parents are anywhere: themselves, in a circle, nowhere.
fn tables() -> impl Strategy<Value = Vec<Mocha>> {
    prop::collection::vec(prop::option::of(0..12_usize), 0..9)
        .prop_map(|parents| parents.into_iter().enumerate().map(|(n, parent)| table(n, parent, &[])).collect::<Vec<_>>())
        .prop_shuffle()
}

proptest! {
    #[test]
    fn every_table_is_in_the_tree_once_behind_its_parent_except_for_one_in_each_circle(tables in tables()) {
        let found = tree(&tables);
        let ids: BTreeSet<_> = found.iter().map(|(table, _)| &table.id).collect();
        prop_assert_eq!((ids.len(), found.len()), (tables.len(), tables.len()));
        for (place, (table, depth)) in found.iter().enumerate() {
            let parent = table.parent.as_ref().and_then(|id| found.iter().position(|(other, _)| other.id == *id));
            match parent {
                Some(parent) if *depth > 0 => prop_assert!(parent < place && found[parent].1 + 1 == *depth),
                Some(_) => prop_assert!(in_circle(&tables, table)),
                None => prop_assert_eq!(*depth, 0),
            }
        }
    }
}

fn in_circle(tables: &[Mocha], start: &Mocha) -> bool {
    let mut here = start;
    for _ in tables {
        let Some(parent) = tables.iter().find(|table| Some(&table.id) == here.parent.as_ref()) else { return false };
        if parent.id == start.id {
            return true;
        }
        here = parent;
    }
    false
}

#[test]
fn siblings_keep_their_order_and_children_follow_their_parent() {
    let tables = [table(1, Some(0), &[]), table(3, Some(1), &[]), table(0, None, &[]), table(2, Some(0), &[])];
    let found: Vec<_> = tree(&tables).into_iter().map(|(table, depth)| (table.id.as_str().to_owned(), depth)).collect();
    assert_eq!(found, [("t0".to_owned(), 0), ("t1".to_owned(), 1), ("t3".to_owned(), 2), ("t2".to_owned(), 1)]);
}

#[test]
fn who_works_in_two_tables_is_named_by_id_or_by_words() {
    let tables = [
        table(0, None, &[(Part::Owner, "@amara"), (Part::Helper, "The  registrar"), (Part::Consulted, "The board")]),
        table(1, Some(0), &[(Part::Helper, "@amara"), (Part::Helper, "the registrar."), (Part::Consulted, "The board")]),
        table(2, Some(0), &[(Part::Approver, "@amara"), (Part::Helper, " ")]),
    ];
    let amara = Who::Person("amara".parse().unwrap());
    let registrar = Who::Words("The  registrar".to_owned());
    let spread = |who| Booking::Spread { who, tables: vec![item(0), item(1)] };
    assert_eq!(double_booked(&tables), [spread(amara), spread(registrar)]);
}

#[test]
fn nobody_signs_off_their_own_work_and_a_manager_may() {
    let tables = [
        table(0, None, &[(Part::Manager, "@ines"), (Part::Approver, "@ines"), (Part::Owner, "@amara")]),
        table(1, None, &[(Part::Owner, "@ines"), (Part::Approver, "@ines"), (Part::Helper, "@ines")]),
    ];
    let who = Who::Person("ines".parse().unwrap());
    assert_eq!(double_booked(&tables), [Booking::Clash { who, table: item(1), parts: (Part::Owner, Part::Approver) }]);
}
