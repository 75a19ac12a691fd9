//! A text of a document, observed for as long as the link is held.

use super::chance;
use super::room::Room;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yrs::types::Delta;
use yrs::{Any, Observable as _, Out, TextRef};

/// A piece of what changed in the text, from the front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Keep(u32),
    Cut(u32),
    Put(String),
}

/// What changed and is not shown yet, by transaction.
pub(super) type Pieces = Rc<RefCell<Vec<Vec<Piece>>>>;

/// The text and how to stop observing it.
pub(super) struct Link {
    room: Rc<Room>,
    text: TextRef,
    key: String,
}

impl Link {
    /// Collects what changes into `pieces`, except while `writing` says that the change comes from there.
    pub(super) fn new(room: &Rc<Room>, name: &str, pieces: &Pieces, writing: &Rc<Cell<bool>>) -> Self {
        let text = room.doc.get_or_insert_text(name);
        let key = chance::name();
        let (pieces, writing) = (Rc::clone(pieces), Rc::clone(writing));
        text.observe(key.as_str(), move |txn, event| {
            if !writing.get() {
                pieces.borrow_mut().push(event.delta(txn).iter().map(piece).collect());
            }
        });
        Self { room: Rc::clone(room), text, key }
    }

    /// The room whose document it is.
    pub(super) fn room(&self) -> &Rc<Room> {
        &self.room
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.text.unobserve(self.key.as_str());
    }
}

fn piece(delta: &Delta) -> Piece {
    match delta {
        Delta::Inserted(Out::Any(Any::String(text)), _) => Piece::Put(text.as_ref().to_owned()),
        // Nothing else is ever in these texts; if it were, the comparison that follows finds the difference.
        Delta::Inserted(..) => Piece::Keep(0),
        Delta::Deleted(len) => Piece::Cut(*len),
        Delta::Retain(len, _) => Piece::Keep(*len),
    }
}
