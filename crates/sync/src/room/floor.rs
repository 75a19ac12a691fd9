//! The people of a room and what they are told, without the document.

use super::handle::Handle;
use super::member::Members;
use super::presence::MemberId;
use crate::close::Close;
use crate::codec::Status;
use crate::context::Context;
use crate::refusal::Refused;
use domain::room::RoomName;
use domain::section::Right;
use std::sync::Arc;

/// Who is in the room and where it belongs: what the document side needs to speak to people.
pub(crate) struct Floor {
    pub(crate) context: Arc<Context>,
    pub(crate) name: RoomName,
    pub(crate) members: Members,
    /// How others see the room.
    pub(crate) handle: Handle,
    /// What is stored is damaged: nobody writes, whatever their right.
    pub(crate) damaged: bool,
    /// The room has to end.
    pub(crate) over: bool,
}

impl Floor {
    /// Tells one member what became of its update; it may have left.
    pub(crate) fn status(&self, member: MemberId, status: Status) {
        if let Some(member) = self.members.0.get(&member) {
            member.status(status);
        }
    }

    /// Tells one member that what it sent is refused, and counts and logs it; it may have left.
    pub(crate) fn refuse(&self, from: MemberId, refused: Refused<'_>) {
        self.status(from, Status::Refused);
        self.note(from, refused);
    }

    /// Counts and logs that something of a member was refused.
    pub(crate) fn note(&self, from: MemberId, refused: Refused<'_>) {
        let refused = refused.within(&self.name);
        let member = self.members.0.get(&from);
        self.context.meter.refuse(&member.map_or(refused, |member| refused.by(Some(&member.identity))));
    }

    /// Somebody is out of the room without having left it; what it showed of itself goes with the connection or its time.
    pub(crate) fn remove(&mut self, member: MemberId) {
        self.members.0.remove(&member);
    }

    /// What of a right can be used here.
    pub(super) fn usable(&self, right: Right) -> Right {
        if self.damaged { Right::Read } else { right }
    }

    /// From now on nobody writes, and everybody who could is told.
    pub(crate) fn only_read(&mut self) {
        for member in self.members.0.values_mut().filter(|member| member.right == Right::Write) {
            member.right = Right::Read;
            member.grant();
        }
    }

    /// The room cannot go on: everybody comes back to a new one.
    pub(crate) fn give_up(&mut self, close: Close) {
        for member in self.members.0.values() {
            member.outbox.close(close);
        }
        self.over = true;
    }
}
