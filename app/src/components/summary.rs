//! A line of a list of paths.

use super::avatar::Avatar;
use super::keyed::listed;
use super::notice::{Badge, Tone};
use crate::reader;
use crate::words::{names, people, proposal};
use domain::state::State;
use domain::time::Timestamp;
use domain::view::{ProposalSummary, Turn};
use leptos::prelude::*;

/// Whose name stands under a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// The manager's: the list is the employee's own.
    Manager,
    /// The employee's.
    Employee,
}

/// The list. `href` says where a line leads.
pub fn rows(
    all: impl Fn() -> Vec<ProposalSummary> + Send + 'static,
    now: Timestamp,
    under: Under,
    href: fn(&ProposalSummary) -> String,
) -> AnyView {
    let each = move |summary: &ProposalSummary| row(summary, now, under, href(summary));
    view! { <ul class="rows">{listed(all, each)}</ul> }.into_any()
}

fn row(summary: &ProposalSummary, now: Timestamp, under: Under, href: String) -> AnyView {
    let (person, sub) = match under {
        Under::Manager => (&summary.manager, proposal::with(&summary.manager.name)),
        Under::Employee => (&summary.employee, people::of(&summary.employee.name)),
    };
    let updated = summary.updated;
    let sub = move || format!("{sub} · {}", people::changed(&reader::ago(updated, now)));
    let yours = matches!(summary.turn, Turn::Yours | Turn::Together);
    let turn = yours.then(|| view! { <Badge tone=Tone::Turn word=crate::words::desk::YOUR_TURN/> }.into_any());
    view! {
        <li class="row" data-turn=if yours { "yours" } else { "others" }>
            <Avatar person=person.clone()/>
            <div class="row__text">
                <a class="row__title" href=href><bdi>{summary.title.clone()}</bdi></a>
                <span class="row__sub">{sub}</span>
            </div>
            <div class="row__end">{turn}<Badge tone=state_tone(summary.state) word=names::state(summary.state)/></div>
        </li>
    }
    .into_any()
}

/// How a state sounds. Amber stays with "your turn".
pub fn state_tone(state: State) -> Tone {
    match state {
        State::Approved | State::Active | State::Completed => Tone::Good,
        _ => Tone::Plain,
    }
}
