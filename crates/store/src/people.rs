//! People and their credentials.

use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{OrgId, PersonId};
use domain::people::{Person, Role};
use std::collections::BTreeMap;
use surrealdb_types::{RecordId, SurrealValue, Value};

/// A person with the hash of their password.
#[derive(Clone)]
pub struct Credentials {
    /// Who.
    pub person: Person,
    /// The hash, with its salt and parameters, as argon2 writes it.
    pub hash: String,
}

#[derive(SurrealValue)]
pub(crate) struct PersonRow {
    org: RecordId,
    name: String,
    manager: Option<RecordId>,
    reviewer: bool,
    author: bool,
    body: Value,
}

pub(crate) fn person_row(person: &Person) -> Result<PersonRow, Error> {
    Ok(PersonRow {
        org: row::org(&person.org),
        name: person.name.clone(),
        manager: person.manager.as_ref().map(row::person),
        reviewer: person.serves_as(Role::LeadershipReviewer),
        author: person.serves_as(Role::FrameworkOwner),
        body: row::body("a person", person)?,
    })
}

impl Store {
    /// Adds a person with a password; [`Error::Exists`] when the address or the id is taken.
    pub async fn person_create(&self, person: &Person, password_hash: &str) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             IF (SELECT VALUE touched FROM ONLY $job) != NONE { THROW 'listed' };
             CREATE $email CONTENT { person: $person } RETURN NONE;
             CREATE $person CONTENT $row RETURN NONE;
             CREATE $credential CONTENT { hash: $hash } RETURN NONE;
             UPSERT $directory SET changes = (changes ?? 0) + 1 RETURN NONE;
             COMMIT;",
        )
        .bind("job", key::one("directory_job", person.org.as_str()))
        .bind("directory", key::one("directory", person.org.as_str()))
        .bind("email", key::one("person_email", &person.email))
        .bind("person", row::person(&person.id))
        .bind("row", person_row(person)?)
        .bind("credential", key::one("credential", person.id.as_str()))
        .bind("hash", password_hash);
        self.run(unit).await.map(drop)
    }

    /// The hash of a person's password; none where they have not chosen one yet.
    pub async fn password(&self, person: &PersonId) -> Result<Option<String>, Error> {
        let unit =
            Unit::new("SELECT VALUE hash FROM ONLY $credential").bind("credential", key::one("credential", person.as_str()));
        self.run(unit).await?.take(0)
    }

    /// A person.
    pub async fn person(&self, id: &PersonId) -> Result<Option<Person>, Error> {
        self.body("a person", row::person(id)).await
    }

    /// A person by the address for sign-in, in lower case, with the hash to verify against.
    pub async fn person_by_email(&self, email: &str) -> Result<Option<Credentials>, Error> {
        // `_` is no id of ours, so nobody is found where nobody is named.
        let unit = Unit::new(
            "LET $person = (SELECT VALUE person FROM ONLY $email) ?? person:_;
             SELECT VALUE body FROM ONLY $person;
             SELECT VALUE hash FROM ONLY type::record('credential', record::id($person));",
        )
        .bind("email", key::one("person_email", email));
        let mut answer = self.run(unit).await?;
        let (Some(body), Some(hash)) = (answer.take::<Option<Value>>(1)?, answer.take::<Option<String>>(2)?) else {
            return Ok(None);
        };
        Ok(Some(Credentials { person: row::parse("a person", body)?, hash }))
    }

    /// Whose address that is, in lower case; also of those who have no password yet.
    pub async fn person_of_email(&self, email: &str) -> Result<Option<PersonId>, Error> {
        let unit = Unit::new("SELECT VALUE person FROM ONLY $email").bind("email", key::one("person_email", email));
        let found: Option<RecordId> = self.run(unit).await?.take(0)?;
        found.map(|person| row::linked("whose an address is", &person)).transpose()
    }

    /// People by their ids; those who do not exist are left out.
    pub async fn persons<'a>(&self, ids: impl IntoIterator<Item = &'a PersonId>) -> Result<BTreeMap<PersonId, Person>, Error> {
        let ids: Vec<_> = ids.into_iter().map(row::person).collect();
        let people = self.found("a person", Unit::new("SELECT VALUE body FROM $ids").bind("ids", ids)).await?;
        Ok(people.into_iter().map(|p: Person| (p.id.clone(), p)).collect())
    }

    /// Everybody of an organization, by name.
    pub async fn people(&self, org: &OrgId) -> Result<Vec<Person>, Error> {
        self.found("a person", Unit::new(PEOPLE).bind("org", row::org(org))).await
    }

    /// Who reports to a person, by name; not those who have left.
    pub async fn reports(&self, manager: &PersonId) -> Result<Vec<Person>, Error> {
        self.found("a person", Unit::new(REPORTS).bind("manager", row::person(manager))).await
    }

    /// The leadership reviewers of an organization, by name.
    pub async fn reviewers(&self, org: &OrgId) -> Result<Vec<Person>, Error> {
        self.found("a person", Unit::new(REVIEWERS).bind("org", row::org(org))).await
    }

    /// Those who write the framework of an organization, by name.
    pub async fn framework_owners(&self, org: &OrgId) -> Result<Vec<Person>, Error> {
        self.found("a person", Unit::new(AUTHORS).bind("org", row::org(org))).await
    }
}

pub(crate) const PEOPLE: &str = "SELECT VALUE body FROM person WHERE org = $org ORDER BY name";
pub(crate) const REPORTS: &str = "SELECT VALUE body FROM person WHERE manager = $manager AND body.left = NONE ORDER BY name";
pub(crate) const REVIEWERS: &str = "SELECT VALUE body FROM person WHERE org = $org AND reviewer = true ORDER BY name";
pub(crate) const AUTHORS: &str = "SELECT VALUE body FROM person WHERE org = $org AND author = true ORDER BY name";
