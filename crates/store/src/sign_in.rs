//! What an organization's administrators chose about signing in.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::OrgId;
use domain::sign_in::SignInSettings;

impl Store {
    /// What was chosen; the beginnings where nothing was.
    pub async fn sign_in_settings(&self, org: &OrgId) -> Result<SignInSettings, Error> {
        let chosen = self.body("what was chosen about signing in", key::one("sign_in", org.as_str())).await?;
        Ok(chosen.unwrap_or_default())
    }

    /// Writes what was chosen, onto the revision before it. [`Error::Conflict`] when somebody else was first; nothing is written then.
    pub async fn sign_in_settings_save(&self, org: &OrgId, settings: &SignInSettings, audit: &Entry) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             IF ((SELECT VALUE body.revision FROM ONLY $id) ?? 0) != $seen { THROW 'stale' };
             UPSERT $id CONTENT { body: $body } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", key::one("sign_in", org.as_str()))
        .bind("seen", key::int(settings.revision.saturating_sub(1), "a revision")?)
        .bind("body", row::body("what was chosen about signing in", settings)?)
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }
}
