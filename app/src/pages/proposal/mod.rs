//! The proposal page: phases at the left, the document in the middle, the conversation at the right.

mod alignment;
mod beside;
mod compare;
mod connection;
mod consultations;
mod decision;
mod floating;
mod focus;
mod gaps;
mod handover;
mod head;
mod keeping;
mod list;
mod milestones;
mod news;
mod objectives;
mod page;
mod path;
mod presence;
mod rail;
mod rating;
mod reconvene;
mod repin;
mod sealing;
mod section;
mod share;
mod start;
mod submission;
mod target;
mod text;
mod top;
mod walk;

use crate::components::avatar::provide_colors;
use crate::components::frame::Place;
use crate::error::AppError;
use crate::live;
use crate::pages::loaded::{loaded, param, tab_of};
use crate::server_fns::proposal as server_fns;
use alignment::AlignmentText;
use connection::ConnectionText;
use consultations::RoundPart;
use decision::DecisionPhase;
use domain::assessment::Side;
use domain::consultation::Round;
use domain::state::Phase;
use domain::view::ProposalView;
use gaps::{Assessments, GapsText};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use milestones::MilestonesText;
use objectives::ObjectivesText;
use page::Page;
use path::PathPhase;
use reconvene::ReconvenePhase;
use section::PhaseSection;
use start::{Rules, StartText};
use submission::SubmissionPhase;

pub use decision::one as decision_card;

/// The route `/p/:id`.
pub struct ProposalRoute {
    id: Memo<String>,
}

#[lazy_route]
impl LazyRoute for ProposalRoute {
    fn data() -> Self {
        Self { id: param("id") }
    }

    fn view(this: Self) -> AnyView {
        let id = this.id;
        loaded(Resource::new(move || id.get(), record), table)
    }
}

/// The record. At a table that this browser sits at already it is known, also without a network; what is new comes in through the table.
async fn record(id: String) -> Result<ProposalView, AppError> {
    let Some(known) = live::proposal::seated(&id) else { return server_fns::proposal(id).await };
    leptos::task::spawn_local(async move {
        if let Ok(view) = server_fns::proposal(id).await {
            known.take(&view);
        }
    });
    Ok(known.record().get_untracked())
}

/// The page of a proposal that was loaded. It stays the same page while the record changes: what changed comes in through signals.
pub fn table(view: ProposalView) -> AnyView {
    let me = if view.side == Side::Employee { view.employee.clone() } else { view.manager.clone() };
    (if view.side == Side::Employee { Place::Mine } else { Place::People }).belongs_here();
    provide_colors(view.palette());
    let live = live::proposal::provide(&view, &me);
    let page = Page::new(&live);
    page.follow();
    page.follow_writing();
    walk::keys(page);
    walk::watch(page);
    let name = page.select(|v| v.title.clone());
    view! {
        <Title text=tab_of(name)/>
        <a class="skip" href="#text">{crate::words::proposal::SKIP}</a>
        <top::Bar page/>
        <div class="proposal">
            <rail::Rail page/>
            <article class="proposal__document" id="text" tabindex="-1">
                <head::Head page/>
                <handover::Handover page/>
                <Sections page/>
            </article>
            <beside::Beside page/>
        </div>
        <floating::Floating page/>
    }
    .into_any()
}

#[component]
fn Sections(page: Page) -> impl IntoView {
    let rules = view! { <Rules page/> }.into_any();
    let support = view! { <RoundPart page round=Round::Support/> }.into_any();
    let assessments = view! { <Assessments page/> }.into_any();
    let preparation = view! { <RoundPart page round=Round::Preparation/> }.into_any();
    view! {
        <PhaseSection page phase=Phase::Start before=rules><StartText page/></PhaseSection>
        <PhaseSection page phase=Phase::Objectives><ObjectivesText page/></PhaseSection>
        <PhaseSection page phase=Phase::Connection after=support><ConnectionText page/></PhaseSection>
        <PhaseSection page phase=Phase::Alignment><AlignmentText page/></PhaseSection>
        <PhaseSection page phase=Phase::Gaps before=assessments><GapsText page/></PhaseSection>
        <PhaseSection page phase=Phase::Milestones after=preparation><MilestonesText page/></PhaseSection>
        <PhaseSection page phase=Phase::Submission><SubmissionPhase page/></PhaseSection>
        <PhaseSection page phase=Phase::Decision><DecisionPhase page/></PhaseSection>
        <PhaseSection page phase=Phase::Reconvene><ReconvenePhase page/></PhaseSection>
        <PhaseSection page phase=Phase::Path><PathPhase page/></PhaseSection>
    }
}
