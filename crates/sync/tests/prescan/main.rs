//! The pre-scan: every known attack is refused before the CRDT sees it, and nothing that honest clients send is.
#![cfg(test)]

mod honest;
mod hostile;
mod order;
mod write;
