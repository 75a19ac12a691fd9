//! The two ways to speak on a socket: many rooms with their names in front of every message, or the one that the address names.

use bytes::Bytes;
use sync::Outgoing;
use sync::codec::single::{self, Outward};
use sync::codec::{AuthMsg, Body, CodecError, Frame};

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

    /// What the hub sends, as the other end understands it; nothing where it has no word for it.
    pub fn outward(&self, outgoing: Outgoing) -> Option<Outgoing> {
        let (Self::Single(_), Outgoing::Frame(bytes)) = (self, &outgoing) else { return Some(outgoing) };
        let frame = Frame::decode(bytes).ok()?;
        match single::outward(&frame) {
            Outward::Message(bytes) => Some(Outgoing::Frame(bytes)),
            Outward::Nothing => None,
            // Codes from 4400 on tell the client not to come back.
            Outward::Gone => Some(Outgoing::Close { code: 4404, reason: "there is no such room" }),
            Outward::Forbidden => Some(Outgoing::Close { code: 4403, reason: "this room cannot be written" }),
        }
    }
}
