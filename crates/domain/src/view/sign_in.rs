//! Signing in: what the page offers, and what administrators see of it.

use crate::sign_in::SignInSettings;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What somebody who is not signed in can sign in with.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInOffer {
    /// The name of the identity provider; none where there is none.
    pub provider: Option<String>,
    /// Whether a password may be used.
    pub passwords: bool,
    /// Whether a passkey may be used.
    pub passkeys: bool,
}

/// A question to a device, which is answered once and soon.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyQuestion {
    /// The secret that goes with the answer.
    pub question: String,
    /// What the device is asked, as browsers read it in JSON.
    pub options: String,
}

/// A passkey of mine.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyView {
    /// Which.
    pub id: String,
    /// The browser with which it was made, as it named itself.
    pub name: String,
    /// Since when.
    pub created: Timestamp,
    /// When I last signed in with it.
    pub used: Option<Timestamp>,
}

/// The identity provider, as whoever runs the server set it up.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderView {
    /// Its name.
    pub name: String,
    /// Its address, by which accounts there are told apart from those elsewhere.
    pub issuer: String,
    /// Whether it is asked for groups.
    pub groups: bool,
}

/// Signing in, as administrators look after it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInView {
    /// What they chose.
    pub settings: SignInSettings,
    /// The identity provider; none where none is set up.
    pub provider: Option<ProviderView>,
    /// Whether the asking administrator came by the provider: who has not cannot close the other ways.
    pub by_provider: bool,
}

/// The account at the identity provider by which a person signs in.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// The provider's address.
    pub issuer: String,
    /// The account's name there.
    pub subject: String,
    /// Since when it belongs to the person.
    pub linked: Timestamp,
    /// When they last signed in with it.
    pub used: Timestamp,
}

// A secret is left out wherever something is written into a log.
impl std::fmt::Debug for PasskeyQuestion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasskeyQuestion").field("options", &self.options).finish_non_exhaustive()
    }
}
