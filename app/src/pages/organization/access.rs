//! How somebody signs in: a link with which they choose a password, shown once to be handed over.

use crate::components::button::{Button, Look};
use crate::components::notice::{NoticeLine, Tone};
use crate::server_fns::people as server_fns;
use crate::words::organization as said;
use domain::ids::PersonId;
use leptos::prelude::*;

/// The part of the page.
#[component]
pub fn Access(id: PersonId, can_sign_in: bool) -> impl IntoView {
    let (link, problem) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let copied = RwSignal::new(false);
    let make = Callback::new(move |()| {
        let id = id.clone();
        copied.set(false);
        problem.set(None);
        leptos::task::spawn_local(async move {
            match server_fns::make_link(id).await {
                Ok(made) => link.set(Some(address(&made.token))),
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    });
    let copy = Callback::new(move |()| {
        if let Some(link) = link.get_untracked() {
            let clipboard = window().navigator().clipboard();
            // Over plain http browsers have none: then the field is selected, to be copied by hand.
            if AsRef::<wasm_bindgen::JsValue>::as_ref(&clipboard).is_undefined() {
                crate::components::focus::soon("password-link".to_owned());
                return;
            }
            let written = clipboard.write_text(&link);
            leptos::task::spawn_local(async move {
                copied.set(wasm_bindgen_futures::JsFuture::from(written).await.is_ok());
            });
        }
    });
    let shown = move || {
        let link = link.get()?;
        Some(view! {
            <p class="small">{said::LINK_MADE}</p>
            <div class="line">
                <input class="input" id="password-link" type="text" readonly value=link aria-label=said::MAKE_LINK on:focus=select/>
                <Button label=said::COPY look=Look::Plain press=copy/>
            </div>
            <p class="small quiet" role="status">{move || copied.get().then_some(said::COPIED)}</p>
        })
    };
    view! {
        <section class="page__part" aria-labelledby="access-title">
            <h2 id="access-title">{said::SIGN_IN}</h2>
            <p>{if can_sign_in { said::HAS_PASSWORD } else { said::HAS_NONE }}</p>
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
            <div><Button label=said::MAKE_LINK look=Look::Plain press=make/></div>
            {shown}
        </section>
    }
}

/// The whole of it, to be copied.
fn select(ev: web_sys::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(&ev).select();
}

/// The address with the secret behind its `#`.
fn address(token: &str) -> String {
    format!("{}/join#{token}", window().location().origin().unwrap_or_default())
}
