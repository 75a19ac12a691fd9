//! Submission: exactly what is missing, both signatures, and handing it over.

use super::page::Page;
use crate::command::Command;
use crate::components::button::{Look, button, link};
use crate::components::dialog::confirm;
use crate::components::notice::{Tone, said as say};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, dates, gate, names, proposal::submission as said};
use domain::assessment::Side;
use domain::gate::Missing;
use domain::permission::Action;
use domain::state::{Phase, State, Step};
use domain::view::SignatureView;

/// The phase.
pub fn body(page: Page) -> Node {
    let state = page.select(|v| v.state);
    let before = memo(move || state.get().is_writable());
    // Later they belong to the version, and stand there.
    let signing = memo(move || before.get() || state.get() == State::Ready);
    view! {
        {move || before.get().then(|| missing(page))}
        {move || signing.get().then(|| view! { <div class="part"><h3>{said::SIGNATURES}</h3>{signatures(page)}</div> })}
        {move || way(page, state.get())}
    }
    .into_node()
}

/// The gate: by phase, each line a link to the place.
fn missing(page: Page) -> Node {
    let missing = page.select(|v| v.missing.clone());
    let groups = move || {
        let missing = missing.get();
        let of = |phase: Phase| missing.iter().filter(|m| m.phase() == phase).cloned().collect::<Vec<_>>();
        let groups = Phase::ALL.into_iter().map(|phase| (phase, of(phase))).filter(|(_, list)| !list.is_empty());
        groups.map(|(phase, list)| group(page, phase, &list)).into_nodes()
    };
    let complete = memo(move || missing.with(Vec::is_empty));
    (move || {
        if complete.get() {
            say(Tone::Good, gate::COMPLETE)
        } else {
            view! { <div class="gate"><p class="second">{gate::LEAD}</p>{groups}</div> }.into_node()
        }
    })
    .into_node()
}

fn group(page: Page, phase: Phase, list: &[Missing]) -> Node {
    let (employee, manager) = (page.called(Side::Employee), page.called(Side::Manager));
    let names = gate::Names { employee: &employee, manager: &manager };
    let line = |missing: &Missing| {
        let href = format!("#{}", missing.anchor());
        view! { <li><a href=href ><span>{gate::missing(missing, &names)}</span></a></li> }
    };
    view! {
        <div class="gate__group">
            <h4>{names::phase(phase)}</h4>
            <ul class="gate__list">{list.iter().map(line).into_nodes()}</ul>
        </div>
    }
    .into_node()
}

fn signatures(page: Page) -> Node {
    let given = page.select(|v| v.signatures.clone());
    let each = move |side: Side| {
        let signature = given.with(|all| all.iter().find(|s| s.side == side).cloned());
        one(page, side, signature.as_ref())
    };
    view! { <div class="signatures">{move || Side::ALL.map(each).into_iter().into_nodes()}</div> }.into_node()
}

fn one(page: Page, side: Side, signature: Option<&SignatureView>) -> Node {
    let name = page.of(side).name;
    let (signed, below) = match signature {
        Some(s) if s.void => ("no", said::VOID.to_owned()),
        Some(s) => ("yes", said::signed(&dates::ago(s.at, page.now()))),
        None => ("no", said::NOT_SIGNED.to_owned()),
    };
    let written = (signed == "yes").then_some(name.clone());
    view! {
        <div class="signature" data-signed=signed>
            <span class="signature__name" aria-hidden="true">{written}</span>
            <span class="small second">{name} ", " {names::side(side)} " · " {below}</span>
        </div>
    }
    .into_node()
}

/// What can be done now.
fn way(page: Page, state: State) -> Node {
    match state {
        State::Planning | State::Reconvening => sign(page),
        State::Ready => ready(page),
        state if state.is_writable() => view! { <p class="second">{said::LATER}</p> }.into_node(),
        _ => pinned(page),
    }
}

fn sign(page: Page) -> Node {
    let may = page.may(Action::Sign);
    let complete = page.select(|v| v.missing.is_empty());
    let mine = page.select(move |v| v.signatures.iter().any(|s| s.side == v.side && !s.void));
    let press = Callback::new(move |()| page.act(Command::Sign));
    let off = Signal::derive(move || page.busy.get() || !complete.get());
    (move || {
        (may.get() && !mine.get()).then(|| {
            view! {
                <p class="second">{said::SIGN_LEAD}</p>
                <div>{button(said::SIGN, Look::Main, off, press)}</div>
            }
        })
    })
    .into_node()
}

fn ready(page: Page) -> Node {
    let (submit, reopen) = (page.may(Action::Submit), page.may(Action::Reopen));
    let hand_over = Callback::new(move |()| page.act(Command::Submit));
    let back = Callback::new(move |()| page.act(Command::Step(Step::Reopen)));
    let question = view! { <p>{said::SUBMIT_MORE}</p> }.into_node();
    let (dialog, open) = confirm(said::SUBMIT_QUESTION, question, said::SUBMIT, hand_over);
    let buttons = view! {
        {move || submit.get().then(|| button(said::SUBMIT, Look::Main, page.busy.into(), open))}
        {move || reopen.get().then(|| button(said::REOPEN, Look::Plain, page.busy.into(), back))}
    };
    let wait = (!page.is_employee()).then(|| view! { <p class="second">{said::WAIT_SUBMIT}</p> });
    view! { {say(Tone::Good, said::READY)}{wait}<div class="line">{buttons}</div>{dialog} }.into_node()
}

fn pinned(page: Page) -> Node {
    let newest = page.view.with_untracked(|v| v.versions.first().map(|v| v.number));
    let read = newest.map(|number| {
        let href = page.view.with_untracked(|v| format!("/p/{}/v/{number}", v.id));
        link(said::read_version(number), Look::Plain, href)
    });
    let sentence = if newest.is_some() { said::DONE } else { words::proposal::path::WITHDRAWN };
    view! { {say(Tone::Plain, sentence)}<div>{read}</div> }.into_node()
}
