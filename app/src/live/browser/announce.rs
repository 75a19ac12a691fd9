//! Says who is writing where, to those who do not see it: one polite sentence at most every few seconds.

use super::clock;
use crate::live::state::Silence;
use domain::ids::PersonId;
use domain::room::Shape;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use web_sys::{Element, Storage};

/// Shortest time between two sentences.
const APART_MS: u64 = 5_000;
/// A sentence is taken away again, so that the same one can be said later.
const STAYS_MS: u32 = 4_000;
/// Where the browser remembers that it should be silent.
const SILENT: &str = "waymark-silent";

/// The region and what was said in it.
pub(super) struct Announcer {
    region: RefCell<Option<Element>>,
    said: Cell<Option<u64>>,
    writing: RefCell<Vec<(PersonId, Shape)>>,
    silent: Cell<bool>,
    clearing: RefCell<Option<Timeout>>,
}

impl Announcer {
    pub(super) fn new() -> Self {
        let silent = storage().and_then(|s| s.get_item(SILENT).ok()).flatten().is_some();
        Self {
            region: RefCell::default(),
            said: Cell::new(None),
            writing: RefCell::default(),
            silent: Cell::new(silent),
            clearing: RefCell::default(),
        }
    }

    /// Puts the region into the page: before something is said in it, but not while the page is being taken over.
    pub(super) fn prepare(&self) {
        let mut shown = self.region.borrow_mut();
        if shown.is_none() {
            *shown = region();
        }
    }

    /// Who writes where now. Says so of the first who did not before.
    pub(super) fn writing(&self, now: Vec<(PersonId, Shape)>, sentence: impl FnOnce(&PersonId, Shape) -> String) {
        let before = self.writing.replace(now);
        let now = self.writing.borrow();
        let Some((person, part)) = now.iter().find(|who| !before.contains(who)) else { return };
        let early = self.said.get().is_some_and(|at| clock::now() < at + APART_MS);
        let region = self.region.borrow().clone();
        let Some(region) = region.filter(|_| !early && !self.silent.get()) else { return };
        self.said.set(Some(clock::now()));
        region.set_text_content(Some(&sentence(person, *part)));
        *self.clearing.borrow_mut() = Some(Timeout::new(STAYS_MS, move || region.set_text_content(None)));
    }

    /// Turns it off or on, for this browser.
    pub(super) fn silence(&self, silence: Silence) {
        self.silent.set(silence == Silence::Yes);
        if let Some(storage) = storage() {
            let _ = match silence {
                Silence::Yes => storage.set_item(SILENT, ""),
                Silence::No => storage.remove_item(SILENT),
            };
        }
    }

    /// Takes the region out of the page.
    pub(super) fn leave(&self) {
        if let Some(region) = self.region.take() {
            region.remove();
        }
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn region() -> Option<Element> {
    let document = web_sys::window()?.document()?;
    let region = document.create_element("p").ok()?;
    region.set_class_name("only-read-aloud");
    region.set_attribute("aria-live", "polite").ok()?;
    document.body()?.append_child(&region).ok()?;
    Some(region)
}
