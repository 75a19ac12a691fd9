//! Bringing files into the draft: what is asked for, what was found in them, and what became of it.

use super::{ComparisonGroup, ImportSummary};
use serde::{Deserialize, Serialize};

/// How files are to be read. The default leaves everything to be guessed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct ImportOptions {
    /// Repairs to be made before reading, in their order.
    pub repairs: Vec<ImportRepair>,
    /// What is to be taken for what; none for a guess.
    pub mapping: Option<ImportMapping>,
}

/// A repair that was agreed to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRepair {
    /// Of which file.
    pub file: String,
    /// Which, as the preview named it in [`ImportOffer::key`].
    pub key: String,
}

/// What is taken for what.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct ImportMapping {
    /// The families that were found, and what they are to be called.
    pub families: Vec<ImportFamily>,
    /// The tables that were found, and what their columns hold.
    pub tables: Vec<ImportTable>,
    /// Where levels go that the draft does not have yet.
    pub levels: ImportLevels,
}

/// A family that was found.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportFamily {
    /// Its name in the files.
    pub found: String,
    /// The name that it is to have.
    pub name: String,
}

/// A table that was found.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportTable {
    /// Which: its file, and its sheet or first line.
    pub table: String,
    /// What it holds, as the import calls it, e.g. `matrix`.
    pub shape: String,
    /// Its columns, where rows are records.
    #[serde(default)]
    pub columns: Vec<ImportColumn>,
}

/// A column that was found.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportColumn {
    /// What stands above it.
    pub header: String,
    /// What it is taken for, as the import calls it, e.g. `competency`.
    pub field: String,
}

/// Where levels go that the draft does not have yet. Those of the same name are the same.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum ImportLevels {
    /// Behind the one that they follow in the files.
    #[default]
    InPlace,
    /// At the end of the spine.
    Append,
}

/// What was found in files. Nothing is written.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// How much was found.
    pub found: ImportCounts,
    /// What is to be known about the files, refusals first.
    pub notes: Vec<ImportNote>,
    /// How everything was read; a change of it is sent back with the files.
    pub mapping: ImportMapping,
    /// What would change in the draft.
    pub changes: Vec<ComparisonGroup>,
    /// Whether it can be written: nothing was refused, and it would change something.
    pub ready: bool,
}

/// How much was found.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ImportCounts {
    /// Families.
    pub families: u32,
    /// Roles.
    pub roles: u32,
    /// Levels.
    pub levels: u32,
    /// Competencies.
    pub competencies: u32,
    /// Cells that say something.
    pub cells: u32,
}

/// Something to be known about a file.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportNote {
    /// The file; empty where all of them together are meant.
    pub file: String,
    /// Where in it, in words, e.g. `sheet Levels, cell C5`; empty for the whole file.
    pub place: String,
    /// The line, from 1.
    pub line: Option<u32>,
    /// What, in a sentence.
    pub text: String,
    /// Whether the file could not be read for it.
    pub refused: bool,
    /// What would take it away.
    pub repair: Option<ImportOffer>,
}

/// A repair that is offered.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOffer {
    /// Which; sent back in [`ImportRepair::key`].
    pub key: String,
    /// What it does, in a sentence.
    pub text: String,
}

/// An import that was written into the draft.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportDone {
    /// The import.
    pub import: ImportSummary,
}

/// An import that was taken back.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportUndone {
    /// What was left, a sentence each, because somebody changed it since.
    pub left: Vec<String>,
}
