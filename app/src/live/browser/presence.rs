//! What I show of myself, and who the others are.

use super::engine::Engine;
use super::{chance, clock};
use crate::live::roster::{Roster, Shown};
use domain::section::Section;
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
    section: Cell<Option<Section>>,
    field: RefCell<Option<(Section, String)>>,
    /// Sections that nobody else may see: being in one is nobody else's business either.
    alone: RefCell<Vec<Section>>,
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
            section: Cell::new(None),
            field: RefCell::default(),
            alone: RefCell::default(),
            typed: Cell::new(None),
            typing_shown: Cell::new(false),
            clock: Cell::new(0),
            sent: Cell::new(0),
            timer: RefCell::default(),
        }
    }

    /// The section I look at.
    pub(super) fn attend(&self, section: Option<Section>) {
        if self.section.replace(section) != section {
            self.tell_soon();
        }
    }

    /// My caret is in this text.
    pub(super) fn enter(&self, section: Section, root: &str) {
        *self.field.borrow_mut() = Some((section, root.to_owned()));
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

    /// Where I am: the section, and the text my caret is in.
    pub(super) fn place(&self) -> (Option<Section>, Option<String>) {
        match &*self.field.borrow() {
            Some((section, root)) => (Some(*section), Some(root.clone())),
            None => (self.section.get(), None),
        }
    }

    /// These sections are mine alone.
    pub(super) fn keep_to_myself(&self, alone: Vec<Section>) {
        if *self.alone.borrow() != alone {
            *self.alone.borrow_mut() = alone;
            self.tell_soon();
        }
    }

    /// What I show at the table.
    pub(super) fn shown(&self) -> Shown {
        let (section, field) = self.place();
        if section.is_some_and(|section| self.alone.borrow().contains(&section)) {
            return Shown { typing: Some(false), ..Shown::default() };
        }
        let section = section.map(|s| s.key().to_owned());
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
