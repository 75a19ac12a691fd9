//! The top of a step, and what appears when it is needed: a problem, something removed that can come back, text that could not be saved.

use super::super::comments::{self, CommentsOpener};
use super::super::desk::Desk;
use super::standing;
use super::step::Step;
use crate::components::floating;
use crate::components::together::{AtTable, SyncChip};
use crate::components::topbar::TopBar;
use crate::words::{self, framework::steps as said};
use leptos::prelude::*;

/// The bar: where I am, who is here, whether it is saved.
#[component]
pub fn StepBar(desk: Desk, step: Option<Step>) -> impl IntoView {
    let (above, name) = match step {
        None => ((words::FRAMEWORK, "/framework"), said::TITLE),
        Some(step) => ((said::TITLE, "/framework/steps"), standing::said(step).name),
    };
    let count = desk.record(|view| comments::open_count(&view.comments));
    let opener = step.map(|step| view! { <CommentsOpener count=move || count.get() stands=super::stands(step)/> });
    let end = view! { <AtTable live={*desk.live()}/><SyncChip live={*desk.live()}/>{opener} }.into_any();
    view! { <TopBar above=Some(above) here=name.to_owned()>{end}</TopBar> }
}

/// The place at the lower corner.
#[component]
pub fn StepFloating(desk: Desk) -> impl IntoView {
    let gone = move || desk.removed.get().map(|what| removed(desk, &what));
    floating::floating(*desk.live(), desk.problem, gone, |_| "")
}

fn removed(desk: Desk, what: &str) -> AnyView {
    let back = Callback::new(move |()| desk.undo());
    floating::removed(what, back, Callback::new(move |()| desk.removed.set(None)))
}
