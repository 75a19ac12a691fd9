//! How others speak to a room.

use super::presence::MemberId;
use super::writing::Write;
use crate::codec::Body;
use crate::damage::Damage;
use crate::gate::Identity;
use crate::outbound::Outbox;
use bytes::Bytes;
use document::Content;
use domain::content::SectionContent;
use domain::framework::Framework;
use domain::section::Right;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Somebody enters.
pub(crate) struct Join {
    pub(crate) member: MemberId,
    /// The name in front of the frames.
    pub(crate) name: Arc<str>,
    pub(crate) identity: Identity,
    pub(crate) right: Right,
    pub(crate) outbox: Outbox,
    /// Answered when the member is in; dropped when the room ended instead.
    pub(crate) done: oneshot::Sender<()>,
}

/// What a room says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says.
    pub content: Content,
    /// The last row that is in it.
    pub seq: u64,
    /// What is wrong behind that row: then this is the last good state, and people wrote more.
    pub damage: Option<Damage>,
}

impl Reading {
    /// What it says, if it is a section.
    pub fn section(self) -> Option<SectionContent> {
        self.content.section()
    }

    /// What it says, if it is the draft of a framework.
    pub fn framework(self) -> Option<Framework> {
        self.content.framework().map(|framework| *framework)
    }
}

/// Whether a question is answered with one of our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AskBack {
    Yes,
    No,
}

/// What happens to a room.
pub(crate) enum Event {
    Join(Join),
    Leave(MemberId),
    Message(MemberId, Body),
    /// What the gate says now.
    Right(MemberId, Option<Right>),
    Notify(String),
    /// Another process appended to the room.
    Appended,
    /// Another process opened the room and does not know who is in it here.
    WhoIsHere,
    /// Who is in the room at another process.
    Elsewhere(Bytes),
    Content(oneshot::Sender<Reading>),
    /// The server itself writes.
    Write(Write),
    /// Settle and end; answered when nothing is left to write.
    Stop(oneshot::Sender<()>),
}

/// A room that may have ended meanwhile.
#[derive(Clone)]
pub(crate) struct Handle {
    id: u64,
    sender: mpsc::Sender<Event>,
    /// Milliseconds since the start of the process when the event under way began; 0 when there is none.
    busy: Arc<AtomicU64>,
    /// Set when the room ended by itself and let everybody go.
    ended_well: Arc<AtomicBool>,
    /// Set when what is stored of the room is damaged.
    damaged: Arc<AtomicBool>,
    /// Set when nothing good of it is left.
    lost: Arc<AtomicBool>,
}

/// The room ended.
#[derive(Debug)]
pub(crate) struct Ended;

impl Handle {
    pub(crate) fn new(id: u64, sender: mpsc::Sender<Event>) -> Self {
        Self { id, sender, busy: Arc::default(), ended_well: Arc::default(), damaged: Arc::default(), lost: Arc::default() }
    }

    pub(crate) fn id(&self) -> u64 {
        self.id
    }

    pub(crate) fn is_over(&self) -> bool {
        self.sender.is_closed()
    }

    /// Whether the room ended and its people were not told.
    pub(crate) fn has_failed(&self) -> bool {
        self.is_over() && !self.ended_well.load(Ordering::Acquire)
    }

    /// Everybody was told.
    pub(crate) fn end_well(&self) {
        self.ended_well.store(true, Ordering::Release);
    }

    /// What is stored of the room is damaged.
    pub(crate) fn mark_damaged(&self) {
        self.damaged.store(true, Ordering::Release);
    }

    /// Nothing of what is stored can be read.
    pub(crate) fn mark_lost(&self) {
        self.lost.store(true, Ordering::Release);
    }

    /// Whether the room ended because of that.
    pub(crate) fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Acquire)
    }

    /// Whether the room is open and what is stored of it damaged.
    pub(crate) fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Acquire) && !self.is_over()
    }

    /// Hands an event over; waits while the room has too many.
    pub(crate) async fn send(&self, event: Event) -> Result<(), Ended> {
        self.sender.send(event).await.map_err(|_closed| Ended)
    }

    pub(crate) fn begin(&self, started: Instant) {
        let now = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        self.busy.store(now, Ordering::Relaxed);
    }

    pub(crate) fn end(&self) {
        self.busy.store(0, Ordering::Relaxed);
    }

    /// Whether one event has kept the room busy for longer than that.
    pub(crate) fn is_stuck(&self, started: Instant, longer_than: Duration) -> bool {
        let since = Duration::from_millis(self.busy.load(Ordering::Relaxed));
        !since.is_zero() && started.elapsed().saturating_sub(since) > longer_than
    }
}
