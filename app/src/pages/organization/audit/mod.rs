//! The audit log: newest first, filtered, a part at a time, and whether its chain holds.

mod filters;
mod list;
mod standing;

use super::tabs::Tabs;
use super::{AUDIT, PEOPLE};
use crate::components::topbar::TopBar;
use crate::pages::loaded::loaded;
use crate::server_fns::audit as server_fns;
use crate::viewer::Viewer;
use crate::words::{self, organization::audit as said};
use domain::people::Role;
use filters::{Asked, Filters};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use list::Part;

/// The route `/organization/audit`, with what is asked for in the query.
pub struct AuditRoute;

#[lazy_route]
impl LazyRoute for AuditRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let AuditRoute = this;
        view! { <AuditLog/> }.into_any()
    }
}

/// The page. The fields stay where they are while the list follows them.
#[component]
fn AuditLog() -> impl IntoView {
    let asked = Asked::of_address();
    let answer = Resource::new(
        move || asked.query.get(),
        |query| async move { server_fns::audit_log(query.clone()).await.map(|page| (query, page)) },
    );
    let keeps = Viewer::current().with_untracked(|me| me.as_ref().is_some_and(|me| me.roles.contains(&Role::Administrator)));
    view! {
        <Title text=words::tab(said::TITLE)/>
        <TopBar above=keeps.then_some((words::ORGANIZATION, PEOPLE)) here=said::TITLE.to_owned()/>
        <div class="page page--wide">
            <div class="page__head">
                <h1>{said::TITLE}</h1>
                <p class="page__lead">{said::LEAD}</p>
            </div>
            <Tabs here=AUDIT/>
            <Filters asked/>
            {loaded(answer, move |(query, page)| view! { <Part query page/> }.into_any())}
        </div>
    }
}
