//! The reviewer's panel: rubric, change requests, reason, decision.

use super::{Page, ask, decide};
use crate::commands::decide as send;
use crate::components::button::{Look, button};
use crate::components::choice::choice;
use crate::components::field::area;
use crate::components::notice::{Tone, notice};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{names, review as said};
use domain::review::{Criterion, DecisionInput, DecisionKind, MAX_REASON_CHARS, Met};
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
pub fn rubric(page: Page, writing: Writing) -> Node {
    let each = move |criterion: Criterion| question(writing, criterion);
    view! {
        <h2 class="beside__title">{said::RUBRIC}</h2>
        {Criterion::ALL.map(each).into_iter().into_nodes()}
        <h2 class="beside__title">{said::REQUESTS}</h2>
        <p class="small quiet">{said::REQUESTS_HINT}</p>
        {ask::drafts(page)}
    }
    .into_node()
}

fn question(writing: Writing, criterion: Criterion) -> Node {
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
    let legend = names::criterion(criterion).into_node();
    choice(name.to_owned(), legend, "card choice choice--even", options, value, Signal::stored(false), set)
}

/// Reason and decision.
pub fn decide(page: Page, writing: Writing) -> Node {
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
            button(said::APPROVE_WITH, Look::Main, page.busy.into(), press(DecisionKind::ApproveWithModifications))
        } else {
            button(said::APPROVE, Look::Main, page.busy.into(), press(DecisionKind::Approve))
        }
    };
    let path = move || {
        let field = || area("decline-path".to_owned(), said::PATH, said::PATH_HINT, writing.path, MAX_REASON_CHARS);
        writing.declining.get().then(field)
    };
    let decline_label = move || if writing.declining.get() { said::DECLINE_NOW } else { said::DECLINE };
    view! {
        <div class="review__decide">
            <div role="alert">{move || problems(&page.problems.get())}</div>
            {area("reason".to_owned(), said::REASON, said::REASON_HINT, writing.reason, MAX_REASON_CHARS)}
            {path}
            <div class="decide__buttons">
                {move || button(decline_label(), Look::Danger, page.busy.into(), decline)}
                {button(said::REQUEST, Look::Plain, page.busy.into(), press(DecisionKind::RequestModifications))}
                {approve}
            </div>
        </div>
    }
    .into_node()
}

fn problems(all: &[String]) -> Node {
    if all.is_empty() {
        return ().into_node();
    }
    let list = all.iter().map(|p| view! { <li>{p.clone()}</li> }).into_nodes();
    notice(Tone::Bad, view! { <ul>{list}</ul> }.into_node())
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
    spawn_local(async move {
        let done = send(&id, number, input).await;
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
