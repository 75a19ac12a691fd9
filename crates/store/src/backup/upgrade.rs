//! The copy that is made before a release changes how records are stored: the way back.

use super::moment;
use crate::error::Error;
use crate::migrate::{self, Standing};
use crate::settings::{Copies, Place};
use crate::store::Store;
use archive::NewFile;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

/// In which an upgrade is tried again.
const DAY: Duration = Duration::from_hours(24);

/// Where the copies are, in the data directory.
const FOLDER: &str = "copies-before-upgrade";
/// How their names begin.
const WHAT: &str = "before-upgrade";

impl Store {
    /// Copies a database that this release is about to change, and removes the oldest copies beyond those that are kept. Nothing happens where
    /// there is nothing to change, or where a change was begun: then there is a copy of what was before.
    pub(crate) async fn copied_before_upgrade(&self, place: &Place, copies: Option<Copies>) -> Result<(), Error> {
        let (Place::Directory(directory), Some(Copies { now, .. })) = (place, copies) else { return Ok(()) };
        let Standing::Behind { schema } = migrate::standing(self).await? else { return Ok(()) };
        let folder = directory.join(FOLDER);
        let made = now();
        let what = format!("{WHAT}-from-schema-{schema}");
        // An upgrade that fails is tried again and again: the first copy is the way back.
        if has_recent(&folder, &format!("{what}-")) {
            return Ok(());
        }
        let path = folder.join(archive::file_name(&what, moment(made)?));
        let making = async {
            fs::create_dir_all(&folder).map_err(archive::Error::Io)?;
            let (file, _) = self.backup(made, NewFile::create(&path)?).await?;
            Ok::<_, Error>(file.finish()?)
        };
        match making.await {
            Ok(bytes) => tracing::info!(path = %path.display(), bytes, "copied before the upgrade"),
            Err(error) => return Err(Error::NoCopy { folder, reason: error.to_string() }),
        }
        Ok(())
    }
}

/// Removes the oldest copies beyond those that are kept, once the upgrade is done that the newest was made for.
pub(crate) fn prune_copies(place: &Place, copies: Option<Copies>) {
    let (Place::Directory(directory), Some(Copies { keep, .. })) = (place, copies) else { return };
    let folder = directory.join(FOLDER);
    if folder.exists()
        && let Err(error) = prune(&folder, keep)
    {
        tracing::warn!(%error, "older copies could not be removed");
    }
}

/// Whether a copy whose name begins so was made within a day.
fn has_recent(folder: &Path, begins: &str) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let recent = |entry: &fs::DirEntry| {
        let made = entry.metadata().and_then(|data| data.modified());
        made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age < DAY))
    };
    // What is unfinished has another ending.
    let named = |entry: &fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with(begins) && !name.ends_with(".unfinished")
    };
    entries.flatten().any(|entry| named(&entry) && recent(&entry))
}

fn prune(folder: &Path, keep: usize) -> io::Result<()> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let names = names.collect::<io::Result<Vec<_>>>()?;
    archive::surplus(&names, WHAT, keep).into_iter().try_for_each(|name| fs::remove_file(folder.join(name)))
}
