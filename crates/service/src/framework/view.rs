//! The published framework, as one person may see it.

use super::agree::digest;
use crate::{Error, Result, Service, clock};
use domain::framework::{Announced, Framework, Viewer};
use domain::ids::{OrgId, RoleId};
use domain::people::{Actor, Person, Role};
use domain::view::{Agreement, FrameworkView, LitmusInvitation, Publication, PublicationState};
use std::collections::BTreeSet;
use store::{Org, PublicationRecord};

impl Service {
    /// A published version, the one in force where none is named. For everybody of the organization, each with the pay that is open to them.
    pub async fn framework(&self, actor: &Actor, version: Option<u32>) -> Result<FrameworkView> {
        let org = self.organization(&actor.org).await?;
        let version = known(&org, version)?;
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        let published = self.published(&actor.org, version).await?;
        let is_in_force = version == org.framework;
        let agreements = self.agreed(&actor.org, &published).await?;
        let owns = actor.has(Role::FrameworkOwner);
        let asked = is_in_force && actor.has(Role::LeadershipReviewer) && !published.philosophy.is_blank();
        Ok(FrameworkView {
            framework: self.cut(actor, &person, &published).await?,
            publications: self.publications(&org).await?,
            mine: person.holds.as_ref().and_then(|role| published.present(role)),
            may_agree: asked && agreements.iter().all(|agreement| agreement.by.id != actor.person),
            agreements,
            litmus: if is_in_force { self.invitation(&org, &person, &published).await? } else { None },
            owns,
            now: clock::now(),
        })
    }

    /// What of a published framework the actor may see.
    pub(super) async fn cut(&self, actor: &Actor, person: &Person, published: &Framework) -> Result<Framework> {
        if actor.has(Role::FrameworkOwner) {
            return Ok(published.seen_by(Viewer::Owner));
        }
        let reports = self.store.reports(&actor.person).await?;
        let held: BTreeSet<RoleId> = reports.iter().chain([person]).filter_map(|person| person.holds.clone()).collect();
        Ok(published.seen_by(Viewer::Staff(&held)))
    }

    /// Every publication, newest first.
    pub(super) async fn publications(&self, org: &Org) -> Result<Vec<Publication>> {
        let records = self.store.publications(&org.id).await?;
        let names = self.names(records.iter().map(|record| &record.by)).await?;
        let announced = records.iter().map(|record| announced(org, record)).collect::<Result<Vec<_>>>()?;
        let mut publications = Vec::new();
        for version in (1..=org.published()).rev() {
            let record = records.iter().find(|record| record.version == version);
            let state = state(org, version, &announced);
            publications.push(match record {
                Some(record) => Publication {
                    version,
                    effective: record.effective,
                    state,
                    by: Some(names.of(&record.by)),
                    at: Some(record.at),
                    note: record.note.clone(),
                },
                // What whoever runs the server put in at the beginning.
                None => Publication {
                    version,
                    effective: self.published(&org.id, version).await?.effective,
                    state,
                    by: None,
                    at: None,
                    note: String::new(),
                },
            });
        }
        Ok(publications)
    }

    /// Who agrees with the philosophy of that framework as it is worded there.
    pub(super) async fn agreed(&self, org: &OrgId, framework: &Framework) -> Result<Vec<Agreement>> {
        if framework.philosophy.is_blank() {
            return Ok(Vec::new());
        }
        let mut agreed = self.store.agreements(org, &digest(&framework.philosophy)).await?;
        agreed.sort_by_key(|agreed| agreed.at);
        let names = self.names(agreed.iter().map(|agreed| &agreed.by)).await?;
        Ok(agreed.iter().map(|agreed| Agreement { by: names.of(&agreed.by), at: agreed.at }).collect())
    }

    async fn invitation(&self, org: &Org, person: &Person, published: &Framework) -> Result<Option<LitmusInvitation>> {
        let Some(role) = person.holds.as_ref().and_then(|role| published.present(role)) else { return Ok(None) };
        let answers = self.store.litmus(&org.id, org.framework).await?;
        let mine = answers.into_iter().find(|answer| answer.by == person.id && answer.role == role);
        Ok(Some(LitmusInvitation { role, answered: mine.map(|answer| answer.answers) }))
    }
}

/// Where a publication stands today.
fn state(org: &Org, version: u32, all: &[Announced]) -> PublicationState {
    if version == org.framework {
        return PublicationState::InForce;
    }
    if org.coming.day_of(version).is_some() {
        return PublicationState::Coming;
    }
    match all.iter().find(|announced| announced.version == version) {
        Some(announced) if announced.was_overtaken(all) => PublicationState::Overtaken,
        _ => PublicationState::Past,
    }
}

fn announced(org: &Org, record: &PublicationRecord) -> Result<Announced> {
    let published = clock::day(record.at, &org.time_zone)?;
    Ok(Announced { version: record.version, published, effective: record.effective })
}

/// A version that is published, the one in force where none is named; 0 stands for the emptiness before the first.
pub(super) fn known(org: &Org, version: Option<u32>) -> Result<u32> {
    match version {
        None => Ok(org.framework),
        Some(version) if (1..=org.published()).contains(&version) => Ok(version),
        Some(_) => Err(Error::NotFound),
    }
}
