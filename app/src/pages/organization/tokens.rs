//! With which tokens programs act in somebody's place, and revoking them.

use crate::components::notice::{NoticeLine, Tone};
use crate::components::tokens::TokenList;
use crate::server_fns::access_token as server_fns;
use crate::words::access_token as said;
use domain::ids::{ItemId, PersonId};
use domain::time::Timestamp;
use leptos::prelude::*;

/// The part of the page; nothing while they have none.
#[component]
pub fn Tokens(id: PersonId) -> impl IntoView {
    let (list, read) = (RwSignal::new(Vec::new()), RwSignal::new(None::<Timestamp>));
    let problem = RwSignal::new(None::<String>);
    let id = StoredValue::new(id);
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            if let Ok((found, now)) = server_fns::access_tokens_of(id.get_value()).await {
                let _ = list.try_set(found);
                let _ = read.try_set(Some(now));
            }
        });
    });
    let revoke = Callback::new(move |token: ItemId| {
        leptos::task::spawn_local(async move {
            match server_fns::access_token_revoke_of(id.get_value(), token.clone()).await {
                Ok(()) => list.update(|list| list.retain(|one| one.id != token)),
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    });
    move || {
        let now = read.get().filter(|_| !list.with(Vec::is_empty))?;
        Some(view! {
            <section class="page__part" aria-labelledby="tokens-title">
                <h2 id="tokens-title">{said::TITLE}</h2>
                <p class="small second">{said::OF_PERSON_LEAD}</p>
                <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
                <TokenList list now revoke/>
            </section>
        })
    }
}
