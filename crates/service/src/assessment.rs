//! Sealed assessments: each side rates alone, and the second seal opens both.

use crate::event::Event;
use crate::proposal::{advance, entry, expectations, noted, retried};
use crate::words::optional;
use crate::{Error, Result, Service, clock, words};
use domain::assessment::{self, MAX_EVIDENCE_CHARS, Rating, Side};
use domain::ids::{ExpectationId, ProposalId};
use domain::people::Actor;
use domain::permission::Action;
use domain::proposal::Proposal;
use domain::state::{State, Step};
use store::{Also, Sheet};

impl Service {
    /// Writes one of the actor's own answers, or takes it away. Nobody is told: a seal is all that the other side hears of.
    pub async fn rate(&self, actor: &Actor, id: &ProposalId, expectation: &ExpectationId, rating: Option<Rating>) -> Result<()> {
        let rating = match rating {
            Some(r) => Some(Rating { level: r.level, evidence: optional("The evidence", &r.evidence, MAX_EVIDENCE_CHARS)? }),
            None => None,
        };
        let rating = rating.as_ref();
        retried(move || async move {
            let (proposal, side, mut sheet) = self.own_sheet(actor, id).await?;
            if proposal.expectations.iter().all(|e| e.id != *expectation) {
                return Err(Error::invalid("This is not among what is rated. Choose one of the expectations listed."));
            }
            if sheet.assessment.by.contains_key(expectation) {
                return Err(Error::not_now("This was sealed before the path was handed over to you, and stays as it is."));
            }
            if sheet.assessment.kept.contains_key(expectation) {
                return Err(Error::not_now("This was sealed, and the new target expects the same: the answer stays as it is."));
            }
            match rating {
                Some(rating) => sheet.assessment.ratings.insert(expectation.clone(), rating.clone()),
                None => sheet.assessment.ratings.remove(expectation),
            };
            Ok(self.store.assessment_save(id, side, &sheet).await?)
        })
        .await
    }

    /// Seals the actor's own assessment, for good. The second seal opens both.
    pub async fn seal(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        retried(move || async move {
            let (mut proposal, side, mut sheet) = self.own_sheet(actor, id).await?;
            // The error names everything that has no answer: in words that this side may read.
            let open = assessment::incomplete(&sheet.assessment, &expectations(&proposal, side));
            if !open.is_empty() {
                return Err(Error::Invalid(open.iter().map(words::sentence).collect::<Vec<_>>().join(" ")));
            }
            let now = clock::now();
            sheet.assessment.sealed = Some(now);
            let mut also = Also { assessments: vec![(side, sheet)], ..noted(actor, now, Event::AssessmentSealed, "") };
            // Two seals at one moment cannot overlook each other: both write the record, and the later one reads again.
            if self.store.assessment(id, side.other()).await?.assessment.sealed.is_some() {
                advance(&mut proposal, Step::Open)?;
                also.audit.push(entry(actor, now, Event::AssessmentsOpened, ""));
            }
            let sealed = self.save(proposal, now, also).await?;
            if sealed.state == State::Assessing { Ok(()) } else { self.tell_other_paths(&sealed).await }
        })
        .await
    }

    async fn own_sheet(&self, actor: &Actor, id: &ProposalId) -> Result<(Proposal, Side, Sheet)> {
        let proposal = self.case(actor, id, Action::Assess).await?.proposal;
        let side = proposal.side_of(&actor.person).ok_or(Error::NotFound)?;
        let sheet = self.store.assessment(id, side).await?;
        // Asked again once it is read: whoever has handed over or been taken off meanwhile writes onto nobody else's sheet, which has
        // become another one by then.
        let proposal = self.case(actor, id, Action::Assess).await?.proposal;
        if proposal.side_of(&actor.person) != Some(side) {
            return Err(Error::NotFound);
        }
        if sheet.assessment.sealed.is_some() && !sheet.assessment.by.is_empty() {
            return Err(Error::not_now("This was sealed before the path was handed over to you, and stays as it is."));
        }
        if sheet.assessment.sealed.is_some() {
            return Err(Error::not_now("Your assessment is sealed. It opens when the other side has sealed too."));
        }
        Ok((proposal, side, sheet))
    }
}
