//! Changes that come in: who may make them, and what happens to those that are not taken.

use super::editing::Editing;
use super::presence::MemberId;
use super::replica::{Rejected, Replica};
use super::unsettled::Pending;
use super::{FOREIGN, Floor, OVER_LIMIT};
use crate::close::Close;
use crate::codec::{Body, Status};
use crate::limits::MAX_UPDATE_BYTES;
use crate::prescan::{Refusal, Tangled};
use document::check::Violation;
use domain::section::Right;

impl Editing {
    /// "This is what you lack": also from somebody who only reads, as long as it says nothing new.
    pub(super) fn step2(&mut self, from: MemberId, update: &[u8], floor: &mut Floor) {
        let (Some(replica), Some(member)) = (&self.replica, floor.members.0.get(&from)) else { return };
        if member.right != Right::Write && replica.knows(update) {
            let person = member.identity.person.clone();
            self.pending.push(Pending { from, person, update: None, fresh: Vec::new() });
            return;
        }
        self.change(from, update, floor);
    }

    /// A change as it happens.
    pub(super) fn update(&mut self, from: MemberId, update: &[u8], floor: &mut Floor) {
        if update.len() <= MAX_UPDATE_BYTES {
            self.change(from, update, floor);
        } else if let Some(member) = floor.members.0.get(&from) {
            member.outbox.close(Close::TOO_BIG);
        }
    }

    /// Somebody who left meanwhile got no answer, and will send it again.
    fn change(&mut self, from: MemberId, update: &[u8], floor: &mut Floor) {
        let (Some(replica), Some(member)) = (&mut self.replica, floor.members.0.get(&from)) else { return };
        if member.right != Right::Write || floor.context.is_ignored(&member.identity.person) {
            member.status(Status::Refused);
            return;
        }
        let person = member.identity.person.clone();
        // The processor's time, not the runtime's: it goes on while nothing else happens.
        let began = std::time::Instant::now();
        let taken = replica.take(update, &person);
        member.outbox.charge(began.elapsed());
        match taken {
            Ok(Some(taken)) => self.pending.push(Pending { from, person, update: Some(taken.update), fresh: taken.fresh }),
            Ok(None) => self.pending.push(Pending { from, person, update: None, fresh: Vec::new() }),
            Err(rejected) => self.reject(from, &rejected, floor),
        }
    }

    fn reject(&mut self, from: MemberId, rejected: &Rejected, floor: &mut Floor) {
        let Some(member) = floor.members.0.get_mut(&from) else { return };
        let person = member.identity.person.clone();
        match rejected {
            // Nothing is remembered of it; everything the client has comes with the answer.
            Rejected::Scan(Refusal::Gap) => {
                if member.gap() {
                    member.ask(self.replica.as_deref().map(Replica::vector).unwrap_or_default());
                } else {
                    member.outbox.close(Close::TRY_LATER);
                }
                return;
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
            _ if is_limit(rejected) => {
                member.status(Status::Refused);
                member.say(Body::Close(OVER_LIMIT.to_owned()));
                floor.remove(from);
                if rejected.broke_the_document() {
                    floor.context.overdid(&person);
                    self.drop_replica();
                }
            }
            Rejected::Scan(Refusal::Full) | Rejected::Tangled(_) | Rejected::Violation(_) | Rejected::Unfit(_) => {
                member.status(Status::Refused);
                member.outbox.close(Close::FORBIDDEN);
                floor.context.offended(&person);
                self.drop_replica();
            }
        }
        tracing::warn!(room = %floor.name, %person, reason = %rejected, "refused an update");
    }

    /// The document in memory holds something that must not be there: the log has the good one. What is applied and not yet handed to the
    /// committer is applied again to that.
    pub(super) fn drop_replica(&mut self) {
        self.replica = None;
        self.replay.append(&mut self.pending);
    }
}

/// Too much of what is allowed, which two honest people can bring about together, rather than something that is not.
fn is_limit(rejected: &Rejected) -> bool {
    match rejected {
        Rejected::Tangled(tangled) => *tangled == Tangled::Costly,
        Rejected::Violation(violation) => matches!(
            violation,
            Violation::TextTooLong { .. } | Violation::SectionTooLong | Violation::TooMany { .. } | Violation::TooManyRoots
        ),
        Rejected::Scan(refusal) => *refusal == Refusal::Full,
        Rejected::Foreign(_) | Rejected::Unfit(_) => false,
    }
}
