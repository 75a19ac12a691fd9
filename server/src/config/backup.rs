//! Backups that the server makes by itself.

use crate::backup::Schedule;
use archive::Recipients;
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
    /// Encrypt these backups for this public key of age (`age1...`); may be repeated. The secret key need not be on this machine.
    #[arg(long, env = "WAYMARK_BACKUP_RECIPIENT", value_delimiter = ',')]
    pub backup_recipient: Vec<String>,
    /// Encrypt these backups for the public keys in this file, one a line.
    #[arg(long, env = "WAYMARK_BACKUP_RECIPIENTS_FILE")]
    pub backup_recipients_file: Option<PathBuf>,
}

impl BackupArgs {
    /// When, where and for whom; none where no directory was named. Fails where a key is none: nobody should find out when it is needed.
    pub fn schedule(&self) -> Result<Option<Schedule>, archive::Error> {
        let Some(folder) = self.backup_dir.clone() else { return Ok(None) };
        let keep = usize::try_from(self.backup_keep.get()).unwrap_or(usize::MAX);
        let recipients = Recipients::new(&self.backup_recipient, self.backup_recipients_file.as_deref())?;
        Ok(Some(Schedule { folder, every: self.backup_every, keep, recipients }))
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
