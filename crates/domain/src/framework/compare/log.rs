//! Where changes are written down.

use super::pairs::Pair;
use super::{Change, Field, What};
use crate::diff::words;
use crate::framework::{Framework, Place};

/// The changes found so far between two versions.
pub(super) struct Log<'a> {
    pub(super) before: &'a Framework,
    pub(super) after: &'a Framework,
    pub(super) found: Vec<Change>,
}

/// The log, open at one place.
pub(super) struct At<'l, 'a> {
    log: &'l mut Log<'a>,
    place: Place,
    name: String,
}

impl<'a> Log<'a> {
    pub(super) fn at(&mut self, place: Place, name: impl Into<String>) -> At<'_, 'a> {
        At { log: self, place, name: name.into() }
    }

    /// What is there now where a thing is in both; otherwise that it is new or gone.
    pub(super) fn in_both<'t, T>(
        &mut self,
        (old, new): Pair<'t, T>,
        place: impl Fn(&T) -> Place,
        name: impl Fn(&Framework, &T) -> String,
    ) -> Option<(&'t T, &'t T, At<'_, 'a>)> {
        let (before, after) = (self.before, self.after);
        match (old, new) {
            (Some(old), Some(new)) => Some((old, new, self.at(place(new), name(after, new)))),
            (None, Some(new)) => {
                self.at(place(new), name(after, new)).is(What::Added);
                None
            }
            (Some(old), None) => {
                self.at(place(old), name(before, old)).is(What::Removed);
                None
            }
            (None, None) => None,
        }
    }
}

impl At<'_, '_> {
    pub(super) fn is(&mut self, what: What) {
        let Log { before, after, found } = &mut *self.log;
        let family = self.place.family(after).or_else(|| self.place.family(before)).cloned();
        let (role, at) = (self.place.role().cloned(), self.place.clone());
        found.push(Change { family, role, at, name: self.name.clone(), what });
    }

    pub(super) fn name(&mut self, from: &str, to: &str) {
        if from != to {
            self.is(What::Renamed { from: from.to_owned(), to: to.to_owned() });
        }
    }

    pub(super) fn text(&mut self, field: Field, from: &str, to: &str) {
        if from != to {
            self.is(What::Reworded { field, pieces: words(from, to) });
        }
    }

    pub(super) fn lines(&mut self, field: Field, from: &[String], to: &[String]) {
        if from != to {
            self.is(What::Reworded { field, pieces: words(&from.join("\n"), &to.join("\n")) });
        }
    }

    /// A choice, by what it is called in words.
    pub(super) fn set<T: PartialEq + ?Sized>(&mut self, field: Field, from: &T, to: &T, called: impl Fn(&T) -> String) {
        self.set_in(field, (from, || called(from)), (to, || called(to)));
    }

    /// A choice whose words depend on the version that it is made in.
    pub(super) fn set_in<T: PartialEq + ?Sized>(
        &mut self,
        field: Field,
        (from, before): (&T, impl FnOnce() -> String),
        (to, after): (&T, impl FnOnce() -> String),
    ) {
        if from != to {
            self.is(What::Set { field, from: before(), to: after() });
        }
    }

    /// Something that has no words of its own here, as people, whose names the framework does not know.
    pub(super) fn changed<T: PartialEq + ?Sized>(&mut self, field: Field, from: &T, to: &T) {
        self.set(field, from, to, |_| String::new());
    }

    pub(super) fn order(&mut self, what: &str, is_other: impl FnOnce() -> bool) {
        if is_other() {
            self.is(What::Reordered { what: what.to_owned() });
        }
    }
}
