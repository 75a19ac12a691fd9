//! Both assessments, opened: side by side, with a word where they differ.

use super::page::Page;
use crate::components::avatar::{color, person};
use crate::components::expected;
use crate::components::notice::{Tone, said as say};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{names, proposal::gaps as said};
use domain::assessment::{Assessment, AssessmentView, Level, Rating};
use domain::framework::Expectation;
use domain::people::PersonSummary;

/// The comparison on the proposal page.
pub fn both(page: Page) -> Node {
    let (expectations, sides) = page.view.with_untracked(|v| {
        let sides = match &v.assessment {
            AssessmentView::Open { employee, manager } => (employee.clone(), manager.clone()),
            _ => (Assessment::default(), Assessment::default()),
        };
        (v.expectations.clone(), sides)
    });
    view! {
        <div class="part">
            <h3>{said::BOTH}</h3>
            {compared(&expectations, (&page.employee(), &sides.0), (&page.manager(), &sides.1))}
        </div>
    }
    .into_node()
}

/// One item for each expectation.
pub fn compared(
    expectations: &[Expectation],
    employee: (&PersonSummary, &Assessment),
    manager: (&PersonSummary, &Assessment),
) -> Node {
    let each = |e: &Expectation| {
        let (one, other) = (employee.1.ratings.get(&e.id), manager.1.ratings.get(&e.id));
        view! {
            <li class="item">
                <h4>{e.title.clone()}</h4>
                <details class="more"><summary>{said::EXPECTED}</summary>{expected::lines(e)}</details>
                <div class="compare">{side(employee.0, one)}{side(manager.0, other)}</div>
                {prompt(one, other)}
            </li>
        }
        .into_node()
    };
    view! { <ol class="items">{expectations.iter().map(each).into_nodes()}</ol> }.into_node()
}

fn side(who: &PersonSummary, rating: Option<&Rating>) -> Node {
    let level = rating.map_or(said::NO_ANSWER, |r| names::level(r.level));
    let evidence = rating.map(|r| r.evidence.clone()).unwrap_or_default();
    view! {
        <div class="compare__side" data-person=color(who)>
            <div class="small second">{person(who)}</div>
            <p><strong>{level}</strong></p>
            <p class="compare__evidence">{evidence}</p>
        </div>
    }
    .into_node()
}

fn prompt(one: Option<&Rating>, other: Option<&Rating>) -> Node {
    let levels = (one.map(|r| r.level), other.map(|r| r.level));
    if levels.0 == Some(Level::NoOpportunity) || levels.1 == Some(Level::NoOpportunity) {
        say(Tone::Plain, said::ROADBLOCK_PROMPT)
    } else if levels.0 == levels.1 {
        ().into_node()
    } else {
        say(Tone::Plain, format!("{}. {}", said::DIFFER, said::DIFFER_PROMPT))
    }
}
