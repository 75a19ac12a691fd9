//! What changes between levels: a grid of texts, and three questions for each that has words.

mod answers;
mod choices;
mod search;

use super::super::desk::Desk;
use super::text::Passage;
use crate::components::empty::EmptyState;
use crate::components::keyed::keyed;
use crate::words::framework::steps::levels as said;
use choices::ChoicePoints;
use document::framework::Item;
use domain::framework::{Dimension, Framework};
use domain::ids::LevelId;
use leptos::prelude::*;
use search::AnswerSearch;

/// The step.
#[component]
pub fn LevelsStep(desk: Desk) -> impl IntoView {
    let levels = desk.select(|framework| framework.levels.iter().map(|level| level.id.clone()).collect::<Vec<_>>());
    let none = Memo::new(move |_| levels.with(Vec::is_empty));
    let nothing = move || none.get().then(|| view! { <EmptyState title=said::EMPTY more=said::EMPTY_MORE/> }.into_any());
    view! {
        {nothing}
        <Show when=move || !none.get()><LevelGrid desk=desk levels=levels/></Show>
        <ChoicePoints desk=desk/>
        <AnswerSearch desk=desk/>
    }
}

/// Levels as columns, dimensions as rows; on narrow screens one under the other.
#[component]
fn LevelGrid(desk: Desk, levels: Memo<Vec<LevelId>>) -> impl IntoView {
    let keys = move || levels.with(|all| all.iter().map(LevelId::to_string).collect());
    let row = move |dimension| view! { <DimensionRow desk=desk levels=levels dimension=dimension/> };
    let head = move |key: &str| match LevelId::parse(key) {
        Ok(id) => view! { <LevelColumn desk=desk id=id/> }.into_any(),
        Err(_) => ().into_any(),
    };
    view! {
        <div class="part">
            <h2 id="grid">{said::GRID}</h2>
            <p class="second">{said::GRID_MORE}</p>
            <div class="changes" role="region" aria-labelledby="grid" tabindex="0">
                <table>
                    <thead><tr><th scope="col">{said::DIMENSION}</th>{keyed(keys, head)}</tr></thead>
                    <tbody>{Dimension::ALL.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}

#[component]
fn LevelColumn(desk: Desk, id: LevelId) -> impl IntoView {
    let name = desk.select(move |framework| framework.level_name(&id));
    view! { <th scope="col">{move || name.get()}</th> }
}

#[component]
fn DimensionRow(desk: Desk, levels: Memo<Vec<LevelId>>, dimension: Dimension) -> impl IntoView {
    let keys = move || levels.with(|all| all.iter().map(LevelId::to_string).collect());
    let cell = move |key: &str| match LevelId::parse(key) {
        Ok(id) => view! { <DistinctionCell desk=desk level=id dimension=dimension/> }.into_any(),
        Err(_) => ().into_any(),
    };
    view! {
        <tr>
            <th scope="row">{said::dimension(dimension)}<span class="changes__means">{said::means(dimension)}</span></th>
            {keyed(keys, cell)}
        </tr>
    }
}

#[component]
fn DistinctionCell(desk: Desk, level: LevelId, dimension: Dimension) -> impl IntoView {
    // The lowest and the highest show what could be written; between them that would be noise.
    let (initial, example) = desk.now(|framework| {
        let is = |end: Option<&domain::framework::Level>| end.is_some_and(|end| end.id == level);
        let example = match (is(framework.levels.first()), is(framework.levels.last())) {
            (true, _) => said::example(dimension, said::First::Yes),
            (false, true) => said::example(dimension, said::First::No),
            (false, false) => " ",
        };
        (examples(framework, &level, dimension), example)
    });
    let item = Item::Distinction(level.clone(), dimension);
    let label = desk.select(move |framework| said::factor(dimension, &framework.level_name(&level)));
    let text = Passage::of(item, "examples", "", initial).called(label.into()).like(example);
    view! { <td>{text.show(desk)}</td> }
}

fn examples(framework: &Framework, level: &LevelId, dimension: Dimension) -> String {
    let found = framework.distinction(level, dimension);
    found.map(|one| one.examples.join("\n")).unwrap_or_default()
}
