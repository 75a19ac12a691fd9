//! Somebody in a room, and what is said to them.

use super::presence::MemberId;
use crate::codec::{AuthMsg, Body, Frame, Scope, Status, SyncMsg, room_part};
use crate::gate::Identity;
use crate::limits::{GAP_WINDOW, GAPS};
use crate::outbound::Outbox;
use bytes::Bytes;
use domain::section::Right;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::time::Instant;

/// One join of one connection.
pub(crate) struct Member {
    pub(crate) name: Arc<str>,
    pub(crate) identity: Identity,
    pub(crate) right: Right,
    pub(crate) outbox: Outbox,
    /// Whether the member asked for the document and so gets what follows.
    pub(crate) follows: bool,
    /// Updates with a gap that were answered with a question only.
    pub(crate) owed: u32,
    gaps: u32,
    gaps_since: Instant,
}

impl Member {
    pub(crate) fn new(name: Arc<str>, identity: Identity, right: Right, outbox: Outbox) -> Self {
        Self { name, identity, right, outbox, follows: false, owed: 0, gaps: 0, gaps_since: Instant::now() }
    }

    pub(crate) fn say(&self, body: Body) {
        self.outbox.send(Frame::new(&*self.name, body).encode());
    }

    pub(crate) fn status(&self, status: Status) {
        self.say(Body::SyncStatus(status));
    }

    pub(crate) fn grant(&self) {
        let scope = if self.right == Right::Write { Scope::ReadWrite } else { Scope::ReadOnly };
        self.say(Body::Auth(AuthMsg::Granted(scope)));
    }

    pub(crate) fn deny(&self) {
        self.say(Body::Auth(AuthMsg::Denied(super::NOT_FOUND.to_owned())));
    }

    pub(crate) fn ask(&self, vector: Bytes) {
        self.say(Body::Sync(SyncMsg::Step1(vector)));
    }

    /// Counts an update with a gap; false when there were too many of them.
    pub(crate) fn gap(&mut self) -> bool {
        if self.gaps_since.elapsed() > GAP_WINDOW {
            (self.gaps, self.gaps_since) = (0, Instant::now());
        }
        self.gaps += 1;
        self.gaps <= GAPS
    }
}

/// Everybody in a room.
#[derive(Default)]
pub(crate) struct Members(pub(crate) HashMap<MemberId, Member>);

impl Members {
    /// Says the same to many: encoded once for all who call the room by its own name, and not kept for the others, of whom each has
    /// another one.
    pub(crate) fn say(&self, body: &Body, to: impl Fn(MemberId, &Member) -> bool) {
        let mut shared: Option<Bytes> = None;
        for (_, member) in self.0.iter().filter(|(id, member)| to(**id, member)) {
            let encode = || Frame::new(&*member.name, body.clone()).encode();
            let bytes =
                if room_part(&member.name) == &*member.name { shared.get_or_insert_with(encode).clone() } else { encode() };
            member.outbox.send(bytes);
        }
    }
}
