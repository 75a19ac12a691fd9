//! How much was found.

use crate::words::framework::import as said;
use domain::view::{ImportCounts, ImportPreview};
use leptos::prelude::*;

/// The sentence.
pub fn found(preview: &ImportPreview) -> AnyView {
    let counts = preview.found;
    let is_refused = preview.notes.iter().any(|note| note.refused);
    let words = match (counts == ImportCounts::default(), is_refused) {
        (true, true) => said::FOUND_NOT_YET.to_owned(),
        (true, false) => said::FOUND_NOTHING.to_owned(),
        (false, _) => said::counts(counts),
    };
    view! {
        <section class="stack" aria-labelledby="import-found">
            <h2 id="import-found" tabindex="-1">{said::FOUND}</h2>
            <p>{words}</p>
        </section>
    }
    .into_any()
}
