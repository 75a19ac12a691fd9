//! The open store: its threads, its one session, and how a unit of work runs.

use crate::backup;
use crate::engine::{Engine, NewRow};
use crate::error::{Error, Failure};
use crate::log::Known;
use crate::migrate;
use crate::relay::Exchange;
use crate::row;
use crate::settings::{Place, Settings};
use crate::unit::{Answer, Unit};
use serde::de::DeserializeOwned;
use std::future::Future;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use surrealdb_types::{RecordId, Value};
use tokio::runtime::{Builder, Runtime};
use tokio::time::Instant;

/// The engine evaluates statements recursively and asks for large stacks; unoptimized frames take twice as much.
const STACK_BYTES: usize = if cfg!(debug_assertions) { 32 << 20 } else { 16 << 20 };
/// How long conflicting writers are tried again. Bounded by time: a fixed number of attempts fails a share of the writers under load.
const RETRY_BUDGET: Duration = Duration::from_secs(2);
/// First and longest pause between attempts, in microseconds.
const PAUSE: (u64, u64) = (2_000, 64_000);

/// The store. Every call runs on its own threads and to its end, even when the caller stops waiting: a half-run statement and a slow
/// scan are no business of the threads that serve sockets.
pub struct Store {
    engine: RwLock<Option<Arc<Engine>>>,
    cut_bytes: u64,
    threads: Arc<Threads>,
    pub(crate) known: Known,
    /// Appends share it and a freeze has it alone, so that a freeze ends while people go on typing. Nothing but that depends on it:
    /// several processes may use one database.
    pub(crate) freezing: tokio::sync::RwLock<()>,
    /// Whether other processes may write here too.
    pub(crate) is_shared: bool,
    pub(crate) exchange: Exchange,
}

/// A runtime that may be dropped anywhere; the plain one panics when it is dropped by an async task.
struct Threads(Option<Runtime>);

impl Drop for Threads {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Store {
    /// Opens the place and brings its schema up to date.
    pub async fn open(settings: Settings) -> Result<Arc<Self>, Error> {
        if let Place::Directory(directory) = &settings.place {
            backup::refuse_unfinished(directory)?;
        }
        let (place, copies) = (settings.place.clone(), settings.copies);
        let store = Self::open_bare(settings).await?;
        if let Err(error) = store.copied_before_upgrade(&place, copies).await {
            store.close().await?;
            return Err(error);
        }
        let store = store.migrated().await?;
        backup::prune_copies(&place, copies);
        Ok(store)
    }

    /// This store with its schema up to date; closed, so that its place is free again, when that fails.
    pub(crate) async fn migrated(self: Arc<Self>) -> Result<Arc<Self>, Error> {
        match migrate::run(&self).await {
            Ok(()) => Ok(self),
            Err(error) => {
                self.close().await?;
                Err(error)
            }
        }
    }

    /// Opens the place as it is.
    pub(crate) async fn open_bare(settings: Settings) -> Result<Arc<Self>, Error> {
        let is_shared = settings.place.is_shared();
        let runtime = runtime(is_shared)?;
        let opening = runtime.spawn(async move { Box::pin(Engine::open(&settings)).await });
        let threads = Arc::new(Threads(Some(runtime)));
        let engine = opening.await.map_err(|e| Error::Open { reason: e.to_string() })??;
        Ok(Self::on(Arc::new(engine), threads, is_shared))
    }

    /// Another process on the same database, as far as this crate can tell: it shares nothing but the engine.
    #[cfg(test)]
    pub(crate) fn beside(&self) -> Arc<Self> {
        Self::on(self.engine().unwrap(), Arc::clone(&self.threads), true)
    }

    fn on(engine: Arc<Engine>, threads: Arc<Threads>, is_shared: bool) -> Arc<Self> {
        Arc::new(Self {
            cut_bytes: engine.cut_bytes(),
            engine: RwLock::new(Some(engine)),
            threads,
            known: Known::default(),
            freezing: tokio::sync::RwLock::default(),
            is_shared,
            exchange: Exchange::default(),
        })
    }

    /// Flushes and closes. Calls that are under way end or fail; every later one fails with [`Error::Closed`].
    pub async fn close(&self) -> Result<(), Error> {
        let engine = self.engine.write().unwrap_or_else(PoisonError::into_inner).take();
        match engine {
            Some(engine) => self.on_threads(async move { engine.close().await }).await,
            None => Ok(()),
        }
    }

    /// Bytes behind the last whole record of the database's log, which this start cut off; none when the last end was a clean one.
    pub fn cut_bytes(&self) -> u64 {
        self.cut_bytes
    }

    /// Whether other processes may write to the same database.
    pub fn is_shared(&self) -> bool {
        self.is_shared
    }

    pub(crate) fn engine(&self) -> Result<Arc<Engine>, Error> {
        self.engine.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or(Error::Closed)
    }

    /// Runs a unit of work; runs it again when another writer was first.
    pub(crate) async fn run(&self, unit: Unit) -> Result<Answer, Error> {
        let engine = self.engine()?;
        self.on_threads(async move { Box::pin(persist(&engine, &unit)).await }).await
    }

    /// Creates rows of the embedded database without a statement, all or none, and of `unless_there` those that are not there yet; again
    /// when another writer was first.
    pub(crate) async fn create(&self, rows: Vec<NewRow>, unless_there: Vec<NewRow>) -> Result<(), Error> {
        let engine = self.engine()?;
        self.on_threads(async move { again_while_conflicting(|| engine.create(&rows, &unless_there)).await }).await
    }

    /// The record of one id.
    pub(crate) async fn body<T: DeserializeOwned>(&self, what: &'static str, id: RecordId) -> Result<Option<T>, Error> {
        let mut answer = self.run(Unit::new("SELECT VALUE body FROM ONLY $id").bind("id", id)).await?;
        let body: Option<Value> = answer.take(0)?;
        body.map(|body| row::parse(what, body)).transpose()
    }

    /// The records of a range of ids, in the order of their ids. For ranges that are short by nature.
    pub(crate) async fn bodies<T: DeserializeOwned>(&self, what: &'static str, range: RecordId) -> Result<Vec<T>, Error> {
        let mut answer = self.run(Unit::new("SELECT VALUE body FROM $range").bind("range", range)).await?;
        row::parse_all(what, answer.take(0)?)
    }

    /// The records that a query of bodies finds.
    pub(crate) async fn found<T: DeserializeOwned>(&self, what: &'static str, unit: Unit) -> Result<Vec<T>, Error> {
        let mut answer = self.run(unit).await?;
        row::parse_all(what, answer.take(0)?)
    }

    /// Runs `work` on the store's threads to its end.
    pub(crate) async fn on_threads<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> Result<T, Error> {
        let runtime = self.threads.0.as_ref().ok_or(Error::Closed)?;
        match runtime.spawn(work).await {
            Ok(done) => done,
            Err(ended) if ended.is_panic() => std::panic::resume_unwind(ended.into_panic()),
            Err(_) => Err(Error::Closed),
        }
    }
}

/// The embedded engine gets one thread for everything, its own background work included: a scan and the end of a merge or a flush take
/// two of its locks in opposite orders (decision 0010), and what never runs side by side cannot wait for each other. Commits wait for the
/// disk elsewhere, so that this thread does not.
pub(crate) fn runtime(is_shared: bool) -> Result<Runtime, Error> {
    let mut builder = Builder::new_multi_thread();
    if !is_shared {
        builder.worker_threads(1);
    }
    builder.thread_name("store").thread_stack_size(STACK_BYTES).enable_all();
    builder.build().map_err(|e| Error::Open { reason: e.to_string() })
}

async fn persist(engine: &Engine, unit: &Unit) -> Result<Answer, Error> {
    again_while_conflicting(|| unit.attempt(engine)).await
}

async fn again_while_conflicting<T, F: Future<Output = Result<T, Failure>>>(attempt: impl Fn() -> F) -> Result<T, Error> {
    let until = Instant::now() + RETRY_BUDGET;
    let mut pause = PAUSE.0;
    loop {
        match attempt().await {
            Ok(answer) => return Ok(answer),
            Err(Failure::Final(error)) => return Err(error),
            Err(Failure::Retry) if Instant::now() >= until => return Err(Error::Busy),
            Err(Failure::Retry) => {
                tokio::time::sleep(Duration::from_micros(jitter(pause))).await;
                pause = (pause * 2).min(PAUSE.1);
            }
        }
    }
}

/// Between nothing and `most`: writers that collided must not come back together. Without randomness the full pause still works.
fn jitter(most: u64) -> u64 {
    getrandom::u64().map_or(most, |random| random % most)
}
