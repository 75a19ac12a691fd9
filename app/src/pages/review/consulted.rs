//! Those who were asked, what they were asked and what they answered, as it was pinned with the version.

use super::Page;
use crate::components::avatar::person;
use crate::components::notice::{Tone, badge};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{names, review as said};
use domain::consultation::{ConsultationView, Stage};

/// All of them, where anybody was asked.
pub fn consulted(page: Page) -> Node {
    page.view.with_untracked(|v| {
        let asked = &v.version.consultations;
        if asked.is_empty() {
            return ().into_node();
        }
        view! {
            <section class="version__section" id="consulted" aria-labelledby="consulted-title">
                <h2 id="consulted-title">{said::ASKED}</h2>
                <ul class="items">{asked.iter().map(one).into_nodes()}</ul>
            </section>
        }
        .into_node()
    })
}

fn one(view: &ConsultationView) -> Node {
    let answer = match &view.consultation.stage {
        Stage::Answered { answer } => view! {
            {answer.support.map(|support| view! { <p>{badge(Tone::Plain, names::support(support))}</p> })}
            <p class="decision__reason">{answer.reason.clone()}</p>
        }
        .into_node(),
        Stage::Closed { reason } => view! {
            <p>{badge(Tone::Plain, said::CLOSED_WITHOUT)}</p>
            <p class="decision__reason">{reason.clone()}</p>
        }
        .into_node(),
        Stage::Proposed | Stage::Refused | Stage::Asked => ().into_node(),
    };
    view! {
        <li class="item">
            <p class="line">
                {person(&view.stakeholder)}
                <span class="small quiet">{view.stakeholder.title.clone()} " · " {said::asked_by(&view.asked_by.name)}</span>
            </p>
            <p class="item__quote">{view.consultation.question.clone()}</p>
            {answer}
        </li>
    }
    .into_node()
}
