//! The whole interface: the same on the server and in the browser.

use crate::ahead::fetch_ahead;
use crate::components::durability::DurabilityBanner;
use crate::components::frame::Frame;
use crate::pages::not_found::NotFound;
use crate::pages::{
    begin, consultation, desk, framework, join, mine, organization, people, proposal, review, reviews, sessions, sign_in,
};
use crate::places::restore;
use crate::viewer::Viewer;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{Lazy, SsrMode, path};

/// The application: every route there is. What is heavy is a split, fetched when somebody is about to go there.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Viewer::provide();
    let (is_routing, set_is_routing) = signal(false);
    view! {
        <DurabilityBanner/>
        <Router set_is_routing>
            {fetch_ahead(is_routing)}
            {restore(is_routing)}
            <Routes fallback=NotFound>
                <Route path=path!("/sign-in") view={Lazy::<sign_in::SignInRoute>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/begin") view={Lazy::<begin::BeginRoute>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/join") view={Lazy::<join::JoinRoute>::new()} ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=Frame ssr=SsrMode::Async>
                    <Route path=path!("") view=desk::DeskPage ssr=SsrMode::Async/>
                    <Route path=path!("path") view=mine::MyPathPage ssr=SsrMode::Async/>
                    <Route path=path!("people") view=people::PeoplePage ssr=SsrMode::Async/>
                    <Route path=path!("reviews") view=reviews::ReviewsPage ssr=SsrMode::Async/>
                    <Route path=path!("me") view={Lazy::<sessions::SessionsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("c/:id") view={Lazy::<consultation::ConsultationRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("p/:id") view={Lazy::<proposal::ProposalRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("p/:id/v/:number") view={Lazy::<review::VersionRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework") view={Lazy::<framework::start::StartRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework/map") view={Lazy::<framework::map::MapRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework/f/:family") view={Lazy::<framework::matrix::MatrixRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework/r/:role") view={Lazy::<framework::role::RoleRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework/steps") view={Lazy::<framework::steps::StepsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework/steps/:step") view={Lazy::<framework::steps::StepsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework/versions") view={Lazy::<framework::versions::VersionsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework/versions/:number") view={Lazy::<framework::versions::ComparisonRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("framework/import") view={Lazy::<framework::import::ImportRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("organization/sign-in") view={Lazy::<organization::SignInSettingsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("organization/people") view={Lazy::<organization::PeopleListRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("organization/people/import") view={Lazy::<organization::PeopleImportRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("organization/audit") view={Lazy::<organization::AuditRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("organization/settings") view={Lazy::<organization::SettingsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("organization/people/:id") view={Lazy::<organization::PersonRoute>::new()} ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}
