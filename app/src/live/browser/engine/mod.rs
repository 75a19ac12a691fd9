//! The engine of one table: its rooms, its socket, its fields.

mod coediting;
mod exchange;
mod field;
mod line;
pub(in crate::live) mod outbox;
mod people;
mod presence;
pub(super) mod status;

use super::announce::Announcer;
use super::listen::Listener;
use super::room::{Phase, Room};
use super::script::{Pace, Script};
use super::{chance, clock};
use crate::live::coediting::Coediting as _;
use crate::live::ledger::Change;
use crate::live::seat::{Seat, Table};
use crate::live::signals::Signals;
use domain::palette::Palette;
use domain::people::PersonSummary;
use domain::room::Shape;
use domain::section::Right;
use field::{By, Field};
use gloo_timers::callback::{Interval, Timeout};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use line::{Line, State};
use outbox::Outbox;
use presence::Presence;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

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

/// Everything that runs for one table. Lives on the browser's one thread; nothing here is called while a borrow is held.
pub(super) struct Engine {
    this: Weak<Self>,
    signals: Signals,
    script: Rc<dyn Script>,
    me: PersonSummary,
    people: Vec<PersonSummary>,
    palette: Palette,
    table: String,
    line: Line,
    rooms: RefCell<Vec<Rc<Room>>>,
    fields: RefCell<Vec<Rc<Field>>>,
    presence: Presence,
    outbox: Rc<Outbox>,
    announcer: Announcer,
    /// The room in which my caret was shown last.
    caret_in: RefCell<Option<Rc<Room>>>,
    redrawing: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<Listener>>,
    ticking: RefCell<Option<Interval>>,
    /// Whether a page shows the table.
    shown: Cell<bool>,
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
            shown: Cell::new(true),
        });
        engine.refresh(seats);
        engine.listen();
        if outbox::is_forgotten() {
            engine.sign_out();
        } else {
            engine.line.connect();
        }
        let ticked = engine.this.clone();
        *engine.ticking.borrow_mut() = Some(Interval::new(1_000, move || {
            if let Some(engine) = ticked.upgrade() {
                engine.tick();
            }
        }));
        engine.find_refused();
        engine
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

    fn room(&self, part: Shape) -> Option<Rc<Room>> {
        self.rooms.borrow().iter().find(|room| room.part == part).cloned()
    }

    fn room_named(&self, name: &str) -> Option<Rc<Room>> {
        self.rooms.borrow().iter().find(|room| room.name == name).cloned()
    }

    fn all_rooms(&self) -> Vec<Rc<Room>> {
        self.rooms.borrow().clone()
    }

    fn fields_of(&self, part: Shape) -> Vec<Rc<Field>> {
        self.fields.borrow().iter().filter(|field| field.place.part == part).cloned().collect()
    }

    fn right(&self, part: Shape) -> Option<Right> {
        self.signals.part(part).and_then(|signals| signals.right.get_untracked())
    }

    fn set_right(&self, part: Shape, right: Option<Right>) {
        if let Some(signals) = self.signals.part(part).filter(|signals| signals.right.get_untracked() != right) {
            signals.right.set(right);
        }
    }

    fn is_ready(&self, part: Shape) -> bool {
        self.signals.part(part).is_some_and(|signals| signals.ready.get_untracked())
    }

    /// Whether I may write in this room now, and its document is here.
    fn may_write(&self, room: &Room) -> bool {
        self.right(room.part) == Some(Right::Write) && self.is_ready(room.part)
    }

    /// Opens a room: first what this device keeps of it, then the server.
    fn open(&self, name: String, part: Shape) {
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
            if !engine.all_rooms().iter().any(|open| Rc::ptr_eq(open, &room)) {
                // Closed meanwhile. Where it was opened again, the other one has found the same.
                if engine.room_named(&room.name).is_none() {
                    engine.clear_away(&room);
                }
                return;
            }
            engine.join(&room);
            engine.show_kept();
            engine.status();
        });
    }

    /// Without a connection what this device keeps is better than what the page was made from.
    fn show_kept(&self) {
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
    fn ready(&self, room: &Rc<Room>) {
        let Some(signals) = self.signals.part(room.part).filter(|signals| !signals.ready.get_untracked()) else { return };
        for field in self.fields_of(room.part) {
            field.adopt(room);
        }
        self.publish(room);
        signals.ready.set(true);
        self.redraw();
    }

    /// What follows a change of a document: keep and send what is mine, show the rest.
    fn after(&self, room: &Rc<Room>, by: By) {
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
    fn publish(&self, room: &Rc<Room>) {
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
    fn change(&self, part: Shape, change: &mut dyn FnMut(&mut yrs::TransactionMut<'_>, &str)) {
        if let Some(room) = self.room(part).filter(|room| self.may_write(room)) {
            room.write(|txn| change(txn, &chance::name()));
            self.after(&room, By::Me);
        }
    }

    /// A character is composed: takes in what was held back meanwhile.
    fn let_go(&self, room: &Rc<Room>) {
        if room.let_go().is_err() {
            self.line.drop_connection();
        }
        self.after(room, By::Others);
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
    fn settle(&self, older_than: u64) {
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
