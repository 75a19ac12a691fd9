//! What was taken for what, and changing it.

use super::state::Import;
use crate::components::button::{Button, Look};
use crate::components::choice::Choice;
use crate::components::field::{InputField, SelectField};
use crate::words::framework::import as said;
use domain::view::{ImportFamily, ImportLevels, ImportMapping, ImportTable};
use leptos::prelude::*;

/// Families, tables and levels as they were read. Nothing where nothing was.
#[component]
pub fn Mapping(import: Import, guess: ImportMapping) -> impl IntoView {
    if guess.families.is_empty() && guess.tables.is_empty() {
        return ().into_any();
    }
    let wanted = RwSignal::new(guess.clone());
    let families = (0_usize..).zip(guess.families);
    let families = families.map(|(place, family)| view! { <FamilyName wanted=wanted place=place family=family/> }).collect_view();
    let none = guess.tables.is_empty();
    let tables = (0_usize..).zip(guess.tables);
    let tables = tables.map(|(place, table)| view! { <TableShape wanted=wanted place=place table=table/> }).collect_view();
    let tables = (!none).then(|| view! { <h3>{said::TABLES}</h3>{tables} });
    let again = Callback::new(move |()| import.map(wanted.get_untracked()));
    view! {
        <details class="more mapping">
            <summary>{said::MAPPING}</summary>
            <div class="stack">
                <p class="second">{said::MAPPING_LEAD}</p>
                <h3>{said::FAMILIES}</h3>
                <div class="fields">{families}</div>
                {tables}
                <LevelsChoice wanted=wanted/>
                <div><Button label=said::READ_AGAIN look=Look::Plain off=import.busy() press=again/></div>
            </div>
        </details>
    }
    .into_any()
}

#[component]
fn FamilyName(wanted: RwSignal<ImportMapping>, place: usize, family: ImportFamily) -> impl IntoView {
    let value =
        Signal::derive(move || wanted.with(|all| all.families.get(place).map(|one| one.name.clone()).unwrap_or_default()));
    let set = Callback::new(move |name: String| {
        wanted.update(|all| {
            if let Some(one) = all.families.get_mut(place) {
                one.name = name;
            }
        });
    });
    view! { <InputField id={format!("family-{place}")} label={said::call(&family.found)} kind="text" value=value set=set/> }
}

#[component]
fn TableShape(wanted: RwSignal<ImportMapping>, place: usize, table: ImportTable) -> impl IntoView {
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
        view! { <SelectField id={format!("column-{place}-{column}")} label=one.header.clone() options=named(&said::FIELDS) value=value set=set/> }.into_any()
    });
    let columns: Vec<AnyView> = columns.collect();
    let columns = (!columns.is_empty()).then(|| view! { <div class="fields">{columns.collect_view()}</div> });
    view! {
        <fieldset class="form form--boxed">
            <legend class="import-note__place">{table.table}</legend>
            <SelectField id={format!("table-{place}")} label=said::TABLE_HOLDS options=named(&said::SHAPES) value=shape set=set/>
            {columns}
        </fieldset>
    }
}

fn named(all: &[(&str, &str)]) -> Signal<Vec<(String, String)>> {
    Signal::stored(all.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect())
}

#[component]
fn LevelsChoice(wanted: RwSignal<ImportMapping>) -> impl IntoView {
    let value = Signal::derive(move || {
        let key = |all: &ImportMapping| if all.levels == ImportLevels::Append { "append" } else { "in-place" };
        wanted.with(key).to_owned()
    });
    let set = Callback::new(move |key: String| {
        wanted.update(|all| all.levels = if key == "append" { ImportLevels::Append } else { ImportLevels::InPlace });
    });
    let options = [("in-place", said::IN_PLACE), ("append", said::APPEND)].map(|(key, name)| (key.to_owned(), name.to_owned()));
    view! { <Choice name={"levels".to_owned()} legend=said::LEVELS.into_any() class="choice" options=options.to_vec() value=value set=set/> }
}
