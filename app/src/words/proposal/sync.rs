//! Whether it is saved.

pub const LABEL: &str = "Whether your writing is saved";
pub const SAVED: &str = "Saved";
pub const SAVING: &str = "Saving…";
pub const RECONNECTING: &str = "Reconnecting";
pub fn offline(changes: u32) -> String {
    let changes = super::super::count(changes as usize, "change", "changes");
    format!("Offline, kept on this device ({changes})")
}
pub fn cannot_save(reason: &str) -> String {
    format!("Cannot save: {reason}")
}
pub const REFUSED: &str = "This could not be saved";
pub const REFUSED_MORE: &str =
    "The section was closed for writing while you wrote. Here is what you wrote, so that you can keep it:";
pub const COPIED: &str = "I have copied it";
