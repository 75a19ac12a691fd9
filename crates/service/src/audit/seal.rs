//! Sealing what happened, and looking through everything that is sealed.

use super::audits;
use crate::words::sentence;
use crate::{Result, Service, clock};
use domain::ids::OrgId;
use domain::people::Actor;
use domain::view::{AuditCheck, AuditStanding};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::{ChainFault, ChainReport};

/// What looking through each organization's log found last. Of several who want to know at once each waits for the one before: all of the log is read.
#[derive(Default)]
pub(crate) struct Watch {
    found: Mutex<HashMap<OrgId, AuditCheck>>,
    turn: tokio::sync::Mutex<()>,
    /// Of several who seal at once all but one would read again.
    sealing: tokio::sync::Mutex<()>,
}

impl Watch {
    fn last(&self, org: &OrgId) -> Option<AuditCheck> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).get(org).cloned()
    }

    fn keep(&self, org: &OrgId, check: AuditCheck) {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(org.clone(), check);
    }
}

/// What verifying an organization's log found, for whoever runs the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditedOrganization {
    /// Its name.
    pub organization: String,
    /// Entries that fit together, from the first.
    pub entries: u64,
    /// The hash of the last of them.
    pub head: String,
    /// The first thing that does not fit.
    pub fault: Option<ChainFault>,
}

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditProof {
    /// Each organization.
    pub organizations: Vec<AuditedOrganization>,
    /// Where the hash stands that was looked for: the organization's name and the number of the entry.
    pub noted: Option<(String, u64)>,
}

impl Service {
    /// Seals what has happened and is not sealed yet; answers how many entries that were. Called by the server now and then, and
    /// by whoever verifies the log first.
    pub async fn audit_seal(&self) -> Result<u64> {
        let _sealing = self.watch.sealing.lock().await;
        Ok(self.store.audit_seal(clock::now()).await?)
    }

    /// The same for what has happened lately, which takes no time where there is nothing.
    pub async fn audit_seal_recent(&self) -> Result<u64> {
        let _sealing = self.watch.sealing.lock().await;
        Ok(self.store.audit_seal_recent(clock::now()).await?)
    }

    /// Looks through the logs of all organizations, or of the one that is named, and for a hash that somebody noted down. For whoever runs the program.
    pub async fn audit_verify(&self, org: Option<&OrgId>, noted: Option<&str>) -> Result<AuditProof> {
        let mut proof = AuditProof { organizations: Vec::new(), noted: None };
        for (id, organization) in self.organizations().await? {
            if org.is_some_and(|wanted| *wanted != id) {
                continue;
            }
            let ChainReport { entries, head, fault, found } = self.look_through(&id, noted).await?;
            if let Some(number) = found {
                proof.noted = Some((organization.clone(), number));
            }
            proof.organizations.push(AuditedOrganization { organization, entries, head, fault });
        }
        Ok(proof)
    }

    /// Looks through the log of the actor's organization now. For auditors and administrators.
    pub async fn audit_check(&self, actor: &Actor) -> Result<AuditStanding> {
        audits(actor)?;
        self.look_through(&actor.org, None).await?;
        self.audit_standing(&actor.org).await
    }

    /// How the log of an organization stands.
    pub(super) async fn audit_standing(&self, org: &OrgId) -> Result<AuditStanding> {
        let (sealed, head) = self.store.audit_head(org).await?.unwrap_or_default();
        Ok(AuditStanding { sealed, head, check: self.watch.last(org) })
    }

    async fn look_through(&self, org: &OrgId, noted: Option<&str>) -> Result<ChainReport> {
        let _turn = self.watch.turn.lock().await;
        self.audit_seal().await?;
        let report = self.store.audit_verify(org, noted).await?;
        let fault = report.fault.as_ref().map(sentence);
        if let Some(fault) = &report.fault {
            tracing::error!(%org, %fault, "the audit log was tampered with");
        }
        self.watch.keep(org, AuditCheck { at: clock::now(), entries: report.entries, fault });
        Ok(report)
    }
}
