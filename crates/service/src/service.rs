//! The service: database, rooms and clock behind one door.

use crate::Result;
use std::path::PathBuf;
use std::sync::Arc;

/// Where everything is kept.
#[derive(Debug, Clone)]
pub enum Place {
    /// Nowhere: gone with the process.
    Memory,
    /// In a directory of this machine.
    Directory(PathBuf),
}

/// How to open the service.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where everything is kept.
    pub place: Place,
    /// How much memory the database may use for its caches, in bytes; none for the default.
    pub memory: Option<u64>,
}

/// The service.
#[derive(Debug)]
pub struct Service {}

impl Service {
    /// Opens database and rooms.
    pub async fn open(settings: Settings) -> Result<Arc<Self>> {
        let _ = settings;
        Err(crate::Error::Busy)
    }

    /// Whether the database answers.
    pub async fn check(&self) -> Result<()> {
        Err(crate::Error::Busy)
    }

    /// Ends connections, writes what is open and closes the database.
    pub async fn shutdown(&self) {}
}
