//! How much was found.

use crate::markup::{Node, view};
use crate::words::framework::import as said;
use domain::view::{ImportCounts, ImportPreview};

/// The sentence.
pub fn found(preview: &ImportPreview) -> Node {
    let counts = preview.found;
    let words = if counts == ImportCounts::default() { said::FOUND_NOTHING.to_owned() } else { said::counts(counts) };
    view! {
        <section class="stack" aria-labelledby="import-found">
            <h2 id="import-found" tabindex="-1">{said::FOUND}</h2>
            <p>{words}</p>
        </section>
    }
}
