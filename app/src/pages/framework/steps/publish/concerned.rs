//! Whom a publication concerns: the holders of roles that go, and where they go. Open paths keep their version.

use super::super::super::desk::Desk;
use crate::components::field::{Named, SelectField};
use crate::components::keyed::keyed;
use crate::words::framework::{matrix, steps::publish as said};
use document::framework::write::Edit;
use domain::framework::Framework;
use domain::ids::RoleId;
use leptos::prelude::*;

/// The part of the page.
#[component]
pub fn Concerned(desk: Desk) -> impl IntoView {
    let gone = Memo::new(move |_| {
        desk.previous.with(|previous| desk.with(|now| previous.as_ref().map(|previous| gone(previous, now)))).unwrap_or_default()
    });
    let keys = move || gone.with(|gone| gone.iter().map(RoleId::to_string).collect());
    let one = move |key: &str| match RoleId::parse(key) {
        Ok(id) => view! { <Successor desk=desk role=id/> }.into_any(),
        Err(_) => ().into_any(),
    };
    let nobody = move || gone.with(Vec::is_empty).then(|| view! { <p>{said::NOBODY_MOVES}</p> });
    view! {
        <section class="part" aria-labelledby="concerned">
            <h2 id="concerned">{said::CONCERNED}</h2>
            <ul class="items">{keyed(keys, one)}</ul>
            {nobody}
            <p class="second">{said::KEEP}</p>
        </section>
    }
}

/// The roles of the last version that the draft does not have, whoever holds them.
fn gone(previous: &Framework, now: &Framework) -> Vec<RoleId> {
    let gone = previous.roles.iter().filter(|role| now.role(&role.id).is_none());
    gone.map(|role| role.id.clone()).collect()
}

#[component]
fn Successor(desk: Desk, role: RoleId) -> impl IntoView {
    let (read, counted, written) = (role.clone(), role.clone(), role.clone());
    let title =
        desk.previous.with_untracked(|previous| previous.as_ref().map(|previous| previous.role_name(&role))).unwrap_or_default();
    let chosen = desk.select(move |framework| framework.present(&read));
    let people =
        desk.record(move |view| matrix::people((view.holders.get(&counted).copied(), view.aiming.get(&counted).copied())));
    let sentence = move || {
        let to = chosen.get().map(|id| desk.with(|framework| framework.role_name(&id)));
        people.with(|people| said::goes(&title, people, to.as_deref()))
    };
    let options = desk.select(|framework| {
        let roles = framework.roles.iter().map(|role| (role.id.to_string(), framework.role_name(&role.id)));
        std::iter::once((String::new(), said::SUCCESSOR_NONE.to_owned())).chain(roles).collect::<Vec<Named>>()
    });
    let value = Signal::derive(move || chosen.get().map(String::from).unwrap_or_default());
    let set = Callback::new(move |key: String| {
        desk.edit(Edit::SetSuccessor { role: written.clone(), successor: RoleId::parse(&key).ok() });
    });
    view! {
        <li class="item">
            <p>{sentence}</p>
            <SelectField id={format!("successor-{role}")} label=said::SUCCESSOR options=options value=value off=desk.locked() set=set/>
        </li>
    }
}
