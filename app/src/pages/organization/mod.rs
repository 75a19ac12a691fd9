//! The organization: its people, as administrators look after them, and what it chooses for itself.

mod access;
mod account;
mod audit;
mod departure;
mod details;
mod filters;
mod form;
mod groups;
mod import;
mod list;
mod person;
mod picker;
mod provisioning;
mod settings;
mod sign_in;
mod tabs;
mod tokens;

pub use audit::AuditRoute;
pub use import::PeopleImportRoute;
pub use settings::SettingsRoute;

use crate::pages::loaded::{loaded, param};
use crate::server_fns::{people as server_fns, provisioning as provisioning_fns, sign_in as sign_in_fns};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// What happened.
pub const AUDIT: &str = "/organization/audit";
/// What the organization chooses.
pub const SETTINGS: &str = "/organization/settings";
/// Everybody.
pub const PEOPLE: &str = "/organization/people";
/// A list of people that is brought in.
pub const IMPORT: &str = "/organization/people/import";
/// Somebody who is to be added.
pub const NEW_PERSON: &str = "/organization/people/new";
/// How people sign in.
pub const SIGN_IN: &str = "/organization/sign-in";

/// The route `/organization/people`, with what is asked for in the query.
pub struct PeopleListRoute;

#[lazy_route]
impl LazyRoute for PeopleListRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let PeopleListRoute = this;
        view! { <list::PeopleList/> }.into_any()
    }
}

/// The routes `/organization/people/:id` and `/organization/people/new`.
pub struct PersonRoute {
    id: Memo<String>,
}

#[lazy_route]
impl LazyRoute for PersonRoute {
    fn data() -> Self {
        Self { id: param("id") }
    }

    fn view(this: Self) -> AnyView {
        let id = this.id;
        let asked = move || Some(id.get()).filter(|id| id != "new");
        loaded(Resource::new(asked, server_fns::person), |form| view! { <person::PersonPage form/> }.into_any())
    }
}

/// The route `/organization/sign-in`.
pub struct SignInSettingsRoute;

#[lazy_route]
impl LazyRoute for SignInSettingsRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let SignInSettingsRoute = this;
        let both = async || Ok((sign_in_fns::chosen().await?, provisioning_fns::provisioning().await?));
        let read = Resource::new(|| (), move |()| both());
        loaded(read, |(chosen, directory)| view! { <sign_in::SignInSettingsPage chosen directory/> }.into_any())
    }
}
