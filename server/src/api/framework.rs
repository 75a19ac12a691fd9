//! The career framework: reading what is published, and what people say about it.

use super::extract::{Asked, Body, Named};
use crate::error::Answer;
use crate::middleware::token::{CanAdminister, CanRead, CanWrite};
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::ids::{PersonId, ProposalId, RoleId};
use domain::problem::Problem;
use domain::view::{ComparisonView, FrameworkView};
use http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(framework))
        .routes(routes!(compare))
        .routes(routes!(agree))
        .routes(routes!(litmus))
        .routes(routes!(hold))
        .routes(routes!(adopt))
}

/// Which version.
#[derive(Debug, Deserialize, IntoParams)]
struct Wanted {
    /// Its number; the one in force where it is left out.
    version: Option<u32>,
}

/// Reads a published version of the organization's framework, with the pay that is open to the asking person.
#[utoipa::path(get, path = "/framework", tag = "framework", security(("session" = []), ("token" = ["read"])), params(Wanted), responses(
    (status = 200, description = "The framework; empty, with version 0, before the first publication.", body = FrameworkView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such version.", body = Problem),
))]
async fn framework(
    State(web): State<Shared>,
    CanRead(actor): CanRead,
    Asked(wanted): Asked<Wanted>,
) -> Answer<Json<FrameworkView>> {
    Ok(Json(web.service.framework(&actor, wanted.version).await?))
}

/// What is compared with what.
#[derive(Debug, Deserialize, IntoParams)]
struct Sides {
    /// The earlier version; the one before the later where it is left out.
    from: Option<u32>,
    /// The later version; the draft where it is left out.
    to: Option<u32>,
}

/// Lists what changed from one version to another. The draft is for framework owners.
#[utoipa::path(get, path = "/framework/changes", tag = "framework", security(("session" = []), ("token" = ["read"])), params(Sides), responses(
    (status = 200, description = "Every change.", body = ComparisonView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such version for you.", body = Problem),
))]
async fn compare(State(web): State<Shared>, CanRead(actor): CanRead, Asked(sides): Asked<Sides>) -> Answer<Json<ComparisonView>> {
    Ok(Json(web.service.compare(&actor, sides.from, sides.to).await?))
}

/// Agrees with the philosophy of the version in force. For leadership.
#[utoipa::path(put, path = "/framework/versions/{number}/agreement", tag = "framework", security(("session" = []), ("token" = ["write"])), params(("number" = u32, Path)), responses(
    (status = 204, description = "Agreed."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 409, description = "Not the version in force, or it has no philosophy.", body = Problem),
))]
async fn agree(State(web): State<Shared>, CanWrite(actor): CanWrite, Named(version): Named<u32>) -> Answer<StatusCode> {
    web.service.agree(&actor, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Answers of the litmus test.
#[derive(Debug, Deserialize, ToSchema)]
struct NewLitmus {
    /// Yes or no to each of the three questions.
    answers: [bool; 3],
}

/// Answers the litmus test about the role that one holds, as the version in force describes it.
#[utoipa::path(put, path = "/framework/litmus", tag = "framework", security(("session" = []), ("token" = ["write"])), request_body = NewLitmus, responses(
    (status = 204, description = "Noted, in the place of an earlier answer."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One holds no role.", body = Problem),
))]
async fn litmus(State(web): State<Shared>, CanWrite(actor): CanWrite, Body(new): Body<NewLitmus>) -> Answer<StatusCode> {
    web.service.litmus_answer(&actor, new.answers).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The role that somebody holds.
#[derive(Debug, Deserialize, ToSchema)]
struct NewRole {
    /// The role; none where it is not known.
    role: Option<RoleId>,
}

/// Notes which role somebody holds. For administrators and programme owners.
#[utoipa::path(put, path = "/people/{person}/role", tag = "framework", security(("session" = []), ("token" = ["administer"])), params(("person" = PersonId, Path)),
    request_body = NewRole, responses(
    (status = 204, description = "Noted."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
    (status = 422, description = "The framework in force has no such role.", body = Problem),
))]
async fn hold(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Named(person): Named<PersonId>,
    Body(new): Body<NewRole>,
) -> Answer<StatusCode> {
    web.service.set_holds(&actor, &person, new.role.as_ref()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Writes a proposal against the version of the framework that is in force. For the employee, before anything is pinned to be rated.
#[utoipa::path(post, path = "/proposals/{proposal}/framework", tag = "proposal", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), responses(
    (status = 204, description = "Done, or it was so before."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "What is rated is pinned.", body = Problem),
))]
async fn adopt(State(web): State<Shared>, CanWrite(actor): CanWrite, Named(id): Named<ProposalId>) -> Answer<StatusCode> {
    web.service.adopt_framework(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
