//! The reviewer's panel: rubric, change requests, reason, decision.

use super::{Page, ask, decide};
use crate::components::button::{Button, Look};
use crate::components::choice::Choice;
use crate::components::field::TextAreaField;
use crate::components::notice::{Notice, Tone};
use crate::server_fns::review::decide as send;
use crate::words::{names, review as said};
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
pub fn rubric(page: Page, writing: Writing) -> AnyView {
    let each = move |criterion: Criterion| question(writing, criterion);
    view! {
        <h2 class="beside__title">{said::RUBRIC}</h2>
        {Criterion::ALL.map(each).into_iter().collect_view()}
        <h2 class="beside__title">{said::REQUESTS}</h2>
        <p class="small quiet">{said::REQUESTS_HINT}</p>
        {ask::drafts(page)}
    }
    .into_any()
}

fn question(writing: Writing, criterion: Criterion) -> AnyView {
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
        .into_any()
}

/// Reason and decision.
pub fn decide(page: Page, writing: Writing) -> AnyView {
    let asks = Signal::derive(move || page.drafts.with(|d| !d.is_empty()));
    let press = move |kind| Callback::new(move |()| carry_out(page, writing, kind));
    let decline = Callback::new(move |()| {
        // The first press opens the field that a decline needs.
        if writing.declining.get_untracked() {
            carry_out(page, writing, DecisionKind::Decline);
        } else {
            writing.declining.set(true);
            crate::components::focus::soon("decline-path".to_owned());
        }
    });
    let approve = move || {
        if asks.get() {
            view! { <Button label=said::APPROVE_WITH look=Look::Main off=page.busy press=press(DecisionKind::ApproveWithModifications)/> }.into_any()
        } else {
            view! { <Button label=said::APPROVE look=Look::Main off=page.busy press=press(DecisionKind::Approve)/> }.into_any()
        }
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
                <Button label=said::REQUEST look=Look::Plain off=page.busy press=press(DecisionKind::RequestModifications)/>
                {approve}
            </div>
        </div>
    }
    .into_any()
}

fn problems(all: &[String]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let list = all.iter().map(|p| view! { <li>{p.clone()}</li> }).collect_view();
    view! { <Notice tone=Tone::Bad><ul>{list}</ul></Notice> }.into_any()
}

fn carry_out(page: Page, writing: Writing, kind: DecisionKind) {
    let input = DecisionInput {
        kind,
        reason: writing.reason.get_untracked(),
        path: if kind == DecisionKind::Decline { writing.path.get_untracked() } else { String::new() },
        rubric: writing.rubric.get_untracked(),
        requests: page.drafts.with_untracked(|all| all.iter().map(ask::Draft::input).collect()),
    };
    let missing = decide::missing(&input);
    let ready = missing.is_empty();
    page.problems.set(missing);
    if !ready || page.busy.get_untracked() {
        return;
    }
    page.busy.set(true);
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
