//! Backups that the server makes by itself.

use crate::backup::Schedule;
use clap::Args;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

/// Backups that the server makes by itself.
#[derive(Debug, Clone, Args)]
pub struct BackupArgs {
    /// Directory for backups that the server makes by itself; made when it is not there. Better on another disk than the data.
    /// [default: none are made]
    #[arg(long, env = "WAYMARK_BACKUP_DIR", conflicts_with = "database_url")]
    pub backup_dir: Option<PathBuf>,
    /// Time from one of these backups to the next, e.g. `24h` or `30m`.
    #[arg(long, env = "WAYMARK_BACKUP_EVERY", default_value = "24h", value_parser = period)]
    pub backup_every: Duration,
    /// How many of these backups stay: with another one, the oldest is removed.
    #[arg(long, env = "WAYMARK_BACKUP_KEEP", default_value = "7")]
    pub backup_keep: NonZeroU32,
}

impl BackupArgs {
    /// When and where; none where no directory was named.
    pub fn schedule(&self) -> Option<Schedule> {
        let folder = self.backup_dir.clone()?;
        let keep = usize::try_from(self.backup_keep.get()).unwrap_or(usize::MAX);
        Some(Schedule { folder, every: self.backup_every, keep })
    }
}

/// Names of backups hold seconds.
const SHORTEST: Duration = Duration::from_secs(1);

fn period(text: &str) -> Result<Duration, String> {
    let parsed = text.parse::<jiff::SignedDuration>().ok().and_then(|period| Duration::try_from(period).ok());
    let long_enough = parsed.filter(|period| *period >= SHORTEST);
    long_enough.ok_or_else(|| "write hours, minutes or seconds, as 24h, 30m or 90s; a second at least".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_people_write_them() {
        assert_eq!(period("24h"), Ok(Duration::from_hours(24)));
        assert_eq!(period("1h 30m"), Ok(Duration::from_mins(90)));
        for none in ["", "24", "0s", "-1h", "10ms", "often"] {
            assert!(period(none).is_err(), "{none}");
        }
    }
}
