//! The rows in which the demo's framework is written down, and how they become the typed one.
//!
//! An id that is none would drop its row; the tests count.

use domain::framework::{Branch, Cell, Edge, EdgeKind, FrameworkRole, Modifier};

/// One family.
pub struct Rows {
    pub family: &'static str,
    pub name: &'static str,
    pub roles: &'static [RoleRow],
    pub cells: &'static [CellRow],
    pub edges: &'static [EdgeRow],
    pub branches: &'static [BranchRow],
}

/// A role.
pub struct RoleRow {
    pub id: &'static str,
    pub track: Option<&'static str>,
    pub level: u8,
    pub title: &'static str,
    pub modifier: Option<&'static str>,
    pub doing: &'static [&'static str],
    pub going_to_do: &'static [&'static str],
    pub want_to_do: &'static [&'static str],
}

impl RoleRow {
    pub fn build(&self, family: &str) -> Option<FrameworkRole> {
        Some(FrameworkRole {
            track: self.track.and_then(|track| track.parse().ok()),
            management_modifier: self.modifier.map(managing),
            doing: owned(self.doing),
            going_to_do: owned(self.going_to_do),
            want_to_do: owned(self.want_to_do),
            standing: super::guide::standing(self.level),
            bands: super::guide::bands(self.id, self.level),
            selection: super::guide::selection(self.id),
            ..FrameworkRole::new(self.id.parse().ok()?, family.parse().ok()?, self.level, self.title)
        })
    }
}

/// What is expected of those who manage people beside their role.
fn managing(title: &str) -> Modifier {
    let expectations: &[&str] = match title {
        "Team Lead" => &[
            "Has a conversation with each member of the team at least every other week",
            "Sees to it that everybody in the team has a path of their own",
        ],
        _ => &["Answers for how several teams are staffed", "Grows those who lead teams, and lets them lead"],
    };
    Modifier { title: title.to_owned(), expectations: owned(expectations), ..Modifier::default() }
}

/// Role, competency, the role inherited from, own lines.
pub struct CellRow(pub &'static str, pub &'static str, pub Option<&'static str>, pub &'static [&'static str]);

impl CellRow {
    pub fn build(&self) -> Option<Cell> {
        Some(Cell {
            inherits: self.2.and_then(|source| source.parse().ok()),
            expectations: owned(self.3),
            ..Cell::new(self.0.parse().ok()?, self.1.parse().ok()?)
        })
    }
}

/// How an edge leads.
pub enum Way {
    Up,
    Lateral,
    If(&'static str),
}

/// From, to, how, the competencies needed.
pub struct EdgeRow(pub &'static str, pub &'static str, pub Way, pub &'static [&'static str]);

impl EdgeRow {
    pub fn build(&self) -> Option<Edge> {
        let kind = match self.2 {
            Way::Up => EdgeKind::Up,
            Way::Lateral => EdgeKind::Lateral,
            Way::If(condition) => EdgeKind::Conditional { condition: condition.to_owned() },
        };
        let needs = self.3.iter().filter_map(|id| id.parse().ok()).collect();
        Some(Edge { needs, ..Edge::new(self.0.parse().ok()?, self.1.parse().ok()?, kind) })
    }
}

/// The roles that are worth the same, and the statement.
pub struct BranchRow(pub &'static [&'static str], pub &'static str);

impl BranchRow {
    pub fn build(&self) -> Option<Branch> {
        let roles = self.0.iter().map(|id| id.parse().ok()).collect::<Option<Vec<_>>>()?;
        Some(Branch { id: None, roles, statement: self.1.to_owned() })
    }
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}
