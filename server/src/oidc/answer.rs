//! The question to the provider, and its answer: a code, for which it gives a signed token.

use super::Oidc;
use super::http::{self, HttpFailure};
use super::known::{Age, Unknown};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::url::Url;
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthType, AuthorizationCode, ClaimsVerificationError, Client, ConfigurationError,
    CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdToken, IdTokenClaims, IdTokenFields,
    LogoutRequest, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadataWithLogout,
    RequestTokenError, SignatureVerificationError, StandardClaims, StandardErrorResponse, StandardTokenResponse,
    TokenResponse as _, UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use service::{ProviderAttempt, ProviderClaims};
use std::collections::BTreeSet;
use std::str::FromStr;

/// A token says when it was made. One from longer ago was not made for this question, which lasts ten minutes; clocks differ by a minute.
const OLDEST_SECONDS: i64 = 11 * 60;
/// How far a clock may be ahead of ours.
const AHEAD_SECONDS: i64 = 60;

/// Signatures that only the provider can make. Those with a shared secret and none at all are not among them.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Whatever else a token says: groups have the name that was set up.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct More {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for More {}

type Claims = IdTokenClaims<More, CoreGenderClaim>;
type Token = IdToken<More, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Fields =
    IdTokenFields<More, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Refused = StandardErrorResponse<CoreErrorResponseType>;
type ProviderClient = Client<
    More,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    Refused,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why an answer is not believed.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The provider is not known.
    #[error(transparent)]
    Unknown(#[from] Unknown),
    /// The provider has no address for what is needed.
    #[error("the provider lacks an address")]
    Incomplete(#[from] ConfigurationError),
    /// It gives no token for the code.
    #[error("the provider gives no token for its code")]
    Exchange(#[source] Box<RequestTokenError<HttpFailure, Refused>>),
    /// What it gives has no signed token in it.
    #[error("the provider's answer has no identity token")]
    NoToken,
    /// The token does not hold.
    #[error("the provider's token does not hold")]
    Token(#[from] ClaimsVerificationError),
    /// The token is signed for another access token.
    #[error("the provider's token is not the one that belongs to this answer")]
    Substituted,
    /// It does not tell more about the person.
    #[error("the provider does not say who this is")]
    UserInfo(#[source] Box<UserInfoError<HttpFailure>>),
}

impl Oidc {
    /// Where the browser is led to ask.
    pub(super) async fn question(&self, attempt: &ProviderAttempt) -> Result<Url, AnswerError> {
        let client = self.client(&*self.metadata(Age::Usual).await?);
        let (state, nonce) = (CsrfToken::new(attempt.state.clone()), Nonce::new(attempt.nonce.clone()));
        let verifier = PkceCodeVerifier::new(attempt.verifier.clone());
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .add_scopes(self.scopes.iter().cloned())
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        Ok(request.url().0)
    }

    /// Who it is, by the code that the provider gave the browser.
    pub(super) async fn answer(&self, attempt: &ProviderAttempt, code: String) -> Result<ProviderClaims, AnswerError> {
        let metadata = self.metadata(Age::Usual).await?;
        let mut client = self.client(&metadata);
        let ask = |request| http::send(self.http.clone(), request);
        let exchange = client
            .exchange_code(AuthorizationCode::new(code))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()));
        let tokens = exchange.request_async(&ask).await.map_err(|error| AnswerError::Exchange(Box::new(error)))?;
        let token = tokens.id_token().ok_or(AnswerError::NoToken)?;
        let nonce = Nonce::new(attempt.nonce.clone());
        let mut outcome = verified(&client, token, &nonce);
        // The provider may have a key that it had not when it was asked.
        if let Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) = outcome {
            client = self.client(&*self.metadata(Age::New).await?);
            outcome = verified(&client, token, &nonce);
        }
        let claims = outcome?;
        belongs(&client, &claims, token, &tokens)?;
        let more = if self.is_told(&claims) || client.user_info_url().is_none() {
            None
        } else {
            let asked = client.user_info(tokens.access_token().clone(), Some(claims.subject().clone()))?;
            let told: UserInfoClaims<More, CoreGenderClaim> =
                asked.request_async(&ask).await.map_err(|error| AnswerError::UserInfo(Box::new(error)))?;
            Some(told)
        };
        Ok(self.read(&claims, more.as_ref(), token.to_string()))
    }

    /// Where a browser signs out at the provider; none where that is not possible.
    pub(super) fn farewell(&self, id_token: &str) -> Option<Url> {
        let end = self.known.last()?.additional_metadata().end_session_endpoint.clone()?;
        let request =
            LogoutRequest::from(end).set_client_id(self.client_id.clone()).set_post_logout_redirect_uri(self.signed_out.clone());
        let request = match Token::from_str(id_token) {
            Ok(token) => request.set_id_token_hint(&token),
            Err(_too_long_to_be_kept) => request,
        };
        Some(request.http_get_url())
    }

    fn client(&self, metadata: &ProviderMetadataWithLogout) -> ProviderClient {
        let ways = metadata.token_endpoint_auth_methods_supported();
        let in_body = ways.is_some_and(|ways| {
            ways.contains(&CoreClientAuthMethod::ClientSecretPost) && !ways.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        ProviderClient::from_provider_metadata(metadata.clone(), self.client_id.clone(), Some(self.secret.clone()))
            .set_redirect_uri(self.back.clone())
            .set_auth_type(if in_body { AuthType::RequestBody } else { AuthType::BasicAuth })
    }

    /// Whether the token tells everything that is asked for.
    fn is_told(&self, claims: &Claims) -> bool {
        let groups = |claim: &String| claims.additional_claims().all.contains_key(claim);
        claims.email().is_some() && claims.name().is_some() && self.groups_claim.as_ref().is_none_or(groups)
    }

    fn read(&self, claims: &Claims, more: Option<&UserInfoClaims<More, CoreGenderClaim>>, id_token: String) -> ProviderClaims {
        let beside = |claim: &str| {
            let told = more.and_then(|more| more.additional_claims().all.get(claim));
            claims.additional_claims().all.get(claim).or(told)
        };
        // The address and whether it is vouched for come from one place.
        let standard = more.map(UserInfoClaims::standard_claims);
        let (email, verified) = match (claims.email(), standard) {
            (Some(email), _) => (Some(email), claims.email_verified()),
            (None, Some(more)) => (more.email(), more.email_verified()),
            (None, None) => (None, None),
        };
        // Azure's way of saying that there are too many groups to tell: then nothing is known of them.
        let too_many = self
            .groups_claim
            .as_deref()
            .is_some_and(|claim| beside("_claim_names").is_some_and(|names| names.get(claim).is_some()));
        let groups =
            self.groups_claim.as_deref().filter(|_| !too_many).map(|claim| beside(claim).map(groups).unwrap_or_default());
        ProviderClaims {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: email.map(|email| email.to_string()),
            email_verified: verified == Some(true),
            name: full_name(claims).or_else(|| standard.and_then(full_name_of)),
            groups,
            id_token,
        }
    }
}

/// What the token says, once it is sure that the provider signed it, for us, just now, for this question.
fn verified(client: &ProviderClient, token: &Token, nonce: &Nonce) -> Result<Claims, ClaimsVerificationError> {
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_issue_time_verifier_fn(|made| {
        let age = service::now().0.div_euclid(1000) - made.timestamp();
        if (-AHEAD_SECONDS..=OLDEST_SECONDS).contains(&age) { Ok(()) } else { Err(format!("made {age} seconds ago")) }
    });
    token.claims(&verifier, nonce).cloned()
}

/// Whether the token is the one that was given with this access token, as far as it says so.
fn belongs(client: &ProviderClient, claims: &Claims, token: &Token, tokens: &Tokens) -> Result<(), AnswerError> {
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES);
    let Some(expected) = claims.access_token_hash() else { return Ok(()) };
    let algorithm = token.signing_alg().map_err(ClaimsVerificationError::SignatureVerification)?;
    let key = token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
    let actual = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(|_error| AnswerError::Substituted)?;
    if actual == *expected { Ok(()) } else { Err(AnswerError::Substituted) }
}

fn full_name(claims: &Claims) -> Option<String> {
    let text = |name: Option<&openidconnect::LocalizedClaim<openidconnect::EndUserName>>| Some(name?.get(None)?.to_string());
    text(claims.name())
}

fn full_name_of(claims: &StandardClaims<CoreGenderClaim>) -> Option<String> {
    Some(claims.name()?.get(None)?.to_string())
}

/// Groups as a list of names, or as one name.
fn groups(told: &Value) -> BTreeSet<String> {
    match told {
        Value::Array(names) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Value::String(name) => BTreeSet::from([name.clone()]),
        _ => BTreeSet::new(),
    }
}
