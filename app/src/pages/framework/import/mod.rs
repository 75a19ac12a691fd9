//! Bringing files into the draft: they are chosen, read by the server without writing anything, repaired and mapped where that is needed,
//! written, and taken back in one step.

mod changes;
mod done;
mod found;
mod mapping;
mod notes;
mod send;
mod state;

use crate::components::files::ChooseFiles;
use crate::components::notice::{NoticeLine, Tone};
use crate::components::topbar::TopBar;
use crate::pages::framework::FrameworkSource;
use crate::pages::framework::source;
use crate::pages::loaded::loaded;
use crate::pages::not_found::nothing;
use crate::words;
use crate::words::framework::{FRAMEWORK, import as said};
use changes::Changes;
use domain::view::{DraftView, ImportPreview};
use done::{Done, LastImport};
use found::Found;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use mapping::Mapping;
use notes::Notes;
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
            FrameworkSource::Draft(view) => view! { <ImportPage view=view/> }.into_any(),
            FrameworkSource::Published(_) => nothing(),
        })
    }
}

/// The page, for those who write the draft.
#[component]
pub fn ImportPage(view: Box<DraftView>) -> impl IntoView {
    let import = Import::new(view.import.clone());
    let draft = view.framework.families.first();
    let draft = draft.map_or_else(|| "/framework/steps".to_owned(), |family| format!("/framework/f/{}", family.id));
    let now = view.now;
    let body = move || match import.step.get() {
        Step::Choosing => view! { <LastImport import=import now=now/>{choose(import)} }.into_any(),
        Step::Read => view! { {choose(import)}<Preview import=import/> }.into_any(),
        Step::Written => view! { <Done import=import draft=draft.clone()/> }.into_any(),
    };
    view! {
        <Title text=words::tab(said::TITLE)/>
        <TopBar above=Some((FRAMEWORK, "/framework")) here=said::TITLE.to_owned()/>
        <div class="page import">
            <div class="page__head">
                <h1>{said::TITLE}</h1>
                <p class="page__lead">{said::LEAD}</p>
                <p class="import__stand" role="status">{move || import.work.doing.get().unwrap_or_default()}</p>
                <div role="alert" id="import-problem" tabindex="-1">{move || import.work.problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
            </div>
            {body}
        </div>
    }
}

/// What can be chosen.
const KINDS: &str = ".yaml,.yml,.json,.csv,.tsv,.xlsx,.md,.markdown,.html,.htm,.zip";

fn choose(import: Import) -> impl IntoView {
    let changed = Callback::new(move |()| import.files_changed());
    view! { <ChooseFiles files=import.files busy=import.busy() kinds=KINDS hint=said::CHOOSE_HINT changed/> }
}

/// What the server read.
#[component]
fn Preview(import: Import) -> impl IntoView {
    move || {
        let ImportPreview { found, notes, mapping, changes, ready } = import.preview.get()?;
        let refused = notes.iter().any(|note| note.refused);
        Some(view! {
            <Notes import=import notes=notes/>
            <Found found=found refused=refused/>
            <Mapping import=import guess=mapping/>
            <Changes import=import changes=changes refused=refused ready=ready/>
        })
    }
}
