//! A framework as pages read it: everything but its cells in one signal, and a signal for each cell that is looked at, so that a keystroke in
//! one of eight thousand cells changes one piece of the page.

use domain::framework::{Cell, Framework};
use domain::ids::{CompetencyId, RoleId};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which cell.
pub type Place = (RoleId, CompetencyId);

/// A framework, changing or not.
#[derive(Clone, Copy)]
pub struct Book {
    /// Everything but the cells.
    frame: RwSignal<Arc<Framework>>,
    cells: StoredValue<BTreeMap<Place, Cell>>,
    /// The cells that are looked at.
    watched: StoredValue<BTreeMap<Place, RwSignal<Cell>>>,
    /// Counts changes of cells.
    turned: RwSignal<u64>,
    /// Signals of cells live as long as the page, whoever asked for them first.
    owner: StoredValue<Owner>,
}

impl Book {
    /// What a framework says.
    pub fn new(framework: Framework) -> Self {
        let (frame, cells) = apart(framework);
        Self {
            frame: RwSignal::new(Arc::new(frame)),
            cells: StoredValue::new(cells),
            watched: StoredValue::new(BTreeMap::new()),
            turned: RwSignal::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// Everything but the cells; whoever asks hears when it changes.
    pub fn frame(self) -> Arc<Framework> {
        self.frame.get()
    }

    /// Everything but the cells, as it is now.
    pub fn frame_now(self) -> Arc<Framework> {
        self.frame.get_untracked()
    }

    /// A part of everything but the cells.
    pub fn select<T>(self, part: impl Fn(&Framework) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.frame.with(|frame| part(frame)))
    }

    /// A cell, followed as it changes; a blank one where there is none.
    pub fn cell(self, place: &Place) -> Signal<Cell> {
        if let Some(known) = self.watched.with_value(|all| all.get(place).copied()) {
            return known.into();
        }
        let cell = self.cell_now(place);
        let signal = self.owner.with_value(|owner| owner.with(|| RwSignal::new(cell)));
        self.watched.update_value(|all| {
            all.insert(place.clone(), signal);
        });
        signal.into()
    }

    /// A cell as it is now.
    pub fn cell_now(self, place: &Place) -> Cell {
        let found = self.cells.with_value(|all| all.get(place).cloned());
        found.unwrap_or_else(|| Cell::new(place.0.clone(), place.1.clone()))
    }

    /// Whoever asks hears when any cell changes.
    pub fn follow_cells(self) {
        self.turned.track();
    }

    /// The whole, as it is now.
    pub fn whole(self) -> Framework {
        let cells = self.cells.with_value(|all| all.values().cloned().collect());
        Framework { cells, ..(*self.frame_now()).clone() }
    }

    /// Says something else from now on: only what differs is told.
    pub fn turn(self, framework: Framework) {
        let (mut frame, cells) = apart(framework);
        // The document knows nothing of publications.
        let changed = self.frame.try_with_untracked(|old| {
            (frame.version, frame.effective) = (old.version, old.effective);
            frame != **old
        });
        let Some(changed) = changed else { return };
        self.cells.set_value(cells);
        if changed {
            self.frame.set(Arc::new(frame));
        }
        let watched: Vec<_> = self.watched.with_value(|all| all.iter().map(|(place, signal)| (place.clone(), *signal)).collect());
        for (place, signal) in watched {
            self.tell(&place, signal);
        }
        self.turned.update(|n| *n += 1);
    }

    /// Changes one cell.
    #[cfg_attr(not(any(target_arch = "wasm32", test)), expect(dead_code, reason = "nobody writes on the server"))]
    pub fn patch(self, place: &Place, change: impl FnOnce(&mut Cell)) {
        let blank = || Cell::new(place.0.clone(), place.1.clone());
        if self.cells.try_update_value(|all| change(all.entry(place.clone()).or_insert_with(blank))).is_none() {
            return;
        }
        if let Some(signal) = self.watched.with_value(|all| all.get(place).copied()) {
            self.tell(place, signal);
        }
        self.turned.update(|n| *n += 1);
    }

    fn tell(self, place: &Place, signal: RwSignal<Cell>) {
        let cell = self.cell_now(place);
        if signal.try_with_untracked(|old| *old != cell) == Some(true) {
            signal.set(cell);
        }
    }
}

fn apart(mut framework: Framework) -> (Framework, BTreeMap<Place, Cell>) {
    let mut cells = BTreeMap::new();
    for cell in std::mem::take(&mut framework.cells) {
        cells.insert((cell.role.clone(), cell.competency.clone()), cell);
    }
    (framework, cells)
}

#[cfg(test)]
mod tests {
    use super::Book;
    use domain::framework::{Cell, Framework};
    use leptos::prelude::*;

    #[test]
    fn only_the_cell_that_changed_is_told() {
        let owner = Owner::new();
        owner.with(|| {
            let cell = |role: &str, text: &str| Cell {
                expectations: vec![text.to_owned()],
                ..Cell::new(role.parse().unwrap(), "craft".parse().unwrap())
            };
            let book = Book::new(Framework { cells: vec![cell("a", "one"), cell("b", "two")], ..Framework::default() });
            let place = |role: &str| (role.parse().unwrap(), "craft".parse().unwrap());
            let (a, b) = (book.cell(&place("a")), book.cell(&place("b")));
            book.turn(Framework { cells: vec![cell("a", "other"), cell("b", "two")], ..Framework::default() });
            assert_eq!((a.get().expectations, b.get().expectations), (vec!["other".to_owned()], vec!["two".to_owned()]));
            book.patch(&place("b"), |cell| cell.expectations.clear());
            assert!(b.get().is_blank());
        });
    }
}
