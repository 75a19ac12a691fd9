//! The co-editing of a framework's draft: one room, one text.

use super::book::Book;
use super::coediting::{Handle, PartEdit};
use super::handle::Live;
use super::seat::{Seat, Table};
use super::signals::Signals;
use document::framework::write::Edit;
use domain::palette::Palette;
use domain::people::PersonSummary;
use domain::room::Shape;
use domain::view::DraftView;
use leptos::prelude::*;
use std::ops::Deref;

/// The co-editing of the draft, as seen from its pages.
#[derive(Clone, Copy)]
pub struct LiveDraft {
    live: Live,
    book: Book,
}

impl Deref for LiveDraft {
    type Target = Live;

    fn deref(&self) -> &Live {
        &self.live
    }
}

/// Sits down at the table of the draft and puts its handle into the context. The page that calls it leaves the table when it ends; in the browser
/// the table is kept for a while.
pub fn provide(view: &DraftView, me: &PersonSummary) -> LiveDraft {
    #[cfg(target_arch = "wasm32")]
    let seated = super::browser::tables::sit(&view.table.to_string(), || {
        let made = start(view, me);
        (made, made.live.engine)
    });
    #[cfg(not(target_arch = "wasm32"))]
    let seated = start(view, me);
    provide_context(seated.live);
    seated.refresh(view);
    seated
}

fn start(view: &DraftView, me: &PersonSummary) -> LiveDraft {
    let seats = seats(view);
    let signals = Signals::new(&seats);
    let book = Book::new(view.framework.clone());
    let table = Table { room: view.table.to_string(), people: view.people.clone(), palette: Palette::default(), me: me.clone() };
    #[cfg(target_arch = "wasm32")]
    let engine = Handle::fetch(super::browser::draft::draft_engine(signals, table, seats.to_vec(), book), signals.sync);
    #[cfg(not(target_arch = "wasm32"))]
    let (engine, _) = (Handle, table);
    LiveDraft { live: Live { signals, engine }, book }
}

fn seats(view: &DraftView) -> [Seat; 1] {
    let room = view.right.map(|_| view.room.to_string());
    [Seat { part: Shape::Framework, room, right: view.right, alone: false }]
}

impl LiveDraft {
    /// What the draft says: what the page was made from, then the document as it changes.
    pub fn book(self) -> Book {
        self.book
    }

    /// Opens the draft again if it moved.
    pub fn refresh(self, view: &DraftView) {
        if !self.live.signals.part(Shape::Framework).is_some_and(|s| s.ready.get_untracked()) {
            self.book.turn(view.framework.clone());
        }
        self.live.seat(&seats(view));
    }

    /// Changes the draft. Without effect where I may not write, or where what is to be changed is gone.
    pub fn edit(self, edit: Edit) {
        self.live.engine.with(move |engine| engine.edit(&PartEdit::Draft(edit)));
    }

    /// Tells the others that I stand at a text, before I write in it.
    pub fn stand(self, root: &str) {
        let root = root.to_owned();
        self.live.engine.with(move |engine| engine.stand(Shape::Framework, &root));
    }
}
