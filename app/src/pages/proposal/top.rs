//! The top of the page: where I am, who is here, whether it is saved, the one main action.

use super::page::Page;
use crate::components::icon::icon;
use crate::components::together::{at_table, sync};
use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, names, proposal};
use domain::state::Phase;
use domain::view::{Progress, Turn};

/// The bar.
pub fn bar(page: Page) -> Node {
    let title = page.select(|v| v.title.clone());
    let above = if page.is_employee() { (words::MY_PATH, "/path") } else { (words::PEOPLE, "/people") };
    let end = view! {
        {at_table(*page.live())}
        {sync(*page.live())}
        <button type="button" class="button beside__open" popovertarget="beside" aria-label=proposal::BESIDE>
            {icon("book")}
        </button>
        {main_action(page)}
    };
    topbar(Some(above), title.into(), end.into_node())
}

/// Leads to the furthest place where it is my turn.
fn main_action(page: Page) -> Node {
    let next = page.select(|v| {
        let mine = |p: &&domain::view::RailPhase| p.progress == Progress::Current && p.turn == Turn::Yours;
        v.rail.iter().find(mine).map(|p| p.phase)
    });
    let link = move |phase: Phase| {
        view! {
            <a class="button button--main topbar__main" href=format!("#{}", phase.key()) >
                {format!("{} {}", proposal::GO_ON, names::phase(phase))}
            </a>
        }
    };
    (move || next.get().map(link)).into_node()
}
