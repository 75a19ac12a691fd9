//! How fast one connection may send. Beyond that it is read more slowly, so that it waits: nothing is dropped.

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;

/// Messages per second: two hands on a keyboard, a caret and presence in several rooms.
const MESSAGES: NonZeroU32 = NonZeroU32::MIN.saturating_add(59);
/// Bytes per second.
const BYTES: NonZeroU32 = NonZeroU32::MIN.saturating_add(512 * 1024 - 1);
/// Seconds' worth that may come at once: opening a page joins seven rooms, coming back sends whole sections.
const BURST_SECONDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(5);

/// What one connection has left.
pub struct Pace {
    messages: DefaultDirectRateLimiter,
    bytes: DefaultDirectRateLimiter,
}

impl Pace {
    /// A new connection's.
    pub fn new() -> Self {
        let quota = |n: NonZeroU32| Quota::per_second(n).allow_burst(n.saturating_mul(BURST_SECONDS));
        Self { messages: RateLimiter::direct(quota(MESSAGES)), bytes: RateLimiter::direct(quota(BYTES)) }
    }

    /// Returns when a message of that length may be looked at.
    pub async fn wait(&self, length: usize) {
        self.messages.until_ready().await;
        let length = u32::try_from(length).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN);
        // Larger than the burst only if the largest message is: then there is nothing to wait for.
        drop(self.bytes.until_n_ready(length).await);
    }
}
