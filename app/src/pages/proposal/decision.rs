//! Decision: what leadership answered, each with its reason.

use super::page::Page;
use crate::components::avatar::PersonName;
use crate::components::notice::{Badge, NoticeLine, Tone};
use crate::components::when::Ago;
use crate::words::{names, proposal::decision as said};
use domain::review::{Criterion, DecisionKind};
use domain::state::State;
use domain::time::Timestamp;
use domain::view::DecisionView;
use leptos::prelude::*;

/// The phase.
#[component]
pub fn DecisionPhase(page: Page) -> impl IntoView {
    let state = page.select(|v| v.state);
    let decisions = page.select(|v| v.decisions.clone());
    let waiting = move || match state.get() {
        State::Submitted => view! { <NoticeLine tone=Tone::Plain sentence=said::SUBMITTED/> }.into_any(),
        State::InReview => view! { <NoticeLine tone=Tone::Plain sentence=said::IN_REVIEW/> }.into_any(),
        _ if decisions.with(Vec::is_empty) => view! { <p class="second">{said::NOT_YET}</p> }.into_any(),
        _ => ().into_any(),
    };
    let now = page.now();
    let each = move |d: DecisionView| one(&d, now);
    view! { {waiting}{move || decisions.get().into_iter().map(each).collect_view()} }
}

/// One decision.
pub fn one(view: &DecisionView, now: Timestamp) -> AnyView {
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
        view! { <div><h3 class="decision__path">{said::PATH}</h3><p class="decision__reason">{decision.path.clone()}</p></div> }
    });
    view! {
        <article class="decision">
            <div class="line">
                <PersonName person=view.reviewer.clone()/>
                <Badge tone=tone word=names::decision(decision.kind)/>
                <span class="small quiet">{said::on_version(decision.version)} " · " <Ago at=decision.at now=now/></span>
            </div>
            <p class="decision__reason">{decision.reason.clone()}</p>
            {path}
            <dl class="rubric">{Criterion::ALL.map(rubric).into_iter().collect_view()}</dl>
        </article>
    }
    .into_any()
}
