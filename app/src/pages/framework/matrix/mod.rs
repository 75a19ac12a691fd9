//! The matrix of a family: roles in columns by level and track, competencies in rows, and in each cell what a role expects of a competency.

mod band;
mod bar;
mod begin;
mod cell;
mod elements;
mod entering;
mod grid;
mod head;
mod header;
mod keys;
mod panel;
mod picker;
mod scroll;
mod sheet;
mod window;

use super::comments::CommentsOver;
use super::open::open;
use super::{edition, nothing};
use crate::pages::framework::FrameworkSource;
use crate::pages::framework::source;
use crate::pages::loaded::{loaded, param, tab_of};
use bar::MatrixBar;
use begin::BeginFamily;
use domain::ids::FamilyId;
use grid::MatrixGrid;
use head::MatrixHead;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use panel::DetailsPanel;
use picker::SourcePicker;
use sheet::Sheet;

/// The route `/framework/f/:family`.
pub struct MatrixRoute {
    family: Memo<String>,
}

#[lazy_route]
impl LazyRoute for MatrixRoute {
    fn data() -> Self {
        Self { family: param("family") }
    }

    fn view(this: Self) -> AnyView {
        let family = this.family;
        loaded(source(), move |source| view! { {move || page(&source, &family.get())} }.into_any())
    }
}

/// The page. Those who write the framework can begin a family that is not there.
pub fn page(source: &FrameworkSource, family: &str) -> AnyView {
    let family = FamilyId::parse(family).ok().filter(|id| source.framework().families.iter().any(|f| f.id == *id));
    let opened = open(source);
    let switch = family.as_ref().map(|family| edition::switch(source, &crate::routes::family(family)));
    let Some(family) = family else {
        return if opened.writes() { view! { <BeginFamily opened=opened/> }.into_any() } else { nothing() };
    };
    let sheet = Sheet::new(opened, family);
    let name = sheet.family_name();
    view! {
        <Title text=tab_of(name)/>
        <MatrixBar sheet=sheet/>
        <div class="framework" data-panel=move || sheet.panel.get()>
            <div class="framework__main">
                <MatrixHead sheet=sheet switch=switch/>
                <MatrixGrid sheet=sheet/>
            </div>
            <DetailsPanel sheet=sheet/>
        </div>
        <SourcePicker sheet=sheet/>
        <CommentsOver opened=sheet.opened()/>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
