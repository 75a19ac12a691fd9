//! The organization's people, for administrators.

use super::extract::{Asked, Body, Named};
use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::middleware::token::CanAdminister;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::ids::PersonId;
use domain::problem::Problem;
use domain::view::{PasswordLink, PeoplePage, PeopleQuery, PersonDetails, PersonRecord};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(read, change))
        .routes(routes!(leave, back))
        .routes(routes!(link))
}

/// Lists people, at most 50 at once. For administrators.
#[utoipa::path(get, path = "/people", tag = "people", security(("session" = []), ("token" = ["administer"])), params(PeopleQuery), responses(
    (status = 200, description = "These, and how many there are in all.", body = PeoplePage),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
))]
async fn list(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Asked(query): Asked<PeopleQuery>,
) -> Answer<Json<PeoplePage>> {
    Ok(Json(web.service.people(&actor, &query).await?))
}

/// Somebody who was added.
#[derive(Debug, Serialize, ToSchema)]
struct Added {
    /// Who.
    id: PersonId,
}

/// Adds somebody, who signs in once they have chosen a password by a link. For administrators.
#[utoipa::path(post, path = "/people", tag = "people", security(("session" = []), ("token" = ["administer"])), request_body = PersonDetails, responses(
    (status = 201, description = "Added.", body = Added),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
    (status = 409, description = "The address is taken.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn add(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Body(details): Body<PersonDetails>,
) -> Answer<Response> {
    let id = web.service.person_add(&actor, &details).await?;
    Ok((StatusCode::CREATED, Json(Added { id })).into_response())
}

/// Reads everything that administrators look after about a person. For administrators.
#[utoipa::path(get, path = "/people/{person}", tag = "people", security(("session" = []), ("token" = ["administer"])), params(("person" = PersonId, Path)), responses(
    (status = 200, description = "The person.", body = PersonRecord),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
))]
async fn read(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Named(id): Named<PersonId>,
) -> Answer<Json<PersonRecord>> {
    Ok(Json(web.service.person(&actor, &id).await?))
}

/// What is known of somebody from now on.
#[derive(Debug, Deserialize, ToSchema)]
struct Change {
    /// The revision that was read.
    revision: u64,
    /// All of it, as it is to be.
    details: PersonDetails,
}

/// Replaces what is known of somebody, as it was read at that revision. For administrators.
#[utoipa::path(put, path = "/people/{person}", tag = "people", security(("session" = []), ("token" = ["administer"])), params(("person" = PersonId, Path)), request_body = Change, responses(
    (status = 200, description = "The person as they are now.", body = PersonRecord),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
    (status = 409, description = "Somebody changed the person since, the address is taken, or no administrator would be left.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn change(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Named(id): Named<PersonId>,
    Body(new): Body<Change>,
) -> Answer<Json<PersonRecord>> {
    Ok(Json(web.service.person_change(&actor, &id, new.revision, &new.details).await?))
}

/// Notes that somebody has left: their sign-ins and sockets end at once. For administrators.
#[utoipa::path(put, path = "/people/{person}/departure", tag = "people", security(("session" = []), ("token" = ["administer"])), params(("person" = PersonId, Path)), responses(
    (status = 204, description = "Done, or it was so before."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
    (status = 409, description = "No administrator would be left.", body = Problem),
))]
async fn leave(State(web): State<Shared>, CanAdminister(actor): CanAdminister, Named(id): Named<PersonId>) -> Answer<StatusCode> {
    web.service.person_leave(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back that somebody has left. For administrators.
#[utoipa::path(delete, path = "/people/{person}/departure", tag = "people", security(("session" = []), ("token" = ["administer"])), params(("person" = PersonId, Path)), responses(
    (status = 204, description = "Done, or it was so before."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
))]
async fn back(State(web): State<Shared>, CanAdminister(actor): CanAdminister, Named(id): Named<PersonId>) -> Answer<StatusCode> {
    web.service.person_return(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a link with which somebody chooses a password, in the place of every earlier one. It is shown here alone. For administrators.
#[utoipa::path(post, path = "/people/{person}/password-link", tag = "people", params(("person" = PersonId, Path)), responses(
    (status = 201, description = "The secret of the link.", body = PasswordLink),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
    (status = 409, description = "The person has left.", body = Problem),
))]
async fn link(State(web): State<Shared>, SignedIn(actor): SignedIn, Named(id): Named<PersonId>) -> Answer<Response> {
    Ok((StatusCode::CREATED, Json(web.service.password_link(&actor, &id).await?)).into_response())
}
