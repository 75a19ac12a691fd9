//! The top of the page: where I am, who is here, whether it is saved, undoing, and the way to publishing.

use super::super::comments;
use super::super::steps::Step;
use super::sheet::Sheet;
use crate::address::Spot;
use crate::components::button::{Look, icon_button, link};
use crate::components::together::{at_table, sync};
use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, framework::matrix as said};
use domain::room::Shape;

/// The bar.
pub fn bar(sheet: Sheet) -> Node {
    let end = sheet.opened().live.map(|live| {
        let off = sheet.opened().locked();
        let undo = Callback::new(move |()| live.undo(Shape::Framework));
        let record = sheet.opened().record;
        let count = move || record.with(|record| record.as_ref().map_or(0, |view| comments::open_count(&view.comments)));
        let redo = Callback::new(move |()| live.redo(Shape::Framework));
        view! {
            {at_table(*live)}
            {sync(*live)}
            {icon_button("undo", "undo".to_owned(), Signal::stored(said::UNDO.to_owned()), off, undo)}
            {icon_button("redo", "redo".to_owned(), Signal::stored(said::REDO.to_owned()), off, redo)}
            {comments::opener(count, comments::Stands::Over)}
            {link(said::STEPS, Look::Plain, Spot::Steps(None).href())}
            {link(said::PUBLISH, Look::Main, Step::Publish.href())}
        }
    });
    topbar(Some((words::FRAMEWORK, "/framework")), sheet.family_name().into(), end.into_node())
}
