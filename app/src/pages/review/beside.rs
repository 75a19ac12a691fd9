//! Beside the text: decisions, requests and answers, and for a reviewer the panel that decides.

use super::Page;
use super::panel;
use crate::commands::begin_review;
use crate::components::avatar::small_avatar;
use crate::components::button::{Look, button};
use crate::components::notice::{Tone, badge, said as say};
use crate::components::quote::quote;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::pages::proposal::decision_card;
use crate::reactive::prelude::*;
use crate::words::{self, names, review as said};
use domain::permission::Action;
use domain::state::{State, Step};
use domain::view::{DecisionView, RequestView, ReviewView};

/// The side.
pub fn beside(page: Page) -> Node {
    let deciding = memo(move || page.may(Action::Decide));
    let writing = panel::Writing::new();
    view! {
        <aside class="review__beside" aria-label=said::BESIDE>
            <div class="review__scroll">
                {move || begin(page)}
                {move || deciding.get().then(|| panel::rubric(page, writing))}
                {move || standing(page)}
            </div>
            {move || deciding.get().then(|| panel::decide(page, writing))}
        </aside>
    }
    .into_node()
}

fn begin(page: Page) -> Node {
    if !page.may(Action::BeginReview) {
        return ().into_node();
    }
    let press = Callback::new(move |()| {
        let (id, number) = page.view.with_untracked(|v| (v.version.proposal.clone(), v.version.number));
        page.busy.set(true);
        spawn_local(async move {
            let done = begin_review(&id, number).await;
            page.busy.set(false);
            match done {
                Ok(view) => page.view.set(view),
                Err(error) => page.problems.set(vec![error.0.message]),
            }
        });
    });
    view! { <div class="stack"><p class="small second">{said::BEGIN_LEAD}</p><div>{button(said::BEGIN, Look::Plain, page.busy.into(), press)}</div></div> }
        .into_node()
}

/// What was decided and asked for, and how the pair answered before.
fn standing(page: Page) -> Node {
    page.view.with(|v| {
        let deciding = v.allowed.contains(&Action::Decide);
        let decisions = v.decisions.iter().map(|d: &DecisionView| decision_card(d, v.now)).into_nodes();
        let requests = v.requests.iter().map(request).into_nodes();
        let has_requests = (!v.requests.is_empty()).then(|| view! { <h2 class="beside__title">{said::REQUESTS}</h2> });
        let before = v.version.number.saturating_sub(1);
        let has_answers = (!v.answered.is_empty()).then(|| view! { <h2 class="beside__title">{said::answered(before)}</h2> });
        let answered = v.answered.iter().map(request).into_nodes();
        let open = v.decided < v.quorum && matches!(v.state, State::Submitted | State::InReview);
        let quorum = (open && !deciding).then(|| say(Tone::Plain, said::quorum(v.decided, v.quorum)));
        view! {
            <section class="review__answers stack" aria-label=said::OUTCOME>
                {outcome(v)}{quorum}{decisions}{has_requests}{requests}{has_answers}{answered}
            </section>
        }
        .into_node()
    })
}

/// What leadership answered to this version, whatever has become of the path since.
fn outcome(view: &ReviewView) -> Node {
    let (tone, word) = match view.outcome {
        Some(Step::Approve) => (Tone::Good, said::OUTCOME_APPROVED),
        Some(Step::Decline) => (Tone::Bad, said::OUTCOME_DECLINED),
        Some(Step::RequestModifications) => (Tone::Plain, said::OUTCOME_MODIFICATIONS),
        _ => return ().into_node(),
    };
    view! { <h2 class="beside__title">{said::OUTCOME}</h2><p>{badge(tone, word)}</p> }.into_node()
}

fn request(view: &RequestView) -> Node {
    let request = &view.request;
    let answer = match &request.resolution {
        Some(r) => {
            view! { <p class="line">{badge(Tone::Good, names::resolution(r.kind))}</p><p>{r.note.clone()}</p> }.into_node()
        }
        None => view! { <p class="small quiet">{said::NO_ANSWER}</p> }.into_node(),
    };
    let name = words::first(&view.reviewer.name).to_owned();
    view! {
        <div class="card" data-tone="discussed">
            <p class="person small second">{small_avatar(&view.reviewer)}{words::proposal::reconvene::asks(&name)}</p>
            {quote(&request.passage)}
            <p>{request.note.clone()}</p>
            {answer}
        </div>
    }
    .into_node()
}
