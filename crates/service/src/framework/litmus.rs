//! The litmus test: three questions to whoever holds a role, about the version in force.

use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::people::Actor;
use store::Litmus;

impl Service {
    /// Answers the three questions about the role that the actor holds, as the version in force describes it; the answer before is replaced.
    /// Whoever holds no role is not asked.
    pub async fn litmus_answer(&self, actor: &Actor, answers: [bool; 3]) -> Result<()> {
        let version = self.organization(&actor.org).await?.framework;
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        let published = self.published(&actor.org, version).await?;
        let role = person.holds.as_ref().and_then(|role| published.present(role)).ok_or(Error::NotFound)?;
        let at = clock::now();
        let answer = Litmus { role, version, by: actor.person.clone(), at, answers };
        let noted = entry(actor, at, Event::LitmusAnswered, version.to_string());
        Ok(self.store.litmus_save(&actor.org, &answer, &noted).await?)
    }
}
