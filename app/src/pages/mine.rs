//! My path: the list, and starting a new one.

use crate::components::empty::empty;
use crate::components::failed::failed;
use crate::components::notice::{Tone, said};
use crate::components::summary::{Under, rows};
use crate::components::topbar::topbar;
use crate::server_fns::lists::{self, Start, start};
use crate::words::{self, people};
use domain::time::Timestamp;
use domain::view::{ProposalSummary, Shelf};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::hooks::use_navigate;

/// The page.
#[component]
pub fn Mine() -> impl IntoView {
    let shelf = Resource::new(|| (), |()| lists::shelf(Shelf::Mine));
    view! {
        <Title text=words::tab(words::MY_PATH)/>
        {topbar(None, Signal::stored(words::MY_PATH.to_owned()), ().into_any())}
        <div class="page">
            <div class="page__head"><h1>{words::MY_PATH}</h1><p class="page__lead">{people::MY_LEAD}</p></div>
            <Transition>
                {move || Suspend::new(async move {
                    match shelf.await {
                        Ok((list, now)) => whole(list, now),
                        Err(error) => failed(&error),
                    }
                })}
            </Transition>
            <New/>
        </div>
    }
}

fn whole(list: Vec<ProposalSummary>, now: Timestamp) -> AnyView {
    if list.is_empty() {
        return empty(people::NONE_MINE, people::NONE_MINE_MORE, ().into_any());
    }
    rows(list, now, Under::Manager, |summary| format!("/p/{}", summary.id))
}

/// Starting a path: a plain form that also works before the page is awake.
#[component]
fn New() -> impl IntoView {
    let title = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let navigate = use_navigate();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        let navigate = navigate.clone();
        spawn_local(async move {
            match start(title.get_untracked()).await {
                Ok(address) => navigate(&address, leptos_router::NavigateOptions::default()),
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    };
    view! {
        <form class="form form--boxed" method="post" action=Start::url() on:submit=send>
            <h2>{people::NEW}</h2>
            <div role="alert">{move || problem.get().map(|sentence| said(Tone::Bad, sentence))}</div>
            <div class="field">
                <label class="field__label" for="title">{people::NEW_TITLE}</label>
                <input class="input input--l" id="title" name="title" required maxlength=domain::proposal::MAX_TITLE_CHARS
                    autocomplete="off" aria-describedby="title-hint" on:input=move |ev| title.set(event_target_value(&ev))/>
                <p class="field__hint" id="title-hint">{people::NEW_HINT}</p>
            </div>
            <div class="line"><button class="button button--main" type="submit">{people::NEW_BUTTON}</button></div>
        </form>
    }
}
