//! Change requests while they are being written.

use super::Page;
use crate::components::button::{Button, Look};
use crate::components::field::TextAreaField;
use crate::components::keyed::keyed;
use crate::words::{names, review as said};
use domain::reading::Line;
use domain::review::{MAX_REASON_CHARS, Passage, RequestInput};
use leptos::prelude::*;

/// A request that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Tells drafts apart.
    pub key: u32,
    /// Where.
    pub passage: Passage,
    /// The quote as it is shown; the passage quotes the key of a choice.
    pub shown: String,
    /// What is asked for.
    pub note: RwSignal<String>,
}

impl Draft {
    /// As it is sent.
    pub fn input(&self) -> RequestInput {
        RequestInput { passage: self.passage.clone(), note: self.note.get_untracked() }
    }
}

/// Begins a request on the words that are marked in a line, or on the whole line.
pub fn begin(page: Page, line: &Line) {
    let marked = marked();
    let quote = if !marked.is_empty() && line.text.contains(&marked) { marked } else { line.text.clone() };
    let shown = page.view.with_untracked(|v| {
        let manager = v.version.rater(line.item.as_str());
        names::value(line.section, &line.field, &quote, &v.version.employee.name, &manager.name)
    });
    let key = page.drafts.with_untracked(|all| all.iter().map(|d| d.key + 1).max().unwrap_or_default());
    let passage = Passage { section: line.section, item: line.item.clone(), field: line.field.clone(), quote };
    page.drafts.update(|all| all.push(Draft { key, passage, shown, note: RwSignal::new(String::new()) }));
    crate::components::focus::soon(format!("request-{key}"));
}

/// The words that the person has marked on the page.
fn marked() -> String {
    #[cfg(target_arch = "wasm32")]
    {
        let selection = window().get_selection().ok().flatten();
        selection.map(|s| String::from(s.to_string()).trim().to_owned()).unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    String::new()
}

/// The requests, each with its quote and what is asked for.
#[component]
pub fn Drafts(page: Page) -> impl IntoView {
    let keys = move || page.drafts.with(|all| all.iter().map(|draft| draft.key.to_string()).collect());
    keyed(keys, move |key| {
        let draft = page.drafts.with_untracked(|all| all.iter().find(|draft| draft.key.to_string() == key).cloned());
        draft.map_or(().into_any(), |draft| view! { <DraftCard page draft/> }.into_any())
    })
}

#[component]
fn DraftCard(page: Page, draft: Draft) -> impl IntoView {
    let Draft { key, shown, note, .. } = draft;
    let drop_it = Callback::new(move |()| page.drafts.update(|all| all.retain(|d| d.key != key)));
    view! {
        <div class="card" data-tone="discussed">
            <blockquote class="quote">{shown}</blockquote>
            <TextAreaField id={format!("request-{key}")} label=said::NOTE hint="" text=note max=MAX_REASON_CHARS/>
            <div><Button label=said::DROP look=Look::Quiet press=drop_it/></div>
        </div>
    }
}
