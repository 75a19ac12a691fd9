//! A page that comes from what this device keeps says so: it may be out of date.

use super::button::{Button, Look};
use super::icon::Icon;
use crate::desk_line::DeskLine;
use crate::reader;
use crate::words::kept;
use domain::time::Timestamp;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The banner, where it is so: the service worker marks the documents that it gives out itself.
#[component]
pub fn KeptBanner() -> impl IntoView {
    let path = use_location().pathname;
    let shown = RwSignal::new(None::<(Timestamp, Timestamp)>);
    let reached = DeskLine::current().map(DeskLine::reached).unwrap_or_default();
    Effect::new(move |before: Option<()>| {
        path.track();
        // Whatever page follows comes from the server.
        shown.set(if before.is_none() { mark() } else { None });
    });
    let reload = Callback::new(|()| {
        let _ = window().location().reload();
    });
    let banner = move |(at, now): (Timestamp, Timestamp)| {
        let sentence = move || if reached.get() { kept::REACHED.to_owned() } else { kept::shown(&reader::ago(at, now)) };
        let again =
            move || reached.get().then(|| view! { <Button label=kept::RELOAD look=Look::Plain press=reload/> }.into_any());
        view! {
            <aside class="server server--kept" aria-label=kept::ABOUT>
                <Icon name="alert"/>
                <p role="status">{sentence}</p>
                {again}
            </aside>
        }
    };
    view! { {move || shown.get().map(banner)} }
}

/// When the document was kept, and now.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_possible_truncation, reason = "milliseconds of the calendar are far below 2^53")]
fn mark() -> Option<(Timestamp, Timestamp)> {
    let at = document().document_element()?.get_attribute("data-kept")?.parse().ok()?;
    Some((Timestamp(at), Timestamp(js_sys::Date::now() as i64)))
}

#[cfg(not(target_arch = "wasm32"))]
fn mark() -> Option<(Timestamp, Timestamp)> {
    None
}
