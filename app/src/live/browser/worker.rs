//! The service worker: registering it, telling it whose pages to keep, and making it forget.

use super::engine::{outbox, status};
use super::listen::Listener;
use super::{clock, idb};
use domain::ids::PersonId;
use gloo_timers::future::sleep;
use js_sys::{Array, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, PerformanceEntry, ServiceWorkerContainer, ServiceWorkerRegistration, StorageEvent};

const SCRIPT: &str = "/sw.js";
/// How often it is looked whether changes are put away: together well above the time after which a tab does so.
const LOOKS: u32 = 16;
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

thread_local! {
    static REGISTERED: Cell<bool> = const { Cell::new(false) };
    static HEARING: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Hears of a sign-out in another tab, whether an engine is here or not.
fn hear_of_sign_out() {
    let Some(window) = web_sys::window() else { return };
    let heard = |event: Event| {
        if event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key).as_deref() == Some(status::FORGOTTEN) {
            outbox::forget();
        }
    };
    HEARING.with_borrow_mut(|hearing| {
        hearing.get_or_insert_with(|| Listener::new(&window, "storage", heard));
    });
}

/// Lets the worker keep this page, with the files it is made of, for that person.
pub(in crate::live) fn keep_page(person: &PersonId) {
    hear_of_sign_out();
    let person = person.as_str().to_owned();
    leptos::task::spawn_local(async move {
        // Without a worker the pages need the network: nothing else is lost.
        let _ = keep(&person).await;
    });
}

async fn keep(person: &str) -> Result<(), JsValue> {
    let workers = container().ok_or(JsValue::NULL)?;
    if !REGISTERED.replace(true) {
        JsFuture::from(workers.register(SCRIPT)).await?;
    }
    let location = web_sys::window().ok_or(JsValue::NULL)?.location();
    let message = Object::new();
    Reflect::set(&message, &"keep".into(), &(location.pathname()? + &location.search()?).into())?;
    Reflect::set(&message, &"person".into(), &person.into())?;
    Reflect::set(&message, &"files".into(), &files())?;
    tell(&workers, &message).await
}

/// The hashed files that this page has loaded.
fn files() -> Array {
    let entries = web_sys::window().and_then(|w| w.performance()).map(|p| p.get_entries_by_type("resource"));
    let names = entries.into_iter().flat_map(|all| all.iter().collect::<Vec<_>>());
    let names = names.filter_map(|entry| entry.dyn_into::<PerformanceEntry>().ok()).map(|entry| entry.name());
    names.filter(|name| name.contains("/pkg/") || name.contains("/fonts/")).map(JsValue::from).collect()
}

/// Whether anything is kept here that the server has not confirmed, or would not take. No when that cannot be told. What another tab has just
/// had confirmed is put away a moment later: so it looks again for a while before it says yes.
pub(in crate::live) async fn has_unsent() -> bool {
    for _ in 0..LOOKS {
        let mut rows = 0.0;
        for store in [idb::CHANGES, idb::REFUSED] {
            rows += idb::count(store).await.unwrap_or_default();
        }
        if rows == 0.0 {
            return false;
        }
        sleep(BETWEEN_LOOKS).await;
    }
    true
}

/// Removes the kept pages and texts, here and in the other tabs.
pub(in crate::live) async fn forget_device() {
    outbox::forget();
    let storage = web_sys::window().and_then(|w| w.local_storage().ok()).flatten();
    if let Some(storage) = storage {
        let _ = storage.set_item(status::FORGOTTEN, &clock::calendar().to_string());
    }
    let _ = idb::clear().await;
    if let Some(workers) = container() {
        let message = Object::new();
        let _ = Reflect::set(&message, &"forget".into(), &JsValue::TRUE);
        if workers.controller().is_some() {
            let _ = tell(&workers, &message).await;
        }
    }
}

async fn tell(workers: &ServiceWorkerContainer, message: &JsValue) -> Result<(), JsValue> {
    let registration: ServiceWorkerRegistration = JsFuture::from(workers.ready()?).await?.dyn_into()?;
    registration.active().ok_or(JsValue::NULL)?.post_message(message)
}

/// Whether what this page asks for goes through the worker.
pub(in crate::live) fn is_in_charge() -> bool {
    container().is_some_and(|workers| workers.controller().is_some())
}

/// None outside of secure contexts.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok().filter(JsValue::is_object)?.dyn_into().ok()
}
