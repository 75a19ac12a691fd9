//! The interface for programs, `/api/v1`: one file per noun, each call thin, all of them in the OpenAPI document by construction.

mod access_tokens;
mod assessment;
mod audit;
mod consultation;
mod directory;
mod draft;
mod exports;
mod extract;
mod framework;
mod handover;
mod imports;
mod me;
mod organization;
mod passkeys;
mod password;
mod people;
mod proposal;
mod proposals;
mod provisioning;
mod review;
mod section;
mod session;
mod settings;
mod sign_in;
mod step;
mod submission;
mod sync_token;
mod upload;

pub(crate) use exports::output;

use crate::error::ApiError;
use crate::web::Shared;
use axum::{Json, Router, routing};
use domain::access_token::PREFIX;
use domain::problem::Problem;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;

/// Where the interface is.
pub const BASE: &str = "/api/v1";
/// Where its description is.
pub const DOCUMENT: &str = "/api/v1/openapi.json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Waymark",
        description = "Proposals, sign-in and decisions for programs. What people write is co-edited over the socket `/sync/hocus`: see the \
                       rooms of a proposal. Every error is a `Problem`. What does not exist and what is not yours answer alike."
    ),
    components(schemas(Problem)),
    security(("session" = [])),
)]
struct Document;

/// The calls and their description.
fn described() -> (Router<Shared>, utoipa::openapi::OpenApi) {
    let calls = OpenApiRouter::new()
        .merge(session::routes())
        .merge(me::routes())
        .merge(password::routes())
        .merge(organization::routes())
        .merge(settings::routes())
        .merge(people::routes())
        .merge(directory::routes())
        .merge(audit::routes())
        .merge(sign_in::routes())
        .merge(passkeys::routes())
        .merge(access_tokens::routes())
        .merge(provisioning::routes())
        .merge(sync_token::routes())
        .merge(proposals::routes())
        .merge(proposal::routes())
        .merge(section::routes())
        .merge(handover::routes())
        .merge(consultation::routes())
        .merge(step::routes())
        .merge(assessment::routes())
        .merge(submission::routes())
        .merge(review::routes())
        .merge(framework::routes())
        .merge(draft::routes())
        .merge(imports::routes())
        .merge(exports::routes());
    let (router, mut document) = OpenApiRouter::with_openapi(Document::openapi()).nest(BASE, calls).split_for_parts();
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        "waymark",
        "The session, set by signing in; `__Host-waymark` where people come over https.",
    )));
    let mut bearer = Http::new(HttpAuthScheme::Bearer);
    bearer.bearer_format = Some(format!("{PREFIX} and 64 hexadecimal digits"));
    bearer.description =
        Some("A personal access token. Each call names the scope that it needs; calls that name none take no token.".to_owned());
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("session", cookie);
    components.add_security_scheme("token", SecurityScheme::Http(bearer));
    (router, document)
}

/// The OpenAPI document.
pub fn document() -> utoipa::openapi::OpenApi {
    described().1
}

/// The router of the interface.
pub fn router() -> Router<Shared> {
    let (router, document) = described();
    let unknown = || async { ApiError::not_found() };
    router
        .route(DOCUMENT, routing::get(move || async move { Json(document) }))
        .route("/api/v1/{*unknown}", routing::any(unknown))
        .method_not_allowed_fallback(unknown)
}
