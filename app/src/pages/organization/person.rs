//! Somebody of the organization, as administrators look after them; or somebody who is to be added.

use super::PEOPLE;
use super::access::Access;
use super::account::Account;
use super::departure::Departure;
use super::form::Form;
use super::tokens::Tokens;
use crate::components::topbar::TopBar;
use crate::words::{self, organization as said};
use domain::view::{PersonForm, PersonRecord};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn PersonPage(form: PersonForm) -> impl IntoView {
    let PersonForm { record, roles, now } = form;
    let record = RwSignal::new(record);
    let name = Memo::new(move |_| {
        record.with(|record| record.as_ref().map_or_else(|| said::ADD.to_owned(), |record| record.details.name.clone()))
    });
    let changed = Callback::new(move |new: PersonRecord| record.set(Some(new)));
    let around = move || {
        record.get().map(|record| {
            view! {
                <Touches record=record.clone()/>
                {record.left.is_none().then(|| view! { <Access id=record.id.clone() can_sign_in=record.can_sign_in/> })}
                <Account id=record.id.clone()/>
                <Tokens id=record.id.clone()/>
                <Departure record now changed/>
            }
        })
    };
    view! {
        <Title text=crate::pages::loaded::tab_of(name)/>
        <TopBar above=Some((words::ORGANIZATION, PEOPLE)) here=name/>
        <div class="page">
            <div class="page__head">
                <h1><bdi>{name}</bdi></h1>
                {record.with_untracked(Option::is_none).then(|| view! { <p class="page__lead">{said::NEW_LEAD}</p> })}
            </div>
            <Form record roles/>
            {around}
        </div>
    }
}

/// What hangs on the person.
#[component]
fn Touches(record: PersonRecord) -> impl IntoView {
    let lines = said::touches(&record);
    (!lines.is_empty()).then(|| {
        view! {
            <section class="page__part" aria-labelledby="touches-title">
                <h2 id="touches-title">{said::TOUCHES}</h2>
                <ul class="list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </section>
        }
    })
}
