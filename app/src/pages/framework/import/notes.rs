//! What is to be known about the files: each with its place, and with its repair where there is one.

use super::state::Import;
use crate::components::hydrated::hydrated;
use crate::components::notice::{Badge, Tone};
use crate::words::framework::import as said;
use domain::view::{ImportNote, ImportOffer};
use leptos::prelude::*;

/// All of them; nothing where there is nothing to know.
#[component]
pub fn Notes(import: Import, notes: Vec<ImportNote>) -> impl IntoView {
    if notes.is_empty() {
        return ().into_any();
    }
    let each = move |note| view! { <Note import=import note=note/> };
    view! {
        <section class="stack" aria-labelledby="import-notes">
            <h2 id="import-notes">{said::NOTES}</h2>
            <ul class="import-notes">{notes.into_iter().map(each).collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Note(import: Import, note: ImportNote) -> impl IntoView {
    let place = said::place(&note.file, &note.place, note.line);
    let refused = note.refused.then(|| view! { <Badge tone=Tone::Bad word=said::REFUSED/> }.into_any());
    let said_of = place.clone();
    let offer = note.repair.map(|offer| view! { <Repair import=import file=note.file place=said_of offer=offer/> });
    let key = if note.refused { "refused" } else { "known" };
    view! {
        <li class="import-note" data-note=key>
            <p class="line"><span class="import-note__place">{place}</span>{refused}</p>
            <p>{note.text}</p>
            {offer}
        </li>
    }
}

#[component]
fn Repair(import: Import, file: String, place: String, offer: ImportOffer) -> impl IntoView {
    let (awake, busy, key, read) = (hydrated(), import.busy(), offer.key, said::repair_of(&place));
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
            <span class="small second">{offer.text}</span>
        </p>
    }
}
