//! Putting a backup into an empty directory.

use super::ended;
use crate::audit::Entry;
use crate::engine;
use crate::error::Error;
use crate::migrate;
use crate::settings::{Durability, Place, Settings};
use crate::store::{Store, runtime};
use crate::unit::Unit;
use archive::{Header, Reader, Summary};
use domain::room::RoomName;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

/// There while a directory is being filled: what holds only the first half of a backup must not be taken for all of it.
const MARKER: &str = "restore-unfinished";
/// Parts that may wait to be put into the database.
const WAITING: usize = 2;

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Who made the backup, and when.
    pub header: Header,
    /// How much was in it.
    pub summary: Summary,
    /// Rooms that are damaged in the backup already. Their proposals are as they are there.
    pub damaged: Vec<RoomName>,
}

impl Store {
    /// Fills an empty directory from a backup, brings its schema up to date, ends every session, and begins a new generation of all text, noted as
    /// `audit` says: browsers hold newer copies, and must not bring them back. `open` opens the backup from its beginning; it is read twice,
    /// because nothing is made before all of it was verified. When it fails, nothing is left in the directory.
    pub async fn restore<R, F>(settings: Settings, open: F, audit: &Entry) -> Result<Restored, Error>
    where
        R: Read + Send + 'static,
        F: Fn() -> Result<R, archive::Error>,
    {
        let Place::Directory(directory) = settings.place.clone() else { return Err(Error::Elsewhere) };
        if !is_empty(&directory)? {
            return Err(Error::NotEmpty { directory });
        }
        // First: from now on no server opens the directory, and no other restore begins in it.
        let is_new = !directory.exists();
        fs::create_dir_all(&directory).map_err(|e| failed(&e))?;
        let marker = directory.join(MARKER);
        match File::create_new(&marker).and_then(|file| file.sync_all()) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(Error::NotEmpty { directory }),
            done => done.map_err(|e| failed(&e))?,
        }
        let verified = verified(&open, &directory).await;
        let (header, summary, from) = match verified {
            Ok(verified) => verified,
            Err(error) => {
                // What somebody else put there meanwhile is theirs.
                fs::remove_file(&marker).map_err(|e| failed(&e))?;
                if is_new {
                    // Not empty any more, then.
                    let _ = fs::remove_dir(&directory);
                }
                return Err(error);
            }
        };
        let filled = async {
            filled(settings.clone(), from).await?;
            renewed(settings, audit).await
        };
        match filled.await {
            Ok(damaged) => {
                fs::remove_file(&marker).and_then(|()| File::open(&directory)?.sync_all()).map_err(|e| failed(&e))?;
                Ok(Restored { header, summary, damaged })
            }
            Err(error) => {
                // What cannot be taken away stays marked.
                if let Err(left) = emptied(&directory) {
                    tracing::warn!(error = %left, ?directory, "what was restored so far could not be removed");
                }
                Err(error)
            }
        }
    }
}

/// The backup as it was verified, once more from its beginning, and that there is still nothing but the mark in the directory.
async fn verified<R, F>(open: &F, directory: &Path) -> Result<(Header, Summary, R), Error>
where
    R: Read + Send + 'static,
    F: Fn() -> Result<R, archive::Error>,
{
    let from = open()?;
    let (header, summary) = spawn_blocking(move || archive::verify(from)).await.map_err(ended)??;
    if header.schema > migrate::KNOWN {
        return Err(Error::NewerBackup { release: header.release, schema: header.schema });
    }
    let others = fs::read_dir(directory)
        .and_then(|entries| entries.map(|entry| Ok(entry?.file_name() != MARKER)).collect::<io::Result<Vec<_>>>());
    if others.map_err(|e| failed(&e))?.contains(&true) {
        return Err(Error::NotEmpty { directory: directory.to_owned() });
    }
    Ok((header, summary, open()?))
}

/// Puts what the backup holds into the directory.
async fn filled<R: Read + Send + 'static>(settings: Settings, from: R) -> Result<(), Error> {
    let Place::Directory(directory) = settings.place.clone() else { return Err(Error::Elsewhere) };
    let (give, take) = mpsc::channel(WAITING);
    let reading = spawn_blocking(move || {
        let mut reader = Reader::new(from)?;
        while let Some(part) = reader.part()? {
            if give.blocking_send(part).is_err() {
                break;
            }
        }
        Ok::<_, archive::Error>(())
    });
    // The engine's own threads, as everywhere.
    let threads = runtime(false)?;
    let filled = threads.spawn(async move { engine::fill(&directory, &settings, take).await }).await;
    threads.shutdown_background();
    filled.map_err(ended)??;
    Ok(reading.await.map_err(ended)??)
}

/// Makes of it a database of this release that no copy of the old one can be mixed into.
async fn renewed(mut settings: Settings, audit: &Entry) -> Result<Vec<RoomName>, Error> {
    // Until the marker is gone nobody was told that anything is saved; closing waits for the disk.
    settings.durability = Durability::Never;
    let store = Store::open_bare(settings).await?.migrated().await?;
    let renewed = async {
        // Somebody may have ended one of them since.
        let ended = "DELETE session RETURN NONE; DELETE sync_token RETURN NONE; DELETE password_link RETURN NONE;
            DELETE access_token RETURN NONE;";
        store.run(Unit::new(ended)).await?;
        store.rooms_renew_all(audit).await
    };
    let renewed = renewed.await;
    store.close().await?;
    renewed
}

/// Refuses what a restore left that was cut off.
pub(super) fn refuse_unfinished(directory: &Path) -> Result<(), Error> {
    if directory.join(MARKER).exists() { Err(Error::Unfinished { directory: directory.to_owned() }) } else { Ok(()) }
}

/// Whether there is nothing at all, or no such directory.
pub(super) fn is_empty(directory: &Path) -> Result<bool, Error> {
    match fs::read_dir(directory) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(failed(&error)),
    }
}

/// Everything in the directory but the marker is removed, then that one.
fn emptied(directory: &Path) -> io::Result<()> {
    let entries: Vec<PathBuf> = fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    for path in entries.iter().filter(|path| !path.ends_with(MARKER)) {
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    fs::remove_file(directory.join(MARKER))
}

fn failed(error: &io::Error) -> Error {
    Error::Open { reason: error.to_string() }
}
