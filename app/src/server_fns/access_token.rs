//! Personal access tokens: mine, and somebody's whom administrators look after.

use crate::error::AppError;
use crate::json::Json;
use domain::ids::{ItemId, PersonId};
use domain::time::Timestamp;
use domain::view::{AccessTokenInput, AccessTokenView, NewAccessToken};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// My tokens.
#[server(input = Json, output = Json)]
pub async fn access_tokens() -> Result<Vec<AccessTokenView>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.my_access_tokens(&actor).await.map_err(asking::told)
}

/// Makes a token of mine, and shows its secret once.
#[server(input = Json, output = Json)]
pub async fn access_token_make(wanted: AccessTokenInput) -> Result<NewAccessToken, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.access_token_create(&actor, &wanted).await.map_err(asking::told)
}

/// Revokes one of mine.
#[server(input = Json, output = Json)]
pub async fn access_token_revoke(id: ItemId) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.access_token_revoke(&actor, &id).await.map_err(asking::told)
}

/// Somebody's tokens, and the moment they were read.
#[server(input = Json, output = Json)]
pub async fn access_tokens_of(id: PersonId) -> Result<(Vec<AccessTokenView>, Timestamp), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    Ok((service.person_access_tokens(&actor, &id).await.map_err(asking::told)?, asking::now()))
}

/// Revokes one of somebody's.
#[server(input = Json, output = Json)]
pub async fn access_token_revoke_of(id: PersonId, token: ItemId) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.person_access_token_revoke(&actor, &id, &token).await.map_err(asking::told)
}
