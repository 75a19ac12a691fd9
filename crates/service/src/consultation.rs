//! Consultations: proposed by the manager, asked with the employee's consent, answered by the stakeholder, or closed.

use crate::access::{Case, was_put_to};
use crate::event::Event;
use crate::names::Names;
use crate::proposal::{advance, noted, retried};
use crate::words::page;
use crate::{Consent, Error, Result, Service, clock};
use domain::assessment::Side;
use domain::consultation::{Answer, Consultation, ConsultationView, ExcerptPart, MAX_WORDS_CHARS, Round, Stage, Support, Whole};
use domain::ids::{ConsultationId, PersonId, ProposalId};
use domain::people::Actor;
use domain::permission::{self, Action, Relation};
use domain::proposal::Proposal;
use domain::section::Sharing;
use domain::state::{State, Step, next};
use domain::time::{Date, Timestamp};
use domain::view::AskInput;
use store::Also;

/// Most questions about one proposal: more is a survey.
const MAX_CONSULTATIONS: usize = 50;
/// A day that is yesterday in UTC may still be today where the person is.
const WESTMOST_DAYS: i64 = 1;

impl Service {
    /// Proposes to ask somebody. They hear of it when the employee consents.
    pub async fn ask(&self, actor: &Actor, id: &ProposalId, input: &AskInput) -> Result<ConsultationId> {
        let question = page("The question", &input.question, MAX_WORDS_CHARS)?;
        let (consultation, question) = (clock::id::<ConsultationId>()?, question.as_str());
        let consultation = &consultation;
        retried(move || self.propose(actor, id, input, consultation, question)).await?;
        Ok(consultation.clone())
    }

    async fn propose(
        &self,
        actor: &Actor,
        id: &ProposalId,
        input: &AskInput,
        consultation: &ConsultationId,
        question: &str,
    ) -> Result<()> {
        let proposal = self.case(actor, id, Action::Ask).await?.proposal;
        asked_now(input.round, &proposal)?;
        let now = clock::now();
        if input.due.days() < now.date().days() - WESTMOST_DAYS {
            return Err(Error::invalid("The day by which the answer is wanted has passed: name a later one."));
        }
        self.may_be_asked(&proposal, &input.stakeholder).await?;
        let others = self.store.consultations(id).await?;
        let open = |c: &Consultation| c.stakeholder == input.stakeholder && matches!(c.stage, Stage::Proposed | Stage::Asked);
        if others.iter().any(open) {
            return Err(Error::Conflict(
                "A question to this person is open already. Close it before you ask another.".to_owned(),
            ));
        }
        if others.len() >= MAX_CONSULTATIONS {
            return Err(Error::not_now(format!(
                "There are {MAX_CONSULTATIONS} questions already. Talk to whoever is still missing."
            )));
        }
        let asked = Consultation {
            id: consultation.clone(),
            proposal: id.clone(),
            round: input.round,
            stakeholder: input.stakeholder.clone(),
            asked_by: actor.person.clone(),
            question: question.to_owned(),
            due: input.due,
            stage: Stage::Proposed,
            excerpt: Vec::new(),
            at: now,
        };
        self.save_consultation(actor, proposal, asked, Event::ConsultationProposed, now).await
    }

    async fn may_be_asked(&self, proposal: &Proposal, stakeholder: &PersonId) -> Result<()> {
        if proposal.side_of(stakeholder).is_some() {
            return Err(Error::invalid("Ask somebody who does not sit at the table already."));
        }
        let found = self.store.person(stakeholder).await?.filter(|p| p.org == proposal.org && p.left.is_none());
        found.map(drop).ok_or_else(|| Error::invalid("There is nobody of that name here. Choose a colleague from the list."))
    }

    /// The employee consents to a question, or refuses it.
    pub async fn consent(&self, actor: &Actor, id: &ConsultationId, consent: Consent) -> Result<()> {
        retried(move || async move {
            let (mut consultation, case) = self.consultation_case(actor, id, Action::Consent).await?;
            let mut proposal = case.proposal;
            if matches!(consultation.stage, Stage::Closed { .. }) {
                return Err(Error::not_now("This question is no longer open."));
            }
            if consultation.stage != Stage::Proposed {
                return Err(Error::not_now("You have answered this already."));
            }
            let event = match consent {
                Consent::No => {
                    consultation.stage = Stage::Refused;
                    Event::ConsultationRefused
                }
                Consent::Yes => {
                    // They may have left since they were proposed.
                    self.may_be_asked(&proposal, &consultation.stakeholder).await?;
                    asked_now(consultation.round, &proposal)?;
                    consultation.excerpt = self.excerpt(&proposal, consultation.round).await?;
                    consultation.stage = Stage::Asked;
                    if next(proposal.state, Step::Consult, proposal.submitted()).is_some() {
                        advance(&mut proposal, Step::Consult)?;
                    }
                    Event::ConsultationConsented
                }
            };
            self.save_consultation(actor, proposal, consultation, event, clock::now()).await
        })
        .await
    }

    /// What the stakeholder is to read, as it stands.
    async fn excerpt(&self, proposal: &Proposal, round: Round) -> Result<Vec<ExcerptPart>> {
        let facts = self.sound_facts(proposal).await?;
        let framework = self.published(&proposal.org, proposal.framework_version).await?;
        let held = self.todays_role(proposal).await?;
        let open = facts.sealed().len() == Side::ALL.len();
        let whole = Whole {
            contents: &facts.written.contents,
            framework: &framework,
            held: held.as_ref(),
            expectations: &proposal.expectations,
            opened: open.then(|| Side::ALL.map(|side| facts.assessment(side))),
        };
        Ok(whole.excerpt(round))
    }

    /// The stakeholder answers: whether it would be supported and why, or in the round on preparation, where nobody votes, in words alone.
    pub async fn answer(
        &self,
        actor: &Actor,
        id: &ConsultationId,
        support: impl Into<Option<Support>>,
        reason: &str,
    ) -> Result<()> {
        let reason = page("The answer", reason, MAX_WORDS_CHARS)?;
        let (support, reason) = (support.into(), reason.as_str());
        retried(move || async move {
            let (mut consultation, proposal) = self.put_to(actor, id).await?;
            if consultation.stage != Stage::Asked {
                return Err(Error::Conflict("You have answered this question already.".to_owned()));
            }
            if !permission::may(Relation::Stakeholder, &proposal, Action::Answer) {
                return Err(Error::not_now("This path has ended: the question needs no answer any more."));
            }
            match (consultation.round, support) {
                (Round::Support, None) => return Err(Error::invalid("Say whether this would be supported.")),
                (Round::Preparation, Some(_)) => {
                    return Err(Error::invalid("This question asks what would prepare somebody, and for no vote."));
                }
                (Round::Support, Some(_)) | (Round::Preparation, None) => {}
            }
            let now = clock::now();
            consultation.stage = Stage::Answered { answer: Answer { support, reason: reason.to_owned(), at: now } };
            self.save_consultation(actor, proposal, consultation, Event::ConsultationAnswered, now).await
        })
        .await
    }

    /// Closes a question without an answer.
    pub async fn close_consultation(&self, actor: &Actor, id: &ConsultationId, reason: &str) -> Result<()> {
        let reason = page("The reason", reason, MAX_WORDS_CHARS)?;
        let reason = reason.as_str();
        retried(move || async move {
            let (mut consultation, case) = self.consultation_case(actor, id, Action::CloseConsultation).await?;
            if !matches!(consultation.stage, Stage::Proposed | Stage::Asked) {
                return Err(Error::not_now("This question is no longer open."));
            }
            let until_now = consultation.is_put().then(|| consultation.stakeholder.clone());
            consultation.stage = Stage::Closed { reason: reason.to_owned() };
            self.save_consultation(actor, case.proposal, consultation, Event::ConsultationClosed, clock::now()).await?;
            if let Some(stakeholder) = until_now {
                self.tell_desk(stakeholder);
            }
            Ok(())
        })
        .await
    }

    /// Closes a question that nobody can answer any more, whoever notices. On a path whose text is not open it stays as it is.
    pub(crate) async fn end_consultation(&self, actor: &Actor, id: &ConsultationId, reason: &str) -> Result<()> {
        retried(move || async move {
            let Some(mut consultation) = self.store.consultation(id).await? else { return Ok(()) };
            let Some(proposal) = self.store.proposal(&consultation.proposal).await? else { return Ok(()) };
            if !matches!(consultation.stage, Stage::Proposed | Stage::Asked) || !proposal.state.is_writable() {
                return Ok(());
            }
            consultation.stage = Stage::Closed { reason: reason.to_owned() };
            self.save_consultation(actor, proposal, consultation, Event::ConsultationClosed, clock::now()).await
        })
        .await
    }

    /// A question, for the stakeholder it was put to and for the pair.
    pub async fn consultation(&self, actor: &Actor, id: &ConsultationId) -> Result<ConsultationView> {
        let (consultation, proposal) = match self.put_to(actor, id).await {
            Err(Error::NotFound) => {
                let (consultation, case) = self.consultation_case(actor, id, Action::View).await?;
                (consultation, case.proposal)
            }
            found => found?,
        };
        let names = self.names([&consultation.stakeholder, &consultation.asked_by, &proposal.employee]).await?;
        Ok(view(consultation, &proposal, proposal.side_of(&actor.person), &names))
    }

    /// The question, if it was put to the actor.
    async fn put_to(&self, actor: &Actor, id: &ConsultationId) -> Result<(Consultation, Proposal)> {
        let consultation = self.store.consultation(id).await?.filter(|c| was_put_to(c, &actor.person)).ok_or(Error::NotFound)?;
        let proposal = self.store.proposal(&consultation.proposal).await?.ok_or(Error::NotFound)?;
        if proposal.org != actor.org || proposal.state == State::Withdrawn {
            return Err(Error::NotFound);
        }
        Ok((consultation, proposal))
    }

    /// The question with its proposal, if the actor may do `action` with that.
    async fn consultation_case(&self, actor: &Actor, id: &ConsultationId, action: Action) -> Result<(Consultation, Case)> {
        let consultation = self.store.consultation(id).await?.ok_or(Error::NotFound)?;
        let case = self.case(actor, &consultation.proposal, action).await?;
        Ok((consultation, case))
    }

    async fn save_consultation(
        &self,
        actor: &Actor,
        mut proposal: Proposal,
        consultation: Consultation,
        event: Event,
        now: Timestamp,
    ) -> Result<()> {
        // What was asked and answered is part of what both sign.
        proposal.signatures.clear();
        let about = consultation.stakeholder.as_str().to_owned();
        let also = Also { consultations: vec![consultation], ..noted(actor, now, event, about) };
        self.save(proposal, now, also).await.map(drop)
    }
}

/// Whether questions of that round are asked now.
fn asked_now(round: Round, proposal: &Proposal) -> Result<()> {
    if round.is_open(proposal.state) {
        return Ok(());
    }
    Err(Error::not_now("What would prepare somebody is asked once the assessments are open and milestones are being written."))
}

/// A question as one reader may see it. The manager reads of the excerpt what is of sections that are shared.
pub(crate) fn view(mut consultation: Consultation, proposal: &Proposal, side: Option<Side>, names: &Names) -> ConsultationView {
    if side == Some(Side::Manager) {
        consultation.excerpt.retain(|part| proposal.sharing(part.kind.section()) != Sharing::Private);
    }
    ConsultationView {
        stakeholder: names.of(&consultation.stakeholder),
        asked_by: names.of(&consultation.asked_by),
        employee: names.of(&proposal.employee),
        consultation,
    }
}

/// Whether the answer is wanted by then and has not come.
pub(crate) fn waits(consultation: &Consultation) -> Option<Date> {
    (consultation.stage == Stage::Asked).then_some(consultation.due)
}
