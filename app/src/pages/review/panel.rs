//! The reviewer's panel: rubric, change requests, reason, decision.

use super::{Page, ask, decide};
use crate::components::button::{Button, Look};
use crate::components::choice::Choice;
use crate::components::dialog::confirm;
use crate::components::field::TextAreaField;
use crate::components::notice::{Notice, Tone};
use crate::server_fns::review::decide as send;
use crate::words::{self, names, review as said};
use domain::review::{Criterion, DecisionInput, DecisionKind, MAX_REASON_CHARS, Met};
use leptos::prelude::*;
use std::collections::BTreeMap;

const ANSWERS: [(Met, &str); 3] = [(Met::Yes, "yes"), (Met::WithChanges, "with-changes"), (Met::NotYet, "not-yet")];

/// What is being written.
#[derive(Clone, Copy)]
pub struct Writing {
    rubric: RwSignal<BTreeMap<Criterion, Met>>,
    reason: RwSignal<String>,
    path: RwSignal<String>,
    declining: RwSignal<bool>,
}

impl Writing {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            rubric: RwSignal::new(BTreeMap::new()),
            reason: RwSignal::new(String::new()),
            path: RwSignal::new(String::new()),
            declining: RwSignal::new(false),
        }
    }
}

/// The rubric and the change requests.
#[component]
pub fn Rubric(page: Page, writing: Writing) -> impl IntoView {
    let each = move |criterion: Criterion| view! { <Question writing criterion/> };
    view! {
        <h2 class="beside__title" id="rubric" tabindex="-1">{said::RUBRIC}</h2>
        {Criterion::ALL.map(each).into_iter().collect_view()}
        <h2 class="beside__title">{said::REQUESTS}</h2>
        <p class="small quiet">{said::REQUESTS_HINT}</p>
        <ask::Drafts page/>
    }
}

#[component]
fn Question(writing: Writing, criterion: Criterion) -> impl IntoView {
    let value = Signal::derive(move || {
        let met = writing.rubric.with(|r| r.get(&criterion).copied());
        ANSWERS.iter().find(|(m, _)| Some(*m) == met).map(|(_, key)| (*key).to_owned()).unwrap_or_default()
    });
    let set = Callback::new(move |wanted: String| {
        if let Some((met, _)) = ANSWERS.iter().find(|(_, key)| *key == wanted) {
            writing.rubric.update(|r| {
                r.insert(criterion, *met);
            });
        }
    });
    let options = ANSWERS.map(|(met, key)| (key.to_owned(), names::met(met).to_owned())).to_vec();
    let name = match criterion {
        Criterion::Realistic => "realistic",
        Criterion::CreatesValue => "creates-value",
        Criterion::Evidence => "evidence",
    };
    let legend = names::criterion(criterion).into_any();
    view! { <Choice name=name.to_owned() legend=legend class="card choice choice--even" options=options value=value set=set/> }
}

/// Reason and decision. Each decision is asked for once more: none of them is changed afterwards.
#[component]
pub fn Decide(page: Page, writing: Writing) -> impl IntoView {
    let asks = Signal::derive(move || page.drafts.with(|d| !d.is_empty()));
    let asked = |kind: DecisionKind| {
        let send = Callback::new(move |()| carry_out(page, writing, kind));
        let (question, yes) = said::question(kind);
        let (dialog, open) = confirm(question, view! { <Sure page/> }.into_any(), yes, send);
        // First everything that is missing; then the question.
        let press = Callback::new(move |()| {
            if is_complete(page, writing, kind) {
                open.run(());
            }
        });
        (dialog, press)
    };
    let (approve_dialog, approve) = asked(DecisionKind::Approve);
    let (with_dialog, approve_with) = asked(DecisionKind::ApproveWithModifications);
    let (request_dialog, request) = asked(DecisionKind::RequestModifications);
    let (decline_dialog, decline_now) = asked(DecisionKind::Decline);
    let decline = Callback::new(move |()| {
        // The first press opens the field that a decline needs.
        if writing.declining.get_untracked() {
            decline_now.run(());
        } else {
            writing.declining.set(true);
            crate::components::focus::soon("decline-path".to_owned());
        }
    });
    // What is asked for is asked for first: an approval that carries requests is the rarer answer, and chosen by itself.
    let others = move || {
        let (label, press, looks) = if asks.get() {
            (said::APPROVE_WITH, approve_with, (Look::Main, Look::Plain))
        } else {
            (said::APPROVE, approve, (Look::Plain, Look::Main))
        };
        view! {
            <Button label=said::REQUEST look=looks.0 off=page.busy press=request/>
            <Button label=label look=looks.1 off=page.busy press=press/>
        }
        .into_any()
    };
    let path = move || {
        let field = || {
            view! { <TextAreaField id={"decline-path".to_owned()} label=said::PATH hint=said::PATH_HINT text=writing.path max=MAX_REASON_CHARS/> }.into_any()
        };
        writing.declining.get().then(field)
    };
    let decline_label = move || if writing.declining.get() { said::DECLINE_NOW } else { said::DECLINE };
    view! {
        <div class="review__decide">
            <div role="alert">{move || problems(&page.problems.get())}</div>
            <TextAreaField id={"reason".to_owned()} label=said::REASON hint=said::REASON_HINT text=writing.reason max=MAX_REASON_CHARS/>
            {path}
            <div class="decide__buttons">
                {move || view! { <Button label=decline_label() look=Look::Danger off=page.busy press=decline/> }.into_any()}
                {others}
            </div>
            {approve_dialog}{with_dialog}{request_dialog}{decline_dialog}
        </div>
    }
}

/// Who reads it, and that it stays.
#[component]
fn Sure(page: Page) -> impl IntoView {
    let (employee, manager) = page
        .view
        .with_untracked(|v| (words::first(&v.version.employee.name).to_owned(), words::first(&v.manager.name).to_owned()));
    let asked = move || page.drafts.with(|all| (!all.is_empty()).then(|| view! { <p>{said::asked_for(all.len())}</p> }));
    view! { {asked}<p>{said::sure(&employee, &manager)}</p> }
}

fn problems(all: &[String]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let list = all.iter().map(|p| view! { <li>{p.clone()}</li> }).collect_view();
    view! { <Notice tone=Tone::Bad><ul>{list}</ul></Notice> }.into_any()
}

fn input(page: Page, writing: Writing, kind: DecisionKind) -> DecisionInput {
    DecisionInput {
        kind,
        reason: writing.reason.get_untracked(),
        path: if kind == DecisionKind::Decline { writing.path.get_untracked() } else { String::new() },
        rubric: writing.rubric.get_untracked(),
        requests: page.drafts.with_untracked(|all| all.iter().map(ask::Draft::input).collect()),
    }
}

/// Says what is missing, if anything is.
fn is_complete(page: Page, writing: Writing, kind: DecisionKind) -> bool {
    let missing = decide::missing(&input(page, writing, kind));
    let complete = missing.is_empty();
    page.problems.set(missing);
    complete
}

fn carry_out(page: Page, writing: Writing, kind: DecisionKind) {
    if page.busy.get_untracked() || !is_complete(page, writing, kind) {
        return;
    }
    page.busy.set(true);
    let input = input(page, writing, kind);
    let (id, number) = page.view.with_untracked(|v| (v.version.proposal.clone(), v.version.number));
    leptos::task::spawn_local(async move {
        let done = send(id.to_string(), number, input).await;
        page.busy.set(false);
        match done {
            Ok(view) => {
                page.drafts.set(Vec::new());
                page.view.set(view);
            }
            Err(error) => page.problems.set(vec![error.0.message]),
        }
    });
}
