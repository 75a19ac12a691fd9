//! A target that was changed after the assessments began: what that means, and pinning what it expects now.

use super::page::Page;
use crate::command::Command;
use crate::components::button::{Look, button};
use crate::components::dialog::confirm;
use crate::components::notice::{Tone, notice};
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::proposal::gaps as said;
use domain::gate::Missing;
use domain::permission::Action;
use domain::state::Step;

/// The notice, while what is rated is not what the target expects.
pub fn repin(page: Page) -> Node {
    let changed = page.select(|v| v.missing.contains(&Missing::Expectations));
    let may = page.may(Action::Repin);
    let pin = Callback::new(move |()| page.act(Command::Step(Step::Repin)));
    let (dialog, open) = confirm(said::REPIN_QUESTION, view! { <p>{said::CHANGED_MORE}</p> }.into_node(), said::REPIN, pin);
    let told = move || {
        changed.get().then(|| {
            let way = may.get().then(|| view! { <div>{button(said::REPIN, Look::Main, page.busy.into(), open)}</div> });
            notice(Tone::Turn, view! { <p>{said::CHANGED}</p><p>{said::CHANGED_MORE}</p>{way} }.into_node())
        })
    };
    view! { {told}{dialog} }.into_node()
}
