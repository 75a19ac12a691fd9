//! Bringing files into the draft: they are chosen, read by the server without writing anything, repaired and mapped where that is needed,
//! written, and taken back in one step.

mod changes;
mod choose;
mod chosen;
mod done;
mod found;
mod mapping;
mod notes;
mod state;

pub use chosen::Chosen;

use crate::components::notice::{Tone, said as say};
use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words;
use crate::words::framework::{FRAMEWORK, import as said};
use domain::view::DraftView;
use state::{Import, Step};

#[cfg(test)]
mod tests;

/// The page, for those who write the draft.
pub fn page(view: &DraftView) -> Node {
    title(|| words::tab(said::TITLE));
    let import = Import::new(view.import.clone());
    let draft = view.framework.families.first();
    let draft = draft.map_or_else(|| "/framework/steps".to_owned(), |family| format!("/framework/f/{}", family.id));
    let now = view.now;
    let body = move || match import.step.get() {
        Step::Choosing => view! { {done::last(import, now)}{choose::choose(import)} },
        Step::Read => view! { {choose::choose(import)}{read(import)} },
        Step::Written => done::done(import, &draft),
    };
    view! {
        {topbar(Some((FRAMEWORK, "/framework")), Signal::stored(said::TITLE.to_owned()), ().into_node())}
        <div class="page import">
            <div class="page__head"><h1>{said::TITLE}</h1><p class="page__lead">{said::LEAD}</p></div>
            <p class="import__stand" role="status">{move || import.doing.get().unwrap_or_default()}</p>
            <div role="alert" id="import-problem" tabindex="-1">{move || import.problem.get().map(|sentence| say(Tone::Bad, sentence))}</div>
            {body}
        </div>
    }
}

/// What the server read.
fn read(import: Import) -> Node {
    let Some(preview) = import.preview.get() else { return ().into_node() };
    view! {
        {notes::notes(import, &preview)}
        {found::found(&preview)}
        {mapping::mapping(import, &preview)}
        {changes::changes(import, &preview)}
    }
}
