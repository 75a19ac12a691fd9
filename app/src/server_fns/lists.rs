//! Who I am, my desk and my lists.

use crate::error::AppError;
use crate::json::Json;
use domain::time::Timestamp;
use domain::view::{self, ProposalSummary, Report};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// Who I am and where I may go.
#[server(input = Json, output = Json)]
pub async fn me() -> Result<view::Me, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.me(&actor).await.map_err(asking::told)
}

/// My desk.
#[server(input = Json, output = Json)]
pub async fn desk() -> Result<view::Desk, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.desk(&actor).await.map_err(asking::told)
}

/// One of my lists, and the moment it was made.
#[server(input = Json, output = Json)]
pub async fn shelf(shelf: view::Shelf) -> Result<(Vec<ProposalSummary>, Timestamp), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    Ok((service.shelf(&actor, shelf).await.map_err(asking::told)?, asking::now()))
}

/// The people I support, and the moment the list was made.
#[server(input = Json, output = Json)]
pub async fn reports() -> Result<(Vec<Report>, Timestamp), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    Ok((service.reports(&actor).await.map_err(asking::told)?, asking::now()))
}

/// Starts a path and leads to it. Takes a plain form too.
#[server(output = Json)]
pub async fn start(title: String) -> Result<String, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let address = format!("/p/{}", service.start(&actor, &title).await.map_err(asking::told)?);
    asking::lead_to(&address);
    Ok(address)
}
