//! Why a framework does not hold together.

use crate::ids::{CompetencyId, RoleId};

/// Why a framework does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameworkError {
    /// A cell inherits from itself, directly or by way of others.
    #[error("the expectations of {competency} at {role} inherit from themselves: choose another source")]
    Cycle {
        /// Where it was noticed.
        role: RoleId,
        /// Of which competency.
        competency: CompetencyId,
    },
    /// Something is named that does not exist.
    #[error("there is no {what} {id}: add it, or name another")]
    Dangling {
        /// A word for it, e.g. `role`.
        what: &'static str,
        /// What was named.
        id: String,
    },
    /// Two things have one name.
    #[error("there are two of {what} {id}: take one away")]
    Duplicate {
        /// A word for it, e.g. `role`.
        what: &'static str,
        /// Their name.
        id: String,
    },
}
