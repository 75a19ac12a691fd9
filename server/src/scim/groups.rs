//! Groups of a directory.

use super::answer::{Answer, Asked, Searched, Sent, added, found, told};
use super::caller::Called;
use crate::web::Shared;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use domain::ids::ItemId;
use http::StatusCode;
use scim::Fault;

/// The calls of this file.
pub(super) fn routes() -> Router<Shared> {
    let one = get(read).put(replace).patch(change).delete(remove);
    let all = Router::new().route("/Groups", get(list).post(add)).route("/Groups/.search", post(search));
    all.route("/Groups/{id}", one)
}

async fn list(State(web): State<Shared>, Called(by): Called, Asked(query): Asked) -> Answer {
    Ok(told(StatusCode::OK, &web.service.scim_groups(&by, &query).await?))
}

async fn search(State(web): State<Shared>, Called(by): Called, Searched(query): Searched) -> Answer {
    Ok(told(StatusCode::OK, &web.service.scim_groups(&by, &query).await?))
}

async fn add(State(web): State<Shared>, Called(by): Called, Asked(query): Asked, Sent(body): Sent) -> Answer {
    let selection = query.selection()?;
    Ok(added(selection.of(web.service.scim_group_add(&by, &body).await?)))
}

async fn read(State(web): State<Shared>, Called(by): Called, Path(id): Path<String>, Asked(query): Asked) -> Answer {
    Ok(found(web.service.scim_group(&by, &known(&id)?, &query).await?))
}

async fn replace(
    State(web): State<Shared>,
    Called(by): Called,
    Path(id): Path<String>,
    Asked(query): Asked,
    Sent(body): Sent,
) -> Answer {
    let selection = query.selection()?;
    Ok(found(selection.of(web.service.scim_group_replace(&by, &known(&id)?, &body).await?)))
}

async fn change(
    State(web): State<Shared>,
    Called(by): Called,
    Path(id): Path<String>,
    Asked(query): Asked,
    Sent(body): Sent,
) -> Answer {
    let selection = query.selection()?;
    let changed = web.service.scim_group_patch(&by, &known(&id)?, &body).await?;
    Ok(found(selection.of(changed)))
}

async fn remove(State(web): State<Shared>, Called(by): Called, Path(id): Path<String>) -> Answer {
    web.service.scim_group_delete(&by, &known(&id)?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What cannot be an id is nobody's.
fn known(id: &str) -> Result<ItemId, Fault> {
    id.parse().map_err(|_no_id| Fault::plain(404, "There is no such resource."))
}
