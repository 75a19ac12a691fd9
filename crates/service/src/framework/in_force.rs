//! Which version of the framework is in force: a publication for a later day begins on that day, where the organization is.
//!
//! Nothing waits for midnight. Whoever asks for the organization on that day or later lets the version begin first, so that it makes no
//! difference whether a server was running then; that it happens once is for the transaction to see to.

use super::holders;
use crate::event::Event;
use crate::proposal::retried;
use crate::repair::OPERATOR;
use crate::{Error, Result, Service, clock};
use domain::ids::{OrgId, PersonId};
use domain::time::{Date, TimeZone};
use store::{Beginning, Entry, Org};

impl Service {
    /// The organization as it is today.
    pub(crate) async fn organization(&self, org: &OrgId) -> Result<Org> {
        retried(move || self.organization_today(org)).await
    }

    async fn organization_today(&self, id: &OrgId) -> Result<Org> {
        let mut org = self.store.org(id).await?.ok_or_else(|| Error::internal("the organization is gone", id.to_string()))?;
        // Most of the time nothing is to come, and nobody has to know which day it is.
        if org.coming.is_empty() {
            return Ok(org);
        }
        let today = today(&org)?;
        while let Some(begin) = org.coming.due(today) {
            org = self.begin(org, begin.version).await?;
        }
        Ok(org)
    }

    /// The version is in force from now on, and whoever holds a role that was merged or taken away in it holds its successor.
    async fn begin(&self, org: Org, version: u32) -> Result<Org> {
        let framework = self.published(&org.id, version).await?;
        let next = Org { framework: version, coming: org.coming.after(version), ..org.clone() };
        let moved = holders::moved(self.store.people(&org.id).await?, &framework);
        let begun = Entry {
            at: clock::now(),
            person: self.publisher(&org.id, version).await?,
            what: Event::FrameworkBegan.key().to_owned(),
            about: version.to_string(),
        };
        self.store.framework_begin(&Beginning { org, next: next.clone(), moved }, &begun).await?;
        Ok(next)
    }

    /// Whose doing it is: of who published it, or of whoever runs the program.
    async fn publisher(&self, org: &OrgId, version: u32) -> Result<PersonId> {
        let publications = self.store.publications(org).await?;
        match publications.into_iter().find(|publication| publication.version == version) {
            Some(publication) => Ok(publication.by),
            None => PersonId::parse(OPERATOR).map_err(|error| Error::internal("the operator has no name", error)),
        }
    }

    /// Lets the days of an organization begin where it is. For whoever runs the program.
    pub async fn set_time_zone(&self, org: &OrgId, time_zone: TimeZone) -> Result<()> {
        let org = self.organization(org).await?;
        Ok(self.store.org_save(&Org { time_zone, ..org }).await?)
    }
}

/// Which day it is where the organization is.
pub(super) fn today(org: &Org) -> Result<Date> {
    clock::day(clock::now(), &org.time_zone)
}
