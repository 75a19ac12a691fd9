//! A frame: the room's name, then one message.

use super::lib0::{Reader, write_bytes, write_number, write_text};
use super::message::{AuthMsg, Body, Scope, Status, SyncMsg};
use super::{CodecError, MAX_NAME_BYTES, MAX_STATELESS_BYTES, MAX_TEXT_BYTES};
use bytes::Bytes;

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const AUTH: u64 = 2;
const QUERY_AWARENESS: u64 = 3;
const SYNC_REPLY: u64 = 4;
const STATELESS: u64 = 5;
const CLOSE: u64 = 7;
const SYNC_STATUS: u64 = 8;
const PING: u64 = 9;
const PONG: u64 = 10;

/// One message to or from one room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The room, and behind a NUL whatever the client adds to tell its copies apart. Answers carry it back byte for byte.
    pub name: String,
    /// The message.
    pub body: Body,
}

/// The room's part of a frame's name.
pub fn room_part(name: &str) -> &str {
    name.split_once('\0').map_or(name, |(room, _)| room)
}

impl Frame {
    /// Puts a message under a name.
    pub fn new(name: impl Into<String>, body: Body) -> Self {
        Self { name: name.into(), body }
    }

    /// Reads a frame. Payloads share the memory of `bytes`.
    pub fn decode(bytes: &Bytes) -> Result<Self, CodecError> {
        let mut reader = Reader::new(bytes);
        let name = reader.text(MAX_NAME_BYTES)?.to_owned();
        let body = match reader.number()? {
            SYNC => Body::Sync(sync(bytes, &mut reader)?),
            SYNC_REPLY => Body::SyncReply(sync(bytes, &mut reader)?),
            AWARENESS => Body::Awareness(bytes.slice_ref(reader.bytes()?)),
            AUTH => Body::Auth(auth(&mut reader)?),
            QUERY_AWARENESS => Body::QueryAwareness,
            STATELESS => Body::Stateless(reader.text(MAX_STATELESS_BYTES)?.to_owned()),
            CLOSE => Body::Close(reader.text(MAX_TEXT_BYTES)?.to_owned()),
            SYNC_STATUS => Body::SyncStatus(if reader.number()? == 1 { Status::Saved } else { Status::Refused }),
            PING => Body::Ping,
            PONG => Body::Pong,
            _ => return Err(CodecError::UnknownKind),
        };
        reader.end()?;
        Ok(Self { name, body })
    }

    /// Writes the frame.
    pub fn encode(&self) -> Bytes {
        let mut out = Vec::with_capacity(self.name.len() + 16 + self.body.payload_len());
        write_text(&mut out, &self.name);
        match &self.body {
            Body::Sync(message) => write_sync(&mut out, SYNC, message),
            Body::SyncReply(message) => write_sync(&mut out, SYNC_REPLY, message),
            Body::Awareness(bytes) => {
                write_number(&mut out, AWARENESS);
                write_bytes(&mut out, bytes);
            }
            Body::Auth(message) => write_auth(&mut out, message),
            Body::QueryAwareness => write_number(&mut out, QUERY_AWARENESS),
            Body::Stateless(text) => write_tagged(&mut out, STATELESS, text),
            Body::Close(text) => write_tagged(&mut out, CLOSE, text),
            Body::SyncStatus(status) => {
                write_number(&mut out, SYNC_STATUS);
                write_number(&mut out, u64::from(*status == Status::Saved));
            }
            Body::Ping => write_number(&mut out, PING),
            Body::Pong => write_number(&mut out, PONG),
        }
        out.into()
    }
}

impl Body {
    fn payload_len(&self) -> usize {
        match self {
            Self::Sync(SyncMsg::Step1(b) | SyncMsg::Step2(b) | SyncMsg::Update(b))
            | Self::SyncReply(SyncMsg::Step1(b) | SyncMsg::Step2(b) | SyncMsg::Update(b))
            | Self::Awareness(b) => b.len(),
            Self::Stateless(text) | Self::Close(text) => text.len(),
            Self::Auth(AuthMsg::Token { token, .. }) => token.len(),
            _ => 0,
        }
    }
}

fn sync(frame: &Bytes, reader: &mut Reader<'_>) -> Result<SyncMsg, CodecError> {
    let kind = reader.number()?;
    let payload = frame.slice_ref(reader.bytes()?);
    match kind {
        0 => Ok(SyncMsg::Step1(payload)),
        1 => Ok(SyncMsg::Step2(payload)),
        2 => Ok(SyncMsg::Update(payload)),
        _ => Err(CodecError::UnknownKind),
    }
}

/// The two directions share kind 0: from the client a token follows, from the server nothing does.
fn auth(reader: &mut Reader<'_>) -> Result<AuthMsg, CodecError> {
    match reader.number()? {
        0 if reader.remaining() == 0 => Ok(AuthMsg::AskToken),
        0 => {
            let token = reader.text(MAX_TEXT_BYTES)?.to_owned();
            let version = if reader.remaining() == 0 { None } else { Some(reader.text(MAX_TEXT_BYTES)?.to_owned()) };
            Ok(AuthMsg::Token { token, version })
        }
        1 => Ok(AuthMsg::Denied(reader.text(MAX_TEXT_BYTES)?.to_owned())),
        2 => match reader.text(MAX_TEXT_BYTES)? {
            "read-write" => Ok(AuthMsg::Granted(Scope::ReadWrite)),
            "readonly" => Ok(AuthMsg::Granted(Scope::ReadOnly)),
            _ => Err(CodecError::UnknownKind),
        },
        _ => Err(CodecError::UnknownKind),
    }
}

pub(super) fn write_sync(out: &mut Vec<u8>, tag: u64, message: &SyncMsg) {
    let (kind, payload) = match message {
        SyncMsg::Step1(bytes) => (0, bytes),
        SyncMsg::Step2(bytes) => (1, bytes),
        SyncMsg::Update(bytes) => (2, bytes),
    };
    write_number(out, tag);
    write_number(out, kind);
    write_bytes(out, payload);
}

fn write_auth(out: &mut Vec<u8>, message: &AuthMsg) {
    write_number(out, AUTH);
    match message {
        AuthMsg::Token { token, version } => {
            write_tagged(out, 0, token);
            if let Some(version) = version {
                write_text(out, version);
            }
        }
        AuthMsg::AskToken => write_number(out, 0),
        AuthMsg::Denied(reason) => write_tagged(out, 1, reason),
        AuthMsg::Granted(Scope::ReadWrite) => write_tagged(out, 2, "read-write"),
        AuthMsg::Granted(Scope::ReadOnly) => write_tagged(out, 2, "readonly"),
    }
}

fn write_tagged(out: &mut Vec<u8>, tag: u64, text: &str) {
    write_number(out, tag);
    write_text(out, text);
}
