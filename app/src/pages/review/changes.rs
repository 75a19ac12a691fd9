//! What changed since the version before: how much, the way from one change to the next, and seeing nothing else.

use super::Page;
use super::passage::anchor;
use crate::components::button::{Button, Look};
use crate::components::focus;
use crate::words::review as said;
use domain::diff::LineChange;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The bar under the head of a version that has one before it.
#[component]
pub fn Changes(page: Page) -> impl IntoView {
    let places = page.view.with_untracked(|v| {
        let changed = v.lines.iter().filter(|line| line.change != LineChange::Same);
        (v.version.number > 1).then(|| changed.map(anchor).collect::<Vec<_>>())
    });
    let Some(places) = places else { return ().into_any() };
    let count = places.len();
    let before = page.view.with_untracked(|v| v.version.number - 1);
    let tools = (count > 0).then(|| {
        let places = StoredValue::new(places);
        let at = RwSignal::new(None::<usize>);
        let next = Callback::new(move |()| {
            let next = at.get_untracked().map_or(0, |at| (at + 1) % count);
            at.set(Some(next));
            if let Some(place) = places.with_value(|all| all.get(next).cloned()) {
                show(&place);
                focus::soon(place);
            }
        });
        let only = move |ev| page.only_changes.set(event_target_checked(&ev));
        view! {
            <Button label=said::NEXT_CHANGE look=Look::Plain press=next/>
            <label class="check small"><input type="checkbox" on:change=only/><span>{said::ONLY_CHANGES}</span></label>
            <span class="small quiet" role="status">{move || at.get().map(|at| said::change_of(at + 1, count))}</span>
        }
    });
    view! { <div class="line version__changes"><strong>{said::changes(count, before)}</strong>{tools}</div> }.into_any()
}

fn show(place: &str) {
    if let Some(element) = document().get_element_by_id(place) {
        element.unchecked_into::<HtmlElement>().scroll_into_view();
    }
}
