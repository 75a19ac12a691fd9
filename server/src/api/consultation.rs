//! Consultations: asking a stakeholder, consenting, answering, closing.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::token::{CanRead, CanWrite};
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::consultation::{ConsultationView, Support};
use domain::ids::{ConsultationId, ProposalId};
use domain::problem::Problem;
use domain::view::AskInput;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(ask))
        .routes(routes!(read))
        .routes(routes!(consent))
        .routes(routes!(answer))
        .routes(routes!(close))
}

/// Proposes to ask a stakeholder; nobody is asked before the employee consents. For the manager.
#[utoipa::path(post, path = "/proposals/{proposal}/consultations", tag = "consultation", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)),
    request_body = AskInput, responses(
    (status = 201, description = "Proposed.", body = ConsultationView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
    (status = 422, description = "The question does not fit.", body = Problem),
))]
async fn ask(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ProposalId>,
    Body(input): Body<AskInput>,
) -> Answer<(StatusCode, Json<ConsultationView>)> {
    let made = web.service.ask(&actor, &id, &input).await?;
    Ok((StatusCode::CREATED, Json(web.service.consultation(&actor, &made).await?)))
}

/// Reads a consultation. For the pair, and for the stakeholder once asked.
#[utoipa::path(get, path = "/consultations/{consultation}", tag = "consultation", security(("session" = []), ("token" = ["read"])), params(("consultation" = ConsultationId, Path)), responses(
    (status = 200, description = "The consultation.", body = ConsultationView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such consultation for you.", body = Problem),
))]
async fn read(
    State(web): State<Shared>,
    CanRead(actor): CanRead,
    Named(id): Named<ConsultationId>,
) -> Answer<Json<ConsultationView>> {
    Ok(Json(web.service.consultation(&actor, &id).await?))
}

/// The employee's answer to a proposed question.
#[derive(Debug, Deserialize, ToSchema)]
struct NewConsent {
    /// Whether to ask.
    consent: Consent,
}

/// Whether to ask.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Consent {
    /// Ask.
    Yes,
    /// Do not ask.
    No,
}

/// Consents to asking, or refuses. For the employee.
#[utoipa::path(put, path = "/consultations/{consultation}/consent", tag = "consultation", security(("session" = []), ("token" = ["write"])), params(("consultation" = ConsultationId, Path)),
    request_body = NewConsent, responses(
    (status = 204, description = "Consented or refused."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such consultation for you.", body = Problem),
    (status = 409, description = "Not at this stage.", body = Problem),
))]
async fn consent(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ConsultationId>,
    Body(new): Body<NewConsent>,
) -> Answer<StatusCode> {
    let consent = match new.consent {
        Consent::Yes => service::Consent::Yes,
        Consent::No => service::Consent::No,
    };
    web.service.consent(&actor, &id, consent).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A stakeholder's answer.
#[derive(Debug, Deserialize, ToSchema)]
struct NewAnswer {
    /// In a word. Left out in the round on preparation, which asks for no vote.
    #[serde(default)]
    support: Option<Support>,
    /// Why; in the round on preparation, what would prepare the employee.
    reason: String,
}

/// Answers. For the stakeholder.
#[utoipa::path(post, path = "/consultations/{consultation}/answer", tag = "consultation", security(("session" = []), ("token" = ["write"])), params(("consultation" = ConsultationId, Path)),
    request_body = NewAnswer, responses(
    (status = 204, description = "Answered."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such consultation for you.", body = Problem),
    (status = 409, description = "Not at this stage.", body = Problem),
    (status = 422, description = "The reason does not fit.", body = Problem),
))]
async fn answer(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ConsultationId>,
    Body(new): Body<NewAnswer>,
) -> Answer<StatusCode> {
    web.service.answer(&actor, &id, new.support, &new.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why a question is closed without an answer.
#[derive(Debug, Deserialize, ToSchema)]
struct Closing {
    /// The reason.
    reason: String,
}

/// Closes a question without an answer. For the pair.
#[utoipa::path(post, path = "/consultations/{consultation}/closing", tag = "consultation", security(("session" = []), ("token" = ["write"])), params(("consultation" = ConsultationId, Path)),
    request_body = Closing, responses(
    (status = 204, description = "Closed."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such consultation for you.", body = Problem),
    (status = 409, description = "Not at this stage.", body = Problem),
    (status = 422, description = "The reason does not fit.", body = Problem),
))]
async fn close(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ConsultationId>,
    Body(why): Body<Closing>,
) -> Answer<StatusCode> {
    web.service.close_consultation(&actor, &id, &why.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
