//! The embedded engine's entries, byte for byte: handed out for a backup, and put into an empty directory by a restore.
//!
//! Below the layer that understands records, so that nothing can be read or written differently from what it is, and a table that somebody
//! adds is in every backup without being named anywhere (decision 0014).

use super::embedded::Embedded;
use super::recover;
use crate::error::Error;
use crate::settings::Settings;
use archive::Entry;
use std::path::Path;
use surrealdb_kvs::{KeyRange, TransactionType, key::AnyRange};
use surrealkv::Durability;
use tokio::sync::mpsc;

/// Where entries go that are handed out; closed by whoever has had enough.
pub(crate) type Batches = mpsc::Sender<Vec<Entry>>;

/// Entries that are read at once: about a millisecond, in which this thread does nothing else.
const BATCH: u32 = 256;
/// Every key lies between these: the engine's begin with `!` or `/`.
const ALL: ([u8; 1], [u8; 1]) = ([0], [0xff]);

/// A range of keys.
pub(super) struct Between(pub(super) Vec<u8>, pub(super) Vec<u8>);

impl AnyRange for Between {
    fn into_key_range(self) -> KeyRange<'static> {
        KeyRange { start: self.0.into(), end: self.1.into() }
    }
}

impl Embedded {
    /// Hands out everything as one reading transaction sees it, while others go on writing. Each batch is a scan of its own in that
    /// transaction: a scan that stayed open would hold what the end of a flush waits for, on the thread that would have to end it (decision 0010).
    pub(super) async fn copy(&self, into: Batches) -> Result<(), Error> {
        let txn = self.datastore.transaction(TransactionType::Read).await.map_err(failed)?;
        let mut from = ALL.0.to_vec();
        let copied = loop {
            let batch = match txn.scan_raw(Between(from, ALL.1.to_vec()), BATCH, 0, None).await {
                Ok(batch) => batch,
                Err(error) => break Err(failed(error)),
            };
            let Some((last, _)) = batch.last() else { break Ok(()) };
            // The next key that there can be.
            from = [last.as_slice(), &[0]].concat();
            if into.send(batch).await.is_err() {
                // Whoever took them says why they stopped.
                break Ok(());
            }
            tokio::task::yield_now().await;
        };
        txn.cancel().await.map_err(failed)?;
        copied
    }
}

/// Puts entries into an empty directory, each batch in a transaction; what is there is whole when this returns.
pub(crate) async fn fill(database: &Path, settings: &Settings, mut from: mpsc::Receiver<Vec<Entry>>) -> Result<(), Error> {
    let tree = recover::tree(database, settings)?;
    while let Some(batch) = from.recv().await {
        let mut txn = tree.begin().map_err(failed)?;
        // Nothing is there before the end, which waits for the disk.
        txn.set_durability(Durability::Eventual);
        for (key, value) in batch {
            txn.set(key, value).map_err(failed)?;
        }
        txn.commit().await.map_err(failed)?;
    }
    tree.flush_wal(true).map_err(failed)?;
    tree.close().await.map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Open { reason: error.to_string() }
}
