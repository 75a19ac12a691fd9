//! The organization's people, for administrators.

use crate::error::AppError;
use crate::json::Json;
use domain::ids::{ItemId, PersonId};
use domain::view::{
    DirectoryDone, DirectoryProgress, DirectoryUndone, PasswordLink, PeoplePage, PeopleQuery, PersonDetails, PersonForm,
    PersonRecord,
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// A part of the list of everybody.
#[server(input = Json, output = Json)]
pub async fn people(query: PeopleQuery) -> Result<PeoplePage, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.people(&actor, &query).await.map_err(asking::told)
}

/// What the page of a person shows; of nobody, where somebody is to be added.
#[server(input = Json, output = Json)]
pub async fn person(id: Option<String>) -> Result<PersonForm, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let id = id.as_deref().map(asking::id::<PersonId>).transpose()?;
    service.person_form(&actor, id.as_ref()).await.map_err(asking::told)
}

/// Adds somebody.
#[server(input = Json, output = Json)]
pub async fn person_add(details: PersonDetails) -> Result<PersonId, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.person_add(&actor, &details).await.map_err(asking::told)
}

/// Replaces what is known of somebody, as it was read at that revision.
#[server(input = Json, output = Json)]
pub async fn person_change(id: PersonId, revision: u64, details: PersonDetails) -> Result<PersonRecord, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.person_change(&actor, &id, revision, &details).await.map_err(asking::told)
}

/// Notes that somebody has left.
#[server(input = Json, output = Json)]
pub async fn person_leave(id: PersonId) -> Result<PersonRecord, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.person_leave(&actor, &id).await.map_err(asking::told)?;
    service.person(&actor, &id).await.map_err(asking::told)
}

/// Takes back that somebody has left.
#[server(input = Json, output = Json)]
pub async fn person_return(id: PersonId) -> Result<PersonRecord, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.person_return(&actor, &id).await.map_err(asking::told)?;
    service.person(&actor, &id).await.map_err(asking::told)
}

/// Makes a link with which somebody chooses a password.
#[server(input = Json, output = Json)]
pub async fn make_link(id: PersonId) -> Result<PasswordLink, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.password_link(&actor, &id).await.map_err(asking::told)
}

/// The newest list that was brought in and can be taken back, and the moment at which that was asked.
#[server(input = Json, output = Json)]
pub async fn directory_last() -> Result<(Option<DirectoryDone>, domain::time::Timestamp), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    Ok((service.directory_last(&actor).await.map_err(asking::told)?, asking::now()))
}

/// How far the list is written that is being brought in or taken back.
#[server(input = Json, output = Json)]
pub async fn list_progress() -> Result<Option<DirectoryProgress>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.directory_progress(&actor).await.map_err(asking::told)
}

/// Takes the newest list back.
#[server(input = Json, output = Json)]
pub async fn undo_directory_import(id: ItemId) -> Result<DirectoryUndone, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.undo_directory_import(&actor, &id).await.map_err(asking::told)
}
