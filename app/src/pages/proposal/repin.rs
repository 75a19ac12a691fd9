//! A target that was changed after the assessments began: what that means, and pinning what it expects now.

use super::page::Page;
use crate::command::Command;
use crate::components::button::{Button, Look};
use crate::components::dialog::confirm;
use crate::components::notice::{Notice, Tone};
use crate::words::proposal::gaps as said;
use domain::gate::Missing;
use domain::permission::Action;
use domain::state::Step;
use leptos::prelude::*;

/// The notice, while what is rated is not what the target expects.
#[component]
pub fn Repin(page: Page) -> impl IntoView {
    let changed = page.select(|v| v.missing.contains(&Missing::Expectations));
    let may = page.may(Action::Repin);
    let pin = Callback::new(move |()| page.act(Command::Step(Step::Repin)));
    let (dialog, open) = confirm(said::REPIN_QUESTION, view! { <p>{said::CHANGED_MORE}</p> }.into_any(), said::REPIN, pin);
    let told = move || {
        changed.get().then(|| {
            let way =
                may.get().then(|| view! { <div><Button label=said::REPIN look=Look::Main off=page.busy press=open/></div> });
            view! { <Notice tone=Tone::Turn><p>{said::CHANGED}</p><p>{said::CHANGED_MORE}</p>{way}</Notice> }.into_any()
        })
    };
    view! { {told}{dialog} }
}
