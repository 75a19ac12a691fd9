//! Several processes on one database: none writes over another, and each hears what the others said.

use super::{OnDisk, append, in_memory, proposal, room, who, with_proposal};
use crate::{Also, Rooms, Store};
use bytes::Bytes;
use domain::section::Section;
use futures::future::join_all;
use std::collections::BTreeMap;
use std::sync::Arc;
use sync::log::{AppendError, Log, LogError};
use sync::relay::Relay;

/// Two processes, neither of which is the one that made the database.
async fn two() -> (OnDisk, Arc<Store>, Arc<Store>) {
    let disk = with_proposal().await;
    let (one, other) = (disk.store.beside(), disk.store.beside());
    (disk, one, other)
}

async fn write(store: &Store, seq: u64) -> Result<(), AppendError> {
    store.append(vec![append(Section::Start, seq, &format!("row {seq}"))]).await.remove(0)
}

async fn compact(store: &Store, seq: u64) {
    store.compact(&room(Section::Start), seq, Bytes::from_static(b"state")).await.unwrap();
}

async fn tail(store: &Store, seq: u64) -> Result<Vec<Bytes>, LogError> {
    store.tail(&room(Section::Start), seq).await.map(|tail| tail.updates)
}

#[tokio::test]
async fn a_row_that_another_wrote_is_in_the_way_and_can_be_read() {
    let (_disk, one, other) = two().await;
    let mut first = append(Section::Start, 1, "row 1");
    first.new_clients = vec![(7, who("tomas"))];
    assert_eq!(one.append(vec![first]).await, [Ok(())]);
    write(&one, 2).await.unwrap();
    assert_eq!(write(&other, 3).await, Ok(()));
    let theirs = append(Section::Start, 3, "another row 3");
    assert_eq!(one.append(vec![theirs]).await, [Err(AppendError::Behind)]);
    let read = other.tail(&room(Section::Start), 1).await.unwrap();
    assert_eq!((read.updates.len(), read.clients), (2, vec![(7, who("tomas"))]));
    assert_eq!(tail(&one, 3).await, Ok(Vec::new()));
}

#[tokio::test]
async fn no_row_is_written_in_front_of_a_gap() {
    let (_disk, one, other) = two().await;
    assert_eq!(write(&one, 2).await, Err(AppendError::Behind));
    write(&other, 1).await.unwrap();
    assert_eq!(write(&one, 3).await, Err(AppendError::Behind));
    assert_eq!(write(&one, 2).await, Ok(()));
}

/// Rows that went into a snapshot are gone, and their numbers must not be taken a second time by somebody who did not notice.
#[tokio::test]
async fn who_slept_while_rows_went_into_a_snapshot_writes_nothing() {
    let (_disk, one, other) = two().await;
    for seq in 1..=10 {
        write(&other, seq).await.unwrap();
        if seq % 5 == 0 {
            compact(&other, seq).await;
        }
    }
    for seq in 1..=6 {
        assert_eq!(write(&one, seq).await, Err(AppendError::Behind), "{seq}");
    }
    for seq in 0..=4 {
        assert!(matches!(tail(&one, seq).await, Err(LogError::Corrupt(_))), "{seq}");
    }
    assert_eq!(tail(&one, 5).await.unwrap().len(), 5);
    assert_eq!(write(&one, 11).await, Ok(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_appended_at_once_never_replace_each_other() {
    let (disk, one, other) = two().await;
    let third = other.beside();
    let writers = [one, other, third].into_iter().enumerate().flat_map(|(node, store)| {
        (0..2).map(move |writer| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let mut mine = BTreeMap::new();
                let mut seq = 1;
                while mine.len() < 25 {
                    let text = format!("{node}/{writer}/{seq}");
                    match store.append(vec![append(Section::Start, seq, &text)]).await.remove(0) {
                        Ok(()) => drop(mine.insert(seq, text)),
                        Err(AppendError::Behind) => {}
                        Err(error) => panic!("{error}"),
                    }
                    seq += 1;
                }
                mine
            })
        })
    });
    let written: Vec<_> = join_all(writers).await.into_iter().map(Result::unwrap).collect();
    let stored = disk.store.load(&room(Section::Start)).await.unwrap();
    let mut acknowledged = 0;
    for (seq, text) in written.iter().flatten() {
        assert_eq!(stored.updates[usize::try_from(*seq).unwrap() - 1], text.as_bytes(), "row {seq}");
        acknowledged += 1;
    }
    assert_eq!((acknowledged, stored.seq), (150, 150));
}

#[tokio::test]
async fn a_room_that_another_froze_takes_nothing() {
    let (_disk, one, other) = two().await;
    write(&one, 1).await.unwrap();
    let freeze = Also { rooms: Some(Rooms::Freeze), ..Also::default() };
    let frozen = other.proposal_save(&proposal("p"), freeze).await.unwrap();
    assert_eq!(write(&one, 2).await, Err(AppendError::Fenced));
    assert_eq!(tail(&one, 0).await.unwrap().len(), 1, "the fence is no text");
    other.proposal_save(&frozen, Also { rooms: Some(Rooms::Open), ..Also::default() }).await.unwrap();
    assert_eq!(write(&one, 2).await, Ok(()));
}

fn said(n: u32) -> Bytes {
    Bytes::from(n.to_string())
}

#[tokio::test]
async fn what_one_says_every_other_hears_once_and_in_order() {
    let (disk, one, other) = two().await;
    let third = disk.store.beside();
    for node in [&one, &other, &third] {
        assert_eq!(node.receive().await.unwrap(), Vec::<Bytes>::new());
    }
    for n in 0..5 {
        one.publish(said(n)).await.unwrap();
    }
    let all: Vec<_> = (0..5).map(said).collect();
    assert_eq!(other.receive().await.unwrap(), all);
    assert_eq!(other.receive().await.unwrap(), Vec::<Bytes>::new());
    assert_eq!(third.receive().await.unwrap(), all);
    assert_eq!(one.receive().await.unwrap(), Vec::<Bytes>::new(), "nobody hears their own words");
    // Who comes later has loaded what there was and begins from here.
    let late = disk.store.beside();
    assert_eq!(late.receive().await.unwrap(), Vec::<Bytes>::new());
    late.publish(said(9)).await.unwrap();
    assert_eq!(one.receive().await.unwrap(), [said(9)]);
    assert_eq!(other.receive().await.unwrap(), [said(9)]);
}

#[tokio::test]
async fn old_messages_are_removed() {
    let disk = in_memory().await;
    let (one, other) = (disk.beside(), disk.beside());
    assert_eq!(other.receive().await.unwrap().len(), 0);
    for n in 0..1_500 {
        one.publish(said(n)).await.unwrap();
    }
    let kept = disk.run(crate::unit::Unit::new("RETURN count(SELECT VALUE id FROM node_message)")).await.unwrap().take::<i64>(0);
    assert!(kept.unwrap() <= 1_300);
    // Who was away for so long hears what there is, in several portions, and the last of it.
    let mut heard = Vec::new();
    loop {
        let portion = other.receive().await.unwrap();
        if portion.is_empty() {
            break;
        }
        heard.extend(portion);
    }
    assert_eq!(heard.last(), Some(&said(1_499)));
    assert!(heard.len() >= 1_200);
}
