//! Pinned versions and the decision on them.

use crate::error::AppError;
use crate::json::Json;
use domain::review::DecisionInput;
use domain::view::ReviewView;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// A pinned version beside what was decided on it.
#[server(input = Json, output = Json)]
pub async fn version(id: String, number: String) -> Result<ReviewView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let number = number.parse().map_err(|_not_a_number| asking::nothing())?;
    service.review(&actor, &asking::id(&id)?, number).await.map_err(asking::told)
}

/// Tells the pair that somebody reads it.
#[server(input = Json, output = Json)]
pub async fn begin_review(id: String, number: u32) -> Result<ReviewView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let id = asking::id(&id)?;
    service.step(&actor, &id, domain::state::Step::BeginReview).await.map_err(asking::told)?;
    service.review(&actor, &id, number).await.map_err(asking::told)
}

/// Decides.
#[server(input = Json, output = Json)]
pub async fn decide(id: String, number: u32, input: DecisionInput) -> Result<ReviewView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let id = asking::id(&id)?;
    service.decide(&actor, &id, number, &input).await.map_err(asking::told)?;
    service.review(&actor, &id, number).await.map_err(asking::told)
}
