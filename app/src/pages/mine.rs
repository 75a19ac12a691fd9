//! My path: the list, and starting a new one.

use crate::components::notice::{NoticeLine, Tone};
use crate::components::summary::{Under, rows};
use crate::components::topbar::TopBar;
use crate::desk_line::followed;
use crate::error::AppError;
use crate::pages::loaded::{loaded, query};
use crate::server_fns::lists::{self, Start};
use crate::words::{self, people};
use domain::proposal::MAX_TITLE_CHARS;
use domain::time::Timestamp;
use domain::view::ProposalSummary;
use domain::view::Shelf;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The route `/path`.
#[component]
pub fn MyPathPage() -> impl IntoView {
    loaded(Resource::new(|| (), |()| lists::shelf(Shelf::Mine)), |(list, now)| page(list, now))
}

async fn ask() -> Result<Vec<ProposalSummary>, AppError> {
    lists::shelf(Shelf::Mine).await.map(|(list, _)| list)
}

/// The page.
pub fn page(list: Vec<ProposalSummary>, now: Timestamp) -> AnyView {
    let list = followed(list, ask);
    let none = Memo::new(move |_| list.with(Vec::is_empty));
    let body = move || {
        if none.get() {
            view! { <p class="second">{people::NONE_MINE}</p> }.into_any()
        } else {
            rows(move || list.get(), now, Under::Manager, |summary| format!("/p/{}", summary.id))
        }
    };
    view! {
        <Title text=words::tab(words::MY_PATH)/>
        <TopBar above=None here=words::MY_PATH.to_owned()/>
        <div class="page">
            <div class="page__head"><h1>{words::MY_PATH}</h1><p class="page__lead">{people::MY_LEAD}</p></div>
            {body}
            <NewPath/>
        </div>
    }
    .into_any()
}

/// Starting a path: a plain form that also works before the page is awake.
#[component]
fn NewPath() -> impl IntoView {
    let start = ServerAction::<Start>::new();
    // A plain form that failed comes back with the error in the address, where anybody could have written it.
    let failed = query("__err").is_some();
    let problem = move || match start.value().get() {
        Some(Err(error)) if start.version().get() > 0 => Some(error.0.message),
        Some(Err(_)) if failed => Some(people::NOT_STARTED.to_owned()),
        _ => None,
    };
    // Until the new page is here: a second press would begin a second path.
    let off = move || start.pending().get() || matches!(start.value().get(), Some(Ok(_)));
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(address)) = start.value().get() {
            navigate(&address, NavigateOptions::default());
        }
    });
    view! {
        <ActionForm action=start attr:class="form form--boxed">
            <h2>{people::NEW}</h2>
            <div role="alert">{move || problem().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
            <div class="field">
                <label class="field__label" for="title">{people::NEW_TITLE}</label>
                <input class="input input--l" id="title" name="title" required maxlength=MAX_TITLE_CHARS
                    autocomplete="off" aria-describedby="title-hint"/>
                <p class="field__hint" id="title-hint">{people::NEW_HINT}</p>
            </div>
            <div class="line"><button class="button button--main" type="submit" disabled=off>{people::NEW_BUTTON}</button></div>
        </ActionForm>
    }
}
