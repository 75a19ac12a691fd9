//! What other processes appended: read behind the last row that is in the document, and given to everybody here.

use super::Floor;
use super::editing::Editing;
use super::member::Member;
use super::replica::Rejected;
use crate::BoxFuture;
use crate::close::Close;
use crate::codec::{Body, SyncMsg};
use crate::log::{LogError, Tail, unpack};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// Pause before a log that did not answer is asked again.
const PAUSE: Duration = Duration::from_millis(250);

/// Where the reading of others' rows stands.
#[derive(Default)]
pub(crate) struct Tailing {
    is_shared: bool,
    under_way: Option<BoxFuture<'static, Result<Tail, LogError>>>,
    wanted: bool,
    /// Not before; only after a failure.
    not_before: Option<Instant>,
    /// Since when the log does not answer.
    failing: Option<Instant>,
    /// Questions so far; those that had come before the reading under way began; those that had come before the last one began.
    questions: Questions,
}

#[derive(Default)]
struct Questions {
    asked: u64,
    under_way: u64,
    answerable: u64,
}

impl Tailing {
    pub(super) fn new(is_shared: bool) -> Self {
        Self { is_shared, ..Self::default() }
    }

    /// There may be rows that the document does not have.
    pub(super) fn look(&mut self) {
        self.wanted = self.is_shared;
    }

    /// Somebody will decide something on what the section says: not on what another process has changed meanwhile. The number of the
    /// question.
    pub(super) fn asked(&mut self) -> u64 {
        self.questions.asked += 1;
        self.look();
        self.questions.asked
    }

    /// Whether the log was read after that question had come.
    pub(super) fn may_answer(&self, question: u64) -> bool {
        !self.is_shared || question <= self.questions.answerable
    }

    pub(super) fn is_idle(&self) -> bool {
        self.under_way.is_none() && !self.wanted
    }

    pub(super) fn under_way(&mut self) -> Option<&mut BoxFuture<'static, Result<Tail, LogError>>> {
        self.under_way.as_mut()
    }

    pub(super) fn retry_at(&self) -> Option<Instant> {
        self.not_before.filter(|_| self.wanted)
    }

    fn may_start(&self) -> bool {
        self.wanted && self.under_way.is_none() && self.not_before.is_none_or(|at| Instant::now() >= at)
    }
}

impl Editing {
    /// There may be rows that the document does not have.
    pub(super) fn look(&mut self) {
        self.tailing.look();
    }

    /// Begins to read. Not while a row of our own is under way, which would be among what is read.
    pub(super) fn start_tailing(&mut self, floor: &Floor) {
        let Some(replica) = &self.replica else { return };
        if self.under_way.is_some() || !self.tailing.may_start() {
            return;
        }
        if replica.damage.is_some() {
            // Nobody can append to it: what was loaded is all there is.
            self.tailing.wanted = false;
            self.tailing.questions.answerable = self.tailing.questions.asked;
            return;
        }
        self.tailing.wanted = false;
        self.tailing.not_before = None;
        self.tailing.questions.under_way = self.tailing.questions.asked;
        let (context, name, seq) = (Arc::clone(&floor.context), floor.name.clone(), replica.seq);
        self.tailing.under_way = Some(Box::pin(async move {
            let asked = timeout(context.settings.log_timeout, context.log.tail(&name, seq)).await;
            asked.unwrap_or_else(|_elapsed| Err(LogError::Unavailable("the log did not answer in time".to_owned())))
        }));
    }

    pub(super) fn on_tailed(&mut self, tail: Result<Tail, LogError>, floor: &mut Floor) {
        self.tailing.under_way = None;
        match tail {
            Ok(tail) => {
                self.tailing.questions.answerable = self.tailing.questions.under_way;
                self.tailing.failing = None;
                self.take_tail(&tail, floor);
            }
            Err(LogError::Unavailable(reason)) => {
                let since = *self.tailing.failing.get_or_insert_with(Instant::now);
                if since.elapsed() >= floor.context.settings.give_up {
                    tracing::error!(room = %floor.name, reason, "the log does not answer: gave the room up");
                    floor.give_up(Close::TRY_LATER);
                    return;
                }
                tracing::warn!(room = %floor.name, reason, "what others appended could not be read: trying again");
                self.tailing.wanted = true;
                self.tailing.not_before = Some(Instant::now() + PAUSE);
            }
            // Loading finds out what it is, and says it to the people.
            Err(LogError::Corrupt(_) | LogError::Missing) => self.read_anew(floor),
        }
    }

    fn take_tail(&mut self, tail: &Tail, floor: &mut Floor) {
        let Some(replica) = &mut self.replica else { return };
        if tail.updates.is_empty() {
            return;
        }
        let mut told = Vec::new();
        let absorbed = replica.own(&tail.clients).and_then(|()| {
            tail.updates.iter().try_for_each(|row| {
                for update in unpack(row).map_err(|e| Rejected::Unfit(e.to_string()))? {
                    replica.absorb(update)?;
                    told.push(Bytes::copy_from_slice(update));
                }
                replica.advanced(replica.seq + 1, row.len());
                Ok(())
            })
        });
        if let Err(rejected) = absorbed {
            // Together with what is not on disk here it does not fit: what is on disk counts.
            tracing::info!(room = %floor.name, reason = %rejected, "another server's rows made the room load again");
            self.read_anew(floor);
            return;
        }
        for update in told {
            floor.members.say(&Body::Sync(SyncMsg::Update(update)), |_, member: &Member| member.follows);
        }
        let settings = &floor.context.settings;
        let due = replica.rows >= settings.compact_rows || replica.row_bytes >= settings.compact_bytes;
        self.wants_compaction |= due && self.compacting.is_none();
    }

    fn read_anew(&mut self, floor: &Floor) {
        self.drop_replica(floor);
        self.resync = true;
    }
}
