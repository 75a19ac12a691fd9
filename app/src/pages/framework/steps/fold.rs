//! Something that opens: what is in it is made when it is first opened, so that a framework with hundreds of roles stays light.

use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use web_sys::HtmlElement;

/// Whether it is open to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// It is.
    Open,
    /// It waits, unless the address leads to it.
    Folded,
}

/// A native disclosure. `id` is where addresses lead.
pub fn fold(id: String, begin: Begin, summary: Node, body: impl Fn() -> Node + 'static) -> Node {
    let opened = RwSignal::new(begin == Begin::Open);
    let details = Reference::<HtmlElement>::new();
    let sought = format!("#{id}");
    effect(move || {
        let Some(element) = details.get() else { return };
        if begin == Begin::Folded && window().location().hash().is_ok_and(|hash| hash == sought) {
            opened.set(true);
            let _ = element.set_attribute("open", "");
            // What is above has grown since the browser went there.
            in_next_frame(move || element.scroll_into_view());
        }
    });
    let toggled = move |_| {
        if details.now().is_some_and(|element| element.has_attribute("open")) && !opened.get_untracked() {
            opened.set(true);
        }
    };
    view! {
        <details class="fold" id=id open=begin == Begin::Open node_ref=details on:toggle=toggled>
            <summary class="fold__head">{summary}</summary>
            <div class="fold__body">{move || opened.get().then(|| untrack(&body))}</div>
        </details>
    }
    .into_node()
}
