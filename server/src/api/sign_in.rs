//! Signing in: what one can sign in with, what administrators choose about it, and whose account at the identity provider is whose.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::ids::PersonId;
use domain::problem::Problem;
use domain::sign_in::SignInSettings;
use domain::view::{AccountView, SignInOffer, SignInView};
use http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(offer)).routes(routes!(read, change)).routes(routes!(account, remove))
}

/// Tells what one can sign in with. The identity provider is reached by a browser at `/oidc/sign-in`.
#[utoipa::path(get, path = "/sign-in", tag = "session", security(()), responses(
    (status = 200, description = "What there is.", body = SignInOffer),
))]
async fn offer(State(web): State<Shared>) -> Answer<Json<SignInOffer>> {
    Ok(Json(web.service.sign_in_offer().await?))
}

/// Reads what administrators chose about signing in. For administrators.
#[utoipa::path(get, path = "/organization/sign-in", tag = "people", responses(
    (status = 200, description = "What they chose, and the identity provider.", body = SignInView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
))]
async fn read(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<SignInView>> {
    Ok(Json(web.service.sign_in_view(&actor).await?))
}

/// Replaces what administrators chose about signing in, as it was read at its revision. For administrators.
#[utoipa::path(put, path = "/organization/sign-in", tag = "people", request_body = SignInSettings, responses(
    (status = 200, description = "As it is now.", body = SignInView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
    (status = 409, description = "Somebody chose since, or the provider alone cannot be chosen yet; the sentence says why.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn change(
    State(web): State<Shared>,
    SignedIn(actor): SignedIn,
    Body(settings): Body<SignInSettings>,
) -> Answer<Json<SignInView>> {
    Ok(Json(web.service.sign_in_change(&actor, &settings).await?))
}

/// Reads the account at the identity provider by which a person signs in; `null` before they first have. For administrators.
#[utoipa::path(get, path = "/people/{person}/account", tag = "people", params(("person" = PersonId, Path)), responses(
    (status = 200, description = "The account.", body = Option<AccountView>),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
))]
async fn account(
    State(web): State<Shared>,
    SignedIn(actor): SignedIn,
    Named(id): Named<PersonId>,
) -> Answer<Json<Option<AccountView>>> {
    Ok(Json(web.service.person_account(&actor, &id).await?))
}

/// Takes that account away and ends the person's sign-ins: the next account with their address becomes theirs. For administrators.
#[utoipa::path(delete, path = "/people/{person}/account", tag = "people", params(("person" = PersonId, Path)), responses(
    (status = 204, description = "Taken away."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
    (status = 409, description = "They have none.", body = Problem),
))]
async fn remove(State(web): State<Shared>, SignedIn(actor): SignedIn, Named(id): Named<PersonId>) -> Answer<StatusCode> {
    web.service.person_account_remove(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
