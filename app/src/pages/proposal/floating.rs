//! What appears when it is needed: a problem, something removed that can come back, text that could not be saved.

use super::news;
use super::page::Page;
use crate::components::floating;
use crate::live::Refused;
use crate::words::names;
use domain::room::Shape;
use domain::section::Section;
use leptos::prelude::*;

/// The place at the lower corner.
#[component]
pub fn Floating(page: Page) -> impl IntoView {
    let news = news::follow(page);
    let gone = move || page.removed.get().map(|(section, what)| removed(page, section, &what));
    let said = move || Some(view! { {gone}{move || news::told(news)} }.into_any());
    floating::floating(*page.live(), page.problem, said, place)
}

fn removed(page: Page, section: Section, what: &str) -> AnyView {
    let back = Callback::new(move |()| page.live().undo(Shape::Section(section)));
    floating::removed(what, back, Callback::new(move |()| page.removed.set(None)))
}

fn place(refused: &Refused) -> &'static str {
    match refused.part {
        Shape::Section(section) => names::section(section),
        Shape::Framework => "",
    }
}
