//! Why a socket closes. Codes 4400 to 4499 are final: unmodified clients do not come back after one. Everything else is retried.

use crate::meter::kinds;

kinds! {
    /// Who ended a connection, and how: the other end, or this one with a close code.
    Ending {
        /// The other end, or the network between.
        Peer = "peer",
        /// Bytes that are not WebSocket.
        NotWebSocket = "1002",
        /// Text, where every message is binary.
        Text = "1003",
        /// A message or a state vector that is too big.
        TooBig = "1009",
        /// A room failed.
        Internal = "1011",
        /// The server stops.
        Restart = "1012",
        /// Too slow, too many, or something does not answer.
        TryLater = "1013",
        /// Not signed in (any more).
        SignedOut = "4401",
        /// A rule was broken.
        Forbidden = "4403",
        /// There is no such room for this person.
        NotFound = "4404",
    }
}

impl Ending {
    /// The code on the wire; of the other end, the one that says that all is well.
    fn code(self) -> u16 {
        match self {
            Self::Peer => 1000,
            Self::NotWebSocket => 1002,
            Self::Text => 1003,
            Self::TooBig => 1009,
            Self::Internal => 1011,
            Self::Restart => 1012,
            Self::TryLater => 1013,
            Self::SignedOut => 4401,
            Self::Forbidden => 4403,
            Self::NotFound => 4404,
        }
    }
}

/// How a connection ends, and what the other end is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Close {
    pub(crate) ending: Ending,
    pub(crate) reason: &'static str,
}

impl Close {
    pub(crate) const NOT_WEBSOCKET: Self = Self::new(Ending::NotWebSocket, "the bytes are not WebSocket");
    pub(crate) const TEXT: Self = Self::new(Ending::Text, "messages are binary");
    pub(crate) const RESTART: Self = Self::new(Ending::Restart, "the server restarts");
    pub(crate) const SLOW: Self = Self::new(Ending::TryLater, "the connection is too slow");
    pub(crate) const TRY_LATER: Self = Self::new(Ending::TryLater, "try again later");
    pub(crate) const TOO_MANY: Self = Self::new(Ending::TryLater, "too many connections");
    pub(crate) const INTERNAL: Self = Self::new(Ending::Internal, "internal error");
    pub(crate) const TOO_BIG: Self = Self::new(Ending::TooBig, "the message is too big");
    pub(crate) const SIGNED_OUT: Self = Self::new(Ending::SignedOut, "signed out");
    pub(crate) const UNKNOWN_SESSION: Self = Self::new(Ending::SignedOut, "not signed in");
    pub(crate) const FORBIDDEN: Self = Self::new(Ending::Forbidden, "a message broke the rules of the room");
    /// In a framing whose one room is the connection: there is no such room.
    pub const NO_ROOM: Self = Self::new(Ending::NotFound, "there is no such room");
    /// In a framing without a word for it: the room cannot be written by this person.
    pub const NO_WRITING: Self = Self::new(Ending::Forbidden, "this room cannot be written");

    const fn new(ending: Ending, reason: &'static str) -> Self {
        Self { ending, reason }
    }

    /// The code on the wire.
    pub fn code(self) -> u16 {
        self.ending.code()
    }

    /// Why, for the log of the other side.
    pub fn reason(self) -> &'static str {
        self.reason
    }
}
