//! The engine of one proposal's page: its rooms, its socket, its fields.

use super::announce::Announcer;
use super::field::{By, Field};
use super::line::{Line, State};
use super::listen::Listener;
use super::outbox::Outbox;
use super::overlay::Overlay;
use super::presence::Presence;
use super::room::{Phase, Room};
use super::{Place, chance, clock};
use crate::live::handle::Signals;
use crate::live::ledger::Change;
use crate::live::state::Silence;
use crate::reactive::prelude::*;
use document::write::{self, Edit};
use document::{read, schema};
use domain::palette::Palette;
use domain::people::PersonSummary;
use domain::section::{Right, Section, Sharing};
use domain::view::ProposalView;
use gloo_timers::callback::{Interval, Timeout};
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDivElement, HtmlTextAreaElement};

/// The device's store is waited for no longer than this: without it one can still write.
const RESTORE_MS: u32 = 2_000;
/// The kept state follows the document with this delay: it is written as a whole.
const SETTLE_MS: u64 = 1_500;
/// An answer of the server that takes longer than its own retries will not come: begin anew.
const OVERDUE_MS: u64 = 15_000;

/// Everything that runs for one page. Lives on the browser's one thread; nothing here is called while a borrow is held.
pub(in crate::live) struct Engine {
    pub(super) this: Weak<Self>,
    pub(super) signals: Signals,
    pub(super) me: PersonSummary,
    pub(super) people: Vec<PersonSummary>,
    pub(super) palette: Palette,
    pub(super) table: String,
    pub(super) line: Line,
    pub(super) rooms: RefCell<Vec<Rc<Room>>>,
    pub(super) fields: RefCell<Vec<Rc<Field>>>,
    pub(super) presence: Presence,
    pub(super) outbox: Rc<Outbox>,
    pub(super) announcer: Announcer,
    /// The room in which my caret was shown last.
    pub(super) caret_in: RefCell<Option<Rc<Room>>>,
    pub(super) redrawing: RefCell<Option<Timeout>>,
    pub(super) listeners: RefCell<Vec<Listener>>,
    ticking: RefCell<Option<Interval>>,
    numbers: Cell<u32>,
}

impl Engine {
    pub(super) fn start(signals: &Signals, view: &ProposalView, me: &PersonSummary) -> Rc<Self> {
        let engine = Rc::new_cyclic(|this: &Weak<Self>| Self {
            this: this.clone(),
            signals: *signals,
            me: me.clone(),
            palette: view.palette(),
            people: vec![view.employee.clone(), view.manager.clone(), me.clone()],
            table: view.table.to_string(),
            line: Line::new(this.clone()),
            rooms: RefCell::default(),
            fields: RefCell::default(),
            presence: Presence::new(this.clone()),
            outbox: Rc::new(Outbox::new(me.id.as_str().to_owned(), this.clone())),
            announcer: Announcer::new(),
            caret_in: RefCell::default(),
            redrawing: RefCell::default(),
            listeners: RefCell::default(),
            ticking: RefCell::default(),
            numbers: Cell::new(0),
        });
        engine.refresh(view);
        engine.listen();
        engine.line.connect();
        let ticked = engine.this.clone();
        *engine.ticking.borrow_mut() = Some(Interval::new(1_000, move || {
            if let Some(engine) = ticked.upgrade() {
                engine.tick();
            }
        }));
        engine.find_refused(view);
        engine
    }

    /// The page is left.
    pub(super) fn stop(&self) {
        self.settle(0);
        self.ticking.borrow_mut().take();
        self.redrawing.borrow_mut().take();
        self.listeners.borrow_mut().clear();
        for field in self.fields.take() {
            field.leave();
        }
        self.line.end(1000);
        self.announcer.leave();
    }

    /// Finds texts that were refused on an earlier visit and are still to be copied.
    fn find_refused(&self, view: &ProposalView) {
        let (outbox, signals, proposal) = (Rc::clone(&self.outbox), self.signals, view.id.as_str().to_owned());
        let this = self.this.clone();
        spawn_local(async move {
            let found = outbox.refused(&proposal).await;
            if let Some(engine) = this.upgrade().filter(|_| !found.is_empty()) {
                signals.refused.update(|all| all.extend(found));
                engine.status();
            }
        });
    }

    pub(super) fn room(&self, section: Section) -> Option<Rc<Room>> {
        self.rooms.borrow().iter().find(|room| room.section == section).cloned()
    }

    pub(super) fn room_named(&self, name: &str) -> Option<Rc<Room>> {
        self.rooms.borrow().iter().find(|room| room.name == name).cloned()
    }

    pub(super) fn all_rooms(&self) -> Vec<Rc<Room>> {
        self.rooms.borrow().clone()
    }

    pub(super) fn fields_of(&self, section: Section) -> Vec<Rc<Field>> {
        self.fields.borrow().iter().filter(|field| field.place.section == section).cloned().collect()
    }

    pub(super) fn right(&self, section: Section) -> Option<Right> {
        self.signals.sections.get(section).right.get_untracked()
    }

    pub(super) fn set_right(&self, section: Section, right: Option<Right>) {
        if self.right(section) != right {
            self.signals.sections.get(section).right.set(right);
        }
    }

    /// Whether I may write in this room now, and its document is here.
    pub(super) fn may_write(&self, room: &Room) -> bool {
        self.right(room.section) == Some(Right::Write) && self.signals.sections.get(room.section).ready.get_untracked()
    }

    /// Opens what I may see now and closes the rest.
    pub(in crate::live) fn refresh(&self, view: &ProposalView) {
        let private = view.sections.iter().filter(|seen| seen.sharing == Sharing::Private);
        self.presence.keep_to_myself(private.map(|seen| seen.section).collect());
        for seen in &view.sections {
            let wanted = seen.room.as_ref().filter(|_| seen.right.is_some()).map(ToString::to_string);
            let open = self.room(seen.section);
            if open.as_ref().map(|room| &room.name) == wanted.as_ref() {
                continue;
            }
            if let Some(room) = open {
                self.shut(&room);
            }
            if let Some(name) = wanted {
                self.open(name, seen.section);
            }
        }
        self.status();
    }

    /// Opens a room: first what this device keeps of it, then the server.
    pub(super) fn open(&self, name: String, section: Section) {
        let room = Room::new(name, section);
        self.rooms.borrow_mut().push(Rc::clone(&room));
        let (this, outbox) = (self.this.clone(), Rc::clone(&self.outbox));
        spawn_local(async move {
            let (found, waited) = (outbox.find(&room.name), TimeoutFuture::new(RESTORE_MS));
            let found = super::first::of(found, waited).await.unwrap_or_default();
            let Some(engine) = this.upgrade() else { return };
            let updates = found.state.into_iter().chain(found.changes.iter().map(|change| change.bytes.clone()));
            if room.restore(updates).is_err() {
                // Unreadable: the server's copy is whole.
                room.found.set(false);
            }
            for change in found.changes {
                room.ledger.borrow_mut().restore(change);
            }
            room.phase.set(Phase::Outside);
            engine.join(&room);
            engine.show_kept();
            engine.status();
        });
    }

    /// Without a connection what this device keeps is better than what the page was made from.
    pub(super) fn show_kept(&self) {
        let waited = self.line.lasting() > 1_000 || web_sys::window().is_some_and(|w| !w.navigator().on_line());
        if self.line.state() == State::Up || !waited {
            return;
        }
        for room in self.all_rooms() {
            if room.found.get() && room.phase.get() != Phase::Restoring {
                self.ready(&room);
            }
        }
    }

    /// The room's document is here: show it.
    pub(super) fn ready(&self, room: &Rc<Room>) {
        let ready = self.signals.sections.get(room.section).ready;
        if ready.get_untracked() {
            return;
        }
        for field in self.fields_of(room.section) {
            field.adopt(room);
        }
        self.publish(room);
        ready.set(true);
        self.redraw();
    }

    /// Binds a text's elements. Gives the number to unbind them with.
    pub(super) fn bind(
        &self,
        place: Place,
        area: HtmlTextAreaElement,
        mirror: HtmlDivElement,
        carets: HtmlDivElement,
    ) -> Option<u32> {
        let root = schema::text_root(place.section, &place.item, &place.field)?;
        self.numbers.set(self.numbers.get() + 1);
        let section = place.section;
        let field = Field::new(self.numbers.get(), place, root, area, Overlay::new(mirror, carets), self.this.clone());
        self.fields.borrow_mut().push(Rc::clone(&field));
        if let Some(room) = self.room(section).filter(|_| self.signals.sections.get(section).ready.get_untracked()) {
            field.adopt(&room);
            self.redraw();
        }
        Some(field.id)
    }

    pub(super) fn unbind(&self, id: u32) {
        let gone = self.fields.borrow().iter().find(|field| field.id == id).cloned();
        self.fields.borrow_mut().retain(|field| field.id != id);
        if let Some(field) = gone {
            self.presence.exit(&field.root);
            field.leave();
        }
    }

    /// What follows a change of a document: keep and send what is mine, show the rest.
    pub(super) fn after(&self, room: &Rc<Room>, by: By) {
        for (roots, update) in room.take_made() {
            let change = Change { key: self.outbox.new_key(&room.name), roots, bytes: update.into() };
            room.ledger.borrow_mut().add(change.clone());
            self.outbox.keep(&room.name, change);
        }
        for field in self.fields_of(room.section) {
            field.flow(by);
        }
        room.unsettle();
        self.publish(room);
        self.redraw();
        self.status();
    }

    /// Shows the section's content, once for all that happens in this turn of the event loop.
    pub(super) fn publish(&self, room: &Rc<Room>) {
        if room.publishing.replace(true) {
            return;
        }
        let (this, room) = (self.this.clone(), Rc::clone(room));
        spawn_local(async move {
            room.publishing.set(false);
            let Some(engine) = this.upgrade() else { return };
            let content = room.content();
            room.widen(read::text_roots(room.section, &content));
            let signal = engine.signals.sections.get(room.section).content;
            let current = engine.room(room.section).is_some_and(|r| Rc::ptr_eq(&r, &room));
            // The signals end with the page, which may be before this runs.
            if current && signal.try_with_untracked(|old| *old != content) == Some(true) {
                signal.set(content);
            }
        });
    }

    pub(in crate::live) fn edit(&self, section: Section, edit: &Edit) {
        if let Some(room) = self.room(section).filter(|room| self.may_write(room)) {
            // An edit of what somebody has removed in this moment has nothing to change.
            let _ = room.write(|txn| write::apply(section, txn, edit, &chance::name()));
            self.after(&room, By::Me);
        }
    }

    pub(in crate::live) fn undo(&self, section: Section) {
        if let Some(room) = self.room(section).filter(|room| self.may_write(room)) {
            room.undo();
            self.after(&room, By::Me);
        }
    }

    pub(in crate::live) fn redo(&self, section: Section) {
        if let Some(room) = self.room(section).filter(|room| self.may_write(room)) {
            room.redo();
            self.after(&room, By::Me);
        }
    }

    /// A character is composed: takes in what was held back meanwhile.
    pub(super) fn let_go(&self, room: &Rc<Room>) {
        if room.let_go().is_err() {
            self.line.drop_connection();
        }
        self.after(room, By::Others);
    }

    pub(in crate::live) fn attend(&self, section: Option<Section>) {
        self.presence.attend(section);
        self.tell_present();
    }

    pub(in crate::live) fn dismiss(&self, key: &str) {
        self.outbox.drop_refused(key);
        self.status();
    }

    pub(in crate::live) fn silence(&self, silence: Silence) {
        self.announcer.silence(silence);
    }

    /// Once a second.
    fn tick(&self) {
        self.line.tick();
        self.presence.tick();
        self.expire();
        self.show_kept();
        self.settle(SETTLE_MS);
        let overdue = |room: &Rc<Room>| room.ledger.borrow().is_due() && clock::now() > room.due_since.get() + OVERDUE_MS;
        if self.all_rooms().iter().any(overdue) {
            self.line.drop_connection();
        }
        self.status();
    }

    /// Keeps the state of rooms whose kept state is older than this.
    pub(super) fn settle(&self, older_than: u64) {
        for room in self.all_rooms() {
            let due = room.unsettled.get().is_some_and(|since| clock::now() >= since + older_than);
            let whole = room.whole().filter(|_| due && (room.received.get() || room.found.get()));
            if let Some(state) = whole {
                room.unsettled.set(None);
                self.outbox.settle(&room.name, state, room.confirmed.take());
            }
        }
    }
}
