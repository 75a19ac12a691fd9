//! Adding passkeys, listing them, and taking them away.

use super::{QUESTION_SECONDS, handle, key_id, unproven, written};
use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::people::Actor;
use domain::view::{PasskeyQuestion, PasskeyView};
use store::{PasskeyRow, TokenHash};
use webauthn_rs::prelude::{CredentialID, Passkey, PasskeyRegistration, RegisterPublicKeyCredential};

/// Passkeys of a person: a few devices, and room for lost ones.
const MAX_PASSKEYS: usize = 20;
/// Longest name of one, in characters.
const MAX_NAME_CHARS: usize = 60;

impl Service {
    /// Asks a device of the actor for a passkey.
    pub async fn passkey_add(&self, actor: &Actor) -> Result<PasskeyQuestion> {
        let verifier = self.verify_with()?;
        self.takes_passwords(&actor.org).await?;
        self.signed_in_just_now(actor, "a passkey is added").await?;
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        let known = self.store.passkeys_of::<Passkey>(&actor.person).await?;
        if known.len() >= MAX_PASSKEYS {
            return Err(Error::not_now(format!("You have {MAX_PASSKEYS} passkeys. Remove one first.")));
        }
        let known: Vec<CredentialID> = known.into_iter().map(|known| known.key.cred_id().clone()).collect();
        let started = verifier.start_passkey_registration(handle(&person.id), &person.email, &person.name, Some(known));
        let (mut options, state) = started.map_err(|error| Error::internal("no question for a passkey could be made", error))?;
        // One that the device finds by itself: nobody types an address before it.
        if let Some(selection) = &mut options.public_key.authenticator_selection {
            selection.require_resident_key = true;
            selection.resident_key = Some(webauthn_rs_proto::ResidentKeyRequirement::Required);
        }
        let secret = clock::secret()?;
        let expires = clock::now().plus_seconds(QUESTION_SECONDS);
        self.store.passkey_ask(&TokenHash::of(&secret), Some(&actor.person), &state, expires).await?;
        written(secret, &options.public_key)
    }

    /// Keeps the passkey that the device answered with, as a browser writes it in JSON.
    pub async fn passkey_added(&self, actor: &Actor, question: &str, answer: &str, name: &str) -> Result<Vec<PasskeyView>> {
        let verifier = self.verify_with()?;
        self.takes_passwords(&actor.org).await?;
        let asked = self.store.passkey_answered(&TokenHash::of(question), Some(&actor.person), clock::now()).await?;
        let asked: PasskeyRegistration = asked.ok_or_else(late)?;
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|_unreadable| unreadable())?;
        let key = verifier.finish_passkey_registration(&answer, &asked).map_err(unproven)?;
        let now = clock::now();
        let name: String = name.chars().filter(|c| !c.is_control()).take(MAX_NAME_CHARS).collect();
        let (id, person) = (key_id(key.cred_id()), actor.person.clone());
        let noted = entry(actor, now, Event::PasskeyAdded, actor.person.as_str());
        let row = PasskeyRow { id, person, name, created: now, used: None, revision: 0, key };
        match self.store.passkey_create((&actor.org, &actor.session, MAX_PASSKEYS), &row, &noted).await {
            Err(store::Error::Exists { .. }) => return Err(Error::Conflict("This passkey is here already.".to_owned())),
            Err(store::Error::Conflict) => return Err(Error::NotSignedIn),
            done => done?,
        }
        self.my_passkeys(actor).await
    }

    /// The actor's passkeys, the newest first.
    pub async fn my_passkeys(&self, actor: &Actor) -> Result<Vec<PasskeyView>> {
        let rows = self.store.passkeys_of::<Passkey>(&actor.person).await?;
        Ok(rows.into_iter().map(|row| PasskeyView { id: row.id, name: row.name, created: row.created, used: row.used }).collect())
    }

    /// Takes one of them away: nobody signs in with it any more.
    pub async fn passkey_remove(&self, actor: &Actor, id: &str) -> Result<()> {
        let noted = entry(actor, clock::now(), Event::PasskeyRemoved, actor.person.as_str());
        if self.store.passkey_delete((&actor.org, &actor.person), id, &noted).await? { Ok(()) } else { Err(Error::NotFound) }
    }
}

fn late() -> Error {
    Error::not_now("This took too long. Try again.")
}

fn unreadable() -> Error {
    Error::invalid("What the device answered cannot be read. Try again, or with another browser.")
}
