//! The people that administrators look after: lists, and one of them.

use super::administer::administers;
use crate::consultation::waits;
use crate::{Error, Result, Service, clock};
use domain::ids::PersonId;
use domain::people::{Actor, Person};
use domain::view::{
    Belonging, PEOPLE_AT_ONCE, PeopleOrder, PeoplePage, PeopleQuery, PersonDetails, PersonForm, PersonRecord, PersonRow,
};
use std::cmp::Ordering;
use std::collections::HashMap;

impl Service {
    /// A part of the list of everybody. For administrators.
    pub async fn people(&self, actor: &Actor, query: &PeopleQuery) -> Result<PeoplePage> {
        administers(actor)?;
        let (_, everybody) = self.directory(&actor.org).await?;
        let words: Vec<String> = query.search.split_whitespace().map(str::to_lowercase).collect();
        let mut asked: Vec<&Person> = everybody.iter().filter(|person| is_asked_for(person, query, &words)).collect();
        asked.sort_by(|a, b| order(query.order, a, b));
        let by_id: HashMap<&PersonId, &Person> = everybody.iter().map(|person| (&person.id, person)).collect();
        let manager = |person: &Person| Some(by_id.get(person.manager.as_ref()?)?.summary());
        let row = |person: &&Person| PersonRow {
            person: person.summary(),
            email: person.email.clone(),
            roles: person.roles.clone(),
            manager: manager(person),
            left: person.left,
        };
        let people = asked.iter().skip(query.skip).take(PEOPLE_AT_ONCE).map(row).collect();
        Ok(PeoplePage { people, total: asked.len() })
    }

    /// Everything that administrators look after about a person. For administrators.
    pub async fn person(&self, actor: &Actor, id: &PersonId) -> Result<PersonRecord> {
        administers(actor)?;
        let person = self.somebody(actor, id).await?;
        let (_, everybody) = self.directory(&actor.org).await?;
        let superiors = [&person.manager, &person.second_line];
        let names = self.names(superiors.into_iter().flatten()).await?;
        let [manager, second_line] = superiors.map(|id| id.as_ref().map(|id| names.of(id)));
        let own = self.store.proposals_of_employee(id).await?;
        let facilitated = self.store.proposals_of_manager(id).await?;
        Ok(PersonRecord {
            id: person.id.clone(),
            revision: person.revision,
            manager,
            second_line,
            left: person.left,
            owned: self.owned_of(actor, id).await?,
            can_sign_in: person.left.is_none() && self.store.password(id).await?.is_some(),
            reports: everybody.iter().filter(|other| other.left.is_none() && other.manager.as_ref() == Some(id)).count(),
            paths: own.iter().filter(|path| !path.state.is_final()).count(),
            questions: self.questions_to(id).await?,
            owns: self.owned(&person).await?,
            facilitates: facilitated.iter().filter(|path| !path.state.is_final()).count(),
            details: PersonDetails {
                name: person.name,
                email: person.email,
                title: person.title,
                roles: person.roles,
                holds: person.holds,
                manager: person.manager,
                second_line: person.second_line,
            },
        })
    }

    /// How many questions to somebody wait, on paths that have not ended.
    async fn questions_to(&self, id: &PersonId) -> Result<usize> {
        let mut open = 0;
        for one in self.store.consultations_of(id).await?.iter().filter(|one| waits(one).is_some()) {
            open += usize::from(self.store.proposal(&one.proposal).await?.is_some_and(|path| !path.state.is_final()));
        }
        Ok(open)
    }

    /// What of the framework in force somebody is named to look after.
    async fn owned(&self, person: &Person) -> Result<Vec<String>> {
        let in_force = self.organization(&person.org).await?.framework;
        let framework = self.published(&person.org, in_force).await?;
        let theirs = |owner: &Option<PersonId>| owner.as_ref() == Some(&person.id);
        let families = framework.families.iter().filter(|family| theirs(&family.owner)).map(|family| family.name.clone());
        let roadblocks = framework.edges.iter().flat_map(|way| &way.roadblocks).filter(|one| theirs(&one.owner));
        Ok(families.chain(roadblocks.map(|one| one.text.clone())).collect())
    }

    /// What the page of a person shows; of nobody, where somebody is to be added. For administrators.
    pub async fn person_form(&self, actor: &Actor, id: Option<&PersonId>) -> Result<PersonForm> {
        administers(actor)?;
        let record = match id {
            Some(id) => Some(self.person(actor, id).await?),
            None => None,
        };
        let in_force = self.organization(&actor.org).await?.framework;
        let framework = self.published(&actor.org, in_force).await?;
        let roles = framework.roles.iter().map(|role| (role.id.clone(), role.name())).collect();
        Ok(PersonForm { record, roles, now: clock::now() })
    }

    /// Somebody of the actor's organization.
    pub(crate) async fn somebody(&self, actor: &Actor, id: &PersonId) -> Result<Person> {
        self.store.person(id).await?.filter(|person| person.org == actor.org).ok_or(Error::NotFound)
    }
}

fn is_asked_for(person: &Person, query: &PeopleQuery, words: &[String]) -> bool {
    let belongs = match query.belonging {
        Belonging::Here => person.left.is_none(),
        Belonging::Left => person.left.is_some(),
        Belonging::Everybody => true,
    };
    let mut searched = None;
    let mut occurs = |word: &String| {
        let text = searched.get_or_insert_with(|| format!("{}\n{}\n{}", person.name, person.email, person.title).to_lowercase());
        text.contains(word)
    };
    belongs
        && query.role.is_none_or(|role| person.roles.contains(&role))
        && query.manager.as_ref().is_none_or(|manager| person.manager.as_ref() == Some(manager))
        && words.iter().all(&mut occurs)
}

/// Names without regard to case; where two are alike the address decides, of which there is one each.
fn order(by: PeopleOrder, a: &Person, b: &Person) -> Ordering {
    let name = |person: &Person| (person.name.to_lowercase(), person.email.clone());
    match by {
        PeopleOrder::Name => name(a).cmp(&name(b)),
        PeopleOrder::Title => (a.title.to_lowercase(), name(a)).cmp(&(b.title.to_lowercase(), name(b))),
        PeopleOrder::Email => a.email.cmp(&b.email),
    }
}
