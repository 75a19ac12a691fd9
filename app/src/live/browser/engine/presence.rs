//! What I show of myself, and who the others are.

use super::Engine;
use crate::live::browser::{chance, clock};
use crate::live::part;
use crate::live::roster::{Roster, Shown};
use domain::room::Shape;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Weak;

/// Changes of what I show are told at most this often.
const THROTTLE_MS: u32 = 100;
/// What I show is said again this often, so that nobody believes I have gone.
const HEARTBEAT_MS: u64 = 15_000;
/// After the last key for so long I count as writing.
const TYPING_MS: u64 = 3_000;

/// My presence at the table and in the rooms.
pub(super) struct Presence {
    engine: Weak<Engine>,
    /// My id at the table; in the rooms it is the document's.
    pub(super) client: u32,
    pub(super) roster: RefCell<Roster>,
    part: Cell<Option<Shape>>,
    field: RefCell<Option<(Shape, String)>>,
    /// Parts that nobody else may see: being in one is nobody else's business either.
    alone: RefCell<Vec<Shape>>,
    typed: Cell<Option<u64>>,
    typing_shown: Cell<bool>,
    clock: Cell<u32>,
    sent: Cell<u64>,
    timer: RefCell<Option<Timeout>>,
}

impl Presence {
    pub(super) fn new(engine: Weak<Engine>) -> Self {
        Self {
            engine,
            client: chance::client_id(),
            roster: RefCell::default(),
            part: Cell::new(None),
            field: RefCell::default(),
            alone: RefCell::default(),
            typed: Cell::new(None),
            typing_shown: Cell::new(false),
            clock: Cell::new(0),
            sent: Cell::new(0),
            timer: RefCell::default(),
        }
    }

    /// The part I look at.
    pub(super) fn attend(&self, part: Option<Shape>) {
        if self.part.replace(part) != part {
            self.tell_soon();
        }
    }

    /// My caret is in this text.
    pub(super) fn enter(&self, part: Shape, root: &str) {
        *self.field.borrow_mut() = Some((part, root.to_owned()));
        self.tell_soon();
    }

    /// My caret has left this text.
    pub(super) fn exit(&self, root: &str) {
        let mut field = self.field.borrow_mut();
        if field.as_ref().is_some_and(|(_, r)| r == root) {
            *field = None;
            self.typed.set(None);
            drop(field);
            self.tell_soon();
        }
    }

    /// I pressed a key.
    pub(super) fn typed(&self) {
        self.typed.set(Some(clock::now()));
        self.tell_soon();
    }

    /// Whether I am writing.
    pub(super) fn is_typing(&self) -> bool {
        self.typed.get().is_some_and(|at| clock::now() < at + TYPING_MS)
    }

    /// Where I am: the part, and the text my caret is in.
    pub(super) fn place(&self) -> (Option<Shape>, Option<String>) {
        match &*self.field.borrow() {
            Some((part, root)) => (Some(*part), Some(root.clone())),
            None => (self.part.get(), None),
        }
    }

    /// These parts are mine alone.
    pub(super) fn keep_to_myself(&self, alone: Vec<Shape>) {
        if *self.alone.borrow() != alone {
            *self.alone.borrow_mut() = alone;
            self.tell_soon();
        }
    }

    /// What I show at the table.
    pub(super) fn shown(&self) -> Shown {
        let (part, field) = self.place();
        if part.is_some_and(|part| self.alone.borrow().contains(&part)) {
            return Shown { typing: Some(false), ..Shown::default() };
        }
        let section = part.map(|part| part::key(part).to_owned());
        Shown { section, field, typing: Some(self.is_typing()), ..Shown::default() }
    }

    /// The clock of the next state.
    pub(super) fn next_clock(&self) -> u32 {
        self.clock.set(self.clock.get() + 1);
        self.clock.get()
    }

    /// Tells the others within a tenth of a second.
    pub(super) fn tell_soon(&self) {
        let mut timer = self.timer.borrow_mut();
        if timer.is_none() {
            let engine = self.engine.clone();
            *timer = Some(Timeout::new(THROTTLE_MS, move || {
                if let Some(engine) = engine.upgrade() {
                    engine.presence.timer.borrow_mut().take();
                    engine.tell();
                }
            }));
        }
    }

    /// What I show was told just now.
    pub(super) fn told(&self) {
        self.sent.set(clock::now());
        self.typing_shown.set(self.is_typing());
    }

    /// Once a second: tells again what has grown old or is no longer true.
    pub(super) fn tick(&self) {
        if clock::now() > self.sent.get() + HEARTBEAT_MS || self.typing_shown.get() != self.is_typing() {
            self.tell_soon();
        }
    }
}
