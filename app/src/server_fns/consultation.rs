//! Answering a question that I was asked.

use crate::error::AppError;
use crate::json::Json;
use domain::consultation::{ConsultationView, Support};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// The question, with what I may read for it.
#[server(input = Json, output = Json)]
pub async fn consultation(id: String) -> Result<ConsultationView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.consultation(&actor, &asking::id(&id)?).await.map_err(asking::told)
}

/// My answer; without a vote in the round on preparation.
#[server(input = Json, output = Json)]
pub async fn answer(id: String, support: Option<Support>, reason: String) -> Result<ConsultationView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let id = asking::id(&id)?;
    service.answer(&actor, &id, support, &reason).await.map_err(asking::told)?;
    service.consultation(&actor, &id).await.map_err(asking::told)
}
