//! Backups that the server makes by itself, and how they went.

mod schedule;

pub use schedule::{Schedule, run};

use domain::time::Timestamp;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// How the backups went, for the figures and for whoever asks whether the server is ready. Zero where nothing is known.
#[derive(Debug, Default)]
pub struct Backups {
    made: AtomicU64,
    failed: AtomicU64,
    is_failing: AtomicBool,
    last: AtomicU64,
    last_bytes: AtomicU64,
    last_milliseconds: AtomicU64,
}

/// The same at one moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// Backups that were made since the start.
    pub made: u64,
    /// Attempts that failed since the start.
    pub failed: u64,
    /// Whether the last attempt failed.
    pub is_failing: bool,
    /// When the newest one was made, in seconds since 1970; also one of an earlier process.
    pub last: u64,
    /// Bytes of the last one of this process.
    pub last_bytes: u64,
    /// How long it took.
    pub last_took: Duration,
}

impl Backups {
    /// How they went so far.
    pub fn told(&self) -> Told {
        let of = |number: &AtomicU64| number.load(Ordering::Relaxed);
        Told {
            made: of(&self.made),
            failed: of(&self.failed),
            is_failing: self.is_failing.load(Ordering::Relaxed),
            last: of(&self.last),
            last_bytes: of(&self.last_bytes),
            last_took: Duration::from_millis(of(&self.last_milliseconds)),
        }
    }

    fn found(&self, at: Timestamp) {
        self.last.store(u64::try_from(at.0 / 1000).unwrap_or_default(), Ordering::Relaxed);
    }

    fn succeeded(&self, at: Timestamp, bytes: u64, took: Duration) {
        self.found(at);
        self.made.fetch_add(1, Ordering::Relaxed);
        self.last_bytes.store(bytes, Ordering::Relaxed);
        self.last_milliseconds.store(u64::try_from(took.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.is_failing.store(false, Ordering::Relaxed);
    }

    fn failed(&self) {
        self.failed.fetch_add(1, Ordering::Relaxed);
        self.is_failing.store(true, Ordering::Relaxed);
    }
}
