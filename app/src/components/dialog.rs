//! A question that has to be answered first: a native modal dialog, so that focus stays in it and returns after.

use super::button::{Button, Look};
use crate::words;
use leptos::prelude::*;

/// The dialog and the callback that opens it.
pub fn confirm(title: &str, body: AnyView, yes: &str, confirmed: Callback<()>) -> (AnyView, Callback<()>) {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let open = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    });
    let (title, yes) = (title.to_owned(), yes.to_owned());
    let label = title.clone();
    let agree = Callback::new(move |()| {
        close();
        confirmed.run(());
    });
    let view = view! {
        <dialog class="dialog" node_ref=dialog aria-label=label>
            <h3>{title}</h3>
            {body}
            <div class="line line--end">
                <Button label=words::CANCEL look=Look::Quiet press={Callback::new(move |()| close())}/>
                <Button label=yes look=Look::Main press=agree/>
            </div>
        </dialog>
    };
    (view.into_any(), open)
}
