//! A competency: what it is, what it belongs to, where it was found.

use super::super::header::category_word;
use super::super::sheet::Sheet;
use super::people::confirmed;
use super::text::PanelText;
use crate::components::button::{Button, Look};
use crate::components::field::SelectField;
use crate::live::Lines;
use crate::words::framework::matrix as said;
use document::framework::Item;
use document::framework::write::{At, Edit, Field};
use domain::framework::{Category, Source};
use domain::ids::CompetencyId;
use leptos::prelude::*;

/// The sources, with the words that stand for them.
const SOURCES: [(Source, &str, &str); 3] = [
    (Source::JobDescription, "job", said::JOB_DESCRIPTION),
    (Source::Expectation, "expectation", said::EXPECTATION),
    (Source::PastEvaluation, "evaluation", said::EVALUATION),
];

/// The panel of a competency.
#[component]
pub fn CompetencyPanel(sheet: Sheet, id: CompetencyId) -> impl IntoView {
    let frame = sheet.opened().book.frame_now();
    let Some(now) = frame.competency(&id).cloned() else { return ().into_any() };
    let item = Item::Competency(id.clone());
    let tools = sheet.opened().writes().then(|| view! { <CompetencyTools sheet=sheet id=id/> });
    view! {
        <p class="panel__kind">{category_word(now.category)}</p>
        <h2 class="panel__name">{said::COMPETENCY_TITLE}</h2>
        <PanelText sheet=sheet item=item.clone() field="name" label=said::NAME initial=now.name lines=Lines::One/>
        <PanelText sheet=sheet item=item.clone() field="definition" label=said::DEFINITION initial=now.definition lines=Lines::Many/>
        <PanelText sheet=sheet item=item.clone() field="examples" label=said::EXAMPLES initial=now.examples.join("\n") lines=Lines::Many/>
        <PanelText sheet=sheet item=item.clone() field="source-note" label=said::SOURCE_NOTE initial=now.source_note lines=Lines::Many/>
        {tools}
    }
    .into_any()
}

#[component]
fn CompetencyTools(sheet: Sheet, id: CompetencyId) -> impl IntoView {
    let (off, item) = (sheet.opened().locked(), Item::Competency(id.clone()));
    let sought = id.clone();
    let about =
        sheet.opened().book.select(move |frame| frame.competency(&sought).map(|c| (c.category, c.family.is_some(), c.source)));
    let set = {
        let item = item.clone();
        move |field: Field| sheet.edit(Edit::Set(item.clone(), field))
    };
    let (category, family, source) = (set.clone(), set.clone(), set);
    let named =
        |all: &[(&str, &str)]| Signal::stored(all.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>());
    let kind = Signal::derive(move || about.get().map_or("", |a| if a.0 == Category::Technical { "t" } else { "b" }).to_owned());
    let whose = Signal::derive(move || about.get().map_or("", |a| if a.1 { "own" } else { "" }).to_owned());
    let found = Signal::derive(move || {
        let source = about.get().and_then(|about| about.2);
        SOURCES.iter().find(|(one, ..)| Some(*one) == source).map_or("", |(_, key, _)| key).to_owned()
    });
    let set_category = Callback::new(move |key: String| {
        category(Field::Category(if key == "t" { Category::Technical } else { Category::Behavioural }));
    });
    let set_family = Callback::new(move |key: String| {
        family(Field::Family((key == "own").then(|| sheet.family.get_value())));
    });
    let set_source = Callback::new(move |key: String| {
        source(Field::Source(SOURCES.iter().find(|(_, other, _)| *other == key).map(|(one, ..)| *one)));
    });
    let mut sources = vec![("", said::NO_SOURCE)];
    sources.extend(SOURCES.iter().map(|(_, key, label)| (*key, *label)));
    let (up, down) = (shift(sheet, &id, Way::Up), shift(sheet, &id, Way::Down));
    let gone = Callback::new(move |()| sheet.edit(Edit::Remove(item.clone())));
    let (dialog, remove) = confirmed(said::REMOVE_COMPETENCY, said::REMOVE_COMPETENCY_MORE, said::REMOVE, gone);
    view! {
        <SelectField id={"category".to_owned()} label=said::CATEGORY options=named(&[("t", said::TECHNICAL), ("b", said::BEHAVIOURAL)]) value=kind off=off set=set_category/>
        <SelectField id={"whose".to_owned()} label=said::WHOSE options=named(&[("own", said::OF_FAMILY), ("", said::SHARED)]) value=whose off=off set=set_family/>
        <SelectField id={"source".to_owned()} label=said::FOUND options=named(&sources) value=found off=off set=set_source/>
        <div class="line">
            <Button label=said::UP look=Look::Plain off=off press=up/>
            <Button label=said::DOWN look=Look::Plain off=off press=down/>
            <Button label=said::REMOVE look=Look::Danger off=off press=remove/>
        </div>
        {dialog}
    }
}

/// In which direction something moves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// Moves a row among those that are shown.
fn shift(sheet: Sheet, id: &CompetencyId, way: Way) -> Callback<()> {
    let id = id.clone();
    Callback::new(move |()| {
        let at = sheet.rows.with_untracked(|rows| {
            let now = rows.iter().position(|other| *other == id)?;
            match way {
                Way::Up => now
                    .checked_sub(1)
                    .map(|before| before.checked_sub(1).and_then(|n| rows.get(n)).map_or(At::First, |b| At::After(b.clone()))),
                Way::Down => rows.get(now + 1).map(|after| At::After(after.clone())),
            }
        });
        let at = match at {
            Some(At::After(after)) => At::After(Item::Competency(after)),
            Some(At::First) => At::First,
            Some(At::Last) | None => return,
        };
        sheet.edit(Edit::Move { item: Item::Competency(id.clone()), at });
    })
}
