//! The guided steps, which lead through writing the framework: the program `guiding`.

use super::{nothing, steps};
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

/// The guided steps, or one of them.
#[derive(Debug)]
pub struct Guided(pub ShownFramework);

impl Page for Guided {
    /// One line for each page.
    fn page(&self) -> Node {
        match &self.0.spot {
            Spot::Steps(key) => steps::open(&self.0.source, key.as_deref()),
            _ => nothing(),
        }
    }
}

/// Reads what the server answered.
#[cfg(target_arch = "wasm32")]
pub fn read(address: &Address, json: &Json) -> Option<Shown> {
    let spot = address.spot()?;
    Some(Shown::Framework(std::sync::Arc::new(Guided(ShownFramework { spot, source: source(json)? }))))
}

/// What is asked of the server.
#[cfg(target_arch = "wasm32")]
pub fn ask(address: &Address, _: &str, me: Option<&Me>) -> Option<Question> {
    data_for(Work::Guiding, address, me)
}
