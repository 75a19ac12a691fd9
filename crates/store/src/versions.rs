//! Pinned versions. They are created with [`Store::proposal_save`] and never written again.

use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::ProposalId;
use domain::time::Timestamp;
use domain::version::Version;
use surrealdb_types::{RecordId, SurrealValue, Value};

#[derive(SurrealValue)]
pub(crate) struct VersionRow {
    number: i64,
    at: i64,
    body: Value,
}

#[derive(SurrealValue)]
struct Listed {
    number: i64,
    at: i64,
}

impl VersionRow {
    pub(crate) fn of(version: &Version) -> Result<Self, Error> {
        let body = row::body("a version", version)?;
        Ok(Self { number: i64::from(version.number), at: version.at.0, body })
    }
}

pub(crate) fn id(proposal: &ProposalId, number: u32) -> RecordId {
    key::many("version", vec![key::text(proposal.as_str()), key::count(i64::from(number))])
}

impl Store {
    /// A pinned version.
    pub async fn version(&self, proposal: &ProposalId, number: u32) -> Result<Option<Version>, Error> {
        self.body("a version", id(proposal, number)).await
    }

    /// The numbers of a proposal's versions and when each was pinned, oldest first.
    pub async fn versions(&self, proposal: &ProposalId) -> Result<Vec<(u32, Timestamp)>, Error> {
        let range = key::below("version", vec![key::text(proposal.as_str())]);
        let mut answer = self.run(Unit::new("SELECT number, at FROM $range").bind("range", range)).await?;
        let rows: Vec<Listed> = answer.take(0)?;
        Ok(rows.into_iter().filter_map(|r| Some((u32::try_from(r.number).ok()?, Timestamp(r.at)))).collect())
    }
}
