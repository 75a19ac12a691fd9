//! The phase rail: always visible, always saying where we are, whose turn it is and what is left.

use super::page::Page;
use crate::components::icon::icon;
use crate::words::{self, names, proposal};
use domain::view::{Progress, RailPhase, Turn};
use leptos::prelude::*;

/// The rail.
pub fn rail(page: Page) -> AnyView {
    let phases = page.select(|v| v.rail.clone());
    let each = move |phase: RailPhase| one(page, &phase);
    view! {
        <nav class="proposal__phases" aria-label=proposal::PHASES>
            <ol class="phases">{move || phases.get().into_iter().map(each).collect_view()}</ol>
            <p class="phases__keys">{proposal::KEYS}</p>
        </nav>
    }
    .into_any()
}

fn one(page: Page, view: &RailPhase) -> AnyView {
    let RailPhase { phase, progress, turn, left } = *view;
    let employee = words::first(&page.employee().name).to_owned();
    let manager = words::first(&page.manager().name).to_owned();
    // Amber is for what can be done now.
    let waits = turn == Turn::Yours && progress == Progress::Current;
    let below =
        if turn == Turn::Yours && !waits { proposal::YOU.to_owned() } else { proposal::turn(turn, left, &employee, &manager) };
    let below = if below.is_empty() || progress == Progress::Done {
        ().into_any()
    } else if waits {
        view! { <span class="phase__turn"><span class="badge" data-tone="turn">{below}</span></span> }.into_any()
    } else {
        view! { <span class="phase__turn">{below}</span> }.into_any()
    };
    let (key, done) = match progress {
        Progress::Done => ("done", Some(icon("check"))),
        Progress::Current => ("current", None),
        Progress::Ahead => ("ahead", None),
    };
    let said = done.is_some().then_some(proposal::DONE);
    view! {
        <li class="phase" data-progress=key>
            <a
                class="phase__link"
                href=format!("#{}", phase.key())
                rel="external"
                aria-current=move || (page.here.get() == phase).then_some("location")
            >
                <span class="phase__dot" aria-hidden="true">{done}</span>
                <span class="phase__name">{names::phase(phase)}<span class="only-read-aloud">{said}</span></span>
                {below}
            </a>
        </li>
    }
    .into_any()
}
