//! The messages inside a frame.

use bytes::Bytes;

/// One step of the synchronization of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncMsg {
    /// "This is what I have" (a state vector): the other answers with what is missing.
    Step1(Bytes),
    /// "This is what you lack" (an update).
    Step2(Bytes),
    /// A change as it happens (an update).
    Update(Bytes),
}

/// What a person may do in the room, as the protocol says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Read and write.
    ReadWrite,
    /// Read.
    ReadOnly,
}

/// The reason of a denial to somebody who is nobody: the connection ends right after it.
pub const NOT_SIGNED_IN: &str = "not-signed-in";

/// Entering a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthMsg {
    /// Client: let me in. The token may be empty when the socket itself is signed in.
    Token {
        /// The token.
        token: String,
        /// Version of the client's library, if it tells.
        version: Option<String>,
    },
    /// Server: send the token again.
    AskToken,
    /// Server: no, with a reason.
    Denied(String),
    /// Server: yes. Sent again whenever the right changes.
    Granted(Scope),
}

/// What became of one update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is on disk.
    Saved,
    /// It was not taken and never will be.
    Refused,
}

/// What a frame says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Synchronization; a first step is answered with one of the other side's own.
    Sync(SyncMsg),
    /// Synchronization that must not start another round.
    SyncReply(SyncMsg),
    /// Who is here, as [`super::awareness`] bytes.
    Awareness(Bytes),
    /// Asks who is here.
    QueryAwareness,
    /// Entering the room.
    Auth(AuthMsg),
    /// A notice.
    Stateless(String),
    /// The room is closed for the receiver, with a reason.
    Close(String),
    /// Acknowledges one second step or update.
    SyncStatus(Status),
    /// Are you there?
    Ping,
    /// Yes.
    Pong,
}
