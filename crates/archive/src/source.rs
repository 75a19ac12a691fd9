//! A backup in a file.

use crate::error::Error;
use crate::seal::Identities;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

/// Where a backup is, and what opens it; it can be opened again and again.
#[derive(Clone)]
pub struct Source {
    path: PathBuf,
    identities: Identities,
}

impl Source {
    /// A file, encrypted for one of these identities or not at all.
    pub fn new(path: &Path, identities: Identities) -> Self {
        Self { path: path.to_owned(), identities }
    }

    /// Opens it from its beginning.
    pub fn open(&self) -> Result<Box<dyn Read + Send>, Error> {
        let file = File::open(&self.path).map_err(|source| Error::Unreadable { path: self.path.clone(), source })?;
        self.identities.open(BufReader::new(file))
    }
}
