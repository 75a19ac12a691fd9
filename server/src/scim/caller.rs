//! Which directory calls.

use super::BASE;
use super::answer::Answered;
use crate::middleware::anonymous::refuse;
use crate::middleware::token::bearer;
use crate::web::{Shared, Web};
use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::header;
use http::request::Parts;
use scim::Fault;
use service::Directory;

/// A directory that has proven to be an organization's.
pub(super) struct Called(pub(super) Directory);

impl FromRequestParts<Shared> for Called {
    type Rejection = Answered;

    async fn from_request_parts(parts: &mut Parts, web: &Shared) -> Result<Self, Answered> {
        let address = web.address_of(&parts.extensions, &parts.headers);
        web.limits.token(address).map_err(|wait| Answered::with(refuse(wait)))?;
        let Some(token) = bearer(&parts.headers) else {
            return Err(Fault::plain(401, "Send the token of the organization as a bearer token.").into());
        };
        match web.service.authenticate_directory(token, base(web, &parts.headers)).await {
            Ok(Some(directory)) => Ok(Self(directory)),
            Ok(None) => {
                web.limits.wrong_token(address);
                tracing::info!(%address, "a provisioning token that is good for nothing");
                Err(Fault::plain(401, "This token is good for nothing: it was revoked, or never made.").into())
            }
            Err(error) => {
                tracing::error!(%error, "a directory could not be told who it is");
                Err(Fault::plain(500, "Something went wrong on our side. Try again.").into())
            }
        }
    }
}

/// Where the resources are: at the address that people use, or where the directory called.
fn base(web: &Web, headers: &HeaderMap) -> String {
    let called = || headers.get(header::HOST).and_then(|host| host.to_str().ok()).map(|host| format!("http://{host}"));
    let origin = web.origin.as_ref().map(|origin| origin.as_str().trim_end_matches('/').to_owned()).or_else(called);
    format!("{}{BASE}", origin.unwrap_or_default())
}
