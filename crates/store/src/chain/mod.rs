//! The chain of the audit log: each entry of an organization with a number and a hash over the one before, so that a row that somebody changed, removed or
//! slipped in afterwards is found by whoever noted a hash down.
//!
//! An entry is written in the transaction of what happened ([`crate::audit`]), and the database itself lets it wait. Whoever seals takes what waits,
//! oldest first, and appends it; the head of the chain is written in the same transaction, so that of two who seal at once one reads again. What
//! commits late is sealed late, and says when it happened and when it was sealed.

mod link;
mod list;
mod seal;
mod spoil;
mod verify;

pub use link::{ChainEntry, FIRST_HASH, chain_hash};
pub use list::AuditFilter;
#[cfg(test)]
pub(crate) use list::{BY_KIND, BY_PERSON, BY_PLACE, BY_SUBJECT};
#[cfg(test)]
pub(crate) use verify::SEALED_OF;
pub use verify::{ChainFault, ChainReport};
