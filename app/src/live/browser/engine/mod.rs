//! The engine of one page: its rooms, its socket, its fields.

use super::announce::Announcer;
use super::field::{By, Field};
use super::line::{Line, State};
use super::listen::Listener;
use super::outbox::Outbox;
use super::overlay::Overlay;
use super::presence::Presence;
use super::room::{Phase, Room};
use super::script::{Pace, Script};
use super::{Place, chance, clock};
use crate::live::handle::{Seat, Signals, Table};
use crate::live::ledger::Change;
use crate::live::state::Silence;
use domain::palette::Palette;
use domain::people::PersonSummary;
use domain::room::Shape;
use domain::section::Right;
use gloo_timers::callback::{Interval, Timeout};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::{HtmlDivElement, HtmlTextAreaElement};

/// The device's store is waited for no longer than this: without it one can still write.
const RESTORE_MS: u32 = 2_000;
/// The kept state follows the document with this delay: it is written as a whole.
const SETTLE_MS: u64 = 1_500;
/// The same where the whole is large. Nothing depends on it but how many changes are read again on the next visit.
const SETTLE_LARGE_MS: u64 = 10_000;
/// An answer of the server that takes longer than its own retries will not come: begin anew.
const OVERDUE_MS: u64 = 15_000;

/// After the last key for so long my own typing is read again, where reading takes a while.
const REST_MS: u32 = 250;
/// Others' changes are read at most once in this time: about a frame, and never between a key of mine and its picture.
const FRAME_MS: u32 = 32;

/// Everything that runs for one page. Lives on the browser's one thread; nothing here is called while a borrow is held.
pub(in crate::live) struct Engine {
    pub(super) this: Weak<Self>,
    pub(super) signals: Signals,
    pub(super) script: Rc<dyn Script>,
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
    pub(super) fn start(signals: &Signals, table: Table, script: Rc<dyn Script>, seats: &[Seat]) -> Rc<Self> {
        let Table { room, me, people, palette } = table;
        let engine = Rc::new_cyclic(|this: &Weak<Self>| Self {
            this: this.clone(),
            signals: *signals,
            script,
            palette,
            people,
            table: room,
            line: Line::new(this.clone()),
            rooms: RefCell::default(),
            fields: RefCell::default(),
            presence: Presence::new(this.clone()),
            outbox: Rc::new(Outbox::new(me.id.as_str().to_owned(), this.clone())),
            me,
            announcer: Announcer::new(),
            caret_in: RefCell::default(),
            redrawing: RefCell::default(),
            listeners: RefCell::default(),
            ticking: RefCell::default(),
            numbers: Cell::new(0),
        });
        engine.refresh(seats);
        engine.listen();
        engine.line.connect();
        let ticked = engine.this.clone();
        *engine.ticking.borrow_mut() = Some(Interval::new(1_000, move || {
            if let Some(engine) = ticked.upgrade() {
                engine.tick();
            }
        }));
        engine.find_refused();
        engine
    }

    /// No page shows the table any more, but it is kept: what is written goes on to the server.
    pub(super) fn away(&self) {
        self.settle(0);
        self.attend(None);
        self.announcer.leave();
    }

    /// A page shows the table.
    pub(super) fn back(&self) {
        if self.line.was_up() {
            self.announcer.prepare();
        }
    }

    /// The table is left for good.
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
    fn find_refused(&self) {
        // The rooms have names like the table's.
        let rooms = self.table.trim_end_matches("table").to_owned();
        let (outbox, signals) = (Rc::clone(&self.outbox), self.signals);
        let this = self.this.clone();
        leptos::task::spawn_local(async move {
            let found = outbox.refused(&rooms).await;
            if let Some(engine) = this.upgrade().filter(|_| !found.is_empty()) {
                signals.refused.update(|all| all.extend(found));
                engine.status();
            }
        });
    }

    pub(super) fn room(&self, part: Shape) -> Option<Rc<Room>> {
        self.rooms.borrow().iter().find(|room| room.part == part).cloned()
    }

    pub(super) fn room_named(&self, name: &str) -> Option<Rc<Room>> {
        self.rooms.borrow().iter().find(|room| room.name == name).cloned()
    }

    pub(super) fn all_rooms(&self) -> Vec<Rc<Room>> {
        self.rooms.borrow().clone()
    }

    pub(super) fn fields_of(&self, part: Shape) -> Vec<Rc<Field>> {
        self.fields.borrow().iter().filter(|field| field.place.part == part).cloned().collect()
    }

    pub(super) fn right(&self, part: Shape) -> Option<Right> {
        self.signals.part(part).and_then(|signals| signals.right.get_untracked())
    }

    pub(super) fn set_right(&self, part: Shape, right: Option<Right>) {
        if let Some(signals) = self.signals.part(part).filter(|signals| signals.right.get_untracked() != right) {
            signals.right.set(right);
        }
    }

    fn is_ready(&self, part: Shape) -> bool {
        self.signals.part(part).is_some_and(|signals| signals.ready.get_untracked())
    }

    /// Whether I may write in this room now, and its document is here.
    pub(super) fn may_write(&self, room: &Room) -> bool {
        self.right(room.part) == Some(Right::Write) && self.is_ready(room.part)
    }

    /// Opens what I may see now and closes the rest.
    pub(in crate::live) fn refresh(&self, seats: &[Seat]) {
        self.presence.keep_to_myself(seats.iter().filter(|seat| seat.alone).map(|seat| seat.part).collect());
        for seat in seats {
            let open = self.room(seat.part);
            if open.as_ref().map(|room| &room.name) == seat.room.as_ref() {
                continue;
            }
            if let Some(room) = open {
                self.shut(&room);
            }
            if let Some(name) = &seat.room {
                self.open(name.clone(), seat.part);
            }
        }
        self.status();
    }

    /// Opens a room: first what this device keeps of it, then the server.
    pub(super) fn open(&self, name: String, part: Shape) {
        let room = Room::new(name, part, &self.script.maps(part));
        self.rooms.borrow_mut().push(Rc::clone(&room));
        let (this, outbox) = (self.this.clone(), Rc::clone(&self.outbox));
        leptos::task::spawn_local(async move {
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
        let Some(signals) = self.signals.part(room.part).filter(|signals| !signals.ready.get_untracked()) else { return };
        for field in self.fields_of(room.part) {
            field.adopt(room);
        }
        self.publish(room);
        signals.ready.set(true);
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
        let root = self.script.text_root(place.part, &place.item, &place.field)?;
        self.numbers.set(self.numbers.get() + 1);
        let part = place.part;
        let field = Field::new(self.numbers.get(), place, root, area, Overlay::new(mirror, carets), self.this.clone());
        self.fields.borrow_mut().push(Rc::clone(&field));
        if let Some(room) = self.room(part).filter(|_| self.is_ready(part)) {
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
        for field in self.fields_of(room.part) {
            field.flow(by);
        }
        room.unsettle();
        self.publish_after(room, by);
        self.redraw();
        self.status();
    }

    /// Shows what the document says when it is time to.
    fn publish_after(&self, room: &Rc<Room>, by: By) {
        match (self.script.pace(), by) {
            (Pace::AtOnce, _) | (Pace::Resting, By::Me) => self.publish(room),
            (Pace::Resting, By::Typing) => self.publish_in(room, REST_MS),
            (Pace::Resting, By::Others) => self.publish_in(room, FRAME_MS),
        }
    }

    /// Shows it after a while, which begins anew with every call that allows as much time, and never later than one that allowed less.
    fn publish_in(&self, room: &Rc<Room>, wait: u32) {
        let (now, at) = (clock::now(), clock::now() + u64::from(wait));
        let soon = |due: u64| due <= at && (wait < REST_MS || due <= now + u64::from(FRAME_MS));
        if room.due.get().is_some_and(soon) {
            return;
        }
        room.due.set(Some(at));
        let (this, resting) = (self.this.clone(), Rc::clone(room));
        *room.resting.borrow_mut() = Some(Timeout::new(wait, move || {
            resting.due.set(None);
            if let Some(engine) = this.upgrade() {
                engine.publish(&resting);
            }
        }));
    }

    /// Shows the part's content, once for all that happens in this turn of the event loop.
    pub(super) fn publish(&self, room: &Rc<Room>) {
        if room.publishing.replace(true) {
            return;
        }
        let (this, room) = (self.this.clone(), Rc::clone(room));
        leptos::task::spawn_local(async move {
            room.publishing.set(false);
            let Some(engine) = this.upgrade() else { return };
            if engine.room(room.part).is_some_and(|r| Rc::ptr_eq(&r, &room)) {
                engine.script.publish(&room, &room.touched.take());
            }
        });
    }

    /// Changes a part's document under my name. The second argument of `change` is a name that nobody else draws.
    pub(in crate::live) fn change(&self, part: Shape, change: &mut dyn FnMut(&mut yrs::TransactionMut<'_>, &str)) {
        if let Some(room) = self.room(part).filter(|room| self.may_write(room)) {
            room.write(|txn| change(txn, &chance::name()));
            self.after(&room, By::Me);
        }
    }

    pub(in crate::live) fn undo(&self, part: Shape) {
        if let Some(room) = self.room(part).filter(|room| self.may_write(room)) {
            room.undo();
            self.after(&room, By::Me);
        }
    }

    pub(in crate::live) fn redo(&self, part: Shape) {
        if let Some(room) = self.room(part).filter(|room| self.may_write(room)) {
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

    pub(in crate::live) fn attend(&self, part: Option<Shape>) {
        self.presence.attend(part);
        self.tell_present();
    }

    /// I stand at a text, and write nothing yet.
    pub(in crate::live) fn stand(&self, part: Shape, root: &str) {
        self.presence.enter(part, root);
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
        self.settle(if self.script.pace() == Pace::Resting { SETTLE_LARGE_MS } else { SETTLE_MS });
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
