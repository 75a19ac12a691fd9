//! From the log into memory, and back as a snapshot. A room of which only an earlier state can be loaded is read and not written; one that
//! cannot be loaded at all is closed. It is never an empty one.

use super::Floor;
use super::commits::settle;
use super::editing::Editing;
use super::replica::Replica;
use super::unsettled::Pending;
use super::writing::{Written, answer};
use crate::BoxFuture;
use crate::close::Close;
use crate::codec::{Body, SyncMsg};
use crate::context::Context;
use crate::damage::Damage;
use crate::log::LogError;
use crate::meter::{CompactionOutcome, LoadOutcome};
use crate::refusal::{Reason, Refused};
use bytes::Bytes;
use domain::room::{RoomName, Shape};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// Pause before a failed load is tried again.
const PAUSE: Duration = Duration::from_millis(100);

/// A load under way.
pub(crate) type Loading = BoxFuture<'static, Result<Box<Replica>, NotLoaded>>;

/// Why there is no document.
pub(crate) enum NotLoaded {
    /// There is no such room.
    Missing,
    /// Nothing of what is stored can be read: somebody has to look.
    Damaged(String),
    /// The log did not answer for long enough.
    Unavailable(String),
}

/// Whether an update still fits after a reload.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Yes,
    No,
}

/// Begins to load. One of few at a time, and built on a thread where nobody waits.
pub(super) fn start(context: &Arc<Context>, name: &RoomName, shape: Shape) -> Loading {
    let (context, name) = (Arc::clone(context), name.clone());
    Box::pin(async move {
        let (began, _under_way) = (Instant::now(), context.meter.loading.while_held());
        loop {
            match attempt(&context, &name, shape).await {
                Err(NotLoaded::Unavailable(_)) if began.elapsed() < context.settings.give_up => sleep(PAUSE).await,
                done => {
                    context.meter.loaded(began.elapsed(), outcome(&done));
                    return done;
                }
            }
        }
    })
}

fn outcome(done: &Result<Box<Replica>, NotLoaded>) -> LoadOutcome {
    match done {
        Ok(_) => LoadOutcome::Loaded,
        Err(NotLoaded::Missing) => LoadOutcome::Missing,
        Err(NotLoaded::Damaged(_)) => LoadOutcome::Damaged,
        Err(NotLoaded::Unavailable(_)) => LoadOutcome::Unavailable,
    }
}

async fn attempt(context: &Context, name: &RoomName, shape: Shape) -> Result<Box<Replica>, NotLoaded> {
    let _permit = context.loads.acquire().await.map_err(|closed| NotLoaded::Unavailable(closed.to_string()))?;
    let loaded = match timeout(context.settings.log_timeout, context.log.load(name)).await {
        Ok(Ok(loaded)) => loaded,
        Ok(Err(LogError::Missing)) => return Err(NotLoaded::Missing),
        Ok(Err(LogError::Corrupt(what))) => return Err(NotLoaded::Damaged(what)),
        Ok(Err(LogError::Unavailable(why))) => return Err(NotLoaded::Unavailable(why)),
        Err(elapsed) => return Err(NotLoaded::Unavailable(elapsed.to_string())),
    };
    match tokio::task::spawn_blocking(move || Replica::build(shape, loaded)).await {
        Ok(Ok(replica)) => Ok(Box::new(replica)),
        Ok(Err(damaged)) => Err(NotLoaded::Damaged(damaged.to_string())),
        Err(failed) => Err(NotLoaded::Damaged(failed.to_string())),
    }
}

impl Editing {
    pub(super) fn on_loaded(&mut self, loaded: Result<Box<Replica>, NotLoaded>, floor: &mut Floor) {
        self.loading = None;
        match loaded {
            Ok(replica) => match replica.damage {
                None => self.loaded(replica, floor),
                Some(damage) => self.damaged(replica, damage, floor),
            },
            Err(NotLoaded::Missing) => {
                for (id, member) in &floor.members.0 {
                    member.deny();
                    floor.note(*id, Refused::new(Reason::NoSuchRoom));
                }
                floor.over = true;
            }
            Err(NotLoaded::Damaged(what)) => {
                tracing::error!(room = %floor.name, reason = what, "a stored room is damaged, and no good state of it is left: it is closed");
                floor.handle.mark_lost();
                floor.give_up(Close::TRY_LATER);
            }
            Err(NotLoaded::Unavailable(why)) => {
                tracing::error!(room = %floor.name, reason = why, "the room could not be loaded");
                floor.give_up(Close::TRY_LATER);
            }
        }
    }

    /// The last good state is all there is: everybody may read it. Those who were in the room before have copies that hold more, and would
    /// throw them away if their changes were refused: they are sent away instead, and come back to a room that asks them for nothing.
    fn damaged(&mut self, replica: Box<Replica>, damage: Damage, floor: &mut Floor) {
        let name = &floor.name;
        tracing::error!(room = %name, %damage, readable_up_to = replica.seq, "a stored room is damaged: it can only be read");
        let is_first = !self.was_loaded;
        if is_first {
            floor.damaged = true;
            floor.handle.mark_damaged();
            floor.only_read();
            self.replica = Some(replica);
        } else {
            floor.give_up(Close::TRY_LATER);
        }
    }

    fn loaded(&mut self, mut replica: Box<Replica>, floor: &mut Floor) {
        self.was_loaded = true;
        if std::mem::take(&mut self.resync)
            && let Ok(everything) = replica.diff(&Bytes::from_static(super::NO_VECTOR))
        {
            floor.members.say(&Body::Sync(SyncMsg::Update(everything)), |_, member| member.follows);
        }
        self.replica = Some(replica);
        let mut all_fit = Fit::Yes;
        for pending in std::mem::take(&mut self.replay) {
            if self.apply_again(pending, all_fit, floor) == Fit::No {
                all_fit = Fit::No;
            }
        }
    }

    /// What is in the log by now is as good as committed; the rest goes into the next row.
    fn apply_again(&mut self, pending: Pending, before: Fit, floor: &mut Floor) -> Fit {
        let Some(replica) = &mut self.replica else {
            self.replay.push(pending);
            return Fit::Yes;
        };
        let Some(update) = &pending.update else {
            // It may have repeated what does not fit.
            match before {
                Fit::Yes => self.pending.push(pending),
                Fit::No => pending.refuse(Reason::Outdated, floor),
            }
            return Fit::Yes;
        };
        let taken = match pending.done {
            Some(_) => replica.take_own(update, &pending.person),
            None => replica.take(update, &pending.person),
        };
        match taken {
            Ok(Some(taken)) => self.pending.push(Pending { update: Some(taken.update), fresh: taken.fresh, ..pending }),
            Ok(None) => settle(&pending, replica.seq, floor),
            Err(rejected) => {
                if let Some(done) = &pending.done {
                    answer(done, Written::Unfit(rejected.to_string()));
                }
                floor.refuse(pending.from, rejected.refused().of(Some(&pending.person)).bytes(update.len()));
                if rejected.broke_the_document() {
                    self.drop_replica(floor);
                }
                return Fit::No;
            }
        }
        Fit::Yes
    }

    /// Everything in the document is on disk: its state after that row, read back before it is believed.
    pub(super) fn start_compaction(&mut self, floor: &Floor) {
        self.wants_compaction = false;
        let whole = self.replica.as_ref().filter(|replica| replica.damage.is_none());
        let Some(snapshot) = whole.and_then(|replica| replica.snapshot()) else { return };
        let (context, name) = (Arc::clone(&floor.context), floor.name.clone());
        self.compacting = Some(Box::pin(async move {
            let verified = tokio::task::spawn_blocking(move || snapshot.verify().map(|()| snapshot)).await;
            let snapshot = verified.map_err(|e| e.to_string())?.map_err(|e| e.to_string())?;
            let (seq, written) = (snapshot.seq, context.log.compact(&name, snapshot.seq, snapshot.bytes));
            let written = timeout(context.settings.log_timeout, written).await.map_err(|e| e.to_string())?;
            written.map(|()| seq).map_err(|e| e.to_string())
        }));
    }

    pub(super) fn on_compacted(&mut self, outcome: Result<u64, String>, floor: &Floor) {
        self.compacting = None;
        let how = if outcome.is_ok() { CompactionOutcome::Done } else { CompactionOutcome::Failed };
        floor.context.meter.compactions.one(how);
        if let Err(reason) = &outcome {
            tracing::error!(room = %floor.name, reason, "the room was not compacted; its rows stay");
        }
        if let Some(replica) = &mut self.replica {
            // After a failure the next attempt waits for as many rows again.
            let at = outcome.unwrap_or(replica.seq);
            replica.compacted(at);
        }
    }
}
