//! How much a connection and a room may ask of the server, and how long things may take.

use std::time::Duration;

/// Largest single change: a field filled by one paste, 100,000 characters of three bytes each, with its envelope.
pub const MAX_UPDATE_BYTES: usize = 384 * 1024;
/// Largest catch-up of a client that was away: a whole well-edited section several times.
pub const MAX_STEP2_BYTES: usize = 2 * 1024 * 1024;
/// Largest frame: the largest message, its name and its lengths. The socket should refuse more before it is in memory.
pub const MAX_FRAME_BYTES: usize = MAX_STEP2_BYTES + 1024;
/// Largest state vector: ten thousand clients of one section.
pub(crate) const MAX_VECTOR_BYTES: usize = 128 * 1024;

/// Messages per second that a connection may send on: three people typing and pointing at once.
pub(crate) const MESSAGES_PER_SECOND: f64 = 60.0;
/// Bytes per second that a connection may send on.
pub(crate) const BYTES_PER_SECOND: f64 = 512.0 * 1024.0;
/// Seconds of the above at once: entering every room of a proposal, or one catch-up.
pub(crate) const BURST_SECONDS: f64 = 4.0;

/// Processor time that one update may take without being counted: the check of the largest section, or a catch-up of thousands of structs.
pub(crate) const FREE: Duration = Duration::from_millis(5);
/// Beyond [`FREE`], a connection waits so many times what its updates took: all the connections that a person may have keep one processor
/// busy, and no more.
pub(crate) const SHARE: u32 = 20;

/// Rooms on one connection: seven to a proposal.
pub(crate) const ROOMS_PER_CONNECTION: usize = 64;
/// Copies of one room on one connection, each under a name of its own: everything said in the room is written once for each.
pub(crate) const COPIES_PER_ROOM: usize = 4;
/// Messages before the socket is signed in; they are not kept, so this only ends a useless conversation.
pub(crate) const MESSAGES_BEFORE_SIGN_IN: u32 = 50;
/// Bytes before the socket is signed in. A token has less than a hundred; whoever is nobody yet must not make the server hold a message
/// of the largest size. The socket should refuse more before it is in memory.
pub const BYTES_BEFORE_SIGN_IN: usize = 256 * 1024;

/// Rooms loading at the same time: after a restart everybody comes back at once, and whoever is open should not wait for them.
pub(crate) const CONCURRENT_LOADS: usize = 8;
/// Events waiting for a room; then its connections are not read any further.
pub(crate) const INBOX: usize = 256;
/// Document messages waiting inside a room while it loads or settles.
pub(crate) const DEFERRED: usize = 256;
/// Rows in one commit: one statement stays small enough to be retried apart.
pub(crate) const ROWS_PER_COMMIT: usize = 256;
/// Bytes in one commit.
pub(crate) const BYTES_PER_COMMIT: usize = 8 * 1024 * 1024;
/// A room that is busy with one event for so long is stuck in it: its people are sent to a new one.
pub(crate) const STUCK: Duration = Duration::from_secs(2);

/// Answers to updates with a gap, per member and [`GAP_WINDOW`]; more is not a race but a client that cannot converge.
pub(crate) const GAPS: u32 = 5;
/// See [`GAPS`].
pub(crate) const GAP_WINDOW: Duration = Duration::from_secs(10);
/// Somebody whose update broke a document is not listened to for so long: every offence costs a reload.
pub(crate) const OFFENCE: Duration = Duration::from_mins(1);
/// Updates of one person that made a document too large, within [`OFFENCE`], until they count as one that broke it: two honest people can
/// bring that about together, and not again and again.
pub(crate) const OVERDONE: u32 = 5;
/// Times in a row that a room may find the log ahead of it.
pub(crate) const BEHIND_IN_A_ROW: u32 = 5;
/// The same where other processes append too: each time one of them was quicker, which is no fault.
pub(crate) const BEHIND_OTHERS_IN_A_ROW: u32 = 50;
/// Signals for other processes that wait while they cannot be told.
pub(crate) const SIGNALS: usize = 10_000;

/// What an operator or a test may want different.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long a failing log is tried again before the room gives up and its people reconnect.
    pub give_up: Duration,
    /// How long one call of the log may take.
    pub log_timeout: Duration,
    /// How often rights are asked for again without being told.
    pub recheck: Duration,
    /// How long a room stays in memory after the last person left.
    pub unload: Duration,
    /// Rows after which a room is compacted.
    pub compact_rows: u64,
    /// Bytes after which a room is compacted.
    pub compact_bytes: usize,
    /// Who is here is told at most once in that time.
    pub presence_tick: Duration,
    /// Whoever did not say so for that long is not here any more.
    pub presence_expiry: Duration,
    /// Unmodified clients take a socket for dead that said nothing for 30 s: something is sent after that long.
    pub keep_alive: Duration,
    /// How often a room looks for what other processes appended without being told; only where there may be others.
    pub look: Duration,
    /// How long a socket may stay without a sign-in.
    pub sign_in: Duration,
    /// Connections of one person.
    pub connections_per_person: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            give_up: Duration::from_secs(10),
            log_timeout: Duration::from_secs(10),
            recheck: Duration::from_mins(1),
            unload: Duration::from_secs(30),
            compact_rows: 500,
            compact_bytes: 256 * 1024,
            presence_tick: Duration::from_millis(50),
            presence_expiry: Duration::from_secs(30),
            keep_alive: Duration::from_secs(20),
            look: Duration::from_secs(3),
            sign_in: Duration::from_secs(10),
            // A handful of tabs on a handful of devices.
            connections_per_person: 20,
        }
    }
}
