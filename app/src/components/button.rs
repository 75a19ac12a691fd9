//! Buttons. They rest until the page listens: a press before that would be lost.

use super::hydrated::hydrated;
use super::icon::icon;
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;

/// How loud a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one main action.
    Main,
    /// An action among others.
    Plain,
    /// A word.
    Quiet,
    /// Something that takes away.
    Danger,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Main => "button button--main",
            Self::Plain => "button",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
        }
    }
}

/// A button with words. `off` disables it.
pub fn button(label: impl Into<String>, look: Look, off: Signal<bool>, press: Callback<()>) -> Node {
    plain(label.into(), look, off, press)
}

fn plain(label: String, look: Look, off: Signal<bool>, press: Callback<()>) -> Node {
    let awake = hydrated();
    view! {
        <button type="button" class=look.class() disabled=move || off.get() || !awake.get() on:click=move |_| press.run(())>
            {label}
        </button>
    }
    .into_node()
}

/// A button with words and a name that says more to whoever does not see what is around it. The name begins with the words.
pub fn named_button(label: &'static str, name: String, look: Look, off: Signal<bool>, press: Callback<()>) -> Node {
    let awake = hydrated();
    view! {
        <button
            type="button"
            class=look.class()
            aria-label=name
            disabled=move || off.get() || !awake.get()
            on:click=move |_| press.run(())
        >
            {label}
        </button>
    }
    .into_node()
}

/// A button that sends the form around it.
pub fn submit(label: impl Into<String>, off: Signal<bool>) -> Node {
    sending(label.into(), off)
}

fn sending(label: String, off: Signal<bool>) -> Node {
    let awake = hydrated();
    view! {
        <button type="submit" class=Look::Main.class() disabled=move || off.get() || !awake.get()>{label}</button>
    }
    .into_node()
}

/// A button with an icon; its label is read aloud and shown on hover.
pub fn icon_button(name: &'static str, id: String, label: Signal<String>, off: Signal<bool>, press: Callback<()>) -> Node {
    let awake = hydrated();
    view! {
        <button
            type="button"
            class="button button--quiet button--icon"
            id=id
            aria-label=move || label.get()
            title=move || label.get()
            disabled=move || off.get() || !awake.get()
            on:click=move |_| press.run(())
        >
            {icon(name)}
        </button>
    }
    .into_node()
}

/// A link that looks like a button.
pub fn link(label: impl Into<String>, look: Look, href: String) -> Node {
    let label: String = label.into();
    view! { <a class=look.class() href=href>{label}</a> }.into_node()
}
