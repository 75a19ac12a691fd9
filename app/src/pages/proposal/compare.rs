//! Both assessments, opened: side by side, with a word where they differ.

use super::page::Page;
use crate::components::avatar::{PersonName, color};
use crate::components::expected;
use crate::components::notice::{NoticeLine, Tone};
use crate::words::{names, proposal::gaps as said};
use domain::assessment::{Assessment, AssessmentView, Level, Rating};
use domain::framework::Expectation;
use domain::people::PersonSummary;
use leptos::prelude::*;

/// The comparison on the proposal page.
#[component]
pub fn Both(page: Page) -> impl IntoView {
    let (expectations, sides) = page.view.with_untracked(|v| {
        let sides = match &v.assessment {
            AssessmentView::Open { employee, manager } => (employee.clone(), manager.clone()),
            _ => (Assessment::default(), Assessment::default()),
        };
        (v.expectations.clone(), sides)
    });
    let former: Vec<PersonSummary> = page.view.with_untracked(|v| v.former.iter().map(|one| one.person.clone()).collect());
    view! {
        <div class="part">
            <h3>{said::BOTH}</h3>
            {compared(&expectations, (&page.employee(), &sides.0), (&page.manager(), &sides.1), &former)}
        </div>
    }
}

/// One item for each expectation.
pub fn compared(
    expectations: &[Expectation],
    employee: (&PersonSummary, &Assessment),
    manager: (&PersonSummary, &Assessment),
    former: &[PersonSummary],
) -> AnyView {
    // What was sealed before a handover stays under the name of who sealed it.
    let rater = |e: &Expectation| {
        let by = manager.1.by.get(&e.id).and_then(|by| former.iter().find(|one| one.id == *by));
        by.unwrap_or(manager.0)
    };
    let each = |e: &Expectation| {
        let (one, other) = (employee.1.ratings.get(&e.id), manager.1.ratings.get(&e.id));
        view! {
            <li class="item">
                <h4>{e.title.clone()}</h4>
                <details class="more"><summary>{said::EXPECTED}</summary>{expected::lines(e)}</details>
                <div class="compare">{side(employee.0, one)}{side(rater(e), other)}</div>
                {prompt(one, other)}
            </li>
        }
        .into_any()
    };
    view! { <ol class="items">{expectations.iter().map(each).collect_view()}</ol> }.into_any()
}

fn side(who: &PersonSummary, rating: Option<&Rating>) -> AnyView {
    let level = rating.map_or(said::NO_ANSWER, |r| names::level(r.level));
    let evidence = rating.map(|r| r.evidence.clone()).unwrap_or_default();
    view! {
        <div class="compare__side" data-person=color(who)>
            <div class="small second"><PersonName person=who.clone()/></div>
            <p><strong>{level}</strong></p>
            <p class="compare__evidence">{evidence}</p>
        </div>
    }
    .into_any()
}

fn prompt(one: Option<&Rating>, other: Option<&Rating>) -> AnyView {
    let levels = (one.map(|r| r.level), other.map(|r| r.level));
    if levels.0 == Some(Level::NoOpportunity) || levels.1 == Some(Level::NoOpportunity) {
        view! { <NoticeLine tone=Tone::Plain sentence=said::ROADBLOCK_PROMPT/> }.into_any()
    } else if levels.0 == levels.1 {
        ().into_any()
    } else {
        view! { <NoticeLine tone=Tone::Plain sentence={format!("{}. {}", said::DIFFER, said::DIFFER_PROMPT)}/> }.into_any()
    }
}
