//! Bringing files into the draft: they are chosen, read by the server without writing anything, repaired and mapped where that is needed,
//! written, and taken back in one step.

mod changes;
mod choose;
mod chosen;
mod done;
mod found;
mod mapping;
mod notes;
mod state;

pub use chosen::Chosen;

use crate::components::notice::{NoticeLine, Tone};
use crate::components::topbar::TopBar;
use crate::pages::framework::FrameworkSource;
use crate::pages::framework::source;
use crate::pages::loaded::loaded;
use crate::pages::not_found::nothing;
use crate::words;
use crate::words::framework::{FRAMEWORK, import as said};
use domain::view::DraftView;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use state::{Import, Step};

#[cfg(test)]
mod tests;

/// The route `/framework/import`.
pub struct ImportRoute;

#[lazy_route]
impl LazyRoute for ImportRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let ImportRoute = this;
        loaded(source(), |source| match source {
            FrameworkSource::Draft(view) => page(&view),
            FrameworkSource::Published(_) => nothing(),
        })
    }
}

/// The page, for those who write the draft.
pub fn page(view: &DraftView) -> AnyView {
    let import = Import::new(view.import.clone());
    let draft = view.framework.families.first();
    let draft = draft.map_or_else(|| "/framework/steps".to_owned(), |family| format!("/framework/f/{}", family.id));
    let now = view.now;
    let body = move || match import.step.get() {
        Step::Choosing => view! { {done::last(import, now)}{choose::choose(import)} }.into_any(),
        Step::Read => view! { {choose::choose(import)}{read(import)} }.into_any(),
        Step::Written => done::done(import, &draft),
    };
    view! {
        <Title text=words::tab(said::TITLE)/>
        <TopBar above=Some((FRAMEWORK, "/framework")) here=said::TITLE.to_owned()/>
        <div class="page import">
            <div class="page__head">
                <h1>{said::TITLE}</h1>
                <p class="page__lead">{said::LEAD}</p>
                <p class="import__stand" role="status">{move || import.doing.get().unwrap_or_default()}</p>
                <div role="alert" id="import-problem" tabindex="-1">{move || import.problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
            </div>
            {body}
        </div>
    }.into_any()
}

/// What the server read.
fn read(import: Import) -> AnyView {
    let Some(preview) = import.preview.get() else { return ().into_any() };
    view! {
        {notes::notes(import, &preview)}
        {found::found(&preview)}
        {mapping::mapping(import, &preview)}
        {changes::changes(import, &preview)}
    }
    .into_any()
}
