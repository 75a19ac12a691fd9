//! Comments on places of the draft.

pub const TITLE: &str = "Comments";
pub const NONE: &str = "No comments yet. Put the cursor into a text, or mark a part of it, and write what you think.";
pub const NEW: &str = "Comment";
pub const WRITE: &str = "Your comment";
pub const NO_PLACE: &str = "Put the cursor into the text that you want to comment on.";
pub const ABOUT: &str = "About";
pub const REPLY: &str = "Answer";
pub const YOUR_REPLY: &str = "Your answer";
pub const RESOLVE: &str = "Settled";
pub const SETTLED: &str = "Settled comments";
pub const GONE: &str = "The text is gone";

/// Opens the side on narrow screens.
pub fn open(count: usize) -> String {
    if count == 0 { TITLE.to_owned() } else { format!("{TITLE} ({count})") }
}

/// Who closed a thread.
pub fn settled_by(name: &str, when: &str) -> String {
    format!("Settled by {name} {when}")
}

/// Read aloud on the button that answers.
pub fn reply_to(name: &str) -> String {
    format!("Answer {name}")
}

/// Read aloud on the button that closes a thread.
pub fn settle(name: &str) -> String {
    format!("Settled: the comment by {name}")
}
