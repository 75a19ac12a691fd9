//! What a step does to a proposal's rooms, and at which heads it is right: statements of the step's own transaction.
//!
//! A freeze reads where the rooms end and then puts a fence behind each. An append that comes in between has the fence's place, so the
//! transaction fails and the ends are read again. Only steps of one proposal open and freeze its rooms, and of two that read the same
//! revision one fails: what was read of a room's state holds until the step is written.

use crate::error::Error;
use crate::key;
use crate::log::{Frozen, Tail, UpdateRow};
use crate::proposals::room_ids;
use crate::save::Also;
use crate::store::Store;
use crate::unit::Unit;
use domain::proposal::Proposal;
use domain::section::Section;
use std::collections::BTreeMap;
use surrealdb_types::RecordId;

/// What the step does to the proposal's rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rooms {
    /// The text takes changes again.
    Open,
    /// The text takes no change from this commit on: an append either came before it or is refused.
    Freeze,
}

const FREEZE: &str = "
    IF array::len(SELECT VALUE id FROM $places) > 0 { THROW 'moved' };
    INSERT INTO collab_update $fences RETURN NONE;
    FOR $f IN $frozen { LET $room = $f.room; UPDATE $room SET state = 'frozen', seq = $f.seq RETURN NONE; };";

/// Only a fence is deleted: in a damaged room something else may have its place.
const OPEN: &str = "
    DELETE $places WHERE bytes::len(data) = 0 AND bytes::len(sum) = 0 RETURN NONE;
    UPDATE $rooms SET state = 'open' RETURN NONE;";

/// The last row of each is there, and none behind it but a fence.
const HEADS: &str = "
    IF array::len(SELECT VALUE id FROM $lasts WHERE bytes::len(sum) > 0) != $count { THROW 'moved' };
    IF array::len(SELECT VALUE id FROM $nexts WHERE bytes::len(sum) > 0) > 0 { THROW 'moved' };";

/// The step's part for the rooms.
#[derive(Default)]
pub(crate) struct Part {
    /// What it does to which of them.
    change: Option<(Rooms, Vec<Tail>)>,
    heads: Option<Vec<(RecordId, i64)>>,
}

impl Store {
    /// Reads what the step has to know of the rooms.
    pub(crate) async fn rooms_part(&self, proposal: &Proposal, also: &Also) -> Result<Part, Error> {
        let rooms = room_ids(proposal);
        let heads = also.at_heads.as_ref().map(|heads| at(&rooms, heads)).transpose()?;
        let change = match also.rooms {
            None => None,
            Some(what) => {
                let tails = self.tails(rooms.into_iter().map(|(_, id)| id).collect()).await?;
                Some((what, tails.into_iter().filter(|tail| tail.is_open == (what == Rooms::Freeze)).collect()))
            }
        };
        Ok(Part { change, heads })
    }
}

/// The rooms with the heads that they have to be at. A section that is not named is taken to be empty.
fn at(rooms: &[(Section, RecordId)], heads: &BTreeMap<Section, u64>) -> Result<Vec<(RecordId, i64)>, Error> {
    let head = |section| key::int(heads.get(section).copied().unwrap_or_default(), "a room's head");
    rooms.iter().map(|(section, room)| Ok((room.clone(), head(section)?))).collect()
}

impl Part {
    /// Its statements.
    pub(crate) fn text(&self) -> String {
        let change = match &self.change {
            Some((_, tails)) if tails.is_empty() => "",
            Some((Rooms::Freeze, _)) => FREEZE,
            Some((Rooms::Open, _)) => OPEN,
            None => "",
        };
        [if self.heads.is_some() { HEADS } else { "" }, change].concat()
    }

    /// Their values.
    pub(crate) fn bind(&self, mut unit: Unit) -> Unit {
        if let Some(heads) = &self.heads {
            let lasts: Vec<RecordId> = heads.iter().filter(|(_, head)| *head > 0).map(|(r, head)| Tail::row(r, *head)).collect();
            let nexts: Vec<RecordId> = heads.iter().map(|(room, head)| Tail::row(room, head + 1)).collect();
            unit = unit.bind("count", key::count(i64::try_from(lasts.len()).unwrap_or(i64::MAX)));
            unit = unit.bind("lasts", lasts).bind("nexts", nexts);
        }
        let Some((_, tails)) = &self.change else { return unit };
        unit.bind("rooms", tails.iter().map(|tail| tail.room.clone()).collect::<Vec<_>>())
            .bind("places", tails.iter().map(Tail::fence).collect::<Vec<_>>())
            .bind("fences", tails.iter().map(Tail::fence_row).collect::<Vec<UpdateRow>>())
            .bind("frozen", tails.iter().map(Tail::frozen).collect::<Vec<Frozen>>())
    }
}
