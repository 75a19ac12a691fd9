//! The guided steps: nine pages that lead from what is believed to what is published. Guided, never in the way: every step can be left,
//! taken later or never, and the matrix is one key away.

mod checks;
mod competencies;
mod fold;
mod keys;
mod levels;
mod list;
mod litmus;
mod open;
mod overview;
mod philosophy;
mod project;
mod publish;
mod rail;
mod roadblocks;
mod roles;
mod standing;
pub mod step;
mod text;
mod top;

pub use open::open;

use super::comments::{self, CommentsPanel};
use super::desk::Desk;
use crate::pages::framework::source;
use crate::pages::loaded::{loaded, param};
use crate::words::{self, framework::steps as said};
use checks::ChecksStep;
use competencies::CompetenciesStep;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use levels::LevelsStep;
use litmus::LitmusStep;
use overview::Overview;
use philosophy::PhilosophyStep;
use project::ProjectStep;
use publish::PublishStep;
use rail::{NextStep, Rail};
use roadblocks::RoadblocksStep;
use roles::RolesStep;
use step::Step;

/// The route `/framework/steps`.
pub struct StepsRoute {
    step: Memo<String>,
}

#[lazy_route]
impl LazyRoute for StepsRoute {
    fn data() -> Self {
        Self { step: param("step") }
    }

    fn view(this: Self) -> AnyView {
        let step = this.step;
        loaded(source(), move |source| {
            view! {
                {move || {
                    let key = step.get();
                    open(&source, Some(key.as_str()).filter(|key| !key.is_empty()))
                }}
            }
            .into_any()
        })
    }
}

/// The page of a step, or all of them.
#[component]
pub fn StepsPage(desk: Desk, step: Option<Step>) -> impl IntoView {
    desk.look_back();
    keys::matrix();
    match step {
        None => view! { <Overview desk=desk/> }.into_any(),
        Some(step) => view! { <StepPage desk=desk step=step/> }.into_any(),
    }
}

#[component]
fn StepPage(desk: Desk, step: Step) -> impl IntoView {
    comments::follow_caret(desk);
    let (words, stands) = (standing::said(step), stands(step));
    let wide = if stands == comments::Stands::Over { "yes" } else { "no" };
    let number = Step::ALL.iter().position(|other| *other == step).unwrap_or_default() + 1;
    view! {
        <Title text={move || words::tab(words.name)}/>
        <div class="proposal" data-wide=wide>
            <Rail desk=desk here=Some(step)/>
            <article class="proposal__document steps" data-step=step.key()>
                <header class="page__head">
                    <p class="small quiet">{said::place(number, Step::ALL.len())}</p>
                    <h1>{words.name}</h1>
                    <p class="page__lead">{words.lead}</p>
                    <p class="steps__why"><strong>{said::WHY}</strong> " " {words.why}</p>
                </header>
                <StepBody desk=desk step=step/>
                <NextStep step=step/>
            </article>
            <CommentsPanel desk=desk stands=stands/>
        </div>
    }
}

/// Tables need the room beside them.
fn stands(step: Step) -> comments::Stands {
    if matches!(step, Step::Levels | Step::Project) { comments::Stands::Over } else { comments::Stands::Beside }
}

#[component]
fn StepBody(desk: Desk, step: Step) -> impl IntoView {
    match step {
        Step::Philosophy => view! { <PhilosophyStep desk=desk/> }.into_any(),
        Step::Project => view! { <ProjectStep desk=desk/> }.into_any(),
        Step::Roles => view! { <RolesStep desk=desk/> }.into_any(),
        Step::Competencies => view! { <CompetenciesStep desk=desk/> }.into_any(),
        Step::Levels => view! { <LevelsStep desk=desk/> }.into_any(),
        Step::Litmus => view! { <LitmusStep desk=desk/> }.into_any(),
        Step::Roadblocks => view! { <RoadblocksStep desk=desk/> }.into_any(),
        Step::Checks => view! { <ChecksStep desk=desk/> }.into_any(),
        Step::Publish => view! { <PublishStep desk=desk/> }.into_any(),
    }
}
