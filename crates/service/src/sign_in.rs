//! Signing in at an identity provider, and what an organization's administrators chose about signing in.

mod accounts;
mod admit;
mod attempts;
mod settings;

pub use admit::ProviderClaims;
pub use attempts::ProviderAttempt;

use crate::{Error, Result, Service};
use domain::ids::OrgId;
use domain::sign_in::Ways;
use domain::view::{ProviderView, SignInOffer};

/// What is said to whoever comes by another way where the identity provider is the only one.
const PROVIDER_ONLY: &str =
    "Your organization signs in with its identity provider alone. Use the button for it on the page where you sign in.";

impl Service {
    /// What somebody who is not signed in can sign in with.
    pub async fn sign_in_offer(&self) -> Result<SignInOffer> {
        let passwords = !self.passwords_are_closed().await?;
        let provider = self.provider.as_ref().map(|provider| provider.name.clone());
        Ok(SignInOffer { provider, passwords, passkeys: passwords && self.has_passkeys() })
    }

    /// The identity provider, where one is set up.
    pub fn provider(&self) -> Option<&ProviderView> {
        self.provider.as_ref()
    }

    /// Lets people of an organization sign in with passwords again. For whoever runs the program: the provider may be gone.
    pub async fn allow_passwords(&self, org: &OrgId) -> Result<()> {
        self.open_every_way(org).await
    }

    /// Whether no organization takes passwords: then nobody's is looked at, and nobody learns whether it was right.
    pub(crate) async fn passwords_are_closed(&self) -> Result<bool> {
        let orgs = self.store.orgs().await?;
        for org in &orgs {
            if self.ways(&org.id).await? == Ways::Any {
                return Ok(false);
            }
        }
        Ok(!orgs.is_empty())
    }

    /// Refuses a way into an organization that is not by the identity provider, where that is the only one.
    pub(crate) async fn takes_passwords(&self, org: &OrgId) -> Result<()> {
        match self.ways(org).await? {
            Ways::Any => Ok(()),
            Ways::Provider => Err(provider_only()),
        }
    }

    async fn ways(&self, org: &OrgId) -> Result<Ways> {
        Ok(self.store.sign_in_settings(org).await?.ways)
    }
}

pub(crate) fn provider_only() -> Error {
    Error::not_now(PROVIDER_ONLY)
}
