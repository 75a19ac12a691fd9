//! A file that has its name only once it is whole, on the disk, and was read back.

use crate::error::Error;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::{Builder, NamedTempFile};

/// How unfinished files begin and end: what a killed process left can be told from what is whole.
const UNFINISHED: (&str, &str) = (".waymark-", ".unfinished");

/// A file on its way. Dropped before it is finished, it leaves nothing.
pub struct NewFile {
    file: NamedTempFile,
    path: PathBuf,
    sum: Sha256,
}

impl NewFile {
    /// Begins a file beside its place; nobody but its owner may read it. There must be none of that name: a backup is never written over.
    pub fn create(path: &Path) -> Result<Self, Error> {
        if path.symlink_metadata().is_ok() {
            return Err(Error::Exists { path: path.to_owned() });
        }
        // Unix gives it the mode 0600.
        let made = Builder::new().prefix(UNFINISHED.0).suffix(UNFINISHED.1).tempfile_in(folder(path));
        let file = made.map_err(|source| Error::Unwritable { path: path.to_owned(), source })?;
        Ok(Self { file, path: path.to_owned(), sum: Sha256::new() })
    }

    /// Waits for the disk, reads back what is there, and gives it its name.
    pub fn finish(mut self) -> Result<u64, Error> {
        let path = self.path;
        let failed = |source| Error::Unwritable { path: path.clone(), source };
        self.file.as_file().sync_all().map_err(failed)?;
        self.file.rewind().map_err(failed)?;
        let (sum, bytes) = digest(self.file.as_file_mut()).map_err(failed)?;
        if sum != <[u8; 32]>::from(self.sum.finalize()) {
            return Err(Error::ReadBack { path });
        }
        match self.file.persist_noclobber(&path) {
            Ok(_named) => {}
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => return Err(Error::Exists { path }),
            Err(error) => return Err(failed(error.error)),
        }
        // The name too has to be on the disk.
        File::open(folder(&path)).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(bytes)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Removes what killed processes left unfinished in a folder, when nobody has written to it since `before`.
pub fn sweep(folder: &Path, before: SystemTime) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_unfinished = name.to_str().is_some_and(|name| name.starts_with(UNFINISHED.0) && name.ends_with(UNFINISHED.1));
        if is_unfinished && entry.metadata()?.modified()? < before {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn digest(file: &mut File) -> io::Result<([u8; 32], u64)> {
    let (mut sum, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 64 << 10]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((sum.finalize().into(), bytes));
        }
        sum.update(buffer.get(..read).unwrap_or_default());
        bytes += read as u64;
    }
}
