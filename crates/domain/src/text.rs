//! What counts as words.

/// Whether nobody could read anything in `text`: empty, white space, or only characters without width, which survive pasting unseen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
}

/// Whether `text` has more than `max` characters, without counting further than that.
pub fn is_longer(text: &str, max: usize) -> bool {
    text.chars().nth(max).is_some()
}
