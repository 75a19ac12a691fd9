//! Which people are asked for: it stands in the address, so that it can be gone back to and handed on.

use crate::components::field::{Named, SelectField};
use crate::words::organization as said;
use domain::people::Role;
use domain::view::{Belonging, PeopleOrder, PeopleQuery};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;
use std::time::Duration;

/// Letters are waited for so long: a list for each of them would be made for nothing.
const PAUSE: Duration = Duration::from_millis(150);

const ORDERS: [(PeopleOrder, &str); 3] =
    [(PeopleOrder::Name, "name"), (PeopleOrder::Title, "title"), (PeopleOrder::Email, "email")];
const BELONGING: [(Belonging, &str); 3] =
    [(Belonging::Here, "here"), (Belonging::Left, "left"), (Belonging::Everybody, "everybody")];

/// What the address asks for, and how another is asked.
#[derive(Clone, Copy)]
pub struct Asked {
    /// What is asked for.
    pub query: Memo<PeopleQuery>,
    go: Callback<PeopleQuery>,
}

impl Asked {
    /// What the address says. Has to be called inside the router.
    pub fn of_address() -> Self {
        let (map, navigate) = (use_query_map(), use_navigate());
        let go = Callback::new(move |query: PeopleQuery| {
            let place = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&address(&query), place);
        });
        Self { query: Memo::new(move |_| map.with(read)), go }
    }

    /// Asks for something else, from the beginning.
    pub fn ask(self, change: impl FnOnce(&mut PeopleQuery)) {
        let mut query = self.query.get_untracked();
        query.skip = 0;
        change(&mut query);
        self.go.run(query);
    }
}

fn read(map: &ParamsMap) -> PeopleQuery {
    let word = |name: &str| map.get(name).unwrap_or_default();
    PeopleQuery {
        search: word("search"),
        belonging: of(&BELONGING, &word("who")),
        role: Role::ALL.into_iter().find(|role| role.key() == word("role")),
        manager: word("manager").parse().ok(),
        order: of(&ORDERS, &word("order")),
        skip: word("skip").parse().unwrap_or_default(),
    }
}

/// The address of a list.
pub fn address(query: &PeopleQuery) -> String {
    let mut map = ParamsMap::new();
    let mut add = |name: &'static str, word: String| {
        if !word.is_empty() {
            map.insert(name, word);
        }
    };
    add("search", query.search.clone());
    add("who", key(&BELONGING, query.belonging));
    add("role", query.role.map(Role::key).unwrap_or_default().to_owned());
    add("manager", query.manager.as_ref().map(ToString::to_string).unwrap_or_default());
    add("order", key(&ORDERS, query.order));
    add("skip", if query.skip == 0 { String::new() } else { query.skip.to_string() });
    format!("{}{}", super::PEOPLE, map.to_query_string())
}

fn of<T: Copy + Default>(known: &[(T, &str)], word: &str) -> T {
    known.iter().find(|(_, key)| *key == word).map_or_else(T::default, |(one, _)| *one)
}

/// The word for it; none for what is asked for where nothing is said.
fn key<T: Copy + Default + PartialEq>(known: &[(T, &str)], one: T) -> String {
    let word = known.iter().find(|(known, _)| *known == one).map_or("", |(_, key)| key);
    if one == T::default() { String::new() } else { word.to_owned() }
}

/// The fields.
#[component]
pub fn Filters(asked: Asked) -> impl IntoView {
    let query = asked.query;
    let first = query.with_untracked(|query| query.search.clone());
    let mut typed = debounce(PAUSE, move |words: String| asked.ask(|query| query.search = words));
    let who = Signal::derive(move || {
        query.with(|query| BELONGING.iter().find(|(one, _)| *one == query.belonging).map_or("", |(_, key)| key).to_owned())
    });
    let role = Signal::derive(move || query.with(|query| query.role.map(Role::key).unwrap_or_default().to_owned()));
    let set_who = Callback::new(move |key: String| asked.ask(|query| query.belonging = of(&BELONGING, &key)));
    let set_role = Callback::new(move |key: String| {
        asked.ask(|query| query.role = Role::ALL.into_iter().find(|role| role.key() == key));
    });
    view! {
        <search class="pick">
            <div class="field">
                <label class="field__label" for="people-search">{said::SEARCH}</label>
                <input
                    class="input"
                    id="people-search"
                    type="search"
                    autocomplete="off"
                    placeholder=said::SEARCH_IN
                    value=first
                    on:input=move |ev| typed(event_target_value(&ev))
                />
            </div>
            <SelectField id="people-who" label=said::WHO options=Signal::stored(belongings()) value=who set=set_who/>
            <SelectField id="people-role" label=said::APPOINTED options=Signal::stored(roles()) value=role set=set_role/>
        </search>
    }
}

fn belongings() -> Vec<Named> {
    BELONGING.iter().map(|(one, key)| ((*key).to_owned(), said::belonging(*one).to_owned())).collect()
}

fn roles() -> Vec<Named> {
    let every = Role::ALL.into_iter().map(|role| (role.key().to_owned(), said::role(role).to_owned()));
    [(String::new(), said::WHATEVER.to_owned())].into_iter().chain(every).collect()
}
