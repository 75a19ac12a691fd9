//! When two lines say the same.

use crate::text::is_blank;

/// A line without what does not change what it says: case, spaces, the bullet before it and the stop behind it.
pub(super) fn normalized(line: &str) -> String {
    let bare = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '·' | '–'));
    let bare = bare.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | ':' | '!'));
    let words: Vec<String> = bare.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// The lines that have words, normalized.
pub(super) fn normalized_lines(lines: &[String]) -> Vec<String> {
    lines.iter().filter(|line| !is_blank(line)).map(|line| normalized(line)).collect()
}
