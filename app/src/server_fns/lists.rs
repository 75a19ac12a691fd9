//! Who I am, my desk and my lists.

use crate::error::AppError;
use domain::view::{Desk, Me, ProposalSummary, Report, Shelf};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

#[cfg(feature = "ssr")]
use super::asking;

/// Who I am and where I may go.
#[server(input = Json)]
pub async fn me() -> Result<Me, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.me(&actor).await.map_err(asking::told)
}

/// My desk.
#[server(input = Json)]
pub async fn desk() -> Result<Desk, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.desk(&actor).await.map_err(asking::told)
}

/// One of my lists.
#[server(input = Json)]
pub async fn shelf(shelf: Shelf) -> Result<Vec<ProposalSummary>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.shelf(&actor, shelf).await.map_err(asking::told)
}

/// The people I support.
#[server(input = Json)]
pub async fn reports() -> Result<Vec<Report>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.reports(&actor).await.map_err(asking::told)
}

/// Starts a path and leads to it. Takes a plain form too.
#[server]
pub async fn start(title: String) -> Result<String, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let address = format!("/p/{}", service.start(&actor, &title).await.map_err(asking::told)?);
    leptos_axum::redirect(&address);
    Ok(address)
}
