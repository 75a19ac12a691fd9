//! The log of the text.

use super::{OnDisk, append, proposal, room, who, with_proposal};
use crate::key;
use crate::unit::Unit;
use bytes::Bytes;
use domain::ids::ProposalId;
use domain::room::RoomName;
use domain::section::Section;
use std::collections::BTreeMap;
use surrealdb_types::RecordId;
use sync::Damage;
use sync::log::{AppendError, Log, LogError};

async fn written(disk: &OnDisk, rows: u64) {
    for seq in 1..=rows {
        assert_eq!(disk.store.append(vec![append(Section::Start, seq, &format!("row {seq}"))]).await, vec![Ok(())]);
    }
}

fn texts(rows: &[Bytes]) -> Vec<&str> {
    rows.iter().map(|r| std::str::from_utf8(r).unwrap()).collect()
}

fn row(table: &'static str, number: i64) -> RecordId {
    let mut parts = key::parts_of(&room(Section::Start)).unwrap();
    parts.push(key::count(number));
    key::many(table, parts)
}

async fn damage(disk: &OnDisk, table: &'static str, number: i64) {
    // Read-only columns yield to nobody, so the row is put anew as a faulty disk would leave it.
    let unit = Unit::new(
        "LET $old = (SELECT * FROM ONLY $id);
         DELETE $id;
         CREATE $id CONTENT object::extend($old, { data: <bytes>'damaged' }) RETURN NONE;",
    )
    .bind("id", row(table, number));
    disk.store.run(unit).await.map(drop).unwrap();
}

#[tokio::test]
async fn rows_come_back_in_order_byte_for_byte() {
    let disk = with_proposal().await;
    written(&disk, 12).await;
    let bytes: Vec<u8> = (0..=255).collect();
    let mut odd = append(Section::Start, 13, "");
    odd.updates = bytes.clone().into();
    odd.new_clients = vec![(u64::from(u32::MAX), who("tomas")), (7, who("ines"))];
    assert_eq!(disk.store.append(vec![odd]).await, vec![Ok(())]);
    let loaded = disk.store.load(&room(Section::Start)).await.unwrap();
    assert_eq!(loaded.seq, 13);
    assert_eq!(loaded.snapshot, None);
    assert_eq!(loaded.updates.len(), 13);
    assert_eq!(texts(&loaded.updates[..12]), (1..=12).map(|n| format!("row {n}")).collect::<Vec<_>>());
    assert_eq!(loaded.updates[12], bytes);
    assert_eq!(loaded.clients, vec![(7, who("ines")), (u64::from(u32::MAX), who("tomas"))]);
}

#[tokio::test]
async fn a_client_id_keeps_its_first_owner() {
    let disk = with_proposal().await;
    for (seq, person) in [(1, "tomas"), (2, "ines")] {
        let mut row = append(Section::Start, seq, "x");
        row.new_clients = vec![(7, who(person))];
        assert_eq!(disk.store.append(vec![row]).await, vec![Ok(())]);
    }
    assert_eq!(disk.store.load(&room(Section::Start)).await.unwrap().clients, vec![(7, who("tomas"))]);
}

#[tokio::test]
async fn one_rooms_failure_is_not_the_others() {
    let disk = with_proposal().await;
    written(&disk, 1).await;
    let missing = RoomName::Section { proposal: ProposalId::parse("q").unwrap(), section: Section::Start, generation: 0 };
    let table = RoomName::Table { proposal: ProposalId::parse("p").unwrap() };
    let mut nowhere = append(Section::Start, 1, "x");
    nowhere.room = missing;
    let mut nothing = append(Section::Start, 1, "x");
    nothing.room = table;
    let outcomes = disk
        .store
        .append(vec![
            append(Section::Objectives, 1, "a"),
            append(Section::Start, 1, "not what row 1 says"),
            nowhere,
            append(Section::Gaps, 1, "b"),
            nothing,
            append(Section::Alignment, 2, "a gap before it"),
            append(Section::Milestones, 1, "c"),
        ])
        .await;
    let (fenced, behind) = (Err(AppendError::Fenced), Err(AppendError::Behind));
    assert_eq!(outcomes, vec![Ok(()), behind.clone(), fenced.clone(), Ok(()), fenced, behind, Ok(())]);
    let heads = disk.store.heads(&ProposalId::parse("p").unwrap()).await.unwrap();
    assert_eq!(heads.values().copied().collect::<Vec<_>>(), [1, 1, 0, 0, 1, 1]);
}

#[tokio::test]
async fn many_rooms_are_written_together() {
    let disk = with_proposal().await;
    let proposals: Vec<_> = (0..60).map(|n| proposal(&format!("many-{n}"))).collect();
    disk.store.proposals_create_many(&proposals, &BTreeMap::new()).await.unwrap();
    let rows: Vec<_> = proposals
        .iter()
        .flat_map(|p| Section::ALL.map(|section| (p.id.clone(), section)))
        .map(|(proposal, section)| {
            let mut row = append(section, 1, &format!("{proposal} {}", section.key()));
            row.room = RoomName::Section { proposal, section, generation: 0 };
            row
        })
        .collect();
    assert!(disk.store.append(rows.clone()).await.iter().all(Result::is_ok));
    for row in rows {
        assert_eq!(disk.store.load(&row.room).await.unwrap().updates, vec![row.updates]);
    }
}

#[tokio::test]
async fn a_room_that_does_not_exist_is_missing_and_never_empty() {
    let disk = with_proposal().await;
    let later = RoomName::Section { proposal: ProposalId::parse("p").unwrap(), section: Section::Start, generation: 1 };
    assert_eq!(disk.store.load(&later).await, Err(LogError::Missing));
    disk.store.close().await.unwrap();
    assert!(matches!(disk.store.load(&room(Section::Start)).await, Err(LogError::Unavailable(_))));
    let outcome = disk.store.append(vec![append(Section::Start, 1, "a")]).await;
    assert!(matches!(outcome[..], [Err(AppendError::Unavailable(_))]), "{outcome:?}");
}

#[tokio::test]
async fn a_damaged_or_missing_row_is_found() {
    let disk = with_proposal().await;
    written(&disk, 3).await;
    damage(&disk, "collab_update", 2).await;
    let loaded = disk.store.load(&room(Section::Start)).await.unwrap();
    assert_eq!((texts(&loaded.updates), loaded.seq, loaded.damage), (vec!["row 1"], 1, Some(Damage::Changed(2))));
    disk.store.run(Unit::new("DELETE $id").bind("id", row("collab_update", 2))).await.map(drop).unwrap();
    let loaded = disk.store.load(&room(Section::Start)).await.unwrap();
    assert_eq!((texts(&loaded.updates), loaded.seq, loaded.damage), (vec!["row 1"], 1, Some(Damage::Missing(2))));
}

#[tokio::test]
async fn a_snapshot_replaces_rows_and_the_one_before_is_kept() {
    let disk = with_proposal().await;
    let (store, name) = (&disk.store, room(Section::Start));
    written(&disk, 4).await;
    store.compact(&name, 3, Bytes::from_static(b"state 3")).await.unwrap();
    let loaded = store.load(&name).await.unwrap();
    assert_eq!((loaded.snapshot.as_deref(), texts(&loaded.updates), loaded.seq), (Some(b"state 3".as_slice()), vec!["row 4"], 4));
    assert_eq!(store.append(vec![append(Section::Start, 5, "row 5")]).await, vec![Ok(())]);
    store.compact(&name, 5, Bytes::from_static(b"state 5")).await.unwrap();
    store.compact(&name, 5, Bytes::from_static(b"state 5")).await.unwrap();
    let loaded = store.load(&name).await.unwrap();
    assert_eq!((loaded.snapshot.as_deref(), loaded.updates.len(), loaded.seq), (Some(b"state 5".as_slice()), 0, 5));

    damage(&disk, "collab_snapshot", 5).await;
    let loaded = store.load(&name).await.unwrap();
    assert_eq!(loaded.snapshot.as_deref(), Some(b"state 3".as_slice()));
    assert_eq!(texts(&loaded.updates), ["row 4", "row 5"]);

    store.compact(&name, 5, Bytes::from_static(b"state 5")).await.unwrap();
    assert_eq!(store.append(vec![append(Section::Start, 6, "row 6")]).await, vec![Ok(())]);
    store.compact(&name, 6, Bytes::from_static(b"state 6")).await.unwrap();
    let mut rows =
        store.run(Unit::new("SELECT VALUE id FROM collab_update; SELECT VALUE id FROM collab_snapshot")).await.unwrap();
    let (rows, snapshots): (Vec<RecordId>, Vec<RecordId>) = (rows.take(0).unwrap(), rows.take(1).unwrap());
    assert_eq!(rows, vec![row("collab_update", 6)]);
    assert_eq!(snapshots, vec![row("collab_snapshot", 5), row("collab_snapshot", 6)]);
    let ahead = store.compact(&name, 9, Bytes::from_static(b"state 9")).await;
    assert!(matches!(ahead, Err(LogError::Corrupt(_))), "{ahead:?}");
}
