//! What a proposal's page knows of the framework: the roles that can be aimed at, and what one of them expects beyond today's.

use crate::{Error, Result, Service};
use domain::framework::{Expectation, Framework};
use domain::ids::{ProposalId, RoleId};
use domain::people::Actor;
use domain::permission::Action;
use domain::proposal::Proposal;
use domain::view::Outline;
use std::collections::BTreeSet;

impl Service {
    /// What a role of the pinned framework expects. Lines that the employee's own role expects too are marked as known.
    pub async fn expected(&self, actor: &Actor, id: &ProposalId, role: &RoleId) -> Result<Vec<Expectation>> {
        let case = self.case(actor, id, Action::View).await?;
        let framework = self.published(&case.proposal.org, case.proposal.framework_version).await?;
        let mut expected = framework.expectations(role).map_err(|_no_such_role| Error::NotFound)?;
        self.mark_known(&case.proposal, &framework, &mut expected).await?;
        Ok(expected)
    }

    /// Marks the lines that the employee's own role expects too.
    pub(super) async fn mark_known(
        &self,
        proposal: &Proposal,
        framework: &Framework,
        expected: &mut [Expectation],
    ) -> Result<()> {
        if let Some(held) = self.held(proposal).await? {
            mark_known(expected, framework, &held);
        }
        Ok(())
    }

    /// The roles that the proposal can aim at.
    pub(super) async fn outline(&self, proposal: &Proposal) -> Result<Outline> {
        let framework = self.published(&proposal.org, proposal.framework_version).await?;
        let newest = self.organization(&proposal.org).await?.framework;
        Ok(Outline::of(&framework, newest, self.held(proposal).await?))
    }

    /// The role that the employee holds, where that is known.
    pub(super) async fn held(&self, proposal: &Proposal) -> Result<Option<RoleId>> {
        Ok(self.store.person(&proposal.employee).await?.and_then(|person| person.holds))
    }

    /// The role that a path in today's role is about: the pinned one, whatever the employee holds by now, or the one held.
    pub(crate) async fn todays_role(&self, proposal: &Proposal) -> Result<Option<RoleId>> {
        match &proposal.target {
            Some(pinned) => Ok(Some(pinned.clone())),
            None => self.held(proposal).await,
        }
    }
}

/// Marks what the held role expects in the same competency. A role that this version does not have expects nothing.
fn mark_known(expected: &mut [Expectation], framework: &Framework, held: &RoleId) {
    let today = framework.expectations(held).unwrap_or_default();
    let known: BTreeSet<_> = today.iter().flat_map(|e| e.lines.iter().map(|line| (&e.id, line.text.trim()))).collect();
    for expectation in expected {
        for line in &mut expectation.lines {
            line.known = known.contains(&(&expectation.id, line.text.trim()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mark_known;
    use crate::demo::framework;
    use domain::ids::RoleId;

    #[test]
    fn a_role_expects_nothing_new_of_its_holder_and_something_new_of_those_who_aim_at_it() {
        let framework = framework();
        let role = |id: &str| RoleId::parse(id).unwrap();
        let known = |at: &RoleId, held: &RoleId| {
            let mut expected = framework.expectations(at).unwrap();
            mark_known(&mut expected, &framework, held);
            let lines = expected.into_iter().flat_map(|e| e.lines);
            lines.map(|line| line.known).collect::<Vec<_>>()
        };
        let edge = framework.edges.first().unwrap();
        assert!(known(&edge.from, &edge.from).into_iter().all(|known| known));
        let aimed = known(&edge.to, &edge.from);
        assert!(aimed.contains(&true) && aimed.contains(&false), "{aimed:?}");
        assert!(known(&edge.to, &role("gone")).into_iter().all(|known| !known));
    }
}
