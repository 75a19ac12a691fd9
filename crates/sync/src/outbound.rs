//! What goes out on one socket: a bounded queue that never drops silently. When the reader is too slow the queue is given up as a whole and
//! the socket closes; the client comes back and asks for what it lacks.

use crate::close::Close;
use crate::limits::{FREE, SHARE};
use bytes::Bytes;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// Most frames waiting for one socket: half a minute of an active room.
pub(crate) const MAX_FRAMES: usize = 1024;
/// Most bytes waiting for one socket before one more frame: the first sync of every room of a well-edited proposal, twice. That one may be
/// as large as a room, so even the largest can be entered.
pub(crate) const MAX_BYTES: usize = 4 * 1024 * 1024;

/// What the server writes to the socket next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing {
    /// One binary message.
    Frame(Bytes),
    /// The end: write a close message and go.
    Close {
        /// The close code.
        code: u16,
        /// Why, for the log of the other side.
        reason: &'static str,
    },
}

struct Queue {
    frames: VecDeque<Bytes>,
    bytes: usize,
    close: Option<Close>,
    ended: bool,
    last_sent: Instant,
    /// Processor time that the other end cost, and was not made to wait for yet.
    debt: Duration,
}

impl Queue {
    fn pop(&mut self) -> Option<Bytes> {
        let frame = self.frames.pop_front()?;
        self.bytes = self.bytes.saturating_sub(frame.len());
        Some(frame)
    }
}

struct Shared {
    queue: Mutex<Queue>,
    wake: Notify,
    aborted: CancellationToken,
}

impl Shared {
    /// A panic elsewhere cannot leave a queue half-changed, so a poisoned lock is as good as any.
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The rooms' end.
#[derive(Clone)]
pub(crate) struct Outbox(Arc<Shared>);

/// The socket's end.
pub struct Outbound(Arc<Shared>);

pub(crate) fn channel() -> (Outbox, Outbound) {
    let queue =
        Queue { frames: VecDeque::new(), bytes: 0, close: None, ended: false, last_sent: Instant::now(), debt: Duration::ZERO };
    let shared = Arc::new(Shared { queue: Mutex::new(queue), wake: Notify::new(), aborted: CancellationToken::new() });
    (Outbox(Arc::clone(&shared)), Outbound(shared))
}

impl Outbox {
    /// Queues a frame; too many of them close the socket.
    pub(crate) fn send(&self, frame: Bytes) {
        let mut queue = self.0.lock();
        if queue.close.is_some() {
            return;
        }
        if queue.frames.len() >= MAX_FRAMES || queue.bytes > MAX_BYTES {
            drop(queue);
            self.abort(Close::SLOW);
            return;
        }
        queue.bytes += frame.len();
        queue.frames.push_back(frame);
        queue.last_sent = Instant::now();
        drop(queue);
        self.0.wake.notify_one();
    }

    /// Closes behind what is queued.
    pub(crate) fn close(&self, close: Close) {
        self.0.lock().close.get_or_insert(close);
        self.0.wake.notify_one();
    }

    /// Closes at once and gives up what is queued: the other side is not reading, or must not read on.
    pub(crate) fn abort(&self, close: Close) {
        let mut queue = self.0.lock();
        queue.frames.clear();
        queue.bytes = 0;
        queue.close.get_or_insert(close);
        drop(queue);
        self.0.aborted.cancel();
        self.0.wake.notify_one();
    }

    /// The connection is gone: nothing more is queued. The end that was decided before, if there was one.
    pub(crate) fn finish(&self) -> Option<Close> {
        let mut queue = self.0.lock();
        let decided = queue.close;
        queue.close.get_or_insert(Close::TRY_LATER);
        drop(queue);
        self.0.wake.notify_one();
        decided
    }

    /// Frames and bytes that wait for the socket.
    pub(crate) fn waiting(&self) -> (usize, usize) {
        let queue = self.0.lock();
        (queue.frames.len(), queue.bytes)
    }

    /// What the other end sent took so long to deal with.
    pub(crate) fn charge(&self, took: Duration) {
        let mut queue = self.0.lock();
        queue.debt = queue.debt.saturating_add(took.saturating_sub(FREE));
    }

    /// How long the other end is to wait for what it cost, before more is read from it.
    pub(crate) fn settle_debt(&self) -> Duration {
        std::mem::take(&mut self.0.lock().debt).saturating_mul(SHARE)
    }

    /// Whether the end was decided.
    pub(crate) fn is_closed(&self) -> bool {
        self.0.lock().close.is_some()
    }

    /// When something was queued last.
    pub(crate) fn last_sent(&self) -> Instant {
        self.0.lock().last_sent
    }
}

impl Outbound {
    /// What to write next: frames in order, then once the close, then nothing.
    pub async fn recv(&mut self) -> Option<Outgoing> {
        loop {
            match self.next() {
                Next::Write(outgoing) => return Some(outgoing),
                Next::Ended => return None,
                Next::Wait => self.0.wake.notified().await,
            }
        }
    }

    /// What else is to be written and is there already; nothing ends or closes here.
    pub fn more(&mut self) -> Option<Outgoing> {
        self.0.lock().pop().map(Outgoing::Frame)
    }

    /// The socket ends the connection on its own account, in its own words: how, unless an end was decided before.
    pub fn ends_with(&self, close: Close) {
        self.0.lock().close.get_or_insert(close);
    }

    /// Cancelled when the socket has to close without waiting for a write that hangs.
    pub fn aborted(&self) -> CancellationToken {
        self.0.aborted.clone()
    }

    fn next(&self) -> Next {
        let mut queue = self.0.lock();
        if let Some(frame) = queue.pop() {
            return Next::Write(Outgoing::Frame(frame));
        }
        match queue.close {
            None => Next::Wait,
            Some(_) if queue.ended => Next::Ended,
            Some(close) => {
                queue.ended = true;
                Next::Write(Outgoing::Close { code: close.code(), reason: close.reason() })
            }
        }
    }
}

enum Next {
    Write(Outgoing),
    Wait,
    Ended,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_much_is_waited_for_once_and_many_times_over() {
        let (outbox, _outbound) = channel();
        outbox.charge(FREE);
        assert_eq!(outbox.settle_debt(), Duration::ZERO);
        outbox.charge(FREE + Duration::from_millis(3));
        outbox.charge(FREE + Duration::from_millis(1));
        assert_eq!(outbox.settle_debt(), SHARE * Duration::from_millis(4));
        assert_eq!(outbox.settle_debt(), Duration::ZERO);
    }
}
