//! The identity provider at which people may sign in.

use clap::Args;
use openidconnect::IssuerUrl;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// The identity provider.
#[derive(Clone, Args)]
pub struct OidcArgs {
    /// Address of an OpenID Connect provider at which people may sign in, as it names itself, e.g. `https://id.example.org/realms/main`. It is asked
    /// for everything else (discovery). Needs `--public-url`, behind which `/oidc/callback` is the address to register there. [default: none]
    #[arg(long, env = "WAYMARK_OIDC_ISSUER", requires_all = ["oidc_client_id", "public_url"])]
    pub oidc_issuer: Option<Issuer>,
    /// The name under which the provider knows this server.
    #[arg(long, env = "WAYMARK_OIDC_CLIENT_ID", requires = "oidc_issuer")]
    pub oidc_client_id: Option<String>,
    /// The secret that goes with it. Better given as the variable or in a file, which no process list shows.
    #[arg(long, env = "WAYMARK_OIDC_CLIENT_SECRET", hide_env_values = true, conflicts_with = "oidc_client_secret_file")]
    pub oidc_client_secret: Option<String>,
    /// A file with the secret and nothing else.
    #[arg(long, env = "WAYMARK_OIDC_CLIENT_SECRET_FILE")]
    pub oidc_client_secret_file: Option<PathBuf>,
    /// What people call the provider: the button says "Sign in with" and this. [default: the host of its address]
    #[arg(long, env = "WAYMARK_OIDC_NAME")]
    pub oidc_name: Option<String>,
    /// What the provider is asked for, comma-separated, besides `openid`.
    #[arg(long, env = "WAYMARK_OIDC_SCOPES", value_delimiter = ',', default_value = "email,profile")]
    pub oidc_scopes: Vec<String>,
    /// Where the provider tells somebody's groups, e.g. `groups`. Administrators then choose which of them appoint to what. [default: nowhere]
    #[arg(long, env = "WAYMARK_OIDC_GROUPS_CLAIM")]
    pub oidc_groups_claim: Option<String>,
}

/// Without the secret: arguments end up in logs.
impl fmt::Debug for OidcArgs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OidcArgs").field("oidc_issuer", &self.oidc_issuer).finish_non_exhaustive()
    }
}

/// The address of a provider: `https`, or `http` on this machine alone, since whoever is between could say who anybody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// As the provider writes it.
    pub url: IssuerUrl,
}

/// Not the address of a provider.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an address of the form https://host/path, without ? and #; http is for this machine alone")]
pub struct InvalidIssuer;

impl Issuer {
    /// The host.
    pub fn host(&self) -> &str {
        self.url.url().host_str().unwrap_or_default()
    }

    /// Whether everything is to be asked over `https`.
    pub fn is_secure(&self) -> bool {
        self.url.url().scheme() == "https"
    }
}

impl FromStr for Issuer {
    type Err = InvalidIssuer;

    fn from_str(text: &str) -> Result<Self, InvalidIssuer> {
        let url = IssuerUrl::new(text.to_owned()).map_err(|_error| InvalidIssuer)?;
        let parts = url.url();
        let local = matches!(parts.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        let safe = parts.scheme() == "https" || parts.scheme() == "http" && local;
        let plain =
            parts.query().is_none() && parts.fragment().is_none() && parts.username().is_empty() && parts.password().is_none();
        if safe && plain { Ok(Self { url }) } else { Err(InvalidIssuer) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_asked_over_https_unless_it_is_on_this_machine() {
        for good in
            ["https://id.example.org", "https://id.example.org/realms/main", "http://127.0.0.1:4000", "http://localhost/x"]
        {
            assert!(good.parse::<Issuer>().is_ok(), "{good}");
        }
        for bad in [
            "http://id.example.org",
            "https://id.example.org?x",
            "https://a:b@id.example.org",
            "id.example.org",
            "https://x#y",
            "",
        ] {
            assert_eq!(bad.parse::<Issuer>(), Err(InvalidIssuer), "{bad}");
        }
    }
}
