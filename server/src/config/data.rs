//! Where the data is.

use clap::Args;
use service::{Place, Settings};
use std::num::NonZeroU64;
use std::path::PathBuf;

/// Bytes of a megabyte as `--memory-mb` counts them.
const MEGABYTE: u64 = 1024 * 1024;

/// Where the data is.
#[derive(Debug, Clone, Args)]
pub struct DataArgs {
    /// Directory of the database; made when it is not there. One process at a time.
    #[arg(long, env = "WAYMARK_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// Memory for the database's caches, in megabytes. [default: 96]
    #[arg(long, env = "WAYMARK_MEMORY_MB")]
    pub memory_mb: Option<NonZeroU64>,
}

impl DataArgs {
    /// For the service.
    pub fn settings(&self) -> Settings {
        let memory = self.memory_mb.map(|mb| mb.get().saturating_mul(MEGABYTE));
        Settings { place: Place::Directory(self.data_dir.clone()), memory }
    }

    /// For people.
    pub fn place(&self) -> String {
        self.data_dir.display().to_string()
    }
}
