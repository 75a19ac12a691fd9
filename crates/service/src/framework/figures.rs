//! How many hold a role, aim at it, and what they answer in the litmus test, for those who write the framework: never told of few, and
//! never moved by few.

use super::holders;
use crate::proposal::retried;
use crate::{Error, Result, Service};
use domain::framework::Framework;
use domain::framework::headcount::{self, Counts, told};
use domain::framework::litmus::{self, Answered, totals};
use domain::ids::RoleId;
use domain::people::Person;
use domain::view::LitmusResult;
use std::collections::BTreeMap;
use store::{Litmus, Org, ShownFigures};

/// What is told.
pub(super) struct Figures {
    pub(super) holders: Counts,
    pub(super) aiming: Counts,
    pub(super) litmus: Vec<LitmusResult>,
}

impl Service {
    /// The figures of the framework in force.
    pub(super) async fn figures(&self, org: &Org, in_force: &Framework, people: &[Person]) -> Result<Figures> {
        let shown = retried(move || self.renew_figures(org, people)).await?;
        let roles: Vec<RoleId> = in_force.roles.iter().map(|role| role.id.clone()).collect();
        let holders = told(&shown.holders, &roles);
        let answers = |role: &RoleId| shown.answers.get(role).into_iter().flat_map(Answered::values).copied().collect::<Vec<_>>();
        let by_role: Vec<_> = roles.iter().map(|role| (role.clone(), answers(role))).collect();
        let result = |(role, outcome)| LitmusResult { asked: holders.get(&role).copied(), role, outcome };
        let litmus = totals(&by_role).roles.into_iter().map(result).collect();
        Ok(Figures { aiming: told(&shown.aiming, &roles), litmus, holders })
    }

    /// What figures are made from now. Noted before it is told: what nobody has noted, nobody has seen.
    async fn renew_figures(&self, org: &Org, people: &[Person]) -> Result<ShownFigures> {
        let read = self.store.figures(&org.id).await?;
        let answers = self.store.litmus(&org.id, org.framework).await?;
        let was = read.clone().unwrap_or_default();
        let before = if was.version == org.framework { was.answers } else { BTreeMap::new() };
        let shown = ShownFigures {
            holders: headcount::renewed(&was.holders, &holders::count(people)),
            aiming: headcount::renewed(&was.aiming, &self.store.aims(&org.id).await?),
            version: org.framework,
            answers: renewed(before, &answers),
        };
        if read.as_ref() == Some(&shown) {
            return Ok(shown);
        }
        match self.store.figures_save(&org.id, read.as_ref(), &shown).await {
            Err(store::Error::Exists { .. }) => Err(Error::Raced),
            done => Ok(done.map(|()| shown)?),
        }
    }
}

/// The answers to make figures of, role by role.
fn renewed(mut shown: BTreeMap<RoleId, Answered>, answers: &[Litmus]) -> BTreeMap<RoleId, Answered> {
    let mut given: BTreeMap<RoleId, Answered> = BTreeMap::new();
    for answer in answers {
        given.entry(answer.role.clone()).or_default().insert(answer.by.clone(), answer.answers);
    }
    for (role, given) in &given {
        let before = shown.remove(role).unwrap_or_default();
        shown.insert(role.clone(), litmus::renewed(before, given));
    }
    shown.retain(|_, answered| !answered.is_empty());
    shown
}
