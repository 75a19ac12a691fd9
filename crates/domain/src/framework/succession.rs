//! Where people and their paths go when a role is merged or taken away.

use super::Framework;
use crate::ids::RoleId;
use std::collections::BTreeSet;

impl Framework {
    /// The role that holds for `role` today: itself where it is there, else where its successions lead, one after the other. Total: what
    /// leads in a circle leads nowhere and stays as it is, and a chain that ends at a role that is not there ends there.
    pub fn successor(&self, role: &RoleId) -> RoleId {
        let mut seen = BTreeSet::new();
        let mut here = role;
        while self.role(here).is_none() {
            if !seen.insert(here) {
                return role.clone();
            }
            match self.successions.iter().find(|succession| succession.from == *here) {
                Some(succession) => here = &succession.to,
                None => break,
            }
        }
        here.clone()
    }

    /// The role of the framework that holds for `role` today; none where it is gone without a successor.
    pub fn present(&self, role: &RoleId) -> Option<RoleId> {
        Some(self.successor(role)).filter(|successor| self.role(successor).is_some())
    }
}
