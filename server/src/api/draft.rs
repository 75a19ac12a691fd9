//! The draft of the framework, for those who write it. Its text is co-edited over the socket.

use super::extract::{Asked, Body, Named};
use crate::error::Answer;
use crate::middleware::token::{CanRead, CanWrite};
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::framework::ChoiceAnswer;
use domain::ids::ItemId;
use domain::problem::Problem;
use domain::view::{ChoiceInput, CommentInput, DraftView, PublishInput};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(draft))
        .routes(routes!(publish))
        .routes(routes!(choices, answer))
        .routes(routes!(comment))
        .routes(routes!(reply))
        .routes(routes!(resolve))
}

/// Reads the draft: what it says, the room of its text, and everything around it. For framework owners.
#[utoipa::path(get, path = "/framework/draft", tag = "framework", security(("session" = []), ("token" = ["read"])), responses(
    (status = 200, description = "The draft.", body = DraftView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
))]
async fn draft(State(web): State<Shared>, CanRead(actor): CanRead) -> Answer<Json<DraftView>> {
    Ok(Json(web.service.draft(&actor).await?))
}

/// What was published.
#[derive(Debug, Serialize, ToSchema)]
struct Published {
    /// The number of the version.
    version: u32,
}

/// Publishes the draft as the next version. For framework owners.
#[utoipa::path(post, path = "/framework/versions", tag = "framework", security(("session" = []), ("token" = ["write"])), request_body = PublishInput, responses(
    (status = 201, description = "Published.", body = Published),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 409, description = "The draft was changed since it was seen, or nothing is new.", body = Problem),
    (status = 422, description = "Something has to be done first; `hindrances` names each.", body = Problem),
))]
async fn publish(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Body(input): Body<PublishInput>,
) -> Answer<(StatusCode, Json<Published>)> {
    let version = web.service.publish(&actor, &input).await?;
    Ok((StatusCode::CREATED, Json(Published { version })))
}

/// What is searched.
#[derive(Debug, Deserialize, IntoParams)]
struct Search {
    /// Words that all have to occur.
    #[serde(default)]
    search: String,
}

/// Lists the answers at choice points, newest first. For framework owners.
#[utoipa::path(get, path = "/framework/choices", tag = "framework", security(("session" = []), ("token" = ["read"])), params(Search), responses(
    (status = 200, description = "The answers.", body = Vec<ChoiceAnswer>),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
))]
async fn choices(
    State(web): State<Shared>,
    CanRead(actor): CanRead,
    Asked(asked): Asked<Search>,
) -> Answer<Json<Vec<ChoiceAnswer>>> {
    Ok(Json(web.service.search_choices(&actor, &asked.search).await?))
}

/// Answers a question at a choice point. For framework owners.
#[utoipa::path(post, path = "/framework/choices", tag = "framework", security(("session" = []), ("token" = ["write"])), request_body = ChoiceInput, responses(
    (status = 204, description = "Kept."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 409, description = "The examples were reworded meanwhile.", body = Problem),
    (status = 422, description = "The answer does not fit.", body = Problem),
))]
async fn answer(State(web): State<Shared>, CanWrite(actor): CanWrite, Body(input): Body<ChoiceInput>) -> Answer<StatusCode> {
    web.service.answer_choice(&actor, &input).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A comment that was made.
#[derive(Debug, Serialize, ToSchema)]
struct Commented {
    /// Which.
    id: ItemId,
}

/// Comments on a place of the draft. For framework owners.
#[utoipa::path(post, path = "/framework/comments", tag = "framework", security(("session" = []), ("token" = ["write"])), request_body = CommentInput, responses(
    (status = 201, description = "Kept.", body = Commented),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 422, description = "The comment does not fit.", body = Problem),
))]
async fn comment(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Body(input): Body<CommentInput>,
) -> Answer<(StatusCode, Json<Commented>)> {
    let id = web.service.comment(&actor, &input).await?;
    Ok((StatusCode::CREATED, Json(Commented { id })))
}

/// An answer to a comment.
#[derive(Debug, Deserialize, ToSchema)]
struct NewReply {
    /// In words.
    text: String,
}

/// Answers a comment; a closed thread is open again then. For framework owners.
#[utoipa::path(post, path = "/framework/comments/{comment}/replies", tag = "framework", security(("session" = []), ("token" = ["write"])), params(("comment" = ItemId, Path)),
    request_body = NewReply, responses(
    (status = 204, description = "Kept."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such comment for you.", body = Problem),
    (status = 422, description = "The answer does not fit.", body = Problem),
))]
async fn reply(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(comment): Named<ItemId>,
    Body(new): Body<NewReply>,
) -> Answer<StatusCode> {
    web.service.reply(&actor, &comment, &new.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Closes the thread of a comment. For framework owners.
#[utoipa::path(put, path = "/framework/comments/{comment}/resolution", tag = "framework", security(("session" = []), ("token" = ["write"])), params(("comment" = ItemId, Path)), responses(
    (status = 204, description = "Closed, or it was so before."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such comment for you.", body = Problem),
))]
async fn resolve(State(web): State<Shared>, CanWrite(actor): CanWrite, Named(comment): Named<ItemId>) -> Answer<StatusCode> {
    web.service.resolve_comment(&actor, &comment).await?;
    Ok(StatusCode::NO_CONTENT)
}
