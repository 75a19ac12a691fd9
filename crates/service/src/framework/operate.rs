//! For whoever runs the program: files into a draft and out of a framework, and the advice about it. No request of a person leads here.

use super::export::written;
use crate::repair::OPERATOR;
use crate::{Error, Result, Service, clock};
use domain::framework::Framework;
use domain::framework::advice::Circumstances;
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

    /// The newest published version as a file, with everything in it.
    pub async fn export_newest(&self, org: &OrgId, output: Output) -> Result<Written> {
        let newest = self.newest(org).await?;
        written(newest, output).await
    }

    /// What is worth a second look in the newest published version, a sentence each.
    pub async fn framework_advice(&self, org: &OrgId) -> Result<Vec<String>> {
        let newest = self.newest(org).await?;
        let holders = super::holders::count(&self.store.people(org).await?);
        let circumstances = Circumstances { today: clock::now().date(), holders: Some(&holders) };
        Ok(newest.advice(&circumstances).iter().map(|advice| advice.sentence(&newest)).collect())
    }

    async fn newest(&self, org: &OrgId) -> Result<Framework> {
        let version = self.organization(org).await?.framework;
        Ok(self.published(org, version).await?.as_ref().clone())
    }
}
