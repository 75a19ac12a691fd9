//! The top of the page: where I am, who is here, whether it is saved, undoing, and the way to publishing.

use super::super::comments::{CommentsOpener, Stands, open_count};
use super::super::steps::step::Step;
use super::sheet::Sheet;
use crate::components::button::{ButtonLink, IconButton, Look};
use crate::components::together::{AtTable, SyncChip};
use crate::components::topbar::TopBar;
use crate::routes::STEPS;
use crate::words::{self, framework::matrix as said};
use domain::room::Shape;
use leptos::prelude::*;

/// The bar.
#[component]
pub fn MatrixBar(sheet: Sheet) -> impl IntoView {
    let end = sheet.opened().live.map(|live| {
        let off = sheet.opened().locked();
        let undo = Callback::new(move |()| live.undo(Shape::Framework));
        let record = sheet.opened().record;
        let count = move || record.with(|record| record.as_ref().map_or(0, |view| open_count(&view.comments)));
        let redo = Callback::new(move |()| live.redo(Shape::Framework));
        view! {
            <AtTable live={*live}/>
            <SyncChip live={*live}/>
            <IconButton icon="undo" id={"undo".to_owned()} label=Signal::stored(said::UNDO.to_owned()) off=off press=undo/>
            <IconButton icon="redo" id={"redo".to_owned()} label=Signal::stored(said::REDO.to_owned()) off=off press=redo/>
            <CommentsOpener count=count stands=Stands::Over/>
            <ButtonLink label=said::STEPS look=Look::Plain href=STEPS.to_owned()/>
            <ButtonLink label=said::PUBLISH look=Look::Main href=Step::Publish.href()/>
        }
    });
    view! { <TopBar above=Some((words::FRAMEWORK, "/framework")) here=sheet.family_name()>{end.into_any()}</TopBar> }
}
