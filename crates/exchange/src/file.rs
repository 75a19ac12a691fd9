//! What comes in: names and bytes.

use crate::limits::MAX_NAME;
use serde::{Deserialize, Serialize};

/// A file of an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, with the folders that it was chosen from, e.g. `engineering/backend.md`.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file. The name is cleaned: it is only ever shown and compared, and never opened.
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: clean(name), bytes: bytes.into() }
    }
}

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JSON: our own, a job family, or a list of records.
    Json,
    /// YAML: the same.
    Yaml,
    /// Comma-, semicolon- or TAB-separated values.
    Csv,
    /// A workbook.
    Xlsx,
    /// Markdown: front matter, tables, headings.
    Markdown,
    /// A page with tables.
    Html,
    /// An archive of files of the other formats.
    Zip,
}

/// A name of a file without what could mean another place: no root, drive, `..`, control or direction-changing characters.
pub fn clean(name: &str) -> String {
    let name: String =
        name.chars().filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect();
    let parts: Vec<&str> = name
        .split(['/', '\\'])
        .filter(|part| !(matches!(part.trim(), "" | "." | "..") || (part.len() == 2 && part.ends_with(':'))))
        .collect();
    let short: String = parts.join("/").chars().take(MAX_NAME).collect();
    if short.is_empty() { "file".to_owned() } else { short }
}

/// The last part of a name without its extension.
pub fn stem(name: &str) -> &str {
    let base = name.rsplit('/').next().unwrap_or(name);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}
