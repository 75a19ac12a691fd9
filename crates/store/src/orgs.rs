//! Organizations.

use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::OrgId;
use serde::{Deserialize, Serialize};

/// An organization: the boundary that no request crosses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Org {
    /// Which.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// How many reviewers decide on a version.
    pub quorum: u32,
    /// The framework version that new proposals are written against; 0 before the first is published.
    pub framework: u32,
}

impl Store {
    /// Adds an organization; [`Error::Exists`] when the id is taken.
    pub async fn org_create(&self, org: &Org) -> Result<(), Error> {
        let unit = Unit::new("CREATE $org CONTENT { body: $body } RETURN NONE")
            .bind("org", key::one("org", org.id.as_str()))
            .bind("body", row::body("an organization", org)?);
        self.run(unit).await.map(drop)
    }

    /// Replaces name, quorum and framework of an organization that exists.
    pub async fn org_save(&self, org: &Org) -> Result<(), Error> {
        let unit = Unit::new("UPDATE $org CONTENT { body: $body } RETURN NONE")
            .bind("org", key::one("org", org.id.as_str()))
            .bind("body", row::body("an organization", org)?);
        self.run(unit).await.map(drop)
    }

    /// An organization.
    pub async fn org(&self, id: &OrgId) -> Result<Option<Org>, Error> {
        self.body("an organization", key::one("org", id.as_str())).await
    }

    /// Every organization, by id.
    pub async fn orgs(&self) -> Result<Vec<Org>, Error> {
        self.bodies("an organization", key::whole("org")).await
    }
}
