//! What changed between two versions of the framework, made ready for reading.

use super::Publication;
use crate::diff::{Piece, words};
use crate::framework::compare::{Change, FamilyChanges, What, grouped, versions};
use crate::framework::{Framework, FrameworkRole, Place};
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
        let read = |changes: &[&Change], role: &str| changes.iter().map(|change| line(change, role, older, newer)).collect();
        let whole = (!group.whole.is_empty()).then(|| ComparisonPart { role: None, lines: read(&group.whole, "") });
        let roles = group.roles.iter().map(|(id, changes)| {
            let now = newer.role(id);
            let title = now.or_else(|| older.role(id)).map_or_else(|| id.to_string(), FrameworkRole::name);
            let lines = read(changes, &title);
            ComparisonPart { role: Some(ComparedRole { id: id.clone(), title, there: now.is_some() }), lines }
        });
        Self { title: name(newer).or_else(|| name(older)).unwrap_or_default(), parts: whole.into_iter().chain(roles).collect() }
    }
}

/// `role` is the title that the line stands under; empty where it stands under none.
fn line(change: &Change, role: &str, older: &Framework, newer: &Framework) -> ComparisonLine {
    let name = under(&change.name, role);
    let of = |field: &str| format!("{name}: {field}");
    let (about, sort, pieces) = match &change.what {
        What::Added => (name, ComparisonSort::Added, instead("", &says(newer, &change.at))),
        What::Removed => (name, ComparisonSort::Removed, instead(&says(older, &change.at), "")),
        What::Renamed { from, to } => (of("name"), ComparisonSort::Changed, words(from, to)),
        What::Moved { from, to } => (name, ComparisonSort::Moved, instead(from, to)),
        What::Reworded { field, pieces } => (of(field.words()), ComparisonSort::Changed, pieces.clone()),
        What::Set { field, from, to } => (of(field.words()), ComparisonSort::Changed, instead(from, to)),
        What::Reordered { what } => (of(&format!("the order of the {what}")), ComparisonSort::Moved, Vec::new()),
    };
    ComparisonLine { about, sort, pieces }
}

/// A name without the title of the role that it stands under: `Modelling at Senior Engineer` is `Modelling` there.
fn under(name: &str, role: &str) -> String {
    if role.is_empty() {
        return name.to_owned();
    }
    if name == role {
        return ROLE.to_owned();
    }
    let at_role = name.strip_suffix(role).and_then(|rest| rest.strip_suffix(" at "));
    at_role.unwrap_or(name).to_owned()
}

/// What a role is called under its own title.
const ROLE: &str = "Role";

/// What a thing that is new or gone says, where it has words of its own.
fn says(framework: &Framework, place: &Place) -> String {
    let lines = |all: &[String]| all.join("\n");
    match place {
        Place::Cell { role, competency } => framework.cell(role, competency).map(|cell| lines(&cell.expectations)),
        Place::Competency { competency } => framework.competency(competency).map(|one| one.definition.clone()),
        Place::Role { role } => framework.role(role).map(|role| lines(&role.doing)),
        Place::Distinction { level, dimension } => {
            let found = framework.distinction(level, *dimension);
            found.map(|one| lines(&one.examples))
        }
        Place::Branch { roles, .. } => {
            framework.branches.iter().find(|branch| branch.roles == *roles).map(|branch| branch.statement.clone())
        }
        _ => None,
    }
    .unwrap_or_default()
}

/// One value in the place of another.
fn instead(from: &str, to: &str) -> Vec<Piece> {
    let before = (!is_blank(from)).then(|| Piece::Removed(from.to_owned()));
    let between = (!is_blank(from) && !is_blank(to)).then(|| Piece::Same(" ".to_owned()));
    let after = (!is_blank(to)).then(|| Piece::Added(to.to_owned()));
    before.into_iter().chain(between).chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::sample;

    fn part<'a>(groups: &'a [ComparisonGroup], role: &str) -> &'a ComparisonPart {
        let mut parts = groups.iter().flat_map(|group| &group.parts);
        parts.find(|part| part.role.as_ref().is_some_and(|of| of.id.as_str() == role)).unwrap()
    }

    #[test]
    fn the_same_twice_differs_in_nothing() {
        assert_eq!(ComparisonGroup::between(&sample::two_branches(), &sample::two_branches()), []);
    }

    #[test]
    fn a_new_cell_shows_what_it_says_under_the_name_of_its_competency() {
        let newer = sample::two_branches();
        let mut older = newer.clone();
        let cell = newer.cells.iter().find(|cell| cell.role.as_str() == sample::STUDIO && cell.adds()).unwrap();
        older.cells.retain(|other| other != cell);
        let groups = ComparisonGroup::between(&older, &newer);
        let lines = &part(&groups, sample::STUDIO).lines;
        let name = newer.competency_name(&cell.competency);
        let said = Piece::Added(cell.expectations.join("\n"));
        assert_eq!(*lines, [ComparisonLine { about: name, sort: ComparisonSort::Added, pieces: vec![said] }]);
    }

    #[test]
    fn a_role_that_is_gone_keeps_its_title_and_is_not_there() {
        let older = sample::two_branches();
        let mut newer = older.clone();
        newer.roles.retain(|role| role.id.as_str() != sample::HEAD);
        let groups = ComparisonGroup::between(&older, &newer);
        let role = part(&groups, sample::HEAD).role.clone().unwrap();
        assert!(!role.there);
        assert_eq!(role.title, older.role_name(&role.id));
    }
}
