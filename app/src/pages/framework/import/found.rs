//! How much was found.

use crate::words::framework::import as said;
use domain::view::ImportCounts;
use leptos::prelude::*;

/// The sentence.
#[component]
pub fn Found(found: ImportCounts, refused: bool) -> impl IntoView {
    let words = match (found == ImportCounts::default(), refused) {
        (true, true) => said::FOUND_NOT_YET.to_owned(),
        (true, false) => said::FOUND_NOTHING.to_owned(),
        (false, _) => said::counts(found),
    };
    view! {
        <section class="stack" aria-labelledby="import-found">
            <h2 id="import-found" tabindex="-1">{said::FOUND}</h2>
            <p>{words}</p>
        </section>
    }
}
