//! My path: the list, and starting a new one.

use crate::commands;
use crate::components::empty::empty;
use crate::components::frame::Going;
use crate::components::notice::{Tone, said};
use crate::components::summary::{Under, rows};
use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, people};
use domain::proposal::MAX_TITLE_CHARS;
use domain::time::Timestamp;
use domain::view::ProposalSummary;
use web_sys::SubmitEvent;

/// The page.
pub fn page(list: &[ProposalSummary], now: Timestamp) -> Node {
    title(|| words::tab(words::MY_PATH));
    let body = if list.is_empty() {
        empty(people::NONE_MINE, people::NONE_MINE_MORE, ().into_node())
    } else {
        rows(list, now, Under::Manager, |summary| format!("/p/{}", summary.id))
    };
    view! {
        {topbar(None, Signal::stored(words::MY_PATH.to_owned()), ().into_node())}
        <div class="page">
            <div class="page__head"><h1>{words::MY_PATH}</h1><p class="page__lead">{people::MY_LEAD}</p></div>
            {body}
            {new()}
        </div>
    }
}

/// Starting a path: a plain form that also works before the page is awake.
fn new() -> Node {
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let owner = Owner::current();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        let owner = owner.clone();
        spawn_local(async move {
            match commands::start(&name.get_untracked()).await {
                Ok(address) => {
                    if let Some(owner) = owner {
                        owner.with(|| Going::to(address));
                    }
                }
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    };
    view! {
        <form class="form form--boxed" method="post" action="/api/app/server_fns/lists/start" on:submit=send>
            <h2>{people::NEW}</h2>
            <div role="alert">{move || problem.get().map(|sentence| said(Tone::Bad, sentence))}</div>
            <div class="field">
                <label class="field__label" for="title">{people::NEW_TITLE}</label>
                <input class="input input--l" id="title" name="title" required maxlength=MAX_TITLE_CHARS
                    autocomplete="off" aria-describedby="title-hint" on:input=move |ev: web_sys::Event| name.set(value_of(&ev))/>
                <p class="field__hint" id="title-hint">{people::NEW_HINT}</p>
            </div>
            <div class="line"><button class="button button--main" type="submit">{people::NEW_BUTTON}</button></div>
        </form>
    }
}
