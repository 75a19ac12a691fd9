//! Where readers of the framework start: what the organization believes, the families with their roles, my own role, and what there is
//! to do.

mod downloads;
mod families;
mod litmus;
mod mine;
mod philosophy;
mod version;

pub use philosophy::paragraphs;

use crate::components::button::{Look, link};
use crate::components::empty::empty;
use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, framework as said, framework::start};
use domain::framework::Framework;
use domain::view::FrameworkView;

#[cfg(test)]
mod tests;

/// The page.
pub fn page(view: &FrameworkView) -> Node {
    title(|| words::tab(said::FRAMEWORK));
    let framework = &view.framework;
    let body = if framework.version == 0 {
        unpublished(view)
    } else {
        view! {
            <div class="start">
                <div class="start__you">{mine::mine(view)}{litmus::litmus(view)}</div>
                <div class="start__main">{philosophy::philosophy(view)}{families::families(framework, view.mine.as_ref())}</div>
                <div class="start__more">{version::version(view)}{version::coming(view)}{downloads::downloads()}</div>
            </div>
        }
    };
    view! {
        {topbar(None, Signal::stored(said::FRAMEWORK.to_owned()), end(view))}
        <div class="page page--wide">
            <div class="page__head"><h1>{said::FRAMEWORK}</h1><p class="page__lead">{said::LEAD}</p></div>
            {body}
        </div>
    }
}

/// The ways from here: the map, and for those who write it the draft.
fn end(view: &FrameworkView) -> Node {
    let map = (view.framework.version > 0).then(|| link(start::MAP, Look::Quiet, "/framework/map".to_owned()));
    let edit = view.owns.then(|| {
        view! {
            {link(start::STEPS, Look::Quiet, "/framework/steps".to_owned())}
            {link(start::IMPORT, Look::Quiet, "/framework/import".to_owned())}
            {link(start::NEW_FAMILY, Look::Quiet, "/framework/f/new".to_owned())}
            {link(start::EDIT, Look::Plain, draft(&view.framework))}
        }
    });
    view! { {map}{edit} }
}

/// Where writing goes on: at the first family, or at the guided steps where there is none yet.
fn draft(framework: &Framework) -> String {
    framework.families.first().map_or_else(|| "/framework/steps".to_owned(), |family| format!("/framework/f/{}", family.id))
}

fn unpublished(view: &FrameworkView) -> Node {
    let first = if view.owns {
        view! {
            <div class="line">
                {link(start::WRITE, Look::Main, "/framework/steps".to_owned())}
                {link(start::IMPORT, Look::Plain, "/framework/import".to_owned())}
            </div>
        }
    } else {
        ().into_node()
    };
    let nothing = empty(said::NOT_YET, said::NOT_YET_MORE, first);
    view! { {version::coming(view)}{nothing} }
}
