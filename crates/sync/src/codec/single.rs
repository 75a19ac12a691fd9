//! The framing with one room on a socket, named by its address: the same messages without a name in front, as `y-websocket` speaks them.
//! It knows no acknowledgements and no notices, and only one way to say no: closing.

use super::awareness;
use super::frame::{Frame, write_sync};
use super::lib0::{Reader, write_bytes, write_number, write_text};
use super::message::{AuthMsg, Body, NOT_SIGNED_IN, Status};
use super::{CodecError, MAX_NAME_BYTES};
use bytes::Bytes;

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const QUERY_AWARENESS: u64 = 3;

/// What goes to the other end in place of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outward {
    /// This message.
    Message(Bytes),
    /// Nothing: the framing has no word for it, and the client does not miss it.
    Nothing,
    /// The end of the connection, for good: the room is not there for this person.
    Gone,
    /// The end of the connection, for good: it sent what it may not write.
    Forbidden,
}

/// The frame that a message to this room is. Its payload is looked at when the frame is read.
pub fn inward(room: &str, message: &[u8]) -> Result<Bytes, CodecError> {
    if room.len() > MAX_NAME_BYTES {
        return Err(CodecError::OverLimit);
    }
    match Reader::new(message).number()? {
        SYNC | AWARENESS | QUERY_AWARENESS => {}
        _ => return Err(CodecError::UnknownKind),
    }
    let mut frame = Vec::with_capacity(room.len() + 2 + message.len());
    write_text(&mut frame, room);
    frame.extend_from_slice(message);
    Ok(frame.into())
}

/// What a frame becomes on the way out.
pub fn outward(frame: &Frame) -> Outward {
    let mut out = Vec::new();
    match &frame.body {
        Body::Sync(message) | Body::SyncReply(message) => write_sync(&mut out, SYNC, message),
        Body::Awareness(entries) => write_awareness(&mut out, entries),
        // Clients come back after half a minute without a message: an acknowledgement is the sign of life of those who write alone.
        Body::SyncStatus(Status::Saved) => write_awareness(&mut out, &awareness::encode(&[])),
        Body::QueryAwareness => write_number(&mut out, QUERY_AWARENESS),
        Body::SyncStatus(Status::Refused) => return Outward::Forbidden,
        // The end that follows says so better.
        Body::Auth(AuthMsg::Denied(reason)) if reason == NOT_SIGNED_IN => return Outward::Nothing,
        Body::Auth(AuthMsg::Denied(_)) | Body::Close(_) => return Outward::Gone,
        Body::Auth(_) | Body::Stateless(_) | Body::Ping | Body::Pong => return Outward::Nothing,
    }
    Outward::Message(out.into())
}

fn write_awareness(out: &mut Vec<u8>, entries: &[u8]) {
    write_number(out, AWARENESS);
    write_bytes(out, entries);
}
