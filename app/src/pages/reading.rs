//! The pages that are read and not written together, in a program without co-editing: the framework as it is published, and the pinned
//! versions of proposals.

use super::review;
use crate::components::failed::failed;
use crate::markup::Node;
use crate::shown::Shown;
#[cfg(target_arch = "wasm32")]
use {
    super::framework,
    crate::address::Address,
    crate::program::Question,
    crate::remote::quoted,
    crate::wire::{Json, whole},
    domain::view::Me,
};

/// The page.
pub fn page(shown: &Shown) -> Node {
    match shown {
        Shown::Version(view) => review::version((**view).clone()),
        Shown::Framework(page) => page.page(),
        Shown::Failed(problem) => failed(problem),
        _ => Node::Nothing,
    }
}

/// Reads what the server answered.
#[cfg(target_arch = "wasm32")]
pub fn read(address: &Address, json: &Json) -> Option<Shown> {
    match address {
        Address::Version(..) => Some(Shown::Version(whole(json)?)),
        _ => framework::read(address, json),
    }
}

/// What is asked of the server.
#[cfg(target_arch = "wasm32")]
pub fn ask(address: &Address, query: &str, me: Option<&Me>) -> Option<Question> {
    match address {
        Address::Version(id, number) => {
            Some(("review/version", format!("{{\"id\":{},\"number\":{}}}", quoted(id), quoted(number))))
        }
        _ => framework::ask(address, query, me),
    }
}
