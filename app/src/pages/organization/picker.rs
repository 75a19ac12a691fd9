//! Somebody chosen out of everybody: a name, and a search that finds another.

use crate::components::button::{Button, Look};
use crate::components::focus::soon as focus_soon;
use crate::server_fns::people as server_fns;
use crate::words::organization as said;
use domain::ids::PersonId;
use domain::people::PersonSummary;
use domain::view::PeopleQuery;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::KeyboardEvent;

/// Letters are waited for so long.
const PAUSE: Duration = Duration::from_millis(150);
/// Of whoever is found so many are offered: more are found by more letters.
const OFFERED: usize = 8;

/// The field. `apart` is whoever cannot be chosen.
#[component]
pub fn PersonPicker(
    id: &'static str,
    label: &'static str,
    chosen: RwSignal<Option<PersonSummary>>,
    apart: Option<PersonId>,
    #[prop(optional, into)] off: Signal<bool>,
) -> impl IntoView {
    let (searching, found) = (RwSignal::new(false), RwSignal::new(Vec::<PersonSummary>::new()));
    let open = Callback::new(move |()| {
        found.set(Vec::new());
        searching.set(true);
        focus_soon(format!("{id}-search"));
    });
    let take = Callback::new(move |person: Option<PersonSummary>| {
        chosen.set(person);
        searching.set(false);
        focus_soon(format!("{id}-change"));
    });
    let close = Callback::new(move |()| {
        searching.set(false);
        focus_soon(format!("{id}-change"));
    });
    let clear = Callback::new(move |()| take.run(None));
    let name = move || match chosen.get() {
        Some(person) => view! { <bdi translate="no">{person.name}</bdi> }.into_any(),
        None => view! { <span class="quiet">{said::NONE}</span> }.into_any(),
    };
    let word = move || if chosen.with(Option::is_some) { said::CHANGE } else { said::CHOOSE };
    view! {
        <div class="field" role="group" aria-labelledby=format!("{id}-label")>
            <span class="field__label" id=format!("{id}-label")>{label}</span>
            <div class="line">
                {name}
                {move || view! { <Button id=format!("{id}-change") label=word() name=format!("{}: {label}", word()) look=Look::Quiet off press=open/> }}
                <Show when=move || chosen.with(Option::is_some)>
                    <Button label=said::NONE name=format!("{}: {label}", said::NONE) look=Look::Quiet off press=clear/>
                </Show>
            </div>
            <Show when=move || searching.get()>{search(id, label, apart.clone(), found, take, close)}</Show>
        </div>
    }
}

fn search(
    id: &'static str,
    label: &'static str,
    apart: Option<PersonId>,
    found: RwSignal<Vec<PersonSummary>>,
    take: Callback<Option<PersonSummary>>,
    close: Callback<()>,
) -> AnyView {
    let looked = RwSignal::new(false);
    let mut ask = debounce(PAUSE, move |words: String| {
        let apart = apart.clone();
        leptos::task::spawn_local(async move {
            let query = PeopleQuery { search: words, ..PeopleQuery::default() };
            if let Ok(page) = server_fns::people(query).await {
                let others = page.people.into_iter().map(|row| row.person).filter(|person| Some(&person.id) != apart.as_ref());
                let _ = found.try_set(others.take(OFFERED).collect());
                let _ = looked.try_set(true);
            }
        });
    });
    // In a form Enter would send it, without who was looked for.
    let key = move |ev: KeyboardEvent| match ev.key().as_str() {
        "Enter" => {
            ev.prevent_default();
            if let Some(first) = found.with_untracked(|found| found.first().cloned()) {
                take.run(Some(first));
            }
        }
        "Escape" => {
            ev.prevent_default();
            close.run(());
        }
        _ => {}
    };
    let each = move |person: PersonSummary| {
        let (name, title) = (person.name.clone(), person.title.clone());
        view! {
            <li>
                <button type="button" class="button button--quiet" on:click=move |_| take.run(Some(person.clone()))>
                    <span><bdi translate="no">{name}</bdi><span class="small quiet">{title}</span></span>
                </button>
            </li>
        }
    };
    view! {
        <input
            class="input"
            id=format!("{id}-search")
            type="search"
            autocomplete="off"
            placeholder=said::FIND
            aria-label=format!("{}: {label}", said::FIND)
            on:input=move |ev| ask(event_target_value(&ev))
            on:keydown=key
        />
        <p class="small quiet" role="status">{move || looked.get().then(|| said::found(found.with(Vec::len)))}</p>
        <ul class="found">{move || found.get().into_iter().map(each).collect_view()}</ul>
    }
    .into_any()
}
