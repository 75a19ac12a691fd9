//! Signing in and out, and the sign-ins of a person.

use crate::error::AppError;
use crate::json::Json;
use domain::ids::SessionId;
use domain::view::{FirstOrganization, LinkOwner, SessionView};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use {super::asking, crate::session_cookie::SessionCookie, leptos_axum::ResponseOptions};

/// Signs in and leads on. Takes a plain form too, so that it works before the page is awake.
#[server(output = Json)]
pub async fn sign_in(email: String, password: String, next: String) -> Result<(), AppError> {
    let service = asking::service();
    let signed_in = service.sign_in(&email, &password, &asking::agent()).await.map_err(asking::told)?;
    open(&signed_in);
    asking::lead_to(crate::routes::safe(&next));
    Ok(())
}

/// Signs out of this browser; where to go from there.
#[server(output = Json)]
pub async fn sign_out() -> Result<String, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let farewell = service.sign_out(&actor).await.map_err(asking::told)?;
    let cookie = expect_context::<SessionCookie>();
    send_cookie(cookie.clear());
    let farewell = farewell.and_then(|secret| cookie.farewell(&secret));
    // Whoever is still signed in at the identity provider is told so.
    let to = if farewell.is_some() { "/sign-in?out" } else { "/sign-in" };
    send_cookie(farewell);
    asking::lead_to(to);
    Ok(to.to_owned())
}

/// Hands a session out that was opened.
#[cfg(feature = "ssr")]
pub(super) fn open(signed_in: &service::SignedIn) {
    send_cookie(expect_context::<SessionCookie>().set(&signed_in.token, signed_in.expires));
}

#[cfg(feature = "ssr")]
fn send_cookie(cookie: Option<axum::http::HeaderValue>) {
    if let (Some(cookie), Some(response)) = (cookie, use_context::<ResponseOptions>()) {
        response.append_header(axum::http::header::SET_COOKIE, cookie);
    }
}

/// Where I am signed in, and the moment the list was made.
#[server(input = Json, output = Json)]
pub async fn sessions() -> Result<(Vec<SessionView>, domain::time::Timestamp), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    Ok((service.sessions(&actor).await.map_err(asking::told)?, asking::now()))
}

/// Ends a sign-in of mine.
#[server(input = Json, output = Json)]
pub async fn revoke(session: SessionId) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.revoke(&actor, &session).await.map_err(asking::told)
}

/// Whose password a link is for.
#[server(input = Json, output = Json)]
pub async fn link_holder(token: String) -> Result<LinkOwner, AppError> {
    asking::service().link_holder(&token).await.map_err(asking::told)
}

/// Keeps the password that somebody chose with a link, which is used up by that.
#[server(input = Json, output = Json)]
pub async fn choose_password(token: String, password: String) -> Result<(), AppError> {
    asking::service().choose_password(&token, &password).await.map_err(asking::told)
}

/// Whether the first organization can be made with that secret.
#[server(input = Json, output = Json)]
pub async fn first_link(token: String) -> Result<(), AppError> {
    asking::service().first_link_is_good(&token).await.map_err(asking::told)
}

/// Makes the first organization and its first administrator.
#[server(input = Json, output = Json)]
pub async fn make_first_organization(token: String, made: FirstOrganization) -> Result<(), AppError> {
    asking::service().make_first_organization(&token, &made).await.map_err(asking::told)
}

/// Replaces my password and ends my other sign-ins.
#[server(input = Json, output = Json)]
pub async fn change_password(old: String, new: String) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.change_password(&actor, &old, &new).await.map_err(asking::told)
}
