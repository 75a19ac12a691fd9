//! All steps with how far each is, and the one to go on with.

use super::super::desk::Desk;
use super::rail::ToTheMatrix;
use super::standing::{key, said, standing, words};
use super::step::{Standing, Step};
use crate::components::icon::Icon;
use crate::words::{self as all, framework::steps as say};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn Overview(desk: Desk) -> impl IntoView {
    let standings = Step::ALL.map(|step| (step, standing(desk, step)));
    // What is for others to answer, and what only advises, does not stand in the way of going on.
    let next = Memo::new(move |_| {
        let own = standings.iter().filter(|(step, _)| !matches!(step, Step::Litmus | Step::Checks));
        let mut open = own.filter(|(_, standing)| standing.get() != Standing::Done);
        open.next().map_or(Step::Publish, |(step, _)| *step)
    });
    let go_on = move || {
        let step = next.get();
        view! { <a class="button button--main button--l" href=step.href()>{format!("{} {}", say::GO_ON, said(step).name)}</a> }
    };
    let rows = standings.map(|(step, standing)| view! { <OverviewRow step=step standing=standing/> }).into_iter().collect_view();
    view! {
        <Title text=all::tab(say::TITLE)/>
        <div class="page steps">
            <div class="page__head">
                <h1>{say::TITLE}</h1>
                <p class="page__lead">{say::LEAD}</p>
            </div>
            <div class="line">{go_on}<ToTheMatrix desk=desk/></div>
            <ol class="rows steps__list">{rows}</ol>
        </div>
    }
}

#[component]
fn OverviewRow(step: Step, standing: Memo<Standing>) -> impl IntoView {
    let said = said(step);
    let dot = move || (standing.get() == Standing::Done).then(|| view! { <Icon name="check"/> }.into_any());
    view! {
        <li class="row phase" data-progress=move || key(standing.get())>
            <span class="phase__dot" aria-hidden="true">{dot}</span>
            <div class="row__text">
                <a class="row__title" href=step.href()>{said.name}</a>
                <span class="row__sub">{said.lead}</span>
            </div>
            <div class="row__end"><span class="small second">{move || words(step, standing.get())}</span></div>
        </li>
    }
}
