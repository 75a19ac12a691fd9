//! One change, what it is called in words, and changes put together by family and role.

use super::Field;
use crate::diff::Piece;
use crate::framework::Place;
use crate::ids::{FamilyId, RoleId};
use crate::text::is_blank;
use serde::{Deserialize, Serialize};

/// One change from one version to another.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", schema(as = FrameworkChange))]
pub struct Change {
    /// The family under which it is shown; none for what all families share.
    pub family: Option<FamilyId>,
    /// The role under which it is shown.
    pub role: Option<RoleId>,
    /// Where.
    pub at: Place,
    /// What the place is called: as it is called now, or was before it went.
    pub name: String,
    /// What changed.
    pub what: What,
}

/// What changed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", schema(as = FrameworkChangeKind))]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed {
        /// Before.
        from: String,
        /// Now.
        to: String,
    },
    /// It stands elsewhere: another family, track or level.
    Moved {
        /// Before, in words.
        from: String,
        /// Now, in words.
        to: String,
    },
    /// A text, or a list of one line each, says something else.
    Reworded {
        /// Which text.
        field: Field,
        /// Word by word.
        pieces: Vec<Piece>,
    },
    /// A choice, a date, a person or a figure is another.
    Set {
        /// Which.
        field: Field,
        /// Before, in words; empty for none.
        from: String,
        /// Now, in words; empty for none.
        to: String,
    },
    /// What both have stands in another order.
    Reordered {
        /// What, e.g. `roles`.
        what: String,
    },
}

impl Change {
    /// The change in words, for the changelog and the command line.
    pub fn sentence(&self) -> String {
        let name = &self.name;
        match &self.what {
            What::Added => format!("{name} is new."),
            What::Removed => format!("{name} is gone."),
            What::Renamed { from, to } => format!("“{}” is called “{}” now.", shown(from), shown(to)),
            What::Moved { from, to } => format!("{name} moved from {from} to {to}."),
            What::Reworded { field, pieces } => format!("{name}: the {} {}.", field.words(), reworded(pieces)),
            What::Set { field, from, to } => {
                let field = field.words();
                match (is_blank(from), is_blank(to)) {
                    (true, true) => format!("{name}: the {field} changed."),
                    (true, false) => format!("{name}: the {field} is now {to}."),
                    (false, true) => format!("{name}: the {field} is no longer {from}."),
                    (false, false) => format!("{name}: the {field} is now {to}, and was {from}."),
                }
            }
            What::Reordered { what } => format!("{name}: the {what} stand in another order."),
        }
    }
}

/// How much of what was added or removed a sentence quotes.
const MAX_QUOTE: usize = 60;

fn reworded(pieces: &[Piece]) -> String {
    let gather = |of: fn(&Piece) -> Option<&String>| {
        let found: Vec<&str> = pieces.iter().filter_map(of).map(|text| text.trim()).filter(|text| !is_blank(text)).collect();
        found.join(" … ")
    };
    let added = gather(|piece| if let Piece::Added(text) = piece { Some(text) } else { None });
    let removed = gather(|piece| if let Piece::Removed(text) = piece { Some(text) } else { None });
    match (added.is_empty(), removed.is_empty()) {
        (true, true) => "changed in spaces and line breaks".to_owned(),
        (false, true) => format!("gained “{}”", shown(&added)),
        (true, false) => format!("lost “{}”", shown(&removed)),
        (false, false) => format!("gained “{}” and lost “{}”", shown(&added), shown(&removed)),
    }
}

fn shown(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    let mut cut: String = line.chars().take(MAX_QUOTE).collect();
    if cut.len() < line.len() {
        cut.push('…');
    }
    cut
}

/// The changes of one family, or of what all families share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyChanges<'a> {
    /// The family; none for what all share.
    pub family: Option<FamilyId>,
    /// Changes of no role in particular.
    pub whole: Vec<&'a Change>,
    /// Changes role by role.
    pub roles: Vec<(RoleId, Vec<&'a Change>)>,
}

/// The changes put together by family and role, what all families share first, else in the order in which they come.
pub fn grouped(changes: &[Change]) -> Vec<FamilyChanges<'_>> {
    let mut found: Vec<FamilyChanges<'_>> = Vec::new();
    for change in changes {
        if let Some(group) = found.iter_mut().find(|group| group.family == change.family) {
            group.add(change);
            continue;
        }
        let mut group = FamilyChanges { family: change.family.clone(), whole: Vec::new(), roles: Vec::new() };
        group.add(change);
        found.push(group);
    }
    found.sort_by_key(|group| group.family.is_some());
    found
}

impl<'a> FamilyChanges<'a> {
    fn add(&mut self, change: &'a Change) {
        let Some(role) = &change.role else {
            self.whole.push(change);
            return;
        };
        match self.roles.iter_mut().find(|(known, _)| known == role) {
            Some((_, changes)) => changes.push(change),
            None => self.roles.push((role.clone(), vec![change])),
        }
    }
}
