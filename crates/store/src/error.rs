//! The one place where the database's errors are told apart.

use std::path::PathBuf;
use surrealdb_types::{Error as DbError, QueryError};

/// What went wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A record with this id is there already: an address in use, a version pinned, a decision made.
    #[error("the record {record} exists already")]
    Exists {
        /// Its id.
        record: String,
    },
    /// What was read is no longer what is stored: read again and decide again.
    #[error("the record changed since it was read: read it again")]
    Conflict,
    /// The assessment is sealed and never changes again.
    #[error("the assessment is sealed")]
    Sealed,
    /// The co-edited text is no longer at the heads that were given.
    #[error("the text changed since its heads were read")]
    Moved,
    /// The room is not open for writing.
    #[error("the room takes no changes")]
    Fenced,
    /// Another writer has this sequence number.
    #[error("another writer took this sequence number: load the room again")]
    Behind,
    /// A row does not carry what was written.
    #[error("damaged data in {record}: restore it from a backup")]
    Damaged {
        /// Which row.
        record: String,
    },
    /// A number does not fit into the database's integers.
    #[error("{what} is larger than the database can hold")]
    TooLarge {
        /// Which number.
        what: &'static str,
    },
    /// The database was written by a newer release.
    #[error(
        "the database has migration {number}, which this release does not know: start the newer release, or restore the copy that was made before the upgrade"
    )]
    Newer {
        /// The first unknown migration.
        number: i64,
    },
    /// A migration that was applied reads differently now.
    #[error("migration {name} was changed after it had been applied: start the release that wrote this database")]
    Drifted {
        /// Which.
        name: String,
    },
    /// The directory is in use, or cannot be used.
    #[error("the database could not be opened: {reason} (is another process using the directory?)")]
    Open {
        /// What the engine says.
        reason: String,
    },
    /// A commit is not in the log that the directory has: the next crash would lose it and all that follow.
    #[error(
        "the database writes to a log that is not in its directory, so nothing was served: start again, and report this if it stays"
    )]
    LogElsewhere,
    /// The address of a database server is none.
    #[error("not the address of a database server: write ws://host:port or wss://host:port")]
    Address,
    /// The name of a namespace or database is none.
    #[error("namespace and database have names of letters, digits, - and _")]
    Name,
    /// The database server cannot be used.
    #[error("the database server at {url} cannot be used: {reason} (does it run, and are user, namespace and database right?)")]
    Unreachable {
        /// Where it should be.
        url: String,
        /// What it says, or that it does not.
        reason: String,
    },
    /// Backups of a database server are made there.
    #[error("this database is a server's: back it up and restore it with the server's own tools")]
    Elsewhere,
    /// A backup can only be restored into a directory without anything.
    #[error("{} is not empty: restore into an empty directory, or move away what is there", .directory.display())]
    NotEmpty {
        /// The directory.
        directory: PathBuf,
    },
    /// There is no database to copy.
    #[error("there is no database in {}: name the directory of your data with --data-dir", .directory.display())]
    NothingThere {
        /// The directory.
        directory: PathBuf,
    },
    /// A restore was cut off.
    #[error(
        "{} holds a backup that was only restored in part: remove what is in the directory, and restore again",
        .directory.display()
    )]
    Unfinished {
        /// The directory.
        directory: PathBuf,
    },
    /// A later release made the backup.
    #[error(
        "this backup was made by Waymark {release} with schema {schema}; this release, {}, knows schemas up to {}: restore it with Waymark \
         {release} or a later one",
        env!("CARGO_PKG_VERSION"),
        crate::migrate::KNOWN
    )]
    NewerBackup {
        /// The release.
        release: String,
        /// The newest migration in it.
        schema: i64,
    },
    /// The copy before an upgrade could not be made.
    #[error(
        "this release changes how records are stored, and the copy that it makes before could not be made in {}: {reason}. Nothing was \
         changed. Make room there, or start once with --upgrade-copies 0 if you have a backup of your own",
        .folder.display()
    )]
    NoCopy {
        /// Where it should be.
        folder: PathBuf,
        /// Why not.
        reason: String,
    },
    /// A backup could not be written or read.
    #[error(transparent)]
    Backup(#[from] archive::Error),
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// A list of people is being written: nobody else changes them meanwhile.
    #[error("a list of people is being written: try again when it is done")]
    Listed,
    /// Conflicts did not end within the time allowed.
    #[error("too many writers at once: try again")]
    Busy,
    /// A stored value does not read as what it should be.
    #[error("{what} cannot be read: {reason}")]
    Unreadable {
        /// What was read.
        what: &'static str,
        /// Why not.
        reason: String,
    },
    /// Anything else the database reports.
    #[error("database: {0}")]
    Database(Box<DbError>),
}

/// How an attempt at a unit of work failed.
pub(crate) enum Failure {
    /// Somebody else committed first: the unit can be run again as it is.
    Retry,
    /// It will not get better by itself.
    Final(Error),
}

/// Finds the error that matters among those of a unit's statements.
///
/// Inside `BEGIN .. COMMIT` every statement reports something once one of them fails; a conflict is reported by the `COMMIT` alone.
pub(crate) fn classify(mut errors: Vec<(usize, DbError)>) -> Failure {
    errors.sort_by_key(|(slot, _)| *slot);
    if errors.iter().any(|(_, e)| is_conflict(e)) {
        return Failure::Retry;
    }
    let consequence = |e: &DbError| matches!(e.query_details(), Some(QueryError::NotExecuted | QueryError::Cancelled));
    let first = errors.iter().position(|(_, e)| !consequence(e)).unwrap_or(0);
    if first >= errors.len() {
        return Failure::Final(Error::Busy);
    }
    Failure::Final(errors.swap_remove(first).1.into())
}

fn is_conflict(error: &DbError) -> bool {
    matches!(error.query_details(), Some(QueryError::TransactionConflict))
        // The engine loses the type on some ways to a commit; the words stay.
        || (error.is_internal() && error.message().starts_with("Transaction conflict"))
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        if error.is_already_exists() {
            return Self::Exists { record: error.message().to_owned() };
        }
        if error.is_thrown() {
            // The words that our own statements throw.
            match error.message().rsplit(' ').next() {
                Some("stale") => return Self::Conflict,
                Some("sealed") => return Self::Sealed,
                Some("moved") => return Self::Moved,
                Some("fenced") => return Self::Fenced,
                Some("listed") => return Self::Listed,
                Some("behind") => return Self::Behind,
                _ => {}
            }
        }
        Self::Database(Box::new(error))
    }
}
