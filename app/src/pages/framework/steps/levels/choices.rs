//! Choice points: each difference that has words, with its three questions.

use super::super::super::desk::Desk;
use super::super::fold::{Begin, Fold};
use super::answers::Question;
use crate::components::keyed::keyed;
use crate::words::framework::steps::levels as said;
use document::framework::{Item, What};
use domain::framework::{ChoiceQuestion, Dimension, Distinction, open_choices};
use domain::ids::LevelId;
use leptos::prelude::*;

/// The part of the page.
#[component]
pub fn ChoicePoints(desk: Desk) -> impl IntoView {
    let factors = desk.select(|framework| {
        let written = framework.distinctions.iter().filter(|one| !one.is_blank());
        written.map(|one| Item::Distinction(one.level.clone(), one.dimension).to_string()).collect::<Vec<_>>()
    });
    let lead = move || if factors.with(Vec::is_empty) { said::CHOICES_NONE } else { said::CHOICES_MORE };
    let one = move |key: &str| match Item::parse(What::Distinction, key) {
        Some(Item::Distinction(level, dimension)) => {
            view! { <ChoicePoint desk=desk level=level dimension=dimension/> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <section class="part" aria-labelledby="choices">
            <h2 id="choices">{said::CHOICES}</h2>
            <p class="second">{lead}</p>
            <div class="folds">{keyed(move || factors.get(), one)}</div>
        </section>
    }
}

#[component]
fn ChoicePoint(desk: Desk, level: LevelId, dimension: Dimension) -> impl IntoView {
    let (named, counted, read) = (level.clone(), level.clone(), level.clone());
    let name = desk.select(move |framework| said::factor(dimension, &framework.level_name(&named)));
    let open = Memo::new(move |_| {
        desk.with(|framework| {
            let mine = |choice: &&domain::framework::OpenChoice| choice.level == counted && choice.dimension == dimension;
            desk.view.with(|view| open_choices(framework, &view.answers).iter().filter(mine).count())
        })
    });
    let about = desk.select(move |framework| framework.distinction(&read, dimension).map(Distinction::about).unwrap_or_default());
    let mark = |count: usize| if count > 0 { "yes" } else { "no" };
    let summary = view! {
        <span class="fold__title">{move || name.get()}</span>
        <span class="fold__sub">{move || about.with(|text| text.lines().next().unwrap_or_default().to_owned())}</span>
        <span class="fold__end small" data-open=move || mark(open.get())>{move || said::open(open.get())}</span>
    }
    .into_any();
    let id = format!("choice-{}", Item::Distinction(level.clone(), dimension));
    let questions = move || {
        let one = |question| view! { <Question desk=desk level=level.clone() dimension=dimension question=question/> };
        ChoiceQuestion::ALL.into_iter().map(one).collect_view()
    };
    view! {
        <Fold id=id begin=Begin::Folded summary=summary>
            <blockquote class="thread__quote">{move || about.get()}</blockquote>
            {questions()}
        </Fold>
    }
}
