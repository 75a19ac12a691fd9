//! The engine's own work, flushing and merging tables, beside scans and commits: everything comes to its end.

use super::{OnDisk, append, proposal, settings};
use crate::Store;
use crate::engine::Engine;
use domain::section::Section;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use sync::log::Log;

/// Small enough that every few commits fill one; the engine's own smallest table.
const MEMTABLE_BYTES: u64 = 64 << 10;
const COMMITS: u64 = 1_500;
const SCANNERS: usize = 4;
/// How many scans in a row.
const SCANS: usize = 100;
/// Nobody waits for so long unless forever.
const FOREVER: Duration = Duration::from_mins(4);

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn scans_beside_flushes_and_merges_come_to_their_end() {
    let directory = tempfile::tempdir().unwrap();
    let small = crate::Settings { memtable_bytes: MEMTABLE_BYTES, ..settings(&directory) };
    let disk = OnDisk { store: Store::open(small).await.unwrap(), directory };
    disk.store.proposal_create(&proposal("p"), &BTreeMap::new(), &[]).await.unwrap();
    let scanners: Vec<_> = (0..SCANNERS).map(|_| tokio::spawn(scan(Arc::clone(&disk.store)))).collect();
    let work = async {
        let words = "many words ".repeat(100);
        for seq in 1..=COMMITS {
            assert_eq!(disk.store.append(vec![append(Section::Start, seq, &words)]).await, vec![Ok(())]);
        }
    };
    assert!(tokio::time::timeout(FOREVER, work).await.is_ok(), "the engine waits for itself");
    for scanner in scanners {
        scanner.abort();
        let _ = scanner.await;
    }
    let loaded = disk.store.load(&super::room(Section::Start)).await.unwrap();
    assert_eq!((loaded.seq, loaded.updates.len()), (COMMITS, usize::try_from(COMMITS).unwrap()));
    disk.store.close().await.unwrap();
}

/// Begins scans, one after the other, as fast as it goes.
async fn scan(store: Arc<Store>) {
    while let Ok(engine) = store.engine() {
        let some = async move {
            if let Engine::Embedded(engine) = &*engine {
                engine.scan_nothing(SCANS).await;
            }
            Ok(())
        };
        if store.on_threads(some).await.is_err() {
            return;
        }
    }
}
