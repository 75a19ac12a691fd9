//! One competency.

use super::super::super::desk::Desk;
use super::super::fold::{Begin, Fold};
use super::super::list::{ListTools, Listed};
use super::super::text::Passage;
use super::ADD;
use crate::components::field::{Named, SelectField};
use crate::components::keyed::keyed;
use crate::words::framework::steps::competencies as said;
use document::framework::Item;
use document::framework::write::{Edit, Field};
use domain::framework::{Category, Competency, Framework, Source};
use domain::ids::{CompetencyId, FamilyId, RoleId};
use domain::text::is_blank;
use leptos::prelude::*;

/// The competency, folded unless it is the one that was just added.
#[component]
pub fn OneCompetency(desk: Desk, id: CompetencyId, all: Memo<Vec<Item>>, fresh: RwSignal<Option<CompetencyId>>) -> impl IntoView {
    let begin = if fresh.with_untracked(|fresh| fresh.as_ref() == Some(&id)) { Begin::Open } else { Begin::Folded };
    let name = reading(desk, &id, |one| one.name.trim().to_owned());
    let label = Signal::derive(move || name.with(|name| if name.is_empty() { said::UNNAMED.to_owned() } else { name.clone() }));
    let (counted, named) = (id.clone(), id.clone());
    let used = desk.settled(move |framework| roles(framework, &counted).len());
    let belongs = desk.select(move |framework| belongs(framework, &named));
    let undefined = reading(desk, &id, |one| is_blank(&one.definition));
    let summary = view! {
        <span class="fold__title">{move || label.get()}</span>
        <span class="fold__sub">{move || belongs.get()} " · " {move || said::used(used.get())}</span>
        <span class="fold__end small second">{move || undefined.get().then_some(said::NO_DEFINITION)}</span>
    }
    .into_any();
    let anchor = format!("competency-{id}");
    view! {
        <Fold id=anchor begin=begin summary=summary>
            <CompetencyFields desk=desk id=id.clone() all=all label=label/>
        </Fold>
    }
}

fn reading<T>(desk: Desk, id: &CompetencyId, read: fn(&Competency) -> T) -> Memo<T>
where
    T: PartialEq + Default + Send + Sync + 'static,
{
    let id = id.clone();
    desk.select(move |framework| framework.competency(&id).map(read).unwrap_or_default())
}

/// The category and the family, in words.
fn belongs(framework: &Framework, id: &CompetencyId) -> String {
    let Some(one) = framework.competency(id) else { return String::new() };
    let family = one.family.as_ref().map_or_else(|| said::SHARED.to_owned(), |family| framework.family_name(family));
    format!("{} · {family}", said::category(one.category))
}

/// The roles that expect it, in their order.
fn roles(framework: &Framework, id: &CompetencyId) -> Vec<RoleId> {
    let expects = |role: &&domain::framework::FrameworkRole| framework.cell(&role.id, id).is_some_and(|cell| !cell.is_blank());
    framework.roles.iter().filter(expects).map(|role| role.id.clone()).collect()
}

#[component]
fn CompetencyFields(desk: Desk, id: CompetencyId, all: Memo<Vec<Item>>, label: Signal<String>) -> impl IntoView {
    let item = Item::Competency(id.clone());
    let now = desk.now(|framework| framework.competency(&id).cloned());
    let now = now.unwrap_or_else(|| Competency::new(id.clone(), "", Category::Behavioural));
    let text = |field, label: &str, initial: String| Passage::of(item.clone(), field, label, initial);
    let listed = Listed { item: item.clone(), all, label, fallback: ADD.to_owned() };
    view! {
        <div class="fold__tools"><ListTools desk=desk listed=listed/></div>
        {text("name", said::NAME, now.name).short().like(said::NAME_HINT).show(desk)}
        {text("definition", said::DEFINITION, now.definition).like(said::DEFINITION_HINT).show(desk)}
        {text("examples", said::EXAMPLES, now.examples.join("\n")).like(said::EXAMPLES_HINT).show(desk)}
        <div class="fields">
            <CategoryField desk=desk id=id.clone()/>
            <FamilyField desk=desk id=id.clone()/>
            <SourceField desk=desk id=id.clone()/>
        </div>
        {text("source-note", said::SOURCE_NOTE, now.source_note).short().like(said::SOURCE_NOTE_HINT).show(desk)}
        <Meanings desk=desk id=id/>
    }
}

fn write(desk: Desk, id: &CompetencyId, make: fn(String) -> Option<Field>) -> Callback<String> {
    let item = Item::Competency(id.clone());
    Callback::new(move |key: String| {
        if let Some(field) = make(key) {
            desk.edit(Edit::Set(item.clone(), field));
        }
    })
}

#[component]
fn CategoryField(desk: Desk, id: CompetencyId) -> impl IntoView {
    let options: Vec<Named> = CATEGORIES.into_iter().map(|(key, one)| (key.to_owned(), said::category(one).to_owned())).collect();
    let value = reading(desk, &id, |one| {
        CATEGORIES.iter().find(|(_, known)| *known == one.category).map_or("", |(key, _)| *key).to_owned()
    });
    let set = write(desk, &id, |key| CATEGORIES.iter().find(|(known, _)| *known == key).map(|(_, one)| Field::Category(*one)));
    view! { <SelectField id={format!("{id}-category")} label=said::CATEGORY options=Signal::stored(options) value=value off=desk.locked() set=set/> }
}

const CATEGORIES: [(&str, Category); 2] = [("technical", Category::Technical), ("behavioural", Category::Behavioural)];

const SOURCES: [(&str, Source); 3] =
    [("job", Source::JobDescription), ("expectation", Source::Expectation), ("evaluation", Source::PastEvaluation)];

#[component]
fn FamilyField(desk: Desk, id: CompetencyId) -> impl IntoView {
    let options = desk.select(|framework| {
        let families = framework.families.iter().map(|family| (family.id.to_string(), framework.family_name(&family.id)));
        std::iter::once((String::new(), said::SHARED.to_owned())).chain(families).collect::<Vec<Named>>()
    });
    let value = reading(desk, &id, |one| one.family.clone().map(String::from).unwrap_or_default());
    let set = write(desk, &id, |key| Some(Field::Family(FamilyId::parse(&key).ok())));
    view! { <SelectField id={format!("{id}-family")} label=said::FAMILY options=options value=value off=desk.locked() set=set/> }
}

#[component]
fn SourceField(desk: Desk, id: CompetencyId) -> impl IntoView {
    let none = std::iter::once((String::new(), said::NOT_SAID.to_owned()));
    let options: Vec<Named> =
        none.chain(SOURCES.into_iter().map(|(key, one)| (key.to_owned(), said::source(one).to_owned()))).collect();
    let value = reading(desk, &id, |one| {
        SOURCES.iter().find(|(_, known)| Some(*known) == one.source).map_or("", |(key, _)| *key).to_owned()
    });
    let set = write(desk, &id, |key| Some(Field::Source(SOURCES.iter().find(|(known, _)| *known == key).map(|(_, one)| *one))));
    view! { <SelectField id={format!("{id}-source")} label=said::SOURCE options=Signal::stored(options) value=value off=desk.locked() set=set/> }
}

/// What the word means in each role that expects it.
#[component]
fn Meanings(desk: Desk, id: CompetencyId) -> impl IntoView {
    let counted = id.clone();
    let used = desk.settled(move |framework| roles(framework, &counted));
    let keys = move || used.with(|all| all.iter().map(RoleId::to_string).collect());
    let one = move |key: &str| match RoleId::parse(key) {
        Ok(role) => view! { <Meaning desk=desk role=role competency=id.clone()/> }.into_any(),
        Err(_) => ().into_any(),
    };
    let none = move || used.with(Vec::is_empty).then(|| view! { <p class="second small">{said::NOWHERE}</p> });
    let lead = move || (!used.with(Vec::is_empty)).then(|| view! { <p class="second small">{said::MEANING_MORE}</p> });
    view! {
        <div class="part">
            <h2>{said::MEANING}</h2>
            {lead}{none}
            {keyed(keys, one)}
        </div>
    }
}

#[component]
fn Meaning(desk: Desk, role: RoleId, competency: CompetencyId) -> impl IntoView {
    let initial = desk.book().cell_now(&(role.clone(), competency.clone())).meaning;
    let item = Item::Cell(role.clone(), competency);
    let name: Signal<String> = desk.select(move |framework| framework.role_name(&role)).into();
    Passage::of(item, "meaning", "", initial).called(name).show(desk)
}
