//! Writing a comment about the text that the caret was in last.

use super::super::desk::Desk;
use super::super::places::of_root;
use crate::components::button::{Look, button};
use crate::components::field::area;
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::framework::steps::comments as said;
use domain::ids::ItemId;
use domain::view::CommentInput;
use serde::Serialize;

/// Longest comment, in UTF-16 units; the server allows a page.
const MAX_COMMENT: usize = 4_000;

#[derive(Serialize)]
struct Arguments {
    input: CommentInput,
}

/// The form.
pub fn compose(desk: Desk) -> Node {
    let text = RwSignal::new(String::new());
    let about = move || match desk.spotlight.get() {
        None => view! { <p class="second small">{said::NO_PLACE}</p> },
        Some(light) => {
            let name = desk.with(|framework| of_root(framework, &light.root).name);
            let quote =
                (!light.quote.is_empty()).then(|| view! { <blockquote class="thread__quote">{light.quote.clone()}</blockquote> });
            view! { <p class="small">{said::ABOUT} " " <strong>{name}</strong></p>{quote} }
        }
    };
    let off = Signal::derive(move || {
        desk.busy.get() || desk.spotlight.with(Option::is_none) || text.with(|text| domain::text::is_blank(text))
    });
    let send = Callback::new(move |()| {
        let Some(light) = desk.spotlight.get_untracked() else { return };
        let input = CommentInput { place: light.root, quote: light.quote, text: text.get_untracked() };
        desk.act::<ItemId>("framework/comment", Arguments { input }, Callback::new(move |_| text.set(String::new())));
    });
    view! {
        <div class="compose">
            <div aria-live="polite" class="stack">{about}</div>
            {area("comment-new".to_owned(), said::WRITE, "", text, MAX_COMMENT)}
            <div>{button(said::NEW, Look::Plain, off, send)}</div>
        </div>
    }
    .into_node()
}
