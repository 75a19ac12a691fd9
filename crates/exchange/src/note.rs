//! What is said about an import: notes, refusals, and the place that they are about.

use crate::limits::MAX_NOTES;
use crate::repair::Repair;
use domain::framework::FrameworkError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A place in what was uploaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Place {
    /// The file; empty where the whole upload is meant.
    pub file: String,
    /// The line, from 1.
    #[serde(default)]
    pub line: Option<u32>,
    /// The sheet of a workbook.
    #[serde(default)]
    pub sheet: Option<Box<str>>,
    /// The cell of the sheet, e.g. `C5`.
    #[serde(default)]
    pub cell: Option<Box<str>>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// A line of a file.
    #[must_use]
    pub fn line(file: &str, line: u32) -> Self {
        Self { file: file.to_owned(), line: Some(line), ..Self::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = if self.file.is_empty() { "the upload" } else { &self.file };
        f.write_str(file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, ", sheet {sheet}")?;
        }
        if let Some(cell) = &self.cell {
            write!(f, ", cell {cell}")?;
        }
        match self.line {
            Some(line) => write!(f, ", line {line}"),
            None => Ok(()),
        }
    }
}

/// Something worth knowing about what was read: the import goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// What, in a sentence.
    pub text: String,
    /// What would make it right.
    #[serde(default)]
    pub repair: Option<Repair>,
}

/// Why a file, or the whole upload, is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub struct Refusal {
    /// Where.
    pub place: Place,
    /// Why.
    pub why: Why,
    /// What would make it readable.
    pub repair: Option<Repair>,
}

impl Refusal {
    /// A refusal without repair.
    #[must_use]
    pub fn new(place: Place, why: Why) -> Self {
        Self { place, why, repair: None }
    }

    /// The same with a repair.
    #[must_use]
    pub fn with(mut self, repair: Option<Repair>) -> Self {
        self.repair = repair;
        self
    }
}

/// A reason to refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// More than a limit of [`crate::limits`].
    #[error("{what} is more than the {limit} that an import may have")]
    TooMuch {
        /// Of what, e.g. `the upload`.
        what: &'static str,
        /// The limit with its unit.
        limit: String,
    },
    /// There is nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// Neither name nor content tell a format that is read here.
    #[error("this is {0}; YAML, JSON, CSV, XLSX, Markdown, HTML and ZIP are read")]
    Format(&'static str),
    /// The bytes are not text in an encoding that can be told.
    #[error("{0}")]
    Encoding(String),
    /// A TAB where only spaces may indent.
    #[error("there is a TAB where YAML wants spaces")]
    Tab,
    /// The text breaks the rules of its format.
    #[error("{0}")]
    Syntax(String),
    /// Something that only a hostile file has, or that is not worth its danger.
    #[error("{0}")]
    Unsafe(&'static str),
    /// It can be read, and no framework is in it.
    #[error("no roles, levels or competencies were found in it")]
    Nothing,
    /// What it says does not hold together.
    #[error("{0}")]
    Unsound(FrameworkError),
}

/// Collects notes up to the limit.
#[derive(Debug, Default)]
pub(crate) struct Notes(pub Vec<Note>);

impl Notes {
    /// Adds a sentence about a place.
    pub fn say(&mut self, place: Place, text: impl Into<String>) {
        self.add(place, text, None);
    }

    /// Adds a sentence with a repair.
    pub fn add(&mut self, place: Place, text: impl Into<String>, repair: Option<Repair>) {
        if self.0.len() < MAX_NOTES {
            self.0.push(Note { place, text: text.into(), repair });
        }
    }
}
