//! Going to the identity provider and coming back: what was begun in a browser is answered there, once, and soon.

use crate::event::Event;
use crate::{Result, Service, clock};
use domain::people::Actor;
use store::{Attempt, TokenHash};

/// Time to find one's password and second factor at the provider.
const ATTEMPT_SECONDS: i64 = 10 * 60;

/// A sign-in that was begun.
pub struct ProviderAttempt {
    /// What the browser is given, and nobody else.
    pub browser: String,
    /// Goes with the question and comes back with the answer.
    pub state: String,
    /// Stands in the token that the provider signs.
    pub nonce: String,
    /// Proves that whoever asks for the token is whoever began.
    pub verifier: String,
    /// Where the person wanted to go.
    pub next: String,
}

impl Service {
    /// Begins a sign-in at the identity provider, after which the person goes to `next`.
    pub async fn provider_begin(&self, next: &str) -> Result<ProviderAttempt> {
        let [browser, state, nonce, verifier] = [clock::secret()?, clock::secret()?, clock::secret()?, clock::secret()?];
        let attempt = ProviderAttempt { browser, state, nonce, verifier, next: next.to_owned() };
        let kept = Attempt {
            state: attempt.state.clone(),
            nonce: attempt.nonce.clone(),
            verifier: attempt.verifier.clone(),
            next: attempt.next.clone(),
        };
        let expires = clock::now().plus_seconds(ATTEMPT_SECONDS);
        self.store.attempt_create(&TokenHash::of(&attempt.browser), &kept, expires).await?;
        Ok(attempt)
    }

    /// The sign-in that was begun in the browser with that secret and is answered with that state. None when it was not, took too long, or has been
    /// answered before.
    pub async fn provider_answered(&self, browser: &str, state: &str) -> Result<Option<ProviderAttempt>> {
        let found = self.store.attempt_take(&TokenHash::of(browser), state, clock::now()).await?;
        Ok(found.map(|Attempt { state, nonce, verifier, next }| ProviderAttempt {
            browser: browser.to_owned(),
            state,
            nonce,
            verifier,
            next,
        }))
    }

    /// Ends this session and the sockets opened with it. Where it was opened with the identity provider, answers what the browser has to be given to sign
    /// out there, too.
    pub async fn sign_out(&self, actor: &Actor) -> Result<Option<String>> {
        let said = self.store.session_id_token(&actor.person, &actor.session).await?;
        let ended = self.end(actor, &actor.session, Event::SignedOut).await?;
        let (Some(said), Some(_), true) = (said, &self.provider, ended) else { return Ok(None) };
        let browser = clock::secret()?;
        let expires = clock::now().plus_seconds(ATTEMPT_SECONDS);
        self.store.farewell_create(&TokenHash::of(&browser), &said, expires).await?;
        Ok(Some(browser))
    }

    /// What the provider said when the session was opened that was ended in the browser with that secret; once.
    pub async fn provider_farewell(&self, browser: &str) -> Result<Option<String>> {
        Ok(self.store.farewell_take(&TokenHash::of(browser), clock::now()).await?)
    }
}
