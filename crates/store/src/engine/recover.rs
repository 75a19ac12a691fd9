//! Recovering the embedded engine's files, before it is opened for writing.
//!
//! A process that is killed, and a machine that loses power, may leave a piece of a record at the end of the write-ahead log. `SurrealKV`
//! 0.21.4 opens the last segment for appending before it looks at it. Some pieces it takes for padding and appends behind them, where the
//! next start stops reading; for others it puts a repaired copy in the segment's place and goes on appending to the file that is no longer
//! in the directory. Either way everything that is committed from then on is lost by the next crash. So the piece is cut off here, and
//! whatever the log holds is brought into tables by an open that writes nothing else, before the open that serves. See
//! docs/decisions/0009-recover-before-opening.md.

use super::wal::{self, Segment};
use crate::error::Error;
use crate::settings::Settings;
use std::fmt::Display;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use surrealkv::{Tree, TreeBuilder};

/// Values above this many bytes lie in files of their own.
pub(super) const LARGE_VALUE_BYTES: usize = 4 << 10;
/// The size at which a file of large values is followed by the next one.
pub(super) const LARGE_VALUE_FILE_BYTES: u64 = 128 << 20;
/// How many times the usual table of recent writes the recovering one may hold. The records of one table may need a little more room when
/// they are replayed, since their places in it are drawn by lot; `SurrealKV` 0.21.4 then marks the segment as done after its first half.
const ROOM: u64 = 2;
/// Where what was cut out of a damaged log is kept, below the directory of the database.
const KEPT: &str = "damaged-log";

/// What a start had to do about the log before it could be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Recovery {
    /// Bytes behind the last whole record.
    pub(crate) cut: u64,
    /// Where they are kept, when whole records were among them.
    pub(crate) kept: Vec<PathBuf>,
}

/// Cuts off what is torn and brings what the log holds into tables. The engine is closed when this returns, and its log empty.
pub(super) async fn recover(database: &Path, settings: &Settings) -> Result<Recovery, Error> {
    if wal::length(database).map_err(failed)? == 0 {
        return Ok(Recovery::default());
    }
    let recovery = {
        // Until the engine takes the lock itself: what another process is writing looks torn.
        let _lock = lock(database)?;
        cut(database).map_err(failed)?
    };
    replay(database, settings).await?;
    tell(&recovery);
    Ok(recovery)
}

/// The engine's own lock.
fn lock(database: &Path) -> Result<File, Error> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(database.join("LOCK")).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(failed("the directory is locked")),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// Cuts every segment off behind its last whole record.
fn cut(database: &Path) -> io::Result<Recovery> {
    // A repair of the engine's that was interrupted: the next one would append to its half.
    match std::fs::remove_dir_all(wal::directory(database).join("repair_temp")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut recovery = Recovery::default();
    for segment in wal::segments(database)? {
        let bytes = std::fs::read(&segment.path)?;
        let whole = wal::whole(&bytes);
        let Some(tail) = bytes.get(whole..).filter(|tail| !tail.is_empty()) else { continue };
        if wal::is_damaged(&bytes, whole) {
            recovery.kept.push(keep(database, &segment, whole, tail)?);
        }
        let file = OpenOptions::new().write(true).open(&segment.path)?;
        file.set_len(whole as u64)?;
        file.sync_all()?;
        recovery.cut += tail.len() as u64;
    }
    Ok(recovery)
}

fn keep(database: &Path, segment: &Segment, whole: usize, tail: &[u8]) -> io::Result<PathBuf> {
    let directory = database.join(KEPT);
    std::fs::create_dir_all(&directory)?;
    let path = directory.join(format!("{}-{whole}", segment.number));
    std::fs::write(&path, tail)?;
    File::open(&path)?.sync_all()?;
    File::open(&directory)?.sync_all()?;
    Ok(path)
}

/// Opens the engine alone, which replays the log, and closes it, which writes what was replayed into tables and ends the log.
async fn replay(database: &Path, settings: &Settings) -> Result<(), Error> {
    tree(database, settings)?.close().await.map_err(failed)
}

/// The engine alone, with the room that recovering needs.
pub(super) fn tree(database: &Path, settings: &Settings) -> Result<Tree, Error> {
    let room = settings.memtable_bytes.saturating_mul(ROOM);
    TreeBuilder::new()
        .with_path(database.to_path_buf())
        .with_enable_vlog(true)
        .with_vlog_value_threshold(LARGE_VALUE_BYTES)
        .with_vlog_max_file_size(LARGE_VALUE_FILE_BYTES)
        .with_max_memtable_size(usize::try_from(room).unwrap_or(usize::MAX))
        .with_block_cache_capacity(settings.cache_bytes)
        .build()
        .map_err(failed)
}

fn tell(recovery: &Recovery) {
    let bytes = recovery.cut;
    if !recovery.kept.is_empty() {
        tracing::error!(
            bytes,
            kept = ?recovery.kept,
            "the database's log is damaged before its end: what lay behind the damage was cut off and kept, and may hold what was called saved"
        );
    } else if bytes > 0 {
        tracing::warn!(
            bytes,
            "the database's log ended within a record, as a crash leaves it: the piece, which nobody was told is saved, was cut off"
        );
    }
}

/// Makes sure that a commit since the log had this length is in the directory, and not in a file that was taken out of it.
pub(super) fn prove_written(database: &Path, length_before: u64) -> Result<(), Error> {
    if wal::length(database).map_err(failed)? > length_before { Ok(()) } else { Err(Error::LogElsewhere) }
}

fn failed(error: impl Display) -> Error {
    Error::Open { reason: error.to_string() }
}
