//! What the employee does with the record, and what both acknowledge.

use super::save::{advance, noted, retried};
use crate::event::Event;
use crate::words::{line, optional};
use crate::{Error, Result, Service, clock};
use domain::content::Clause;
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::permission::Action;
use domain::proposal::{JobDecision, MAX_TITLE_CHARS, Proposal};
use domain::review::MAX_REASON_CHARS;
use domain::section::{Section, Sharing};
use domain::state::{State, Step};
use std::collections::BTreeMap;
use store::{Also, Rooms};

/// Most proposals one person may have on the way at a time: more cannot be worked on, and a script could fill the disk.
const MAX_OPEN: usize = 20;

impl Service {
    /// Starts a proposal. Only the employee knows of it until a section is shared.
    pub async fn start(&self, actor: &Actor, title: &str) -> Result<ProposalId> {
        let title = line("The title", title, MAX_TITLE_CHARS)?;
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        let manager = person.manager.ok_or_else(|| {
            Error::not_now("Nobody is named as your manager yet, and a path needs both. Ask your administrator to name one.")
        })?;
        if self.store.person(&manager).await?.is_none_or(|manager| manager.left.is_some()) {
            return Err(Error::not_now("Your manager has left, and a path needs both. Ask your administrator to name another."));
        }
        let open = self.store.proposals_of_employee(&actor.person).await?.iter().filter(|p| !p.state.is_final()).count();
        if open >= MAX_OPEN {
            return Err(Error::not_now(format!(
                "You have {MAX_OPEN} proposals on the way. Withdraw one before you start another."
            )));
        }
        let (now, organization) = (clock::now(), self.organization(&actor.org).await?);
        let proposal = Proposal {
            id: clock::id()?,
            org: actor.org.clone(),
            employee: actor.person.clone(),
            manager,
            title,
            state: State::Draft,
            revision: 0,
            generation: 0,
            sharing: BTreeMap::new(),
            acknowledged: BTreeMap::new(),
            job_decision: None,
            job_about: None,
            quorum: Some(organization.quorum),
            framework_version: organization.framework,
            beginning: BTreeMap::new(),
            expectations: Vec::new(),
            target: None,
            signatures: Vec::new(),
            version: 0,
            created: now,
            updated: now,
            withdrawn_because: None,
            process: organization.process,
            handovers: Vec::new(),
            note: None,
        };
        let templates = Section::ALL.into_iter().map(|s| (s, document::doc::template(s).into())).collect();
        let also = noted(actor, now, Event::Started, "");
        self.store.proposal_create(&proposal, &templates, &also.audit).await?;
        Ok(proposal.id)
    }

    /// Names it anew.
    pub async fn rename(&self, actor: &Actor, id: &ProposalId, title: &str) -> Result<()> {
        let title = line("The title", title, MAX_TITLE_CHARS)?;
        let title = title.as_str();
        retried(move || async move {
            let mut proposal = self.case(actor, id, Action::Rename).await?.proposal;
            if proposal.title == title {
                return Ok(());
            }
            title.clone_into(&mut proposal.title);
            // The title is part of what both sign.
            proposal.signatures.clear();
            let now = clock::now();
            self.save(proposal, now, noted(actor, now, Event::Renamed, "")).await.map(drop)
        })
        .await
    }

    /// Acknowledges the goals and rules of the programme. Once is enough; again does nothing.
    pub async fn acknowledge(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        retried(move || async move {
            let mut proposal = self.case(actor, id, Action::Acknowledge).await?.proposal;
            let side = proposal.side_of(&actor.person).ok_or(Error::NotFound)?;
            if proposal.acknowledged.contains_key(&side) {
                return Ok(());
            }
            let now = clock::now();
            proposal.acknowledged.insert(side, now);
            self.save(proposal, now, noted(actor, now, Event::Acknowledged, "")).await.map(drop)
        })
        .await
    }

    /// Shares a section with the manager, or takes that back.
    pub async fn share(&self, actor: &Actor, id: &ProposalId, section: Section, sharing: Sharing) -> Result<()> {
        retried(move || async move {
            let mut proposal = self.case(actor, id, Action::Share).await?.proposal;
            if proposal.sharing(section) == sharing {
                return Ok(());
            }
            proposal.sharing.insert(section, sharing);
            if proposal.state == State::Draft && sharing != Sharing::Private {
                advance(&mut proposal, Step::Share)?;
            }
            let event = if sharing == Sharing::Private { Event::Unshared } else { Event::Shared };
            let now = clock::now();
            self.save(proposal, now, noted(actor, now, event, section.key())).await.map(drop)
        })
        .await
    }

    /// The employee's decision on the walked-through job description, in the words that stand there now.
    pub async fn decide_job(&self, actor: &Actor, id: &ProposalId, decision: JobDecision) -> Result<()> {
        retried(move || async move {
            let mut proposal = self.case(actor, id, Action::DecideJob).await?.proposal;
            let clauses = self.written(&proposal).await?.whole()?.contents.objectives.clauses;
            let about = Some(Clause::wording(&clauses));
            if proposal.job_decision == Some(decision) && proposal.job_about == about {
                return Ok(());
            }
            proposal.job_decision = Some(decision);
            proposal.job_about = about;
            let event = match decision {
                JobDecision::Accepted => Event::JobAccepted,
                JobDecision::ModifyFurther => Event::JobToModify,
            };
            let now = clock::now();
            self.save(proposal, now, noted(actor, now, event, "")).await.map(drop)
        })
        .await
    }

    /// Takes it back. The employee owes nobody a reason, so it may be left empty.
    pub async fn withdraw(&self, actor: &Actor, id: &ProposalId, reason: &str) -> Result<()> {
        let reason = optional("The reason", reason, MAX_REASON_CHARS)?;
        let reason = reason.as_str();
        retried(move || async move {
            let mut proposal = self.case(actor, id, Action::Withdraw).await?.proposal;
            let rated = proposal.state == State::Assessing;
            advance(&mut proposal, Step::Withdraw)?;
            proposal.signatures.clear();
            proposal.withdrawn_because = (!reason.is_empty()).then(|| reason.to_owned());
            let now = clock::now();
            let also = Also { rooms: Some(Rooms::Freeze), ..noted(actor, now, Event::Withdrawn, "") };
            let saved = self.save(proposal, now, also).await?;
            if rated { self.tell_other_paths(&saved).await } else { Ok(()) }
        })
        .await
    }
}
