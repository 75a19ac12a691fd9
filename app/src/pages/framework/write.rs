//! The matrix, on which the framework is written together: the program `writing`.

use super::{matrix, nothing};
use crate::address::Spot;
use crate::markup::Node;
use crate::shown::{Page, ShownFramework};
#[cfg(target_arch = "wasm32")]
use {
    super::{data_for, source},
    crate::address::{Address, Work},
    crate::program::Question,
    crate::shown::Shown,
    crate::wire::Json,
    domain::view::Me,
};

/// The matrix of a family.
#[derive(Debug)]
pub struct Written(pub ShownFramework);

impl Page for Written {
    /// One line for each page.
    fn page(&self) -> Node {
        match &self.0.spot {
            Spot::Family(family) => matrix::page(&self.0.source, family),
            _ => nothing(),
        }
    }
}

/// Reads what the server answered.
#[cfg(target_arch = "wasm32")]
pub fn read(address: &Address, json: &Json) -> Option<Shown> {
    let spot = address.spot()?;
    Some(Shown::Framework(std::sync::Arc::new(Written(ShownFramework { spot, source: source(json)? }))))
}

/// What is asked of the server.
#[cfg(target_arch = "wasm32")]
pub fn ask(address: &Address, _: &str, me: Option<&Me>) -> Option<Question> {
    data_for(Work::Writing, address, me)
}
