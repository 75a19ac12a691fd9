//! Who is double-booked: works in several tables, or has two parts in one that do not go together.

use super::{Mocha, Part};
use crate::framework::wording::normalized;
use crate::ids::{ItemId, PersonId};
use crate::text::is_blank;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Parts that nobody should have in the same table: who drives the work would sign it off too. A manager who approves is usual.
const EXCLUSIVE: [(Part, Part); 1] = [(Part::Owner, Part::Approver)];
/// Parts that take working time.
const BUSY: [Part; 2] = [Part::Owner, Part::Helper];

/// Somebody in a table: of the directory, or in words.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Somebody of the directory.
    Person(PersonId),
    /// Somebody else, as first written.
    Words(String),
}

/// Somebody who is double-booked.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Booking {
    /// They own or help in several tables.
    Spread {
        /// Who.
        who: Who,
        /// The tables, in their order.
        tables: Vec<ItemId>,
    },
    /// They have two parts in one table that do not go together.
    Clash {
        /// Who.
        who: Who,
        /// The table.
        table: ItemId,
        /// The parts.
        parts: (Part, Part),
    },
}

/// Everybody who is double-booked, in the order in which they are first named. Nobody is kept from it: a small team may have no choice.
pub fn double_booked(tables: &[Mocha]) -> Vec<Booking> {
    let mut order: Vec<Who> = Vec::new();
    let mut parts: BTreeMap<Key, BTreeMap<usize, BTreeSet<Part>>> = BTreeMap::new();
    for (place, table) in tables.iter().enumerate() {
        for assignment in &table.people {
            let Some(who) = who(assignment) else { continue };
            let of_person = parts.entry(key(&who)).or_insert_with(|| {
                order.push(who);
                BTreeMap::new()
            });
            of_person.entry(place).or_default().insert(assignment.part);
        }
    }
    order.into_iter().flat_map(|who| bookings(tables, &who, parts.get(&key(&who)).into_iter().flatten())).collect()
}

fn bookings<'a>(tables: &[Mocha], who: &Who, parts: impl Iterator<Item = (&'a usize, &'a BTreeSet<Part>)>) -> Vec<Booking> {
    let (mut busy, mut clashes) = (Vec::new(), Vec::new());
    for (table, parts) in parts.filter_map(|(place, parts)| tables.get(*place).map(|table| (table, parts))) {
        if BUSY.iter().any(|part| parts.contains(part)) {
            busy.push(table.id.clone());
        }
        let both = EXCLUSIVE.into_iter().filter(|(one, other)| parts.contains(one) && parts.contains(other));
        clashes.extend(both.map(|parts| Booking::Clash { who: who.clone(), table: table.id.clone(), parts }));
    }
    let spread = (busy.len() > 1).then(|| Booking::Spread { who: who.clone(), tables: busy });
    spread.into_iter().chain(clashes).collect()
}

type Key = (Option<PersonId>, String);

fn key(who: &Who) -> Key {
    match who {
        Who::Person(id) => (Some(id.clone()), String::new()),
        Who::Words(words) => (None, normalized(words)),
    }
}

fn who(assignment: &super::Assignment) -> Option<Who> {
    let words = || (!is_blank(&assignment.who)).then(|| Who::Words(assignment.who.trim().to_owned()));
    assignment.person.clone().map(Who::Person).or_else(words)
}
