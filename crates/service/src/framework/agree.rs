//! Leadership's agreement with the philosophy: with exactly one wording of it.

use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::framework::Philosophy;
use domain::people::{Actor, Role};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use store::Agreed;

impl Service {
    /// Agrees with the philosophy as it is worded in the version in force, which has to be `version`: nobody agrees with what they have not
    /// read. Once is enough; again does nothing. For leadership.
    pub async fn agree(&self, actor: &Actor, version: u32) -> Result<()> {
        if !actor.has(Role::LeadershipReviewer) {
            return Err(Error::NotFound);
        }
        let newest = self.organization(&actor.org).await?.framework;
        if version != newest {
            return Err(Error::Conflict(format!("Version {newest} is in force. Read its philosophy first.")));
        }
        let published = self.published(&actor.org, version).await?;
        if published.philosophy.is_blank() {
            return Err(Error::not_now("No philosophy is published yet."));
        }
        let agreed = Agreed { by: actor.person.clone(), at: clock::now() };
        let noted = entry(actor, agreed.at, Event::PhilosophyAgreed, version.to_string());
        match self.store.agreement_add(&actor.org, &digest(&published.philosophy), &agreed, &noted).await {
            Ok(()) | Err(store::Error::Exists { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// What stands for a wording: another word is another philosophy, and nobody has agreed with that.
pub(super) fn digest(philosophy: &Philosophy) -> String {
    let mut sum = Sha256::new();
    // The lengths keep words from moving from one text to the other unnoticed.
    for text in [philosophy.why.trim(), philosophy.values.trim()] {
        sum.update(text.len().to_le_bytes());
        sum.update(text);
    }
    sum.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::digest;
    use domain::framework::Philosophy;

    fn of(why: &str, values: &str) -> String {
        digest(&Philosophy { why: why.to_owned(), values: values.to_owned() })
    }

    #[test]
    fn a_digest_stands_for_one_wording() {
        assert_eq!(of("Everybody grows.", "Candour"), of("Everybody grows. ", "Candour"));
        for other in [of("Everybody grows", "Candour"), of("Everybody grows.C", "andour"), of("", "Everybody grows.Candour")] {
            assert_ne!(of("Everybody grows.", "Candour"), other);
        }
    }
}
