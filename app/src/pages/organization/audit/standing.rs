//! Whether the chain holds.

use crate::components::button::{Button, Look};
use crate::components::notice::{Notice, Tone};
use crate::server_fns::audit as server_fns;
use crate::words::organization::audit as said;
use domain::view::AuditStanding;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many entries are sealed, what comparing them found, and the hash to be noted down.
#[component]
pub fn Standing(standing: AuditStanding) -> impl IntoView {
    let standing = RwSignal::new(standing);
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let check = Callback::new(move |()| {
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            match server_fns::audit_check().await {
                Ok(now) => standing.set(now),
                Err(error) => failed.set(Some(error.0.message)),
            }
            busy.set(false);
        });
    });
    let shown = move || {
        let now = standing.get();
        let broken = now.check.as_ref().is_some_and(|check| check.fault.is_some());
        let good = now.check.as_ref().is_some_and(|check| check.fault.is_none());
        let tone = if broken {
            Tone::Bad
        } else if good {
            Tone::Good
        } else {
            Tone::Plain
        };
        let found = now.check.as_ref().map_or_else(|| said::NOT_CHECKED.to_owned(), said::checked);
        let head = (!now.head.is_empty()).then(|| {
            view! {
                <details>
                    <summary>{said::HEAD}</summary>
                    <p><code class="log__hash" translate="no">{now.head.clone()}</code></p>
                    <p class="small">{said::HEAD_MORE}</p>
                </details>
            }
        });
        view! {
            <Notice tone>
                <p>{said::sealed(&now)}" "{found}</p>
                {broken.then(|| view! { <p>{said::BROKEN_MORE}</p> })}
                {head}
            </Notice>
        }
    };
    view! {
        <div class="stack log__standing">
            <div role="status">
                {shown}
                {move || busy.get().then(|| view! { <p class="small quiet">{said::CHECKING}</p> })}
                {move || failed.get().map(|sentence| view! { <p class="small">{sentence}</p> })}
            </div>
            <div><Button label=said::CHECK look=Look::Plain off=busy press=check/></div>
        </div>
    }
}
