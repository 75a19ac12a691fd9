//! A new generation of a proposal's rooms: what can be read of each, row for row, under new names. Browsers hold copies of the old ones; they
//! are told that those are gone, so that nothing of an old copy flows into the new text.
//!
//! Done when damage is mended, because a copy may build on what is lost here; and when a backup was put back, because the database has
//! forgotten whose the client ids in newer copies are, and would believe whoever brings them first.

use super::fence::Tail;
use super::{RoomRow, UpdateRow, number_of, numbered, sum};
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::proposals::{self, ProposalColumns};
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use domain::ids::ProposalId;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::section::Section;
use std::collections::HashMap;
use surrealdb_types::{Bytes as DbBytes, RecordId, SurrealValue, Value};
use sync::log::{Loaded, LogError};

/// What became of a proposal's rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// The proposal as it is now.
    pub proposal: Proposal,
    /// The sections that were damaged, each with the last row that is in the new generation.
    pub cut: Vec<(Section, u64)>,
}

#[derive(SurrealValue)]
struct SnapshotRow {
    id: RecordId,
    data: DbBytes,
    sum: DbBytes,
}

#[derive(SurrealValue)]
struct ClientRow {
    id: RecordId,
    person: String,
}

#[derive(SurrealValue)]
struct Authors {
    id: RecordId,
    people: Vec<String>,
}

/// The rooms of the next generation.
#[derive(Default)]
struct Next {
    rooms: Vec<RoomRow>,
    updates: Vec<UpdateRow>,
    snapshots: Vec<SnapshotRow>,
    clients: Vec<ClientRow>,
}

/// What is read again is deleted: a backup has it, and the new generation too.
const DROP: &str = "
    FOR $range IN $old { DELETE $range RETURN NONE; };";

/// Something could not be read: perhaps somebody can who looks at the disk.
const CLOSE: &str = "
    UPDATE $rooms_before SET state = 'closed' RETURN NONE;";

impl Store {
    /// Begins a new generation of the rooms of a proposal from the last good state of each, in one transaction. Where one of them is damaged,
    /// signatures are taken away, because the text is not the one that was signed, and the old generation is closed and kept.
    ///
    /// [`Error::Damaged`]: of one nothing can be read. Nothing was changed then.
    pub async fn rooms_renew(&self, id: &ProposalId, audit: &Entry) -> Result<Option<Renewed>, Error> {
        let Some(read) = self.proposal(id).await? else { return Ok(None) };
        let mut proposal = read.clone();
        proposal.revision = read.revision.saturating_add(1);
        proposal.generation = read.generation.saturating_add(1);
        let mut rooms = Vec::with_capacity(Section::ALL.len());
        for section in Section::ALL {
            rooms.push((section, self.last_good(&read, section).await?));
        }
        let cut = rooms.iter().filter(|(_, loaded)| loaded.damage.is_some()).map(|(section, loaded)| (*section, loaded.seq));
        let cut: Vec<_> = cut.collect();
        // All of them are there, or reading them had failed.
        let tails = self.tails(proposals::room_ids(&read).into_iter().map(|(_, id)| id).collect()).await?;
        let mut next = Next::default();
        for ((section, loaded), tail) in rooms.into_iter().zip(&tails) {
            self.copy(&read, &proposal, section, (tail, loaded), &mut next).await?;
        }
        if !cut.is_empty() {
            proposal.signatures.clear();
        }
        let unit = renewal(&read, &proposal, next, if cut.is_empty() { DROP } else { CLOSE }, audit)?;
        self.run(unit).await?;
        for section in Section::ALL {
            self.known.shut(&name(&read, section));
        }
        Ok(Some(Renewed { proposal, cut }))
    }

    /// After a backup was put back: a new generation of every proposal's rooms. Those that are damaged in the backup itself stay as they
    /// are, and are returned: nobody can write to them anyhow.
    pub async fn rooms_renew_all(&self, audit: &Entry) -> Result<Vec<RoomName>, Error> {
        let (mut left, mut last) = (Vec::new(), None);
        loop {
            let page = self.proposals_after(last.as_ref()).await?;
            for proposal in &page {
                let damaged: Vec<_> = self.damaged_rooms_of(proposal).await?.into_iter().filter(|d| !d.is_readable()).collect();
                if damaged.is_empty() {
                    self.rooms_renew(&proposal.id, audit).await?;
                } else {
                    left.extend(damaged.into_iter().map(|damaged| damaged.room));
                }
            }
            match page.into_iter().next_back() {
                Some(proposal) => last = Some(proposal),
                None => return Ok(left),
            }
        }
    }

    async fn last_good(&self, proposal: &Proposal, section: Section) -> Result<Loaded, Error> {
        let room = name(proposal, section);
        self.read_room(&room).await.map_err(|error| match error {
            LogError::Unavailable(reason) => Error::Unreadable { what: "a room", reason },
            LogError::Missing | LogError::Corrupt(_) => Error::Damaged { record: room.to_string() },
        })
    }

    /// The rows of one room under their next names. A frozen room stays frozen.
    async fn copy(
        &self,
        from: &Proposal,
        to: &Proposal,
        section: Section,
        (tail, loaded): (&Tail, Loaded),
        next: &mut Next,
    ) -> Result<(), Error> {
        let old = key::room_parts(&from.id, section, from.generation);
        let parts = key::room_parts(&to.id, section, to.generation);
        let seq = key::int(loaded.seq, "a room's head")?;
        let rows = key::int(loaded.updates.len() as u64, "a number of rows")?;
        let first = seq - rows;
        let mut authors = self.authors(&old, first).await?;
        if let Some(data) = loaded.snapshot {
            let sum = sum::of("collab_snapshot", &parts, first, &data);
            next.snapshots.push(SnapshotRow {
                id: numbered("collab_snapshot", &parts, first),
                data: data.into(),
                sum: sum.into(),
            });
        }
        for (number, data) in (first + 1..).zip(loaded.updates) {
            next.updates.push(row(&parts, number, data, authors.remove(&number).unwrap_or_default()));
        }
        next.clients.extend(loaded.clients.into_iter().filter_map(|(client, person)| {
            let id = numbered("collab_client", &parts, i64::try_from(client).ok()?);
            Some(ClientRow { id, person: person.as_str().to_owned() })
        }));
        let state = if tail.is_open { "open" } else { "frozen" };
        let tail = Tail { room: super::append::room_id(&parts), head: seq, is_open: tail.is_open };
        if !tail.is_open {
            next.updates.push(tail.fence_row());
        }
        next.rooms.push(RoomRow { id: tail.room, state: state.to_owned(), seq });
        Ok(())
    }

    /// Whose each row after that one is.
    async fn authors(&self, parts: &[Value], after: i64) -> Result<HashMap<i64, Vec<String>>, Error> {
        let unit = Unit::new("SELECT id, people FROM $range").bind("range", key::after("collab_update", parts, after));
        let rows: Vec<Authors> = self.run(unit).await?.take(0)?;
        Ok(rows.into_iter().filter_map(|row| Some((number_of(&row.id)?, row.people))).collect())
    }
}

fn row(parts: &[Value], number: i64, data: Bytes, people: Vec<String>) -> UpdateRow {
    let sum = sum::of("collab_update", parts, number, &data);
    UpdateRow { id: numbered("collab_update", parts, number), data: data.into(), sum: sum.into(), people }
}

fn name(proposal: &Proposal, section: Section) -> RoomName {
    RoomName::Section { proposal: proposal.id.clone(), section, generation: proposal.generation }
}

fn renewal(read: &Proposal, proposal: &Proposal, next: Next, old: &str, audit: &Entry) -> Result<Unit, Error> {
    let columns = ProposalColumns::of(proposal)?;
    let revision = key::int(proposal.revision, "a proposal's revision")?;
    let before: Vec<RecordId> = proposals::room_ids(read).into_iter().map(|(_, id)| id).collect();
    let text = [
        "BEGIN;
         LET $hit = (UPDATE $proposal CONTENT $row WHERE revision = $read RETURN VALUE revision);
         IF array::len($hit) = 0 { THROW 'stale' };
         INSERT INTO collab_room $rooms RETURN NONE;
         INSERT INTO collab_update $updates RETURN NONE;
         INSERT INTO collab_snapshot $snapshots RETURN NONE;
         INSERT INTO collab_client $clients RETURN NONE;
         INSERT INTO audit $audit RETURN NONE;",
        old,
        "COMMIT;",
    ];
    Ok(Unit::composed(text.concat())
        .bind("proposal", proposals::id(&proposal.id))
        .bind("row", columns)
        .bind("read", key::int(read.revision, "a proposal's revision")?)
        .bind("rooms", next.rooms)
        .bind("updates", next.updates)
        .bind("snapshots", next.snapshots)
        .bind("clients", next.clients)
        .bind("audit", audit::placed(&proposal.org, &proposal.id, revision, std::slice::from_ref(audit)))
        .bind("old", old_ranges(read))
        .bind("rooms_before", before))
}

/// Everything of the generation before.
fn old_ranges(read: &Proposal) -> Vec<RecordId> {
    let tables = ["collab_update", "collab_snapshot", "collab_client"];
    let rooms = proposals::room_ids(read);
    let parts = Section::ALL.map(|section| key::room_parts(&read.id, section, read.generation));
    let ranges = parts.iter().flat_map(|parts| tables.map(|table| key::below(table, parts.clone())));
    ranges.chain(rooms.into_iter().map(|(_, id)| id)).collect()
}
