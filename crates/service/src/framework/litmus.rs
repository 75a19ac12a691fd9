//! The litmus test: three questions to whoever holds a role, about the newest version.

use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::framework::Framework;
use domain::framework::litmus::totals;
use domain::ids::RoleId;
use domain::people::Actor;
use domain::view::LitmusResult;
use std::collections::BTreeMap;
use store::{Litmus, Org};

impl Service {
    /// Answers the three questions about the role that the actor holds, as the newest version describes it; the answer before is replaced.
    /// Whoever holds no role is not asked.
    pub async fn litmus_answer(&self, actor: &Actor, answers: [bool; 3]) -> Result<()> {
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        let version = self.organization(&actor.org).await?.framework;
        let published = self.published(&actor.org, version).await?;
        let role = person.holds.as_ref().and_then(|role| published.present(role)).ok_or(Error::NotFound)?;
        let at = clock::now();
        let answer = Litmus { role, version, by: actor.person.clone(), at, answers };
        let noted = entry(actor, at, Event::LitmusAnswered, version.to_string());
        Ok(self.store.litmus_save(&actor.org, &answer, &noted).await?)
    }

    /// How the roles of the newest version do; small groups keep their figures to themselves.
    pub(super) async fn litmus_results(
        &self,
        org: &Org,
        published: &Framework,
        holders: &BTreeMap<RoleId, u32>,
    ) -> Result<Vec<LitmusResult>> {
        let answers = self.store.litmus(&org.id, org.framework).await?;
        let given = |role: &RoleId| {
            let about = answers.iter().filter(|answer| answer.role == *role);
            (role.clone(), about.map(|answer| answer.answers).collect::<Vec<_>>())
        };
        let by_role: Vec<_> = published.roles.iter().map(|role| given(&role.id)).collect();
        let result = |(role, outcome)| LitmusResult { asked: holders.get(&role).copied().unwrap_or_default(), role, outcome };
        Ok(totals(&by_role).roles.into_iter().map(result).collect())
    }
}
