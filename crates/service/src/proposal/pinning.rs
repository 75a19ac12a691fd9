//! Pinning what is rated, and pinning it anew when the target was changed since.

use super::save::{advance, entry};
use crate::event::Event;
use crate::{Error, Result, Service};
use domain::assessment::{Rated, Side};
use domain::content::{Aim, Objectives};
use domain::framework::{Framework, FrameworkError};
use domain::gate::Missing;
use domain::ids::RoleId;
use domain::people::Actor;
use domain::proposal::Proposal;
use domain::section::{Section, Sharing};
use domain::state::{State, Step};
use domain::time::Timestamp;
use store::Also;

/// What the target of these objectives asks to be rated of somebody who holds a role.
fn rated(framework: &Framework, objectives: &Objectives, held: Option<&RoleId>) -> std::result::Result<Rated, FrameworkError> {
    let expectations = framework.target_expectations(objectives, held)?;
    let of_role = expectations.iter().any(|expected| !expected.is_clause());
    let target = framework.aimed(objectives, held).filter(|_| of_role).map(|role| role.id.clone());
    Ok(Rated { target, expectations })
}

impl Service {
    /// Pins what is rated: from here on neither a new framework nor a new target moves it.
    pub(super) async fn pin_expectations(&self, proposal: &mut Proposal) -> Result<()> {
        readable(proposal)?;
        let objectives = self.written(proposal).await?.whole()?.contents.objectives;
        let framework = self.published(&proposal.org, proposal.framework_version).await?;
        let held = self.held_in(proposal, &framework, objectives.demands().aim).await?;
        let mut rated = rated(&framework, &objectives, held.as_ref())
            .map_err(|e| Error::not_now(format!("The expectations of the target cannot be resolved: {e}.")))?;
        if rated.expectations.is_empty() {
            return Err(Error::Incomplete(vec![Missing::Target, Missing::JobDescription]));
        }
        // Whoever is rated in today's role is not asked what is new in it.
        if objectives.demands().aim != Aim::Today {
            self.mark_known(proposal, &framework, &mut rated.expectations).await?;
        }
        proposal.target = rated.target;
        proposal.expectations = rated.expectations;
        Ok(())
    }

    /// What the target asks to be rated as it is now. One that cannot be resolved asks for nothing that was pinned.
    pub(super) async fn rated_now(&self, proposal: &Proposal, objectives: &Objectives) -> Result<Option<Rated>> {
        if proposal.expectations.is_empty() || !proposal.state.is_writable() {
            return Ok(None);
        }
        let framework = self.published(&proposal.org, proposal.framework_version).await?;
        let held = self.held_in(proposal, &framework, objectives.demands().aim).await?;
        Ok(Some(rated(&framework, objectives, held.as_ref()).unwrap_or_default()))
    }

    /// The role that the employee holds. Where a newer version put another in its place, today's role stays the pinned one for this proposal.
    async fn held_in(&self, proposal: &Proposal, framework: &Framework, aim: Aim) -> Result<Option<RoleId>> {
        let held = self.held(proposal).await?;
        let known = held.filter(|role| framework.role(&framework.successor(role)).is_some());
        Ok(known.or_else(|| proposal.target.clone().filter(|_| aim == Aim::Today)))
    }

    /// Pins what the target asks for now in place of what was pinned. What was rated goes on where the same is expected; where something
    /// else is, both rate alone again, and neither has seen anything that was not open before.
    pub(super) async fn repin(&self, actor: &Actor, proposal: &mut Proposal, now: Timestamp, also: &mut Also) -> Result<()> {
        let before = std::mem::take(&mut proposal.expectations);
        if before.is_empty() {
            return Err(Error::not_now("Nothing is rated yet: begin the assessments, which pins what the target expects."));
        }
        let was_aimed_at = proposal.target.clone();
        self.pin_expectations(proposal).await?;
        let pinned = Rated { target: proposal.target.clone(), expectations: proposal.expectations.clone() };
        let earlier = Proposal { expectations: before.clone(), target: was_aimed_at, ..proposal.clone() };
        if pinned.is_pinned(&earlier) {
            return Err(Error::not_now("What is rated is what the target expects already."));
        }
        for side in Side::ALL {
            let mut sheet = self.store.assessment(&proposal.id, side).await?;
            sheet.assessment = sheet.assessment.carried_over(&before, &proposal.expectations);
            also.repinned.push((side, sheet));
        }
        // The record says who may do what: both sealed is open, anything else is rated alone.
        let open = also.repinned.iter().all(|(_, sheet)| sheet.assessment.sealed.is_some());
        match (open, proposal.state) {
            (true, State::Assessing) => {
                advance(proposal, Step::Open)?;
                also.audit.push(entry(actor, now, Event::AssessmentsOpened, ""));
            }
            (true, _) => {}
            (false, _) => advance(proposal, Step::Repin)?,
        }
        // What both signed has changed.
        proposal.signatures.clear();
        Ok(())
    }
}

/// Otherwise a step of the manager's would tell what the employee has not shown.
pub(super) fn readable(proposal: &Proposal) -> Result<()> {
    let section = Section::Objectives;
    if proposal.sharing(section) == Sharing::Private {
        Err(Error::Incomplete(vec![Missing::NotShared { section }]))
    } else {
        Ok(())
    }
}
