//! The database behind the store: in this process, or a server that several processes share.

mod copy;
mod direct;
mod embedded;
mod recover;
mod remote;
#[cfg(test)]
mod tests;
mod wal;

use crate::error::{Error, Failure};
use crate::settings::{Place, Settings};
pub(crate) use copy::{Batches, fill};
pub(crate) use direct::NewRow;
use embedded::{Embedded, Where};
use remote::Remote;
use surrealdb::IndexedResults;
use surrealdb_types::{Object, Value};

/// Fixed names: a misspelt one would silently be a new, empty database.
pub(super) const NAMESPACE: &str = "waymark";

/// An open database.
pub(crate) enum Engine {
    /// In this process.
    Embedded(Box<Embedded>),
    /// A server.
    Remote(Remote),
}

impl Engine {
    /// Opens the place. Has to run on the store's own threads.
    pub(crate) async fn open(settings: &Settings) -> Result<Self, Error> {
        let place = match &settings.place {
            Place::Memory => Where::Memory,
            Place::Directory(directory) => Where::Directory(directory),
            Place::Server(server) => return Ok(Self::Remote(Remote::open(server).await?)),
        };
        Ok(Self::Embedded(Box::new(Embedded::open(place, settings).await?)))
    }

    /// Bytes behind the last whole record of the log, which opening cut off; none of a server.
    pub(crate) fn cut_bytes(&self) -> u64 {
        match self {
            Self::Embedded(engine) => engine.recovery.cut,
            Self::Remote(_) => 0,
        }
    }

    /// Runs statements with their values once.
    pub(crate) async fn query(&self, text: &str, values: Object) -> Result<IndexedResults, surrealdb_types::Error> {
        match self {
            Self::Embedded(engine) => engine.db.query(text).bind(Value::Object(values)).await,
            Self::Remote(engine) => engine.query(text, values).await,
        }
    }

    /// Creates rows without a statement, all or none, and of `unless_there` those that are not there yet. A server understands statements
    /// alone.
    pub(crate) async fn create(&self, rows: &[NewRow], unless_there: &[NewRow]) -> Result<(), Failure> {
        match self {
            Self::Embedded(engine) => engine.create(rows, unless_there).await,
            Self::Remote(_) => Err(Failure::Final(Error::Elsewhere)),
        }
    }

    /// Hands out everything, as it is at this moment.
    pub(crate) async fn copy(&self, into: Batches) -> Result<(), Error> {
        match self {
            Self::Embedded(engine) => engine.copy(into).await,
            Self::Remote(_) => Err(Error::Elsewhere),
        }
    }

    /// Flushes and closes; a directory can be opened again when this returns.
    pub(crate) async fn close(&self) -> Result<(), Error> {
        match self {
            Self::Embedded(engine) => engine.close().await,
            Self::Remote(_) => Ok(()),
        }
    }
}
