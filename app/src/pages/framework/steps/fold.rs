//! Something that opens: what is in it is made when it is first opened, so that a framework with hundreds of roles stays light.

use leptos::prelude::*;

/// Whether it is open to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// It is.
    Open,
    /// It waits, unless the address leads to it.
    Folded,
}

/// A native disclosure. `id` is where addresses lead.
#[component]
pub fn Fold(id: String, begin: Begin, summary: AnyView, children: ChildrenFn) -> impl IntoView {
    let opened = RwSignal::new(begin == Begin::Open);
    let details = NodeRef::<leptos::html::Details>::new();
    let sought = format!("#{id}");
    Effect::new(move |_| {
        let Some(element) = details.get() else { return };
        if begin == Begin::Folded && window().location().hash().is_ok_and(|hash| hash == sought) {
            opened.set(true);
            let _ = element.set_attribute("open", "");
            // What is above has grown since the browser went there.
            request_animation_frame(move || element.scroll_into_view());
        }
    });
    let toggled = move |_| {
        if details.get_untracked().is_some_and(|element| element.has_attribute("open")) && !opened.get_untracked() {
            opened.set(true);
        }
    };
    view! {
        <details class="fold" id=id open=begin == Begin::Open node_ref=details on:toggle=toggled>
            <summary class="fold__head">{summary}</summary>
            <div class="fold__body">{move || opened.get().then(|| untrack(|| children()))}</div>
        </details>
    }
}
