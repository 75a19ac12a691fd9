//! Those who were asked, what they were asked and what they answered, as it was pinned with the version.

use super::Page;
use crate::components::avatar::PersonName;
use crate::components::notice::{Badge, Tone};
use crate::words::{names, review as said};
use domain::consultation::{ConsultationView, Stage};
use leptos::prelude::*;

/// All of them, where anybody was asked.
#[component]
pub fn Consulted(page: Page) -> impl IntoView {
    page.view.with_untracked(|v| {
        let asked = &v.version.consultations;
        if asked.is_empty() {
            return ().into_any();
        }
        view! {
            <section class="version__section" id="consulted" aria-labelledby="consulted-title">
                <h2 id="consulted-title">{said::ASKED}</h2>
                <ul class="items">{asked.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn one(view: &ConsultationView) -> AnyView {
    let answer = match &view.consultation.stage {
        Stage::Answered { answer } => view! {
            {answer.support.map(|support| view! { <p><Badge tone=Tone::Plain word=names::support(support)/></p> })}
            <p class="decision__reason">{answer.reason.clone()}</p>
        }
        .into_any(),
        Stage::Closed { reason } => view! {
            <p><Badge tone=Tone::Plain word=said::CLOSED_WITHOUT/></p>
            <p class="decision__reason">{reason.clone()}</p>
        }
        .into_any(),
        Stage::Proposed | Stage::Refused | Stage::Asked => ().into_any(),
    };
    view! {
        <li class="item">
            <p class="line">
                <PersonName person=view.stakeholder.clone()/>
                <span class="small quiet">{view.stakeholder.title.clone()} " · " {said::asked_by(&view.asked_by.name)}</span>
            </p>
            <p class="item__quote">{view.consultation.question.clone()}</p>
            {answer}
        </li>
    }
    .into_any()
}
