//! What a programme owner makes of the steps, and moving a path to it.

use crate::event::Event;
use crate::organization::owns;
use crate::proposal::{entry, noted, retried};
use crate::words::{line, optional};
use crate::{Error, Result, Service, clock};
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::permission::Action;
use domain::process::{MAX_GUIDE_CHARS, MAX_QUESTION_CHARS, Process, Question};
use domain::proposal::Proposal;
use domain::state::Phase;
use std::collections::BTreeMap;
use store::Org;

impl Service {
    /// Chooses questions, guides and what may not be left out, onto what was read: for proposals that are started from now on. Words that are left empty are
    /// the program's again. For programme owners.
    pub async fn change_process(&self, actor: &Actor, read: &Process, next: &Process) -> Result<()> {
        owns(actor)?;
        let org = self.organization(&actor.org).await?;
        if *read != org.process {
            return Err(Error::Raced);
        }
        let chosen = Process { number: org.process.number, ..written(next)? };
        if chosen == org.process {
            return Ok(());
        }
        let process = Process { number: chosen.number.saturating_add(1), ..chosen };
        let noted = entry(actor, clock::now(), Event::ProcessChanged, process.number.to_string());
        let next = Org { process, ..org.clone() };
        Ok(self.store.org_change(&org, &next, &noted).await?)
    }

    /// Lets a proposal go on with what the organization makes of the steps now. For the employee, while the text is open.
    pub async fn adopt_process(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        retried(move || async move {
            // Whoever names the proposal decides what it is written in answer to.
            let mut proposal = self.case(actor, id, Action::Rename).await?.proposal;
            let present = self.organization(&proposal.org).await?.process;
            if proposal.process == present {
                return Ok(());
            }
            let about = present.number.to_string();
            proposal.process = present;
            // The answers were signed as answers to other questions.
            proposal.signatures.clear();
            let now = clock::now();
            self.save(proposal, now, noted(actor, now, Event::ProcessAdopted, about)).await.map(drop)
        })
        .await
    }

    /// Whether the organization makes something else of the steps than when the proposal was started.
    pub(crate) async fn has_newer_process(&self, proposal: &Proposal) -> Result<bool> {
        Ok(proposal.state.is_writable() && self.organization(&proposal.org).await?.process != proposal.process)
    }
}

/// Without what says nothing.
fn written(process: &Process) -> Result<Process> {
    let mut next = Process { questions: BTreeMap::new(), guides: BTreeMap::new(), ..process.clone() };
    for question in Question::ALL {
        let text = process.questions.get(&question).map(|text| text.trim()).filter(|text| !text.is_empty());
        if let Some(text) = text {
            next.questions.insert(question, line("A question", text, MAX_QUESTION_CHARS)?);
        }
    }
    for phase in Phase::ALL {
        let text = optional("A guide", process.guides.get(&phase).map_or("", String::as_str), MAX_GUIDE_CHARS)?;
        if !text.is_empty() {
            next.guides.insert(phase, text);
        }
    }
    Ok(next)
}
