//! A room: one task that owns the document, the members and who is here. Everything that happens to a room happens here, one after the
//! other; nothing of it waits for the disk, so that who is here is told even while the log does not answer.

mod commits;
mod editing;
mod floor;
mod handle;
mod loading;
mod member;
pub(crate) mod presence;
mod replica;
mod tailing;
mod unsettled;
mod updates;
mod writing;

pub(crate) use floor::Floor;
pub use handle::Reading;
pub(crate) use handle::{AskBack, Event, Handle, Join};
pub use presence::{MemberId, Presence};
pub use replica::{Damaged, Rejected, Replica, Snapshot, Taken};
pub(crate) use writing::{Author, Carried, Write, Written};

use crate::codec::{Body, Status, SyncMsg};
use crate::context::Context;
use crate::refusal::{Reason, Refused};
use crate::relay::Signal;
use bytes::Bytes;
use domain::room::RoomName;
use domain::section::Right;
use editing::{Deferred, Editing};
use member::{Member, Members};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Why a room is not entered: it does not exist, or the person may not know whether it does.
pub(crate) const NOT_FOUND: &str = "not-found";
/// Why a room is closed for a member: its copy holds somebody else's changes that were never taken. It has to be thrown away.
pub(crate) const FOREIGN: &str = "foreign-changes";
/// Why a room is closed for a member: what it wrote is longer or more than a section may have.
pub(crate) const OVER_LIMIT: &str = "over-limit";

/// The state vector and the update of a room that holds no text.
const NO_VECTOR: &[u8] = &[0];
const NO_UPDATE: &[u8] = &[0, 0];
/// How often silent people are looked for.
const EXPIRY_CHECK: Duration = Duration::from_secs(5);

struct Room {
    floor: Floor,
    presence: Presence,
    /// None at the table, which holds no text.
    editing: Option<Editing>,
    flush_at: Option<Instant>,
    expire_at: Instant,
    /// When the log is asked next for what others appended.
    look_at: Instant,
    empty_since: Option<Instant>,
    stops: Vec<oneshot::Sender<()>>,
}

/// Runs a room until it is empty for a while, gives up or is stopped.
pub(crate) async fn run(context: Arc<Context>, name: RoomName, handle: Handle, mut inbox: mpsc::Receiver<Event>) {
    let now = Instant::now();
    let mut room = Room {
        editing: name.shape().map(|shape| Editing::new(shape, context.log.is_shared())),
        floor: Floor {
            context: Arc::clone(&context),
            name: name.clone(),
            members: Members::default(),
            handle: handle.clone(),
            damaged: false,
            over: false,
        },
        presence: Presence::default(),
        flush_at: None,
        expire_at: now + EXPIRY_CHECK,
        look_at: now + context.settings.look,
        empty_since: Some(now),
        stops: Vec::new(),
    };
    context.signal(|| Signal::Entered(name.clone()));
    loop {
        handle.begin(context.started);
        room.advance();
        handle.end();
        // What came in before is handled first: only then is it true that nothing is left.
        if room.floor.over || inbox.is_empty() && room.is_done() {
            break;
        }
        let wake = room.next_wake();
        let accepts = room.accepts();
        let happened = tokio::select! {
            event = inbox.recv(), if accepts => Happened::Event(event),
            progress = progress(room.editing.as_mut()) => Happened::Progress(progress),
            () = tokio::time::sleep_until(wake) => Happened::Time,
        };
        handle.begin(context.started);
        room.on(happened);
    }
    // Whoever sent something to a room that ended is told by the closed channel, and comes to the next room of that name.
    handle.end_well();
    context.forget_room(&name, handle.id());
    inbox.close();
    handle.end();
}

enum Happened {
    Event(Option<Event>),
    Progress(editing::Progress),
    Time,
}

async fn progress(editing: Option<&mut Editing>) -> editing::Progress {
    match editing {
        Some(editing) => editing.progress().await,
        None => std::future::pending().await,
    }
}

impl Room {
    fn on(&mut self, happened: Happened) {
        match happened {
            Happened::Event(Some(event)) => self.on_event(event),
            // Only the directory of rooms holds senders for ever; without it nobody will come.
            Happened::Event(None) => self.floor.over = true,
            Happened::Progress(progress) => {
                if let Some(editing) = &mut self.editing {
                    editing.on_progress(progress, &mut self.floor);
                }
            }
            Happened::Time => self.on_time(),
        }
    }

    fn on_event(&mut self, event: Event) {
        match event {
            Event::Join(join) => self.join(join),
            Event::Leave(member) => self.leave(member),
            Event::Message(member, body) => self.message(member, body),
            Event::Right(member, right) => self.right(member, right),
            Event::Appended => self.editing.as_mut().into_iter().for_each(Editing::look),
            Event::WhoIsHere => self.tell_others(self.presence.here()),
            Event::Elsewhere(states) => self.presence.elsewhere(&states, Instant::now()),
            Event::Notify(text) => self.floor.members.say(&Body::Stateless(text), |_, _| true),
            Event::Content(done) => {
                // At the table nothing is written: dropping the question says so.
                if let Some(editing) = &mut self.editing {
                    editing.ask(done);
                }
            }
            Event::Write(write) => {
                if let Some(editing) = &mut self.editing {
                    editing.ask_to_write(write);
                }
            }
            Event::Stop(done) => self.stops.push(done),
        }
    }

    fn join(&mut self, join: Join) {
        let right = self.floor.usable(join.right);
        // Somebody who asks again, with a new token perhaps, goes on where it was.
        if let Some(member) = self.floor.members.0.get_mut(&join.member) {
            member.right = right;
            member.grant();
        } else {
            let member = Member::new(join.name, join.identity, right, join.outbox);
            member.grant();
            member.say(Body::Awareness(self.presence.all()));
            self.floor.members.0.insert(join.member, member);
        }
        self.empty_since = None;
        // A connection that is gone by now leaves right behind.
        let _ = join.done.send(());
    }

    fn leave(&mut self, member: MemberId) {
        self.presence.leave(member, Instant::now());
        self.floor.members.0.remove(&member);
    }

    fn right(&mut self, id: MemberId, right: Option<Right>) {
        let right = right.map(|right| self.floor.usable(right));
        let Some(member) = self.floor.members.0.get_mut(&id) else { return };
        let Some(right) = right else {
            member.deny();
            self.leave(id);
            return;
        };
        if std::mem::replace(&mut member.right, right) != right {
            member.grant();
        }
    }

    fn message(&mut self, id: MemberId, body: Body) {
        let Some(member) = self.floor.members.0.get(&id) else { return };
        match body {
            Body::Sync(SyncMsg::Step1(vector)) => self.step1(id, vector, AskBack::Yes),
            Body::SyncReply(SyncMsg::Step1(vector)) => self.step1(id, vector, AskBack::No),
            Body::Sync(SyncMsg::Step2(update)) | Body::SyncReply(SyncMsg::Step2(update)) => {
                self.change(id, Deferred::Step2(id, update));
            }
            Body::Sync(SyncMsg::Update(update)) | Body::SyncReply(SyncMsg::Update(update)) => {
                self.change(id, Deferred::Update(id, update));
            }
            Body::Awareness(bytes) => {
                let replica = self.editing.as_ref().and_then(|editing| editing.replica.as_ref());
                let owner = |client| replica.and_then(|replica| replica.owner(client));
                let shown = self.presence.receive((id, &member.identity), &bytes, owner, Instant::now());
                if let Err(not_shown) = shown {
                    let refused = Refused::new(not_shown.reason()).client(not_shown.client()).bytes(bytes.len());
                    self.floor.note(id, refused);
                }
            }
            Body::QueryAwareness => member.say(Body::Awareness(self.presence.all())),
            _ => {}
        }
    }

    /// "What do I lack?" A first question is answered with one of our own: otherwise what was written offline would never arrive.
    fn step1(&mut self, id: MemberId, vector: Bytes, ask_back: AskBack) {
        if let Some(editing) = &mut self.editing {
            editing.defer(Deferred::Step1(id, vector, ask_back));
        } else if let Some(member) = self.floor.members.0.get(&id) {
            member.say(Body::Sync(SyncMsg::Step2(Bytes::from_static(NO_UPDATE))));
            if ask_back == AskBack::Yes {
                member.ask(Bytes::from_static(NO_VECTOR));
            }
        }
    }

    fn change(&mut self, id: MemberId, change: Deferred) {
        if let Some(editing) = &mut self.editing {
            editing.defer(change);
            return;
        }
        match change {
            Deferred::Step2(_, update) if &*update == NO_UPDATE => self.floor.status(id, Status::Saved),
            Deferred::Step2(_, update) | Deferred::Update(_, update) => {
                self.floor.refuse(id, Refused::new(Reason::NoText).bytes(update.len()));
            }
            Deferred::Step1(..) | Deferred::Content(..) | Deferred::Write(..) | Deferred::Made(_) => {}
        }
    }

    /// Does what can be done now.
    fn advance(&mut self) {
        if let Some(editing) = &mut self.editing {
            editing.advance(&mut self.floor);
        }
        if self.floor.members.0.is_empty() {
            self.empty_since.get_or_insert_with(Instant::now);
        }
        if self.presence.is_dirty() && self.flush_at.is_none() {
            self.flush_at = Some(Instant::now() + self.floor.context.settings.presence_tick);
        }
    }

    fn on_time(&mut self) {
        let now = Instant::now();
        if now >= self.expire_at {
            self.presence.expire(self.floor.context.settings.presence_expiry, now);
            self.expire_at = now + EXPIRY_CHECK;
        }
        if self.flush_at.is_some_and(|at| now >= at) {
            self.flush_at = None;
            self.floor.context.meter.presence_ticks.add(1);
            let told = self.presence.flush();
            self.floor.members.say(&Body::Awareness(told.all), |_, _| true);
            self.tell_others(told.here);
        }
        if self.floor.context.log.is_shared() && now >= self.look_at {
            self.look_at = now + self.floor.context.settings.look;
            self.editing.as_mut().into_iter().for_each(Editing::look);
        }
        if self.unload_at().is_some_and(|at| now >= at)
            && let Some(editing) = &mut self.editing
        {
            editing.compact_before_unloading();
        }
    }

    /// Tells the other processes who is in the room here.
    fn tell_others(&self, states: Option<Bytes>) {
        if let Some(states) = states {
            self.floor.context.signal(|| Signal::Presence(self.floor.name.clone(), states));
        }
    }

    fn accepts(&self) -> bool {
        self.editing.as_ref().is_none_or(Editing::accepts)
    }

    fn unload_at(&self) -> Option<Instant> {
        self.empty_since.map(|since| since + self.floor.context.settings.unload)
    }

    fn next_wake(&self) -> Instant {
        let unload = self.unload_at().map(|at| at.max(Instant::now() + Duration::from_millis(10)));
        let look = self.floor.context.log.is_shared().then_some(self.look_at);
        let others = [self.flush_at, unload, look, self.editing.as_ref().and_then(Editing::retry_at)];
        others.into_iter().flatten().fold(self.expire_at, Instant::min)
    }

    /// Whether nothing is left to do: stopped and settled, or empty for long enough and compacted.
    fn is_done(&mut self) -> bool {
        let idle = self.editing.as_ref().is_none_or(Editing::is_idle);
        if idle && !self.stops.is_empty() {
            for done in self.stops.drain(..) {
                let _ = done.send(());
            }
            return true;
        }
        let compacted = self.editing.as_ref().is_none_or(Editing::is_compacted);
        idle && compacted && self.unload_at().is_some_and(|at| Instant::now() >= at)
    }
}
