//! To disk and back: rows go to the committer, and what came of them to the people.

use super::Floor;
use super::editing::Editing;
use super::unsettled::{Pending, UnderWay};
use crate::close::Close;
use crate::codec::{Body, Status, SyncMsg};
use crate::committer::Outcome;
use crate::limits::BEHIND_IN_A_ROW;
use crate::log::AppendError;
use tokio::time::Instant;

impl Editing {
    /// Makes a row of what is pending, unless one is under way. Whether anything was done.
    pub(super) fn submit(&mut self, floor: &mut Floor) -> bool {
        let Some(replica) = &self.replica else { return false };
        if self.under_way.is_some() || self.pending.is_empty() {
            return false;
        }
        match UnderWay::new(&floor.name, replica.seq + 1, std::mem::take(&mut self.pending)) {
            Ok(mut row) => {
                row.outcome = Some(floor.context.committer.commit(row.append.clone()));
                self.under_way = Some(row);
            }
            // Nothing new in it, and everything before it is on disk.
            Err(known) => known.iter().for_each(|pending| settle(pending, floor)),
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
        if let Some(replica) = &mut self.replica {
            let settings = &floor.context.settings;
            replica.advanced(row.append.seq, row.append.updates.len());
            let due = replica.rows >= settings.compact_rows || replica.row_bytes >= settings.compact_bytes;
            self.wants_compaction |= due && self.compacting.is_none();
        }
        row.batch.iter().for_each(|pending| settle(pending, floor));
    }

    /// The room was frozen before this row: what is not on disk never will be.
    fn fenced(&mut self, row: &UnderWay, floor: &mut Floor) {
        self.drop_replica();
        // What said nothing new may have repeated something that is refused now.
        for pending in row.batch.iter().chain(&self.replay) {
            floor.status(pending.from, Status::Refused);
        }
        self.replay.clear();
        floor.only_read();
    }

    /// Somebody else appended, or an append whose answer was lost went through: the log knows.
    fn behind(&mut self, row: UnderWay, floor: &mut Floor) {
        self.behind += 1;
        if self.behind > BEHIND_IN_A_ROW {
            floor.give_up(Close::TRY_LATER);
            return;
        }
        self.drop_replica();
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
pub(super) fn settle(pending: &Pending, floor: &Floor) {
    floor.status(pending.from, Status::Saved);
    if let Some(update) = &pending.update {
        let body = Body::Sync(SyncMsg::Update(update.clone()));
        floor.members.say(&body, |id, member| id != pending.from && member.follows);
    }
}
