//! What is different between two versions, two roles or two levels.

mod change;
mod field;
mod library;
mod log;
mod pairs;
mod project;
mod role;
mod sides;
mod spine;
mod versions;
mod ways;

pub use change::{Change, FamilyChanges, What, grouped};
pub use field::Field;
pub use sides::{Difference, levels, roles};
pub use versions::versions;
