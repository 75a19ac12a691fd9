//! Submission: exactly what is missing, both signatures, and handing it over.

use super::page::Page;
use crate::command::Command;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::dialog::confirm;
use crate::components::notice::{NoticeLine, Tone};
use crate::reader;
use crate::words::{self, gate, names, proposal::submission as said};
use domain::assessment::Side;
use domain::gate::Missing;
use domain::permission::Action;
use domain::state::{Phase, State, Step};
use domain::view::SignatureView;
use leptos::prelude::*;

/// The phase.
#[component]
pub fn SubmissionPhase(page: Page) -> impl IntoView {
    let state = page.select(|v| v.state);
    let before = Memo::new(move |_| state.get().is_writable());
    // Later they belong to the version, and stand there.
    let signing = Memo::new(move |_| before.get() || state.get() == State::Ready);
    view! {
        {move || before.get().then(|| view! { <Gate page/> })}
        {move || signing.get().then(|| view! { <div class="part"><h3>{said::SIGNATURES}</h3><Signatures page/></div> })}
        {move || view! { <Way page state={state.get()}/> }}
    }
}

/// The gate: by phase, each line a link to the place.
#[component]
fn Gate(page: Page) -> impl IntoView {
    let missing = page.select(|v| v.missing.clone());
    let groups = move || {
        let missing = missing.get();
        let of = |phase: Phase| missing.iter().filter(|m| m.phase() == phase).cloned().collect::<Vec<_>>();
        let groups = Phase::ALL.into_iter().map(|phase| (phase, of(phase))).filter(|(_, list)| !list.is_empty());
        groups.map(|(phase, list)| group(page, phase, &list)).collect_view()
    };
    let complete = Memo::new(move |_| missing.with(Vec::is_empty));
    move || {
        if complete.get() {
            view! { <NoticeLine tone=Tone::Good sentence=gate::COMPLETE/> }.into_any()
        } else {
            view! { <div class="gate"><p class="second">{gate::LEAD}</p>{groups}</div> }.into_any()
        }
    }
}

fn group(page: Page, phase: Phase, list: &[Missing]) -> AnyView {
    let (employee, manager) = (page.called(Side::Employee), page.called(Side::Manager));
    let questions = page.view.with_untracked(|v| v.process.questions.clone());
    let names = gate::Names { employee: &employee, manager: &manager, questions: &questions };
    let line = |missing: &Missing| {
        let href = format!("#{}", missing.anchor());
        view! { <li><a href=href ><span>{gate::missing(missing, &names)}</span></a></li> }
    };
    view! {
        <div class="gate__group">
            <h3>{names::phase(phase)}</h3>
            <ul class="gate__list">{list.iter().map(line).collect_view()}</ul>
        </div>
    }
    .into_any()
}

#[component]
fn Signatures(page: Page) -> impl IntoView {
    let given = page.select(|v| v.signatures.clone());
    let each = move |side: Side| {
        let signature = given.with(|all| all.iter().find(|s| s.side == side).cloned());
        one(page, side, signature.as_ref())
    };
    view! { <div class="signatures">{move || Side::ALL.map(each).into_iter().collect_view()}</div> }
}

fn one(page: Page, side: Side, signature: Option<&SignatureView>) -> AnyView {
    let name = page.of(side).name;
    let (signed, below) = match signature {
        Some(s) if s.void => ("no", said::VOID.into_any()),
        Some(s) => {
            let (at, now) = (s.at, page.now());
            ("yes", (move || said::signed(&reader::ago(at, now))).into_any())
        }
        None => ("no", said::NOT_SIGNED.into_any()),
    };
    let written = (signed == "yes").then_some(name.clone());
    view! {
        <div class="signature" data-signed=signed>
            <bdi class="signature__name" aria-hidden="true">{written}</bdi>
            <span class="small second"><bdi>{name}</bdi> ", " {names::side(side)} " · " {below}</span>
        </div>
    }
    .into_any()
}

/// What can be done now.
#[component]
fn Way(page: Page, state: State) -> impl IntoView {
    match state {
        State::Planning | State::Reconvening => view! { <Sign page/> }.into_any(),
        State::Ready => view! { <Ready page/> }.into_any(),
        state if state.is_writable() => view! { <p class="second">{said::LATER}</p> }.into_any(),
        _ => view! { <Pinned page/> }.into_any(),
    }
}

#[component]
fn Sign(page: Page) -> impl IntoView {
    let may = page.may(Action::Sign);
    let complete = page.select(|v| v.missing.is_empty());
    let mine = page.select(move |v| v.signatures.iter().any(|s| s.side == v.side && !s.void));
    let press = Callback::new(move |()| page.act(Command::Sign));
    let off = Signal::derive(move || page.busy.get() || !complete.get());
    move || {
        (may.get() && !mine.get()).then(|| {
            view! {
                <p class="second">{said::SIGN_LEAD}</p>
                <div><Button label=said::SIGN look=Look::Main off=off press=press/></div>
            }
        })
    }
}

#[component]
fn Ready(page: Page) -> impl IntoView {
    let (submit, reopen) = (page.may(Action::Submit), page.may(Action::Reopen));
    let hand_over = Callback::new(move |()| page.act(Command::Submit));
    let back = Callback::new(move |()| page.act(Command::Step(Step::Reopen)));
    let question = view! { <p>{said::SUBMIT_MORE}</p> }.into_any();
    let (dialog, open) = confirm(said::SUBMIT_QUESTION, question, said::SUBMIT, hand_over);
    let buttons = view! {
        {move || submit.get().then(|| view! { <Button label=said::SUBMIT look=Look::Main off=page.busy press=open/> }.into_any())}
        {move || reopen.get().then(|| view! { <Button label=said::REOPEN look=Look::Plain off=page.busy press=back/> }.into_any())}
    };
    let wait = (!page.is_employee()).then(|| view! { <p class="second">{said::WAIT_SUBMIT}</p> });
    view! { <NoticeLine tone=Tone::Good sentence=said::READY/>{wait}<div class="line">{buttons}</div>{dialog} }
}

#[component]
fn Pinned(page: Page) -> impl IntoView {
    let newest = page.view.with_untracked(|v| v.versions.first().map(|v| v.number));
    let read = newest.map(|number| {
        let href = page.view.with_untracked(|v| format!("/p/{}/v/{number}", v.id));
        view! { <ButtonLink label=said::read_version(number) look=Look::Plain href=href/> }.into_any()
    });
    let sentence = if newest.is_some() { said::DONE } else { words::proposal::path::WITHDRAWN };
    view! { <NoticeLine tone=Tone::Plain sentence=sentence/><div>{read}</div> }
}
