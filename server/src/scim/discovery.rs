//! What can be done here, and with what.

use super::answer::{Answer, Asked, told};
use super::caller::Called;
use crate::web::Shared;
use axum::Router;
use axum::extract::Path;
use axum::routing::{get, post};
use http::StatusCode;
use scim::{Fault, LIST, discovery};
use serde_json::{Value, json};
use service::MAX_LISTED;

/// The calls of this file.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/ServiceProviderConfig", get(configuration))
        .route("/ResourceTypes", get(resource_types))
        .route("/ResourceTypes/{id}", get(resource_type))
        .route("/Schemas", get(schemas))
        .route("/Schemas/{id}", get(schema))
        .route("/.search", post(search))
}

async fn configuration(Called(by): Called) -> Answer {
    Ok(told(StatusCode::OK, &discovery::configuration(by.base(), MAX_LISTED)))
}

async fn resource_types(Called(by): Called, Asked(query): Asked) -> Answer {
    list(&discovery::resource_types(by.base()), &query)
}

async fn resource_type(Called(by): Called, Path(id): Path<String>) -> Answer {
    one(discovery::resource_types(by.base()), &id)
}

async fn schemas(Called(by): Called, Asked(query): Asked) -> Answer {
    list(&discovery::schemas(by.base()), &query)
}

async fn schema(Called(by): Called, Path(id): Path<String>) -> Answer {
    one(discovery::schemas(by.base()), &id)
}

/// People and groups are searched each for themselves.
async fn search(Called(_by): Called) -> Answer {
    Err(Fault::plain(501, "Search /Users/.search or /Groups/.search.").into())
}

/// All of them; these lists take no filter (RFC 7644, 4).
fn list(all: &[Value], query: &service::Query) -> Answer {
    if query.filter.is_some() {
        return Err(Fault::plain(403, "This list takes no filter.").into());
    }
    let body = json!({
        "schemas": [LIST], "totalResults": all.len(), "startIndex": 1, "itemsPerPage": all.len(), "Resources": all,
    });
    Ok(told(StatusCode::OK, &body))
}

fn one(all: Vec<Value>, id: &str) -> Answer {
    let found = all.into_iter().find(|one| one["id"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(id)));
    let found = found.ok_or_else(|| Fault::plain(404, "There is no such resource."))?;
    Ok(told(StatusCode::OK, &found))
}
