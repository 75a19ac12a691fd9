//! SCIM 2.0 at `/scim/v2` (RFC 7644): a directory keeps people and groups of an organization. It comes with a provisioning token and never with a cookie.

mod answer;
mod caller;
mod discovery;
mod groups;
mod users;

use crate::web::Shared;
use answer::Answered;
use axum::Router;
use scim::Fault;

/// Where it is.
pub const BASE: &str = "/scim/v2";

/// The router.
pub fn router() -> Router<Shared> {
    let calls = Router::new()
        .merge(discovery::routes())
        .merge(users::routes())
        .merge(groups::routes())
        .method_not_allowed_fallback(|| async { Answered::refused(&Fault::plain(405, "This is not done here.")) })
        .fallback(|| async { Answered::refused(&Fault::plain(404, "There is no such resource.")) });
    Router::new().nest(BASE, calls)
}
