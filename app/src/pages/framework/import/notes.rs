//! What is to be known about the files: each with its place, and with its repair where there is one.

use super::state::Import;
use crate::components::hydrated::hydrated;
use crate::components::notice::{Badge, Tone};
use crate::words::framework::import as said;
use domain::view::{ImportNote, ImportOffer, ImportPreview};
use leptos::prelude::*;

/// All of them; nothing where there is nothing to know.
pub fn notes(import: Import, preview: &ImportPreview) -> AnyView {
    if preview.notes.is_empty() {
        return ().into_any();
    }
    let each = |one: &ImportNote| note(import, one);
    view! {
        <section class="stack" aria-labelledby="import-notes">
            <h2 id="import-notes">{said::NOTES}</h2>
            <ul class="import-notes">{preview.notes.iter().map(each).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn note(import: Import, note: &ImportNote) -> AnyView {
    let place = said::place(&note.file, &note.place, note.line);
    let refused = note.refused.then(|| view! { <Badge tone=Tone::Bad word=said::REFUSED/> }.into_any());
    let offer = note.repair.as_ref().map(|offer| repair(import, note.file.clone(), offer, &place));
    let key = if note.refused { "refused" } else { "known" };
    view! {
        <li class="import-note" data-note=key>
            <p class="line"><span class="import-note__place">{place}</span>{refused}</p>
            <p>{note.text.clone()}</p>
            {offer}
        </li>
    }
    .into_any()
}

fn repair(import: Import, file: String, offer: &ImportOffer, place: &str) -> AnyView {
    let (awake, busy, key, read) = (hydrated(), import.busy(), offer.key.clone(), said::repair_of(place));
    view! {
        <p class="line">
            <button
                type="button"
                class="button"
                aria-label=read
                disabled=move || !awake.get() || busy.get()
                on:click=move |_| import.repair(file.clone(), key.clone())
            >
                {said::REPAIR}
            </button>
            <span class="small second">{offer.text.clone()}</span>
        </p>
    }
    .into_any()
}
