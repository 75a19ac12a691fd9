//! The embedded engine: with `direct`, the only file that touches SurrealDB's internal interfaces.
//!
//! The public way to open it takes no memory settings (the block cache alone would be half of the machine) and has no close to wait
//! for, so the datastore is built here. The interfaces may move in any release: the crates are pinned exactly.

use super::NAMESPACE;
use super::direct::Home;
use super::recover::{self, Recovery};
use super::wal;
use crate::error::Error;
use crate::settings::{Durability, Settings};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use surrealdb::Surreal;
use surrealdb::engine::local::Db;
use surrealdb_cnf::ConfigMap;
use surrealdb_core::kvs::Datastore;
use surrealdb_core::options::EngineOptions;

/// A statement that runs longer is a fault, not work.
const QUERY_TIMEOUT: Duration = Duration::from_secs(15);
/// The heartbeat of a node that has no other nodes: each one is a commit, so as rarely as its expiry of 30 s allows.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// An open database of this process.
pub(crate) struct Embedded {
    /// The one session. Never cloned: a clone is another session.
    pub(super) db: Surreal<Db>,
    pub(super) datastore: Arc<Datastore>,
    pub(super) home: Home,
    pub(super) recovery: Recovery,
}

/// Where the embedded engine keeps the data.
#[derive(Clone, Copy)]
pub(super) enum Where<'a> {
    Memory,
    Directory(&'a Path),
}

impl Embedded {
    /// Recovers and opens the place, and selects our namespace and database. Has to run on the store's own threads.
    pub(super) async fn open(place: Where<'_>, settings: &Settings) -> Result<Self, Error> {
        let recovery = match place {
            Where::Memory => Recovery::default(),
            Where::Directory(directory) => recover::recover(directory, settings).await?,
        };
        Self::open_recovered(place, settings, recovery).await
    }

    pub(super) async fn open_recovered(place: Where<'_>, settings: &Settings, recovery: Recovery) -> Result<Self, Error> {
        let datastore = Datastore::builder()
            .with_config(config(settings))
            .with_engine_options(options())
            .with_auth(false)
            .with_query_timeout(Some(QUERY_TIMEOUT))
            .without_maintenance_tasks()
            .build_with_path(&path(&place)?)
            .await
            .map_err(open_error)?;
        // The order matters: a maintenance task that writes before the version is stamped makes a new store look like an ancient one.
        datastore.check_version().await.map_err(open_error)?;
        let logged = logged(&place)?;
        datastore.bootstrap().await.map_err(open_error)?;
        if let Where::Directory(directory) = place
            && let Err(error) = recover::prove_written(directory, logged)
        {
            datastore.shutdown().await.map_err(open_error)?;
            return Err(error);
        }
        datastore.start_maintenance_tasks();
        let db = Surreal::<Db>::unstable_from_datastore(Arc::clone(&datastore), None).await?;
        db.use_ns(NAMESPACE).use_db(NAMESPACE).await?;
        let home = Home::find(&datastore).await?;
        Ok(Self { db, datastore, home, recovery })
    }

    /// Flushes and closes; the directory can be opened again when this returns.
    pub(super) async fn close(&self) -> Result<(), Error> {
        self.datastore.shutdown().await.map_err(open_error)
    }
}

fn config(settings: &Settings) -> ConfigMap {
    let sync = match settings.durability {
        Durability::EveryCommit => "every",
        Durability::Never => "never",
    };
    ConfigMap::empty()
        .with_key_value("datastore_sync", sync)
        .with_key_value("surrealkv_enable_vlog", "true")
        .with_key_value("surrealkv_vlog_threshold", recover::LARGE_VALUE_BYTES.to_string())
        .with_key_value("surrealkv_vlog_max_file_size", recover::LARGE_VALUE_FILE_BYTES.to_string())
        .with_key_value("surrealkv_block_cache_capacity", settings.cache_bytes.to_string())
        .with_key_value("surrealkv_max_memtable_size", settings.memtable_bytes.to_string())
}

fn options() -> EngineOptions {
    EngineOptions { node_membership_refresh_interval: HEARTBEAT, ..EngineOptions::default() }
}

fn path(place: &Where<'_>) -> Result<String, Error> {
    match place {
        Where::Memory => Ok("mem://".to_owned()),
        Where::Directory(directory) => {
            std::fs::create_dir_all(directory).map_err(open_error)?;
            let directory = directory.to_str().ok_or_else(|| Error::Open { reason: "the path is not UTF-8".to_owned() })?;
            Ok(format!("surrealkv://{directory}"))
        }
    }
}

/// Bytes in the log.
fn logged(place: &Where<'_>) -> Result<u64, Error> {
    match place {
        Where::Memory => Ok(0),
        Where::Directory(directory) => wal::length(directory).map_err(open_error),
    }
}

fn open_error(error: impl std::fmt::Display) -> Error {
    Error::Open { reason: error.to_string() }
}
