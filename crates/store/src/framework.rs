//! The published frameworks and the strategic objectives of an organization.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::framework::{Framework, StrategicObjective};
use domain::ids::OrgId;

impl Store {
    /// Publishes a framework under its version; [`Error::Exists`] when that version is published.
    pub async fn framework_put(&self, org: &OrgId, framework: &Framework) -> Result<(), Error> {
        let unit = Unit::new("CREATE $id CONTENT { body: $body } RETURN NONE")
            .bind("id", key::many("framework", vec![key::text(org.as_str()), key::count(i64::from(framework.version))]))
            .bind("body", row::body("a framework", framework)?);
        self.run(unit).await.map(drop)
    }

    /// A published framework.
    pub async fn framework(&self, org: &OrgId, version: u32) -> Result<Option<Framework>, Error> {
        let id = key::many("framework", vec![key::text(org.as_str()), key::count(i64::from(version))]);
        self.body("a framework", id).await
    }

    /// Replaces an organization's strategic objectives.
    pub async fn objectives_put(&self, org: &OrgId, objectives: &[StrategicObjective]) -> Result<(), Error> {
        let unit = Unit::new("UPSERT $id CONTENT { body: $body } RETURN NONE")
            .bind("id", key::one("objective", org.as_str()))
            .bind("body", row::body("strategic objectives", &objectives)?);
        self.run(unit).await.map(drop)
    }

    /// Replaces an organization's strategic objectives as they were read; [`Error::Conflict`] when they changed since.
    pub async fn objectives_change(
        &self,
        org: &OrgId,
        (read, next): (&[StrategicObjective], &[StrategicObjective]),
        audit: &Entry,
    ) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             IF ((SELECT VALUE body FROM ONLY $id) ?? []) != $read { THROW 'stale' };
             UPSERT $id CONTENT { body: $next } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", key::one("objective", org.as_str()))
        .bind("read", row::body("strategic objectives", &read)?)
        .bind("next", row::body("strategic objectives", &next)?)
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// An organization's strategic objectives in their order.
    pub async fn objectives(&self, org: &OrgId) -> Result<Vec<StrategicObjective>, Error> {
        Ok(self.body("strategic objectives", key::one("objective", org.as_str())).await?.unwrap_or_default())
    }
}
