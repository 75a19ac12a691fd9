//! What is known of somebody, as it is being written.

use super::picker::PersonPicker;
use crate::components::field::{InputField, Named, SelectField};
use crate::components::notice::{NoticeLine, Tone};
use crate::words::{organization as said, provisioning};
use domain::ids::{PersonId, RoleId};
use domain::people::{PersonSummary, Role};
use domain::provisioning::Owned;
use domain::view::{PersonDetails, PersonRecord};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The fields.
#[derive(Clone, Copy)]
pub struct Details {
    name: RwSignal<String>,
    email: RwSignal<String>,
    title: RwSignal<String>,
    holds: RwSignal<String>,
    roles: RwSignal<BTreeSet<Role>>,
    manager: RwSignal<Option<PersonSummary>>,
    second_line: RwSignal<Option<PersonSummary>>,
}

impl Details {
    /// The fields as they were read; empty ones of nobody.
    pub fn of(record: Option<&PersonRecord>) -> Self {
        let details = record.map(|record| record.details.clone()).unwrap_or_default();
        Self {
            name: RwSignal::new(details.name),
            email: RwSignal::new(details.email),
            title: RwSignal::new(details.title),
            holds: RwSignal::new(details.holds.map(|role| role.to_string()).unwrap_or_default()),
            roles: RwSignal::new(details.roles),
            manager: RwSignal::new(record.and_then(|record| record.manager.clone())),
            second_line: RwSignal::new(record.and_then(|record| record.second_line.clone())),
        }
    }

    /// Puts in what was read, in place of what was written.
    pub fn fill(self, record: &PersonRecord) {
        let details = record.details.clone();
        self.name.set(details.name);
        self.email.set(details.email);
        self.title.set(details.title);
        self.holds.set(details.holds.map(|role| role.to_string()).unwrap_or_default());
        self.roles.set(details.roles);
        self.manager.set(record.manager.clone());
        self.second_line.set(record.second_line.clone());
    }

    /// Follows what became of the person: what nobody has written in these fields is as it is now, what somebody has stays.
    pub fn follow(self, read: &PersonRecord, now: &PersonRecord) {
        fn fresh<T: Clone + PartialEq + Send + Sync + 'static>(field: RwSignal<T>, read: &T, now: &T) {
            if read != now && field.with_untracked(|written| written == read) {
                field.set(now.clone());
            }
        }
        let role = |record: &PersonRecord| record.details.holds.as_ref().map(ToString::to_string).unwrap_or_default();
        fresh(self.name, &read.details.name, &now.details.name);
        fresh(self.email, &read.details.email, &now.details.email);
        fresh(self.title, &read.details.title, &now.details.title);
        fresh(self.holds, &role(read), &role(now));
        fresh(self.roles, &read.details.roles, &now.details.roles);
        fresh(self.manager, &read.manager, &now.manager);
        fresh(self.second_line, &read.second_line, &now.second_line);
    }

    /// What it means for the person's paths that another manager is written here.
    pub fn moves(self, record: &PersonRecord) -> Option<String> {
        self.manager.with(|chosen| {
            let same = chosen.as_ref().map(|one| &one.id) == record.manager.as_ref().map(|one| &one.id);
            if same { None } else { said::moves(record, chosen.as_ref().map(|one| one.name.as_str())) }
        })
    }

    /// What stands in them.
    pub fn written(self) -> PersonDetails {
        let id =
            |chosen: RwSignal<Option<PersonSummary>>| chosen.with_untracked(|chosen| chosen.as_ref().map(|one| one.id.clone()));
        PersonDetails {
            name: self.name.get_untracked(),
            email: self.email.get_untracked(),
            title: self.title.get_untracked(),
            holds: self.holds.with_untracked(|role| role.parse().ok()),
            roles: self.roles.get_untracked(),
            manager: id(self.manager),
            second_line: id(self.second_line),
        }
    }
}

/// The fields to be written in. `of` is the person, who is not their own manager; what a directory owns of them is locked.
#[component]
pub fn DetailsFields(
    details: Details,
    of: Option<PersonId>,
    roles: Vec<(RoleId, String)>,
    owned: Signal<BTreeSet<Owned>>,
) -> impl IntoView {
    let locked = move |field: Owned| Signal::derive(move || owned.with(|owned| owned.contains(&field)));
    let text = |id: &'static str, label: &'static str, kind: &'static str, value: RwSignal<String>, field: Owned| {
        let set = Callback::new(move |words| value.set(words));
        view! { <InputField id label kind value=value off=locked(field) set/> }
    };
    let about = move || {
        let any = owned.with(|owned| !owned.is_empty());
        any.then(|| view! { <NoticeLine tone=Tone::Plain sentence=provisioning::LOCKED/> })
    };
    let held = details.holds;
    let known = roles.into_iter().map(|(id, title)| (id.to_string(), title));
    let options: Vec<Named> = [(String::new(), said::NOT_KNOWN.to_owned())].into_iter().chain(known).collect();
    view! {
        {about}
        <div class="fields">
            {text("person-name", said::NAME, "text", details.name, Owned::Name)}
            {text("person-title", said::TITLE, "text", details.title, Owned::Title)}
        </div>
        {text("person-email", said::EMAIL, "email", details.email, Owned::Email)}
        <SelectField
            id="person-role"
            label=said::HOLDS
            options=Signal::stored(options)
            value=held
            set={Callback::new(move |role| held.set(role))}
        />
        <div class="fields">
            <PersonPicker id="person-manager" label=said::MANAGER chosen=details.manager apart=of.clone() off=locked(Owned::Manager)/>
            <PersonPicker id="person-second-line" label=said::SECOND_LINE chosen=details.second_line apart=of/>
        </div>
        <Appointments roles=details.roles/>
    }
}

#[component]
fn Appointments(roles: RwSignal<BTreeSet<Role>>) -> impl IntoView {
    let each = move |role: Role| {
        let has = move || roles.with(|roles| roles.contains(&role));
        let first = roles.with_untracked(|roles| roles.contains(&role));
        let flip = move |on: bool| {
            roles.update(|roles| {
                if on {
                    roles.insert(role);
                } else {
                    roles.remove(&role);
                }
            });
        };
        view! {
            <label class="choice__one">
                <input type="checkbox" checked=first prop:checked=has on:change=move |ev| flip(event_target_checked(&ev))/>
                <span>{said::role(role)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choice"><legend>{said::APPOINTMENTS}</legend><div class="choice__row">{Role::ALL.map(each).collect_view()}</div></fieldset>
    }
}
