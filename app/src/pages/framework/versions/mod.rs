//! Versions of the framework: which there are, what changed between two of them, and what differs between two levels.

mod comparison;
mod levels;
mod list;

pub use comparison::{comparison, groups};
pub use list::list;

#[cfg(test)]
mod tests;
