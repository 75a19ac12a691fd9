//! A log in memory that keeps the promises of the trait, and breaks them when told to.

use bytes::Bytes;
use domain::ids::PersonId;
use domain::room::RoomName;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use sync::log::{Append, AppendError, Loaded, Log, LogError, Tail};
use sync::{BoxFuture, Damage};
use tokio::sync::watch;

/// What goes wrong with an append.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is written, and it says so.
    Fails,
    /// It is written, and the answer is lost.
    AnswerLost,
    /// The log panics.
    Panics,
    /// Nothing is written: it says that it has gone on.
    Behind,
}

#[derive(Default)]
struct Stored {
    rows: Vec<(u64, Bytes)>,
    snapshot: Option<(u64, Bytes)>,
    seq: u64,
    clients: Vec<(u64, PersonId)>,
    /// With which row each client came.
    owned_at: Vec<(u64, u64)>,
    frozen: bool,
    /// Nothing good is left.
    lost: bool,
    /// What is wrong, and the last row before it.
    damage: Option<(u64, Damage)>,
}

#[derive(Default)]
struct Inner {
    rooms: HashMap<RoomName, Stored>,
    faults: VecDeque<Fault>,
    load_faults: u32,
    /// How many rows each append wrote.
    commits: Vec<usize>,
    loads: usize,
}

pub struct MemoryLog {
    inner: Mutex<Inner>,
    appends: watch::Sender<bool>,
    loading: watch::Sender<bool>,
    shared: AtomicBool,
    compacting: watch::Sender<bool>,
}

impl MemoryLog {
    pub fn new() -> Arc<Self> {
        let open = || watch::Sender::new(true);
        Arc::new(Self {
            inner: Mutex::default(),
            appends: open(),
            loading: open(),
            compacting: open(),
            shared: AtomicBool::new(false),
        })
    }

    /// Several hubs use it.
    pub fn share(&self) {
        self.shared.store(true, Ordering::Relaxed);
    }

    fn with<T>(&self, act: impl FnOnce(&mut Inner) -> T) -> T {
        act(&mut self.inner.lock().unwrap())
    }

    pub fn create(&self, room: &RoomName) {
        self.with(|inner| inner.rooms.insert(room.clone(), Stored::default()));
    }

    pub fn freeze(&self, room: &RoomName) {
        self.with(|inner| inner.rooms.get_mut(room).unwrap().frozen = true);
    }

    pub fn open(&self, room: &RoomName) {
        self.with(|inner| inner.rooms.get_mut(room).unwrap().frozen = false);
    }

    /// Nothing of what is stored can be read any more.
    pub fn lose(&self, room: &RoomName) {
        self.with(|inner| inner.rooms.get_mut(room).unwrap().lost = true);
    }

    /// What is stored can be read up to a row.
    pub fn damage(&self, room: &RoomName, readable_up_to: u64) {
        let damage = Some((readable_up_to, Damage::Changed(readable_up_to + 1)));
        self.with(|inner| inner.rooms.get_mut(room).unwrap().damage = damage);
    }

    /// It is as it was.
    pub fn mend(&self, room: &RoomName) {
        self.with(|inner| inner.rooms.get_mut(room).unwrap().damage = None);
    }

    /// Lets appends wait until [`Self::release_appends`].
    pub fn hold_appends(&self) {
        self.appends.send_replace(false);
    }

    pub fn release_appends(&self) {
        self.appends.send_replace(true);
    }

    pub fn hold_loads(&self) {
        self.loading.send_replace(false);
    }

    pub fn release_loads(&self) {
        self.loading.send_replace(true);
    }

    pub fn remove(&self, room: &RoomName) {
        self.with(|inner| inner.rooms.remove(room));
    }

    pub fn hold_compactions(&self) {
        self.compacting.send_replace(false);
    }

    pub fn release_compactions(&self) {
        self.compacting.send_replace(true);
    }

    /// As a backup has it that was taken after that row.
    pub fn restore(&self, room: &RoomName, seq: u64) {
        self.with(|inner| {
            let stored = inner.rooms.get_mut(room).unwrap();
            stored.rows.retain(|(row, _)| *row <= seq);
            stored.seq = seq;
            let owned = std::mem::take(&mut stored.owned_at);
            stored.clients.retain(|(client, _)| owned.iter().any(|(at, c)| c == client && *at <= seq));
            stored.owned_at = owned;
        });
    }

    /// Everything that was ever given to the room, update by update.
    pub fn updates(&self, room: &RoomName) -> Vec<Vec<u8>> {
        self.with(|inner| {
            let rows = inner.rooms[room].rows.iter();
            rows.flat_map(|(_, row)| sync::log::unpack(row).unwrap().into_iter().map(<[u8]>::to_vec).collect::<Vec<_>>())
                .collect()
        })
    }

    pub fn fault(&self, fault: Fault, times: usize) {
        self.with(|inner| inner.faults.extend(std::iter::repeat_n(fault, times)));
    }

    /// Nothing goes wrong any more.
    pub fn heal(&self) {
        self.with(|inner| inner.faults.clear());
    }

    pub fn fail_loads(&self, times: u32) {
        self.with(|inner| inner.load_faults = times);
    }

    /// Somebody else, on another machine, appends.
    pub fn append_from_elsewhere(&self, room: &RoomName, update: &[u8], client: u64, person: &PersonId) {
        self.with(|inner| {
            let stored = inner.rooms.get_mut(room).unwrap();
            stored.seq += 1;
            stored.rows.push((stored.seq, sync::log::pack(&[update])));
            stored.clients.push((client, person.clone()));
        });
    }

    pub fn seq(&self, room: &RoomName) -> u64 {
        self.with(|inner| inner.rooms[room].seq)
    }

    pub fn rows(&self, room: &RoomName) -> usize {
        self.with(|inner| inner.rooms[room].rows.len())
    }

    pub fn snapshot_at(&self, room: &RoomName) -> Option<u64> {
        self.with(|inner| inner.rooms[room].snapshot.as_ref().map(|(at, _)| *at))
    }

    pub fn owner(&self, room: &RoomName, client: u64) -> Option<PersonId> {
        self.with(|inner| inner.rooms[room].clients.iter().find(|(c, _)| *c == client).map(|(_, p)| p.clone()))
    }

    pub fn commits(&self) -> Vec<usize> {
        self.with(|inner| inner.commits.clone())
    }

    pub fn loads(&self) -> usize {
        self.with(|inner| inner.loads)
    }
}

fn write(inner: &mut Inner, append: Append) -> Result<(), AppendError> {
    let Some(stored) = inner.rooms.get_mut(&append.room).filter(|stored| !stored.frozen) else { return Err(AppendError::Fenced) };
    if append.seq != stored.seq + 1 {
        return Err(AppendError::Behind);
    }
    stored.seq = append.seq;
    stored.rows.push((append.seq, append.updates));
    stored.owned_at.extend(append.new_clients.iter().map(|(client, _)| (append.seq, *client)));
    stored.clients.extend(append.new_clients);
    Ok(())
}

impl Log for MemoryLog {
    fn load<'a>(&'a self, room: &'a RoomName) -> BoxFuture<'a, Result<Loaded, LogError>> {
        Box::pin(async move {
            let mut released = self.loading.subscribe();
            released.wait_for(|go| *go).await.unwrap();
            self.with(|inner| {
                inner.loads += 1;
                if inner.load_faults > 0 {
                    inner.load_faults -= 1;
                    return Err(LogError::Unavailable("on demand".to_owned()));
                }
                let stored = inner.rooms.get(room).ok_or(LogError::Missing)?;
                if stored.lost {
                    return Err(LogError::Corrupt("on demand".to_owned()));
                }
                let after = stored.snapshot.as_ref().map_or(0, |(at, _)| *at);
                let end = stored.damage.map_or(u64::MAX, |(readable, _)| readable);
                let rows = stored.rows.iter().filter(|(seq, _)| (after + 1..=end).contains(seq));
                let updates = rows.map(|(_, row)| row.clone()).collect();
                let snapshot = stored.snapshot.as_ref().map(|(_, bytes)| bytes.clone());
                let damage = stored.damage.map(|(_, damage)| damage);
                Ok(Loaded { snapshot, updates, seq: stored.seq.min(end), clients: stored.clients.clone(), damage })
            })
        })
    }

    fn append(&self, appends: Vec<Append>) -> BoxFuture<'_, Vec<Result<(), AppendError>>> {
        Box::pin(async move {
            let mut released = self.appends.subscribe();
            released.wait_for(|go| *go).await.unwrap();
            let fault = self.with(|inner| inner.faults.pop_front());
            assert_ne!(fault, Some(Fault::Panics), "on demand");
            let lost = || Err(AppendError::Unavailable("on demand".to_owned()));
            if fault == Some(Fault::Fails) {
                return appends.iter().map(|_| lost()).collect();
            }
            if fault == Some(Fault::Behind) {
                return appends.iter().map(|_| Err(AppendError::Behind)).collect();
            }
            self.with(|inner| {
                inner.commits.push(appends.len());
                let outcomes: Vec<_> = appends.into_iter().map(|append| write(inner, append)).collect();
                if fault == Some(Fault::AnswerLost) { outcomes.iter().map(|_| lost()).collect() } else { outcomes }
            })
        })
    }

    fn is_shared(&self) -> bool {
        self.shared.load(Ordering::Relaxed)
    }

    fn tail<'a>(&'a self, room: &'a RoomName, seq: u64) -> BoxFuture<'a, Result<Tail, LogError>> {
        Box::pin(async move {
            self.with(|inner| {
                let stored = inner.rooms.get(room).ok_or(LogError::Missing)?;
                let from = stored.rows.first().map_or(stored.seq + 1, |(first, _)| *first);
                if from > seq + 1 {
                    return Err(LogError::Corrupt("the rows are in a snapshot".to_owned()));
                }
                let updates = stored.rows.iter().filter(|(row, _)| *row > seq).map(|(_, row)| row.clone()).collect();
                Ok(Tail { updates, clients: stored.clients.clone() })
            })
        })
    }

    fn compact<'a>(&'a self, room: &'a RoomName, seq: u64, snapshot: Bytes) -> BoxFuture<'a, Result<(), LogError>> {
        Box::pin(async move {
            let mut released = self.compacting.subscribe();
            released.wait_for(|go| *go).await.unwrap();
            self.with(|inner| {
                let stored = inner.rooms.get_mut(room).ok_or(LogError::Missing)?;
                // A process that others went on without may be late with its own.
                if stored.snapshot.as_ref().is_none_or(|(at, _)| *at < seq) {
                    stored.snapshot = Some((seq, snapshot));
                }
                stored.rows.retain(|(row, _)| *row > seq);
                Ok(())
            })
        })
    }
}
