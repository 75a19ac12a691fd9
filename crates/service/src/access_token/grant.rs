//! What a token lets its bearer do.

use crate::{Error, Result};
use domain::access_token::Scope;
use domain::ids::SessionId;
use domain::people::{Actor, Person};
use std::collections::BTreeSet;
use store::AccessTokenRow;

/// A person behind a token. Who it is comes out only together with what is to be done: no use case can be reached by a token that does not say so.
#[derive(Debug, Clone)]
pub struct Grant {
    actor: Actor,
    scopes: BTreeSet<Scope>,
}

impl Grant {
    pub(super) fn new(token: AccessTokenRow, person: Person) -> Result<Self> {
        // It stands for no sign-in: nothing that ends, prolongs or shows one is open to it.
        let session = SessionId::parse(token.id.as_str()).map_err(|e| Error::internal("a token's id was none", e))?;
        let actor = Actor { person: person.id, org: person.org, name: person.name, roles: person.roles, session };
        Ok(Self { actor, scopes: token.scopes })
    }

    /// The person, for what the token has that scope for.
    pub fn actor(&self, scope: Scope) -> Result<Actor> {
        if self.scopes.contains(&scope) { Ok(self.actor.clone()) } else { Err(Error::InsufficientScope(scope)) }
    }
}
