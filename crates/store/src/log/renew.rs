//! A new generation of the rooms of a proposal or a draft: what can be read of each, row for row, under new names. Browsers hold copies of the old ones; they
//! are told that those are gone, so that nothing of an old copy flows into the new text.
//!
//! Done when damage is mended, because a copy may build on what is lost here; and when a backup was put back, because the database has
//! forgotten whose the client ids in newer copies are, and would believe whoever brings them first.

use super::fence::Tail;
use super::{ClientRow, RoomRow, UpdateRow, number_of, numbered, sum};
use crate::audit::{self, Entry};
use crate::drafts::{self, DraftRecord};
use crate::error::Error;
use crate::key;
use crate::proposals::{self, ProposalColumns};
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use domain::ids::{FrameworkId, ProposalId};
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

/// What became of the room of a framework's draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenewedDraft {
    /// The draft as it is now.
    pub draft: DraftRecord,
    /// Where it was damaged: the last row that is in the new generation.
    pub cut: Option<u64>,
}

#[derive(SurrealValue)]
struct SnapshotRow {
    id: RecordId,
    data: DbBytes,
    sum: DbBytes,
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

const RENEW_DRAFT: &str = "
    BEGIN;
    LET $hit = (UPDATE $draft CONTENT $row WHERE revision = $read RETURN VALUE revision);
    IF array::len($hit) = 0 { THROW 'stale' };";

/// The rows of the next generation.
const FILL: &str = "
    INSERT INTO collab_room $rooms RETURN NONE;
    INSERT INTO collab_update $updates RETURN NONE;
    INSERT INTO collab_snapshot $snapshots RETURN NONE;
    INSERT INTO collab_client $clients RETURN NONE;";

// Both leave a fence where the next row of an open room would be: a process that has the room in memory still must not append to what nobody
// reads any more.

/// What is read again is deleted: a backup has it, and the new generation too.
const DROP: &str = "
    IF array::len(SELECT VALUE id FROM $places) > 0 { THROW 'moved' };
    FOR $range IN $old { DELETE $range RETURN NONE; };
    INSERT INTO collab_update $fences RETURN NONE;";

/// Something could not be read: perhaps somebody can who looks at the disk.
const CLOSE: &str = "
    UPDATE $rooms_before SET state = 'closed' RETURN NONE;
    INSERT IGNORE INTO collab_update $fences RETURN NONE;";

impl Store {
    /// Begins a new generation of the rooms of a proposal from the last good state of each, in one transaction. Where one of them is damaged,
    /// signatures are taken away, because the text is not the one that was signed, and the old generation is closed and kept.
    ///
    /// [`Error::Damaged`]: of one nothing can be read. [`Error::Moved`]: somebody wrote meanwhile. Nothing was changed then.
    pub async fn rooms_renew(&self, id: &ProposalId, audit: &Entry) -> Result<Option<Renewed>, Error> {
        let Some(read) = self.proposal(id).await? else { return Ok(None) };
        let mut proposal = read.clone();
        proposal.revision = read.revision.saturating_add(1);
        proposal.generation = read.generation.saturating_add(1);
        let mut rooms = Vec::with_capacity(Section::ALL.len());
        for section in Section::ALL {
            rooms.push((section, self.last_good(&name(&read, section)).await?));
        }
        let cut = rooms.iter().filter(|(_, loaded)| loaded.damage.is_some()).map(|(section, loaded)| (*section, loaded.seq));
        let cut: Vec<_> = cut.collect();
        // All of them are there, or reading them had failed.
        let tails = self.tails(proposals::room_ids(&read).into_iter().map(|(_, id)| id).collect()).await?;
        let mut next = Next::default();
        for ((section, loaded), tail) in rooms.into_iter().zip(&tails) {
            let old = key::room_parts(&read.id, section, read.generation);
            let parts = key::room_parts(&proposal.id, section, proposal.generation);
            self.copy(&old, &parts, (tail, loaded), &mut next).await?;
        }
        if !cut.is_empty() {
            proposal.signatures.clear();
        }
        let unit = renewal(&read, &proposal, next, if cut.is_empty() { DROP } else { CLOSE }, audit)?;
        self.run(fenced(unit, &tails)).await?;
        for section in Section::ALL {
            self.known.shut(&name(&read, section));
        }
        Ok(Some(Renewed { proposal, cut }))
    }

    /// Begins a new generation of the room of a framework's draft, as [`Store::rooms_renew`] does for a proposal.
    pub async fn draft_renew(&self, id: &FrameworkId, audit: &Entry) -> Result<Option<RenewedDraft>, Error> {
        let Some(read) = self.draft(id).await? else { return Ok(None) };
        let mut draft = read.clone();
        draft.revision = read.revision.saturating_add(1);
        draft.generation = read.generation.saturating_add(1);
        let loaded = self.last_good(&read.room()).await?;
        let cut = loaded.damage.is_some().then_some(loaded.seq);
        let old = key::draft_parts(&read.id, read.generation);
        let room = super::append::room_id(&old);
        let mut next = Next::default();
        let tails = self.tails(vec![room.clone()]).await?;
        for tail in &tails {
            self.copy(&old, &key::draft_parts(&draft.id, draft.generation), (tail, loaded.clone()), &mut next).await?;
        }
        let ends = if cut.is_none() { DROP } else { CLOSE };
        let text = [RENEW_DRAFT, FILL, "CREATE org_audit CONTENT $audit RETURN NONE;", ends, "COMMIT;"];
        let unit = next
            .bind(Unit::composed(text.concat()))
            .bind("draft", drafts::id(&read.id))
            .bind("row", draft.columns()?)
            .bind("read", key::int(read.revision, "a draft's revision")?)
            .bind("audit", audit::of_org(&read.org, audit))
            .bind("old", ranges(&old).chain([room.clone()]).collect::<Vec<_>>())
            .bind("rooms_before", vec![room]);
        self.run(fenced(unit, &tails)).await?;
        self.known.shut(&read.room());
        Ok(Some(RenewedDraft { draft, cut }))
    }

    /// After a backup was put back: a new generation of the rooms of every proposal and every draft. Those that are damaged in the backup itself stay as they
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
                None => break,
            }
        }
        for draft in self.drafts().await? {
            match self.damaged_room(draft.room()).await?.filter(|damaged| !damaged.is_readable()) {
                Some(damaged) => left.push(damaged.room),
                None => drop(self.draft_renew(&draft.id, audit).await?),
            }
        }
        Ok(left)
    }

    async fn last_good(&self, room: &RoomName) -> Result<Loaded, Error> {
        self.read_room(room).await.map_err(|error| match error {
            LogError::Unavailable(reason) => Error::Unreadable { what: "a room", reason },
            LogError::Missing | LogError::Corrupt(_) => Error::Damaged { record: room.to_string() },
        })
    }

    /// The rows of one room under their next names. A frozen room stays frozen.
    async fn copy(&self, old: &[Value], parts: &[Value], (tail, loaded): (&Tail, Loaded), next: &mut Next) -> Result<(), Error> {
        let seq = key::int(loaded.seq, "a room's head")?;
        let rows = key::int(loaded.updates.len() as u64, "a number of rows")?;
        let first = seq - rows;
        let mut authors = self.authors(old, first).await?;
        if let Some(data) = loaded.snapshot {
            let sum = sum::of("collab_snapshot", parts, first, &data);
            next.snapshots.push(SnapshotRow {
                id: numbered("collab_snapshot", parts, first),
                data: data.into(),
                sum: sum.into(),
            });
        }
        for (number, data) in (first + 1..).zip(loaded.updates) {
            next.updates.push(row(parts, number, data, authors.remove(&number).unwrap_or_default()));
        }
        next.clients.extend(loaded.clients.into_iter().filter_map(|(client, person)| {
            let id = numbered("collab_client", parts, i64::try_from(client).ok()?);
            Some(ClientRow { id, person: person.as_str().to_owned() })
        }));
        let state = if tail.is_open { "open" } else { "frozen" };
        let tail = Tail { room: super::append::room_id(parts), head: seq, is_open: tail.is_open };
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
         IF array::len($hit) = 0 { THROW 'stale' };",
        FILL,
        "INSERT INTO audit $audit RETURN NONE;",
        old,
        "COMMIT;",
    ];
    Ok(next
        .bind(Unit::composed(text.concat()))
        .bind("proposal", proposals::id(&proposal.id))
        .bind("row", columns)
        .bind("read", key::int(read.revision, "a proposal's revision")?)
        .bind("audit", audit::placed(&proposal.org, &proposal.id, revision, std::slice::from_ref(audit)))
        .bind("old", old_ranges(read))
        .bind("rooms_before", before))
}

/// Everything of the generation before.
fn old_ranges(read: &Proposal) -> Vec<RecordId> {
    let rooms = proposals::room_ids(read);
    let parts = Section::ALL.map(|section| key::room_parts(&read.id, section, read.generation));
    parts.iter().flat_map(|parts| ranges(parts)).chain(rooms.into_iter().map(|(_, id)| id)).collect()
}

/// Everything of a room but the room itself.
fn ranges(parts: &[Value]) -> impl Iterator<Item = RecordId> {
    ["collab_update", "collab_snapshot", "collab_client"].into_iter().map(|table| key::below(table, parts.to_vec()))
}

/// Where the old rooms that are open get their fences.
fn fenced(unit: Unit, tails: &[Tail]) -> Unit {
    let open = || tails.iter().filter(|tail| tail.is_open);
    unit.bind("places", open().map(Tail::fence).collect::<Vec<_>>())
        .bind("fences", open().map(Tail::fence_row).collect::<Vec<_>>())
}

impl Next {
    /// The values of [`FILL`].
    fn bind(self, unit: Unit) -> Unit {
        unit.bind("rooms", self.rooms)
            .bind("updates", self.updates)
            .bind("snapshots", self.snapshots)
            .bind("clients", self.clients)
    }
}
