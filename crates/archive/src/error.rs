//! Why a backup was not written or not read, for the person who asked for it.

use crate::format::FORMAT;
use std::io;
use std::path::PathBuf;

/// Why a backup was not written or not read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It begins with something else.
    #[error("this is no backup of Waymark")]
    NotABackup,
    /// A later release wrote it in another way.
    #[error(
        "this backup has format {format} and was made by Waymark {release}; this release reads formats up to {FORMAT}: restore it with \
         Waymark {release} or a later one"
    )]
    Newer {
        /// The format.
        format: u32,
        /// The release.
        release: String,
    },
    /// It ends before its end.
    #[error("the backup ends within part {part}: it was cut off. Take another copy")]
    CutOff {
        /// The part, from 1; 0 is the header.
        part: u64,
    },
    /// A part is not what was written.
    #[error("part {part} of the backup is not what was written: it was altered, or its disk is damaged. Take another copy")]
    Altered {
        /// The part, from 1; 0 is the header.
        part: u64,
    },
    /// There is a file of that name.
    #[error("{} is there already: give another name, or move it away first", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be made where it should be.
    #[error("{} cannot be written: {source}", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The key is none.
    #[error("{key} is no public key of age: it begins with age1, and `age-keygen -y` prints it")]
    NoRecipient {
        /// What was given.
        key: String,
    },
    /// A file of keys holds none.
    #[error("{} names no public key, so nothing was encrypted and nothing written", .path.display())]
    NoRecipients {
        /// The file.
        path: PathBuf,
    },
    /// A file holds no secret key.
    #[error("{} holds no secret key as `age-keygen` writes it", .path.display())]
    NoIdentity {
        /// The file.
        path: PathBuf,
    },
    /// It is encrypted.
    #[error("this backup is encrypted: name the file with the secret key with --identity")]
    Encrypted,
    /// It is encrypted for others.
    #[error("this backup is encrypted for other keys than those in {}", .paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", "))]
    WrongIdentity {
        /// The files of the keys.
        paths: Vec<PathBuf>,
    },
    /// The file cannot be read.
    #[error("{} cannot be read: {source}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// What was written reads differently.
    #[error("what {} holds is not what was written into it: look at the disk. Nothing was kept", .path.display())]
    ReadBack {
        /// The file.
        path: PathBuf,
    },
    /// An entry is larger than the format can hold.
    #[error("a record of {bytes} bytes is larger than a backup can hold")]
    TooLarge {
        /// Of the entry.
        bytes: usize,
    },
    /// Reading or writing failed.
    #[error("the backup could not be passed on: {0}")]
    Io(#[from] io::Error),
}

impl Error {
    /// What reading failed with, within a part.
    pub(crate) fn reading(error: io::Error, part: u64) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::CutOff { part },
            // What decryption says of a piece that was not encrypted so.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Self::Altered { part },
            _ => Self::Io(error),
        }
    }
}
