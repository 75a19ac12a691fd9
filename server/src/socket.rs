//! The sockets for co-editing: from the request to open one to the end of the connection. What the frames mean is the hub's.

mod fault;
mod framing;
mod origin;
mod pump;

use crate::allowance::Allowance;
use crate::error::ApiError;
use crate::middleware::session::Asking;
use crate::seats::Seat;
use crate::web::{Shared, Web};
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts, Path, Query, Request, State};
use axum::response::{IntoResponse, Response};
use domain::people::Actor;
use domain::problem::Code;
use framing::Framing;
use std::net::IpAddr;
use std::sync::Arc;
use sync::{Authenticate, BYTES_BEFORE_SIGN_IN, CannotTell, MAX_FRAME_BYTES, Reason, Refused};

/// Where the socket is that carries many rooms.
pub const NAMED: &str = "/sync/hocus";
/// Where the sockets are that carry one room each.
pub const SINGLE: &str = "/sync/yws/{*room}";
/// What every such place begins with.
const PLACES: &str = "/sync/";

/// Whether a request is for a socket.
pub fn is_one(path: &str) -> bool {
    path.starts_with(PLACES)
}

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
    let (mut parts, _body) = request.into_parts();
    let address = web.address_of(&parts.extensions, &parts.headers);
    let refuse = |reason| web.service.hub().meter().refuse(&Refused::new(reason).at(address));
    if !origin::is_ours(&parts.headers, web.origin.as_ref()) {
        refuse(Reason::ForeignPage);
        return ApiError::new(Code::ForeignPage, "This socket is not open to pages of other sites.").into_response();
    }
    let actor = parts.extensions.get::<Asking>().and_then(|asking| asking.0.clone());
    let allowance = parts.extensions.get::<Allowance>().cloned().unwrap_or_default();
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &web).await {
        Ok(upgrade) => upgrade,
        Err(_rejection) => {
            refuse(Reason::NotASocket);
            return ApiError::new(Code::InvalidInput, "This is a WebSocket: open it as one.").into_response();
        }
    };
    if web.stopping.is_cancelled() {
        refuse(Reason::Stopping);
        return ApiError::new(Code::TooManyRequests, "The server is restarting. Try again in a moment.").into_response();
    }
    let seats = match seats(&web, address, actor.as_ref()) {
        Ok(seats) => seats,
        Err(reason) => {
            refuse(reason);
            return ApiError::new(Code::TooManyRequests, "Too many connections are open. Close one and try again.")
                .into_response();
        }
    };
    if actor.is_none() {
        allowance.limit(BYTES_BEFORE_SIGN_IN);
    }
    let (tasks, silence) = (web.tasks.clone(), web.silence);
    let upgrade = upgrade.read_buffer_size(READ_BUFFER).max_message_size(MAX_FRAME_BYTES).max_frame_size(MAX_FRAME_BYTES);
    upgrade.on_upgrade(move |socket| {
        // The tracker lets the shutdown wait for the connection, which the HTTP server has let go of.
        tasks.track_future(async move {
            let (connection, outgoing) = if let Some(actor) = actor {
                web.service.hub().connect(service::identity(&actor))
            } else {
                web.service.hub().connect_pending(authenticate(&web))
            };
            pump::run(socket, connection, outgoing, framing, token, silence, allowance).await;
            drop(seats);
        })
    })
}

/// The seats that a socket takes: one of its address's, and one of its address's strangers' where nobody is signed in yet.
fn seats(web: &Web, address: IpAddr, actor: Option<&Actor>) -> Result<(Seat, Option<Seat>), Reason> {
    let seat = web.sockets.take(address).ok_or(Reason::AddressLimit)?;
    let stranger = if actor.is_some() { None } else { Some(web.strangers.take(address).ok_or(Reason::StrangerLimit)?) };
    Ok((seat, stranger))
}

fn authenticate(web: &Shared) -> Authenticate {
    let service = Arc::clone(&web.service);
    Arc::new(move |token: String| {
        let service = Arc::clone(&service);
        Box::pin(async move {
            service.authenticate_sync(&token).await.map_err(|error| {
                tracing::error!(error = &error as &dyn std::error::Error, "a token could not be looked up");
                CannotTell
            })
        })
    })
}
