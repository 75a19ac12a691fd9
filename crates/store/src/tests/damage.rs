//! Damage to what is stored of a room: whatever is damaged, and how, what is read is the last good state or an error.

use super::{append, by_hand, in_memory, on_disk, proposal, room, settings, with_proposal};
use crate::unit::Unit;
use crate::{Also, DamagedState, Error, Rooms, Store, key};
use bytes::Bytes;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::section::Section;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use surrealdb_types::{Bytes as DbBytes, RecordId, SurrealValue, Value};
use sync::Damage;
use sync::log::{Append, AppendError, Loaded, Log, LogError};

/// A row or a snapshot as it lies on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Record {
    table: &'static str,
    number: i64,
    data: Vec<u8>,
    sum: Vec<u8>,
}

#[derive(SurrealValue)]
struct Raw {
    id: RecordId,
    data: DbBytes,
    sum: DbBytes,
}

#[derive(Debug, Clone, Copy)]
enum Harm {
    Data(usize),
    Sum(usize),
    Shorter,
    Longer,
    Blank,
    Gone,
}

#[derive(Debug, Clone, Copy)]
enum Done {
    Append,
    /// At the head, or so many rows before it.
    Compact(i64),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        any::<usize>().prop_map(Harm::Data),
        any::<usize>().prop_map(Harm::Sum),
        Just(Harm::Shorter),
        Just(Harm::Longer),
        Just(Harm::Blank),
        Just(Harm::Gone),
    ]
}

fn done() -> impl Strategy<Value = Done> {
    prop_oneof![3 => Just(Done::Append), 1 => (0..3_i64).prop_map(Done::Compact)]
}

fn flip(bytes: &mut Vec<u8>, at: usize) {
    match bytes.len() {
        0 => bytes.push(1),
        len => bytes[at % len] ^= 1 << (at % 8),
    }
}

/// The record as it is afterwards; none when it is gone.
fn harmed(record: &Record, harm: Harm) -> Option<Record> {
    let mut after = record.clone();
    match harm {
        Harm::Data(at) => flip(&mut after.data, at),
        Harm::Sum(at) => flip(&mut after.sum, at),
        Harm::Shorter => drop(after.data.pop()),
        Harm::Longer => after.data.push(0),
        Harm::Blank => (after.data, after.sum) = (Vec::new(), Vec::new()),
        Harm::Gone => return None,
    }
    Some(after)
}

fn name(proposal: &Proposal) -> RoomName {
    RoomName::Section { proposal: proposal.id.clone(), section: Section::Start, generation: proposal.generation }
}

fn parts(room: &RoomName) -> Vec<Value> {
    key::parts_of(room).unwrap()
}

async fn records(store: &Store, room: &RoomName) -> Vec<Record> {
    let mut all = Vec::new();
    for table in ["collab_snapshot", "collab_update"] {
        let unit = Unit::new("SELECT id, data, sum FROM $range").bind("range", key::below(table, parts(room)));
        let raw: Vec<Raw> = store.run(unit).await.unwrap().take(0).unwrap();
        all.extend(raw.into_iter().map(|raw| Record {
            table,
            number: crate::log::number_of(&raw.id).unwrap(),
            data: raw.data.into_inner().to_vec(),
            sum: raw.sum.into_inner().to_vec(),
        }));
    }
    all
}

/// As a faulty disk would leave it: read-only columns yield to nobody, so the record is put anew.
async fn put(store: &Store, room: &RoomName, old: &Record, new: Option<&Record>) {
    let id = key::many(old.table, [parts(room), vec![key::count(old.number)]].concat());
    let text = match (new, old.table) {
        (None, _) => "DELETE $id;",
        (_, "collab_update") => "DELETE $id; CREATE $id CONTENT { data: $data, sum: $sum, people: [] } RETURN NONE;",
        _ => "DELETE $id; CREATE $id CONTENT { data: $data, sum: $sum } RETURN NONE;",
    };
    let bytes = |bytes: &[u8]| DbBytes::from(Bytes::copy_from_slice(bytes));
    let new = new.unwrap_or(old);
    let unit = Unit::new(text).bind("id", id).bind("data", bytes(&new.data)).bind("sum", bytes(&new.sum));
    store.run(unit).await.map(drop).unwrap();
}

async fn write(store: &Store, room: &RoomName, seq: i64) -> Result<(), AppendError> {
    let row = Append { room: room.clone(), ..append(Section::Start, u64::try_from(seq).unwrap(), &format!("row {seq}")) };
    store.append(vec![row]).await.remove(0)
}

/// Writes a history and gives its head.
async fn live(store: &Store, room: &RoomName, history: &[Done]) -> i64 {
    let (mut head, mut compacted) = (0, 0);
    for done in history {
        match done {
            Done::Append => {
                head += 1;
                write(store, room, head).await.unwrap();
            }
            Done::Compact(back) if head - back > compacted => {
                compacted = head - back;
                let state = Bytes::from(format!("state {compacted}"));
                store.compact(room, u64::try_from(compacted).unwrap(), state).await.unwrap();
            }
            Done::Compact(_) => {}
        }
    }
    head
}

/// The last row up to which `records` still say everything.
fn last_good(records: &[Record]) -> i64 {
    let numbers = |table| -> BTreeSet<i64> { records.iter().filter(|r| r.table == table).map(|r| r.number).collect() };
    let rows = numbers("collab_update");
    let reach = |mut good: i64| {
        while rows.contains(&(good + 1)) {
            good += 1;
        }
        good
    };
    numbers("collab_snapshot").into_iter().chain([0]).map(reach).max().unwrap()
}

/// The rows that a loaded room says, which have to follow each other.
fn said(loaded: &Loaded) -> u64 {
    let text = |bytes: &Bytes| String::from_utf8(bytes.to_vec()).unwrap();
    let base = loaded.snapshot.as_ref().map_or(0, |state| text(state).strip_prefix("state ").unwrap().parse().unwrap());
    for (number, row) in (base + 1..).zip(&loaded.updates) {
        assert_eq!(text(row), format!("row {number}"));
    }
    base + loaded.updates.len() as u64
}

/// Whether what was read is exactly what is left: all of it, the last good state with what is wrong, or an error.
fn is_right(loaded: &Result<Loaded, LogError>, good: i64, head: i64, end_is_harmed: bool) {
    match loaded {
        Err(LogError::Corrupt(_)) => assert!(good == 0 && head > 0, "an error although {good} of {head} can be read"),
        Err(error) => panic!("{error}"),
        Ok(loaded) => {
            assert_eq!((said(loaded), i64::try_from(loaded.seq).unwrap()), (loaded.seq, good));
            assert_eq!(loaded.damage.is_some(), good < head || end_is_harmed, "{loaded:?}, head {head}");
            assert!(good > 0 || head == 0, "an empty text instead of an error");
        }
    }
}

/// One history, one harm: what is read, that nothing can be written over it, and what a renewal makes of it.
async fn one(store: &Store, proposal: &Proposal, (history, frozen, which, harm): (Vec<Done>, bool, usize, Harm)) {
    store.proposal_create(proposal, &BTreeMap::new(), &[]).await.unwrap();
    let room = name(proposal);
    let head = live(store, &room, &history).await;
    if frozen {
        let freeze = Also { rooms: Some(Rooms::Freeze), ..Also::default() };
        store.proposal_save(proposal, freeze).await.unwrap();
    }
    let whole = records(store, &room).await;
    assert_eq!(last_good(&whole.iter().filter(|r| !r.sum.is_empty()).cloned().collect::<Vec<_>>()), head);
    is_right(&store.load(&room).await, head, head, false);
    let Some(target) = whole.get(which % whole.len().max(1)).cloned() else { return };
    let after = harmed(&target, harm);
    put(store, &room, &target, after.as_ref()).await;
    let is_harmed = after.as_ref() != Some(&target);
    let left: Vec<_> = whole.iter().filter(|r| !(r.sum.is_empty() || is_harmed && **r == target)).cloned().collect();
    let good = last_good(&left);
    let end_is_harmed = is_harmed && target.sum.is_empty();

    let loaded = store.load(&room).await;
    is_right(&loaded, good, head, end_is_harmed);
    let is_damaged = !matches!(loaded, Ok(Loaded { damage: None, .. }));
    let found = store.damaged_rooms_of(&store.proposal(&proposal.id).await.unwrap().unwrap()).await.unwrap();
    let leaves_no_trace = !is_damaged && after.is_none();
    assert!(found.is_empty() != is_harmed || leaves_no_trace, "{found:?}");
    if !is_damaged {
        return;
    }
    let before = records(store, &room).await;
    for seq in [good, good + 1, head, head + 1, head + 2].into_iter().filter(|seq| *seq > 0) {
        assert_eq!(write(store, &room, seq).await, Err(AppendError::Fenced));
        assert!(store.compact(&room, u64::try_from(seq).unwrap(), Bytes::from_static(b"state")).await.is_err());
    }
    assert_eq!(records(store, &room).await, before, "nothing was written over it");

    let renewed = store.rooms_renew(&proposal.id, &by_hand()).await;
    if good == 0 && loaded.is_err() {
        assert!(matches!(renewed, Err(Error::Damaged { .. })), "{renewed:?}");
        return;
    }
    let renewed = renewed.unwrap().unwrap();
    assert_eq!(renewed.cut, vec![(Section::Start, u64::try_from(good).unwrap())]);
    let next = name(&renewed.proposal);
    let again = store.load(&next).await;
    is_right(&again, good, good, false);
    let written = write(store, &next, good + 1).await;
    assert_eq!(written, if frozen { Err(AppendError::Fenced) } else { Ok(()) });
    assert_eq!(records(store, &room).await, before, "what is damaged is kept");
    assert_eq!(store.load(&room).await, Err(LogError::Missing));
    assert_eq!(store.damaged_rooms_of(&renewed.proposal).await.unwrap(), vec![]);
}

#[test]
fn any_harm_to_any_history_leaves_the_last_good_state_or_an_error() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let store = runtime.block_on(in_memory());
    let numbers = std::cell::Cell::new(0);
    let cases = (prop::collection::vec(done(), 0..14), any::<bool>(), any::<usize>(), harm());
    TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() })
        .run(&cases, |case| {
            numbers.set(numbers.get() + 1);
            runtime.block_on(one(&store, &proposal(&format!("p{}", numbers.get())), case));
            Ok(())
        })
        .unwrap();
}

#[tokio::test]
async fn every_bit_of_every_record_counts() {
    let store = in_memory().await;
    store.proposal_create(&proposal("p"), &BTreeMap::new(), &[]).await.unwrap();
    let room = room(Section::Start);
    let rows = |count| std::iter::repeat_n(Done::Append, count);
    let history: Vec<_> = rows(3).chain([Done::Compact(0)]).chain(rows(2)).chain([Done::Compact(0)]).chain(rows(2)).collect();
    let head = live(&store, &room, &history).await;
    let whole = records(&store, &room).await;
    assert_eq!(whole.len(), 6, "two snapshots, and the rows behind the older one");
    for target in &whole {
        let left: Vec<_> = whole.iter().filter(|r| *r != target).cloned().collect();
        let bytes = target.data.len() + target.sum.len();
        let harms = (0..target.data.len()).map(Harm::Data).chain((0..target.sum.len()).map(Harm::Sum));
        let harms: Vec<_> = harms.chain([Harm::Shorter, Harm::Longer, Harm::Blank, Harm::Gone]).collect();
        assert_eq!(harms.len(), bytes + 4);
        for harm in harms {
            let after = harmed(target, harm);
            put(&store, &room, target, after.as_ref()).await;
            is_right(&store.load(&room).await, last_good(&left), head, false);
        }
        put(&store, &room, target, Some(target)).await;
        is_right(&store.load(&room).await, head, head, false);
    }
}

#[tokio::test]
async fn a_row_that_is_put_in_another_place_is_found() {
    let disk = with_proposal().await;
    let room = room(Section::Start);
    live(&disk.store, &room, &[Done::Append; 3]).await;
    let [_, second, third] = &records(&disk.store, &room).await[..] else { panic!("three rows") };
    let swapped = Record { number: 2, ..third.clone() };
    put(&disk.store, &room, second, Some(&swapped)).await;
    assert_eq!(disk.store.load(&room).await.unwrap().damage, Some(Damage::Changed(2)));
}

#[tokio::test]
async fn the_end_of_an_open_room_is_missed_by_whoever_wrote_it() {
    let disk = with_proposal().await;
    let room = room(Section::Start);
    live(&disk.store, &room, &[Done::Append; 3]).await;
    let last = records(&disk.store, &room).await.remove(2);
    put(&disk.store, &room, &last, None).await;
    assert_eq!(disk.store.load(&room).await.unwrap().damage, Some(Damage::Missing(3)));
}

#[tokio::test]
async fn who_owns_a_client_id_has_to_be_readable() {
    let disk = with_proposal().await;
    let mut row = append(Section::Start, 1, "row 1");
    row.new_clients = vec![(7, super::who("tomas")), (8, super::who("ines"))];
    assert_eq!(disk.store.append(vec![row]).await, vec![Ok(())]);
    let id = key::many("collab_client", [parts(&room(Section::Start)), vec![key::count(7)]].concat());
    let unit = Unit::new("DELETE $id; CREATE $id CONTENT { person: '' } RETURN NONE;").bind("id", id);
    disk.store.run(unit).await.map(drop).unwrap();
    let loaded = disk.store.load(&room(Section::Start)).await.unwrap();
    assert_eq!((loaded.seq, loaded.damage, loaded.clients), (1, Some(Damage::Owner), vec![(8, super::who("ines"))]));
}

#[tokio::test]
async fn a_check_finds_every_damaged_room_and_nothing_else() {
    let disk = on_disk().await;
    let proposals: Vec<_> = (0..205).map(|n| proposal(&format!("many-{n}"))).collect();
    disk.store.proposals_create_many(&proposals, &BTreeMap::new()).await.unwrap();
    let rooms = [3, 100, 204].map(|n| name(&proposals[n]));
    for room in &rooms {
        live(&disk.store, room, &[Done::Append, Done::Append, Done::Compact(0), Done::Append]).await;
    }
    // A snapshot that rows make up for, a row in the middle, everything.
    let [snapshot, _, second, _] = &records(&disk.store, &rooms[0]).await[..] else { panic!("four records") };
    put(&disk.store, &rooms[0], snapshot, None).await;
    put(&disk.store, &rooms[0], second, None).await;
    let [snapshot, ..] = &records(&disk.store, &rooms[1]).await[..] else { panic!("a snapshot") };
    put(&disk.store, &rooms[1], snapshot, harmed(snapshot, Harm::Data(0)).as_ref()).await;
    for record in records(&disk.store, &rooms[2]).await {
        put(&disk.store, &rooms[2], &record, None).await;
    }
    disk.store.close().await.unwrap();
    let store = Store::open(settings(&disk.directory)).await.unwrap();
    let mut found = store.damaged_rooms().await.unwrap();
    found.sort_by_key(|damaged| rooms.iter().position(|room| *room == damaged.room));
    assert_eq!(found.iter().map(|d| d.room.clone()).collect::<Vec<_>>(), rooms);
    assert_eq!(found[0].state, DamagedState::ReadOnly { up_to: 1, damage: Damage::Missing(2) });
    assert_eq!(found[1].state, DamagedState::Spare { at: 2 });
    assert!(matches!(found[2].state, DamagedState::Lost { .. }), "{:?}", found[2]);
    assert!(found[0].to_string().contains("row 2 is missing; it can be read up to row 1"), "{}", found[0]);
}
