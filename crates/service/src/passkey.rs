//! Passkeys: signing in with what a device keeps and unlocks for its owner alone. The device finds by itself whose it is, so that nobody is named before
//! they have proven to be it.

mod keep;
mod prove;

use crate::{Error, Result, Service};
use domain::view::PasskeyQuestion;
use webauthn_rs::prelude::{Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError};

/// A question lies open for so long: a device may have to be fetched, and a finger to be found.
const QUESTION_SECONDS: i64 = 5 * 60;
/// How the device calls the server.
const NAME: &str = "Waymark";

/// Whoever verifies passkeys of the server at that address; none where there can be none: browsers take them over https and on one's own machine, and not
/// of an address of numbers.
pub(crate) fn verifier(origin: Option<&str>) -> Option<Webauthn> {
    let origin = Url::parse(origin?).ok()?;
    let host = origin.domain()?.to_owned();
    if origin.scheme() != "https" && host != "localhost" {
        return None;
    }
    let built = WebauthnBuilder::new(&host, &origin).and_then(|builder| builder.rp_name(NAME).build());
    built.inspect_err(|error| tracing::error!(%error, "there are no passkeys at this public address")).ok()
}

impl Service {
    /// Whether passkeys can be used at the address that people use.
    pub(crate) fn has_passkeys(&self) -> bool {
        self.passkeys.is_some()
    }

    fn verify_with(&self) -> Result<&Webauthn> {
        self.passkeys.as_ref().ok_or_else(|| Error::not_now("There are no passkeys at this address of the server."))
    }
}

/// What a device did not prove. What exactly is for the log.
#[expect(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
fn unproven(error: WebauthnError) -> Error {
    tracing::info!(%error, "a passkey was not proven");
    Error::invalid("This passkey is not one of this server, or was not proven. Try again, or use another way.")
}

/// A question as a browser reads it.
fn written(question: String, options: &impl serde::Serialize) -> Result<PasskeyQuestion> {
    let options = serde_json::to_string(options);
    let options = options.map_err(|error| Error::internal("a question for a passkey could not be written", error))?;
    Ok(PasskeyQuestion { question, options })
}

/// How a device calls a person: nothing that could be read from it tells who it is.
fn handle(person: &domain::ids::PersonId) -> Uuid {
    use sha2::{Digest, Sha256};
    let digest: [u8; 32] = Sha256::digest(format!("passkey {person}").as_bytes()).into();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, digest)| *byte = digest);
    Uuid::from_bytes(bytes)
}

/// What a device calls a passkey, as text.
fn key_id(id: &[u8]) -> String {
    use std::fmt::Write as _;
    id.iter().fold(String::with_capacity(id.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_passkeys_where_browsers_take_them() {
        for origin in ["https://path.example.org", "https://path.example.org:8443", "http://localhost:3000"] {
            assert!(verifier(Some(origin)).is_some(), "{origin}");
        }
        for origin in ["http://127.0.0.1:3000", "https://192.0.2.1", "http://path.example.org", "https://[::1]", "nothing"] {
            assert!(verifier(Some(origin)).is_none(), "{origin}");
        }
        assert!(verifier(None).is_none());
    }

    #[test]
    fn a_person_is_called_the_same_each_time_and_nobody_else_is() {
        let of = |id: &str| handle(&id.parse().unwrap());
        assert_eq!(of("anna"), of("anna"));
        assert_ne!(of("anna"), of("bert"));
    }
}
