//! Changes of who does what.

use super::Field;
use super::log::Log;
use super::pairs::pairs;
use crate::framework::{Framework, Mocha, Place};

impl Log<'_> {
    pub(super) fn project(&mut self, before: &[Mocha], after: &[Mocha]) {
        let place = |table: &Mocha| Place::Table { table: table.id.clone() };
        let name = |_: &Framework, table: &Mocha| format!("Who does what in “{}”", table.title.trim());
        for pair in pairs(before, after, |table| &table.id) {
            let Some((old, new, mut at)) = self.in_both(pair, place, name) else { continue };
            let Mocha { id: _, parent, title, people } = old;
            at.name(title, &new.title);
            at.changed(Field::Parent, parent, &new.parent);
            at.changed(Field::People, people.as_slice(), &new.people);
        }
    }
}
