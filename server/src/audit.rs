//! What the running server does for the audit log: it seals what has happened, and now and then looks through everything that is sealed.

use crate::web::Shared;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// From one sealing to the next: what is not sealed yet can be removed without a trace.
const PAUSE: Duration = Duration::from_secs(1);
/// From one look for what waits although it did not happen lately to the next: what a former process, or one with a wrong clock, left.
const ALL: Duration = Duration::from_mins(1);
/// How soon it is tried again where that failed.
const RETRY: Duration = Duration::from_secs(30);
/// The first look through everything is not taken while people come back to a server that has just started.
const FIRST_LOOK: Duration = Duration::from_secs(15);
/// From one look to the next: all of the log is read.
const LOOK: Duration = Duration::from_hours(1);

/// Seals until the server stops.
pub async fn run(web: Shared) {
    let work = async {
        let (mut all, mut look) = (Instant::now(), Instant::now() + FIRST_LOOK);
        loop {
            let now = Instant::now();
            let done = if now >= look {
                look = now + LOOK;
                // What it finds is in the log of the server, and on the page.
                web.service.audit_verify(None, None).await.map(drop)
            } else if now >= all {
                all = now + ALL;
                web.service.audit_seal().await.map(drop)
            } else {
                web.service.audit_seal_recent().await.map(drop)
            };
            match done {
                Ok(()) => sleep(PAUSE).await,
                Err(error) => {
                    tracing::error!(%error, "the audit log could not be sealed");
                    sleep(RETRY).await;
                }
            }
        }
    };
    tokio::select! {
        () = work => {}
        () = web.stopping.cancelled() => {}
    }
}
