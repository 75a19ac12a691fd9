//! The two programs of the browser. Each holds the pages of its own table and nothing of the other's: what no table names is not linked.
//! Between them lies an ordinary page load (docs/decisions/0008).

use crate::markup::Node;
use crate::shown::Shown;
#[cfg(target_arch = "wasm32")]
use {
    crate::address::Address,
    crate::pages::{framework, work},
    crate::wire::Json,
    domain::view::Me,
};

/// What a program can show.
#[derive(Debug)]
pub struct Program {
    /// Makes a page.
    pub page: fn(&Shown) -> Node,
    /// Reads what the server answered for an address.
    #[cfg(target_arch = "wasm32")]
    pub read: fn(&Address, &Json) -> Option<Shown>,
    /// What is asked of the server for an address: a function and its arguments. Nothing for an address of the other program.
    #[cfg(target_arch = "wasm32")]
    pub ask: fn(&Address, Option<&Me>) -> Option<Question>,
}

/// A server function and its arguments as JSON.
#[cfg(target_arch = "wasm32")]
pub type Question = (&'static str, String);

/// Every page but those of the framework.
#[cfg(target_arch = "wasm32")]
pub static WORK: Program = Program { page: work::page, read: work::read, ask: work::ask };

/// The pages of the framework.
#[cfg(target_arch = "wasm32")]
pub static FRAMEWORK: Program = Program { page: framework::page, read: framework::read, ask: framework::ask };

/// The server writes every page: those of the framework show themselves.
#[cfg(not(target_arch = "wasm32"))]
pub static EVERYTHING: Program = Program { page: crate::pages::work::page };
