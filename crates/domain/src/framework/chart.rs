//! The map of a framework as places on a sheet: levels are columns, families strips, roles boxes, and the ways between them lines.
//!
//! A pure function of the framework. What a way asks for (a condition, competencies) hangs as a small tab on the box that it leaves, and its
//! line leaves from there: so words belong to their line by construction, and neither lies on a box. Lines from level to level turn between
//! the columns; where they pass a level they have a place among its boxes. Lines within a level go straight down where no box is between,
//! and around at the right otherwise.

mod draw;
mod graph;
mod order;
mod place;
mod words;

#[cfg(test)]
mod tests;

use super::Framework;
use crate::ids::{FamilyId, RoleId};

/// A place, in pixels from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Left.
    pub x: i32,
    /// Top.
    pub y: i32,
    /// How wide.
    pub width: i32,
    /// How high.
    pub height: i32,
}

impl Area {
    /// The right edge.
    pub fn right(self) -> i32 {
        self.x + self.width
    }

    /// The lower edge.
    pub fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// The height of its middle.
    pub fn middle(self) -> i32 {
        self.y + self.height / 2
    }

    /// Whether two rectangles have more than an edge in common.
    pub fn meets(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// A level: a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its number.
    pub level: u8,
    /// Its name, broken into lines.
    pub name: Vec<String>,
    /// Left edge.
    pub x: i32,
    /// How wide.
    pub width: i32,
}

/// A family: a strip from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// Which; none for roles whose family does not exist.
    pub family: Option<FamilyId>,
    /// Its name.
    pub name: String,
    /// Where.
    pub area: Area,
}

/// A role: a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Which.
    pub role: RoleId,
    /// In which of the columns.
    pub column: usize,
    /// In which of the strips.
    pub strip: usize,
    /// Where.
    pub area: Area,
    /// Its title, broken into lines.
    pub title: Vec<String>,
}

/// Words with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub area: Area,
    /// The words, broken into lines; they end in an ellipsis where there are too many.
    pub lines: Vec<String>,
}

/// How a way leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Up.
    Up,
    /// To the side.
    Lateral,
    /// Only when something holds.
    Conditional,
    /// Nowhere: its ends are equivalent.
    Peers,
}

/// A part of a line, from where the part before ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Straight.
    Line(Point),
    /// A cubic curve: two points that pull, and the end.
    Curve(Point, Point, Point),
}

impl Piece {
    /// Where it ends.
    pub fn end(self) -> Point {
        match self {
            Self::Line(end) | Self::Curve(_, _, end) => end,
        }
    }
}

/// Where an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// A way from role to role: a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// From here.
    pub from: RoleId,
    /// To there.
    pub to: RoleId,
    /// How.
    pub kind: Kind,
    /// Whether the framework has the same way back, which is the same line with a second arrow.
    pub mutual: bool,
    /// Where the line begins; not always at `from`.
    pub start: Point,
    /// The line.
    pub pieces: Vec<Piece>,
    /// The tips of its arrows.
    pub heads: Vec<(Point, Toward)>,
    /// What it asks for.
    pub label: Option<Label>,
}

/// A branch: sides of equal worth, bracketed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The roles that are worth the same, as far as they are of one level.
    pub roles: Vec<RoleId>,
    /// Where it stands.
    pub x: i32,
    /// From here,
    pub top: i32,
    /// to there.
    pub bottom: i32,
    /// The heights at which it points to a role.
    pub ticks: Vec<i32>,
    /// The statement; at the first bracket of a branch only.
    pub label: Option<Label>,
}

/// The map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chart {
    /// How wide.
    pub width: i32,
    /// How high.
    pub height: i32,
    /// Levels, left to right.
    pub columns: Vec<Column>,
    /// Families, top to bottom.
    pub strips: Vec<Strip>,
    /// Roles, column by column and downwards in each.
    pub spots: Vec<Spot>,
    /// Ways.
    pub ways: Vec<Way>,
    /// Branches.
    pub brackets: Vec<Bracket>,
}

impl Chart {
    /// The box of a role.
    pub fn spot(&self, role: &RoleId) -> Option<&Spot> {
        self.spots.iter().find(|spot| spot.role == *role)
    }

    /// The box that an arrow key leads to: up and down in the column, to the sides to the nearest box of the next column that has any. So every
    /// box can be reached from every other.
    pub fn next(&self, role: &RoleId, toward: Toward) -> Option<&Spot> {
        let here = self.spot(role)?;
        let mut nearest: Option<((i32, i32), &Spot)> = None;
        for spot in &self.spots {
            let (across, down) = (spot.area.x - here.area.x, spot.area.y - here.area.y);
            let far = match toward {
                Toward::Right => (across, down.abs()),
                Toward::Left => (-across, down.abs()),
                Toward::Down if across == 0 => (down, 0),
                Toward::Up if across == 0 => (-down, 0),
                Toward::Up | Toward::Down => continue,
            };
            if far.0 > 0 && nearest.is_none_or(|(best, _)| far < best) {
                nearest = Some((far, spot));
            }
        }
        nearest.map(|(_, spot)| spot)
    }
}

/// What of the framework is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scope {
    /// All of it.
    #[default]
    Whole,
    /// One family, and the roles of others that a way or an equivalence leads to from there or from which one leads there.
    Family(FamilyId),
}

/// Draws the map.
pub fn lay_out(framework: &Framework, scope: &Scope) -> Chart {
    let part;
    let shown = match scope {
        Scope::Whole => framework,
        Scope::Family(family) => {
            part = around(framework, family);
            &part
        }
    };
    let graph = graph::Graph::of(shown);
    let order = order::Order::of(&graph);
    let placed = place::Placed::of(&graph, &order);
    draw::draw(&graph, &order, &placed)
}

/// What of a framework concerns a family.
fn around(framework: &Framework, family: &FamilyId) -> Framework {
    let own = |id: &RoleId| framework.role(id).is_some_and(|role| role.family == *family);
    let mut edges = framework.edges.clone();
    edges.retain(|edge| own(&edge.from) || own(&edge.to));
    let mut peers = framework.peers.clone();
    peers.retain(|peers| peers.roles.iter().any(own));
    let linked = edges.iter().flat_map(|edge| [&edge.from, &edge.to]).chain(peers.iter().flat_map(|peers| &peers.roles));
    let linked: std::collections::BTreeSet<&RoleId> = linked.collect();
    let mut roles = framework.roles.clone();
    roles.retain(|role| role.family == *family || linked.contains(&role.id));
    let mut families = framework.families.clone();
    families.retain(|other| other.id == *family || roles.iter().any(|role| role.family == other.id));
    let mut branches = framework.branches.clone();
    branches.retain(|branch| branch.roles.iter().any(own));
    Framework {
        levels: framework.levels.clone(),
        competencies: framework.competencies.clone(),
        families,
        roles,
        edges,
        branches,
        peers,
        ..Framework::default()
    }
}

/// What stands at a place of a list.
fn at<T: Copy + Default>(list: &[T], place: usize) -> T {
    list.get(place).copied().unwrap_or_default()
}

/// Writes at a place of a list.
fn put<T>(list: &mut [T], place: usize, value: T) {
    if let Some(there) = list.get_mut(place) {
        *there = value;
    }
}

/// A number of things, in pixels.
fn pixels(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
