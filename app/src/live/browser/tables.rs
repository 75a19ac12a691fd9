//! The tables that this browser sits at. They outlive their pages: whoever looks something up elsewhere comes back to the same document,
//! connection and undo, and is seen there meanwhile.

use crate::live::coediting::Handle;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// So long a table is kept that no page shows: long enough to look something up, short enough not to seem present for hours.
const AWAY_MS: u32 = 5 * 60_000;
/// Most tables that are kept without a page. Each has a connection and its documents; the one that was left first goes first.
const MOST_AWAY: usize = 2;

/// A table with what was made for it.
struct Table {
    room: String,
    /// What pages hold of it: [`crate::live::LiveProposal`] or [`crate::live::LiveDraft`].
    seated: Box<dyn Any>,
    engine: Handle,
    /// Everything that was made for it lives as long as this.
    owner: Owner,
    /// How many pages show it: two for the moment in which one takes the other's place.
    pages: Cell<u32>,
    away: RefCell<Option<Timeout>>,
}

thread_local! {
    /// In the order in which they were sat down at.
    static TABLES: RefCell<Vec<Rc<Table>>> = const { RefCell::new(Vec::new()) };
}

/// Sits down at a table: the one that is there, or the one that `make` makes. The calling component leaves it when it ends.
pub(in crate::live) fn sit<T: Copy + 'static>(room: &str, make: impl FnOnce() -> (T, Handle)) -> T {
    let known = find(room).and_then(|table| table.seated.downcast_ref::<T>().map(|seated| (Rc::clone(&table), *seated)));
    let (table, seated) = known.unwrap_or_else(|| set(room, make));
    table.pages.set(table.pages.get() + 1);
    table.away.borrow_mut().take();
    table.engine.with(|engine| engine.back());
    let left = room.to_owned();
    on_cleanup(move || leave(&left));
    seated
}

/// What pages hold of a table, if this browser sits at it.
pub(in crate::live) fn seated<T: Copy + 'static>(is: impl Fn(&T) -> bool) -> Option<T> {
    let all = TABLES.with_borrow(Clone::clone);
    all.iter().filter(|table| table.engine.is_served()).find_map(|table| table.seated.downcast_ref::<T>().copied().filter(&is))
}

/// A table that still works: one from which the server has sent me away does not come back by waiting.
fn find(room: &str) -> Option<Rc<Table>> {
    let known = TABLES.with_borrow(|all| all.iter().find(|table| table.room == room).cloned())?;
    if known.engine.is_served() {
        return Some(known);
    }
    clear(room);
    None
}

fn set<T: Copy + 'static>(room: &str, make: impl FnOnce() -> (T, Handle)) -> (Rc<Table>, T) {
    // Of no page: what is made here outlives the one that asks. A root becomes the current owner, which the page has to be again.
    let around = Owner::current();
    let owner = Owner::new_root(None);
    let (seated, engine) = owner.with(make);
    if let Some(around) = around {
        around.set();
    }
    let (pages, away) = (Cell::new(0), RefCell::default());
    let table = Rc::new(Table { room: room.to_owned(), seated: Box::new(seated), engine, owner, pages, away });
    TABLES.with_borrow_mut(|all| all.push(Rc::clone(&table)));
    (table, seated)
}

fn leave(room: &str) {
    let Some(table) = TABLES.with_borrow(|all| all.iter().find(|table| table.room == room).cloned()) else { return };
    table.pages.set(table.pages.get().saturating_sub(1));
    if table.pages.get() > 0 {
        return;
    }
    table.engine.with(|engine| engine.away());
    let left = room.to_owned();
    *table.away.borrow_mut() = Some(Timeout::new(AWAY_MS, move || clear(&left)));
    let away =
        TABLES.with_borrow(|all| all.iter().filter(|table| table.pages.get() == 0).map(|t| t.room.clone()).collect::<Vec<_>>());
    away.iter().rev().skip(MOST_AWAY).for_each(|room| clear(room));
}

/// Gets up for good.
fn clear(room: &str) {
    let gone = TABLES.with_borrow_mut(|all| all.iter().position(|table| table.room == room).map(|at| all.remove(at)));
    if let Some(table) = gone {
        // Ends the engine, too.
        table.owner.cleanup();
    }
}
