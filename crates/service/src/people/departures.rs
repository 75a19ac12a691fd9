//! What becomes of the parts that somebody had who has left: questions put to them wait for nobody any more.

use super::system;
use crate::{Result, Service, clock};
use domain::consultation::Stage;
use domain::ids::OrgId;
use domain::people::{Actor, Person};
use domain::time::Timestamp;

/// A server that died when somebody left starts again within a month.
const LATELY_SECONDS: i64 = 30 * 24 * 60 * 60;

impl Service {
    /// Closes, with the reason, every open question to people of an organization who have left; `actor` is who had it done. They have left
    /// already: where something cannot be closed now, the pair still can, and it is tried again when the program starts.
    pub(crate) async fn settle_departures(&self, actor: &Actor, gone: &[Person]) {
        for person in gone {
            if let Err(error) = self.close_questions_to(actor, person).await {
                let error = &error as &dyn std::error::Error;
                tracing::warn!(error, person = %person.id, "questions to somebody who has left stay open");
            }
        }
    }

    /// The same for whoever has left lately. For whoever runs the program, when it starts: a crash may have come between.
    pub(crate) async fn settle_latest_departures(&self) -> Result<()> {
        let since = clock::now().plus_seconds(-LATELY_SECONDS);
        for (org, _) in self.organizations().await? {
            for person in self.gone(&org, since).await? {
                self.settle_departures(&system(&person)?, std::slice::from_ref(&person)).await;
            }
        }
        Ok(())
    }

    /// Who has left, since then.
    pub(crate) async fn gone(&self, org: &OrgId, since: Timestamp) -> Result<Vec<Person>> {
        let (_, everybody) = self.directory(org).await?;
        Ok(everybody.iter().filter(|person| person.left.is_some_and(|left| left >= since)).cloned().collect())
    }

    async fn close_questions_to(&self, actor: &Actor, person: &Person) -> Result<()> {
        for consultation in self.store.consultations_of(&person.id).await? {
            if matches!(consultation.stage, Stage::Proposed | Stage::Asked) {
                self.end_consultation(actor, &consultation.id, &format!("{} has left.", person.name)).await?;
            }
        }
        Ok(())
    }
}
