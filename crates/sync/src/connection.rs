//! One socket: what comes in on it goes to the rooms that it entered.

use crate::close::{Close, Ending};
use crate::codec::{AuthMsg, Body, Frame, NOT_SIGNED_IN, Status, SyncMsg, room_part};
use crate::context::{Authenticate, CannotTell, Context, lock};
use crate::entry::{Entries, Entry, Joined};
use crate::gate::{Identity, Seat};
use crate::limits::{BYTES_BEFORE_SIGN_IN, MAX_FRAME_BYTES, MAX_VECTOR_BYTES, MESSAGES_BEFORE_SIGN_IN};
use crate::pace::Pace;
use crate::refusal::{Reason, Refused};
use crate::room::{Event, Join, NOT_FOUND};
use bytes::Bytes;
use domain::room::RoomName;
use domain::section::Right;
use std::ops::ControlFlow;
use std::sync::Arc;
use tokio::sync::oneshot;
use tokio::time::Instant;

/// The reading end of a socket. Dropping it leaves every room.
pub struct Connection {
    context: Arc<Context>,
    entry: Arc<Entry>,
    authenticate: Option<Authenticate>,
    entries: Arc<Entries>,
    pace: Pace,
    /// Messages and bytes before the sign-in.
    before_sign_in: (u32, usize),
    /// Bytes of the message that is handled.
    bytes: usize,
}

impl Connection {
    pub(crate) fn new(
        context: Arc<Context>,
        entries: Arc<Entries>,
        entry: Arc<Entry>,
        authenticate: Option<Authenticate>,
    ) -> Self {
        Self { context, entries, entry, authenticate, pace: Pace::new(), before_sign_in: (0, 0), bytes: 0 }
    }

    /// Who is at the other end is known; somebody with too many sockets gets no further one.
    pub(crate) fn is(&mut self, identity: Identity) {
        let entries = lock(&self.entries);
        // One that is saying goodbye is not counted: whoever was refused may come back as soon as another one is closed.
        let open = entries.values().filter(|entry| entry.is_of(&identity.person) && !entry.outbox.is_closed()).count();
        *lock(&self.entry.identity) = Some(identity);
        // Until here, so that two that come at once are not both the last one.
        drop(entries);
        if open >= self.context.settings.connections_per_person {
            self.refuse(Reason::PersonLimit, Close::TOO_MANY);
        }
    }

    /// Whether it is known who is at the other end.
    pub fn is_signed_in(&self) -> bool {
        self.entry.is_signed_in()
    }

    /// The socket received what is no message at all: closes with the reason's code, and reads nothing more.
    pub fn reject(&mut self, reason: Reason, bytes: usize) {
        self.bytes = bytes;
        let close = match reason {
            Reason::Text => Close::TEXT,
            Reason::NotWebSocket => Close::NOT_WEBSOCKET,
            Reason::FrameTooBig => Close::TOO_BIG,
            Reason::SignInBytes => Close::UNKNOWN_SESSION,
            _ => Close::FORBIDDEN,
        };
        self.refuse(reason, close);
    }

    /// Refuses the message that is handled, and ends the connection; once, if it has not ended.
    fn refuse(&self, reason: Reason, close: Close) {
        if !self.entry.outbox.is_closed() {
            self.note(reason, None);
            self.entry.outbox.close(close);
        }
    }

    /// Refuses the message that is handled, and goes on.
    fn note(&self, reason: Reason, room: Option<&RoomName>) {
        let refused = Refused::new(reason).bytes(self.bytes);
        self.entry.refuse(&self.context, room.map_or(refused, |room| refused.within(room)));
    }

    /// Takes one binary message that came in. Waits when the sender is faster than it may be or the room has too much to do, so the caller
    /// reads the next one only afterwards. Breaks when the socket is closing: then nothing more is read.
    pub async fn receive(&mut self, message: Bytes) -> ControlFlow<()> {
        self.bytes = message.len();
        if message.len() > MAX_FRAME_BYTES {
            self.refuse(Reason::FrameTooBig, Close::TOO_BIG);
        }
        self.slow_down().await;
        if self.entry.outbox.is_closed() {
            return ControlFlow::Break(());
        }
        match Frame::decode(&message) {
            Ok(frame) => self.frame(frame).await,
            Err(_malformed) => self.refuse(Reason::Malformed, Close::FORBIDDEN),
        }
        if self.entry.outbox.is_closed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Takes a sign of life of the socket itself, which says nothing, but costs something when there are many.
    pub async fn alive(&mut self, bytes: usize) {
        self.bytes = bytes;
        self.slow_down().await;
    }

    async fn slow_down(&mut self) {
        let pause = self.pace.take(self.bytes, Instant::now()) + self.entry.outbox.settle_debt();
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
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
            Body::Auth(_) | Body::Stateless(_) | Body::SyncStatus(_) => self.note(Reason::WrongWay, None),
            // Answers nothing that we ask, and says nothing.
            Body::Pong => {}
        }
    }

    /// Nothing is kept of what comes before the sign-in; clients send the token first.
    async fn sign_in(&mut self, name: &str, body: Body) {
        self.before_sign_in = (self.before_sign_in.0 + 1, self.before_sign_in.1.saturating_add(self.bytes));
        if self.before_sign_in.1 > BYTES_BEFORE_SIGN_IN {
            self.refuse(Reason::SignInBytes, Close::UNKNOWN_SESSION);
            return;
        }
        let authenticate = self.authenticate.clone();
        let (Body::Auth(AuthMsg::Token { token, .. }), Some(authenticate)) = (body, authenticate) else {
            if self.before_sign_in.0 > MESSAGES_BEFORE_SIGN_IN {
                self.refuse(Reason::SignInMessages, Close::UNKNOWN_SESSION);
            } else {
                self.note(Reason::NotSignedIn, None);
            }
            return;
        };
        match authenticate(token).await {
            Ok(Some(identity)) => {
                self.is(identity);
                self.enter(name.to_owned()).await;
            }
            Ok(None) => {
                self.entry.say(name, Body::Auth(AuthMsg::Denied(NOT_SIGNED_IN.to_owned())));
                self.refuse(Reason::UnknownToken, Close::UNKNOWN_SESSION);
            }
            // Whoever were told that the token is nobody's would not come back with it.
            Err(CannotTell) => self.entry.outbox.close(Close::TRY_LATER),
        }
    }

    async fn enter(&mut self, name: String) {
        let (Some(identity), Ok(room)) = (self.entry.identity(), room_part(&name).parse::<RoomName>()) else {
            self.deny(&name, Reason::NoSuchRoom, None);
            return;
        };
        let round = self.context.rechecks();
        match self.context.gate.seat(&identity, &room).await {
            Ok(Some(Seat { right, color })) => self.join(name, room, Identity { color, ..identity }, right, round).await,
            Ok(None) => {
                self.leave(&name).await;
                self.deny(&name, Reason::NoSuchRoom, Some(&room));
            }
            Err(_unavailable) => self.entry.outbox.close(Close::TRY_LATER),
        }
    }

    async fn join(&mut self, name: String, room: RoomName, identity: Identity, right: Right, round: u64) {
        let known = lock(&self.entry.joined).get(&name).map(|joined| joined.member);
        if known.is_none() && !self.entry.has_room_for(&room) {
            self.deny(&name, Reason::RoomLimit, Some(&room));
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

    fn deny(&self, name: &str, reason: Reason, room: Option<&RoomName>) {
        self.note(reason, room);
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
            self.note(Reason::FrameWhileStopping, None);
            return;
        }
        let joined = lock(&self.entry.joined).get(name).cloned();
        let Some(joined) = joined else {
            self.note(Reason::NotInRoom, None);
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
            self.refuse(Reason::VectorTooBig, Close::TOO_BIG);
            return;
        }
        if joined.handle.send(Event::Message(joined.member, body)).await.is_ok() {
            return;
        }
        if joined.handle.has_failed() {
            self.entry.outbox.close(Close::INTERNAL);
        } else if !self.context.is_stopping() {
            lock(&self.entry.joined).remove(name);
            self.deny(name, Reason::NoSuchRoom, Some(&joined.room));
        }
        // A room that ended with the process took no right away: whoever were denied would throw away what they wrote. The goodbye is on
        // its way, and after it they bring this again.
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        lock(&self.entries).remove(&self.entry.id);
        let joined: Vec<_> = lock(&self.entry.joined).drain().map(|(_, joined)| joined).collect();
        let decided = self.entry.outbox.finish();
        self.context.meter.endings.one(decided.map_or(Ending::Peer, |close| close.ending));
        if decided == Some(Close::SLOW) {
            self.entry.refuse(&self.context, Refused::new(Reason::SlowReader));
        }
        self.context.runtime.spawn(async move {
            for Joined { member, handle, .. } in joined {
                drop(handle.send(Event::Leave(member)).await);
            }
        });
    }
}
