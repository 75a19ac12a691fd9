//! What lies behind the last whole record of the log is cut off, and what is committed afterwards survives the next crash.

use super::super::embedded::{Embedded, Where};
use super::super::recover::Recovery;
use super::super::wal;
use super::{Lots, killed};
use crate::tests::{append, org, proposal, room};
use crate::{Error, Place, Settings, Store};
use domain::section::Section;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use sync::log::Log;
use tempfile::TempDir;

const BLOCK: usize = 32 * 1024;
/// Rows before the tear, and the same number behind it.
const ROWS: u64 = 5;

async fn open(directory: &TempDir) -> Arc<Store> {
    Store::open(Settings::new(Place::Directory(directory.path().to_path_buf()))).await.unwrap()
}

/// A fragment as the engine writes it.
fn fragment(kind: u8, payload: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&[kind]);
    sum.update(payload);
    let length = u16::try_from(payload.len()).unwrap();
    [&sum.finalize().to_be_bytes()[..], &length.to_be_bytes(), &[kind], payload].concat()
}

/// What a crash may leave behind records that end at `end`.
fn tails(end: usize, lots: &mut Lots) -> Vec<Vec<u8>> {
    let record = fragment(1, &lots.bytes(200));
    let cut = [1, 2, 3, 6, 7, 8, 100, record.len() - 1].map(|at| record[..at].to_vec());
    let noise = [1, 5, 7, 150, 70_000].map(|count| lots.bytes(count));
    let zeros = [1, 6, 7, 150, 70_000].map(|count| vec![0; count]);
    // The first piece of a record, whole to the end of its block, and some of the second piece.
    let first = fragment(2, &lots.bytes(BLOCK - end % BLOCK - 7));
    let second = fragment(4, &lots.bytes(300));
    let across = [0, 1, 6, 7, 200].map(|at| [&first, &second[..at]].concat());
    cut.into_iter().chain(noise).chain(zeros).chain(across).collect()
}

fn tear(directory: &Path, tail: &[u8]) {
    let newest = wal::segments(directory).unwrap().pop().unwrap();
    std::fs::OpenOptions::new().append(true).open(newest.path).unwrap().write_all(tail).unwrap();
}

/// The directory of a process that was killed after it had written rows.
async fn with_rows() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let store = open(&directory).await;
    store.proposal_create(&proposal("p"), &BTreeMap::new(), &[]).await.unwrap();
    write(&store, 1).await;
    let left = killed(directory.path());
    store.close().await.unwrap();
    left
}

async fn write(store: &Store, from: u64) {
    for seq in from..from + ROWS {
        assert_eq!(store.append(vec![append(Section::Start, seq, &format!("row {seq}"))]).await, vec![Ok(())]);
    }
}

async fn rows(store: &Store) -> u64 {
    store.load(&room(Section::Start)).await.unwrap().seq
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_committed_before_or_after_a_torn_end_is_lost_by_the_next_crash() {
    let first = with_rows().await;
    let end = usize::try_from(wal::segments(first.path()).unwrap().pop().unwrap().length).unwrap();
    for tail in tails(end, &mut Lots(3)) {
        let what = format!("{} bytes, the first of them {:?}", tail.len(), &tail[..tail.len().min(8)]);
        let torn = killed(first.path());
        tear(torn.path(), &tail);
        let store = open(&torn).await;
        assert_eq!(rows(&store).await, ROWS, "{what}");
        assert_eq!(store.cut_bytes(), tail.len() as u64, "{what}");
        write(&store, ROWS + 1).await;
        let again = killed(torn.path());
        store.close().await.unwrap();
        let store = open(&again).await;
        assert_eq!(rows(&store).await, 2 * ROWS, "{what}");
        assert_eq!(store.cut_bytes(), 0, "{what}");
        store.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_of_nothing_but_a_torn_record_opens() {
    let lots = &mut Lots(4);
    for tail in tails(0, lots) {
        let directory = tempfile::tempdir().unwrap();
        open(&directory).await.close().await.unwrap();
        let wal = wal::directory(directory.path());
        std::fs::create_dir_all(&wal).unwrap();
        let number = wal::segments(directory.path()).unwrap().pop().map_or(90, |segment| segment.number + 1);
        std::fs::write(wal.join(format!("{number:020}.wal")), &tail).unwrap();
        let store = open(&directory).await;
        assert_eq!(store.cut_bytes(), tail.len() as u64);
        store.org_create(&org()).await.unwrap();
        let left = killed(directory.path());
        store.close().await.unwrap();
        let store = open(&left).await;
        assert_eq!(store.orgs().await.unwrap().len(), 1);
        store.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_behind_a_damaged_record_is_kept() {
    let directory = with_rows().await;
    let segment = wal::segments(directory.path()).unwrap().pop().unwrap();
    let mut bytes = std::fs::read(&segment.path).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    std::fs::write(&segment.path, &bytes).unwrap();
    let whole = wal::whole(&bytes);
    let store = open(&directory).await;
    assert_eq!(store.cut_bytes(), (bytes.len() - whole) as u64);
    let kept = std::fs::read(directory.path().join("damaged-log").join(format!("{}-{whole}", segment.number))).unwrap();
    assert_eq!(kept, bytes[whole..]);
    store.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_whose_commits_do_not_reach_the_directory_is_refused() {
    let torn = with_rows().await;
    let record = fragment(1, &Lots(5).bytes(200));
    tear(torn.path(), &record[..150]);
    let settings = Settings::new(Place::Directory(torn.path().to_path_buf()));
    // What every start did before there was a recovery.
    let opened = Embedded::open_recovered(Where::Directory(torn.path()), &settings, Recovery::default()).await;
    assert!(matches!(opened, Err(Error::LogElsewhere)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_of_a_database_that_is_open_is_left_alone() {
    let directory = with_rows().await;
    let store = open(&directory).await;
    let record = fragment(1, &Lots(6).bytes(200));
    tear(directory.path(), &record[..150]);
    let before = wal::segments(directory.path()).unwrap();
    let settings = Settings::new(Place::Directory(directory.path().to_path_buf()));
    assert!(matches!(Store::open(settings).await, Err(Error::Open { .. })));
    assert_eq!(wal::segments(directory.path()).unwrap(), before);
    store.close().await.unwrap();
}
