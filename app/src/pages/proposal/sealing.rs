//! Sealing: what is in the way is named all at once, each line leading to its place; then the question.

use super::page::Page;
use crate::command::Command;
use crate::components::button::{Button, Look};
use crate::components::dialog::confirm;
use crate::components::focus::soon as focus_soon;
use crate::words::proposal::gaps as said;
use leptos::prelude::*;

/// What an answer lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// There is none.
    Answer,
    /// Nothing says what it rests on.
    Evidence,
}

/// The element of the list in which something is rated.
pub fn item_id(key: &str) -> String {
    format!("rate-{key}")
}

/// The element in which its evidence is written.
pub fn evidence_id(key: &str) -> String {
    format!("evidence-{key}")
}

/// The button, what is in its way, and its question.
pub fn seal(
    page: Page,
    lacking: Memo<Vec<(String, String, Lack)>>,
    unkept: RwSignal<usize>,
    (rated, all): (Memo<usize>, usize),
) -> AnyView {
    let carry_out = Callback::new(move |()| page.act(Command::Seal));
    let (dialog, open) = confirm(said::SEAL_QUESTION, view! { <p>{said::SEAL_MORE}</p> }.into_any(), said::SEAL, carry_out);
    let off = Signal::derive(move || page.busy.get() || unkept.get() > 0 || !lacking.with(Vec::is_empty));
    // Before anything is rated the list would only repeat what stands above it.
    let some = Memo::new(move |_| rated.get() > 0 && !lacking.with(Vec::is_empty));
    let named = move || some.get().then(|| view! { <Lacks lacking/> });
    let without = move || lacking.with(|all| all.iter().filter(|(_, _, lack)| *lack == Lack::Evidence).count());
    view! {
        {named}
        <div class="line">
            <Button label=said::SEAL look=Look::Main off=off press=open/>
            <span class="small quiet" role="status">{move || said::rated(rated.get(), all, without())}</span>
        </div>
        {dialog}
    }
    .into_any()
}

#[component]
fn Lacks(lacking: Memo<Vec<(String, String, Lack)>>) -> impl IntoView {
    let line = |(key, title, lack): (String, String, Lack)| {
        let field = if lack == Lack::Evidence { evidence_id(&key) } else { item_id(&key) };
        let href = format!("#{field}");
        let write = move |_| focus_soon(field.clone());
        view! { <li><a href=href on:click=write><span>{said::lacks(&title, lack == Lack::Evidence)}</span></a></li> }
    };
    view! {
        <div class="gate">
            <p class="second">{said::LACKS}</p>
            <ul class="gate__list">{move || lacking.get().into_iter().map(line).collect_view()}</ul>
        </div>
    }
}
