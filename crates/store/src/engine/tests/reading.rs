//! Where a record ends is read as the engine wrote it.

use super::super::wal;
use super::Lots;
use surrealkv::{Tree, TreeBuilder};
use tempfile::TempDir;

const RECORDS: usize = 120;

/// A log that the engine wrote, and the length of it after each record.
struct Log {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

async fn written() -> Log {
    let directory = tempfile::tempdir().unwrap();
    let tree = open(&directory);
    let (mut lots, mut ends) = (Lots(1), vec![0]);
    for record in 0..RECORDS {
        // Most are small, some fill blocks, and some leave too little of a block for the next one's header.
        let size = if lots.below(4) == 0 { lots.below(90_000) } else { lots.below(700) };
        let mut unit = tree.begin().unwrap();
        unit.set(format!("{record:04}").into_bytes(), lots.bytes(size)).unwrap();
        unit.commit().await.unwrap();
        ends.push(usize::try_from(wal::length(directory.path()).unwrap()).unwrap());
    }
    let [segment] = &*wal::segments(directory.path()).unwrap() else { panic!("one segment") };
    Log { bytes: std::fs::read(&segment.path).unwrap(), ends }
}

fn open(directory: &TempDir) -> Tree {
    TreeBuilder::new().with_path(directory.path().to_path_buf()).build().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_a_log_is_cut_what_stays_are_the_records_that_are_whole() {
    let Log { bytes, ends } = written().await;
    assert_eq!(ends.last(), Some(&bytes.len()));
    let near = ends.iter().flat_map(|end| end.saturating_sub(9)..(end + 9).min(bytes.len() + 1));
    let blocks = (0..bytes.len()).step_by(32 * 1024).flat_map(|block| block.saturating_sub(9)..block + 9);
    for cut in near.chain(blocks).filter(|cut| *cut <= bytes.len()) {
        let whole = ends.iter().copied().filter(|end| *end <= cut).max().unwrap();
        assert_eq!(wal::whole(&bytes[..cut]), whole, "cut at {cut}");
        assert!(!wal::is_damaged(&bytes[..cut], whole), "a log that is cut at {cut} is torn, not damaged");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_changed_with_others_behind_it_is_told_from_a_torn_end() {
    let Log { mut bytes, ends } = written().await;
    let mut lots = Lots(2);
    for _ in 0..40 {
        // Not the last few: behind those there may be no whole record.
        let record = lots.below(RECORDS - 20);
        let at = ends[record] + 8;
        bytes[at] ^= 1;
        let whole = wal::whole(&bytes);
        assert_eq!(whole, ends[record], "record {record}");
        assert!(wal::is_damaged(&bytes, whole), "record {record}");
        bytes[at] ^= 1;
    }
}
