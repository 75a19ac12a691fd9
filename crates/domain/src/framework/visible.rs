//! What of a framework somebody may see: pay as far as it is open to them; who does what, and what was thought about whom a role without a
//! way on holds back, for those who write it.

use super::{Framework, Pathway, Visibility};
use crate::ids::RoleId;
use std::collections::BTreeSet;

/// Who looks at a published framework.
#[derive(Debug, Clone, Copy)]
pub enum Viewer<'a> {
    /// Somebody who writes it.
    Owner,
    /// Anybody else, with the roles that they or the people whom they manage hold.
    Staff(&'a BTreeSet<RoleId>),
}

impl Framework {
    /// The framework as `viewer` may see it. What is left out is gone, not marked: nothing tells that there was a band.
    #[must_use]
    pub fn seen_by(&self, viewer: Viewer<'_>) -> Self {
        let mut seen = self.clone();
        let Viewer::Staff(held) = viewer else { return seen };
        seen.project.clear();
        let near = self.near(held);
        for role in &mut seen.roles {
            let is_near = near.contains(&role.id);
            role.bands.retain(|band| match band.visibility {
                Visibility::Everyone => true,
                Visibility::Near => is_near,
                Visibility::Owners => false,
            });
            // What owners think about the people in a role is no word to these people.
            if let Pathway::None { reflection, .. } = &mut role.pathway {
                reflection.clear();
            }
        }
        seen
    }

    /// The roles held, as they are called today, and those one step away in either direction.
    fn near(&self, held: &BTreeSet<RoleId>) -> BTreeSet<RoleId> {
        let held: BTreeSet<RoleId> = held.iter().filter_map(|role| self.present(role)).collect();
        let ends = self.edges.iter().flat_map(|edge| [(&edge.from, &edge.to), (&edge.to, &edge.from)]);
        let mut near: BTreeSet<RoleId> = ends.filter(|(here, _)| held.contains(here)).map(|(_, there)| there.clone()).collect();
        near.extend(held);
        near
    }
}
