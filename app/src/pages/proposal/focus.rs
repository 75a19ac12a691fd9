//! Focus: the two or three things to work on.

use super::page::{Page, gaps};
use crate::components::notice::{NoticeLine, Tone};
use crate::words::proposal::gaps as said;
use document::write::{Chosen, Edit};
use domain::assessment::AssessmentView;
use domain::framework::Expectation;
use domain::gate::{Focus, MAX_FOCUS, focus};
use domain::section::Section;
use leptos::prelude::*;

/// The choice. What can be chosen is what is rated.
#[component]
pub fn FocusChoice(page: Page) -> impl IntoView {
    let expectations = page.select(|v| v.expectations.clone());
    let bounds = page.select(|v| {
        let opened = match &v.assessment {
            AssessmentView::Open { employee, manager } => Some([employee, manager]),
            _ => None,
        };
        focus(&v.expectations, opened)
    });
    // A mark on something that is not rated any more is left over from an earlier target, and cannot be taken away here.
    let chosen = Memo::new(move |_| {
        let count = gaps(page, |g| expectations.with(|all| all.iter().filter(|e| g.focus.contains(&e.id)).count()));
        u32::try_from(count).unwrap_or(u32::MAX)
    });
    let each = move |e: Expectation| view! { <FocusOption page expectation=e count=chosen/> };
    let hint = move || {
        let Focus { least, most } = bounds.get();
        said::focus_hint(least, most)
    };
    let told = move || match chosen.get() {
        count if count > MAX_FOCUS => view! { <NoticeLine tone=Tone::Bad sentence=said::FOCUS_TOO_MANY/> }.into_any(),
        MAX_FOCUS => view! { <NoticeLine tone=Tone::Plain sentence=said::FOCUS_FULL/> }.into_any(),
        _ => ().into_any(),
    };
    // Where nothing is rated there is nothing to choose from.
    let some = Memo::new(move |_| expectations.with(|all| !all.is_empty()));
    let choice = move || {
        view! {
            <fieldset class="part">
                <legend><h3>{said::FOCUS}</h3></legend>
                <p class="small quiet">{hint}</p>
                <div class="stack">{move || expectations.get().into_iter().map(each).collect_view()}</div>
                <div role="status">{told}</div>
            </fieldset>
        }
        .into_any()
    };
    move || some.get().then(choice)
}

#[component]
fn FocusOption(page: Page, expectation: Expectation, count: Memo<u32>) -> impl IntoView {
    let Expectation { id, title, .. } = expectation;
    let sought = id.clone();
    let chosen = Memo::new(move |_| gaps(page, |g| g.focus.contains(&sought)));
    let first = chosen.get_untracked();
    let locked = page.locked(Section::Gaps);
    let off = move || locked.get() || (!chosen.get() && count.get() >= MAX_FOCUS);
    let set = move |ev| {
        let chosen = if event_target_checked(&ev) { Chosen::Yes } else { Chosen::No };
        page.live().edit(Section::Gaps, Edit::SetFocus { expectation: id.clone(), chosen });
    };
    view! {
        <label class="check">
            <input type="checkbox" checked=first prop:checked=move || chosen.get() disabled=off on:change=set/>
            <span>{title}</span>
        </label>
    }
}
