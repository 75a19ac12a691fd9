//! The matrix of a family: roles in columns by level and track, competencies in rows, and in each cell what a role expects of a competency.

mod band;
mod bar;
mod begin;
mod cell;
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

use super::nothing;
use super::open::open;
use crate::markup::{IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::shown::FrameworkSource;
use crate::words;
use domain::ids::FamilyId;
use sheet::Sheet;

/// The page. Those who write the framework can begin a family that is not there.
pub fn page(source: &FrameworkSource, family: &str) -> Node {
    let family = FamilyId::parse(family).ok().filter(|id| source.framework().families.iter().any(|f| f.id == *id));
    let opened = open(source);
    let Some(family) = family else {
        return if opened.writes() { begin::page(opened) } else { nothing() };
    };
    let sheet = Sheet::new(opened, family);
    let name = sheet.family_name();
    title(move || words::tab(&name.get()));
    view! {
        {bar::bar(sheet)}
        <div class="framework" data-panel=move || sheet.panel.get()>
            <div class="framework__main">
                {head::head(sheet)}
                {grid::grid(sheet)}
            </div>
            {panel::panel(sheet)}
        </div>
        {picker::picker(sheet)}
        {super::comments::over(sheet.opened())}
    }
    .into_node()
}

#[cfg(test)]
mod tests;
