//! Problems of ways, branches, equivalent roles and successions.

use super::Search;
use crate::framework::FrameworkError;

impl Search<'_> {
    pub(super) fn ways(&mut self) {
        let framework = self.framework;
        self.unique("way", framework.edges.iter().map(|edge| format!("{} to {}", edge.from, edge.to)));
        for edge in &framework.edges {
            self.role_exists(&edge.from);
            self.role_exists(&edge.to);
            if edge.from == edge.to {
                self.found.push(FrameworkError::Loop { role: edge.from.clone() });
            }
            for need in edge.needs.iter().filter(|id| framework.competency(id).is_none()) {
                self.dangling("competency", need);
            }
        }
        let branched = framework.branches.iter().flat_map(|branch| &branch.roles);
        let equivalent = framework.peers.iter().flat_map(|peers| &peers.roles);
        branched.chain(equivalent).for_each(|role| self.role_exists(role));
    }

    pub(super) fn successions(&mut self) {
        let framework = self.framework;
        self.unique("succession", framework.successions.iter().map(|succession| &succession.from));
        for succession in &framework.successions {
            let from = &succession.from;
            if framework.role(from).is_some() {
                self.found.push(FrameworkError::SuccessionOfPresent { role: from.clone() });
                continue;
            }
            let end = framework.successor(from);
            if end == *from {
                self.found.push(FrameworkError::SuccessionCircle { role: from.clone() });
            } else {
                self.role_exists(&end);
            }
        }
    }
}
