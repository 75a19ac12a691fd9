//! What is told, and how it is written.

use crate::codec::CodecError;
use crate::codec::lib0::{Reader, write_bytes, write_number, write_text};
use bytes::Bytes;
use domain::ids::{FrameworkId, PersonId, ProposalId, SessionId};
use domain::room::{About, RoomName};
use std::collections::HashSet;

/// Longest name of anything in a signal; rooms, proposals and sessions are far shorter.
const MAX_NAME: usize = 512;
/// Longest notice.
const MAX_NOTICE: usize = 64 * 1024;
/// Messages are cut at that length, so that a row of the database stays small.
const MAX_MESSAGE: usize = 256 * 1024;

/// Something that another process has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Signal {
    /// Rows were appended to a room.
    Appended(RoomName),
    /// A room was opened: who is in it elsewhere?
    Entered(RoomName),
    /// Who is in a room, as the rooms encode it.
    Presence(RoomName, Bytes),
    /// Something to tell everybody in a room.
    Notice(RoomName, String),
    /// Rights to its rooms may have changed.
    Recheck(Whose),
    /// A session is over.
    Revoked(SessionId),
}

/// What rooms belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whose {
    Proposal(ProposalId),
    Framework(FrameworkId),
    Person(PersonId),
}

impl Whose {
    /// Whether a room belongs to it.
    pub(crate) fn owns(&self, room: &RoomName) -> bool {
        match (self, room.about()) {
            (Self::Proposal(id), About::Proposal(of)) => id == of,
            (Self::Framework(id), About::Framework(of)) => id == of,
            (Self::Person(id), About::Person(of)) => id == of,
            _ => false,
        }
    }
}

impl From<About<'_>> for Whose {
    fn from(about: About<'_>) -> Self {
        match about {
            About::Proposal(id) => Self::Proposal(id.clone()),
            About::Framework(id) => Self::Framework(id.clone()),
            About::Person(id) => Self::Person(id.clone()),
        }
    }
}

impl Signal {
    fn write(&self, out: &mut Vec<u8>) {
        let mut name = |kind, name: &dyn ToString| {
            write_number(out, kind);
            write_text(out, &name.to_string());
        };
        match self {
            Self::Appended(room) => name(0, room),
            Self::Entered(room) => name(1, room),
            Self::Presence(room, states) => {
                name(2, room);
                write_bytes(out, states);
            }
            Self::Notice(room, text) => {
                name(3, room);
                write_text(out, text);
            }
            Self::Recheck(Whose::Proposal(id)) => name(4, id),
            Self::Revoked(session) => name(5, session),
            Self::Recheck(Whose::Framework(id)) => name(6, id),
            Self::Recheck(Whose::Person(id)) => name(7, id),
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, CodecError> {
        let kind = reader.number()?;
        let name = reader.text(MAX_NAME)?;
        let room = || name.parse::<RoomName>().map_err(|_none| CodecError::NotText);
        Ok(match kind {
            0 => Self::Appended(room()?),
            1 => Self::Entered(room()?),
            2 => Self::Presence(room()?, Bytes::copy_from_slice(reader.bytes()?)),
            3 => Self::Notice(room()?, reader.text(MAX_NOTICE)?.to_owned()),
            4 => Self::Recheck(Whose::Proposal(ProposalId::parse(name).map_err(|_none| CodecError::NotText)?)),
            5 => Self::Revoked(SessionId::parse(name).map_err(|_none| CodecError::NotText)?),
            6 => Self::Recheck(Whose::Framework(FrameworkId::parse(name).map_err(|_none| CodecError::NotText)?)),
            7 => Self::Recheck(Whose::Person(PersonId::parse(name).map_err(|_none| CodecError::NotText)?)),
            _ => return Err(CodecError::UnknownKind),
        })
    }
}

/// Leaves out what would be said twice. States are kept: a later one does not contain the earlier ones.
pub(super) fn coalesce(signals: &mut Vec<Signal>) {
    let mut said = HashSet::new();
    signals.retain(|signal| match signal {
        Signal::Appended(room) => said.insert((0, room.to_string())),
        Signal::Entered(room) => said.insert((1, room.to_string())),
        Signal::Recheck(Whose::Proposal(id)) => said.insert((4, id.to_string())),
        Signal::Recheck(Whose::Framework(id)) => said.insert((6, id.to_string())),
        Signal::Recheck(Whose::Person(id)) => said.insert((7, id.to_string())),
        Signal::Presence(..) | Signal::Notice(..) | Signal::Revoked(_) => true,
    });
}

/// Writes signals one behind the other, in as few messages as their length allows.
pub(super) fn encode(signals: &[Signal]) -> Vec<Bytes> {
    let mut messages = Vec::new();
    let mut message = Vec::new();
    for signal in signals {
        signal.write(&mut message);
        if message.len() >= MAX_MESSAGE {
            messages.push(std::mem::take(&mut message).into());
        }
    }
    if !message.is_empty() {
        messages.push(message.into());
    }
    messages
}

/// Reads a message back.
pub(super) fn decode(message: &[u8]) -> Result<Vec<Signal>, CodecError> {
    let mut reader = Reader::new(message);
    let mut signals = Vec::new();
    while reader.remaining() > 0 {
        signals.push(Signal::read(&mut reader)?);
    }
    Ok(signals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every() -> Vec<Signal> {
        let room: RoomName = "p/proposal-1/start/2".parse().unwrap();
        vec![
            Signal::Appended(room.clone()),
            Signal::Entered(room.clone()),
            Signal::Presence(room.clone(), Bytes::from_static(&[1, 2, 3])),
            Signal::Notice(room, "{\"changed\":7}".to_owned()),
            Signal::Recheck(Whose::Proposal(ProposalId::parse("proposal-1").unwrap())),
            Signal::Recheck(Whose::Framework(FrameworkId::parse("framework-1").unwrap())),
            Signal::Recheck(Whose::Person(PersonId::parse("person-1").unwrap())),
            Signal::Revoked(SessionId::parse("session-1").unwrap()),
        ]
    }

    #[test]
    fn signals_are_read_as_they_were_written() {
        let messages = encode(&every());
        assert_eq!(messages.len(), 1);
        assert_eq!(decode(&messages[0]).unwrap(), every());
        for end in 1..messages[0].len() {
            // Cut in the middle it is an error, or a shorter list; never a panic and never something else.
            let read = decode(&messages[0][..end]).unwrap_or_default();
            assert_eq!(read, every()[..read.len()]);
        }
    }

    #[test]
    fn what_was_said_once_is_not_said_again() {
        let mut twice: Vec<_> = every().into_iter().chain(every()).collect();
        coalesce(&mut twice);
        assert_eq!(twice.len(), every().len() + 3);
    }

    #[test]
    fn long_lists_become_several_messages() {
        let room: RoomName = "p/proposal-1/start/2".parse().unwrap();
        let many = vec![Signal::Presence(room, Bytes::from(vec![7; 100_000])); 7];
        let messages = encode(&many);
        assert_eq!(messages.len(), 3);
        assert_eq!(messages.iter().flat_map(|m| decode(m).unwrap()).count(), 7);
    }
}
