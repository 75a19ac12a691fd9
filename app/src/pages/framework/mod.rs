//! The career framework. All of its pages are made from the same data, the draft for those who write it and the newest publication for
//! everybody else.

mod asks;
mod comments;
mod desk;
mod import;
pub mod map;
mod matrix;
pub mod open;
mod places;
mod role;
pub mod shown;
mod sides;
mod start;
mod steps;
mod versions;

pub use import::Chosen;

use crate::components::failed::failed;
use crate::markup::Node;
use crate::shown::FrameworkSource;
use domain::framework::Framework;
use domain::problem::{Code, Problem};

/// What stands where nothing is.
pub fn nothing() -> Node {
    failed(&Problem {
        code: Code::NotFound,
        message: String::new(),
        missing: Vec::new(),
        hindrances: Vec::new(),
        request_id: None,
    })
}

impl FrameworkSource {
    /// What the draft or the publication says.
    pub fn framework(&self) -> &Framework {
        match self {
            Self::Draft(view) => &view.framework,
            Self::Published(view) => &view.framework,
        }
    }
}
