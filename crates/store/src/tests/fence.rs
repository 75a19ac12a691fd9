//! Freezing and opening rooms, and databases from before there were fences.

use super::{OnDisk, append, backup, proposal, room, room_of, settings, with_proposal};
use crate::migrate::{MIGRATIONS, Migration, apply};
use crate::unit::Unit;
use crate::{Also, Error, Rooms, Store};
use bytes::Bytes;
use domain::ids::ProposalId;
use domain::section::Section;
use std::collections::BTreeMap;
use sync::Damage;
use sync::log::{AppendError, Log, LogError};

async fn step(store: &Store, rooms: Rooms) {
    let read = store.proposal(&ProposalId::parse("p").unwrap()).await.unwrap().unwrap();
    store.proposal_save(&read, Also { rooms: Some(rooms), ..Also::default() }).await.unwrap();
}

async fn write(store: &Store, seq: u64) -> Result<(), AppendError> {
    store.append(vec![append(Section::Start, seq, &format!("row {seq}"))]).await.remove(0)
}

async fn head(store: &Store) -> u64 {
    let head = store.heads(&ProposalId::parse("p").unwrap()).await.unwrap()[&Section::Start];
    assert_eq!(store.load(&room(Section::Start)).await.unwrap().seq, head);
    head
}

/// The same directory in another process, which knows nothing of what this one read.
async fn reopened(disk: &OnDisk) -> std::sync::Arc<Store> {
    disk.store.close().await.unwrap();
    Store::open(settings(&disk.directory)).await.unwrap()
}

#[tokio::test]
async fn a_frozen_room_takes_nothing_and_goes_on_where_it_was() {
    let disk = with_proposal().await;
    for seq in 1..=2 {
        write(&disk.store, seq).await.unwrap();
    }
    for _ in 0..2 {
        step(&disk.store, Rooms::Freeze).await;
        step(&disk.store, Rooms::Freeze).await;
        assert_eq!(write(&disk.store, 3).await, Err(AppendError::Fenced));
        assert_eq!(write(&disk.store, 4).await, Err(AppendError::Fenced));
        assert_eq!(head(&disk.store).await, 2);
        step(&disk.store, Rooms::Open).await;
        step(&disk.store, Rooms::Open).await;
        assert_eq!(head(&disk.store).await, 2);
    }
    assert_eq!(write(&disk.store, 4).await, Err(AppendError::Behind), "a gap before it");
    assert_eq!(write(&disk.store, 3).await, Ok(()));
    // Opening what is open must not take the last row for a fence.
    step(&disk.store, Rooms::Open).await;
    assert_eq!(head(&disk.store).await, 3);
}

#[tokio::test]
async fn another_process_runs_into_the_fence_too() {
    let disk = with_proposal().await;
    write(&disk.store, 1).await.unwrap();
    step(&disk.store, Rooms::Freeze).await;
    let store = reopened(&disk).await;
    assert_eq!(write(&store, 2).await, Err(AppendError::Fenced));
    assert_eq!(store.load(&room(Section::Start)).await.unwrap().seq, 1);
    assert_eq!(write(&store, 2).await, Err(AppendError::Fenced), "with what it has read");
    step(&store, Rooms::Open).await;
    assert_eq!(write(&store, 2).await, Ok(()));
}

#[tokio::test]
async fn a_repeated_append_is_as_good_as_the_first_even_when_the_room_was_frozen_since() {
    let disk = with_proposal().await;
    write(&disk.store, 1).await.unwrap();
    step(&disk.store, Rooms::Freeze).await;
    assert_eq!(write(&disk.store, 1).await, Ok(()));
}

#[tokio::test]
async fn a_frozen_room_is_compacted_and_its_lost_tail_is_found() {
    let disk = with_proposal().await;
    for seq in 1..=3 {
        write(&disk.store, seq).await.unwrap();
    }
    step(&disk.store, Rooms::Freeze).await;
    let (store, name) = (&disk.store, room(Section::Start));
    let fence = store.compact(&name, 4, Bytes::from_static(b"state 4")).await;
    assert!(matches!(fence, Err(LogError::Corrupt(_))), "the fence is no row: {fence:?}");
    store.compact(&name, 2, Bytes::from_static(b"state 2")).await.unwrap();
    let loaded = store.load(&name).await.unwrap();
    assert_eq!((loaded.snapshot.as_deref(), loaded.updates.len(), loaded.seq), (Some(b"state 2".as_slice()), 1, 3));
    step(store, Rooms::Open).await;
    assert_eq!(head(store).await, 3);
    step(store, Rooms::Freeze).await;
    let last = crate::key::many("collab_update", [crate::key::parts_of(&name).unwrap(), vec![crate::key::count(3)]].concat());
    store.run(Unit::new("DELETE $id").bind("id", last)).await.map(drop).unwrap();
    let loaded = store.load(&name).await.unwrap();
    assert_eq!((loaded.updates.len(), loaded.seq, loaded.damage), (0, 2, Some(Damage::Missing(3))));
}

#[tokio::test]
async fn whoever_is_before_a_snapshot_writes_nothing_behind_it() {
    let disk = with_proposal().await;
    for seq in 1..=5 {
        write(&disk.store, seq).await.unwrap();
    }
    for seq in [3, 5] {
        disk.store.compact(&room(Section::Start), seq, Bytes::from_static(b"state")).await.unwrap();
    }
    // Rows 1 to 3 are gone: their places are free, and a row there would be read by nobody.
    let store = reopened(&disk).await;
    for seq in 1..=4 {
        assert_eq!(write(&store, seq).await, Err(AppendError::Behind), "{seq}");
    }
    assert_eq!(write(&store, 6).await, Ok(()));
    assert_eq!(head(&store).await, 6);
}

#[tokio::test]
async fn heads_are_compared_in_open_and_in_frozen_rooms() {
    let disk = with_proposal().await;
    write(&disk.store, 1).await.unwrap();
    let save = async |heads: u64, rooms| {
        let read = disk.store.proposal(&ProposalId::parse("p").unwrap()).await.unwrap().unwrap();
        let heads = BTreeMap::from([(Section::Start, heads)]);
        disk.store.proposal_save(&read, Also { rooms, at_heads: Some(heads), ..Also::default() }).await.map(drop)
    };
    for rooms in [None, Some(Rooms::Freeze), None] {
        for wrong in [0, 2, 3] {
            assert!(matches!(save(wrong, rooms).await, Err(Error::Moved)), "{wrong} {rooms:?}");
        }
        save(1, rooms).await.unwrap();
    }
    assert_eq!(write(&disk.store, 2).await, Err(AppendError::Fenced));
}

#[tokio::test]
async fn rooms_that_were_frozen_before_there_were_fences_get_one() {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open_bare(settings(&directory)).await.unwrap();
    // All but the one that brought them: what is written below is in today's columns.
    let first = MIGRATIONS.iter().filter(|m| m.number != 2).map(|m| Migration { ..*m });
    apply(&store, &first.collect::<Vec<_>>()).await.unwrap();
    store.proposal_create(&proposal("p"), &BTreeMap::new(), &[]).await.unwrap();
    for seq in 1..=2 {
        write(&store, seq).await.unwrap();
    }
    // As the first release left it: counted and marked, without a fence.
    let start = crate::key::many("collab_room", crate::key::parts_of(&room(Section::Start)).unwrap());
    let old = Unit::new("UPDATE collab_room SET state = 'frozen'; UPDATE $start SET seq = 2;").bind("start", start);
    store.run(old).await.map(drop).unwrap();
    store.close().await.unwrap();

    let store = Store::open(settings(&directory)).await.unwrap();
    assert_eq!(head(&store).await, 2);
    assert_eq!(write(&store, 3).await, Err(AppendError::Fenced));
    let elsewhere = store.append(vec![append(Section::Gaps, 1, "x")]).await;
    assert_eq!(elsewhere, vec![Err(AppendError::Fenced)], "an empty room has a fence as well");
    step(&store, Rooms::Open).await;
    assert_eq!(write(&store, 3).await, Ok(()));
    assert_eq!(store.append(vec![append(Section::Gaps, 1, "x")]).await, vec![Ok(())]);
    assert_eq!(head(&store).await, 3);
}

#[tokio::test]
async fn a_restored_backup_of_a_frozen_room_is_frozen() {
    let disk = with_proposal().await;
    write(&disk.store, 1).await.unwrap();
    step(&disk.store, Rooms::Freeze).await;
    let copy = backup::restored(backup::backup(&disk.store).await).await;
    let restored = &copy.store;
    let name = room_of(1, Section::Start);
    assert_eq!(restored.load(&name).await.unwrap().seq, 1);
    let mut row = append(Section::Start, 2, "row 2");
    row.room = name.clone();
    assert_eq!(restored.append(vec![row.clone()]).await, vec![Err(AppendError::Fenced)]);
    step(restored, Rooms::Open).await;
    assert_eq!(restored.append(vec![row]).await, vec![Ok(())]);
    assert_eq!(restored.load(&name).await.unwrap().seq, 2);
}
