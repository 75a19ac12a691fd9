//! Which page stands at which address.

use crate::components::frame::Frame;
use crate::components::hydrated;
use crate::pages::{consultation, desk, living, mine, missing, people, reviews, sessions, sign_in, version};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The whole interface. Every page is rendered completely before it is sent, so that its status is known and nothing shifts.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    hydrated::provide();
    view! {
        <Router>
            <Routes fallback=|| missing::Missing()>
                <Route path=path!("sign-in") view=sign_in::SignIn ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=Frame ssr=SsrMode::Async>
                    <Route path=path!("") view=desk::DeskPage ssr=SsrMode::Async/>
                    <Route path=path!("path") view=mine::Mine ssr=SsrMode::Async/>
                    <Route path=path!("people") view=people::People ssr=SsrMode::Async/>
                    <Route path=path!("reviews") view=reviews::Reviews ssr=SsrMode::Async/>
                    <Route path=path!("p/:id") view=living::Living ssr=SsrMode::Async/>
                    <Route path=path!("p/:id/v/:n") view=version::VersionPage ssr=SsrMode::Async/>
                    <Route path=path!("c/:id") view=consultation::ConsultationPage ssr=SsrMode::Async/>
                    <Route path=path!("me") view=sessions::Sessions ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}
