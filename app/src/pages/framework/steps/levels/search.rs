//! A search over every answer that was ever given at a choice point, also about what is no longer in the draft.

use super::super::super::desk::Desk;
use super::answers::answer;
use crate::components::field::InputField;
use crate::words::framework::steps::levels as said;
use domain::framework::{ChoiceAnswer, Framework};
use leptos::prelude::*;

/// Most answers that are shown: who finds more searches on.
const MOST: usize = 50;

/// The part of the page; nothing before the first answer.
#[component]
pub fn AnswerSearch(desk: Desk) -> impl IntoView {
    let any = desk.record(|view| !view.answers.is_empty());
    let words = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let wanted = words.with(|words| words.to_lowercase());
        if wanted.trim().is_empty() {
            return Vec::new();
        }
        desk.with(|framework| {
            desk.view.with(|view| view.answers.iter().filter(|one| has(framework, one, &wanted)).cloned().collect::<Vec<_>>())
        })
    });
    let asked = Memo::new(move |_| words.with(|words| !words.trim().is_empty()));
    let said = move || {
        asked.get().then(|| match found.with(Vec::len) {
            0 => said::FOUND_NOTHING.to_owned(),
            count => said::found(count),
        })
    };
    let one = move |answered: &ChoiceAnswer| {
        let name = desk.with(|framework| said::factor(answered.dimension, &framework.level_name(&answered.level)));
        view! {
            <li class="stack-s">
                <p class="small"><strong>{name}</strong> " · " {said::question(answered.question)}</p>
                <ul>{answer(answered, desk.moment())}</ul>
            </li>
        }
    };
    let field = Callback::new(move |text: String| words.set(text));
    move || {
        any.get().then(|| {
            view! {
                <section class="part" role="search" aria-label=said::SEARCH>
                    <InputField id={"answers-search".to_owned()} label=said::SEARCH kind="search" value=words set=field/>
                    <p class="small second" role="status">{said}</p>
                    <ul class="stack">{move || found.with(|found| found.iter().take(MOST).map(one).collect_view())}</ul>
                </section>
            }
        })
    }
}

/// Whether every word occurs in the answer, what it was about, its question, its level or its author's name.
fn has(framework: &Framework, answer: &ChoiceAnswer, wanted: &str) -> bool {
    let level = framework.level_name(&answer.level);
    let (dimension, question) = (said::dimension(answer.dimension), said::question(answer.question));
    let text = [answer.answer.as_str(), &answer.about, &answer.by.name, &level, dimension, question].join("\n").to_lowercase();
    wanted.split_whitespace().all(|word| text.contains(word))
}
