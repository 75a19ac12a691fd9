//! How fast a connection may send: whoever sends faster is read more slowly, which the network passes on to the sender.

use crate::limits::{BURST_SECONDS, BYTES_PER_SECOND, MESSAGES_PER_SECOND};
use std::time::Duration;
use tokio::time::Instant;

/// Two buckets that fill with time: one of messages, one of bytes.
pub(crate) struct Pace {
    messages: f64,
    bytes: f64,
    at: Instant,
}

impl Pace {
    pub(crate) fn new() -> Self {
        Self { messages: MESSAGES_PER_SECOND * BURST_SECONDS, bytes: BYTES_PER_SECOND * BURST_SECONDS, at: Instant::now() }
    }

    /// Takes one message out of the buckets, and says how long to wait before it is handled.
    pub(crate) fn take(&mut self, len: usize, now: Instant) -> Duration {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        self.at = now;
        self.messages = (self.messages + passed * MESSAGES_PER_SECOND).min(MESSAGES_PER_SECOND * BURST_SECONDS) - 1.0;
        let len = f64::from(u32::try_from(len).unwrap_or(u32::MAX));
        self.bytes = (self.bytes + passed * BYTES_PER_SECOND).min(BYTES_PER_SECOND * BURST_SECONDS) - len;
        let lacking = (-self.messages / MESSAGES_PER_SECOND).max(-self.bytes / BYTES_PER_SECOND);
        if lacking > 0.0 { Duration::from_secs_f64(lacking) } else { Duration::ZERO }
    }
}
