//! What would change in the draft, and writing it.

use super::state::Import;
use crate::components::button::{Look, button};
use crate::markup::{Node, view};
use crate::pages::framework::versions;
use crate::reactive::prelude::*;
use crate::words::framework::import as said;
use domain::view::ImportPreview;

/// The list, and the button that writes it.
pub fn changes(import: Import, preview: &ImportPreview) -> Node {
    let count = preview.changes.iter().flat_map(|group| &group.parts).map(|part| part.lines.len()).sum();
    let is_refused = preview.notes.iter().any(|note| note.refused);
    let list = (count > 0).then(|| {
        view! { <details class="more" open><summary>{said::changes(count)}</summary>{versions::groups(&preview.changes)}</details> }
    });
    let nothing = (count == 0 && !is_refused).then(|| view! { <p class="second">{said::NO_CHANGES}</p> });
    let write = Callback::new(move |()| import.write());
    let (ready, busy) = (preview.ready, import.busy());
    let off = Signal::derive(move || !ready || busy.get());
    let more = if is_refused { said::NOT_READY } else { said::WRITE_MORE };
    let act = (count > 0 || is_refused).then(|| {
        view! { <div class="line import__write">{button(said::WRITE, Look::Main, off, write)}<span class="small second">{more}</span></div> }
    });
    view! {
        <section class="stack" aria-labelledby="import-changes">
            <h2 id="import-changes">{said::CHANGES}</h2>
            {nothing}
            {list}
            {act}
        </section>
    }
}
