//! Where the data is and how much memory it may take.

use domain::time::Timestamp;
use std::path::PathBuf;

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In memory, gone with the process. For unit tests only: this engine loses write conflicts.
    Memory,
    /// In a directory of this machine. Not on a network file system: the lock does not hold there.
    Directory(PathBuf),
    /// In a database server, which several processes of ours may share.
    Server(Server),
}

/// A database server and how to sign in to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    /// `ws://host:port`, or `wss://host:port`.
    pub url: String,
    /// The namespace.
    pub namespace: String,
    /// The database in it.
    pub database: String,
    /// Where the user is defined.
    pub level: Level,
    /// The user's name.
    pub user: String,
    /// The user's password.
    pub password: String,
}

/// Where a user of the database server is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// On the one database: such a user can do nothing elsewhere. Namespace and database have to exist.
    Database,
    /// On the server: namespace and database are made when they are not there.
    Root,
}

/// Without the password: settings end up in logs.
impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { url, namespace, database, level, user, password: _ } = self;
        write!(f, "Server {{ {url} {namespace}/{database} as {user} ({level:?}) }}")
    }
}

impl Place {
    /// Whether other processes may write there at the same time.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Server(_))
    }
}

/// What a commit waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The disk: what was acknowledged survives a loss of power.
    EveryCommit,
    /// Nothing: a crash loses the last commits. For filling a database that can be filled again.
    Never,
}

/// Copies that are made before a release changes how records are stored.
#[derive(Debug, Clone, Copy)]
pub struct Copies {
    /// How many stay.
    pub keep: usize,
    /// What asks for the time.
    pub now: fn() -> Timestamp,
}

/// How to open a store.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the data is.
    pub place: Place,
    /// Bytes the engine may keep of what it read. The engine's own choice would be half of the machine's memory.
    pub cache_bytes: u64,
    /// Bytes of the table of recent writes; up to three exist at a time, and one transaction has to fit into one.
    pub memtable_bytes: u64,
    /// What a commit waits for.
    pub durability: Durability,
    /// Copies of a directory before it is changed; none where nobody asked for them.
    pub copies: Option<Copies>,
}

/// 64 MiB hold the proposals that people work on in a day; everything else is read from disk within milliseconds.
const CACHE_BYTES: u64 = 64 << 20;
/// 32 MiB: twice the largest transaction that the log writes, and a start after a crash replays no more than this.
const MEMTABLE_BYTES: u64 = 32 << 20;

impl Settings {
    /// The usual settings for a place.
    pub fn new(place: Place) -> Self {
        Self {
            place,
            cache_bytes: CACHE_BYTES,
            memtable_bytes: MEMTABLE_BYTES,
            durability: Durability::EveryCommit,
            copies: None,
        }
    }
}
