//! Backup and restore: everything as one reading transaction sees it, while everybody goes on working, in the file that `archive` defines.

mod restore;
mod upgrade;

use crate::error::Error;
use crate::migrate;
use crate::settings::{Place, Settings};
use crate::store::Store;
use archive::{Entry, Header, Summary, Writer};
use domain::time::Timestamp;
pub use restore::Restored;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
pub(crate) use upgrade::prune_copies;

/// Batches that may wait for whoever writes them: with a slow disk or reader the database is read no faster than that.
const WAITING: usize = 4;

impl Store {
    /// Writes everything to `out`, as it is at this moment, and gives `out` back with how much there was. Who writes meanwhile waits no longer
    /// than a batch of the reading takes; compressing and writing happen elsewhere.
    pub async fn backup<W: Write + Send + 'static>(&self, made: Timestamp, out: W) -> Result<(W, Summary), Error> {
        let header = Header {
            release: env!("CARGO_PKG_VERSION").to_owned(),
            schema: migrate::newest(self).await?,
            made: moment(made)?.to_string(),
        };
        let engine = self.engine()?;
        let (give, mut take) = mpsc::channel::<Vec<Entry>>(WAITING);
        let writing = spawn_blocking(move || {
            let mut writer = Writer::new(out, &header)?;
            while let Some(batch) = take.blocking_recv() {
                batch.iter().try_for_each(|entry| writer.push(entry))?;
            }
            Ok::<_, archive::Error>(writer)
        });
        let copied = self.on_threads(async move { engine.copy(give).await }).await;
        // First: where writing failed, the copying only ended early.
        let writer = writing.await.map_err(ended)??;
        copied?;
        Ok(spawn_blocking(move || writer.finish()).await.map_err(ended)??)
    }

    /// Opens a directory as it is, to copy it: nothing of its schema is changed. There has to be a database.
    pub async fn open_as_is(settings: Settings) -> Result<Arc<Self>, Error> {
        if let Place::Directory(directory) = &settings.place {
            restore::refuse_unfinished(directory)?;
            if restore::is_empty(directory)? {
                return Err(Error::NothingThere { directory: directory.clone() });
            }
        }
        Self::open_bare(settings).await
    }
}

/// Before a directory is opened to be worked with.
pub(crate) fn refuse_unfinished(directory: &Path) -> Result<(), Error> {
    restore::refuse_unfinished(directory)
}

pub(crate) fn moment(at: Timestamp) -> Result<jiff::Timestamp, Error> {
    let unreadable = |error: jiff::Error| Error::Unreadable { what: "the time of a backup", reason: error.to_string() };
    jiff::Timestamp::from_millisecond(at.0).map_err(unreadable)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
fn ended(error: tokio::task::JoinError) -> Error {
    Error::Open { reason: error.to_string() }
}
