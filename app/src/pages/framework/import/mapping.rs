//! What was taken for what, and changing it.

use super::state::Import;
use crate::components::button::{Look, button};
use crate::components::choice::choice;
use crate::components::field::{input, select};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::framework::import as said;
use domain::view::{ImportFamily, ImportLevels, ImportMapping, ImportPreview, ImportTable};

/// Families, tables and levels as they were read. Nothing where nothing was.
pub fn mapping(import: Import, preview: &ImportPreview) -> Node {
    let guess = &preview.mapping;
    if guess.families.is_empty() && guess.tables.is_empty() {
        return ().into_node();
    }
    let wanted = RwSignal::new(guess.clone());
    let families = (0_usize..).zip(&guess.families).map(|(place, one)| family(wanted, place, one)).into_nodes();
    let tables = (0_usize..).zip(&guess.tables).map(|(place, one)| table(wanted, place, one)).into_nodes();
    let tables = (!guess.tables.is_empty()).then(|| view! { <h3>{said::TABLES}</h3>{tables} });
    let again = Callback::new(move |()| import.map(wanted.get_untracked()));
    view! {
        <details class="more mapping">
            <summary>{said::MAPPING}</summary>
            <div class="stack">
                <p class="second">{said::MAPPING_LEAD}</p>
                <h3>{said::FAMILIES}</h3>
                <div class="fields">{families}</div>
                {tables}
                {levels(wanted)}
                <div>{button(said::READ_AGAIN, Look::Plain, import.busy(), again)}</div>
            </div>
        </details>
    }
}

fn family(wanted: RwSignal<ImportMapping>, place: usize, family: &ImportFamily) -> Node {
    let value =
        Signal::derive(move || wanted.with(|all| all.families.get(place).map(|one| one.name.clone()).unwrap_or_default()));
    let set = Callback::new(move |name: String| {
        wanted.update(|all| {
            if let Some(one) = all.families.get_mut(place) {
                one.name = name;
            }
        });
    });
    input(format!("family-{place}"), &said::call(&family.found), "text", value, Signal::stored(false), set)
}

fn table(wanted: RwSignal<ImportMapping>, place: usize, table: &ImportTable) -> Node {
    let shape = Signal::derive(move || wanted.with(|all| all.tables.get(place).map(|one| one.shape.clone()).unwrap_or_default()));
    let set = Callback::new(move |shape: String| {
        wanted.update(|all| {
            if let Some(one) = all.tables.get_mut(place) {
                one.shape = shape;
            }
        });
    });
    let columns = (0_usize..).zip(&table.columns).map(|(column, one)| {
        let value = Signal::derive(move || {
            let field = |all: &ImportMapping| Some(all.tables.get(place)?.columns.get(column)?.field.clone());
            wanted.with(field).unwrap_or_default()
        });
        let set = Callback::new(move |field: String| {
            wanted.update(|all| {
                if let Some(one) = all.tables.get_mut(place).and_then(|table| table.columns.get_mut(column)) {
                    one.field = field;
                }
            });
        });
        select(format!("column-{place}-{column}"), &one.header, named(&said::FIELDS), value, Signal::stored(false), set)
    });
    let columns = columns.into_nodes();
    view! {
        <fieldset class="form form--boxed">
            <legend class="import-note__place">{table.table.clone()}</legend>
            {select(format!("table-{place}"), said::TABLE_HOLDS, named(&said::SHAPES), shape, Signal::stored(false), set)}
            <div class="fields">{columns}</div>
        </fieldset>
    }
}

fn named(all: &[(&str, &str)]) -> Signal<Vec<(String, String)>> {
    Signal::stored(all.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect())
}

fn levels(wanted: RwSignal<ImportMapping>) -> Node {
    let value = Signal::derive(move || {
        let key = |all: &ImportMapping| if all.levels == ImportLevels::Append { "append" } else { "in-place" };
        wanted.with(key).to_owned()
    });
    let set = Callback::new(move |key: String| {
        wanted.update(|all| all.levels = if key == "append" { ImportLevels::Append } else { ImportLevels::InPlace });
    });
    let options = [("in-place", said::IN_PLACE), ("append", said::APPEND)].map(|(key, name)| (key.to_owned(), name.to_owned()));
    choice("levels".to_owned(), said::LEVELS.into_node(), "choice", options.to_vec(), value, Signal::stored(false), set)
}
