//! Where the data is and how much memory it may take.

use std::path::PathBuf;

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In memory, gone with the process. For unit tests only: this engine loses write conflicts.
    Memory,
    /// In a directory of this machine. Not on a network file system: the lock does not hold there.
    Directory(PathBuf),
}

/// What a commit waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The disk: what was acknowledged survives a loss of power.
    EveryCommit,
    /// Nothing: a crash loses the last commits. For filling a database that can be filled again.
    Never,
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
}

/// 64 MiB hold the proposals that people work on in a day; everything else is read from disk within milliseconds.
const CACHE_BYTES: u64 = 64 << 20;
/// 32 MiB: twice the largest transaction that the log writes, and a start after a crash replays no more than this.
const MEMTABLE_BYTES: u64 = 32 << 20;

impl Settings {
    /// The usual settings for a place.
    pub fn new(place: Place) -> Self {
        Self { place, cache_bytes: CACHE_BYTES, memtable_bytes: MEMTABLE_BYTES, durability: Durability::EveryCommit }
    }
}
