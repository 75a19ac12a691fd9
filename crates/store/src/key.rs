//! Record ids. They are deterministic, so that the database itself refuses a second record of what may exist once.

use crate::error::Error;
use domain::ids::{FrameworkId, ProposalId};
use domain::room::RoomName;
use domain::section::Section;
use std::ops::Bound;
use surrealdb_types::{Array, RecordId, RecordIdKey, RecordIdKeyRange, SurrealValue, Value};

/// A record of one part.
pub(crate) fn one(table: &'static str, key: &str) -> RecordId {
    RecordId::new(table, key)
}

/// A record of several parts.
pub(crate) fn many(table: &'static str, parts: Vec<Value>) -> RecordId {
    RecordId::new(table, array(parts))
}

/// Every record whose id begins with `parts`, in the order of what follows.
pub(crate) fn below(table: &'static str, parts: Vec<Value>) -> RecordId {
    let mut end = parts.clone();
    // Ends before the first id with a greater beginning: a range sorts after every scalar that an id of ours may hold.
    end.push(Value::Object(surrealdb_types::Object::new()));
    between(table, Bound::Included(parts), Bound::Excluded(end))
}

/// Every record whose id is `parts` and a number after `last`.
pub(crate) fn after(table: &'static str, parts: &[Value], last: i64) -> RecordId {
    let with = |last: Value| [parts, &[last]].concat();
    between(table, Bound::Excluded(with(count(last))), Bound::Excluded(with(Value::Object(surrealdb_types::Object::new()))))
}

/// Every record whose id is one part, behind that one or from the first.
pub(crate) fn behind(table: &'static str, last: Option<&str>) -> RecordId {
    let from = last.map_or(Bound::Unbounded, |last| Bound::Excluded(RecordIdKey::from(last)));
    RecordId::new(table, RecordIdKeyRange::from((from, Bound::<RecordIdKey>::Unbounded)))
}

/// Every record whose id is greater.
pub(crate) fn beyond(table: &'static str, last: RecordIdKey) -> RecordId {
    RecordId::new(table, RecordIdKeyRange::from((Bound::Excluded(last), Bound::<RecordIdKey>::Unbounded)))
}

/// A range of records.
pub(crate) fn between(table: &'static str, from: Bound<Vec<Value>>, to: Bound<Vec<Value>>) -> RecordId {
    RecordId::new(table, RecordIdKeyRange::from((from.map(array), to.map(array))))
}

fn array(parts: Vec<Value>) -> RecordIdKey {
    RecordIdKey::from(Array::from(parts))
}

/// A part that is text.
pub(crate) fn text(part: &str) -> Value {
    Value::String(part.into())
}

/// A part that counts.
pub(crate) fn count(part: i64) -> Value {
    part.into_value()
}

/// A counter of the domain as the database's integer.
pub(crate) fn int(number: u64, what: &'static str) -> Result<i64, Error> {
    i64::try_from(number).map_err(|_too_large| Error::TooLarge { what })
}

/// The parts that name a section's room.
pub(crate) fn room_parts(proposal: &ProposalId, section: Section, generation: u32) -> Vec<Value> {
    vec![text(proposal.as_str()), text(section.key()), count(i64::from(generation))]
}

/// The parts that name the room of a framework's draft: the word in the middle is no section's.
pub(crate) fn draft_parts(framework: &FrameworkId, generation: u32) -> Vec<Value> {
    vec![text(framework.as_str()), text("framework"), count(i64::from(generation))]
}

/// The parts of a room's name; none for a table or a desk, which have no text and so no rows.
pub(crate) fn parts_of(room: &RoomName) -> Option<Vec<Value>> {
    match room {
        RoomName::Section { proposal, section, generation } => Some(room_parts(proposal, *section, *generation)),
        RoomName::Draft { framework, generation } => Some(draft_parts(framework, *generation)),
        RoomName::Table { .. } | RoomName::DraftTable { .. } | RoomName::Desk { .. } => None,
    }
}

/// Every record of a table.
pub(crate) fn whole(table: &'static str) -> RecordId {
    RecordId::new(table, RecordIdKeyRange::from(..))
}

/// The section that a room's id names.
pub(crate) fn section_of(room: &RecordId) -> Option<Section> {
    match &room.key {
        RecordIdKey::Array(parts) => match parts.get(1) {
            Some(Value::String(section)) => Section::from_key(section.as_str()),
            _ => None,
        },
        _ => None,
    }
}
