//! A text area bound to a text of the document. The element is never controlled: what is typed goes into the document as one replacement, what
//! others type comes out of it as small replacements in the element, and the browser keeps the caret where it belongs.

use super::Engine;
use crate::live::browser::link::{Link, Piece, Pieces};
use crate::live::browser::listen::Listener;
use crate::live::browser::overlay::{Mark, Overlay};
use crate::live::browser::room::Room;
use crate::live::coediting::Coediting as _;
use crate::live::place::Lines;
use crate::live::place::Place;
use document::anchor::{self, Side};
use document::{splice, state};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlTextAreaElement, InputEvent, KeyboardEvent};

/// For how long a field shows that somebody else has just changed it.
const TOUCHED_MS: u32 = 1_200;

/// Who changed the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// I did, but not by typing here: undo, a button, another field with the same text.
    Me,
    /// I did, by typing in this field.
    Typing,
    /// Somebody else.
    Others,
}

/// The binding.
pub(super) struct Field {
    pub(super) id: u32,
    pub(super) place: Place,
    pub(super) root: String,
    area: HtmlTextAreaElement,
    overlay: Overlay,
    engine: Weak<Engine>,
    link: RefCell<Option<Link>>,
    /// What the element shows, as far as the document knows.
    shown: RefCell<String>,
    composing: Cell<bool>,
    writing: Rc<Cell<bool>>,
    pieces: Pieces,
    /// The selection's ends, tied to the text.
    tied: RefCell<Option<(Vec<u8>, Vec<u8>)>>,
    touched: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<Listener>>,
}

impl Field {
    pub(super) fn new(
        id: u32,
        place: Place,
        root: String,
        area: HtmlTextAreaElement,
        overlay: Overlay,
        engine: Weak<Engine>,
    ) -> Rc<Self> {
        let shown = RefCell::new(area.value());
        let field = Rc::new(Self {
            id,
            place,
            root,
            area,
            overlay,
            engine,
            link: RefCell::default(),
            shown,
            composing: Cell::new(false),
            writing: Rc::default(),
            pieces: Rc::default(),
            tied: RefCell::default(),
            touched: RefCell::default(),
            listeners: RefCell::default(),
        });
        let listeners = [
            field.listen("input", Self::on_input),
            field.listen("beforeinput", Self::on_before_input),
            field.listen("keydown", Self::on_key),
            field.listen("compositionstart", |field, _| field.compose()),
            field.listen("compositionend", |field, _| field.composed()),
            field.listen("focus", |field, _| field.on_focus()),
            field.listen("blur", |field, _| field.on_blur()),
        ];
        field.listeners.borrow_mut().extend(listeners);
        field
    }

    fn listen(self: &Rc<Self>, kind: &'static str, act: fn(&Rc<Self>, &Event)) -> Listener {
        let field = Rc::downgrade(self);
        Listener::new(&self.area, kind, move |event| {
            if let Some(field) = field.upgrade() {
                act(&field, &event);
            }
        })
    }

    /// Shows the text of this room's document from now on.
    pub(super) fn adopt(&self, room: &Rc<Room>) {
        self.pieces.borrow_mut().clear();
        *self.link.borrow_mut() = Some(Link::new(room, &self.root, &self.pieces, &self.writing));
        room.widen([self.root.clone()]);
        self.reset();
    }

    /// No longer shows a document.
    pub(super) fn release(&self) {
        self.composing.set(false);
        self.link.borrow_mut().take();
    }

    /// The element is gone from the page.
    pub(super) fn leave(&self) {
        self.listeners.borrow_mut().clear();
        if self.composing.get() {
            self.composed();
        }
        self.release();
    }

    fn room(&self) -> Option<Rc<Room>> {
        self.link.borrow().as_ref().map(|link| Rc::clone(link.room()))
    }

    /// Whether this is the element that has the focus.
    pub(super) fn is_focused(&self) -> bool {
        let active = web_sys::window().and_then(|w| w.document()).and_then(|d| d.active_element());
        active.is_some_and(|a| a == *self.area.unchecked_ref::<web_sys::Element>())
    }

    fn on_input(self: &Rc<Self>, event: &Event) {
        let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        if !composing && !self.composing.get() {
            self.push();
        }
    }

    /// Brings what was typed into the document.
    fn push(&self) {
        let (Some(engine), Some(room)) = (self.engine.upgrade(), self.room()) else { return };
        if !engine.may_write(&room) {
            self.reset();
            return;
        }
        if self.place.lines == Lines::One {
            self.join_lines();
        }
        let (old, new) = (self.shown.borrow().clone(), self.area.value());
        let caret = self.area.selection_end().ok().flatten().unwrap_or(0);
        let Some(change) = splice::splice(&old, &new, caret) else { return };
        let Place { part, item, field, .. } = &self.place;
        self.writing.set(true);
        let written = room.write(|txn| engine.script.splice(*part, txn, item, field, change));
        self.writing.set(false);
        if written == Some(true) && room.text(&self.root) == new {
            *self.shown.borrow_mut() = new;
            self.tie();
        } else {
            self.reset();
        }
        engine.presence.typed();
        engine.after(&room, By::Typing);
    }

    /// A pasted line break becomes a space where there is only one line.
    fn join_lines(&self) {
        let value = self.area.value();
        if value.contains('\n') {
            let caret = self.area.selection_end().ok().flatten();
            self.area.set_value(&value.replace('\n', " "));
            let _ = self.area.set_selection_end(caret);
            let _ = self.area.set_selection_start(caret);
        }
    }

    /// Brings what changed in the document into the element.
    pub(super) fn flow(&self, by: By) {
        let changes = std::mem::take(&mut *self.pieces.borrow_mut());
        let Some(room) = self.room() else { return };
        if changes.is_empty() || self.composing.get() {
            return;
        }
        let scroll = self.area.scroll_top();
        let end = changes.iter().filter_map(|change| self.apply(change)).last();
        let text = room.text(&self.root);
        if self.area.value() == text {
            *self.shown.borrow_mut() = text;
        } else {
            self.show(&room, text);
        }
        match (by, end) {
            (By::Me | By::Typing, Some(end)) if self.is_focused() => {
                let _ = self.area.set_selection_range(end, end);
            }
            (By::Me | By::Typing, _) => {}
            (By::Others, _) => self.touch(),
        }
        self.area.set_scroll_top(scroll);
    }

    /// Applies one transaction's pieces. Gives the place behind the last.
    fn apply(&self, pieces: &[Piece]) -> Option<u32> {
        let mut at = 0;
        let mut end = None;
        for piece in pieces {
            match piece {
                Piece::Keep(len) => at += len,
                Piece::Cut(len) => {
                    self.replace("", at, at + len);
                    end = Some(at);
                }
                Piece::Put(text) => {
                    self.replace(text, at, at);
                    at += document::utf16::len(text);
                    end = Some(at);
                }
            }
        }
        end
    }

    fn replace(&self, text: &str, start: u32, end: u32) {
        // Fails only if the places are beyond the text; then the comparison that follows sets it as a whole.
        let _ = self.area.set_range_text_with_start_and_end_and_mode(text, start, end, "preserve");
    }

    /// Shows what the document says, whatever the element said.
    fn reset(&self) {
        if let Some(room) = self.room() {
            self.pieces.borrow_mut().clear();
            let text = room.text(&self.root);
            if self.area.value() == text {
                *self.shown.borrow_mut() = text;
            } else {
                self.show(&room, text);
            }
        }
    }

    fn show(&self, room: &Room, text: String) {
        let selection = self.untie(room);
        self.area.set_value(&text);
        *self.shown.borrow_mut() = text;
        if let Some((start, end)) = selection.filter(|_| self.is_focused()) {
            let _ = self.area.set_selection_range(start, end);
        }
    }

    /// Remembers where the selection is, tied to the characters around it.
    fn tie(&self) {
        let tied = self.room().and_then(|room| {
            let txn = state::read(&room.doc).ok()?;
            let (start, end) = (self.area.selection_start().ok()??, self.area.selection_end().ok()??);
            let start_side = if start == end { Side::Before } else { Side::After };
            Some((anchor::encode(&txn, &self.root, start, start_side)?, anchor::encode(&txn, &self.root, end, Side::Before)?))
        });
        *self.tied.borrow_mut() = tied;
    }

    fn untie(&self, room: &Room) -> Option<(u32, u32)> {
        let txn = state::read(&room.doc).ok()?;
        let tied = self.tied.borrow();
        let (start, end) = tied.as_ref()?;
        Some((anchor::decode(&txn, &self.root, start)?, anchor::decode(&txn, &self.root, end)?))
    }

    /// The selection moved. Gives its fixed end and its moving end, tied to the text.
    pub(super) fn selection(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        if self.composing.get() {
            return None;
        }
        self.tie();
        let (start, end) = self.tied.borrow().clone()?;
        let backward = self.area.selection_direction().ok().flatten().is_some_and(|d| d == "backward");
        Some(if backward { (end, start) } else { (start, end) })
    }

    fn on_focus(&self) {
        if let (Some(engine), Some(room)) = (self.engine.upgrade(), self.room()) {
            room.pause_undo();
            engine.presence.enter(self.place.part, &self.root);
            engine.selection_moved();
        }
    }

    fn on_blur(&self) {
        // Some keyboards leave without saying that the composition ended.
        self.composed();
        if let (Some(engine), Some(room)) = (self.engine.upgrade(), self.room()) {
            room.pause_undo();
            engine.presence.exit(&self.root);
        }
    }

    fn compose(&self) {
        if let Some(room) = self.room() {
            self.composing.set(true);
            room.hold();
        }
    }

    /// What was composed goes into the document as one change, before what arrived in the meantime.
    fn composed(&self) {
        if !self.composing.replace(false) {
            return;
        }
        self.push();
        if let (Some(engine), Some(room)) = (self.engine.upgrade(), self.room()) {
            engine.let_go(&room);
        }
    }

    /// The browser's own undo does not know what others have changed in the element: it is replaced by the document's.
    fn on_before_input(self: &Rc<Self>, event: &Event) {
        let Some(input) = event.dyn_ref::<InputEvent>() else { return };
        match input.input_type().as_str() {
            "historyUndo" => self.step(event, Engine::undo),
            "historyRedo" => self.step(event, Engine::redo),
            _ => {}
        }
    }

    fn on_key(self: &Rc<Self>, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.is_composing() {
            return;
        }
        let command = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
        match (key.key().as_str(), command, key.shift_key()) {
            ("z" | "Z", true, false) => self.step(event, Engine::undo),
            ("z" | "Z", true, true) | ("y" | "Y", true, false) => self.step(event, Engine::redo),
            ("Enter", false, _) if self.place.lines == Lines::One => event.prevent_default(),
            _ => {}
        }
    }

    fn step(&self, event: &Event, act: fn(&Engine, domain::room::Shape)) {
        event.prevent_default();
        if let Some(engine) = self.engine.upgrade() {
            act(&engine, self.place.part);
        }
    }

    /// Others' carets in this text.
    pub(super) fn draw(&self, marks: &[Mark]) {
        self.overlay.draw(&self.area.value(), marks);
    }

    fn touch(&self) {
        let _ = self.area.set_attribute("data-touched", "");
        let area = self.area.clone();
        let fade = Timeout::new(TOUCHED_MS, move || {
            let _ = area.remove_attribute("data-touched");
        });
        *self.touched.borrow_mut() = Some(fade);
    }
}
