//! The steps at the side, the way on, and the way to the matrix.

use super::super::desk::Desk;
use super::standing::{key, said, standing, words};
use super::step::{Standing, Step};
use crate::components::icon::Icon;
use crate::components::strip::keep_in_sight;
use crate::words::framework::steps as say;
use leptos::prelude::*;

/// The side.
#[component]
pub fn Rail(desk: Desk, here: Option<Step>) -> impl IntoView {
    let nav = NodeRef::<leptos::html::Nav>::new();
    if let Some(here) = here {
        keep_in_sight(nav, move || link_id(here));
    }
    let steps = Step::ALL.map(|step| view! { <RailStep desk=desk step=step here=here/> }).into_iter().collect_view();
    view! {
        <nav class="proposal__phases" aria-label=say::NAVIGATION node_ref=nav>
            <ol class="phases">{steps}</ol>
            <ToTheMatrix desk=desk/>
        </nav>
    }
}

fn link_id(step: Step) -> String {
    format!("to-{}", step.key())
}

#[component]
fn RailStep(desk: Desk, step: Step, here: Option<Step>) -> impl IntoView {
    let standing = standing(desk, step);
    view! {
        <li class="phase" data-progress=move || key(standing.get())>
            <a class="phase__link" id=link_id(step) href=step.href() aria-current=(here == Some(step)).then_some("page")>
                <span class="phase__dot" aria-hidden="true">{move || (standing.get() == Standing::Done).then(|| view! { <Icon name="check"/> }.into_any())}</span>
                <span class="phase__name">{said(step).name}</span>
                <span class="phase__turn">{move || words(step, standing.get())}</span>
            </a>
        </li>
    }
}

/// The link that the key follows too: to the first family, or to where one is added.
#[component]
pub fn ToTheMatrix(desk: Desk) -> impl IntoView {
    let href = desk.select(|framework| {
        framework.families.first().map_or_else(|| "/framework".to_owned(), |family| format!("/framework/f/{}", family.id))
    });
    view! {
        <p class="phases__keys steps__matrix">
            <a id="to-the-matrix" href=move || href.get() aria-keyshortcuts="Alt+M">{say::TO_THE_MATRIX}</a> " " <kbd>{say::MATRIX_KEY}</kbd>
        </p>
    }
}

/// The step behind this one.
#[component]
pub fn NextStep(step: Step) -> impl IntoView {
    let link = |next: Step| {
        view! {
            <nav class="steps__next" aria-label=say::NEXT>
                <a class="button button--main" href=next.href()>{format!("{} {}", say::NEXT, said(next).name)}</a>
            </nav>
        }
    };
    step.next().map(link)
}
