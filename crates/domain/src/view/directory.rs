//! Lists of people that are brought in: what was found in one, what it would change, and what became of it.

use super::ImportColumn;
use crate::ids::ItemId;
use crate::people::PersonSummary;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What becomes of people who are here and not on the list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingPeople {
    /// They stay as they are.
    Stay,
    /// They have left.
    Leave,
}

/// How a list is to be read, and what was chosen.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DirectoryOptions {
    /// What the columns hold, in their order, each by its [`ImportColumn::field`]; empty for a guess.
    pub columns: Vec<String>,
    /// What becomes of people who are here and not on the list; has to be chosen where there are any.
    pub missing: Option<MissingPeople>,
    /// The reading of everybody that was looked at ([`DirectoryPreview::seen`]); has to be sent for writing.
    pub seen: Option<i64>,
}

/// What a list would change. Nothing is written.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryPreview {
    /// Of which reading of everybody this was made.
    pub seen: i64,
    /// The columns, and what they are taken for.
    pub columns: Vec<ImportColumn>,
    /// What has to be put right in the file, or chosen, first.
    pub problems: Vec<DirectoryProblem>,
    /// What is worth knowing about the file.
    pub notes: Vec<DirectoryProblem>,
    /// Who is new.
    pub added: DirectoryPart,
    /// Who changes.
    pub changed: DirectoryPart,
    /// Who had left and is on the list.
    pub returned: DirectoryPart,
    /// Who is here and not on the list.
    pub missing: DirectoryPart,
    /// How many are on the list as they are here.
    pub unchanged: usize,
    /// Whether it can be written: nothing has to be put right, and it would change something.
    pub ready: bool,
}

/// Something about a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryProblem {
    /// The line in the file or the sheet, from 1; none where the whole file is meant.
    pub line: Option<u32>,
    /// What, in a sentence.
    pub text: String,
}

/// Some people of a list: the first of them, and how many there are.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DirectoryPart {
    /// How many.
    pub total: usize,
    /// The first of them.
    pub first: Vec<DirectoryLine>,
}

/// Somebody of a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryLine {
    /// Their name.
    pub name: String,
    /// Their address for sign-in.
    pub email: String,
    /// What changes.
    pub changes: Vec<DirectoryChange>,
}

/// What changes about somebody.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryChange {
    /// What.
    pub what: DirectoryFact,
    /// As it is; empty where there is none.
    pub before: String,
    /// As it would be; empty where there is none.
    pub after: String,
}

/// What is known of somebody and may stand on a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectoryFact {
    /// The name.
    Name,
    /// The job title.
    Title,
    /// The line manager.
    Manager,
    /// The manager's manager or a dotted line.
    SecondLine,
    /// The role of the framework.
    Role,
}

/// A list that was brought in.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryDone {
    /// Which.
    pub id: ItemId,
    /// The file.
    pub name: String,
    /// Who.
    pub by: PersonSummary,
    /// When.
    pub at: Timestamp,
    /// How many people it added.
    pub added: u32,
    /// How many people it changed, those who left or came back among them.
    pub changed: u32,
}

/// How far a list is written.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryProgress {
    /// How many parts are written.
    pub written: u32,
    /// How many there are.
    pub parts: u32,
}

/// A list that was taken back.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryUndone {
    /// Who stays as they are, because something happened since.
    pub left: DirectoryPart,
}
