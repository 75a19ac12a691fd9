//! The account at the identity provider by which somebody signs in, and taking it away.

use crate::components::button::{Button, Look};
use crate::components::dialog::confirm;
use crate::components::notice::{NoticeLine, Tone};
use crate::reader;
use crate::server_fns::sign_in as server_fns;
use crate::words::sign_in as said;
use domain::ids::PersonId;
use domain::time::Timestamp;
use domain::view::AccountView;
use leptos::prelude::*;

/// The part of the page; nothing before they first have signed in with one.
#[component]
pub fn Account(id: PersonId) -> impl IntoView {
    let account = RwSignal::new(None::<(AccountView, Timestamp)>);
    let (taken, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let id = StoredValue::new(id);
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            if let Ok((Some(found), now)) = server_fns::account(id.get_value()).await {
                let _ = account.try_set(Some((found, now)));
            }
        });
    });
    let take = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            match server_fns::account_remove(id.get_value()).await {
                Ok(()) => taken.set(true),
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    });
    move || {
        let (AccountView { subject, linked, used, .. }, now) = account.get()?;
        let (question, ask) =
            confirm(said::TAKE_AWAY, view! { <p>{said::TAKE_AWAY_MORE}</p> }.into_any(), said::TAKE_AWAY_NOW, take);
        let body = if taken.get() {
            view! { <NoticeLine tone=Tone::Good sentence=said::TAKEN_AWAY/> }.into_any()
        } else {
            let line = move || said::account(&subject, &reader::ago(linked, now), &reader::ago(used, now));
            view! { <p>{line}</p><div><Button label=said::TAKE_AWAY look=Look::Plain press=ask/></div>{question} }.into_any()
        };
        Some(view! {
            <section class="page__part" aria-labelledby="account-title">
                <h2 id="account-title">{said::ACCOUNT}</h2>
                <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
                {body}
            </section>
        })
    }
}
