//! The two ways to speak on a socket: many rooms with their names in front of every message, or the one that the address names.

use bytes::Bytes;
use sync::codec::single::{self, Outward};
use sync::codec::{AuthMsg, Body, CodecError, Frame};
use sync::{Close, Outgoing};

/// How the other end speaks.
pub enum Framing {
    /// Every message begins with its room: the Hocuspocus provider, and our own pages.
    Named,
    /// Every message is for this room: `y-websocket`.
    Single(String),
}

impl Framing {
    /// What opens the connection on behalf of a client that does not do so itself.
    pub fn opening(&self, token: String) -> Option<Bytes> {
        match self {
            Self::Named => None,
            Self::Single(room) => Some(Frame::new(room.clone(), Body::Auth(AuthMsg::Token { token, version: None })).encode()),
        }
    }

    /// A message that came in, as a frame.
    pub fn inward(&self, message: Bytes) -> Result<Bytes, CodecError> {
        match self {
            Self::Named => Ok(message),
            Self::Single(room) => single::inward(room, &message),
        }
    }

    /// What the hub sends, as the other end understands it; nothing where it has no word for it, and the end of the connection where
    /// that is its only word.
    pub fn outward(&self, outgoing: Outgoing) -> Result<Option<Outgoing>, Close> {
        let (Self::Single(_), Outgoing::Frame(bytes)) = (self, &outgoing) else { return Ok(Some(outgoing)) };
        let Ok(frame) = Frame::decode(bytes) else { return Ok(None) };
        match single::outward(&frame) {
            Outward::Message(bytes) => Ok(Some(Outgoing::Frame(bytes))),
            Outward::Nothing => Ok(None),
            Outward::Gone => Err(Close::NO_ROOM),
            Outward::Forbidden => Err(Close::NO_WRITING),
        }
    }
}
