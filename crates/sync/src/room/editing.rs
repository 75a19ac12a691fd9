//! The document side of a room: what waits, what is applied, what is on its way to disk. Others hear of a change only when it is there.

use super::Floor;
use super::handle::{AskBack, Reading};
use super::loading::{self, Loading, NotLoaded};
use super::presence::MemberId;
use super::replica::Replica;
use super::tailing::Tailing;
use super::unsettled::{Pending, UnderWay};
use super::writing::{Made, Write};
use crate::BoxFuture;
use crate::close::Close;
use crate::codec::{Body, SyncMsg};
use crate::committer::Outcome;
use crate::limits::DEFERRED;
use crate::log::{AppendError, LogError, Tail};
use crate::refusal::{Reason, Refused};
use bytes::Bytes;
use domain::room::Shape;
use std::collections::VecDeque;
use tokio::sync::oneshot;
use tokio::time::Instant;

/// A message for the document, in the order of arrival.
pub(crate) enum Deferred {
    Step1(MemberId, Bytes, AskBack),
    Step2(MemberId, Bytes),
    Update(MemberId, Bytes),
    /// With the number of the question.
    Content(oneshot::Sender<Reading>, u64),
    /// With the number of the question.
    Write(Write, u64),
    Made(Made),
}

impl Deferred {
    /// Whether it shows the document to somebody: what is not on disk yet must not be in it.
    fn shows(&self) -> bool {
        matches!(self, Self::Step1(..) | Self::Content(..) | Self::Write(..))
    }
}

/// Something that was under way came to an end.
pub(crate) enum Progress {
    Loaded(Result<Box<Replica>, NotLoaded>),
    Committed(Outcome),
    Compacted(Result<u64, String>),
    Tailed(Result<Tail, LogError>),
    Made(Made),
}

/// See the module.
pub(crate) struct Editing {
    pub(super) shape: Shape,
    pub(super) replica: Option<Box<Replica>>,
    pub(super) loading: Option<Loading>,
    pub(super) compacting: Option<BoxFuture<'static, Result<u64, String>>>,
    pub(super) wants_compaction: bool,
    /// Applied, and not handed to the committer.
    pub(super) pending: Vec<Pending>,
    /// Handed to the committer, or about to be handed again.
    pub(super) under_way: Option<UnderWay>,
    /// Not in the document any more, which was dropped: to be applied again when it is loaded.
    pub(super) replay: Vec<Pending>,
    /// How often in a row the log was ahead.
    pub(super) behind: u32,
    /// The others lack what somebody else appended.
    pub(super) resync: bool,
    /// Other processes append too: what they did.
    pub(super) tailing: Tailing,
    /// Whether there was a document before this one: people hold copies of it.
    pub(super) was_loaded: bool,
    pub(super) deferred: VecDeque<Deferred>,
    /// What the server itself writes: under way, and waiting for that.
    pub(super) writing: Option<BoxFuture<'static, Made>>,
    pub(super) writes: VecDeque<Write>,
}

impl Editing {
    pub(crate) fn new(shape: Shape, is_shared: bool) -> Self {
        Self {
            shape,
            replica: None,
            loading: None,
            compacting: None,
            wants_compaction: false,
            pending: Vec::new(),
            under_way: None,
            replay: Vec::new(),
            behind: 0,
            resync: false,
            tailing: Tailing::new(is_shared),
            was_loaded: false,
            deferred: VecDeque::new(),
            writing: None,
            writes: VecDeque::new(),
        }
    }

    pub(crate) fn defer(&mut self, message: Deferred) {
        self.deferred.push_back(message);
    }

    /// Somebody asks what the section says.
    pub(crate) fn ask(&mut self, done: oneshot::Sender<Reading>) {
        let question = self.tailing.asked();
        self.defer(Deferred::Content(done, question));
    }

    /// Whether the room listens; otherwise its connections wait, and so do their sockets.
    pub(crate) fn accepts(&self) -> bool {
        self.deferred.len() < DEFERRED
    }

    /// Whether everything in the document is on disk.
    fn is_settled(&self) -> bool {
        self.pending.is_empty() && self.under_way.is_none() && self.replay.is_empty()
    }

    /// Whether nothing is waiting or under way.
    pub(crate) fn is_idle(&self) -> bool {
        self.is_settled()
            && self.deferred.is_empty()
            && self.loading.is_none()
            && self.compacting.is_none()
            && self.writing.is_none()
            && self.writes.is_empty()
            && self.tailing.is_idle()
    }

    /// Whether there is nothing to compact. A damaged room is not: a snapshot would take the place of what may still be mended.
    pub(crate) fn is_compacted(&self) -> bool {
        self.replica.as_ref().is_none_or(|replica| replica.rows == 0 || replica.damage.is_some())
    }

    pub(crate) fn compact_before_unloading(&mut self) {
        self.wants_compaction = !self.is_compacted();
    }

    /// When a row that failed is tried again.
    pub(crate) fn retry_at(&self) -> Option<Instant> {
        let row = self.under_way.as_ref().filter(|row| row.outcome.is_none()).map(|row| row.retry_at);
        row.into_iter().chain(self.tailing.retry_at()).min()
    }

    /// Waits until something that is under way comes to an end.
    pub(crate) async fn progress(&mut self) -> Progress {
        let outcome = self.under_way.as_mut().and_then(|row| row.outcome.as_mut());
        tokio::select! {
            loaded = or_never(self.loading.as_mut()) => Progress::Loaded(loaded),
            outcome = or_never(outcome) => {
                Progress::Committed(outcome.unwrap_or_else(|_| Err(AppendError::Unavailable("the process is ending".to_owned()))))
            }
            compacted = or_never(self.compacting.as_mut()) => Progress::Compacted(compacted),
            tail = or_never(self.tailing.under_way()) => Progress::Tailed(tail),
            made = or_never(self.writing.as_mut()) => Progress::Made(made),
        }
    }

    pub(crate) fn on_progress(&mut self, progress: Progress, floor: &mut Floor) {
        match progress {
            Progress::Loaded(loaded) => self.on_loaded(loaded, floor),
            Progress::Committed(outcome) => self.on_committed(outcome, floor),
            Progress::Compacted(outcome) => self.on_compacted(outcome, floor),
            Progress::Tailed(tail) => self.on_tailed(tail, floor),
            Progress::Made(made) => self.on_made(made),
        }
    }

    /// Does what can be done now, until nothing more can.
    pub(crate) fn advance(&mut self, floor: &mut Floor) {
        self.load(floor);
        self.start_tailing(floor);
        while !floor.over && self.replica.is_some() {
            if !self.next_deferred(floor) && !self.submit(floor) {
                break;
            }
        }
        // An update that broke the document must not leave the room without one until something else happens.
        self.load(floor);
        // What was just handled may have to be read behind the others' rows.
        self.start_tailing(floor);
        self.resubmit(floor);
        if self.wants_compaction && self.is_settled() && self.compacting.is_none() {
            self.start_compaction(floor);
        }
    }

    /// Begins to load the document if there is none, and nothing on its way to disk that belongs into it.
    fn load(&mut self, floor: &Floor) {
        if self.replica.is_none() && self.loading.is_none() && self.under_way.is_none() && !floor.over {
            self.loading = Some(loading::start(&floor.context, &floor.name, self.shape));
        }
    }

    /// Handles the next message if it may be handled now.
    fn next_deferred(&mut self, floor: &mut Floor) -> bool {
        let Some(next) = self.deferred.front() else { return false };
        if (next.shows() || self.wants_compaction) && !self.is_settled() {
            return false;
        }
        if matches!(next, Deferred::Content(_, question) | Deferred::Write(_, question) if !self.tailing.may_answer(*question)) {
            return false;
        }
        match self.deferred.pop_front() {
            Some(Deferred::Step1(member, vector, ask_back)) => self.step1(member, &vector, ask_back, floor),
            Some(Deferred::Step2(member, update)) => self.step2(member, &update, floor),
            Some(Deferred::Update(member, update)) => self.update(member, &update, floor),
            Some(Deferred::Content(done, _)) => self.content(done),
            Some(Deferred::Write(write, _)) => self.begin_to_write(write),
            Some(Deferred::Made(made)) => self.take_made(made, floor),
            None => {}
        }
        true
    }

    fn step1(&mut self, id: MemberId, vector: &Bytes, ask_back: AskBack, floor: &mut Floor) {
        let (Some(replica), Some(member)) = (&mut self.replica, floor.members.0.get_mut(&id)) else { return };
        let Ok(lacking) = replica.diff(vector) else {
            member.outbox.abort(Close::FORBIDDEN);
            floor.note(id, Refused::new(Reason::HostileVector).bytes(vector.len()));
            return;
        };
        member.follows = true;
        member.say(Body::Sync(SyncMsg::Step2(lacking)));
        // Whoever were asked what a damaged room lacks would be refused, and throw away a copy that may hold just that.
        if ask_back == AskBack::Yes && replica.damage.is_none() {
            member.ask(replica.vector());
        }
    }

    fn content(&self, done: oneshot::Sender<Reading>) {
        let Some(replica) = &self.replica else { return };
        if let Some(content) = replica.content() {
            // Whoever asked may have gone.
            drop(done.send(Reading { content, seq: replica.seq, damage: replica.damage }));
        }
    }
}

async fn or_never<F: Future + Unpin>(future: Option<&mut F>) -> F::Output {
    match future {
        Some(future) => future.await,
        None => std::future::pending().await,
    }
}
