//! The exchange with the server: entering rooms, the two questions "what do I lack" and "what do you lack", updates and their confirmation.

use super::Engine;
use super::field::By;
use super::line::State;
use crate::live::browser::clock;
use crate::live::browser::room::{Phase, Room};
use crate::live::state::Refused;
use bytes::Bytes;
use domain::section::Right;
use leptos::prelude::*;
use std::rc::Rc;
use sync::codec::{AuthMsg, Body, Frame, Scope, Status, SyncMsg, awareness};

impl Engine {
    pub(super) fn send(&self, name: &str, body: Body) {
        self.line.send(&Frame::new(name, body).encode());
    }

    /// Asks whether the other side is there.
    pub(super) fn ping(&self) {
        self.send(&self.table, Body::Ping);
    }

    /// Connected: enter the table and every room.
    pub(super) fn line_up(&self) {
        if self.shown.get() {
            self.announcer.prepare();
        }
        self.send(&self.table, Body::Auth(AuthMsg::Token { token: String::new(), version: None }));
        self.send(&self.table, Body::QueryAwareness);
        for room in self.all_rooms() {
            self.join(&room);
        }
        self.presence.tell_soon();
        self.status();
    }

    /// Not connected any longer.
    pub(super) fn line_down(&self) {
        for room in self.all_rooms() {
            room.leave();
        }
        self.presence.roster.borrow_mut().clear();
        self.caret_in.borrow_mut().take();
        if let State::Ended(code) = self.line.state() {
            self.ended(code);
        }
        self.tell_present();
        self.redraw();
        self.status();
    }

    /// The server ended it. The page fetches its data and learns why; text that can no longer be sent is offered.
    fn ended(&self, code: u16) {
        if code == 4404 {
            for room in self.all_rooms() {
                self.shut(&room);
            }
        }
        self.notice();
    }

    /// I have no place at this table any more: nothing of it is asked for again, and what is shown can still be copied.
    fn gone(&self) {
        self.line.end(4404);
        for room in self.all_rooms() {
            self.set_right(room.part, None);
            self.shut(&room);
        }
        self.presence.roster.borrow_mut().clear();
        self.tell_present();
        self.status();
    }

    fn notice(&self) {
        self.signals.changed.update(|n| *n += 1);
    }

    /// Asks to be let into a room, unless it still looks for what this device keeps.
    pub(super) fn join(&self, room: &Rc<Room>) {
        if self.line.state() == State::Up && room.phase.get() == Phase::Outside {
            room.phase.set(Phase::Asking);
            self.send(&room.name, Body::Auth(AuthMsg::Token { token: String::new(), version: None }));
            self.send(&room.name, Body::Sync(SyncMsg::Step1(room.vector().into())));
        }
    }

    /// A frame arrived.
    pub(super) fn receive(&self, bytes: &Bytes) {
        match Frame::decode(bytes) {
            Ok(frame) if frame.name == self.table => self.at_table(frame.body),
            Ok(frame) => match self.room_named(&frame.name) {
                Some(room) => self.in_room(&room, frame.body),
                None if frame.body == Body::Ping => self.send(&frame.name, Body::Pong),
                // A room that was closed here a moment ago.
                None => {}
            },
            // Something was said that is not understood, perhaps an update: only a new start is safe.
            Err(_) => self.line.drop_connection(),
        }
    }

    fn at_table(&self, body: Body) {
        match body {
            Body::Auth(AuthMsg::Granted(_)) => {
                self.line.works();
                self.presence.tell_soon();
            }
            Body::Auth(AuthMsg::Denied(_)) => self.gone(),
            Body::Close(_) | Body::Stateless(_) => self.notice(),
            Body::Awareness(bytes) => {
                if let Ok(entries) = awareness::decode(&bytes) {
                    self.presence.roster.borrow_mut().apply(entries, clock::now());
                    self.tell_present();
                }
            }
            Body::Ping => self.send(&self.table, Body::Pong),
            _ => {}
        }
    }

    fn in_room(&self, room: &Rc<Room>, body: Body) {
        match body {
            Body::Auth(AuthMsg::Granted(scope)) => self.granted(room, scope),
            Body::Auth(AuthMsg::Denied(_)) => {
                self.set_right(room.part, None);
                self.shut(room);
                self.notice();
            }
            Body::Close(_) => self.put_out(room),
            Body::Auth(AuthMsg::AskToken) => {
                self.send(&room.name, Body::Auth(AuthMsg::Token { token: String::new(), version: None }));
            }
            Body::Sync(SyncMsg::Step1(vector)) | Body::SyncReply(SyncMsg::Step1(vector)) => {
                *room.asked.borrow_mut() = Some(vector);
                self.answer(room);
            }
            Body::Sync(SyncMsg::Step2(update)) | Body::SyncReply(SyncMsg::Step2(update)) => {
                if self.take(room, update) == Taken::Yes {
                    room.received.set(true);
                    self.ready(room);
                }
            }
            Body::Sync(SyncMsg::Update(update)) | Body::SyncReply(SyncMsg::Update(update)) => {
                self.take(room, update);
            }
            Body::SyncStatus(Status::Saved) => saved(room),
            Body::SyncStatus(Status::Refused) => self.refuse(room),
            Body::Awareness(bytes) => {
                if let Ok(entries) = awareness::decode(&bytes) {
                    room.roster.borrow_mut().apply(entries, clock::now());
                    self.redraw();
                }
            }
            Body::Stateless(_) => self.notice(),
            Body::Ping => self.send(&room.name, Body::Pong),
            Body::Auth(AuthMsg::Token { .. }) | Body::QueryAwareness | Body::Pong => {}
        }
        self.status();
    }

    fn granted(&self, room: &Rc<Room>, scope: Scope) {
        let right = match scope {
            Scope::ReadWrite => Right::Write,
            Scope::ReadOnly => Right::Read,
        };
        self.set_right(room.part, Some(right));
        // What I showed before I was in the room reached nobody.
        self.presence.tell_soon();
    }

    /// The server put this browser out of the room, because of a change that it would not take: enter again without it.
    fn put_out(&self, room: &Rc<Room>) {
        if room.phase.get() == Phase::Asking {
            if room.ledger.borrow().unsaved() > 0 {
                self.refuse(room);
            } else {
                room.leave();
                self.join(room);
            }
        }
    }

    fn take(&self, room: &Rc<Room>, update: Bytes) -> Taken {
        if room.take(update).is_err() {
            self.line.drop_connection();
            return Taken::No;
        }
        self.after(room, By::Others);
        Taken::Yes
    }

    /// Tells the server what it lacks, once all of it is kept here.
    pub(super) fn answer(&self, room: &Rc<Room>) {
        if room.ledger.borrow().is_keeping() {
            return;
        }
        let Some(vector) = room.asked.borrow_mut().take() else { return };
        match room.lacking(&vector) {
            Some(update) => {
                begin_waiting(room);
                room.ledger.borrow_mut().offer();
                room.offered.set(true);
                self.send(&room.name, Body::Sync(SyncMsg::Step2(update.into())));
            }
            None => self.line.drop_connection(),
        }
    }

    /// A change is kept on this device: now it may travel.
    pub(super) fn kept(&self, name: &str, key: &str) {
        if let Some(room) = self.room_named(name) {
            room.ledger.borrow_mut().kept(key);
            self.answer(&room);
            self.flush(&room);
        }
    }

    fn flush(&self, room: &Rc<Room>) {
        if room.offered.get() && self.line.state() == State::Up {
            begin_waiting(room);
            let updates = room.ledger.borrow_mut().sendable();
            for update in updates {
                self.send(&room.name, Body::Sync(SyncMsg::Update(update)));
            }
        }
    }

    /// The server will not take what I wrote: offer it for copying, and go on from what the server has.
    fn refuse(&self, room: &Rc<Room>) {
        self.shut(room);
        self.open(room.name.clone(), room.part);
        self.notice();
    }

    /// Closes a room and lets go of its copy here. Text that was not saved is offered for copying.
    pub(super) fn shut(&self, room: &Rc<Room>) {
        self.rooms.borrow_mut().retain(|r| !Rc::ptr_eq(r, room));
        for field in self.fields_of(room.part) {
            field.release();
        }
        // What this device keeps of it is not known while it is being looked for: that is cleared away when it is found.
        if room.phase.get() != Phase::Restoring {
            self.clear_away(room);
        }
        if let Some(signals) = self.signals.part(room.part) {
            signals.ready.set(false);
        }
        if self.line.state() != State::Up || self.right(room.part).is_none() {
            self.script.clear(room.part);
        }
        self.redraw();
    }

    /// Lets go of what is kept of a room that was closed.
    pub(super) fn clear_away(&self, room: &Room) {
        let roots = room.ledger.borrow_mut().give_up();
        for root in roots {
            let text = room.text(&root);
            if root.starts_with("t/") && !text.is_empty() {
                let refused = Refused { key: self.outbox.new_key(&room.name), part: room.part, field: root, text };
                self.outbox.keep_refused(refused.clone());
                self.signals.refused.update(|all| all.push(refused));
            }
        }
        self.outbox.forget_room(&room.name);
    }
}

/// From now on an answer of the server is due, unless one was already.
fn begin_waiting(room: &Room) {
    if !room.ledger.borrow().is_due() {
        room.due_since.set(clock::now());
    }
}

/// The server has the next of my messages on disk.
fn saved(room: &Room) {
    let keys = room.ledger.borrow_mut().saved();
    room.confirmed.borrow_mut().extend(keys);
    room.due_since.set(clock::now());
    room.unsettle();
}

/// Whether an update became part of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Yes,
    No,
}
