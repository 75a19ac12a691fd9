//! The pre-scan: every known attack is refused before the CRDT sees it, and nothing that honest clients send is.

mod hostile;
mod honest;
mod write;
