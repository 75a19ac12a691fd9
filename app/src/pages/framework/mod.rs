//! The pages of the career framework. Most of them are made from the draft for those who write it and from the newest publication for everybody
//! else; the start, the versions and what changed between them are of what is published, for everybody.

mod comments;
mod desk;
mod edition;
pub mod import;
pub mod map;
pub mod matrix;
pub mod open;
mod places;
pub mod role;
mod sides;
mod source;
pub mod start;
pub mod steps;
pub mod versions;

pub use source::{FrameworkSource, source};

use super::not_found::nothing;
