//! Sign-ins at an identity provider that are under way. The database knows only the hash of what the browser was given.

use crate::error::Error;
use crate::key;
use crate::sessions::TokenHash;
use crate::store::Store;
use crate::unit::Unit;
use domain::time::Timestamp;
use surrealdb_types::{RecordId, SurrealValue};

/// A sign-in that was begun.
#[derive(Clone, PartialEq, Eq, SurrealValue)]
pub struct Attempt {
    /// Comes back with the answer.
    pub state: String,
    /// Stands in the token that the provider signs.
    pub nonce: String,
    /// Proves that whoever asks for the token is whoever began (PKCE, RFC 7636).
    pub verifier: String,
    /// Where the person wanted to go.
    pub next: String,
}

#[derive(SurrealValue)]
struct AttemptColumns {
    state: String,
    nonce: String,
    verifier: String,
    next: String,
    expires: i64,
}

#[derive(SurrealValue)]
struct FarewellColumns {
    id_token: String,
    expires: i64,
}

impl Store {
    /// Keeps a sign-in that was begun, until `expires`.
    pub async fn attempt_create(&self, browser: &TokenHash, attempt: &Attempt, expires: Timestamp) -> Result<(), Error> {
        let Attempt { state, nonce, verifier, next } = attempt.clone();
        let unit = Unit::new("CREATE $id CONTENT $row RETURN NONE")
            .bind("id", attempt_id(browser))
            .bind("row", AttemptColumns { state, nonce, verifier, next, expires: expires.0 });
        self.run(unit).await.map(drop)
    }

    /// Takes a sign-in that was begun in that browser and is answered with that state: it is answered once.
    pub async fn attempt_take(&self, browser: &TokenHash, state: &str, now: Timestamp) -> Result<Option<Attempt>, Error> {
        let unit =
            Unit::new("DELETE $id WHERE state = $state RETURN BEFORE").bind("id", attempt_id(browser)).bind("state", state);
        let found: Vec<AttemptColumns> = self.run(unit).await?.take(0)?;
        let attempt = found.into_iter().find(|found| found.expires > now.0);
        Ok(attempt.map(|AttemptColumns { state, nonce, verifier, next, .. }| Attempt { state, nonce, verifier, next }))
    }

    /// Keeps what the provider said to whoever has signed out, until `expires`.
    pub async fn farewell_create(&self, browser: &TokenHash, id_token: &str, expires: Timestamp) -> Result<(), Error> {
        let row = FarewellColumns { id_token: id_token.to_owned(), expires: expires.0 };
        let unit = Unit::new("CREATE $id CONTENT $row RETURN NONE").bind("id", farewell_id(browser)).bind("row", row);
        self.run(unit).await.map(drop)
    }

    /// Takes what the provider said to whoever has signed out in that browser.
    pub async fn farewell_take(&self, browser: &TokenHash, now: Timestamp) -> Result<Option<String>, Error> {
        let unit = Unit::new("DELETE $id RETURN BEFORE").bind("id", farewell_id(browser));
        let found: Vec<FarewellColumns> = self.run(unit).await?.take(0)?;
        Ok(found.into_iter().find(|found| found.expires > now.0).map(|found| found.id_token))
    }
}

fn attempt_id(browser: &TokenHash) -> RecordId {
    key::one("provider_attempt", &browser.0)
}

fn farewell_id(browser: &TokenHash) -> RecordId {
    key::one("provider_farewell", &browser.0)
}
