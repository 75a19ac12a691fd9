//! Writing a comment about the text that the caret was in last.

use super::super::desk::Desk;
use super::super::places::of_root;
use crate::components::button::{Button, Look};
use crate::components::field::TextAreaField;
use crate::server_fns::framework as server_fns;
use crate::words::framework::steps::comments as said;
use domain::view::CommentInput;
use leptos::prelude::*;

/// Longest comment, in UTF-16 units; the server allows a page.
const MAX_COMMENT: usize = 4_000;

/// The form.
#[component]
pub fn Compose(desk: Desk) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let about = move || match desk.spotlight.get() {
        None => view! { <p class="second small">{said::NO_PLACE}</p> }.into_any(),
        Some(light) => {
            let name = desk.with(|framework| of_root(framework, &light.root).name);
            let quote =
                (!light.quote.is_empty()).then(|| view! { <blockquote class="thread__quote">{light.quote.clone()}</blockquote> });
            view! { <p class="small">{said::ABOUT} " " <strong>{name}</strong></p>{quote} }.into_any()
        }
    };
    let off = Signal::derive(move || {
        desk.busy.get() || desk.spotlight.with(Option::is_none) || text.with(|text| domain::text::is_blank(text))
    });
    let send = Callback::new(move |()| {
        let Some(light) = desk.spotlight.get_untracked() else { return };
        let input = CommentInput { place: light.root, quote: light.quote, text: text.get_untracked() };
        desk.act(server_fns::comment(input), Callback::new(move |_| text.set(String::new())));
    });
    view! {
        <div class="compose">
            <div aria-live="polite" class="stack">{about}</div>
            <TextAreaField id={"comment-new".to_owned()} label=said::WRITE hint="" text=text max=MAX_COMMENT/>
            <div><Button label=said::NEW look=Look::Plain off=off press=send/></div>
        </div>
    }
}
