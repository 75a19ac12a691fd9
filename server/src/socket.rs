//! The sockets for co-editing: from the request to open one to the end of the connection. What the frames mean is the hub's.

mod framing;
mod origin;
mod pump;

use crate::error::ApiError;
use crate::middleware::session::Asking;
use crate::web::Shared;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts, Path, Query, Request, State};
use axum::response::{IntoResponse, Response};
use domain::problem::Code;
use framing::Framing;
use std::sync::Arc;
use sync::MAX_FRAME_BYTES;

/// Where the socket is that carries many rooms.
pub const NAMED: &str = "/sync/hocus";
/// Where the sockets are that carry one room each.
pub const SINGLE: &str = "/sync/yws/{*room}";
/// Sockets that one address may hold that came without a cookie: programs with a token, and whoever only says so. How many sockets one
/// person may hold is the hub's rule.
const STRANGERS: u32 = 100;

/// Room for what one read of a socket brings. It is wiped before every read, so the usual 128 KiB cost more than all that is done with a
/// keystroke; a longer message takes several reads.
const READ_BUFFER: usize = 8 * 1024;

/// The token of a client that cannot send cookies.
#[derive(serde::Deserialize)]
pub struct Credentials {
    #[serde(default)]
    token: String,
}

/// Opens a socket for many rooms.
pub async fn open_named(State(web): State<Shared>, request: Request) -> Response {
    open(web, request, Framing::Named, String::new()).await
}

/// Opens a socket for one room.
pub async fn open_single(
    State(web): State<Shared>,
    Path(room): Path<String>,
    Query(credentials): Query<Credentials>,
    request: Request,
) -> Response {
    open(web, request, Framing::Single(room), credentials.token).await
}

async fn open(web: Shared, request: Request, framing: Framing, token: String) -> Response {
    if !origin::is_ours(request.headers(), web.origin.as_ref()) {
        return ApiError::new(Code::ForeignPage, "This socket is not open to pages of other sites.").into_response();
    }
    let (mut parts, _body) = request.into_parts();
    let actor = parts.extensions.get::<Asking>().and_then(|asking| asking.0.clone());
    let address = web.address_of(&parts.extensions, &parts.headers);
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &web).await {
        Ok(upgrade) => upgrade,
        Err(_rejection) => {
            return ApiError::new(Code::InvalidInput, "This is a WebSocket: open it as one.").into_response();
        }
    };
    if web.stopping.is_cancelled() {
        return ApiError::new(Code::TooManyRequests, "The server is restarting. Try again in a moment.").into_response();
    }
    let seat = if actor.is_some() { None } else { web.seats.take(address, STRANGERS) };
    if actor.is_none() && seat.is_none() {
        return ApiError::new(Code::TooManyRequests, "Too many connections are open. Close one and try again.").into_response();
    }
    let (tasks, silence) = (web.tasks.clone(), web.silence);
    let upgrade = upgrade.read_buffer_size(READ_BUFFER).max_message_size(MAX_FRAME_BYTES).max_frame_size(MAX_FRAME_BYTES);
    upgrade.on_upgrade(move |socket| {
        // The tracker lets the shutdown wait for the connection, which the HTTP server has let go of.
        tasks.track_future(async move {
            let (connection, outgoing) = if let Some(actor) = actor {
                web.service.hub().connect(service::identity(&actor))
            } else {
                let service = Arc::clone(&web.service);
                web.service.hub().connect_pending(Arc::new(move |token: String| {
                    let service = Arc::clone(&service);
                    Box::pin(async move { service.authenticate_sync(&token).await.ok().flatten() })
                }))
            };
            pump::run(socket, connection, outgoing, framing, token, silence).await;
            drop(seat);
        })
    })
}
