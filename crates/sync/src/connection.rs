//! One socket: what comes in on it goes to the rooms that it entered.

use crate::close::Close;
use crate::codec::{AuthMsg, Body, Frame, NOT_SIGNED_IN, Status, SyncMsg, room_part};
use crate::context::{Authenticate, Context, lock};
use crate::gate::{Identity, Seat};
use crate::limits::{MAX_FRAME_BYTES, MAX_VECTOR_BYTES, MESSAGES_BEFORE_SIGN_IN, ROOMS_PER_CONNECTION};
use crate::outbound::Outbox;
use crate::pace::Pace;
use crate::room::{Event, Handle, Join, MemberId, NOT_FOUND};
use bytes::Bytes;
use domain::ids::PersonId;
use domain::room::RoomName;
use domain::section::Right;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use tokio::sync::oneshot;
use tokio::time::Instant;

/// A room that a connection is in.
#[derive(Clone)]
pub(crate) struct Joined {
    pub(crate) room: RoomName,
    pub(crate) member: MemberId,
    pub(crate) handle: Handle,
}

/// What the hub knows of a connection.
pub(crate) struct Entry {
    pub(crate) id: u64,
    pub(crate) outbox: Outbox,
    pub(crate) since: Instant,
    identity: Mutex<Option<Identity>>,
    /// By the name in front of the frames.
    joined: Mutex<HashMap<String, Joined>>,
}

impl Entry {
    pub(crate) fn new(id: u64, outbox: Outbox) -> Self {
        Self { id, outbox, since: Instant::now(), identity: Mutex::default(), joined: Mutex::default() }
    }

    pub(crate) fn identity(&self) -> Option<Identity> {
        lock(&self.identity).clone()
    }

    /// Asked for every message: without a copy.
    pub(crate) fn is_signed_in(&self) -> bool {
        lock(&self.identity).is_some()
    }

    fn is_of(&self, person: &PersonId) -> bool {
        lock(&self.identity).as_ref().is_some_and(|identity| identity.person == *person)
    }

    /// Whether one of its rooms ended without a word. Asked of everybody twice a second: without a copy.
    pub(crate) fn is_let_down(&self) -> bool {
        lock(&self.joined).values().any(|joined| joined.handle.has_failed())
    }

    /// A name under which it is in a room.
    pub(crate) fn any_name(&self) -> Option<String> {
        lock(&self.joined).keys().next().cloned()
    }

    pub(crate) fn joined(&self) -> Vec<(String, Joined)> {
        lock(&self.joined).iter().map(|(name, joined)| (name.clone(), joined.clone())).collect()
    }

    /// Asks the gate again for one room and tells the room.
    pub(crate) async fn recheck(&self, context: &Context, name: &str, joined: &Joined) {
        let Some(identity) = self.identity() else { return };
        match context.gate.seat(&identity, &joined.room).await {
            Ok(seat) => {
                let right = seat.map(|seat| seat.right);
                if right.is_none() {
                    lock(&self.joined).retain(|at, j| at != name || j.member != joined.member);
                }
                // A room that ended has let everybody go.
                drop(joined.handle.send(Event::Right(joined.member, right)).await);
            }
            // The last answer holds: the log refuses what a frozen room must not take, and the next round asks again.
            Err(unavailable) => tracing::warn!(room = %joined.room, reason = %unavailable, "kept the right of a member"),
        }
    }

    fn say(&self, name: &str, body: Body) {
        self.outbox.send(Frame::new(name, body).encode());
    }
}

/// Every connection of the process, by its number.
pub(crate) type Entries = Mutex<HashMap<u64, Arc<Entry>>>;

/// The reading end of a socket. Dropping it leaves every room.
pub struct Connection {
    context: Arc<Context>,
    entry: Arc<Entry>,
    authenticate: Option<Authenticate>,
    entries: Arc<Entries>,
    pace: Pace,
    before_sign_in: u32,
}

impl Connection {
    pub(crate) fn new(
        context: Arc<Context>,
        entries: Arc<Entries>,
        entry: Arc<Entry>,
        authenticate: Option<Authenticate>,
    ) -> Self {
        Self { context, entries, entry, authenticate, pace: Pace::new(), before_sign_in: 0 }
    }

    /// Who is at the other end is known; somebody with too many sockets gets no further one.
    pub(crate) fn is(&mut self, identity: Identity) {
        let theirs = lock(&self.entries).values().filter(|entry| entry.is_of(&identity.person)).count();
        if theirs >= self.context.settings.connections_per_person {
            self.entry.outbox.close(Close::TOO_MANY);
        }
        *lock(&self.entry.identity) = Some(identity);
    }

    /// Takes one binary message that came in. Waits when the sender is faster than it may be or the room has too much to do, so the caller
    /// reads the next one only afterwards. Breaks when the socket is closing: then nothing more is read.
    pub async fn receive(&mut self, message: Bytes) -> ControlFlow<()> {
        if message.len() > MAX_FRAME_BYTES {
            self.entry.outbox.close(Close::TOO_BIG);
        }
        let pause = self.pace.take(message.len(), Instant::now());
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
        if self.entry.outbox.is_closed() {
            return ControlFlow::Break(());
        }
        match Frame::decode(&message) {
            Ok(frame) => self.frame(frame).await,
            Err(malformed) => {
                tracing::warn!(connection = self.entry.id, reason = %malformed, "closed a socket");
                self.entry.outbox.close(Close::FORBIDDEN);
            }
        }
        if self.entry.outbox.is_closed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    async fn frame(&mut self, Frame { name, body }: Frame) {
        if !self.entry.is_signed_in() {
            self.sign_in(&name, body).await;
            return;
        }
        match body {
            Body::Auth(AuthMsg::Token { .. }) => self.enter(name).await,
            Body::Close(_) => self.leave(&name).await,
            Body::Ping => self.entry.say(&name, Body::Pong),
            Body::Sync(_) | Body::SyncReply(_) | Body::Awareness(_) | Body::QueryAwareness => self.pass_on(&name, body).await,
            // Notices and acknowledgements go one way.
            Body::Auth(_) | Body::Stateless(_) | Body::SyncStatus(_) | Body::Pong => {}
        }
    }

    /// Nothing is kept of what comes before the sign-in; clients send the token first.
    async fn sign_in(&mut self, name: &str, body: Body) {
        self.before_sign_in += 1;
        let authenticate = self.authenticate.clone();
        let (Body::Auth(AuthMsg::Token { token, .. }), Some(authenticate)) = (body, authenticate) else {
            if self.before_sign_in > MESSAGES_BEFORE_SIGN_IN {
                self.entry.outbox.close(Close::UNKNOWN_SESSION);
            }
            return;
        };
        let Some(identity) = authenticate(token).await else {
            self.entry.say(name, Body::Auth(AuthMsg::Denied(NOT_SIGNED_IN.to_owned())));
            self.entry.outbox.close(Close::UNKNOWN_SESSION);
            return;
        };
        self.is(identity);
        self.enter(name.to_owned()).await;
    }

    async fn enter(&mut self, name: String) {
        let (Some(identity), Ok(room)) = (self.entry.identity(), room_part(&name).parse::<RoomName>()) else {
            self.deny(&name);
            return;
        };
        let round = self.context.rechecks();
        match self.context.gate.seat(&identity, &room).await {
            Ok(Some(Seat { right, color })) => self.join(name, room, Identity { color, ..identity }, right, round).await,
            Ok(None) => {
                self.leave(&name).await;
                self.deny(&name);
            }
            Err(_unavailable) => self.entry.outbox.close(Close::TRY_LATER),
        }
    }

    async fn join(&mut self, name: String, room: RoomName, identity: Identity, right: Right, round: u64) {
        let known = lock(&self.entry.joined).get(&name).map(|joined| joined.member);
        if known.is_none() && lock(&self.entry.joined).len() >= ROOMS_PER_CONNECTION {
            self.deny(&name);
            return;
        }
        let member = known.unwrap_or_else(|| self.context.next_id());
        while !self.entry.outbox.is_closed() && !self.context.is_stopping() {
            let handle = self.context.room(&room);
            let (done, entered) = oneshot::channel();
            let (identity, outbox) = (identity.clone(), self.entry.outbox.clone());
            let join = Join { member, name: name.as_str().into(), identity, right, outbox, done };
            // A room may end between being found and being entered; then there is a new one.
            if handle.send(Event::Join(join)).await.is_err() || entered.await.is_err() {
                tokio::task::yield_now().await;
                continue;
            }
            let joined = Joined { room, member, handle };
            lock(&self.entry.joined).insert(name.clone(), joined.clone());
            // Rights that changed between the question and the entry would not be asked for again for a minute.
            if self.context.rechecks() != round {
                self.entry.recheck(&self.context, &name, &joined).await;
            }
            return;
        }
    }

    fn deny(&self, name: &str) {
        self.entry.say(name, Body::Auth(AuthMsg::Denied(NOT_FOUND.to_owned())));
    }

    async fn leave(&self, name: &str) {
        let left = lock(&self.entry.joined).remove(name);
        if let Some(Joined { member, handle, .. }) = left {
            // A room that ended has let everybody go.
            drop(handle.send(Event::Leave(member)).await);
        }
    }

    async fn pass_on(&self, name: &str, body: Body) {
        // Not answered, so not taken for saved: it comes again after the goodbye. Otherwise somebody who goes on typing would keep a room
        // from ever being settled.
        if self.context.is_stopping() {
            return;
        }
        let joined = lock(&self.entry.joined).get(name).cloned();
        let Some(joined) = joined else {
            // The client counts what it sent: it must not believe that this was saved.
            if matches!(
                body,
                Body::Sync(SyncMsg::Step2(_) | SyncMsg::Update(_)) | Body::SyncReply(SyncMsg::Step2(_) | SyncMsg::Update(_))
            ) {
                self.entry.say(name, Body::SyncStatus(Status::Refused));
            }
            return;
        };
        if let Body::Sync(SyncMsg::Step1(vector)) | Body::SyncReply(SyncMsg::Step1(vector)) = &body
            && vector.len() > MAX_VECTOR_BYTES
        {
            self.entry.outbox.close(Close::TOO_BIG);
            return;
        }
        if joined.handle.send(Event::Message(joined.member, body)).await.is_ok() {
            return;
        }
        if joined.handle.has_failed() {
            self.entry.outbox.close(Close::INTERNAL);
        } else if !self.context.is_stopping() {
            lock(&self.entry.joined).remove(name);
            self.deny(name);
        }
        // A room that ended with the process took no right away: whoever were denied would throw away what they wrote. The goodbye is on
        // its way, and after it they bring this again.
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        lock(&self.entries).remove(&self.entry.id);
        let joined: Vec<_> = lock(&self.entry.joined).drain().map(|(_, joined)| joined).collect();
        self.entry.outbox.close(Close::TRY_LATER);
        self.context.runtime.spawn(async move {
            for Joined { member, handle, .. } in joined {
                drop(handle.send(Event::Leave(member)).await);
            }
        });
    }
}
