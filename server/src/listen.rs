//! Listening, answering, and stopping without losing anything.

use crate::accept;
use crate::web::Shared;
use axum::Router;
use axum::serve::ListenerExt;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{MissedTickBehavior, interval, timeout};

/// How long open requests and sockets may take to end. Rooms are flushed first, so that nothing shown as saved depends on it.
const GOODBYE: Duration = Duration::from_secs(10);
/// How long a connection may take to send the head of a request, also while it is kept for the next one. Whoever sends it byte by byte
/// would otherwise hold a connection for ever.
const HEADER: Duration = Duration::from_secs(30);
/// How often it is looked whether a session has expired whose sockets are open.
const EXPIRY: Duration = Duration::from_millis(500);
/// A part of a list of people is written in far less: a process that has written none for so long is no more.
const ABANDONED: Duration = Duration::from_secs(30);
/// How often limits forget whoever has been quiet, and the database what has expired.
const FORGET: Duration = Duration::from_mins(1);

/// Answers on `listener` until [`crate::web::Web::stopping`] is cancelled, then ends connections and closes the service.
pub async fn run(listener: TcpListener, router: Router, web: &Shared) -> std::io::Result<()> {
    // Without this, every streamed page and every frame waits for the delayed acknowledgement of the one before: 44 ms instead of 0.6.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "cannot set TCP_NODELAY");
        }
    });
    let stopping = web.stopping.clone();
    let forgetting = tokio::spawn(forget(Arc::clone(web)));
    let ending = tokio::spawn(end_expired(Arc::clone(web)));
    let mut serving = tokio::spawn(accept::run(listener, router, HEADER, stopping.clone()));
    let ended_by_itself = tokio::select! {
        result = &mut serving => Some(result),
        () = stopping.cancelled() => None,
    };
    forgetting.abort();
    ending.abort();
    close(web).await;
    let result = match ended_by_itself {
        Some(result) => result,
        None => match timeout(GOODBYE, &mut serving).await {
            Ok(result) => result,
            Err(_elapsed) => {
                tracing::warn!("some requests did not end in time");
                serving.abort();
                Ok(())
            }
        },
    };
    result.map_err(std::io::Error::other)
}

/// Flushes rooms, closes sockets and waits for their tasks.
async fn close(web: &Shared) {
    tracing::info!("stopping: rooms are flushed");
    if let Err(error) = web.service.shutdown().await {
        tracing::error!(%error, "the database was not closed cleanly");
    }
    web.tasks.close();
    if timeout(GOODBYE, web.tasks.wait()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

async fn forget(web: Shared) {
    let mut tick = interval(FORGET);
    loop {
        tick.tick().await;
        web.limits.forget();
        if let Err(error) = web.service.forget_expired().await {
            tracing::warn!(%error, "expired sessions could not be removed");
        }
        if let Err(error) = web.service.finish_lists(ABANDONED).await {
            tracing::warn!(%error, "a list of people that was broken off could not be gone on with");
        }
    }
}

/// The sockets of a session do not outlast it.
async fn end_expired(web: Shared) {
    let mut tick = interval(EXPIRY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = web.service.end_expired().await {
            tracing::warn!(%error, "sessions with open sockets could not be looked up");
        }
    }
}
