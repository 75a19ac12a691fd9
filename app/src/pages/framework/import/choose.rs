//! Choosing files: a native field, which also takes what is dropped around it.

use super::state::Import;
use crate::components::button::{Button, Look};
use crate::components::hydrated::hydrated;
use crate::components::icon::Icon;
use crate::words::framework::import as said;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlInputElement};

/// What can be chosen.
const KINDS: &str = ".yaml,.yml,.json,.csv,.tsv,.xlsx,.md,.markdown,.html,.htm,.zip";

/// The field and the list of what was chosen.
#[component]
pub fn ChooseFiles(import: Import) -> impl IntoView {
    let awake = hydrated();
    let over = RwSignal::new(false);
    let off = move || !awake.get() || import.busy().get();
    let change = move |ev: Event| {
        let Some(input) = ev.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(list) = input.files().filter(|list| list.length() > 0) else { return };
        import.files.add(&list);
        // The same file can be chosen again after it was changed on disk.
        input.set_value("");
        import.files_changed();
    };
    let hover = move |ev: DragEvent| {
        ev.prevent_default();
        over.set(true);
    };
    let drop = move |ev: DragEvent| {
        ev.prevent_default();
        over.set(false);
        let transfer = ev.data_transfer();
        let list = transfer.and_then(|transfer| transfer.files()).filter(|list| list.length() > 0);
        if let Some(list) = list.filter(|_| !import.busy().get_untracked()) {
            import.files.add(&list);
            import.files_changed();
        }
    };
    view! {
        <div
            class="drop"
            data-over=move || over.get().then_some("yes")
            on:dragover=hover
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <label class="drop__label" for="files"><Icon name="up"/><span>{said::CHOOSE}</span></label>
            <span class="second">{said::DROP}</span>
            <input class="drop__input" type="file" id="files" multiple accept=KINDS aria-describedby="files-hint" disabled=off on:change=change/>
            <p class="field__hint" id="files-hint">{said::CHOOSE_HINT}</p>
        </div>
        <ChosenFiles import=import/>
    }
}

#[component]
fn ChosenFiles(import: Import) -> impl IntoView {
    let each = move |(name, bytes): (String, f64)| {
        let out = name.clone();
        let press = Callback::new(move |()| {
            import.files.take_out(&out);
            import.files_changed();
            crate::components::focus::soon("files".to_owned());
        });
        let read = said::take_out(&name);
        view! {
            <li class="row row--plain">
                <div class="row__text"><span class="row__title">{name}</span><span class="row__sub">{said::size(bytes)}</span></div>
                <div class="row__end" title=read><Button label=said::TAKE_OUT look=Look::Quiet off=import.busy() press=press/></div>
            </li>
        }
    };
    move || {
        let files = import.files.list();
        (!files.is_empty())
            .then(|| view! { <ul class="rows" aria-label=said::CHOSEN>{files.into_iter().map(each).collect_view()}</ul> })
    }
}
