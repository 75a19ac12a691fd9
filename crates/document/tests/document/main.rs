//! The document through its public interface, as the server and the browser use it.
#![cfg(test)]

mod anchor;
mod check;
mod converge;
mod framework;
mod order;
mod splice;
mod support;
mod touched;
mod write;
