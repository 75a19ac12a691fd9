//! Connection: what each goal serves, and who was asked.

use super::list::by_id;
use super::page::{Page, connection, objectives};
use super::text::{Passage, PassageText};
use crate::components::button::{ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::components::field::{Named, SelectField};
use crate::words::{self, proposal::connection as said, proposal::start::WRITE};
use document::write::Edit;
use domain::content::Link;
use domain::ids::{ItemId, ObjectiveId};
use domain::section::Section;
use leptos::prelude::*;

/// The key of an open goal in the select. It cannot be an objective's: identifiers have no underscore.
const LEFT_OPEN: &str = "left_open";

/// The section's text.
#[component]
pub fn ConnectionText(page: Page) -> impl IntoView {
    let goals = Memo::new(move |_| objectives(page, |o| o.goals.iter().map(|g| g.id.clone()).collect::<Vec<_>>()));
    let none = Memo::new(move |_| goals.with(Vec::is_empty));
    let options = page.view.with_untracked(|v| {
        let first = [(String::new(), words::CHOOSE.to_owned()), (LEFT_OPEN.to_owned(), said::LEFT_OPEN.to_owned())];
        let named = v.objectives.iter().map(|o| ((o.id.to_string(), o.name.clone()), o.is_offered(v.now.date())));
        let first = first.into_iter().map(|named| (named, true));
        first.chain(named).collect::<Vec<(Named, bool)>>()
    });
    let options = StoredValue::new(options);
    view! {
        <div class="part">
            <h3>{said::GOALS}</h3>
            {move || none.get().then(|| view! { <EmptyState title=said::NO_GOALS more=""><ButtonLink label=said::TO_OBJECTIVES look=Look::Plain href={"#objectives".to_owned()}/></EmptyState> }.into_any())}
            <ol class="items">
                {by_id(goals, move |id| view! { <Goal page id options/> }.into_any())}
            </ol>
        </div>
    }
}

#[component]
fn Goal(page: Page, id: ItemId, options: StoredValue<Vec<(Named, bool)>>) -> impl IntoView {
    let key = id.to_string();
    let sought = id.clone();
    let text = Memo::new(move |_| objectives(page, |o| o.goals.iter().find(|g| g.id == sought).map(|g| g.text.clone())));
    let sought = id.clone();
    let link = Memo::new(move |_| connection(page, |c| c.goals.get(&sought).and_then(|g| g.link.clone())));
    let value = Signal::derive(move || match link.get() {
        None => String::new(),
        Some(Link::LeftOpen) => LEFT_OPEN.to_owned(),
        Some(Link::Objective(id)) => id.to_string(),
    });
    // One that has ended is offered to the goal that serves it alone.
    let options = Signal::derive(move || {
        let chosen = value.get();
        let named = options.get_value().into_iter().filter(|((key, _), offered)| *offered || *key == chosen);
        named.map(|(named, _)| named).collect::<Vec<Named>>()
    });
    let set = Callback::new(move |wanted: String| {
        let link = match wanted.as_str() {
            LEFT_OPEN => Some(Link::LeftOpen),
            other => ObjectiveId::parse(other).ok().map(Link::Objective),
        };
        page.live().edit(Section::Connection, Edit::SetLink { goal: id.clone(), link });
    });
    let described = move || match link.get() {
        Some(Link::Objective(id)) => page
            .view
            .with_untracked(|v| v.objectives.iter().find(|o| o.id == id).map(|o| o.description.clone()))
            .map(|sentence| view! { <p class="small quiet">{sentence}</p> }),
        _ => None,
    };
    let words = Passage::of(Section::Connection, &key, "value", Signal::stored(said::VALUE.to_owned()), WRITE);
    view! {
        <li class="item" id=format!("connection-{key}")>
            <p class="item__quote">{move || text.get()}</p>
            <SelectField id={format!("connection-{key}-serves")} label=said::SERVES options=options value=value off=page.locked(Section::Connection) set=set/>
            {described}
            <PassageText page passage=words/>
        </li>
    }
}
