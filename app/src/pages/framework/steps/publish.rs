//! Publishing: what still hinders it, what is new, whom it concerns, and the next version.

mod changes;
mod concerned;
mod form;
mod hindered;

use super::super::desk::Desk;
use domain::framework::compare::{Change, versions};
use leptos::prelude::*;

/// The step.
pub fn body(desk: Desk) -> AnyView {
    let new = changes(desk);
    view! {
        {hindered::hindered(desk, new)}
        {changes::changes(desk, new)}
        {concerned::concerned(desk)}
        {form::form(desk, new)}
    }
    .into_any()
}

/// What is new since the last version; none until that is here, or where there is none.
fn changes(desk: Desk) -> Memo<Option<Vec<Change>>> {
    Memo::new(move |_| {
        desk.previous.with(|previous| previous.as_ref().map(|previous| desk.settled.with(|now| versions(previous, now))))
    })
}
