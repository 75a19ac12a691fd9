//! Folders and digests.

use crate::step::{Done, Failed};
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder, sorted.
pub fn below(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies a folder with everything below it; the names stay.
pub fn copy(from: &Path, to: &Path) -> Done {
    for file in below(from)? {
        let relative = file.strip_prefix(from).map_err(|error| Failed(error.to_string()))?;
        let into = to.join(relative);
        if let Some(folder) = into.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, into)?;
    }
    Ok(())
}

/// A digest as text.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
