//! The top of the page: where I am, who is here, whether it is saved, the one main action.

use super::page::Page;
use super::walk;
use crate::components::icon::Icon;
use crate::components::together::{AtTable, SyncChip};
use crate::components::topbar::TopBar;
use crate::words::{self, names, proposal};
use domain::state::Phase;
use domain::view::waiting;
use leptos::prelude::*;

/// The bar.
#[component]
pub fn Bar(page: Page) -> impl IntoView {
    let title = page.select(|v| v.title.clone());
    let above = if page.is_employee() { (words::MY_PATH, "/path") } else { (words::PEOPLE, "/people") };
    let end = view! {
        <AtTable live={*page.live()}/>
        <SyncChip live={*page.live()}/>
        <button type="button" class="button beside__open" popovertarget="beside" aria-label=proposal::BESIDE>
            <Icon name="book"/>
        </button>
        <MainAction page/>
    };
    view! { <TopBar above=Some(above) here=title>{end.into_any()}</TopBar> }
}

/// Leads to the first place where there is something for me to do.
#[component]
fn MainAction(page: Page) -> impl IntoView {
    let next = page.select(|v| waiting(&v.rail).first().map(|p| p.phase));
    let link = move |phase: Phase| {
        view! {
            <a class="button button--main topbar__main" href=format!("#{}", phase.key()) on:click=move |_| walk::lead(page, phase)>
                {format!("{} {}", proposal::GO_ON, names::phase(phase))}
            </a>
        }
    };
    move || next.get().map(link)
}
