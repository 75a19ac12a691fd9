//! What was written, and taking it back.

use super::state::Import;
use crate::components::button::{Look, button, link};
use crate::components::notice::{Tone, notice};
use crate::components::when;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::framework::import as said;
use domain::time::Timestamp;

/// The import that was just written.
pub fn done(import: Import, draft: &str) -> Node {
    let Some(last) = import.last.get() else { return ().into_node() };
    let undo = Callback::new(move |()| import.undo());
    let another = Callback::new(move |()| {
        import.start_over();
        crate::components::focus::soon("files".to_owned());
    });
    let body = view! { <p>{said::brought_in(&last.name, &last.by.name, last.changes)}</p> };
    view! {
        <section class="stack" aria-labelledby="import-done">
            <h2 id="import-done" tabindex="-1">{said::DONE}</h2>
            {notice(Tone::Good, body)}
            <div class="line">
                {link(said::TO_DRAFT, Look::Main, draft.to_owned())}
                {button(said::UNDO, Look::Plain, import.busy(), undo)}
                {button(said::ANOTHER, Look::Quiet, import.busy(), another)}
            </div>
            <p class="small second">{said::UNDO_MORE}</p>
        </section>
    }
}

/// The newest import that can still be taken back, and what became of taking one back.
pub fn last(import: Import, now: Timestamp) -> Node {
    if let Some(undone) = import.undone.get() {
        let left = undone.left.iter().map(|sentence| view! { <li>{sentence.clone()}</li> }).into_nodes();
        let body = if undone.left.is_empty() {
            view! { <p>{said::UNDONE}</p> }
        } else {
            view! { <p>{said::UNDONE_LEFT}</p><ul class="expected">{left}</ul> }
        };
        return view! { <div id="import-undone" tabindex="-1" role="status">{notice(Tone::Good, body)}</div> };
    }
    let Some(last) = import.last.get() else { return ().into_node() };
    let undo = Callback::new(move |()| import.undo());
    view! {
        <section class="row row--plain import__last" aria-label=said::LAST>
            <div class="row__text">
                <span>{said::LAST}": "{said::brought_in(&last.name, &last.by.name, last.changes)}", "{when::ago(last.at, now)}</span>
                <span class="row__sub">{said::UNDO_MORE}</span>
            </div>
            <div class="row__end">{button(said::UNDO, Look::Plain, import.busy(), undo)}</div>
        </section>
    }
}
