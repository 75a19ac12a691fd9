//! The phase rail: always visible, always saying where we are, whose turn it is and what is left.

use super::page::Page;
use super::walk;
use crate::components::icon::Icon;
use crate::components::strip::keep_in_sight;
use crate::words::{self, names, proposal};
use domain::state::Phase;
use domain::view::{Progress, RailPhase, Turn};
use leptos::prelude::*;

fn link_id(phase: Phase) -> String {
    format!("to-{}", phase.key())
}

/// The rail.
#[component]
pub fn Rail(page: Page) -> impl IntoView {
    let phases = page.select(|v| v.rail.clone());
    let each = move |view: RailPhase| view! { <Step page view/> };
    let nav = NodeRef::<leptos::html::Nav>::new();
    // On narrow screens the rail is a strip: it opens at the current step, and then the phase that is being read stays in sight.
    let begun = StoredValue::new(false);
    keep_in_sight(nav, move || {
        let here = page.here.get();
        let first = !begun.try_update_value(|begun| std::mem::replace(begun, true)).unwrap_or(true);
        let current = || phases.with_untracked(|all| all.iter().find(|p| p.progress == Progress::Current).map(|p| p.phase));
        link_id(if first { current().unwrap_or(here) } else { here })
    });
    view! {
        <nav class="proposal__phases" aria-label=proposal::PHASES node_ref=nav>
            <ol class="phases">{move || phases.get().into_iter().map(each).collect_view()}</ol>
            <p class="phases__keys">{proposal::KEYS}</p>
        </nav>
    }
}

#[component]
fn Step(page: Page, view: RailPhase) -> impl IntoView {
    let RailPhase { phase, progress, turn, left } = view;
    let employee = words::first(&page.employee().name).to_owned();
    let manager = words::first(&page.manager().name).to_owned();
    // Amber is for what can be done now.
    let waits = view.waits();
    let below =
        if turn == Turn::Yours && !waits { words::YOU.to_owned() } else { proposal::turn(turn, left, &employee, &manager) };
    let below = if below.is_empty() || progress == Progress::Done {
        ().into_any()
    } else if waits {
        view! { <span class="phase__turn"><span class="badge" data-tone="turn">{below}</span></span> }.into_any()
    } else {
        view! { <span class="phase__turn">{below}</span> }.into_any()
    };
    let (key, said, dot) = match progress {
        Progress::Done => ("done", proposal::DONE, Some(view! { <Icon name="check"/> }.into_any())),
        Progress::Current => ("current", proposal::STANDS, None),
        Progress::Open => ("open", proposal::LEFT, None),
        Progress::Ahead => ("ahead", "", None),
    };
    view! {
        <li class="phase" data-progress=key>
            <a
                class="phase__link"
                id=link_id(phase)
                href=format!("#{}", phase.key())
                aria-current=move || (page.here.get() == phase).then_some("location")
                on:click=move |_| walk::lead(page, phase)
            >
                <span class="phase__dot" aria-hidden="true">{dot}</span>
                <span class="phase__name">{names::phase(phase)}<span class="only-read-aloud">{said}</span></span>
                {below}
            </a>
        </li>
    }
}
