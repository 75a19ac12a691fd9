//! Checksums, in the form that `sha256sum --check` reads.

use crate::paths;
use crate::step::Done;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes `SHA256SUMS` beside the files.
pub fn write(folder: &Path, files: &[PathBuf]) -> Done {
    let mut lines = String::new();
    for file in files {
        let sum = Sha256::digest(fs::read(file)?);
        let hex = sum.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{hex}  {}", paths::name_of(file));
    }
    Ok(fs::write(folder.join("SHA256SUMS"), lines)?)
}
