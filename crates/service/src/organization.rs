//! What an organization chooses for itself: its name and days, how many reviewers decide, and what it wants to reach.

use crate::event::Event;
use crate::people::MAX_NAME_CHARS;
use crate::proposal::entry;
use crate::words::{line, optional, page};
use crate::{Error, Result, Service, clock};
use domain::framework::StrategicObjective;
use domain::ids::ObjectiveId;
use domain::people::{Actor, Role};
use domain::proposal::Proposal;
use domain::time::Date;
use domain::view::{ObjectiveInput, OrganizationSettings, SettingsView};
use store::Org;

/// More reviewers than that decide on nobody's path.
const MAX_QUORUM: u32 = 20;
/// Objectives that an organization has at once: nobody chooses among more.
const MAX_OBJECTIVES: usize = 200;
/// Objectives that are kept, those that have ended among them: decades of them, in one record.
const MAX_EVER: usize = 5_000;
/// Longest explanation of an objective, in characters: a paragraph.
const MAX_DESCRIPTION_CHARS: usize = 2_000;

impl Service {
    /// What the organization has chosen. For administrators and programme owners.
    pub async fn settings(&self, actor: &Actor) -> Result<SettingsView> {
        keeps(actor)?;
        let org = self.organization(&actor.org).await?;
        Ok(SettingsView {
            reviewers: u32::try_from(self.store.reviewers(&actor.org).await?.len()).unwrap_or(u32::MAX),
            objectives: self.store.objectives(&actor.org).await?,
            today: clock::day(clock::now(), &org.time_zone)?,
            settings: chosen(&org),
            process: org.process,
        })
    }

    /// Chooses anew, onto what was read. How many reviewers decide is the programme owner's to choose, and holds for proposals that are started from now
    /// on. For administrators and programme owners.
    pub async fn change_settings(&self, actor: &Actor, read: &OrganizationSettings, next: &OrganizationSettings) -> Result<()> {
        keeps(actor)?;
        let org = self.organization(&actor.org).await?;
        if *read != chosen(&org) {
            return Err(Error::Raced);
        }
        if next.quorum != org.quorum {
            self.may_be_quorum(actor, next.quorum).await?;
        }
        let next = Org {
            name: line("The name of the organization", &next.name, MAX_NAME_CHARS)?,
            time_zone: clock::time_zone(next.time_zone.trim())?,
            quorum: next.quorum,
            ..org.clone()
        };
        if next == org {
            return Ok(());
        }
        let noted = entry(actor, clock::now(), Event::SettingsChanged, "");
        Ok(self.store.org_change(&org, &next, &noted).await?)
    }

    /// Adds a strategic objective. For programme owners.
    pub async fn objective_add(&self, actor: &Actor, input: &ObjectiveInput) -> Result<ObjectiveId> {
        owns(actor)?;
        let id: ObjectiveId = clock::id()?;
        let added = objective(id.clone(), input)?;
        self.change_objectives(actor, &id, |all, today| {
            if all.iter().filter(|one| one.is_offered(today)).count() >= MAX_OBJECTIVES {
                return Err(Error::invalid(format!(
                    "An organization has at most {MAX_OBJECTIVES} objectives at once: end one first."
                )));
            }
            all.push(added.clone());
            Ok(())
        })
        .await?;
        Ok(id)
    }

    /// Changes a strategic objective. Other words make another objective, and the one before ends: goals that serve it keep the words that they were
    /// linked to. For programme owners.
    pub async fn objective_change(&self, actor: &Actor, id: &ObjectiveId, input: &ObjectiveInput) -> Result<ObjectiveId> {
        owns(actor)?;
        let new: ObjectiveId = clock::id()?;
        let mut now = id.clone();
        let written = objective(new.clone(), input)?;
        self.change_objectives(actor, id, |all, today| {
            let place = all.iter().position(|one| one.id == *id && one.ended.is_none()).ok_or(Error::NotFound)?;
            let Some(one) = all.get_mut(place) else { return Err(Error::NotFound) };
            let same_words = one.name == written.name && one.description == written.description;
            if same_words {
                *one = StrategicObjective { id: id.clone(), ..written.clone() };
            } else {
                one.ended = Some(today);
                all.insert(place, written.clone());
                now = new.clone();
            }
            Ok(())
        })
        .await?;
        Ok(now)
    }

    /// Ends a strategic objective: it is offered no more, and goals that serve it keep it. For programme owners.
    pub async fn objective_end(&self, actor: &Actor, id: &ObjectiveId) -> Result<()> {
        self.change_objectives(actor, id, |all, today| {
            let one = all.iter_mut().find(|one| one.id == *id && one.ended.is_none()).ok_or(Error::NotFound)?;
            one.ended = Some(today);
            Ok(())
        })
        .await
    }

    async fn change_objectives(
        &self,
        actor: &Actor,
        about: &ObjectiveId,
        change: impl FnOnce(&mut Vec<StrategicObjective>, Date) -> Result<()>,
    ) -> Result<()> {
        owns(actor)?;
        let read = self.store.objectives(&actor.org).await?;
        let org = self.organization(&actor.org).await?;
        let mut next = read.clone();
        if next.len() >= MAX_EVER {
            return Err(Error::invalid(format!("More than {MAX_EVER} objectives, ended ones among them, are not kept.")));
        }
        change(&mut next, clock::day(clock::now(), &org.time_zone)?)?;
        let noted = entry(actor, clock::now(), Event::ObjectivesChanged, about.as_str());
        Ok(self.store.objectives_change(&actor.org, (&read, &next), &noted).await?)
    }

    /// How many reviewers decide on a proposal: what was set, and never more than there are who may.
    pub(crate) async fn quorum(&self, proposal: &Proposal) -> Result<u32> {
        let set = match proposal.quorum {
            Some(quorum) => quorum,
            None => self.organization(&proposal.org).await?.quorum,
        };
        if set <= 1 {
            return Ok(set);
        }
        // Whoever was to decide and has left, or helped to write it, must not keep it from ever being decided.
        let reviewers = self.store.reviewers(&proposal.org).await?;
        let others = reviewers.iter().filter(|one| proposal.side_of(&one.id).is_none() && !proposal.was_facilitated_by(&one.id));
        Ok(set.min(u32::try_from(others.count()).unwrap_or(u32::MAX)).max(1))
    }

    async fn may_be_quorum(&self, actor: &Actor, quorum: u32) -> Result<()> {
        owns(actor)?;
        if quorum == 0 || quorum > MAX_QUORUM {
            return Err(Error::invalid(format!("Between 1 and {MAX_QUORUM} reviewers decide.")));
        }
        let reviewers = self.store.reviewers(&actor.org).await?.len();
        if usize::try_from(quorum).is_ok_and(|quorum| quorum > reviewers) {
            return Err(Error::invalid(format!(
                "{reviewers} people are appointed to review, so that {quorum} could never decide. Appoint more, or choose a smaller number."
            )));
        }
        Ok(())
    }
}

fn keeps(actor: &Actor) -> Result<()> {
    if actor.has(Role::Administrator) || actor.has(Role::ProgrammeOwner) { Ok(()) } else { Err(Error::NotFound) }
}

pub(crate) fn owns(actor: &Actor) -> Result<()> {
    if actor.has(Role::ProgrammeOwner) { Ok(()) } else { Err(Error::NotFound) }
}

fn chosen(org: &Org) -> OrganizationSettings {
    OrganizationSettings { name: org.name.clone(), time_zone: org.time_zone.as_str().to_owned(), quorum: org.quorum }
}

fn objective(id: ObjectiveId, input: &ObjectiveInput) -> Result<StrategicObjective> {
    Ok(StrategicObjective {
        id,
        name: line("The name of the objective", &input.name, MAX_NAME_CHARS)?,
        description: page("What is meant", &input.description, MAX_DESCRIPTION_CHARS)?,
        department: optional("The department", &input.department, MAX_NAME_CHARS)?,
        owner: optional("Who answers for it", &input.owner, MAX_NAME_CHARS)?,
        until: input.until,
        ended: None,
    })
}
