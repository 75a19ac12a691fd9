//! One part's document in this browser, and how far its exchange with the server has come.

use super::{chance, clock};
use crate::live::ledger::Ledger;
use crate::live::roster::Roster;
use bytes::Bytes;
use document::{read, state};
use domain::room::Shape;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;
use yrs::undo::Options;
use yrs::{Doc, Origin, TransactionMut, UndoManager};

/// The origin of what I do: what undo takes back.
pub(super) const MINE: &str = "mine";
/// The origin of what arrives.
pub(super) const THEIRS: &str = "theirs";
/// The origin of what was kept on this device.
const KEPT: &str = "kept";

/// Keystrokes within this time are taken back together.
const CAPTURE_MS: u64 = 500;

/// How far the entry into the room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Looking for what this device keeps.
    Restoring,
    /// Not in the room.
    Outside,
    /// Asked to be let in, and for what is missing here.
    Asking,
}

/// A local update with the roots it touches.
pub(super) type Made = (Vec<String>, Vec<u8>);

/// A part's room.
pub(in crate::live) struct Room {
    pub(super) name: String,
    pub(super) part: Shape,
    pub(super) client: u32,
    pub(super) doc: Doc,
    undo: RefCell<UndoManager>,
    scope: RefCell<HashSet<String>>,
    pub(super) phase: Cell<Phase>,
    /// Whether the server's answer to "what is missing here" has come since the start.
    pub(super) received: Cell<bool>,
    /// Whether what this device kept was more than nothing.
    pub(super) found: Cell<bool>,
    /// Whether the server was told everything on this connection: only then single updates make sense to it.
    pub(super) offered: Cell<bool>,
    /// The server's "what do I lack", while it is not answered.
    pub(super) asked: RefCell<Option<Bytes>>,
    pub(super) ledger: RefCell<Ledger>,
    made: Rc<RefCell<Vec<Made>>>,
    /// What arrived while somebody composes a character.
    held: RefCell<Vec<Bytes>>,
    composing: Cell<bool>,
    /// Confirmed keys that are to be removed with the next settling.
    pub(super) confirmed: RefCell<Vec<String>>,
    /// Since when the kept state lags behind.
    pub(super) unsettled: Cell<Option<u64>>,
    /// When an answer has been due since.
    pub(super) due_since: Cell<u64>,
    pub(super) roster: RefCell<Roster>,
    pub(super) publishing: Cell<bool>,
    /// When the content is to be read, where that waits, and what does it then.
    pub(super) due: Cell<Option<u64>>,
    pub(super) resting: RefCell<Option<Timeout>>,
    /// Roots touched since the content was read.
    pub(super) touched: Rc<RefCell<Vec<String>>>,
}

impl Room {
    pub(super) fn new(name: String, part: Shape, maps: &[&'static str]) -> Rc<Self> {
        let client = chance::client_id();
        let doc = document::doc::new(client);
        let made = Rc::new(RefCell::new(Vec::new()));
        let touched = Rc::new(RefCell::new(Vec::new()));
        let (sink, noted) = (Rc::clone(&made), Rc::clone(&touched));
        // Fails only while a transaction is open, and nobody else has the document yet.
        let _ = doc.observe_update_v1("live", move |txn, event| {
            let (origin, roots) = (txn.origin(), Vec::from_iter(state::touched(txn)));
            noted.borrow_mut().extend(roots.iter().cloned());
            if origin != Some(&Origin::from(THEIRS)) && origin != Some(&Origin::from(KEPT)) {
                sink.borrow_mut().push((roots, event.update.clone()));
            }
        });
        let mut undo = UndoManager::with_options(Options {
            capture_timeout_millis: CAPTURE_MS,
            tracked_origins: HashSet::from([Origin::from(MINE)]),
            capture_transaction: None,
            // One ahead, because the manager takes zero for "never".
            timestamp: Arc::new(|| clock::now() + 1),
            init_undo_stack: Vec::new(),
            init_redo_stack: Vec::new(),
        });
        for map in maps {
            undo.expand_scope(&doc, &doc.get_or_insert_map(*map));
        }
        Rc::new(Self {
            name,
            part,
            client,
            doc,
            undo: RefCell::new(undo),
            scope: RefCell::default(),
            phase: Cell::new(Phase::Restoring),
            received: Cell::new(false),
            found: Cell::new(false),
            offered: Cell::new(false),
            asked: RefCell::default(),
            ledger: RefCell::default(),
            made,
            held: RefCell::default(),
            composing: Cell::new(false),
            confirmed: RefCell::default(),
            unsettled: Cell::new(None),
            due_since: Cell::new(0),
            roster: RefCell::default(),
            publishing: Cell::new(false),
            due: Cell::new(None),
            resting: RefCell::default(),
            touched,
        })
    }

    /// The state vector.
    pub(super) fn vector(&self) -> Vec<u8> {
        state::read(&self.doc).map(|txn| state::vector(&txn)).unwrap_or_default()
    }

    /// Everything.
    pub(super) fn whole(&self) -> Option<Vec<u8>> {
        state::read(&self.doc).ok().map(|txn| state::encode_v1(&txn))
    }

    /// What somebody with that state vector lacks.
    pub(super) fn lacking(&self, vector: &[u8]) -> Option<Vec<u8>> {
        let txn = state::read(&self.doc).ok()?;
        state::diff_v1(&txn, vector).ok()
    }

    /// The text of a root.
    pub(super) fn text(&self, root: &str) -> String {
        state::read(&self.doc).map(|txn| read::text(&txn, root)).unwrap_or_default()
    }

    /// Takes in what was kept on this device.
    pub(super) fn restore(&self, updates: impl IntoIterator<Item = Bytes>) -> Result<(), state::StateError> {
        let mut txn = state::write(&self.doc, KEPT)?;
        for update in updates {
            state::follow_v1(&mut txn, &update)?;
            self.found.set(true);
        }
        Ok(())
    }

    /// Takes in what arrived, or holds it back while a character is being composed: nothing may be written into its field then.
    pub(super) fn take(&self, update: Bytes) -> Result<(), state::StateError> {
        if self.composing.get() {
            self.held.borrow_mut().push(update);
            return Ok(());
        }
        let mut txn = state::write(&self.doc, THEIRS)?;
        state::follow_v1(&mut txn, &update)
    }

    /// A character is being composed in one of the part's fields.
    pub(super) fn hold(&self) {
        self.composing.set(true);
    }

    /// It is composed: takes in what was held back.
    pub(super) fn let_go(&self) -> Result<(), state::StateError> {
        self.composing.set(false);
        let held = std::mem::take(&mut *self.held.borrow_mut());
        held.into_iter().try_for_each(|update| self.take(update))
    }

    /// Changes the document under my name.
    pub(super) fn write<T>(&self, change: impl FnOnce(&mut TransactionMut<'_>) -> T) -> Option<T> {
        let mut txn = state::write(&self.doc, MINE).ok()?;
        Some(change(&mut txn))
    }

    /// The local updates since the last call.
    pub(super) fn take_made(&self) -> Vec<Made> {
        std::mem::take(&mut *self.made.borrow_mut())
    }

    /// Lets undo reach these texts.
    pub(super) fn widen(&self, roots: impl IntoIterator<Item = String>) {
        let mut scope = self.scope.borrow_mut();
        for root in roots {
            if !scope.contains(&root) {
                let text = self.doc.get_or_insert_text(root.as_str());
                self.undo.borrow_mut().expand_scope(&self.doc, &text);
                scope.insert(root);
            }
        }
    }

    /// Takes back my last change.
    pub(super) fn undo(&self) {
        self.undo.borrow_mut().undo_blocking();
    }

    /// Brings it back.
    pub(super) fn redo(&self) {
        self.undo.borrow_mut().redo_blocking();
    }

    /// What follows is taken back apart from what came before.
    pub(super) fn pause_undo(&self) {
        self.undo.borrow_mut().reset();
    }

    /// The connection is gone.
    pub(super) fn leave(&self) {
        if self.phase.get() == Phase::Asking {
            self.phase.set(Phase::Outside);
        }
        self.offered.set(false);
        self.asked.borrow_mut().take();
        self.ledger.borrow_mut().lost();
        self.roster.borrow_mut().clear();
    }

    /// Notes that the kept state lags behind.
    pub(super) fn unsettle(&self) {
        if self.unsettled.get().is_none() {
            self.unsettled.set(Some(clock::now()));
        }
    }
}
