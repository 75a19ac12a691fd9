//! What is in the document in memory and not yet on disk: who is waiting for it, and the row under way.

use super::Floor;
use super::presence::MemberId;
use super::writing::{Done, Written, answer};
use crate::committer::Outcome;
use crate::log::{Append, pack};
use crate::refusal::{Reason, Refused};
use bytes::Bytes;
use domain::ids::PersonId;
use domain::room::RoomName;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::Instant;

/// The first pause after a failure; doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(25);
/// The log may be back any moment, and everybody is waiting.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// One update that somebody is waiting for.
#[derive(Debug, Clone)]
pub(crate) struct Pending {
    pub(crate) from: MemberId,
    pub(crate) person: PersonId,
    /// None when it said nothing new: then only what came before has to be on disk.
    pub(crate) update: Option<Bytes>,
    pub(crate) fresh: Vec<u64>,
    /// Updates with a gap that came before, were not answered, and are in this one: clients count answers.
    pub(crate) owed: u32,
    /// Who waits for it where it was not a member but the server itself.
    pub(crate) done: Option<Done>,
}

impl Pending {
    pub(crate) fn new(from: MemberId, person: PersonId, update: Option<Bytes>, fresh: Vec<u64>) -> Self {
        Self { from, person, update, fresh, owed: 0, done: None }
    }

    /// It will not be on disk: whoever waits is told.
    pub(crate) fn refuse(&self, reason: Reason, floor: &Floor) {
        if let Some(done) = &self.done {
            answer(
                done,
                if reason == Reason::Frozen { Written::Closed } else { Written::Unfit("it does not fit any more".to_owned()) },
            );
        }
        floor.refuse(self.from, Refused::new(reason).of(Some(&self.person)).bytes(self.update.as_ref().map_or(0, Bytes::len)));
    }
}

/// A row that was handed to the committer, or waits to be handed again.
pub(crate) struct UnderWay {
    pub(crate) batch: Vec<Pending>,
    pub(crate) append: Append,
    pub(crate) outcome: Option<oneshot::Receiver<Outcome>>,
    pub(crate) retry_at: Instant,
    pub(crate) first_failure: Option<Instant>,
    pause: Duration,
}

impl UnderWay {
    /// Makes a row of what is waiting; none if nothing in it is new.
    pub(crate) fn new(room: &RoomName, seq: u64, batch: Vec<Pending>) -> Result<Self, Vec<Pending>> {
        let updates: Vec<_> = batch.iter().filter_map(|p| p.update.as_ref()).collect();
        if updates.is_empty() {
            return Err(batch);
        }
        let mut persons: Vec<_> = batch.iter().filter(|p| p.update.is_some()).map(|p| p.person.clone()).collect();
        persons.sort();
        persons.dedup();
        let new_clients = batch.iter().flat_map(|p| p.fresh.iter().map(|client| (*client, p.person.clone()))).collect();
        let append = Append { room: room.clone(), seq, updates: pack(&updates), persons, new_clients };
        Ok(Self { batch, append, outcome: None, retry_at: Instant::now(), first_failure: None, pause: FIRST_PAUSE })
    }

    /// How many updates are in it.
    pub(crate) fn updates(&self) -> usize {
        self.batch.iter().filter(|pending| pending.update.is_some()).count()
    }

    /// The log did not answer: the same row again, after a pause.
    pub(crate) fn postpone(&mut self) {
        let now = Instant::now();
        self.first_failure.get_or_insert(now);
        self.retry_at = now + self.pause;
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
    }
}
