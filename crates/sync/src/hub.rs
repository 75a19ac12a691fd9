//! The hub: every connection and every open room of this process, and what the services say to them.

use crate::census::Census;
use crate::close::Close;
use crate::connection::Connection;
use crate::context::{Authenticate, Context, lock};
use crate::entry::{Entries, Entry};
use crate::gate::{Gate, Identity};
use crate::limits::Settings;
use crate::log::Log;
use crate::meter::Meter;
use crate::outbound::{self, Outbound};
use crate::relay::{self, Relay, Signal, Whose};
use crate::room::{Author, Carried, Event, Reading, Write, Written};
use crate::sweep;
use document::yrs::TransactionMut;
use domain::ids::{PersonId, SessionId};
use domain::room::{About, RoomName};
use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// How long the rooms get to write what they have when the process ends.
const SHUTDOWN: Duration = Duration::from_secs(10);
/// How long somebody waits for the content of a room: as long as a load may take, and a commit.
const CONTENT: Duration = Duration::from_secs(15);

/// How long somebody waits for a change that the server itself makes: as long as the content, and a log that fails for as long as it may.
const WRITE: Duration = Duration::from_secs(40);

/// How many rooms of that name may end while they are asked for their content.
const ATTEMPTS: u32 = 3;

/// Why there is no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HubError {
    /// The room holds no text, or does not exist.
    #[error("there is no text in this room")]
    NoText,
    /// What is stored of the room is damaged, and nothing of it can be read.
    #[error("nothing of this room can be read any more: restore it from a backup")]
    Lost,
    /// Nothing is written in the room any more: it is frozen, or what is stored of it damaged.
    #[error("nothing is written in this room any more")]
    Closed,
    /// The server made a change that such a document must not have.
    #[error("the change does not fit the document")]
    Unfit,
    /// The room does not answer now.
    #[error("the room does not answer at the moment: try again")]
    Unavailable,
}

/// Why [`Hub::write`] wrote nothing, or cannot tell whether it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WriteError<E> {
    /// The edit itself refused: nothing was written.
    #[error("the edit refused")]
    Refused(E),
    /// The room did not take it. After [`HubError::Unavailable`] it may have been written all the same.
    #[error(transparent)]
    Room(#[from] HubError),
}

/// Connections and rooms.
pub struct Hub {
    context: Arc<Context>,
    entries: Arc<Entries>,
}

impl Hub {
    /// Starts the hub. Has to be called inside the runtime that its rooms are to run on.
    pub fn new(log: Arc<dyn Log>, gate: Arc<dyn Gate>, settings: Settings) -> Arc<Self> {
        let hub = Arc::new(Self { context: Arc::new(Context::new(log, gate, settings)), entries: Arc::default() });
        tokio::spawn(sweep::run(Arc::clone(&hub.context), Arc::downgrade(&hub.entries)));
        hub
    }

    /// Tells the other processes that use the same log, and listens to them.
    pub fn join(self: &Arc<Self>, relay: Arc<dyn Relay>) {
        self.context.runtime.spawn(relay::run(Arc::clone(&self.context), Arc::downgrade(self), relay));
    }

    /// A socket of somebody whose session is known. What comes in goes to [`Connection::receive`]; what [`Outbound::recv`] gives goes out.
    pub fn connect(&self, identity: Identity) -> (Connection, Outbound) {
        let (mut connection, outbound) = self.open(None);
        connection.is(identity);
        (connection, outbound)
    }

    /// A socket that signs in with its first token. Closes when that takes too long.
    pub fn connect_pending(&self, authenticate: Authenticate) -> (Connection, Outbound) {
        self.open(Some(authenticate))
    }

    fn open(&self, authenticate: Option<Authenticate>) -> (Connection, Outbound) {
        let (outbox, outbound) = outbound::channel();
        if self.context.is_stopping() {
            outbox.close(Close::RESTART);
        }
        let entry = Arc::new(Entry::new(self.context.next_id(), outbox));
        lock(&self.entries).insert(entry.id, Arc::clone(&entry));
        let connection = Connection::new(Arc::clone(&self.context), Arc::clone(&self.entries), entry, authenticate);
        (connection, outbound)
    }

    /// Rights to the rooms of a proposal or a framework may have changed: asks the gate again for everybody who is in one of them.
    pub fn recheck(&self, about: About<'_>) {
        let whose = Whose::from(about);
        self.context.signal(|| Signal::Recheck(whose.clone()));
        self.recheck_here(whose);
    }

    pub(crate) fn recheck_here(&self, whose: Whose) {
        self.context.begin_recheck();
        let (context, entries) = (Arc::clone(&self.context), self.connections());
        self.context.runtime.spawn(async move {
            for entry in entries {
                for (name, joined) in entry.joined() {
                    if whose.owns(&joined.room) {
                        entry.recheck(&context, &name, &joined).await;
                    }
                }
            }
        });
    }

    /// Tells everybody in a room. Nobody is there to be told if it is not open.
    pub fn notify(&self, room: &RoomName, notice: String) {
        self.context.signal(|| Signal::Notice(room.clone(), notice.clone()));
        if let Some(handle) = self.context.open_room(room) {
            self.context.runtime.spawn(async move { drop(handle.send(Event::Notify(notice)).await) });
        }
    }

    /// What a room says. Opens the room if it is not open.
    pub async fn content(&self, room: &RoomName) -> Result<Reading, HubError> {
        if room.shape().is_none() {
            return Err(HubError::NoText);
        }
        tokio::time::timeout(CONTENT, self.ask(room)).await.map_err(|_elapsed| HubError::Unavailable)?
    }

    /// The server itself edits a room in the name of a person, as if a member had sent the change: under a client id of its own that
    /// belongs to that person, checked, on disk before this answers, and told to everybody in the room. Opens the room if it is not open.
    /// Gives what the edit gave, and the row that has it.
    ///
    /// The edit sees everything that any process wrote before this was asked. It runs while others go on typing, and is merged with what
    /// they write meanwhile; where another process was quicker to append, it goes behind that. Several of these are carried out one after
    /// the other. An edit that refuses writes nothing, whatever it did to the document before.
    pub async fn write<T, E>(
        &self,
        room: &RoomName,
        person: &PersonId,
        edit: impl FnOnce(&mut TransactionMut<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<(T, u64), WriteError<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        if room.shape().is_none() {
            return Err(HubError::NoText.into());
        }
        let outcome = Arc::new(Mutex::new(None));
        let kept = Arc::clone(&outcome);
        let author: Author = Box::new(move |txn| {
            let done = edit(txn);
            let carried = if done.is_ok() { Carried::Out } else { Carried::No };
            *lock(&kept) = Some(done);
            carried
        });
        let written = tokio::time::timeout(WRITE, self.carry_out(room, person, author)).await;
        let written = written.map_err(|_elapsed| HubError::Unavailable)??;
        let done = lock(&outcome).take();
        match (written, done) {
            (Written::Durable(seq), Some(Ok(value))) => Ok((value, seq)),
            (Written::Refused, Some(Err(error))) => Err(WriteError::Refused(error)),
            (Written::Closed, _) => Err(HubError::Closed.into()),
            (Written::Unfit(reason), _) => {
                tracing::error!(%room, reason, "what the server wrote itself does not fit");
                Err(HubError::Unfit.into())
            }
            _ => Err(HubError::Unavailable.into()),
        }
    }

    async fn carry_out(&self, room: &RoomName, person: &PersonId, author: Author) -> Result<Written, HubError> {
        let edit = Arc::new(Mutex::new(Some(author)));
        for _ in 0..ATTEMPTS {
            let (done, mut written) = mpsc::unbounded_channel();
            let handle = self.context.room(room);
            let write = Write { person: person.clone(), edit: Arc::clone(&edit), done };
            if handle.send(Event::Write(write)).await.is_ok()
                && let Some(written) = written.recv().await
            {
                return Ok(written);
            }
            if handle.is_lost() {
                return Err(HubError::Lost);
            }
            // It was begun, and the room ended: it may be on disk.
            if lock(&edit).is_none() {
                break;
            }
        }
        Err(HubError::Unavailable)
    }

    async fn ask(&self, room: &RoomName) -> Result<Reading, HubError> {
        for _ in 0..ATTEMPTS {
            let (done, content) = oneshot::channel();
            // A room may end between being found and being asked.
            let handle = self.context.room(room);
            if handle.send(Event::Content(done)).await.is_ok()
                && let Ok(content) = content.await
            {
                return Ok(content);
            }
            if handle.is_lost() {
                return Err(HubError::Lost);
            }
        }
        Err(HubError::Unavailable)
    }

    /// The sessions of all sockets, with their people.
    pub fn sessions(&self) -> BTreeSet<(PersonId, SessionId)> {
        let identities =
            self.connections().into_iter().filter(|entry| !entry.outbox.is_closed()).filter_map(|entry| entry.identity());
        identities.map(|identity| (identity.person, identity.session)).collect()
    }

    /// The session is over: closes its sockets at once.
    pub fn revoke(&self, session: &SessionId) {
        self.context.signal(|| Signal::Revoked(session.clone()));
        self.revoke_here(session);
    }

    pub(crate) fn revoke_here(&self, session: &SessionId) {
        for entry in self.connections() {
            if entry.identity().is_some_and(|identity| identity.session == *session) {
                entry.outbox.abort(Close::SIGNED_OUT);
            }
        }
    }

    /// How many rooms hang in the middle of something: a process where that is not 0 has to be restarted.
    pub fn stuck_rooms(&self) -> usize {
        sweep::stuck(&self.context).len()
    }

    /// How many open rooms can only be read because what is stored of them is damaged: somebody has to mend them.
    pub fn damaged_rooms(&self) -> usize {
        self.context.rooms().iter().filter(|(_, handle)| handle.is_damaged()).count()
    }

    /// What was measured so far.
    pub fn meter(&self) -> &Arc<Meter> {
        &self.context.meter
    }

    /// What there is now.
    pub fn census(&self) -> Census {
        Census::of(&self.context, &self.connections())
    }

    /// Takes nothing more in, waits until everything is on disk and acknowledged, and closes the sockets.
    pub async fn shutdown(&self) {
        self.context.stopping.store(true, Ordering::Release);
        let rooms = self.context.rooms().into_iter().map(|(_, handle)| async move {
            let (done, stopped) = oneshot::channel();
            if handle.send(Event::Stop(done)).await.is_ok() {
                // A room that ended by itself has nothing left to write.
                drop(stopped.await);
            }
        });
        if tokio::time::timeout(SHUTDOWN, futures::future::join_all(rooms)).await.is_err() {
            tracing::error!("rooms did not settle in time; what they had was not acknowledged");
        }
        for entry in self.connections() {
            entry.outbox.close(Close::RESTART);
        }
    }

    fn connections(&self) -> Vec<Arc<Entry>> {
        lock(&self.entries).values().cloned().collect()
    }
}
