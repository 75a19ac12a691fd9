//! Personal access tokens: with what a program calls in a person's place, for less than the person may. They are made and revoked by somebody who is
//! signed in, and never by a token.

mod grant;

pub use grant::Grant;

use crate::event::Event;
use crate::people::administers;
use crate::proposal::entry;
use crate::words::line;
use crate::{Error, Result, Service, clock};
use domain::access_token::{MAX_DAYS, PREFIX, Scope};
use domain::ids::{ItemId, PersonId};
use domain::people::{Actor, Role};
use domain::view::{AccessTokenInput, AccessTokenView, NewAccessToken};
use store::{AccessTokenRow, TokenHash};

/// Good tokens of a person: one for each program, and room for those that are being replaced.
const MAX_TOKENS: usize = 20;
/// Longest name of one, in characters.
const MAX_NAME_CHARS: usize = 60;
const DAY_SECONDS: i64 = 24 * 3600;
/// That a token is used is written down at most so often: otherwise every call would be a write.
const USED_SECONDS: i64 = 60;

impl Service {
    /// Makes a token of the actor's. Only just after signing in, as passkeys: a browser that was left open must not become a way in that stays.
    pub async fn access_token_create(&self, actor: &Actor, input: &AccessTokenInput) -> Result<NewAccessToken> {
        let name = line("The name", &input.name, MAX_NAME_CHARS)?;
        if input.scopes.is_empty() {
            return Err(Error::invalid("Choose at least one thing that the token is for."));
        }
        let looks_after = actor.has(Role::Administrator) || actor.has(Role::ProgrammeOwner);
        if input.scopes.contains(&Scope::Administer) && !looks_after {
            return Err(Error::invalid("You look after no people and no settings, so a token of yours cannot: leave that out."));
        }
        if !(1..=MAX_DAYS).contains(&input.days) {
            return Err(Error::invalid(format!("A token is good for 1 to {MAX_DAYS} days: choose when it ends.")));
        }
        self.signed_in_just_now(actor, "a token is made").await?;
        let now = clock::now();
        let good = self.store.access_tokens_of(&actor.person).await?.into_iter().filter(|token| token.expires > now).count();
        if good >= MAX_TOKENS {
            return Err(Error::not_now(format!("You have {MAX_TOKENS} tokens. Revoke one first.")));
        }
        let secret = format!("{PREFIX}{}", clock::secret()?);
        let row = AccessTokenRow {
            id: clock::id()?,
            person: actor.person.clone(),
            name,
            scopes: input.scopes.clone(),
            created: now,
            expires: now.plus_seconds(i64::from(input.days) * DAY_SECONDS),
            used: None,
        };
        let noted = entry(actor, now, Event::AccessTokenMade, actor.person.as_str());
        match self.store.access_token_create(&TokenHash::of(&secret), (&actor.org, &actor.session), &row, &noted).await {
            // The sign-in has ended meanwhile.
            Err(store::Error::Conflict) => return Err(Error::NotSignedIn),
            done => done?,
        }
        Ok(NewAccessToken { secret, token: view(row) })
    }

    /// The actor's tokens, the newest first.
    pub async fn my_access_tokens(&self, actor: &Actor) -> Result<Vec<AccessTokenView>> {
        Ok(self.store.access_tokens_of(&actor.person).await?.into_iter().map(view).collect())
    }

    /// Revokes one of the actor's tokens: it is good for nothing any more.
    pub async fn access_token_revoke(&self, actor: &Actor, token: &ItemId) -> Result<()> {
        self.revoke_token(actor, &actor.person, token).await
    }

    /// Somebody's tokens. For administrators.
    pub async fn person_access_tokens(&self, actor: &Actor, id: &PersonId) -> Result<Vec<AccessTokenView>> {
        administers(actor)?;
        self.somebody(actor, id).await?;
        Ok(self.store.access_tokens_of(id).await?.into_iter().map(view).collect())
    }

    /// Revokes one of somebody's tokens. For administrators.
    pub async fn person_access_token_revoke(&self, actor: &Actor, id: &PersonId, token: &ItemId) -> Result<()> {
        administers(actor)?;
        self.somebody(actor, id).await?;
        self.revoke_token(actor, id, token).await
    }

    /// What the token with that secret grants; none when it is good for nothing (any more).
    pub async fn authenticate_token(&self, secret: &str) -> Result<Option<Grant>> {
        if !secret.starts_with(PREFIX) {
            return Ok(None);
        }
        let (hash, now) = (TokenHash::of(secret), clock::now());
        let found = self.store.access_token(&hash, now).await?;
        // Tokens go when somebody leaves; this holds also where that was broken off.
        let Some((token, person)) = found.filter(|(_, person)| person.left.is_none()) else { return Ok(None) };
        if token.used.is_none_or(|used| now >= used.plus_seconds(USED_SECONDS)) {
            self.store.access_token_used(&hash, now).await?;
        }
        Grant::new(token, person).map(Some)
    }

    async fn revoke_token(&self, actor: &Actor, whose: &PersonId, token: &ItemId) -> Result<()> {
        let noted = entry(actor, clock::now(), Event::AccessTokenRevoked, whose.as_str());
        if self.store.access_token_delete((&actor.org, whose), token, &noted).await? { Ok(()) } else { Err(Error::NotFound) }
    }
}

fn view(row: AccessTokenRow) -> AccessTokenView {
    AccessTokenView { id: row.id, name: row.name, scopes: row.scopes, created: row.created, expires: row.expires, used: row.used }
}
