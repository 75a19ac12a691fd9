//! A backup in a file.

use crate::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// Where a backup is; it can be opened again and again.
#[derive(Debug, Clone)]
pub struct Source {
    path: PathBuf,
}

impl Source {
    /// A file.
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// Opens it from its beginning.
    pub fn open(&self) -> Result<BufReader<File>, Error> {
        let file = File::open(&self.path).map_err(|source| Error::Unreadable { path: self.path.clone(), source })?;
        Ok(BufReader::new(file))
    }
}
