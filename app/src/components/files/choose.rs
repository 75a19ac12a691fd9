//! Choosing files: a native field, which also takes what is dropped around it.

use super::Chosen;
use crate::components::button::{Button, Look};
use crate::components::hydrated::hydrated;
use crate::components::icon::Icon;
use crate::words::files as said;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlInputElement};

/// The field and the list of what was chosen.
#[component]
pub fn ChooseFiles(
    files: Chosen,
    /// While something is under way nothing is chosen.
    #[prop(into)]
    busy: Signal<bool>,
    /// The endings of what can be chosen.
    kinds: &'static str,
    /// What can be chosen, in words.
    hint: &'static str,
    /// The files are others than before.
    changed: Callback<()>,
) -> impl IntoView {
    let awake = hydrated();
    let over = RwSignal::new(false);
    let off = move || !awake.get() || busy.get();
    let change = move |ev: Event| {
        let Some(input) = ev.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(list) = input.files().filter(|list| list.length() > 0) else { return };
        files.add(&list);
        // The same file can be chosen again after it was changed on disk.
        input.set_value("");
        changed.run(());
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
        if let Some(list) = list.filter(|_| !busy.get_untracked()) {
            files.add(&list);
            changed.run(());
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
            <label class="drop__label" for="files"><Icon name="up"/><span>{if files.takes_many() { said::CHOOSE } else { said::CHOOSE_ONE }}</span></label>
            <span class="second">{said::DROP}</span>
            <input class="drop__input" type="file" id="files" multiple=files.takes_many() accept=kinds aria-describedby="files-hint" disabled=off on:change=change/>
            <p class="field__hint" id="files-hint">{hint}</p>
        </div>
        <ChosenFiles files busy changed/>
    }
}

#[component]
fn ChosenFiles(files: Chosen, busy: Signal<bool>, changed: Callback<()>) -> impl IntoView {
    let each = move |(name, bytes): (String, f64)| {
        let out = name.clone();
        let press = Callback::new(move |()| {
            files.take_out(&out);
            changed.run(());
            crate::components::focus::soon("files".to_owned());
        });
        let read = said::take_out(&name);
        view! {
            <li class="row row--plain">
                <div class="row__text"><span class="row__title">{name}</span><span class="row__sub">{said::size(bytes)}</span></div>
                <div class="row__end" title=read><Button label=said::TAKE_OUT look=Look::Quiet off=busy press=press/></div>
            </li>
        }
    };
    move || {
        let files = files.list();
        (!files.is_empty())
            .then(|| view! { <ul class="rows" aria-label=said::CHOSEN>{files.into_iter().map(each).collect_view()}</ul> })
    }
}
