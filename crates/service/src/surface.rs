//! The signatures of every use case.
#![expect(missing_docs, clippy::unused_async, unused_variables, reason = "signatures first")]

use crate::*;
use domain::assessment::Rating;
use domain::consultation::{ConsultationView, Support};
use domain::ids::*;
use domain::people::Actor;
use domain::proposal::JobDecision;
use domain::review::{DecisionInput, ResolutionKind};
use domain::section::{Section, Sharing};
use domain::state::Step;
use domain::version::Version;
use domain::view::*;

impl Service {
    pub async fn sign_in(&self, email: &str, password: &str, agent: &str) -> Result<SignedIn> {
        Err(Error::Busy)
    }

    pub async fn authenticate(&self, token: &str) -> Result<Option<Actor>> {
        Err(Error::Busy)
    }

    pub async fn authenticate_sync(&self, token: &str) -> Result<Option<Actor>> {
        Err(Error::Busy)
    }

    pub async fn sign_out(&self, actor: &Actor) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn sessions(&self, actor: &Actor) -> Result<Vec<SessionView>> {
        Err(Error::Busy)
    }

    pub async fn revoke(&self, actor: &Actor, session: &SessionId) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn sync_token(&self, actor: &Actor) -> Result<SyncToken> {
        Err(Error::Busy)
    }

    pub async fn me(&self, actor: &Actor) -> Result<Me> {
        Err(Error::Busy)
    }

    pub async fn desk(&self, actor: &Actor) -> Result<Desk> {
        Err(Error::Busy)
    }

    pub async fn reports(&self, actor: &Actor) -> Result<Vec<Report>> {
        Err(Error::Busy)
    }

    pub async fn shelf(&self, actor: &Actor, shelf: Shelf) -> Result<Vec<ProposalSummary>> {
        Err(Error::Busy)
    }

    pub async fn proposals(&self, actor: &Actor) -> Result<Vec<ProposalSummary>> {
        Err(Error::Busy)
    }

    pub async fn start(&self, actor: &Actor, title: &str) -> Result<ProposalId> {
        Err(Error::Busy)
    }

    pub async fn proposal(&self, actor: &Actor, id: &ProposalId) -> Result<ProposalView> {
        Err(Error::Busy)
    }

    pub async fn rename(&self, actor: &Actor, id: &ProposalId, title: &str) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn acknowledge(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn share(&self, actor: &Actor, id: &ProposalId, section: Section, sharing: Sharing) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn ask(&self, actor: &Actor, id: &ProposalId, input: &AskInput) -> Result<ConsultationId> {
        Err(Error::Busy)
    }

    pub async fn consent(&self, actor: &Actor, id: &ConsultationId, consent: Consent) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn answer(&self, actor: &Actor, id: &ConsultationId, support: Support, reason: &str) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn close_consultation(&self, actor: &Actor, id: &ConsultationId, reason: &str) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn consultation(&self, actor: &Actor, id: &ConsultationId) -> Result<ConsultationView> {
        Err(Error::Busy)
    }

    pub async fn step(&self, actor: &Actor, id: &ProposalId, step: Step) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn withdraw(&self, actor: &Actor, id: &ProposalId, reason: &str) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn decide_job(&self, actor: &Actor, id: &ProposalId, decision: JobDecision) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn rate(&self, actor: &Actor, id: &ProposalId, expectation: &ExpectationId, rating: Option<Rating>) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn seal(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn sign(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn submit(&self, actor: &Actor, id: &ProposalId) -> Result<u32> {
        Err(Error::Busy)
    }

    pub async fn review(&self, actor: &Actor, id: &ProposalId, number: u32) -> Result<ReviewView> {
        Err(Error::Busy)
    }

    pub async fn version(&self, actor: &Actor, id: &ProposalId, number: u32) -> Result<Version> {
        Err(Error::Busy)
    }

    pub async fn decide(&self, actor: &Actor, id: &ProposalId, number: u32, input: &DecisionInput) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn resolve(
        &self,
        actor: &Actor,
        id: &ProposalId,
        request: &RequestId,
        kind: ResolutionKind,
        note: &str,
    ) -> Result<()> {
        Err(Error::Busy)
    }

    pub async fn add_organization(&self, input: &NewOrganization) -> Result<OrgId> {
        Err(Error::Busy)
    }

    pub async fn add_person(&self, input: &NewPerson) -> Result<PersonId> {
        Err(Error::Busy)
    }
}
