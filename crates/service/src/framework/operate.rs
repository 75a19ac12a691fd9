//! For whoever runs the program: files into a draft and out of a framework, and the advice about it. No request of a person leads here.

use super::export::written;
use super::in_force::today;
use crate::repair::OPERATOR;
use crate::{Error, Result, Service, clock};
use domain::framework::advice::Circumstances;
use domain::framework::{Begin, Framework};
use domain::ids::{OrgId, PersonId};
use domain::people::{Actor, Role};
use exchange::{Output, Written};

impl Service {
    /// Whoever runs the program, as somebody who writes the framework of that organization.
    pub async fn operator(&self, org: &OrgId) -> Result<Actor> {
        let org = self.organization(org).await?.id;
        let person = PersonId::parse(OPERATOR).map_err(|error| Error::internal("the operator has no name", error))?;
        let (name, roles) = (String::new(), [Role::FrameworkOwner].into());
        Ok(Actor { person, org, name, roles, session: clock::id()? })
    }

    /// The version in force as a file, with everything in it.
    pub async fn export_in_force(&self, org: &OrgId, output: Output) -> Result<Written> {
        let in_force = self.in_force(org).await?;
        written(in_force, output).await
    }

    /// What is worth a second look in the version in force, a sentence each. Whoever runs the program has everybody's records at hand: here
    /// alone it is told which roles nobody holds.
    pub async fn framework_advice(&self, org: &OrgId) -> Result<Vec<String>> {
        let in_force = self.in_force(org).await?;
        let holders = super::holders::count(&self.store.people(org).await?);
        let circumstances = Circumstances { today: today(&self.organization(org).await?)?, holders: Some(&holders) };
        Ok(in_force.advice(&circumstances).iter().map(|advice| advice.sentence(&in_force)).collect())
    }

    /// The versions that are published and begin on a later day, the next one first.
    pub async fn framework_coming(&self, org: &OrgId) -> Result<Vec<Begin>> {
        Ok(self.organization(org).await?.coming.iter().collect())
    }

    async fn in_force(&self, org: &OrgId) -> Result<Framework> {
        let version = self.organization(org).await?.framework;
        Ok(self.published(org, version).await?.as_ref().clone())
    }
}
