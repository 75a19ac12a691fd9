//! Names to ids: what may be known of the people that a view speaks of.

use crate::{Result, Service};
use domain::ids::PersonId;
use domain::people::PersonSummary;
use std::collections::{BTreeMap, BTreeSet};

/// The people that a view speaks of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<PersonId, PersonSummary>);

impl Names {
    /// Who that is. Somebody whose record is gone keeps a place in what they took part in.
    pub(crate) fn of(&self, id: &PersonId) -> PersonSummary {
        self.0.get(id).cloned().unwrap_or_else(|| PersonSummary {
            id: id.clone(),
            name: "Somebody who has left".to_owned(),
            title: String::new(),
        })
    }
}

impl Service {
    /// Looks several people up at once.
    pub(crate) async fn names<'a>(&self, ids: impl IntoIterator<Item = &'a PersonId>) -> Result<Names> {
        let ids: BTreeSet<&PersonId> = ids.into_iter().collect();
        let people = self.store.persons(ids).await?;
        Ok(Names(people.into_iter().map(|(id, person)| (id, person.summary())).collect()))
    }
}
