//! What an organization chooses for itself.

use crate::error::AppError;
use crate::json::Json;
use domain::ids::ObjectiveId;
use domain::process::Process;
use domain::view::{ObjectiveInput, OrganizationSettings, SettingsView};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// What is chosen.
#[server(input = Json, output = Json)]
pub async fn settings() -> Result<SettingsView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.settings(&actor).await.map_err(asking::told)
}

/// Chooses anew, onto what was read.
#[server(input = Json, output = Json)]
pub async fn change_settings(read: OrganizationSettings, next: OrganizationSettings) -> Result<SettingsView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.change_settings(&actor, &read, &next).await.map_err(asking::told)?;
    service.settings(&actor).await.map_err(asking::told)
}

/// Chooses questions, guides and what may not be left out, onto what was read.
#[server(input = Json, output = Json)]
pub async fn change_process(read: Process, next: Process) -> Result<SettingsView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.change_process(&actor, &read, &next).await.map_err(asking::told)?;
    service.settings(&actor).await.map_err(asking::told)
}

/// Adds an objective, or changes one, and answers everything that is chosen.
#[server(input = Json, output = Json)]
pub async fn save_objective(id: Option<ObjectiveId>, input: ObjectiveInput) -> Result<SettingsView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    match id {
        Some(id) => service.objective_change(&actor, &id, &input).await.map_err(asking::told)?,
        None => service.objective_add(&actor, &input).await.map_err(asking::told)?,
    };
    service.settings(&actor).await.map_err(asking::told)
}

/// Ends an objective, and answers everything that is chosen.
#[server(input = Json, output = Json)]
pub async fn end_objective(id: ObjectiveId) -> Result<SettingsView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.objective_end(&actor, &id).await.map_err(asking::told)?;
    service.settings(&actor).await.map_err(asking::told)
}
