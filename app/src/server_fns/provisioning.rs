//! Provisioning by a directory, for administrators.

use crate::error::AppError;
use crate::json::Json;
use domain::ids::ItemId;
use domain::provisioning::ProvisioningSettings;
use domain::view::{NewProvisioningToken, ProvisioningView};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// Everything about it.
#[server(input = Json, output = Json)]
pub async fn provisioning() -> Result<ProvisioningView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.provisioning(&actor).await.map_err(asking::told)
}

/// Chooses what the directory owns, as it was read at that revision.
#[server(input = Json, output = Json)]
pub async fn provisioning_choose(chosen: ProvisioningSettings) -> Result<ProvisioningView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.provisioning_change(&actor, &chosen).await.map_err(asking::told)
}

/// Makes a token for the directory, and shows its secret once.
#[server(input = Json, output = Json)]
pub async fn provisioning_token_make() -> Result<NewProvisioningToken, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.provisioning_token_create(&actor).await.map_err(asking::told)
}

/// Revokes one of its tokens.
#[server(input = Json, output = Json)]
pub async fn provisioning_token_revoke(id: ItemId) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.provisioning_token_revoke(&actor, &id).await.map_err(asking::told)
}
