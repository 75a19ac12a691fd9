//! Buttons. They rest until the page listens: a press before that would be lost.

use super::hydrated::hydrated;
use super::icon::Icon;
use leptos::prelude::*;

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

/// A button with words. `name` says more to whoever does not see what is around it; it begins with the words.
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] id: Option<String>,
    look: Look,
    #[prop(optional, into)] off: Signal<bool>,
    press: Callback<()>,
) -> impl IntoView {
    let awake = hydrated();
    view! {
        <button
            type="button"
            id=id
            class=look.class()
            aria-label=name
            disabled=move || off.get() || !awake.get()
            on:click=move |_| press.run(())
        >
            {label}
        </button>
    }
}

/// A button that sends the form around it.
#[component]
pub fn SubmitButton(#[prop(into)] label: String, #[prop(optional, into)] off: Signal<bool>) -> impl IntoView {
    let awake = hydrated();
    view! {
        <button type="submit" class=Look::Main.class() disabled=move || off.get() || !awake.get()>{label}</button>
    }
}

/// A button with an icon; its label is read aloud and shown on hover.
#[component]
pub fn IconButton(
    icon: &'static str,
    id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] off: Signal<bool>,
    press: Callback<()>,
) -> impl IntoView {
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
            <Icon name=icon/>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(#[prop(into)] label: String, look: Look, #[prop(into)] href: String) -> impl IntoView {
    view! { <a class=look.class() href=href>{label}</a> }
}
