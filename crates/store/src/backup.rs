//! Backup and restore: the database's own export, one consistent reading while everybody goes on working.

use crate::audit::Entry;
use crate::error::Error;
use crate::settings::Settings;
use crate::store::Store;
use crate::unit::Unit;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Store {
    /// Writes everything to a file. The file is whole once this returns: it is written beside its place and moved there at the end.
    pub async fn backup(&self, file: &Path) -> Result<(), Error> {
        let engine = self.engine()?;
        let unfinished = file.with_extension("unfinished");
        let file = file.to_owned();
        self.on_threads(async move {
            engine.export(&unfinished).await?;
            tokio::fs::File::open(&unfinished).await.map_err(failed)?.sync_all().await.map_err(failed)?;
            tokio::fs::rename(&unfinished, &file).await.map_err(failed)
        })
        .await
    }

    /// Opens an empty place, fills it from a backup, brings its schema up to date, and begins a new generation of all text, noted as `audit`
    /// says: browsers hold newer copies, and must not bring them back. When it fails, throw the place away: a restore is not one
    /// transaction.
    pub async fn restore(settings: Settings, file: PathBuf, audit: &Entry) -> Result<Arc<Self>, Error> {
        let store = Self::open_bare(settings).await?;
        let mut answer = store.run(Unit::new("RETURN (INFO FOR DB).tables.len()")).await?;
        if answer.take::<i64>(0)? > 0 {
            store.close().await?;
            return Err(Error::NotEmpty);
        }
        let engine = store.engine()?;
        store.on_threads(async move { engine.import(&file).await }).await?;
        let store = store.migrated().await?;
        store.check().await?;
        for room in store.rooms_renew_all(audit).await? {
            tracing::error!(%room, "the text is damaged in the backup already");
        }
        Ok(store)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
fn failed(error: std::io::Error) -> Error {
    Error::Open { reason: error.to_string() }
}
