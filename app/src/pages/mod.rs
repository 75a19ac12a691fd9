//! The pages, one file or folder each.

pub mod consultation;
pub mod desk;
pub mod mine;
pub mod people;
pub mod proposal;
pub mod review;
pub mod reviews;
pub mod sessions;
pub mod sign_in;

use crate::components::failed::failed;
use crate::markup::{IntoNode, Node};
use crate::shown::Shown;

/// The page in the frame.
pub fn page(shown: &Shown) -> Node {
    match shown {
        Shown::Desk(desk) => desk::page(desk),
        Shown::Mine(list, now) => mine::page(list, *now),
        Shown::People(list, now) => people::page(list, *now),
        Shown::Reviews(list, now) => reviews::page(list, *now),
        Shown::Proposal(view) => proposal::table((**view).clone()),
        Shown::Version(view) => review::version((**view).clone()),
        Shown::Consultation(view) => consultation::page(view),
        Shown::Sessions(list, now) => sessions::page(list.clone(), *now),
        Shown::Failed(problem) => failed(problem),
        // Stands outside the frame.
        Shown::SignIn { .. } => ().into_node(),
    }
}
