//! The programs of the browser. Each holds the pages of its own table and nothing of the others': what no table names is not linked.
//! Between them lies an ordinary page load (docs/decisions/0008).

use crate::markup::Node;
use crate::shown::Shown;
#[cfg(target_arch = "wasm32")]
use {
    crate::address::Address,
    crate::pages::framework::{guide, write, written},
    crate::pages::{reading, work},
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
    /// What is asked of the server for an address and what stands behind its question mark: a function and its arguments. Nothing for an
    /// address of another program.
    #[cfg(target_arch = "wasm32")]
    pub ask: fn(&Address, &str, Option<&Me>) -> Option<Question>,
}

/// A server function and its arguments as JSON.
#[cfg(target_arch = "wasm32")]
pub type Question = (&'static str, String);

/// Every page but those of the framework, and the pinned versions of proposals.
#[cfg(target_arch = "wasm32")]
pub static WORK: Program = Program { page: work::page, read: work::read, ask: work::ask };

/// The guided steps.
#[cfg(target_arch = "wasm32")]
pub static GUIDING: Program = Program { page: written, read: guide::read, ask: guide::ask };

/// The matrix, on which the framework is written together.
#[cfg(target_arch = "wasm32")]
pub static WRITING: Program = Program { page: written, read: write::read, ask: write::ask };

/// The pages that are read: the framework as it is published, and the pinned versions of proposals.
#[cfg(target_arch = "wasm32")]
pub static READING: Program = Program { page: reading::page, read: reading::read, ask: reading::ask };

/// The server writes every page.
#[cfg(not(target_arch = "wasm32"))]
pub static EVERYTHING: Program = Program { page: crate::pages::page };
