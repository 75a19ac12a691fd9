//! Consultations. They are written with [`Store::proposal_save`], so that a question and the proposal's state never disagree.

use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::consultation::Consultation;
use domain::ids::{ConsultationId, PersonId, ProposalId};
use surrealdb_types::{RecordId, SurrealValue, Value};

#[derive(SurrealValue)]
pub(crate) struct ConsultationRow {
    id: RecordId,
    proposal: RecordId,
    stakeholder: RecordId,
    at: i64,
    body: Value,
}

impl ConsultationRow {
    pub(crate) fn of(consultation: &Consultation) -> Result<Self, Error> {
        Ok(Self {
            id: key::one("consultation", consultation.id.as_str()),
            proposal: row::proposal(&consultation.proposal),
            stakeholder: row::person(&consultation.stakeholder),
            at: consultation.at.0,
            body: row::body("a consultation", consultation)?,
        })
    }
}

impl Store {
    /// A consultation.
    pub async fn consultation(&self, id: &ConsultationId) -> Result<Option<Consultation>, Error> {
        self.body("a consultation", key::one("consultation", id.as_str())).await
    }

    /// A proposal's consultations, oldest first.
    pub async fn consultations(&self, proposal: &ProposalId) -> Result<Vec<Consultation>, Error> {
        self.found("a consultation", Unit::new(OF_PROPOSAL).bind("proposal", row::proposal(proposal))).await
    }

    /// The consultations in which a person is the stakeholder, in every stage, newest first.
    pub async fn consultations_of(&self, stakeholder: &PersonId) -> Result<Vec<Consultation>, Error> {
        self.found("a consultation", Unit::new(OF_STAKEHOLDER).bind("stakeholder", row::person(stakeholder))).await
    }
}

pub(crate) const OF_PROPOSAL: &str = "SELECT VALUE body FROM consultation WHERE proposal = $proposal ORDER BY at";
pub(crate) const OF_STAKEHOLDER: &str = "SELECT VALUE body FROM consultation WHERE stakeholder = $stakeholder ORDER BY at DESC";
