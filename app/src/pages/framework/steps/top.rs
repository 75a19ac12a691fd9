//! The top of a step, and what appears when it is needed: a problem, something removed that can come back, text that could not be saved.

use super::super::comments;
use super::super::desk::Desk;
use super::standing;
use super::step::Step;
use crate::components::floating;
use crate::components::together::{at_table, sync};
use crate::components::topbar::topbar;
use crate::markup::{Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, framework::steps as said};

/// The bar: where I am, who is here, whether it is saved.
pub fn bar(desk: Desk, step: Option<Step>) -> Node {
    let (above, name) = match step {
        None => ((words::FRAMEWORK, "/framework"), said::TITLE),
        Some(step) => ((said::TITLE, "/framework/steps"), standing::said(step).name),
    };
    let count = desk.record(|view| comments::open_count(&view.comments));
    let opener = step.map(|step| comments::opener(move || count.get(), super::stands(step)));
    let end = view! { {at_table(*desk.live())}{sync(*desk.live())}{opener} };
    topbar(Some(above), Signal::stored(name.to_owned()), end)
}

/// The place at the lower corner.
pub fn floating(desk: Desk) -> Node {
    let gone = move || desk.removed.get().map(|what| removed(desk, &what));
    floating::floating(*desk.live(), desk.problem, gone, |_| "")
}

fn removed(desk: Desk, what: &str) -> Node {
    let back = Callback::new(move |()| desk.undo());
    floating::removed(what, back, Callback::new(move |()| desk.removed.set(None)))
}
