//! Figures for whoever runs the server: a listener of its own that serves nothing else, so that they are never on the public port.

mod figures;

use crate::accept;
use crate::web::Shared;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use figures::Figures;
use http::{StatusCode, header};
use prometheus_client::encoding::text::encode;
use prometheus_client::registry::Registry;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// Where the figures are.
const PATH: &str = "/metrics";
/// What `Prometheus` and whatever reads its format expect of the answer.
const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// How long a reader may take to ask, and how long it may stay between two questions: longer than usual intervals.
const HEADER: Duration = Duration::from_secs(90);

/// Answers on `listener` until the server stops.
pub async fn run(listener: TcpListener, web: Shared) {
    let stopping = web.stopping.clone();
    let router = Router::new().route(PATH, get(answer)).with_state(registry(&web));
    accept::run(listener, router, HEADER, stopping).await;
}

fn registry(web: &Shared) -> Arc<Registry> {
    let mut registry = Registry::with_prefix("waymark");
    registry.register_collector(Box::new(Figures::of(web)));
    Arc::new(registry)
}

async fn answer(State(registry): State<Arc<Registry>>) -> Response {
    let mut page = String::new();
    match encode(&mut page, &registry) {
        Ok(()) => ([(header::CONTENT_TYPE, CONTENT_TYPE)], page).into_response(),
        Err(error) => {
            tracing::error!(%error, "the figures could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
