//! What changes between levels: a grid of texts, and three questions for each that has words.

mod answers;
mod choices;
mod search;

use super::super::desk::Desk;
use super::text::Passage;
use crate::components::empty::EmptyState;
use crate::components::keyed::keyed;
use crate::words::framework::steps::levels as said;
use document::framework::Item;
use domain::framework::{Dimension, Framework};
use domain::ids::LevelId;
use leptos::prelude::*;

/// The step.
pub fn body(desk: Desk) -> AnyView {
    let levels = desk.select(|framework| framework.levels.iter().map(|level| level.id.clone()).collect::<Vec<_>>());
    let none = Memo::new(move |_| levels.with(Vec::is_empty));
    let nothing = move || none.get().then(|| view! { <EmptyState title=said::EMPTY more=said::EMPTY_MORE/> }.into_any());
    let grid = move || (!none.get()).then(|| untrack(|| grid(desk, levels)));
    view! { {nothing}{grid}{choices::choices(desk)}{search::search(desk)} }.into_any()
}

/// Levels as columns, dimensions as rows; on narrow screens one under the other.
fn grid(desk: Desk, levels: Memo<Vec<LevelId>>) -> AnyView {
    let keys = move || levels.with(|all| all.iter().map(LevelId::to_string).collect());
    let head = move |key: &str| LevelId::parse(key).map_or(().into_any(), |id| column(desk, id));
    view! {
        <div class="part">
            <h2 id="grid">{said::GRID}</h2>
            <p class="second">{said::GRID_MORE}</p>
            <div class="changes" role="region" aria-labelledby="grid" tabindex="0">
                <table>
                    <thead><tr><th scope="col">{said::DIMENSION}</th>{keyed(keys, head)}</tr></thead>
                    <tbody>{Dimension::ALL.into_iter().map(|dimension| row(desk, levels, dimension)).collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn column(desk: Desk, id: LevelId) -> AnyView {
    let name = desk.select(move |framework| framework.level_name(&id));
    view! { <th scope="col">{move || name.get()}</th> }.into_any()
}

fn row(desk: Desk, levels: Memo<Vec<LevelId>>, dimension: Dimension) -> AnyView {
    let keys = move || levels.with(|all| all.iter().map(LevelId::to_string).collect());
    let cell = move |key: &str| LevelId::parse(key).map_or(().into_any(), |id| cell(desk, id, dimension));
    view! {
        <tr>
            <th scope="row">{said::dimension(dimension)}<span class="changes__means">{said::means(dimension)}</span></th>
            {keyed(keys, cell)}
        </tr>
    }
    .into_any()
}

fn cell(desk: Desk, level: LevelId, dimension: Dimension) -> AnyView {
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
    view! { <td>{text.show(desk)}</td> }.into_any()
}

fn examples(framework: &Framework, level: &LevelId, dimension: Dimension) -> String {
    let found = framework.distinctions.iter().find(|one| one.level == *level && one.dimension == dimension);
    found.map(|one| one.examples.join("\n")).unwrap_or_default()
}
