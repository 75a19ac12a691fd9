//! Bringing in a list of people: it is chosen, read by the server without writing anything, its columns are named where the guess is wrong, what is to
//! become of those who are missing is asked, and what was brought in can be taken back.

mod columns;
mod done;
mod found;
mod state;

use super::PEOPLE;
use crate::components::files::ChooseFiles;
use crate::components::notice::{NoticeLine, Tone};
use crate::components::topbar::TopBar;
use crate::pages::loaded::loaded;
use crate::server_fns::people as server_fns;
use crate::words::{self, organization::import as said};
use columns::Columns;
use domain::time::Timestamp;
use domain::view::DirectoryDone;
use done::{Done, Last};
use found::Found;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use state::{Import, Step};

/// What can be chosen.
const KINDS: &str = ".csv,.tsv,.xlsx";

/// The route `/organization/people/import`.
pub struct PeopleImportRoute;

#[lazy_route]
impl LazyRoute for PeopleImportRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let PeopleImportRoute = this;
        let last = Resource::new(|| (), |()| server_fns::directory_last());
        loaded(last, |(last, now)| view! { <ImportPage last now/> }.into_any())
    }
}

#[component]
fn ImportPage(last: Option<DirectoryDone>, now: Timestamp) -> impl IntoView {
    let import = Import::new(last);
    let choose = move || {
        let changed = Callback::new(move |()| import.file_changed());
        view! { <ChooseFiles files=import.file busy=import.busy() kinds=KINDS hint=said::CHOOSE_HINT changed/> }
    };
    let body = move || match import.step.get() {
        Step::Choosing => view! { <Last import now/>{choose()} }.into_any(),
        Step::Read => view! { {choose()}<Columns import/><Found import/> }.into_any(),
        Step::Written => view! { <Done import/> }.into_any(),
    };
    view! {
        <Title text=words::tab(said::TITLE)/>
        <TopBar above=Some((words::ORGANIZATION, PEOPLE)) here=said::TITLE.to_owned()/>
        <div class="page import">
            <div class="page__head">
                <h1>{said::TITLE}</h1>
                <p class="page__lead">{said::LEAD}</p>
                <p class="import__stand" role="status">{move || import.work.doing.get()}</p>
                {move || import.progress.get().filter(|_| import.work.doing.get().is_some()).map(|part| view! { <progress max="1" value=part.to_string() aria-label=said::TITLE></progress> })}
                <div role="alert" id="import-problem" tabindex="-1">
                    {move || import.work.problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}
                </div>
            </div>
            {body}
        </div>
    }
}
