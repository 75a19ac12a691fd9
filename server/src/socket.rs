//! The socket for co-editing, `/sync/hocus`: from the request to open it to the end of the connection. What the frames mean is the hub's.

mod limit;
mod origin;
mod pump;

use crate::error::ApiError;
use crate::middleware::session::Asking;
use crate::seats::Guest;
use crate::web::Shared;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts, Request, State};
use axum::response::{IntoResponse, Response};
use domain::people::{Actor, PersonSummary};
use domain::problem::Code;
use std::sync::Arc;
use sync::gate::Identity;

/// Where the socket is.
pub const PATH: &str = "/sync/hocus";
/// Largest message: a whole section that comes back from a long time offline, with its envelope. Updates while typing are far smaller, and
/// the hub holds them to a smaller limit.
const MAX_MESSAGE: usize = 2 * 1024 * 1024 + 4096;
/// Sockets that one address may hold without having shown who it is: enough for a script, too few to fill the memory.
const STRANGERS: u32 = 20;

/// Opens the socket.
pub async fn open(State(web): State<Shared>, request: Request) -> Response {
    if !origin::is_ours(request.headers(), web.origin.as_ref()) {
        return ApiError::new(Code::InvalidInput, "This socket is not open to pages of other sites.").into_response();
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
    let (guest, most) = match &actor {
        Some(actor) => (Guest::Person(actor.person.clone()), web.sockets_per_person.get()),
        None => (Guest::Stranger(address), STRANGERS),
    };
    let Some(seat) = web.seats.take(guest, most) else {
        return ApiError::new(Code::TooManyRequests, "Too many connections are open. Close one and try again.").into_response();
    };
    let tasks = web.tasks.clone();
    upgrade.max_message_size(MAX_MESSAGE).max_frame_size(MAX_MESSAGE).on_upgrade(move |socket| {
        // The tracker lets the shutdown wait for the connection, which the HTTP server has let go of.
        tasks.track_future(async move {
            let (connection, outgoing) = match actor {
                Some(actor) => web.service.hub().connect(identity(&actor)),
                None => {
                    let service = Arc::clone(&web.service);
                    web.service.hub().connect_pending(Arc::new(move |token: String| {
                        let service = Arc::clone(&service);
                        Box::pin(async move { service.authenticate_sync(&token).await.ok().flatten().as_ref().map(identity) })
                    }))
                }
            };
            pump::run(socket, connection, outgoing).await;
            drop(seat);
        })
    })
}

/// Who sits at this end, as the others in a room see them.
fn identity(actor: &Actor) -> Identity {
    let summary = PersonSummary { id: actor.person.clone(), name: actor.name.clone(), title: String::new() };
    Identity {
        color: summary.color(),
        person: actor.person.clone(),
        name: actor.name.clone(),
        session: actor.session.clone(),
        org: actor.org.clone(),
    }
}
