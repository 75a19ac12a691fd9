//! Word to the desks on which something may have changed. It says nothing but that: what lies there is asked for, and answered, as ever.

use crate::{Result, Service};
use domain::consultation::Consultation;
use domain::ids::PersonId;
use domain::permission::is_the_managers_concern;
use domain::proposal::Proposal;
use domain::room::RoomName;
use std::collections::BTreeSet;

/// What is said: the same to everybody, so that nobody learns of what is not theirs.
const NOTICE: &str = "{\"desk\":true}";

impl Service {
    /// Tells everybody on whose desk a proposal may lie that it was written. It is written already: where it cannot be found
    /// out whom to tell, they see it when they look again.
    pub(crate) async fn tell_desks(&self, proposal: &Proposal) {
        match self.concerned(proposal).await {
            Ok(people) => {
                for person in people {
                    self.tell_desk(person);
                }
            }
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "desks were not told of a change"),
        }
    }

    /// Tells one desk.
    pub(crate) fn tell_desk(&self, person: PersonId) {
        self.hub.notify(&RoomName::Desk { person }, NOTICE.to_owned());
    }

    async fn concerned(&self, proposal: &Proposal) -> Result<BTreeSet<PersonId>> {
        let mut people = BTreeSet::from([proposal.employee.clone()]);
        if is_the_managers_concern(proposal) {
            people.insert(proposal.manager.clone());
        }
        let consultations = self.store.consultations(&proposal.id).await?;
        people.extend(consultations.into_iter().filter(Consultation::is_put).map(|c| c.stakeholder));
        // Before the first version nothing of it lies on a reviewer's desk.
        if proposal.version >= 1 {
            people.extend(self.store.reviewers(&proposal.org).await?.into_iter().map(|reviewer| reviewer.id));
        }
        Ok(people)
    }
}
