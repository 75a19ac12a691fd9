//! On the path: setting out, resting, arriving; and taking it back.

use super::page::{Page, milestones};
use crate::command::Command;
use crate::components::button::{Look, button, link, submit};
use crate::components::dialog::confirm;
use crate::components::field::area;
use crate::components::notice::{Tone, notice, said as say};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{dates, proposal::milestones as measured, proposal::path as said};
use domain::content::Milestone;
use domain::permission::Action;
use domain::review::MAX_REASON_CHARS;
use domain::state::{State, Step};
use web_sys::SubmitEvent;

/// The phase.
pub fn body(page: Page) -> Node {
    let state = page.select(|v| v.state);
    let on_path = |state| matches!(state, State::Approved | State::Active | State::Paused);
    let open = page.select(move |v| if on_path(v.state) { v.missing.len() } else { 0 });
    let steps = [
        (Action::Activate, said::ACTIVATE, Look::Main, Step::Activate),
        (Action::Resume, said::RESUME, Look::Main, Step::Resume),
        (Action::Complete, said::COMPLETE, Look::Main, Step::Complete),
        (Action::Pause, said::PAUSE, Look::Plain, Step::Pause),
    ];
    let (arriving, arrive) = arriving(page);
    let each = move |(action, label, look, step)| {
        let may = page.may(action);
        let press = if step == Step::Complete { arrive } else { Callback::new(move |()| page.act(Command::Step(step))) };
        // Nobody arrives before leadership has its answers.
        let off = Signal::derive(move || page.busy.get() || (step == Step::Complete && open.get() > 0));
        move || may.get().then(|| button(label, look, off, press))
    };
    view! {
        {move || standing(state.get())}
        {move || asked_with_approval(open.get())}
        {move || matches!(state.get(), State::Active | State::Paused | State::Completed).then(|| plan(page))}
        <div class="line">{steps.map(each).into_iter().into_nodes()}</div>
        {arriving}
        {withdraw(page)}
    }
    .into_node()
}

/// Arriving is asked for first, with the milestones that nobody has confirmed.
fn arriving(page: Page) -> (Node, Callback<()>) {
    let titles = memo(move || milestones(page, |m| m.unconfirmed().iter().map(|one| one.title.clone()).collect::<Vec<_>>()));
    let named = move || {
        let all = titles.get();
        if all.is_empty() {
            return ().into_node();
        }
        let each = |title: String| view! { <li>{title}</li> }.into_node();
        view! { <p>{said::UNCONFIRMED}</p><ul>{all.into_iter().map(each).into_nodes()}</ul> }.into_node()
    };
    confirm(
        said::COMPLETE_QUESTION,
        named.into_node(),
        said::COMPLETE,
        Callback::new(move |()| page.act(Command::Step(Step::Complete))),
    )
}

fn standing(state: State) -> Node {
    match state {
        State::Approved => say(Tone::Good, said::APPROVED),
        State::Active => ().into_node(),
        State::Paused => say(Tone::Plain, said::PAUSED),
        State::Completed => say(Tone::Good, said::COMPLETED),
        State::Declined => say(Tone::Plain, said::DECLINED),
        State::Withdrawn => say(Tone::Plain, said::WITHDRAWN),
        _ => view! { <p class="second">{said::NOT_YET}</p> }.into_node(),
    }
}

/// What leadership asked for with its approval and nobody has answered: all that is missing on the path.
fn asked_with_approval(open: usize) -> Node {
    if open == 0 {
        return ().into_node();
    }
    let way = link(said::TO_REQUESTS, Look::Plain, "#reconvene".to_owned());
    notice(Tone::Turn, view! { <p>{said::open_requests(open)}</p><div>{way}</div> }.into_node())
}

/// What was agreed, in the order of the dates.
fn plan(page: Page) -> Node {
    let all = milestones(page, |m| m.milestones.clone());
    // Each behind those that are due before or on the same day.
    let mut by_date: Vec<&Milestone> = Vec::new();
    for milestone in &all {
        by_date.insert(by_date.partition_point(|other| other.due <= milestone.due), milestone);
    }
    let now = page.now();
    let each = |m: &Milestone| {
        let values = measured::summary(&m.start, &m.target);
        let due = m.due.map(|due| dates::by(due, now)).unwrap_or_default();
        view! {
            <li class="row">
                <span class="phase__dot" aria-hidden="true"></span>
                <div class="row__text"><span class="row__title">{m.title.clone()}</span><span class="row__sub">{values}</span></div>
                <span class="small second">{due}</span>
            </li>
        }
    };
    view! { <ul class="rows">{by_date.into_iter().map(each).into_nodes()}</ul> }.into_node()
}

fn withdraw(page: Page) -> Node {
    let may = page.may(Action::Withdraw);
    let reason = RwSignal::new(String::new());
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        page.act(Command::Withdraw(reason.get_untracked()));
    };
    (move || {
        may.get().then(|| {
            view! {
                <details class="more">
                    <summary>{said::WITHDRAW}</summary>
                    <form class="form form--boxed" on:submit=send>
                        <p class="second">{said::WITHDRAW_MORE}</p>
                        {area("withdraw-reason".to_owned(), said::WITHDRAW_REASON, "", reason, MAX_REASON_CHARS)}
                        <div>{submit(said::WITHDRAW_BUTTON, page.busy.into())}</div>
                    </form>
                </details>
            }
        })
    })
    .into_node()
}
