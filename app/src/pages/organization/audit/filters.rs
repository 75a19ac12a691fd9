//! Which entries are asked for: it stands in the address, so that it can be gone back to and handed on.

use crate::components::field::{Named, SelectField};
use crate::words::organization::audit as said;
use domain::audit::AuditKind;
use domain::time::Date;
use domain::view::AuditQuery;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

/// What the address asks for, and how another is asked.
#[derive(Clone, Copy)]
pub struct Asked {
    /// What is asked for.
    pub query: Memo<AuditQuery>,
    go: Callback<AuditQuery>,
}

impl Asked {
    /// What the address says. Has to be called inside the router.
    pub fn of_address() -> Self {
        let (map, navigate) = (use_query_map(), use_navigate());
        let go = Callback::new(move |query: AuditQuery| {
            let place = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&address(&query), place);
        });
        Self { query: Memo::new(move |_| map.with(read)), go }
    }

    /// Asks for something else, from the newest on.
    fn ask(self, change: impl FnOnce(&mut AuditQuery)) {
        let mut query = self.query.get_untracked();
        query.behind = String::new();
        change(&mut query);
        self.go.run(query);
    }
}

fn read(map: &ParamsMap) -> AuditQuery {
    let word = |name: &str| map.get(name).unwrap_or_default();
    AuditQuery {
        kind: AuditKind::from_key(&word("kind")),
        person: word("person").parse().ok(),
        about: word("about"),
        from: Date::parse(&word("from")).ok(),
        until: Date::parse(&word("until")).ok(),
        behind: word("behind"),
    }
}

/// The address of a part of the log.
pub fn address(query: &AuditQuery) -> String {
    format!("{}{}", super::AUDIT, asking(query))
}

/// The address of everything that is asked for, as a file.
pub fn download(query: &AuditQuery) -> String {
    format!("/api/v1/audit/export{}", asking(&AuditQuery { behind: String::new(), ..query.clone() }))
}

/// The query of an address; the page's and that of the interface for programs are written alike.
fn asking(query: &AuditQuery) -> String {
    let mut map = ParamsMap::new();
    let mut add = |name: &'static str, word: String| {
        if !word.is_empty() {
            map.insert(name, word);
        }
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    add("kind", query.kind.map(AuditKind::key).unwrap_or_default().to_owned());
    add("person", query.person.as_ref().map(ToString::to_string).unwrap_or_default());
    add("about", query.about.clone());
    add("from", day(query.from));
    add("until", day(query.until));
    add("behind", query.behind.clone());
    map.to_query_string()
}

/// The fields. Whose doing and about whom are chosen in the list itself.
#[component]
pub fn Filters(asked: Asked) -> impl IntoView {
    let query = asked.query;
    let kind = Signal::derive(move || query.with(|query| query.kind.map(AuditKind::key).unwrap_or_default().to_owned()));
    let set_kind = Callback::new(move |key: String| asked.ask(|query| query.kind = AuditKind::from_key(&key)));
    let from = Signal::derive(move || query.with(|query| query.from));
    let until = Signal::derive(move || query.with(|query| query.until));
    let set_from = Callback::new(move |day| asked.ask(|query| query.from = day));
    let set_until = Callback::new(move |day| asked.ask(|query| query.until = day));
    view! {
        <search class="pick">
            <SelectField id="audit-kind" label=said::KIND options=Signal::stored(kinds()) value=kind set=set_kind/>
            <DayField id="audit-from" label=said::FROM day=from set=set_from/>
            <DayField id="audit-until" label=said::UNTIL day=until set=set_until/>
        </search>
    }
}

/// A day. Taken when it is complete: what is half typed is none yet.
#[component]
fn DayField(id: &'static str, label: &'static str, day: Signal<Option<Date>>, set: Callback<Option<Date>>) -> impl IntoView {
    let value = move || day.get().map(|day| day.to_string()).unwrap_or_default();
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <input
                class="input"
                id=id
                type="date"
                value=value()
                prop:value=value
                on:change=move |ev| set.run(Date::parse(&event_target_value(&ev)).ok())
            />
        </div>
    }
}

fn kinds() -> Vec<Named> {
    let every = AuditKind::ALL.into_iter().filter(|kind| *kind != AuditKind::Other);
    let every = every.map(|kind| (kind.key().to_owned(), said::kind(kind).to_owned()));
    [(String::new(), said::EVERYTHING.to_owned())].into_iter().chain(every).collect()
}
