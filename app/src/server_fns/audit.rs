//! The organization's audit log, for auditors and administrators.

use crate::error::AppError;
use crate::json::Json;
use domain::view::{AuditPage, AuditQuery, AuditStanding};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// A part of the log, newest first.
#[server(input = Json, output = Json)]
pub async fn audit_log(query: AuditQuery) -> Result<AuditPage, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.audit_log(&actor, &query).await.map_err(asking::told)
}

/// Compares all entries now.
#[server(input = Json, output = Json)]
pub async fn audit_check() -> Result<AuditStanding, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.audit_check(&actor).await.map_err(asking::told)
}
