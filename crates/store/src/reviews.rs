//! Decisions and change requests. They are written with [`Store::proposal_save`].

use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use domain::ids::{ProposalId, RequestId};
use domain::review::{ChangeRequest, Decision};
use surrealdb_types::{RecordId, SurrealValue, Value};

#[derive(SurrealValue)]
pub(crate) struct DecisionRow {
    id: RecordId,
    body: Value,
}

impl DecisionRow {
    pub(crate) fn of(proposal: &ProposalId, decision: &Decision) -> Result<Self, Error> {
        let version = i64::from(decision.version);
        let parts = vec![key::text(proposal.as_str()), key::count(version), key::text(decision.reviewer.as_str())];
        Ok(Self { id: key::many("decision", parts), body: row::body("a decision", decision)? })
    }
}

#[derive(SurrealValue)]
pub(crate) struct RequestRow {
    id: RecordId,
    version: i64,
    body: Value,
}

impl RequestRow {
    pub(crate) fn of(proposal: &ProposalId, request: &ChangeRequest) -> Result<Self, Error> {
        Ok(Self {
            id: request_id(proposal, &request.id),
            version: i64::from(request.version),
            body: row::body("a change request", request)?,
        })
    }
}

fn request_id(proposal: &ProposalId, id: &RequestId) -> RecordId {
    key::many("change_request", vec![key::text(proposal.as_str()), key::text(id.as_str())])
}

impl Store {
    /// The decisions on one version, by reviewer.
    pub async fn decisions(&self, proposal: &ProposalId, version: u32) -> Result<Vec<Decision>, Error> {
        let parts = vec![key::text(proposal.as_str()), key::count(i64::from(version))];
        self.bodies("a decision", key::below("decision", parts)).await
    }

    /// The decisions on every version, oldest version first.
    pub async fn decisions_all(&self, proposal: &ProposalId) -> Result<Vec<Decision>, Error> {
        self.bodies("a decision", key::below("decision", vec![key::text(proposal.as_str())])).await
    }

    /// A change request.
    pub async fn request(&self, proposal: &ProposalId, id: &RequestId) -> Result<Option<ChangeRequest>, Error> {
        self.body("a change request", request_id(proposal, id)).await
    }

    /// The change requests of every version, oldest version first.
    pub async fn requests_all(&self, proposal: &ProposalId) -> Result<Vec<ChangeRequest>, Error> {
        let range = key::below("change_request", vec![key::text(proposal.as_str())]);
        let mut requests: Vec<ChangeRequest> = self.bodies("a change request", range).await?;
        requests.sort_by_key(|r| r.version);
        Ok(requests)
    }

    /// The change requests of one version.
    pub async fn requests(&self, proposal: &ProposalId, version: u32) -> Result<Vec<ChangeRequest>, Error> {
        let mut requests = self.requests_all(proposal).await?;
        requests.retain(|r| r.version == version);
        Ok(requests)
    }
}
