//! Checks of what people send, with sentences that say what to do.

use crate::{Error, Result};
use domain::text::{is_blank, is_longer};

/// One line of words: trimmed, not blank, without line breaks or other control characters, at most `max` characters.
pub(crate) fn line(what: &str, text: &str, max: usize) -> Result<String> {
    let text = page(what, text, max)?;
    if text.chars().any(char::is_control) {
        return Err(Error::invalid(format!("{what} has to stand on one line.")));
    }
    Ok(text)
}

/// Words: trimmed, not blank, at most `max` characters. Line breaks and tabs stay.
pub(crate) fn page(what: &str, text: &str, max: usize) -> Result<String> {
    let text = optional(what, text, max)?;
    if is_blank(&text) {
        return Err(Error::invalid(format!("{what} is missing: write at least a word.")));
    }
    Ok(text)
}

/// Words that may be left out.
pub(crate) fn optional(what: &str, text: &str, max: usize) -> Result<String> {
    let text = text.trim();
    if is_longer(text, max) {
        return Err(Error::invalid(format!("{what} is too long: shorten it to {max} characters.")));
    }
    // A NUL cannot be typed, and databases and terminals treat it each in their own way.
    if text.contains('\0') {
        return Err(Error::invalid(format!("{what} contains a character that cannot be stored.")));
    }
    Ok(text.to_owned())
}

/// An error of the domain as a sentence: with a capital and a full stop.
pub(crate) fn sentence(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{capital}{}.", letters.as_str().trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_alone_is_no_reason() {
        for blank in ["", "   ", "\n\t", "\u{200b}"] {
            assert!(matches!(page("The reason", blank, 10), Err(Error::Invalid(_))), "{blank:?}");
        }
    }

    #[test]
    fn the_limit_counts_characters_after_trimming() {
        assert_eq!(page("The reason", "  \u{1f600}\u{1f600} ", 2).unwrap(), "\u{1f600}\u{1f600}");
        assert!(page("The reason", "abc", 2).is_err());
    }

    #[test]
    fn a_title_stands_on_one_line() {
        assert!(line("The title", "one\ntwo", 20).is_err());
        assert_eq!(line("The title", " one ", 20).unwrap(), "one");
    }

    #[test]
    fn an_error_becomes_a_sentence() {
        assert_eq!(sentence(&"a decision needs its reason: write why"), "A decision needs its reason: write why.");
    }
}
