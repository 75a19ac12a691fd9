//! To disk and back: rows go to the committer, and what came of them to the people.

use super::Floor;
use super::editing::Editing;
use super::unsettled::{Pending, UnderWay};
use super::writing::{Written, answer};
use crate::close::Close;
use crate::codec::{Body, Status, SyncMsg};
use crate::committer::Outcome;
use crate::limits::{BEHIND_IN_A_ROW, BEHIND_OTHERS_IN_A_ROW};
use crate::log::AppendError;
use crate::refusal::Reason;
use crate::relay::Signal;
use tokio::time::Instant;

impl Editing {
    /// Makes a row of what is pending, unless one is under way. Whether anything was done.
    pub(super) fn submit(&mut self, floor: &mut Floor) -> bool {
        let Some(replica) = &self.replica else { return false };
        if self.under_way.is_some() || self.pending.is_empty() || !self.tailing.is_idle() {
            return false;
        }
        match UnderWay::new(&floor.name, replica.seq + 1, std::mem::take(&mut self.pending)) {
            Ok(mut row) => {
                row.outcome = Some(floor.context.committer.commit(row.append.clone()));
                self.under_way = Some(row);
            }
            // Nothing new in it, and everything before it is on disk.
            Err(known) => known.iter().for_each(|pending| settle(pending, replica.seq, floor)),
        }
        true
    }

    /// Hands a row in again whose pause is over.
    pub(super) fn resubmit(&mut self, floor: &mut Floor) {
        if let Some(row) = &mut self.under_way
            && row.outcome.is_none()
            && Instant::now() >= row.retry_at
        {
            row.outcome = Some(floor.context.committer.commit(row.append.clone()));
        }
    }

    pub(super) fn on_committed(&mut self, outcome: Outcome, floor: &mut Floor) {
        let Some(row) = self.under_way.take() else { return };
        match outcome {
            Ok(()) => self.durable(&row, floor),
            Err(AppendError::Fenced) => self.fenced(&row, floor),
            Err(AppendError::Behind) => self.behind(row, floor),
            Err(AppendError::Unavailable(reason)) => self.unavailable(row, &reason, floor),
        }
    }

    fn durable(&mut self, row: &UnderWay, floor: &mut Floor) {
        self.behind = 0;
        floor.context.meter.written(row.updates(), row.append.updates.len());
        if let Some(replica) = &mut self.replica {
            let settings = &floor.context.settings;
            replica.advanced(row.append.seq, row.append.updates.len());
            let due = replica.rows >= settings.compact_rows || replica.row_bytes >= settings.compact_bytes;
            self.wants_compaction |= due && self.compacting.is_none();
        }
        row.batch.iter().for_each(|pending| settle(pending, row.append.seq, floor));
        floor.context.signal(|| Signal::Appended(floor.name.clone()));
    }

    /// The room was frozen before this row: what is not on disk never will be.
    fn fenced(&mut self, row: &UnderWay, floor: &mut Floor) {
        self.drop_replica(floor);
        // What said nothing new may have repeated something that is refused now.
        for pending in row.batch.iter().chain(&self.replay) {
            pending.refuse(Reason::Frozen, floor);
        }
        self.replay.clear();
        floor.only_read();
    }

    /// Somebody else appended, or an append whose answer was lost went through: the log knows.
    fn behind(&mut self, row: UnderWay, floor: &mut Floor) {
        self.behind += 1;
        let is_shared = floor.context.log.is_shared();
        if self.behind > if is_shared { BEHIND_OTHERS_IN_A_ROW } else { BEHIND_IN_A_ROW } {
            floor.give_up(Close::TRY_LATER);
            return;
        }
        if is_shared && self.replica.is_some() {
            // It stays in the document and goes behind what the other process appended.
            self.pending.splice(..0, row.batch);
            self.tailing.look();
            return;
        }
        self.drop_replica(floor);
        self.replay.splice(..0, row.batch);
        self.resync = true;
    }

    fn unavailable(&mut self, mut row: UnderWay, reason: &str, floor: &mut Floor) {
        row.outcome = None;
        row.postpone();
        let failing = row.first_failure.map(|since| since.elapsed()).unwrap_or_default();
        if failing >= floor.context.settings.give_up {
            tracing::error!(room = %floor.name, reason, "the log does not answer: gave the room up");
            floor.give_up(Close::TRY_LATER);
        } else {
            tracing::warn!(room = %floor.name, reason, "the log does not answer: trying again");
            self.under_way = Some(row);
        }
    }
}

/// It is on disk: the author is told, and everybody who follows gets it.
pub(super) fn settle(pending: &Pending, seq: u64, floor: &Floor) {
    if let Some(done) = &pending.done {
        answer(done, Written::Durable(seq));
    }
    for _ in 0..=pending.owed {
        floor.status(pending.from, Status::Saved);
    }
    if let Some(update) = &pending.update {
        let body = Body::Sync(SyncMsg::Update(update.clone()));
        floor.members.say(&body, |id, member| id != pending.from && member.follows);
    }
}
