//! What changed between two versions of the framework, made ready for reading.

use super::Publication;
use crate::diff::{Piece, words};
use crate::framework::Framework;
use crate::framework::compare::{Change, FamilyChanges, What, grouped, versions};
use crate::ids::RoleId;
use crate::text::is_blank;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Two versions next to one another, as one person may see them.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonView {
    /// The older version; 0 for nothing at all, before the first publication.
    pub from: u32,
    /// The newer version; none for the draft.
    pub to: Option<u32>,
    /// What differs, family by family; what all share first.
    pub groups: Vec<ComparisonGroup>,
    /// Every publication, newest first.
    pub publications: Vec<Publication>,
    /// Whether the asking person writes the framework.
    pub owns: bool,
    /// The server's time when the page was made.
    pub now: Timestamp,
}

/// What differs in a family, or in what all families share.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonGroup {
    /// The family's name; empty for what all share.
    pub title: String,
    /// Its parts: what is of no role first, then role by role.
    pub parts: Vec<ComparisonPart>,
}

/// What differs in a role, or in what is of no role.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonPart {
    /// The role, as it is called now; none for what is of no role.
    pub role: Option<ComparedRole>,
    /// The differences.
    pub lines: Vec<ComparisonLine>,
}

/// A role that something changed in.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedRole {
    /// Which.
    pub id: RoleId,
    /// Its title.
    pub title: String,
    /// Whether the newer version has it.
    pub there: bool,
}

/// A difference.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonLine {
    /// What it is about.
    pub about: String,
    /// How it differs.
    pub sort: ComparisonSort,
    /// The words that differ; none where the whole thing is new or gone, or stands in another order.
    pub pieces: Vec<Piece>,
}

/// How something differs.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonSort {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// It stands elsewhere.
    Moved,
}

impl ComparisonGroup {
    /// Everything that differs between two versions, both as the reader may see them.
    pub fn between(older: &Framework, newer: &Framework) -> Vec<Self> {
        let changes = versions(older, newer);
        grouped(&changes).into_iter().map(|group| Self::of(&group, older, newer)).collect()
    }

    fn of(group: &FamilyChanges<'_>, older: &Framework, newer: &Framework) -> Self {
        let name = |framework: &Framework| {
            let id = group.family.as_ref()?;
            framework.families.iter().find(|family| family.id == *id).map(|family| family.name.clone())
        };
        let whole = (!group.whole.is_empty()).then(|| ComparisonPart { role: None, lines: lines(&group.whole) });
        let roles = group.roles.iter().map(|(id, changes)| {
            let now = newer.role(id);
            let title = now.or_else(|| older.role(id)).map_or_else(|| id.to_string(), |role| role.name());
            ComparisonPart { role: Some(ComparedRole { id: id.clone(), title, there: now.is_some() }), lines: lines(changes) }
        });
        Self { title: name(newer).or_else(|| name(older)).unwrap_or_default(), parts: whole.into_iter().chain(roles).collect() }
    }
}

fn lines(changes: &[&Change]) -> Vec<ComparisonLine> {
    changes.iter().map(|change| line(change)).collect()
}

fn line(change: &Change) -> ComparisonLine {
    let name = change.name.clone();
    let of = |field: &str| format!("{name}: {field}");
    let (about, sort, pieces) = match &change.what {
        What::Added => (name, ComparisonSort::Added, Vec::new()),
        What::Removed => (name, ComparisonSort::Removed, Vec::new()),
        What::Renamed { from, to } => (of("name"), ComparisonSort::Changed, words(from, to)),
        What::Moved { from, to } => (name, ComparisonSort::Moved, instead(from, to)),
        What::Reworded { field, pieces } => (of(field.words()), ComparisonSort::Changed, pieces.clone()),
        What::Set { field, from, to } => (of(field.words()), ComparisonSort::Changed, instead(from, to)),
        What::Reordered { what } => (of(&format!("the order of the {what}")), ComparisonSort::Moved, Vec::new()),
    };
    ComparisonLine { about, sort, pieces }
}

/// One value in the place of another.
fn instead(from: &str, to: &str) -> Vec<Piece> {
    let before = (!is_blank(from)).then(|| Piece::Removed(from.to_owned()));
    let between = (!is_blank(from) && !is_blank(to)).then(|| Piece::Same(" ".to_owned()));
    let after = (!is_blank(to)).then(|| Piece::Added(to.to_owned()));
    before.into_iter().chain(between).chain(after).collect()
}
