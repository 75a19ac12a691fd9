//! Where the data is.

use clap::Args;
use service::Settings;
use std::num::NonZeroU64;
use std::path::PathBuf;
use store::Place;

/// Bytes of a megabyte as `--memory` counts them.
const MEGABYTE: u64 = 1024 * 1024;

/// Where the data is.
#[derive(Debug, Clone, Args)]
pub struct DataArgs {
    /// Directory of the database; made when it is not there. One process at a time.
    #[arg(long, env = "WAYMARK_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// Memory for what the database keeps of its files, in megabytes.
    #[arg(long, env = "WAYMARK_MEMORY", default_value = "64")]
    pub memory: NonZeroU64,
}

impl DataArgs {
    /// For the service.
    pub fn settings(&self) -> Settings {
        let mut settings = Settings::new(Place::Directory(self.data_dir.clone()));
        settings.store.cache_bytes = self.memory.get().saturating_mul(MEGABYTE);
        settings
    }

    /// For people.
    pub fn place(&self) -> String {
        self.data_dir.display().to_string()
    }
}
