//! Making a backup whenever one is due. What was made is read from the folder, so that a restart neither forgets nor repeats one.

use super::Backups;
use crate::web::Shared;
use archive::{Error, NewFile, Recipients};
use domain::time::Timestamp;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};
use store::Store;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep};

/// How the names of scheduled backups begin; others in the folder are never removed.
const WHAT: &str = "waymark";
/// How long it takes at most until it is looked at the clock again: machines sleep, and clocks are put right.
const LOOK: Duration = Duration::from_mins(1);
/// How soon a backup is tried again that failed, unless the next one is due before.
const RETRY: Duration = Duration::from_mins(10);
/// After so long nobody writes an unfinished file any more.
const ABANDONED: Duration = Duration::from_hours(24);

/// Where, how often and how many.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// The folder.
    pub folder: PathBuf,
    /// From one to the next.
    pub every: Duration,
    /// How many stay.
    pub keep: usize,
    /// Who may read them; without any they are not encrypted.
    pub recipients: Recipients,
}

/// Makes backups until the server stops.
pub async fn run(schedule: Schedule, web: Shared) {
    let work = async {
        loop {
            match turn(&schedule, web.service.store(), &web.backups).await {
                Ok(pause) => sleep(pause.min(LOOK)).await,
                Err(error) => {
                    web.backups.failed();
                    tracing::error!(%error, folder = %schedule.folder.display(), "the scheduled backup failed");
                    sleep(schedule.every.min(RETRY)).await;
                }
            }
        }
    };
    tokio::select! {
        () = work => {}
        () = web.stopping.cancelled() => {}
    }
}

/// Makes a backup if one is due, and gives the time until it is worth looking again.
async fn turn(schedule: &Schedule, store: &Store, backups: &Backups) -> Result<Duration, store::Error> {
    let now = service::now();
    let folder = &schedule.folder;
    let names = names(folder).map_err(unwritable(folder))?;
    let newest = newest(&names, now);
    if let Some(newest) = newest {
        backups.found(newest);
        let wait = until(newest, schedule.every, now);
        if !wait.is_zero() {
            return Ok(wait);
        }
    }
    // First: what was broken off may be what fills the disk.
    if let Err(error) = sweep(folder, now) {
        tracing::warn!(%error, "unfinished backups could not be removed");
    }
    let begun = Instant::now();
    let ending = if schedule.recipients.is_empty() { "" } else { ".age" };
    let name = archive::file_name(WHAT, moment(now)) + ending;
    let file = archive::seal(NewFile::create(&folder.join(&name))?, &schedule.recipients)?;
    let (file, summary) = store.backup(now, file).await?;
    let bytes = spawn_blocking(move || file.finish()?.finish()).await.map_err(|ended| Error::Io(io::Error::other(ended)))??;
    let took = begun.elapsed();
    backups.succeeded(now, bytes, took);
    tracing::info!(name, bytes, entries = summary.entries, seconds = took.as_secs_f64(), "backup made");
    if let Err(error) = tidy(schedule) {
        tracing::warn!(%error, "older backups could not be removed");
    }
    Ok(schedule.every)
}

/// When the newest one was made. One of the future was named while the clock was ahead, and tells nothing.
fn newest(names: &[String], now: Timestamp) -> Option<Timestamp> {
    let made = |name: &String| archive::newest(std::slice::from_ref(name), WHAT).map(|at| Timestamp(at.as_millisecond()));
    names.iter().filter_map(made).filter(|made| *made <= now).max()
}

/// Time until the next one is due.
fn until(newest: Timestamp, every: Duration, now: Timestamp) -> Duration {
    let age = u64::try_from(now.0.saturating_sub(newest.0)).unwrap_or_default();
    every.saturating_sub(Duration::from_millis(age))
}

fn tidy(schedule: &Schedule) -> io::Result<()> {
    let names = names(&schedule.folder)?;
    for name in archive::surplus(&names, WHAT, schedule.keep) {
        fs::remove_file(schedule.folder.join(name))?;
        tracing::info!(name, "older backup removed");
    }
    Ok(())
}

fn sweep(folder: &Path, now: Timestamp) -> io::Result<()> {
    let now = Duration::from_millis(u64::try_from(now.0).unwrap_or_default());
    archive::sweep(folder, UNIX_EPOCH + now.saturating_sub(ABANDONED))
}

/// The files in the folder, which is made when it is not there.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    fs::create_dir_all(folder)?;
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

fn unwritable(folder: &Path) -> impl FnOnce(io::Error) -> store::Error {
    |source| Error::Unwritable { path: folder.to_owned(), source }.into()
}

fn moment(at: Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_one_is_due_a_period_after_the_newest() {
        let (hour, at) = (Duration::from_hours(1), |minutes: i64| Timestamp(minutes * 60_000));
        assert_eq!(until(at(0), hour, at(20)), Duration::from_mins(40));
        assert_eq!(until(at(0), hour, at(60)), Duration::ZERO);
        assert_eq!(until(at(0), hour, at(600)), Duration::ZERO);
        let named = |minutes: i64| archive::file_name(WHAT, moment(at(minutes)));
        assert_eq!(newest(&[named(10), named(90)], at(60)), Some(at(10)), "the clock was ahead once");
    }
}
