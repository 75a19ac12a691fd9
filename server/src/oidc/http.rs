//! Asking the provider: over TLS, in bounded time, for bounded answers, and nowhere that an answer leads to.

use openidconnect::{HttpRequest, HttpResponse};
use reqwest::redirect::Policy;
use std::time::Duration;

/// For one question. Three of them come before an answer to the browser, which is given up after 30 s.
const PATIENCE: Duration = Duration::from_secs(8);
/// A description and a set of keys have some tens of kilobytes; somebody's groups can have more.
const MAX_ANSWER: usize = 1024 * 1024;

/// Why the provider did not answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpFailure {
    /// It was not reached, or broke off.
    #[error("the provider cannot be reached")]
    Unreachable(#[from] reqwest::Error),
    /// The question or its answer is none of HTTP.
    #[error("this is no HTTP")]
    Malformed(#[from] openidconnect::http::Error),
    /// It does not end.
    #[error("the provider's answer is larger than {MAX_ANSWER} bytes")]
    TooLarge,
}

/// A client with these limits.
pub fn client(secure: bool) -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .https_only(secure)
        .timeout(PATIENCE)
        .user_agent(concat!("waymark/", env!("CARGO_PKG_VERSION")))
        .build()
}

/// Asks one question.
pub async fn send(client: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, HttpFailure> {
    let mut answer = client.execute(request.try_into()?).await?;
    let mut response = openidconnect::http::Response::builder().status(answer.status());
    if let Some(headers) = response.headers_mut() {
        headers.extend(answer.headers().clone());
    }
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await? {
        if body.len() + part.len() > MAX_ANSWER {
            return Err(HttpFailure::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(response.body(body)?)
}
