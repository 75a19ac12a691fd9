//! Signing in at an OpenID Connect provider: the code flow with PKCE. What is decided about a person is the service's matter; here is what passes between
//! browser, provider and server.

mod answer;
mod http;
mod known;
mod routes;

pub use routes::{router, set_cookie};

use crate::config::{OidcArgs, PublicOrigin};
use domain::view::ProviderView;
use known::Known;
use openidconnect::url::Url;
use openidconnect::{ClientId, ClientSecret, IssuerUrl, PostLogoutRedirectUrl, RedirectUrl, Scope};
use std::path::PathBuf;

/// Where the provider leads people back to.
pub const CALLBACK: &str = "/oidc/callback";

/// Why the identity provider cannot be used as it is set up.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The secret is missing.
    #[error("--oidc-issuer needs the secret: set WAYMARK_OIDC_CLIENT_SECRET, or --oidc-client-secret-file")]
    NoSecret,
    /// The file with the secret cannot be read.
    #[error("the secret cannot be read from {}: {source}", file.display())]
    SecretFile {
        /// Which.
        file: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The public address does not make an address to come back to.
    #[error("--public-url cannot be used for signing in at a provider: {0}")]
    Address(#[from] openidconnect::url::ParseError),
    /// Nothing can be asked over the network.
    #[error("no provider can be asked: {0}")]
    Client(#[from] reqwest::Error),
}

/// The identity provider, as it is set up, with what is known of it.
pub struct Oidc {
    issuer: IssuerUrl,
    client_id: ClientId,
    secret: ClientSecret,
    scopes: Vec<Scope>,
    groups_claim: Option<String>,
    back: RedirectUrl,
    signed_out: PostLogoutRedirectUrl,
    http: reqwest::Client,
    known: Known,
}

impl OidcArgs {
    /// What people are told of the provider; none where none is set up.
    pub fn view(&self) -> Option<ProviderView> {
        let issuer = self.oidc_issuer.as_ref()?;
        let name = self.oidc_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        Some(ProviderView {
            name: name.unwrap_or(issuer.host()).to_owned(),
            issuer: issuer.url.to_string(),
            groups: self.oidc_groups_claim.is_some(),
        })
    }
}

impl Oidc {
    /// The provider that is set up; none where none is.
    pub fn new(args: &OidcArgs, origin: Option<&PublicOrigin>) -> Result<Option<Self>, OidcError> {
        let (Some(issuer), Some(client_id), Some(origin)) = (&args.oidc_issuer, &args.oidc_client_id, origin) else {
            return Ok(None);
        };
        let here = Url::parse(origin.as_str())?;
        Ok(Some(Self {
            issuer: issuer.url.clone(),
            client_id: ClientId::new(client_id.clone()),
            secret: secret(args)?,
            scopes: args
                .oidc_scopes
                .iter()
                .map(|scope| scope.trim())
                .filter(|scope| !matches!(*scope, "" | "openid"))
                .map(|scope| Scope::new(scope.to_owned()))
                .collect(),
            groups_claim: args.oidc_groups_claim.clone(),
            back: RedirectUrl::from_url(here.join(CALLBACK)?),
            signed_out: PostLogoutRedirectUrl::from_url(here.join("/sign-in")?),
            http: http::client(issuer.is_secure())?,
            known: Known::default(),
        }))
    }

    /// Whether the provider is known to let people sign out there.
    pub fn lets_sign_out(&self) -> bool {
        self.known.last().is_some_and(|known| known.additional_metadata().end_session_endpoint.is_some())
    }
}

fn secret(args: &OidcArgs) -> Result<ClientSecret, OidcError> {
    if let Some(secret) = &args.oidc_client_secret {
        return Ok(ClientSecret::new(secret.clone()));
    }
    let file = args.oidc_client_secret_file.clone().ok_or(OidcError::NoSecret)?;
    match std::fs::read_to_string(&file) {
        Ok(text) if !text.trim().is_empty() => Ok(ClientSecret::new(text.trim().to_owned())),
        Ok(_empty) => Err(OidcError::NoSecret),
        Err(source) => Err(OidcError::SecretFile { file, source }),
    }
}
