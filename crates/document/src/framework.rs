//! The co-edited draft of a framework: which roots it has, typed reading and writing, and turning it into another framework.
//!
//! Apart from the sections of proposals, whose program in the browser must not carry this.

mod cycles;
mod items;
pub mod read;
pub mod schema;
mod spelling;
pub mod write;

pub use items::{Item, What};
pub use read::read;
pub use spelling::Way;

/// The lines of a text that holds one thing a line: those in which there is anything to read.
pub fn lines(text: &str) -> Vec<String> {
    let written =
        text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).filter(|line| !domain::text::is_blank(line));
    written.map(ToOwned::to_owned).collect()
}
