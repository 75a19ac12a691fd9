//! Something to know, in place.

use super::icon::Icon;
use leptos::prelude::*;

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// To know.
    Plain,
    /// Your turn.
    Turn,
    /// Done well.
    Good,
    /// Went wrong.
    Bad,
}

impl Tone {
    /// As the style sheet calls it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Turn => "turn",
            Self::Good => "good",
            Self::Bad => "bad",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Plain => "info",
            Self::Turn => "pen",
            Self::Good => "check",
            Self::Bad => "alert",
        }
    }
}

/// A notice.
#[component]
pub fn Notice(tone: Tone, children: Children) -> impl IntoView {
    view! {
        <div class="notice" data-tone=tone.key()><Icon name=tone.icon()/><div class="notice__body">{children()}</div></div>
    }
}

/// A notice of one sentence.
#[component]
pub fn NoticeLine(tone: Tone, #[prop(into)] sentence: String) -> impl IntoView {
    view! { <Notice tone><p>{sentence}</p></Notice> }
}

/// A word about a state.
#[component]
pub fn Badge(tone: Tone, #[prop(into)] word: String) -> impl IntoView {
    view! { <span class="badge" data-tone=tone.key()>{word}</span> }
}
