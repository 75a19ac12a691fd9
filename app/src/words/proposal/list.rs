//! Lists whose items can be moved.

pub fn up(what: &str) -> String {
    format!("Move up: {what}")
}
pub fn down(what: &str) -> String {
    format!("Move down: {what}")
}
pub fn remove(what: &str) -> String {
    format!("Remove: {what}")
}
pub fn numbered(what: &str, number: usize) -> String {
    format!("{what} {number}")
}
pub fn removed(what: &str) -> String {
    format!("{what} is removed.")
}
pub const UNDO: &str = "Bring it back";
