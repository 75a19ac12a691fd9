//! What the hub, its connections and its rooms share.

use crate::BoxFuture;
use crate::committer::Committer;
use crate::gate::{Gate, Identity};
use crate::limits::{CONCURRENT_LOADS, INBOX, OFFENCE, OVERDONE, SIGNALS, Settings};
use crate::log::Log;
use crate::meter::Meter;
use crate::relay::Signal;
use crate::room::{self, Handle};
use domain::ids::PersonId;
use domain::room::RoomName;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::runtime::Handle as Runtime;
use tokio::sync::{Semaphore, mpsc};
use tokio::time::Instant;

/// Whose token it is cannot be said now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("tokens cannot be looked up at the moment: try again")]
pub struct CannotTell;

/// Says whose token it is; nobody's, if it means nothing (any more).
pub type Authenticate = Arc<dyn Fn(String) -> BoxFuture<'static, Result<Option<Identity>, CannotTell>> + Send + Sync>;

pub(crate) struct Context {
    pub(crate) log: Arc<dyn Log>,
    pub(crate) gate: Arc<dyn Gate>,
    pub(crate) settings: Settings,
    pub(crate) meter: Arc<Meter>,
    pub(crate) committer: Committer,
    pub(crate) loads: Arc<Semaphore>,
    pub(crate) runtime: Runtime,
    pub(crate) started: Instant,
    pub(crate) stopping: AtomicBool,
    rooms: Mutex<HashMap<RoomName, Handle>>,
    offences: Mutex<HashMap<PersonId, Offence>>,
    ids: AtomicU64,
    rechecks: AtomicU64,
    /// What other processes have to be told; stays empty where there are none.
    pub(crate) signals: Mutex<Vec<Signal>>,
}

/// What somebody's updates cost.
struct Offence {
    /// When the last one made a room load again.
    at: Instant,
    /// How many of them, honest as they may be, there were since the others were forgiven.
    overdone: u32,
}

/// No value behind these locks can be half-changed by a panic.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Context {
    pub(crate) fn new(log: Arc<dyn Log>, gate: Arc<dyn Gate>, settings: Settings) -> Self {
        let meter = Arc::<Meter>::default();
        Self {
            committer: Committer::start(Arc::clone(&log), settings.log_timeout, Arc::clone(&meter)),
            meter,
            log,
            gate,
            settings,
            loads: Arc::new(Semaphore::new(CONCURRENT_LOADS)),
            runtime: Runtime::current(),
            started: Instant::now(),
            stopping: AtomicBool::new(false),
            rooms: Mutex::default(),
            offences: Mutex::default(),
            ids: AtomicU64::new(1),
            rechecks: AtomicU64::new(0),
            signals: Mutex::default(),
        }
    }

    /// A number that no other connection, member or room of this process has.
    pub(crate) fn next_id(&self) -> u64 {
        self.ids.fetch_add(1, Ordering::Relaxed)
    }

    /// The room, opened if it is not.
    pub(crate) fn room(self: &Arc<Self>, name: &RoomName) -> Handle {
        let mut rooms = lock(&self.rooms);
        if let Some(handle) = rooms.get(name).filter(|handle| !handle.is_over()) {
            return handle.clone();
        }
        let (sender, inbox) = mpsc::channel(INBOX);
        let handle = Handle::new(self.next_id(), sender);
        rooms.insert(name.clone(), handle.clone());
        drop(rooms);
        self.runtime.spawn(room::run(Arc::clone(self), name.clone(), handle.clone(), inbox));
        handle
    }

    /// The room if it is open.
    pub(crate) fn open_room(&self, name: &RoomName) -> Option<Handle> {
        lock(&self.rooms).get(name).cloned()
    }

    pub(crate) fn rooms(&self) -> Vec<(RoomName, Handle)> {
        lock(&self.rooms).iter().map(|(name, handle)| (name.clone(), handle.clone())).collect()
    }

    /// Takes a room out, unless another one has its name by now.
    pub(crate) fn forget_room(&self, name: &RoomName, id: u64) {
        let mut rooms = lock(&self.rooms);
        if rooms.get(name).is_some_and(|handle| handle.id() == id) {
            rooms.remove(name);
        }
    }

    /// Tells the other processes, if there may be any.
    pub(crate) fn signal(&self, signal: impl FnOnce() -> Signal) {
        if self.log.is_shared() {
            let mut signals = lock(&self.signals);
            // Nothing depends on a signal for good, so that the others being away must not fill the memory.
            if signals.len() < SIGNALS {
                signals.push(signal());
            }
        }
    }

    /// Somebody's update broke a document, as no honest one does.
    pub(crate) fn offended(&self, person: &PersonId) {
        self.offence(person, OVERDONE);
    }

    /// Somebody's update made a document larger than it may be, and it had to be loaded again.
    pub(crate) fn overdid(&self, person: &PersonId) {
        self.offence(person, 1);
    }

    fn offence(&self, person: &PersonId, weight: u32) {
        let mut offences = lock(&self.offences);
        offences.retain(|_, offence| offence.at.elapsed() < OFFENCE);
        let offence = offences.entry(person.clone()).or_insert(Offence { at: Instant::now(), overdone: 0 });
        *offence = Offence { at: Instant::now(), overdone: offence.overdone.saturating_add(weight) };
    }

    /// Whether somebody's updates are not listened to at the moment.
    pub(crate) fn is_ignored(&self, person: &PersonId) -> bool {
        lock(&self.offences).get(person).is_some_and(|offence| offence.overdone >= OVERDONE && offence.at.elapsed() < OFFENCE)
    }

    /// Counts the rounds of asking for rights again, so that an answer from before can be recognized.
    pub(crate) fn rechecks(&self) -> u64 {
        self.rechecks.load(Ordering::Acquire)
    }

    pub(crate) fn begin_recheck(&self) {
        self.rechecks.fetch_add(1, Ordering::AcqRel);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }
}
