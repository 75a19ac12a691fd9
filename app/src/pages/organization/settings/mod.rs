//! What the organization chooses for itself.

mod choices;
mod objective;
mod objectives;
mod process;

use super::tabs::Tabs;
use super::{PEOPLE, SETTINGS};
use crate::components::topbar::TopBar;
use crate::pages::loaded::loaded;
use crate::server_fns::organization as server_fns;
use crate::viewer::Viewer;
use crate::words::{self, organization::settings as said};
use choices::Choices;
use domain::people::Role;
use domain::view::SettingsView;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use objectives::Objectives;
use process::ProcessForm;

/// The route `/organization/settings`.
pub struct SettingsRoute;

#[lazy_route]
impl LazyRoute for SettingsRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let SettingsRoute = this;
        loaded(Resource::new(|| (), |()| server_fns::settings()), |view| view! { <SettingsPage view/> }.into_any())
    }
}

#[component]
fn SettingsPage(view: SettingsView) -> impl IntoView {
    let view = RwSignal::new(view);
    let has = |role: Role| Viewer::current().with_untracked(|me| me.as_ref().is_some_and(|me| me.roles.contains(&role)));
    let above = has(Role::Administrator).then_some((words::ORGANIZATION, PEOPLE));
    let owns = has(Role::ProgrammeOwner);
    view! {
        <Title text=words::tab(said::TITLE)/>
        <TopBar above here=said::TITLE.to_owned()/>
        <div class="page">
            <div class="page__head">
                <h1>{said::TITLE}</h1>
                <p class="page__lead">{said::LEAD}</p>
            </div>
            <Tabs here=SETTINGS/>
            <Choices view owns/>
            <Objectives view owns/>
            {owns.then(|| view! { <ProcessForm view/> })}
        </div>
    }
}
