//! Somebody's part: of the directory, or in words, and with what.

use super::super::super::desk::Desk;
use super::super::list::{ListTools, Listed};
use super::super::text::Passage;
use crate::components::field::{Named, SelectField};
use crate::words::framework::steps::project as said;
use document::framework::Item;
use document::framework::write::{Edit, Field};
use domain::framework::{Assignment, Framework, Part};
use domain::ids::{ItemId, PersonId};
use leptos::prelude::*;

/// The line.
#[component]
pub fn AssignmentLine(desk: Desk, id: ItemId, part: Part, all: Memo<Vec<Item>>) -> impl IntoView {
    let item = Item::Assignment(id.clone());
    let person = reading(desk, &id, |one| one.person.clone());
    let in_words = Memo::new(move |_| person.with(Option::is_none));
    let (who_item, note_item) = (item.clone(), item.clone());
    let (who, note) = desk.now(|framework| of(framework, &id).map(|one| (one.who.clone(), one.note.clone()))).unwrap_or_default();
    let named = id.clone();
    let label = Memo::new(move |_| {
        let who = desk.with(|framework| of(framework, &named).map(|one| (one.person.clone(), one.who.trim().to_owned())));
        let name =
            who.map(|(person, who)| person.and_then(|id| desk.person(&id)).map_or(who, |person| person.name)).unwrap_or_default();
        if name.is_empty() { said::one(part).to_owned() } else { name }
    });
    let fallback = "main".to_owned();
    let note = Passage::of(note_item, "note", said::NOTE, note).short();
    let note = if part == Part::Helper { note.like(said::NOTE_HINT) } else { note };
    let words = move || {
        let show = in_words.get();
        show.then(|| {
            untrack(|| Passage::of(who_item.clone(), "who", said::WHO_WORDS, who.clone()).short().like(said::WHO_HINT).show(desk))
        })
    };
    view! {
        <li class="assignment">
            <div class="assignment__fields">
                <WhoSelect desk=desk id=id person=person/>
                {words}
                {note.show(desk)}
            </div>
            <div class="assignment__tools"><ListTools desk=desk listed=Listed { item, all, label: label.into(), fallback }/></div>
        </li>
    }
}

fn of<'a>(framework: &'a Framework, id: &ItemId) -> Option<&'a Assignment> {
    framework.project.iter().flat_map(|table| &table.people).find(|one| one.id == *id)
}

fn reading<T>(desk: Desk, id: &ItemId, read: fn(&Assignment) -> Option<T>) -> Memo<Option<T>>
where
    T: PartialEq + Send + Sync + 'static,
{
    let id = id.clone();
    desk.select(move |framework| of(framework, &id).and_then(read))
}

#[component]
fn WhoSelect(desk: Desk, id: ItemId, person: Memo<Option<PersonId>>) -> impl IntoView {
    let options = desk.record(|view| {
        let people = view.people.iter().map(|person| (person.id.to_string(), person.name.clone()));
        std::iter::once((String::new(), said::IN_WORDS.to_owned())).chain(people).collect::<Vec<Named>>()
    });
    let value = Signal::derive(move || person.get().map(String::from).unwrap_or_default());
    let item = Item::Assignment(id.clone());
    let set = Callback::new(move |key: String| {
        desk.edit(Edit::Set(item.clone(), Field::Person(PersonId::parse(&key).ok())));
    });
    view! { <SelectField id={format!("{id}-person")} label=said::WHO options=options value=value off=desk.locked() set=set/> }
}
