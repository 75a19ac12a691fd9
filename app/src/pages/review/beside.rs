//! Beside the text: decisions, requests and answers, and for a reviewer the panel that decides.

use super::Page;
use super::panel;
use crate::components::avatar::SmallAvatar;
use crate::components::button::{Button, Look};
use crate::components::notice::{Badge, NoticeLine, Tone};
use crate::components::quote::Quote;
use crate::pages::proposal::decision_card;
use crate::server_fns::review::begin_review;
use crate::words::{self, names, review as said};
use domain::permission::Action;
use domain::state::{State, Step};
use domain::view::{DecisionView, RequestView, ReviewView};
use leptos::prelude::*;

/// The side.
#[component]
pub fn Beside(page: Page) -> impl IntoView {
    let deciding = Memo::new(move |_| page.may(Action::Decide));
    let writing = panel::Writing::new();
    view! {
        <aside class="review__beside" aria-label=said::BESIDE>
            <div class="review__scroll">
                {move || begin(page)}
                {move || deciding.get().then(|| view! { <panel::Rubric page writing/> })}
                {move || standing(page)}
            </div>
            {move || deciding.get().then(|| view! { <panel::Decide page writing/> })}
        </aside>
    }
}

fn begin(page: Page) -> AnyView {
    if !page.may(Action::BeginReview) {
        return ().into_any();
    }
    let press = Callback::new(move |()| {
        let (id, number) = page.view.with_untracked(|v| (v.version.proposal.clone(), v.version.number));
        page.busy.set(true);
        leptos::task::spawn_local(async move {
            let done = begin_review(id.to_string(), number).await;
            page.busy.set(false);
            match done {
                Ok(view) => page.view.set(view),
                Err(error) => page.problems.set(vec![error.0.message]),
            }
        });
    });
    view! { <div class="stack"><p class="small second">{said::BEGIN_LEAD}</p><div><Button label=said::BEGIN look=Look::Plain off=page.busy press=press/></div></div> }
        .into_any()
}

/// What was decided and asked for, and how the pair answered before.
fn standing(page: Page) -> AnyView {
    page.view.with(|v| {
        let deciding = v.allowed.contains(&Action::Decide);
        let decisions = v.decisions.iter().map(|d: &DecisionView| decision_card(d, v.now)).collect_view();
        let requests = v.requests.iter().map(request).collect_view();
        let has_requests = (!v.requests.is_empty()).then(|| view! { <h2 class="beside__title">{said::REQUESTS}</h2> });
        let before = v.version.number.saturating_sub(1);
        let has_answers = (!v.answered.is_empty()).then(|| view! { <h2 class="beside__title">{said::answered(before)}</h2> });
        let answered = v.answered.iter().map(request).collect_view();
        let open = v.decided < v.quorum && matches!(v.state, State::Submitted | State::InReview);
        let quorum = (open && !deciding)
            .then(|| view! { <NoticeLine tone=Tone::Plain sentence=said::quorum(v.decided, v.quorum)/> }.into_any());
        view! {
            <section class="review__answers stack" aria-label=said::OUTCOME>
                {outcome(v)}{quorum}{decisions}{has_requests}{requests}{has_answers}{answered}
            </section>
        }
        .into_any()
    })
}

/// What leadership answered to this version, whatever has become of the path since.
fn outcome(view: &ReviewView) -> AnyView {
    let (tone, word) = match view.outcome {
        Some(Step::Approve) => (Tone::Good, said::OUTCOME_APPROVED),
        Some(Step::Decline) => (Tone::Bad, said::OUTCOME_DECLINED),
        Some(Step::RequestModifications) => (Tone::Plain, said::OUTCOME_MODIFICATIONS),
        _ => return ().into_any(),
    };
    view! { <h2 class="beside__title">{said::OUTCOME}</h2><p><Badge tone=tone word=word/></p> }.into_any()
}

fn request(view: &RequestView) -> AnyView {
    let request = &view.request;
    let answer = match &request.resolution {
        Some(r) => view! { <p class="line"><Badge tone=Tone::Good word=names::resolution(r.kind)/></p><p>{r.note.clone()}</p> }
            .into_any(),
        None => view! { <p class="small quiet">{said::NO_ANSWER}</p> }.into_any(),
    };
    let name = words::first(&view.reviewer.name).to_owned();
    view! {
        <div class="card" data-tone="discussed">
            <p class="person small second"><SmallAvatar person=view.reviewer.clone()/>{words::proposal::reconvene::asks(&name)}</p>
            <Quote passage=request.passage.clone()/>
            <p>{request.note.clone()}</p>
            {answer}
        </div>
    }
    .into_any()
}
