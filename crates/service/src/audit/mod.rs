//! The audit log of an organization: sealing it, verifying it, reading it, taking it out. For auditors and administrators.

mod export;
mod log;
mod seal;

pub(crate) use seal::Watch;
pub use seal::{AuditProof, AuditedOrganization};

use crate::{Error, Result};
use domain::people::{Actor, Role};

/// Refuses everybody who is neither auditor nor administrator.
fn audits(actor: &Actor) -> Result<()> {
    if actor.has(Role::Auditor) || actor.has(Role::Administrator) { Ok(()) } else { Err(Error::NotFound) }
}
