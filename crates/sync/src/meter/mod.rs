//! What is measured: plain numbers, each written with one or two additions and read by whoever asks. Knows nothing of how they are told.

mod count;
mod spread;

pub(crate) use count::kinds;
pub use count::{Count, Counts, Kind, Level};
pub use spread::{Distribution, Spread};

use crate::close::Ending;
use crate::log::AppendError;
use crate::refusal::Reason;
use spread::Unit;
use std::time::Duration;

/// From a memory-mapped commit to the longest that the log is waited for, in microseconds.
const APPEND_STEPS: [u64; 13] =
    [100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000, 2_000_000, 10_000_000];
/// From an empty room to the longest that a room is waited for, in microseconds.
const LOAD_STEPS: [u64; 11] = [500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000, 2_000_000, 10_000_000];
/// One writer up to the most that one commit takes.
const ROW_STEPS: [u64; 9] = [1, 2, 4, 8, 16, 32, 64, 128, 256];
/// One keystroke up to the most that one commit takes.
const BYTE_STEPS: [u64; 8] = [64, 256, 1_024, 4_096, 16_384, 131_072, 1_048_576, 8_388_608];

kinds! {
    /// What became of a row that was handed to the log.
    RowOutcome {
        /// On disk.
        Written = "written",
        /// The room is frozen or closed.
        Fenced = "fenced",
        /// The log had gone on.
        Behind = "behind",
        /// The log did not answer; the row is tried again.
        Unavailable = "unavailable",
    }
}

kinds! {
    /// What became of a load.
    LoadOutcome {
        /// The room is in memory.
        Loaded = "loaded",
        /// There is no such room.
        Missing = "missing",
        /// What is stored cannot be read.
        Damaged = "damaged",
        /// The log did not answer for long enough.
        Unavailable = "unavailable",
    }
}

kinds! {
    /// What became of a compaction.
    CompactionOutcome {
        /// The snapshot was read back and replaced its rows.
        Done = "done",
        /// The rows stay.
        Failed = "failed",
    }
}

/// What is measured of one hub since it started.
#[derive(Debug)]
pub struct Meter {
    /// What was refused, and why.
    pub refusals: Counts<Reason>,
    /// Connections that ended, by who ended them how.
    pub endings: Counts<Ending>,
    /// Rows handed to the log.
    pub rows: Counts<RowOutcome>,
    /// Updates in the rows that were written.
    pub updates: Count,
    /// Bytes of the rows that were written.
    pub bytes: Count,
    /// Time of one call of the log that appends.
    pub append: Spread,
    /// Rows of one such call.
    pub commit_rows: Spread,
    /// Bytes of one such call.
    pub commit_bytes: Spread,
    /// Rows handed to the committer and not answered yet.
    pub waiting_rows: Level,
    /// Loads of rooms that ended.
    pub loads: Counts<LoadOutcome>,
    /// Time of one such load, with its wait for a turn and its repetitions.
    pub load: Spread,
    /// Loads that wait or run.
    pub loading: Level,
    /// Documents that were dropped from memory to be loaded again.
    pub reloads: Count,
    /// Compactions that ended.
    pub compactions: Counts<CompactionOutcome>,
    /// Times that a room told its people who is here.
    pub presence_ticks: Count,
}

impl Default for Meter {
    fn default() -> Self {
        Self {
            refusals: Counts::default(),
            endings: Counts::default(),
            rows: Counts::default(),
            updates: Count::default(),
            bytes: Count::default(),
            append: Spread::new(Unit::Microsecond, &APPEND_STEPS),
            commit_rows: Spread::new(Unit::One, &ROW_STEPS),
            commit_bytes: Spread::new(Unit::One, &BYTE_STEPS),
            waiting_rows: Level::default(),
            loads: Counts::default(),
            load: Spread::new(Unit::Microsecond, &LOAD_STEPS),
            loading: Level::default(),
            reloads: Count::default(),
            compactions: Counts::default(),
            presence_ticks: Count::default(),
        }
    }
}

impl Meter {
    /// One call of the log: how long it took, how large it was, and what became of its rows.
    pub(crate) fn appended(&self, time: Duration, bytes: usize, outcomes: &[Result<(), AppendError>]) {
        self.append.record_time(time);
        self.commit_rows.record(outcomes.len() as u64);
        self.commit_bytes.record(bytes as u64);
        for outcome in outcomes {
            self.rows.one(match outcome {
                Ok(()) => RowOutcome::Written,
                Err(AppendError::Fenced) => RowOutcome::Fenced,
                Err(AppendError::Behind) => RowOutcome::Behind,
                Err(AppendError::Unavailable(_)) => RowOutcome::Unavailable,
            });
        }
    }

    /// A load ended.
    pub(crate) fn loaded(&self, time: Duration, outcome: LoadOutcome) {
        self.load.record_time(time);
        self.loads.one(outcome);
    }

    /// A row is on disk.
    pub(crate) fn written(&self, updates: usize, bytes: usize) {
        self.updates.add(updates as u64);
        self.bytes.add(bytes as u64);
    }
}
