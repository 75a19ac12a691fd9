//! Publishing: what still hinders it, what is new, whom it concerns, and the next version.

mod changes;
mod concerned;
mod form;
mod hindered;

use super::super::desk::Desk;
use changes::NewChanges;
use concerned::Concerned;
use domain::framework::compare::{Change, versions};
use form::PublishForm;
use hindered::Hindered;
use leptos::prelude::*;

/// The step.
#[component]
pub fn PublishStep(desk: Desk) -> impl IntoView {
    let new = changes(desk);
    view! {
        <Hindered desk=desk new=new/>
        <NewChanges desk=desk new=new/>
        <Concerned desk=desk/>
        <PublishForm desk=desk new=new/>
    }
}

/// What is new since the last version; none until that is here, or where there is none.
fn changes(desk: Desk) -> Memo<Option<Vec<Change>>> {
    Memo::new(move |_| {
        desk.previous.with(|previous| previous.as_ref().map(|previous| desk.settled.with(|now| versions(previous, now))))
    })
}
