//! What would change in the draft, and writing it.

use super::state::Import;
use crate::components::button::{Button, Look};
use crate::pages::framework::versions;
use crate::words::framework::import as said;
use domain::view::ComparisonGroup;
use leptos::prelude::*;

/// The list, and the button that writes it.
#[component]
pub fn Changes(import: Import, changes: Vec<ComparisonGroup>, refused: bool, ready: bool) -> impl IntoView {
    let count = changes.iter().flat_map(|group| &group.parts).map(|part| part.lines.len()).sum();
    let list = (count > 0).then(|| {
        view! { <details class="more" open><summary>{said::changes(count)}</summary>{versions::groups(&changes)}</details> }
    });
    let nothing = (count == 0 && !refused).then(|| view! { <p class="second">{said::NO_CHANGES}</p> });
    let write = Callback::new(move |()| import.write());
    let busy = import.busy();
    let off = Signal::derive(move || !ready || busy.get());
    let more = if refused { said::NOT_READY } else { said::WRITE_MORE };
    let act = (count > 0 || refused).then(|| {
        view! { <div class="line"><Button label=said::WRITE look=Look::Main off=off press=write/><span class="small second">{more}</span></div> }
    });
    view! {
        <section class="stack" aria-labelledby="import-changes">
            <h2 id="import-changes">{said::CHANGES}</h2>
            {nothing}
            {act}
            {list}
        </section>
    }
}
