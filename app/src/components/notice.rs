//! Something to know, in place.

use super::icon::icon;
use crate::markup::{IntoNode, Node, view};

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
pub fn notice(tone: Tone, body: Node) -> Node {
    view! {
        <div class="notice" data-tone=tone.key()>{icon(tone.icon())}<div class="notice__body">{body}</div></div>
    }
    .into_node()
}

/// A notice of one sentence.
pub fn said(tone: Tone, sentence: impl Into<String>) -> Node {
    let sentence: String = sentence.into();
    notice(tone, view! { <p>{sentence}</p> }.into_node())
}

/// A word about a state.
pub fn badge(tone: Tone, word: impl Into<String>) -> Node {
    let word: String = word.into();
    view! { <span class="badge" data-tone=tone.key()>{word}</span> }.into_node()
}
