//! The device's store, spoken to in futures instead of callbacks.

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbRequest, IdbTransaction, IdbTransactionMode};

const NAME: &str = "waymark";
const VERSION: u32 = 1;

/// The whole state of each room as last known.
pub(super) const STATES: &str = "states";
/// Changes that the server has not confirmed.
pub(super) const CHANGES: &str = "changes";
/// Texts that the server would not take.
pub(super) const REFUSED: &str = "refused";

const STORES: [&str; 3] = [STATES, CHANGES, REFUSED];

/// Opens the store, making it on the first visit.
pub(super) async fn open() -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let opening = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = opening.result().and_then(wasm_bindgen::JsCast::dyn_into::<IdbDatabase>) {
            for store in STORES {
                let _ = database.create_object_store(store);
            }
        }
    });
    request.set_onupgradeneeded(upgrade.dyn_ref());
    answer(&request).await?.dyn_into()
}

/// The answer of a request.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await?;
    request.result()
}

/// Waits until a transaction is through.
pub(super) async fn done(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(promise).await.map(drop)
}

/// A transaction over all stores.
pub(super) fn writing(database: &IdbDatabase) -> Result<IdbTransaction, JsValue> {
    let stores: js_sys::Array = STORES.iter().map(|s| JsValue::from_str(s)).collect();
    database.transaction_with_str_sequence_and_mode(&stores, IdbTransactionMode::Readwrite)
}

/// Every key that begins so.
pub(super) fn beginning(prefix: &str) -> Result<IdbKeyRange, JsValue> {
    IdbKeyRange::bound(&JsValue::from_str(prefix), &JsValue::from_str(&format!("{prefix}\u{ffff}")))
}

/// Keys and values of a store that begin so, in the order of the keys.
pub(super) async fn all(database: &IdbDatabase, store: &str, prefix: &str) -> Result<Vec<(String, JsValue)>, JsValue> {
    let objects = database.transaction_with_str(store)?.object_store(store)?;
    let range = beginning(prefix)?;
    // Both requests before the first wait: a transaction ends as soon as nothing is asked of it.
    let (keys, values) = (objects.get_all_keys_with_key(&range)?, objects.get_all_with_key(&range)?);
    let keys: js_sys::Array = answer(&keys).await?.dyn_into()?;
    let values: js_sys::Array = values_of(&values).await?.dyn_into()?;
    Ok(keys.iter().filter_map(|key| key.as_string()).zip(values.iter()).collect())
}

/// The answer of a request that may have been answered while another was waited for.
async fn values_of(request: &IdbRequest) -> Result<JsValue, JsValue> {
    if request.ready_state() == web_sys::IdbRequestReadyState::Done { request.result() } else { answer(request).await }
}

/// How much there is in a store.
pub(super) async fn count(store: &str) -> Result<f64, JsValue> {
    let request = open().await?.transaction_with_str(store)?.object_store(store)?.count()?;
    Ok(answer(&request).await?.as_f64().unwrap_or_default())
}

/// Empties every store.
pub(super) async fn clear() -> Result<(), JsValue> {
    let transaction = writing(&open().await?)?;
    for store in STORES {
        transaction.object_store(store)?.clear()?;
    }
    done(&transaction).await
}
