//! Where readers of the framework start: what the organization believes, the families with their roles, my own role, and what there is
//! to do.

mod downloads;
mod families;
mod litmus;
mod mine;
mod philosophy;
mod version;

pub use philosophy::paragraphs;

use crate::components::button::{ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::components::topbar::TopBar;
use crate::pages::loaded::loaded;
use crate::server_fns::framework::framework;
use crate::words::{self, framework as said, framework::start};
use domain::framework::Framework;
use domain::view::FrameworkView;
use downloads::Downloads;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};

#[cfg(test)]
mod tests;

/// The route `/framework`.
pub struct StartRoute;

#[lazy_route]
impl LazyRoute for StartRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let StartRoute = this;
        loaded(Resource::new(|| (), |()| framework(None)), |view| page(&view))
    }
}

/// The page.
pub fn page(view: &FrameworkView) -> AnyView {
    let framework = &view.framework;
    let body = if framework.version == 0 {
        unpublished(view)
    } else {
        view! {
            <div class="start">
                <div class="start__you">{mine::mine(view)}{litmus::litmus(view)}</div>
                <div class="start__main">{philosophy::philosophy(view)}{families::families(framework, view.mine.as_ref())}</div>
                <div class="start__more">{version::version(view)}{version::coming(view)}<Downloads/></div>
            </div>
        }
        .into_any()
    };
    let end = end(view);
    view! {
        <Title text=words::tab(said::FRAMEWORK)/>
        <TopBar above=None here=said::FRAMEWORK.to_owned()>{end}</TopBar>
        <div class="page page--wide">
            <div class="page__head"><h1>{said::FRAMEWORK}</h1><p class="page__lead">{said::LEAD}</p></div>
            {body}
        </div>
    }
    .into_any()
}

/// The ways from here: the map, and for those who write it the draft.
fn end(view: &FrameworkView) -> AnyView {
    let map = (view.framework.version > 0)
        .then(|| view! { <ButtonLink label=start::MAP look=Look::Quiet href={"/framework/map".to_owned()}/> }.into_any());
    let edit = view.owns.then(|| {
        view! {
            <ButtonLink label=start::STEPS look=Look::Quiet href={"/framework/steps".to_owned()}/>
            <ButtonLink label=start::IMPORT look=Look::Quiet href={"/framework/import".to_owned()}/>
            <ButtonLink label=start::NEW_FAMILY look=Look::Quiet href={"/framework/f/new".to_owned()}/>
            <ButtonLink label=start::EDIT look=Look::Plain href=draft(&view.framework)/>
        }
    });
    view! { {map}{edit} }.into_any()
}

/// Where writing goes on: at the first family, or at the guided steps where there is none yet.
fn draft(framework: &Framework) -> String {
    framework.families.first().map_or_else(|| "/framework/steps".to_owned(), |family| format!("/framework/f/{}", family.id))
}

fn unpublished(view: &FrameworkView) -> AnyView {
    let first = if view.owns {
        view! {
            <div class="line">
                <ButtonLink label=start::WRITE look=Look::Main href={"/framework/steps".to_owned()}/>
                <ButtonLink label=start::IMPORT look=Look::Plain href={"/framework/import".to_owned()}/>
            </div>
        }
        .into_any()
    } else {
        ().into_any()
    };
    let nothing = view! { <EmptyState title=said::NOT_YET more=said::NOT_YET_MORE>{first}</EmptyState> }.into_any();
    view! { {version::coming(view)}{nothing} }.into_any()
}
