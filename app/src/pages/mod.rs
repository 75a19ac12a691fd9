//! The pages, one file or folder each.

pub mod consultation;
pub mod desk;
pub mod framework;
pub mod mine;
pub mod people;
pub mod proposal;
pub mod reading;
pub mod review;
pub mod reviews;
pub mod sessions;
pub mod sign_in;
pub mod work;

#[cfg(not(target_arch = "wasm32"))]
use crate::{markup::Node, shown::Shown};

/// Any page: the server writes them all.
#[cfg(not(target_arch = "wasm32"))]
pub fn page(shown: &Shown) -> Node {
    match shown {
        Shown::Version(_) | Shown::Framework(_) => reading::page(shown),
        _ => work::page(shown),
    }
}
