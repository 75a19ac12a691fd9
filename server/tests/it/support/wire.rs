//! The two ways to speak on a socket, as the client's end does: with the room in front of every message, or in the address.

use bytes::Bytes;
use sync::codec::single::{self, Outward};
use sync::codec::{AuthMsg, Body, Frame};

/// How a peer speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wire {
    /// Many rooms on one socket: the Hocuspocus framing.
    Named,
    /// This room alone: the framing of `y-websocket`, which knows neither acknowledgements nor refusals.
    Single(String),
}

impl Wire {
    /// Where the socket is.
    pub fn path(&self, token: &str) -> String {
        match self {
            Self::Named => "/sync/hocus".to_owned(),
            Self::Single(room) if token.is_empty() => format!("/sync/yws/{room}"),
            Self::Single(room) => format!("/sync/yws/{room}?token={token}"),
        }
    }

    /// A frame as it goes over the network; none where this framing has no word for it.
    pub fn encode(&self, frame: &Frame) -> Option<Bytes> {
        match self {
            Self::Named => Some(frame.encode()),
            // The address has said it.
            Self::Single(_) if matches!(frame.body, Body::Auth(AuthMsg::Token { .. })) => None,
            Self::Single(_) => match single::outward(frame) {
                Outward::Message(bytes) => Some(bytes),
                Outward::Nothing | Outward::Gone | Outward::Forbidden => None,
            },
        }
    }

    /// A frame that came over the network.
    pub fn decode(&self, bytes: &Bytes) -> Frame {
        match self {
            Self::Named => Frame::decode(bytes).unwrap(),
            Self::Single(room) => Frame::decode(&single::inward(room, bytes).unwrap()).unwrap(),
        }
    }

    pub fn acknowledges(&self) -> bool {
        *self == Self::Named
    }
}
