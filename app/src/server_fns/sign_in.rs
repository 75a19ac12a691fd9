//! What one can sign in with, and what administrators choose about it.

use crate::error::AppError;
use crate::json::Json;
use domain::ids::PersonId;
use domain::sign_in::SignInSettings;
use domain::view::{AccountView, SignInOffer, SignInView};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// What one can sign in with.
#[server(input = Json, output = Json)]
pub async fn offer() -> Result<SignInOffer, AppError> {
    asking::service().sign_in_offer().await.map_err(asking::told)
}

/// What administrators chose.
#[server(input = Json, output = Json)]
pub async fn chosen() -> Result<SignInView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.sign_in_view(&actor).await.map_err(asking::told)
}

/// Chooses anew, as it was read at the revision.
#[server(input = Json, output = Json)]
pub async fn choose(settings: SignInSettings) -> Result<SignInView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.sign_in_change(&actor, &settings).await.map_err(asking::told)
}

/// The account at the identity provider by which somebody signs in, and the moment it was read.
#[server(input = Json, output = Json)]
pub async fn account(id: PersonId) -> Result<(Option<AccountView>, domain::time::Timestamp), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    Ok((service.person_account(&actor, &id).await.map_err(asking::told)?, asking::now()))
}

/// Takes that account away.
#[server(input = Json, output = Json)]
pub async fn account_remove(id: PersonId) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.person_account_remove(&actor, &id).await.map_err(asking::told)
}
