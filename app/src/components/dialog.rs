//! A question that has to be answered first: a native modal dialog, so that focus stays in it and returns after.

use super::button::{Look, button};
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words;
use web_sys::HtmlDialogElement;

/// The dialog and the callback that opens it.
pub fn confirm(title: &str, body: Node, yes: &str, confirmed: Callback<()>) -> (Node, Callback<()>) {
    let dialog = Reference::<HtmlDialogElement>::new();
    let close = move || {
        if let Some(dialog) = dialog.now() {
            dialog.close();
        }
    };
    let open = Callback::new(move |()| {
        if let Some(dialog) = dialog.now() {
            let _ = dialog.show_modal();
        }
    });
    let (title, yes) = (title.to_owned(), yes.to_owned());
    let label = title.clone();
    let never = Signal::stored(false);
    let agree = Callback::new(move |()| {
        close();
        confirmed.run(());
    });
    let view = view! {
        <dialog class="dialog" node_ref=dialog aria-label=label>
            <h3>{title}</h3>
            {body}
            <div class="line line--end">
                {button(words::CANCEL, Look::Quiet, never, Callback::new(move |()| close()))}
                {button(yes, Look::Main, never, agree)}
            </div>
        </dialog>
    };
    (view.into_node(), open)
}
