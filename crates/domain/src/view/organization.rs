//! An organization as a whole.

use serde::{Deserialize, Serialize};

/// The first organization of a server and whoever makes it, who is its first administrator.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FirstOrganization {
    /// The organization's name.
    pub organization: String,
    /// Where its days begin, e.g. `Europe/Berlin`; UTC where it is empty.
    #[serde(default)]
    pub time_zone: String,
    /// The administrator's full name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// Their address for sign-in.
    pub email: String,
    /// Their password.
    pub password: String,
}

// A password is left out wherever something is written into a log.
impl std::fmt::Debug for FirstOrganization {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FirstOrganization")
            .field("organization", &self.organization)
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}
