//! Sharing several sections at once.

pub const SEVERAL: &str = "Share several sections";
pub const WHICH: &str = "Sections";
pub const HOW: &str = "What your manager may do";
pub fn start_alone(manager: &str) -> String {
    format!("“Start” stays in your words: {manager} can only read it.")
}
pub const SHARE: &str = "Share";
