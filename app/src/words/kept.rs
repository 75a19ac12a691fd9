//! Pages that are shown without the server.

/// How old what is shown is.
pub fn shown(ago: &str) -> String {
    format!("The server cannot be reached. What others have changed since your last visit, {ago}, is not shown.")
}
pub const REACHED: &str = "The server can be reached again. This page is still shown as it was before.";
pub const RELOAD: &str = "Show it as it is now";
pub const ABOUT: &str = "This page may be out of date";
