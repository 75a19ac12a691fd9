//! What is known of the provider: its addresses and keys, asked for when they are needed and then kept for a while.

use super::Oidc;
use super::http;
use openidconnect::ProviderMetadataWithLogout;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Addresses change in years and keys in weeks; a key that is not known is asked for at once.
const LASTING: Duration = Duration::from_hours(1);
/// After a question that brought nothing, or was only for a new key, this long no other one is asked: whoever sends many people here, or tokens under keys
/// that nobody knows, asks the provider no more often.
const PAUSE: Duration = Duration::from_secs(5);

/// What is known.
#[derive(Default)]
pub(super) struct Known {
    last: Mutex<Option<(Instant, Arc<ProviderMetadataWithLogout>)>>,
    /// One asks, the others wait for the answer. When somebody last asked in vain, or for a new key.
    asking: tokio::sync::Mutex<Option<Instant>>,
}

/// The provider's description could not be had.
#[derive(Debug, thiserror::Error)]
pub enum Unknown {
    /// It was asked a moment ago, and did not answer.
    #[error("the provider did not answer a moment ago")]
    Resting,
    /// It does not answer, or not what it should.
    #[error("the provider cannot be discovered")]
    Discovery(#[from] openidconnect::DiscoveryError<http::HttpFailure>),
}

/// How new it has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// As long as it usually holds.
    Usual,
    /// From now: something in it is not known.
    New,
}

impl Known {
    /// What was known last.
    pub(super) fn last(&self) -> Option<Arc<ProviderMetadataWithLogout>> {
        self.kept().map(|(_, known)| known)
    }

    fn kept(&self) -> Option<(Instant, Arc<ProviderMetadataWithLogout>)> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn is_fresh(&self) -> Option<Arc<ProviderMetadataWithLogout>> {
        self.kept().filter(|(since, _)| since.elapsed() < LASTING).map(|(_, known)| known)
    }
}

impl Oidc {
    /// The provider's addresses and keys. What is old is better than nothing.
    pub(super) async fn metadata(&self, age: Age) -> Result<Arc<ProviderMetadataWithLogout>, Unknown> {
        if let (Age::Usual, Some(known)) = (age, self.known.is_fresh()) {
            return Ok(known);
        }
        let mut asked = self.known.asking.lock().await;
        if let (Age::Usual, Some(known)) = (age, self.known.is_fresh()) {
            return Ok(known);
        }
        if asked.is_some_and(|at| at.elapsed() < PAUSE) {
            return self.known.last().ok_or(Unknown::Resting);
        }
        *asked = Some(Instant::now()).filter(|_| age == Age::New);
        let ask = |request| http::send(self.http.clone(), request);
        match ProviderMetadataWithLogout::discover_async(self.issuer.clone(), &ask).await {
            Ok(found) => {
                let found = Arc::new(found);
                *self.known.last.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), Arc::clone(&found)));
                Ok(found)
            }
            Err(error) => {
                *asked = Some(Instant::now());
                match self.known.last() {
                    Some(known) => {
                        tracing::warn!(
                            error = &error as &dyn std::error::Error,
                            "the identity provider was not discovered again"
                        );
                        Ok(known)
                    }
                    None => Err(error.into()),
                }
            }
        }
    }

    /// Asks the provider once, so that whoever runs the server hears at once when it cannot be used.
    pub async fn discover(&self) {
        match self.metadata(Age::Usual).await {
            Ok(_) => tracing::info!(issuer = %self.issuer.as_str(), "the identity provider is known"),
            Err(error) => {
                tracing::warn!(issuer = %self.issuer.as_str(), error = &error as &dyn std::error::Error, "nobody can sign in at the identity provider now");
            }
        }
    }
}
