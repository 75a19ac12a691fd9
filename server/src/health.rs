//! For whoever runs the server: does the process live, and can it do its work?

use crate::web::Shared;
use axum::extract::State;
use http::StatusCode;
use service::Durability;
use std::borrow::Cow;

/// The process lives.
pub async fn live() -> &'static str {
    "ok"
}

/// Ready, and for what: whoever watches should not take a server for one that keeps what it is given.
fn ready_for(durability: Durability) -> &'static str {
    match durability {
        Durability::EveryCommit => "ready",
        Durability::Never => "ready, but what is shown as saved may be lost",
    }
}

/// What whoever watches has to know besides.
fn told(web: &Shared) -> String {
    let ready = ready_for(web.service.durability());
    let damaged = match web.service.hub().damaged_rooms() {
        0 => String::new(),
        damaged => format!("; damaged rooms: {damaged}"),
    };
    let backup = if web.backups.told().is_failing { "; the last backup failed" } else { "" };
    format!("{ready}{damaged}{backup}")
}

/// The database answers, and the server is not stopping. Damaged rooms and a backup that failed are told, since a person has to act on them; everybody else's work
/// goes on, so the server is ready all the same.
pub async fn ready(State(web): State<Shared>) -> (StatusCode, Cow<'static, str>) {
    if web.stopping.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping".into());
    }
    match web.service.check().await {
        Ok(_health) => (StatusCode::OK, told(&web).into()),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer".into())
        }
    }
}
