//! Choosing files.

pub const CHOOSE: &str = "Choose files";
pub const CHOOSE_ONE: &str = "Choose a file";
pub const DROP: &str = "or drop them here";
pub const CHOSEN: &str = "Chosen files";
pub const TAKE_OUT: &str = "Remove";
pub const TOO_LARGE: &str = "These files are larger than 20 MB together. Remove some, or import them one after the other.";
pub const TOO_MANY: &str = "These are more than 500 files. Import them in several steps.";

/// A file with its size.
pub fn size(bytes: f64) -> String {
    if bytes < 1_000.0 {
        format!("{bytes:.0} bytes")
    } else if bytes < 1_000_000.0 {
        format!("{:.0} KB", bytes / 1_000.0)
    } else {
        format!("{:.1} MB", bytes / 1_000_000.0)
    }
}

/// Read aloud for the button beside a file.
pub fn take_out(file: &str) -> String {
    format!("Remove {file}")
}
