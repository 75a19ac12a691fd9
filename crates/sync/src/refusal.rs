//! What is refused, and why: every refusal passes through here once, is counted by its reason and leaves one line in the log. The line
//! says who, where and how much, never what.

use crate::gate::Identity;
use crate::meter::{Meter, kinds};
use domain::ids::{PersonId, SessionId};
use domain::room::RoomName;
use std::net::IpAddr;

kinds! {
    /// Why something was refused. A closed set: the figures have one series for each.
    Reason {
        /// A page of another site opened a socket.
        ForeignPage = "socket_foreign_page",
        /// The request for a socket was none.
        NotASocket = "socket_not_one",
        /// A socket was asked for while the server stops.
        Stopping = "socket_stopping",
        /// Somebody who is not signed in asks too often.
        TooOften = "socket_too_often",
        /// The address has as many sockets as one address may have.
        AddressLimit = "socket_address_limit",
        /// The address has as many sockets without a sign-in as one address may have.
        StrangerLimit = "socket_stranger_limit",
        /// The person has as many sockets as one person may have.
        PersonLimit = "socket_person_limit",
        /// The other end reads too slowly for what it is told.
        SlowReader = "socket_slow_reader",
        /// Nobody's token, or one that is over.
        UnknownToken = "token_unknown",
        /// No token came in time.
        SignInTime = "sign_in_time",
        /// Too many messages before the token.
        SignInMessages = "sign_in_messages",
        /// Too many bytes before the token.
        SignInBytes = "sign_in_bytes",
        /// A message before the token; it was not kept.
        NotSignedIn = "frame_not_signed_in",
        /// A message of text, where all of ours are binary.
        Text = "frame_text",
        /// Bytes that are not WebSocket.
        NotWebSocket = "frame_not_websocket",
        /// A message that is larger than the largest possible.
        FrameTooBig = "frame_too_big",
        /// A message that cannot be read.
        Malformed = "frame_malformed",
        /// A message that only the server sends.
        WrongWay = "frame_wrong_way",
        /// A message that came while the server stops: it is not answered, so it comes again.
        FrameWhileStopping = "frame_while_stopping",
        /// A message for a room that the connection is not in.
        NotInRoom = "frame_not_in_room",
        /// The room does not exist, or not for this person.
        NoSuchRoom = "room_not_found",
        /// More rooms than one connection may be in.
        RoomLimit = "room_limit",
        /// A state vector that is larger than the largest possible.
        VectorTooBig = "vector_too_big",
        /// A state vector that no client of ours writes.
        HostileVector = "vector_hostile",
        /// A single change that is larger than the largest possible.
        UpdateTooBig = "update_too_big",
        /// An update from somebody who only reads.
        ReadOnly = "update_read_only",
        /// An update at the table, which holds no text.
        NoText = "update_no_text",
        /// An update from somebody whose last one broke a document a moment ago.
        Ignored = "update_ignored",
        /// An update that builds on what the room does not have: everything is asked for.
        Gap = "update_gap",
        /// The same too often: the client cannot converge.
        Gaps = "update_gaps",
        /// Bytes that no client of ours writes.
        HostileUpdate = "update_hostile",
        /// A change under somebody else's client id.
        ForeignClient = "update_foreign_client",
        /// A text or a list that became longer than possible.
        OverLimit = "update_over_limit",
        /// A change after which the document breaks a rule of its section.
        BreaksRule = "update_breaks_rule",
        /// A change that the library could not apply.
        Unfit = "update_unfit",
        /// A change that came to the disk after the room was frozen.
        Frozen = "update_frozen",
        /// It said nothing new, and what it repeated does not fit any more.
        Outdated = "update_outdated",
        /// Who is here, in too many bytes.
        PresenceTooBig = "presence_too_big",
        /// Who is here, in bytes or a state that cannot be read.
        PresenceMalformed = "presence_malformed",
        /// Who is here, in the name of somebody else.
        PresenceForged = "presence_forged",
        /// Who is here, more often than one connection can be.
        PresenceLimit = "presence_limit",
    }
}

/// Whether somebody honest can come to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Intent {
    Honest,
    Hostile,
}

impl Reason {
    fn intent(self) -> Intent {
        match self {
            Self::ForeignPage
            | Self::StrangerLimit
            | Self::SignInMessages
            | Self::SignInBytes
            | Self::Text
            | Self::NotWebSocket
            | Self::FrameTooBig
            | Self::Malformed
            | Self::VectorTooBig
            | Self::HostileVector
            | Self::UpdateTooBig
            | Self::Ignored
            | Self::HostileUpdate
            | Self::ForeignClient
            | Self::BreaksRule
            | Self::Unfit
            | Self::PresenceTooBig
            | Self::PresenceMalformed
            | Self::PresenceForged
            | Self::PresenceLimit => Intent::Hostile,
            Self::NotASocket
            | Self::Stopping
            | Self::TooOften
            | Self::AddressLimit
            | Self::PersonLimit
            | Self::SlowReader
            | Self::UnknownToken
            | Self::SignInTime
            | Self::NotSignedIn
            | Self::WrongWay
            | Self::FrameWhileStopping
            | Self::NotInRoom
            | Self::NoSuchRoom
            | Self::RoomLimit
            | Self::ReadOnly
            | Self::NoText
            | Self::Gap
            | Self::Gaps
            | Self::OverLimit
            | Self::Frozen
            | Self::Outdated => Intent::Honest,
        }
    }
}

/// One refusal, as far as it is known whose and where.
#[derive(Debug, Clone, Copy)]
#[must_use = "a refusal is counted and logged by Meter::refuse"]
pub struct Refused<'a> {
    reason: Reason,
    address: Option<IpAddr>,
    connection: Option<u64>,
    room: Option<&'a RoomName>,
    person: Option<&'a PersonId>,
    session: Option<&'a SessionId>,
    client: Option<u64>,
    bytes: Option<usize>,
    rule: Option<&'static str>,
}

impl<'a> Refused<'a> {
    /// For this reason.
    pub fn new(reason: Reason) -> Self {
        Self {
            reason,
            address: None,
            connection: None,
            room: None,
            person: None,
            session: None,
            client: None,
            bytes: None,
            rule: None,
        }
    }

    /// From this address.
    pub fn at(self, address: IpAddr) -> Self {
        Self { address: Some(address), ..self }
    }

    /// On this connection.
    pub(crate) fn on(self, connection: u64) -> Self {
        Self { connection: Some(connection), ..self }
    }

    /// Somebody's, as far as it is known.
    pub(crate) fn by(self, identity: Option<&'a Identity>) -> Self {
        Self { session: identity.map(|i| &i.session), ..self.of(identity.map(|i| &i.person)) }
    }

    /// A person's, whose session may be gone by now.
    pub(crate) fn of(self, person: Option<&'a PersonId>) -> Self {
        Self { person, ..self }
    }

    /// In this room.
    pub(crate) fn within(self, room: &'a RoomName) -> Self {
        Self { room: Some(room), ..self }
    }

    /// Under this client id, which is somebody else's.
    pub(crate) fn client(self, client: Option<u64>) -> Self {
        Self { client, ..self }
    }

    /// So large.
    pub fn bytes(self, bytes: usize) -> Self {
        Self { bytes: Some(bytes), ..self }
    }

    /// The rule that it broke, in our own words.
    pub(crate) fn rule(self, rule: Option<&'static str>) -> Self {
        Self { rule, ..self }
    }
}

/// The one line of a refusal; the level has to stand in the code.
macro_rules! line {
    ($level:ident, $refused:expr) => {{
        let Refused { reason, address, connection, room, person, session, client, bytes, rule } = $refused;
        tracing::$level!(
            reason = crate::meter::Kind::label(*reason),
            address = address.map(tracing::field::display),
            connection,
            room = room.map(tracing::field::display),
            person = person.map(tracing::field::display),
            session = session.map(tracing::field::display),
            client,
            bytes,
            rule,
            "refused"
        );
    }};
}

impl Meter {
    /// Counts a refusal and writes its line: a warning where nobody honest comes to it.
    pub fn refuse(&self, refused: &Refused<'_>) {
        self.refusals.one(refused.reason);
        match refused.reason.intent() {
            Intent::Hostile => line!(warn, refused),
            Intent::Honest => line!(info, refused),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meter::Kind;
    use std::collections::BTreeSet;

    #[test]
    fn every_reason_has_a_label_of_its_own() {
        let labels: BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.label()).collect();
        assert_eq!(labels.len(), Reason::ALL.len());
        assert!(labels.iter().all(|label| label.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
    }
}
