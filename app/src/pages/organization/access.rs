//! How somebody signs in: a link with which they choose a password, shown once to be handed over.

use crate::components::button::{Button, Look};
use crate::components::notice::{NoticeLine, Tone};
use crate::components::secret::Secret;
use crate::server_fns::people as server_fns;
use crate::words::organization as said;
use domain::ids::PersonId;
use leptos::prelude::*;

/// The part of the page.
#[component]
pub fn Access(id: PersonId, can_sign_in: bool) -> impl IntoView {
    let (link, problem) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let make = Callback::new(move |()| {
        let id = id.clone();
        problem.set(None);
        leptos::task::spawn_local(async move {
            match server_fns::make_link(id).await {
                Ok(made) => link.set(Some(address(&made.token))),
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    });
    let shown = move || {
        let link = link.get()?;
        Some(view! {
            <p class="small">{said::LINK_MADE}</p>
            <Secret id="password-link" label=said::MAKE_LINK value=link/>
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

/// The address with the secret behind its `#`.
fn address(token: &str) -> String {
    format!("{}/join#{token}", window().location().origin().unwrap_or_default())
}
