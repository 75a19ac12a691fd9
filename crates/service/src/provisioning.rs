//! Provisioning: a directory keeps people and groups of an organization over SCIM. It is no person: what it may is here, and it reads nothing but people.

mod appoint;
mod groups;
mod listing;
mod settings;
mod user;
mod users;
mod write;

pub use listing::{MAX_LISTED, Query};

use crate::event::Event;
use crate::{Error, Service, clock};
use domain::ids::{OrgId, PersonId};
use domain::people::Actor;
use domain::provisioning::PREFIX;
use scim::{Fault, ScimType};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use store::{Entry, TokenHash};

/// How the audit log calls a directory.
pub(crate) const DIRECTORY: &str = "directory";
/// That a token is used is written down at most so often.
const USED_SECONDS: i64 = 60;
/// How often a change is decided again because somebody else was changed meanwhile.
const ATTEMPTS: usize = 20;

/// A resource as it is sent and answered.
pub type Resource = Map<String, Value>;
/// What a directory is told.
pub type Outcome<T> = std::result::Result<T, Fault>;

/// A directory that has proven to be an organization's.
#[derive(Debug, Clone)]
pub struct Directory {
    /// Nobody in particular, with no appointment.
    actor: Actor,
    /// Where its resources are, for their addresses.
    base: String,
}

impl Directory {
    /// Where its resources are.
    pub fn base(&self) -> &str {
        &self.base
    }

    fn org(&self) -> &OrgId {
        &self.actor.org
    }

    fn noted(&self, event: Event, about: &str) -> Entry {
        Entry { at: clock::now(), person: self.actor.person.clone(), what: event.key().to_owned(), about: about.to_owned() }
    }
}

impl Service {
    /// The directory that calls with that token; none when it is good for nothing (any more). `base` is where it calls.
    pub async fn authenticate_directory(&self, secret: &str, base: String) -> crate::Result<Option<Directory>> {
        if !secret.starts_with(PREFIX) {
            return Ok(None);
        }
        let (hash, now) = (TokenHash::of(secret), clock::now());
        let Some(token) = self.store.provisioning_token(&hash).await? else { return Ok(None) };
        if token.used.is_none_or(|used| now >= used.plus_seconds(USED_SECONDS)) {
            self.store.provisioning_token_used(&hash, now).await?;
        }
        let person: PersonId = DIRECTORY.parse().map_err(|e| Error::internal("the directory has no name", e))?;
        let (name, roles) = ("A directory".to_owned(), BTreeSet::new());
        Ok(Some(Directory { actor: Actor { person, org: token.org, name, roles, session: clock::id()? }, base }))
    }
}

/// What a use case did not do, in the words of SCIM.
fn fault(error: Error) -> Fault {
    let said = error.to_string();
    match error {
        Error::NotFound => not_found(),
        Error::Invalid(detail) => Fault::bad(ScimType::InvalidValue, detail),
        // Nobody would be left to look after people. An address that is taken is told where it is found out.
        Error::Conflict(detail) => Fault::bad(ScimType::Mutability, detail),
        Error::Raced => Fault::plain(409, said),
        Error::NotAllowedNow(detail) => Fault::plain(503, detail),
        Error::Busy => Fault::plain(429, said),
        Error::Internal { what, source } => {
            tracing::error!(what, error = source.as_ref() as &dyn std::error::Error, "a call of a directory failed");
            Fault::plain(500, "Something went wrong on our side. Try again.")
        }
        _ => Fault::plain(500, said),
    }
}

fn kept(error: store::Error) -> Fault {
    fault(Error::from(error))
}

fn raced() -> Fault {
    fault(Error::Raced)
}

fn not_found() -> Fault {
    Fault::plain(404, "There is no such resource.")
}

fn taken(what: &str) -> Fault {
    Fault::bad(ScimType::Uniqueness, format!("{what} is taken already."))
}
