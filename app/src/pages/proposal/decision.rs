//! Decision: what leadership answered, each with its reason.

use super::page::Page;
use crate::components::avatar::person;
use crate::components::notice::{Tone, badge, said as say};
use crate::components::when;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{names, proposal::decision as said};
use domain::review::{Criterion, DecisionKind};
use domain::state::State;
use domain::time::Timestamp;
use domain::view::DecisionView;

/// The phase.
pub fn body(page: Page) -> Node {
    let state = page.select(|v| v.state);
    let decisions = page.select(|v| v.decisions.clone());
    let waiting = move || match state.get() {
        State::Submitted => say(Tone::Plain, said::SUBMITTED),
        State::InReview => say(Tone::Plain, said::IN_REVIEW),
        _ if decisions.with(Vec::is_empty) => view! { <p class="second">{said::NOT_YET}</p> }.into_node(),
        _ => ().into_node(),
    };
    let now = page.now();
    let each = move |d: DecisionView| one(&d, now);
    view! { {waiting}{move || decisions.get().into_iter().map(each).into_nodes()} }.into_node()
}

/// One decision.
pub fn one(view: &DecisionView, now: Timestamp) -> Node {
    let decision = &view.decision;
    let tone = match decision.kind {
        DecisionKind::Approve | DecisionKind::ApproveWithModifications => Tone::Good,
        DecisionKind::RequestModifications => Tone::Plain,
        DecisionKind::Decline => Tone::Bad,
    };
    let rubric = |c: Criterion| {
        let answer = decision.rubric.get(&c).copied().map(names::met).unwrap_or_default();
        view! { <div><dt>{names::criterion(c)}</dt><dd>{answer}</dd></div> }
    };
    let path = (!decision.path.is_empty()).then(|| {
        view! { <div><h4>{said::PATH}</h4><p class="decision__reason">{decision.path.clone()}</p></div> }
    });
    view! {
        <article class="decision">
            <div class="line">
                {person(&view.reviewer)}
                {badge(tone, names::decision(decision.kind))}
                <span class="small quiet">{said::on_version(decision.version)} " · " {when::ago(decision.at, now)}</span>
            </div>
            <p class="decision__reason">{decision.reason.clone()}</p>
            {path}
            <dl class="rubric">{Criterion::ALL.map(rubric).into_iter().into_nodes()}</dl>
        </article>
    }
    .into_node()
}
