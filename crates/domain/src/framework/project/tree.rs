//! The tables of who does what as a tree.

use super::Mocha;
use std::collections::BTreeSet;

/// Every table once, each behind its parent and with its depth below the root, siblings in their order. A table whose parent is not
/// there is a root; of a circle of parents the one that stands first becomes the root.
pub fn tree(tables: &[Mocha]) -> Vec<(&Mocha, usize)> {
    let mut walk = Walk { tables, seen: BTreeSet::new(), found: Vec::with_capacity(tables.len()) };
    let is_root = |table: &Mocha| table.parent.as_ref().is_none_or(|parent| tables.iter().all(|other| other.id != *parent));
    for (place, _) in tables.iter().enumerate().filter(|(_, table)| is_root(table)) {
        walk.from(place);
    }
    for place in 0..tables.len() {
        if !walk.seen.contains(&place) {
            walk.from(top_of_circle(tables, place));
        }
    }
    walk.found
}

/// The first table of the circle that the parents of the table at `place` lead into.
fn top_of_circle(tables: &[Mocha], place: usize) -> usize {
    let parent = |place: usize| {
        let wanted = tables.get(place)?.parent.as_ref()?;
        tables.iter().position(|table| table.id == *wanted)
    };
    let mut climbed = vec![place];
    let mut here = place;
    while let Some(above) = parent(here) {
        if let Some(start) = climbed.iter().position(|seen| *seen == above) {
            return climbed.get(start..).and_then(|circle| circle.iter().min().copied()).unwrap_or(place);
        }
        climbed.push(above);
        here = above;
    }
    here
}

struct Walk<'a> {
    tables: &'a [Mocha],
    seen: BTreeSet<usize>,
    found: Vec<(&'a Mocha, usize)>,
}

impl Walk<'_> {
    /// A stack of its own instead of recursion: how deep tables are nested is for who writes them to say.
    fn from(&mut self, root: usize) {
        let mut open = vec![(root, 0)];
        while let Some((place, depth)) = open.pop() {
            let Some(table) = self.tables.get(place).filter(|_| self.seen.insert(place)) else { continue };
            self.found.push((table, depth));
            let children = self.tables.iter().enumerate().rev().filter(|(_, child)| child.parent.as_ref() == Some(&table.id));
            open.extend(children.map(|(child, _)| (child, depth + 1)));
        }
    }
}
