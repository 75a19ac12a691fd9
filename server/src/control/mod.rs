//! The door for whoever runs the server: a Unix socket in the data directory, through which commands reach the running process, which alone has
//! the database open.
//!
//! One request a connection, as a line of JSON; one line of JSON answers, and behind it follows what was asked for. Another command is another
//! variant here and another arm in [`listen`].

pub mod client;
pub mod listen;

use crate::operate::Operation;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A folder of its own, which only its owner may enter: between its making and its mode a socket is open to whoever may enter its folder.
const FOLDER: &str = "control";
const SOCKET: &str = "socket";
/// Bytes of a line: more than any request has.
const LINE: usize = 64 << 10;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Request {
    /// A backup.
    Backup,
    /// Something about people.
    Operate {
        /// What.
        operation: Operation,
    },
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Reply {
    /// It follows.
    Yes,
    /// It is done.
    Done {
        /// What is printed.
        text: String,
    },
    /// It is not done.
    No {
        /// A sentence.
        why: String,
    },
}

/// Where the socket of a data directory is.
fn socket(data: &Path) -> PathBuf {
    data.join(FOLDER).join(SOCKET)
}
