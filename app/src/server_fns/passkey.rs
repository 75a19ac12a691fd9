//! Passkeys: mine, and signing in with one.

use crate::error::AppError;
use crate::json::Json;
use domain::view::{PasskeyQuestion, PasskeyView};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::asking;

/// My passkeys; none where there can be none at this address.
#[server(input = Json, output = Json)]
pub async fn passkeys() -> Result<Option<Vec<PasskeyView>>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    if !service.sign_in_offer().await.map_err(asking::told)?.passkeys {
        return Ok(None);
    }
    service.my_passkeys(&actor).await.map(Some).map_err(asking::told)
}

/// Asks a device of mine for a passkey.
#[server(input = Json, output = Json)]
pub async fn passkey_add() -> Result<PasskeyQuestion, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.passkey_add(&actor).await.map_err(asking::told)
}

/// Keeps the passkey that the device answered with; mine as they are then.
#[server(input = Json, output = Json)]
pub async fn passkey_added(question: String, answer: String) -> Result<Vec<PasskeyView>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    let name = crate::words::session::agent(&asking::agent());
    service.passkey_added(&actor, &question, &answer, &name).await.map_err(asking::told)
}

/// Takes one of mine away.
#[server(input = Json, output = Json)]
pub async fn passkey_remove(id: String) -> Result<(), AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.passkey_remove(&actor, &id).await.map_err(asking::told)
}

/// Asks a device for any passkey that it has here.
#[server(input = Json, output = Json)]
pub async fn passkey_ask() -> Result<PasskeyQuestion, AppError> {
    asking::service().passkey_ask().await.map_err(asking::told)
}

/// Signs in whom the device proves.
#[server(input = Json, output = Json)]
pub async fn passkey_sign_in(question: String, answer: String) -> Result<(), AppError> {
    let service = asking::service();
    let signed_in = service.sign_in_by_passkey(&question, &answer, &asking::agent()).await.map_err(asking::told)?;
    super::session::open(&signed_in);
    Ok(())
}
