//! HTML: tables are read, and a poster is written.

pub(crate) mod poster;
pub(crate) mod read;
pub(crate) mod readable;

/// Text as text, wherever it stands.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
