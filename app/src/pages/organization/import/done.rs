//! What was brought in, and taking it back.

use super::super::PEOPLE;
use super::state::Import;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::notice::{Notice, Tone};
use crate::components::when::Ago;
use crate::words::organization::import as said;
use domain::time::Timestamp;
use domain::view::DirectoryDone;
use leptos::prelude::*;

/// The list that was just brought in.
#[component]
pub fn Done(import: Import) -> impl IntoView {
    let undo = Callback::new(move |()| import.undo());
    let another = Callback::new(move |()| {
        import.start_over();
        crate::components::focus::soon("files".to_owned());
    });
    let written = move |last: DirectoryDone| {
        let body = view! { <p>{said::brought_in(&last)}</p> }.into_any();
        view! {
            <section class="stack" aria-labelledby="import-done">
                <h2 id="import-done" tabindex="-1">{said::DONE}</h2>
                <Notice tone=Tone::Good>{body}</Notice>
                <div class="line">
                    <ButtonLink label=said::TO_PEOPLE look=Look::Main href=PEOPLE/>
                    <Button label=said::UNDO look=Look::Plain off=import.busy() press=undo/>
                    <Button label=said::ANOTHER look=Look::Quiet off=import.busy() press=another/>
                </div>
                <p class="small second">{said::UNDO_MORE}</p>
            </section>
        }
    };
    move || import.last.get().map(written)
}

/// The newest list that can still be taken back, and what became of taking one back.
#[component]
pub fn Last(import: Import, now: Timestamp) -> impl IntoView {
    move || {
        if let Some(undone) = import.undone.get() {
            let left = undone
                .left
                .first
                .iter()
                .map(|line| view! { <li><bdi translate="no">{line.name.clone()}</bdi></li> })
                .collect_view();
            let body = if undone.left.total == 0 {
                view! { <p>{said::UNDONE}</p> }.into_any()
            } else {
                view! { <p>{said::undone_left(undone.left.total)}</p><ul class="list">{left}</ul> }.into_any()
            };
            return view! { <div id="import-undone" tabindex="-1" role="status"><Notice tone=Tone::Good>{body}</Notice></div> }
                .into_any();
        }
        let Some(last) = import.last.get() else { return ().into_any() };
        let undo = Callback::new(move |()| import.undo());
        view! {
            <section class="row row--plain import__last" aria-label=said::LAST>
                <div class="row__text">
                    <span>{said::LAST}": "{said::brought_in(&last)}" "<Ago at=last.at now=now/></span>
                    <span class="row__sub">{said::UNDO_MORE}</span>
                </div>
                <div class="row__end"><Button label=said::UNDO look=Look::Plain off=import.busy() press=undo/></div>
            </section>
        }
        .into_any()
    }
}
