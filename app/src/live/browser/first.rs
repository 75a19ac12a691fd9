//! The first of two futures: something, or giving up on it.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// What `wanted` gives, unless `limit` is over before.
pub(super) async fn of<T>(wanted: impl Future<Output = T>, limit: impl Future<Output = ()>) -> Option<T> {
    let (mut wanted, mut limit) = (pin!(wanted), pin!(limit));
    poll_fn(|context| {
        if let Poll::Ready(value) = wanted.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        limit.as_mut().poll(context).map(|()| None)
    })
    .await
}
