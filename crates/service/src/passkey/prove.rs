//! Signing in with a passkey.

use super::{QUESTION_SECONDS, handle, key_id, written};
use crate::event::Event;
use crate::session::{Way, session_of};
use crate::{Error, Result, Service, SignedIn, clock};
use domain::view::PasskeyQuestion;
use store::TokenHash;
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PublicKeyCredential};

impl Service {
    /// Asks a device for any passkey that it has here.
    pub async fn passkey_ask(&self) -> Result<PasskeyQuestion> {
        let verifier = self.verify_with()?;
        let started = verifier.start_discoverable_authentication();
        let (options, state) = started.map_err(|error| Error::internal("no question for a passkey could be made", error))?;
        let secret = clock::secret()?;
        let expires = clock::now().plus_seconds(QUESTION_SECONDS);
        self.store.passkey_ask(&TokenHash::of(&secret), None, &state, expires).await?;
        written(secret, &options.public_key)
    }

    /// Signs in whom the device proves, by its answer as a browser writes it in JSON. `agent` is what the browser calls itself. Whatever is not proven answers
    /// alike.
    pub async fn sign_in_by_passkey(&self, question: &str, answer: &str, agent: &str) -> Result<SignedIn> {
        let verifier = self.verify_with()?;
        let asked = self.store.passkey_answered(&TokenHash::of(question), None, clock::now()).await?;
        let asked: DiscoverableAuthentication = asked.ok_or_else(unproven)?;
        let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(|_unreadable| unproven())?;
        let (whose, id) = verifier.identify_discoverable_authentication(&answer).map_err(|_nobodys| unproven())?;
        let mut known = self.store.passkey::<Passkey>(&key_id(id)).await?.ok_or_else(unproven)?;
        if whose != handle(&known.person) {
            return Err(unproven());
        }
        let person = self.store.person(&known.person).await?.ok_or_else(unproven)?;
        let proof = verifier.finish_discoverable_authentication_v2(&answer, asked, &known.key).map_err(|error| {
            // Among others a count of the device that does not go up: somebody may have copied it.
            tracing::warn!(person = %known.person, %error, "a passkey was not proven");
            self.sign_in_refused(&person, Way::Passkey);
            unproven()
        })?;
        if person.left.is_some() {
            self.sign_in_refused(&person, Way::Passkey);
            return Err(unproven());
        }
        // Said to nobody but whom the passkey belongs to.
        if let Err(refused) = self.takes_passwords(&person.org).await {
            self.sign_in_refused(&person, Way::Passkey);
            return Err(refused);
        }
        known.key.update_credential(&proof);
        let opened = session_of(&person, agent)?;
        match self.store.session_create_by_passkey(&TokenHash::of(&opened.token), &opened.row, &known).await {
            // It was used at the same moment, or taken away, or the person has left.
            Err(store::Error::Conflict) => return Err(unproven()),
            done => done?,
        }
        self.signed_in(opened, person, Event::SignedInByPasskey).await
    }
}

fn unproven() -> Error {
    Error::UnprovenPasskey
}
