//! Changes that come in: who may make them, and what happens to those that are not taken.

use super::editing::Editing;
use super::presence::MemberId;
use super::replica::{Rejected, Replica};
use super::unsettled::Pending;
use super::{FOREIGN, Floor, OVER_LIMIT};
use crate::close::Close;
use crate::codec::{Body, Status};
use crate::limits::MAX_UPDATE_BYTES;
use crate::prescan::Refusal;
use crate::refusal::{Reason, Refused};
use domain::section::Right;

impl Editing {
    /// "This is what you lack": also from somebody who only reads, as long as it says nothing new.
    pub(super) fn step2(&mut self, from: MemberId, update: &[u8], floor: &mut Floor) {
        let (Some(replica), Some(member)) = (&self.replica, floor.members.0.get(&from)) else { return };
        let before = self.pending.len();
        if member.right != Right::Write && replica.knows(update) {
            let person = member.identity.person.clone();
            self.pending.push(Pending::new(from, person, None, Vec::new()));
        } else {
            self.change(from, update, floor);
        }
        // It was made after the question that an update with a gap was answered with, so what that said is in it.
        if self.pending.len() > before
            && let (Some(taken), Some(member)) = (self.pending.last_mut(), floor.members.0.get_mut(&from))
        {
            taken.owed = std::mem::take(&mut member.owed);
        }
    }

    /// A change as it happens.
    pub(super) fn update(&mut self, from: MemberId, update: &[u8], floor: &mut Floor) {
        if update.len() <= MAX_UPDATE_BYTES {
            self.change(from, update, floor);
        } else if let Some(member) = floor.members.0.get(&from) {
            member.outbox.close(Close::TOO_BIG);
            floor.note(from, Refused::new(Reason::UpdateTooBig).bytes(update.len()));
        }
    }

    /// Somebody who left meanwhile got no answer, and will send it again.
    fn change(&mut self, from: MemberId, update: &[u8], floor: &mut Floor) {
        let (Some(replica), Some(member)) = (&mut self.replica, floor.members.0.get(&from)) else { return };
        let reason = match member.right {
            Right::Write => floor.context.is_ignored(&member.identity.person).then_some(Reason::Ignored),
            Right::Read => Some(Reason::ReadOnly),
        };
        if let Some(reason) = reason {
            floor.refuse(from, Refused::new(reason).bytes(update.len()));
            return;
        }
        let person = member.identity.person.clone();
        // The processor's time, not the runtime's: it goes on while nothing else happens.
        let began = std::time::Instant::now();
        let taken = replica.take(update, &person);
        member.outbox.charge(began.elapsed());
        match taken {
            Ok(Some(taken)) => self.pending.push(Pending::new(from, person, Some(taken.update), taken.fresh)),
            Ok(None) => self.pending.push(Pending::new(from, person, None, Vec::new())),
            Err(rejected) => self.reject(from, &rejected, update.len(), floor),
        }
    }

    fn reject(&mut self, from: MemberId, rejected: &Rejected, bytes: usize, floor: &mut Floor) {
        let Some(member) = floor.members.0.get_mut(&from) else { return };
        let identity = member.identity.clone();
        let mut refused = rejected.refused();
        match rejected {
            // Nothing is remembered of it; everything the client has comes with the answer.
            Rejected::Scan(Refusal::Gap) => {
                if member.gap() {
                    member.owed += 1;
                    member.ask(self.replica.as_deref().map(Replica::vector).unwrap_or_default());
                } else {
                    member.outbox.close(Close::TRY_LATER);
                    refused = Refused::new(Reason::Gaps);
                }
            }
            Rejected::Scan(Refusal::Hostile(_)) => {
                member.status(Status::Refused);
                member.outbox.close(Close::FORBIDDEN);
            }
            Rejected::Foreign(_) => {
                member.status(Status::Refused);
                member.say(Body::Close(FOREIGN.to_owned()));
                floor.remove(from);
            }
            _ if rejected.is_limit() => {
                member.status(Status::Refused);
                member.say(Body::Close(OVER_LIMIT.to_owned()));
                floor.remove(from);
                if rejected.broke_the_document() {
                    floor.context.overdid(&identity.person);
                    self.drop_replica(floor);
                }
            }
            Rejected::Scan(Refusal::Full) | Rejected::Tangled(_) | Rejected::Violation(_) | Rejected::Unfit(_) => {
                member.status(Status::Refused);
                member.outbox.close(Close::FORBIDDEN);
                floor.context.offended(&identity.person);
                self.drop_replica(floor);
            }
        }
        // Not through the member, who may be out by now.
        floor.context.meter.refuse(&refused.by(Some(&identity)).within(&floor.name).bytes(bytes));
    }

    /// The document in memory holds something that must not be there: the log has the good one. What is applied and not yet handed to the
    /// committer is applied again to that.
    pub(super) fn drop_replica(&mut self, floor: &Floor) {
        floor.context.meter.reloads.add(1);
        self.replica = None;
        self.replay.append(&mut self.pending);
    }
}
