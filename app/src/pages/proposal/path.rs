//! On the path: setting out, resting, arriving; and taking it back.

use super::page::{Page, milestones};
use crate::command::Command;
use crate::components::button::{Button, ButtonLink, Look, SubmitButton};
use crate::components::dialog::confirm;
use crate::components::field::TextAreaField;
use crate::components::notice::{Notice, NoticeLine, Tone};
use crate::components::when::By;
use crate::words::{proposal::milestones as measured, proposal::path as said};
use domain::content::Milestone;
use domain::permission::Action;
use domain::review::MAX_REASON_CHARS;
use domain::state::{State, Step};
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// The phase.
#[component]
pub fn PathPhase(page: Page) -> impl IntoView {
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
        move || may.get().then(|| view! { <Button label=label look=look off=off press=press/> }.into_any())
    };
    view! {
        {move || view! { <Standing state={state.get()}/> }}
        {move || view! { <AskedWithApproval open={open.get()}/> }}
        {move || matches!(state.get(), State::Active | State::Paused | State::Completed).then(|| plan(page))}
        <div class="line">{steps.map(each).into_iter().collect_view()}</div>
        {arriving}
        <Withdraw page/>
    }
}

/// Arriving is asked for first, with the milestones that nobody has confirmed.
fn arriving(page: Page) -> (AnyView, Callback<()>) {
    let titles =
        Memo::new(move |_| milestones(page, |m| m.unconfirmed().iter().map(|one| one.title.clone()).collect::<Vec<_>>()));
    let named = move || {
        let all = titles.get();
        if all.is_empty() {
            return ().into_any();
        }
        let each = |title: String| view! { <li>{title}</li> }.into_any();
        view! { <p>{said::UNCONFIRMED}</p><ul>{all.into_iter().map(each).collect_view()}</ul> }.into_any()
    };
    confirm(
        said::COMPLETE_QUESTION,
        named.into_any(),
        said::COMPLETE,
        Callback::new(move |()| page.act(Command::Step(Step::Complete))),
    )
}

#[component]
fn Standing(state: State) -> impl IntoView {
    match state {
        State::Approved => view! { <NoticeLine tone=Tone::Good sentence=said::APPROVED/> }.into_any(),
        State::Active => ().into_any(),
        State::Paused => view! { <NoticeLine tone=Tone::Plain sentence=said::PAUSED/> }.into_any(),
        State::Completed => view! { <NoticeLine tone=Tone::Good sentence=said::COMPLETED/> }.into_any(),
        State::Declined => view! { <NoticeLine tone=Tone::Plain sentence=said::DECLINED/> }.into_any(),
        State::Withdrawn => view! { <NoticeLine tone=Tone::Plain sentence=said::WITHDRAWN/> }.into_any(),
        _ => view! { <p class="second">{said::NOT_YET}</p> }.into_any(),
    }
}

/// What leadership asked for with its approval and nobody has answered: all that is missing on the path.
#[component]
fn AskedWithApproval(open: usize) -> impl IntoView {
    if open == 0 {
        return ().into_any();
    }
    let way = view! { <ButtonLink label=said::TO_REQUESTS look=Look::Plain href={"#reconvene".to_owned()}/> }.into_any();
    view! { <Notice tone=Tone::Turn><p>{said::open_requests(open)}</p><div>{way}</div></Notice> }.into_any()
}

/// What was agreed, in the order of the dates.
fn plan(page: Page) -> AnyView {
    let all = milestones(page, |m| m.milestones.clone());
    // Each behind those that are due before or on the same day.
    let mut by_date: Vec<&Milestone> = Vec::new();
    for milestone in &all {
        by_date.insert(by_date.partition_point(|other| other.due <= milestone.due), milestone);
    }
    let now = page.now();
    let each = |m: &Milestone| {
        let values = measured::summary(&m.start, &m.target);
        let due = m.due.map(|due| view! { <By day=due now=now/> });
        view! {
            <li class="row">
                <span class="phase__dot" aria-hidden="true"></span>
                <div class="row__text"><span class="row__title">{m.title.clone()}</span><span class="row__sub">{values}</span></div>
                <span class="small second">{due}</span>
            </li>
        }
    };
    view! { <ul class="rows">{by_date.into_iter().map(each).collect_view()}</ul> }.into_any()
}

#[component]
fn Withdraw(page: Page) -> impl IntoView {
    let may = page.may(Action::Withdraw);
    let reason = RwSignal::new(String::new());
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        page.act(Command::Withdraw(reason.get_untracked()));
    };
    move || {
        may.get().then(|| {
            view! {
                <details class="more">
                    <summary>{said::WITHDRAW}</summary>
                    <form class="form form--boxed" on:submit=send>
                        <p class="second">{said::WITHDRAW_MORE}</p>
                        <TextAreaField id={"withdraw-reason".to_owned()} label=said::WITHDRAW_REASON hint="" text=reason max=MAX_REASON_CHARS/>
                        <div><SubmitButton label=said::WITHDRAW_BUTTON off=page.busy/></div>
                    </form>
                </details>
            }
        })
    }
}
