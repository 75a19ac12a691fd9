//! An identity provider that says whatever a test wants, signed with keys of its own. How an honest one behaves is tested in a browser with one that
//! somebody else wrote.

use super::http::{Http, Reply};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub const CLIENT: &str = "waymark";
pub const SECRET: &str = "a secret of tests only";

/// What it says.
#[derive(Clone)]
pub struct Says {
    /// What the token says, over what an honest one would; `null` takes something away.
    pub claims: Value,
    /// What its header says.
    pub header: Value,
    /// Which key it signs with.
    pub key: u8,
    /// Which keys it names as its own.
    pub keys: Vec<u8>,
    /// How it signs.
    pub signature: Signature,
    /// What it says of the person besides; `null`: it has no such address.
    pub user: Value,
    /// What it says of itself, over what an honest one would.
    pub itself: Value,
    /// How many bytes of nothing follow its tokens.
    pub padding: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    Own,
    /// With the secret that both know.
    Shared,
    None,
}

impl Default for Says {
    fn default() -> Self {
        Self {
            claims: json!({}),
            header: json!({}),
            key: 1,
            keys: vec![1],
            signature: Signature::Own,
            user: Value::Null,
            itself: json!({}),
            padding: 0,
        }
    }
}

#[derive(Default)]
struct Inner {
    says: Says,
    /// The challenge and nonce of each code that was given.
    codes: HashMap<String, (String, String)>,
    asked: usize,
}

/// The provider, while it runs.
pub struct Provider {
    pub issuer: String,
    inner: Arc<Mutex<Inner>>,
    task: JoinHandle<()>,
}

#[derive(Clone)]
struct Running {
    issuer: String,
    inner: Arc<Mutex<Inner>>,
}

impl Provider {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let inner = Arc::new(Mutex::new(Inner::default()));
        let running = Running { issuer: issuer.clone(), inner: Arc::clone(&inner) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(me))
            .with_state(running);
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { issuer, inner, task }
    }

    /// Ends it: nobody answers there any more.
    pub fn stop(&self) {
        self.task.abort();
    }

    /// What it says from now on.
    pub fn says(&self, says: Says) {
        self.inner.lock().unwrap().says = says;
    }

    /// How often it was asked for its description.
    pub fn asked(&self) -> usize {
        self.inner.lock().unwrap().asked
    }

    /// The options of a server that people sign in to with it.
    pub fn options(&self) -> Vec<String> {
        ["--public-url", "http://127.0.0.1:4300", "--oidc-client-id", CLIENT, "--oidc-client-secret", SECRET, "--oidc-issuer"]
            .into_iter()
            .map(str::to_owned)
            .chain([self.issuer.clone()])
            .collect()
    }

    /// A browser that begins a sign-in and is led here. What it was asked, and the cookie it was given.
    pub async fn begin(&self, http: &Http, next: &str) -> Begun {
        let reply = http.get(&format!("/oidc/sign-in?next={next}")).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        let question = openidconnect::url::Url::parse(reply.header("location")).unwrap();
        assert!(question.as_str().starts_with(&format!("{}/authorize?", self.issuer)), "{question}");
        let asked: HashMap<String, String> = question.query_pairs().into_owned().collect();
        let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
        let attributes = reply.header("set-cookie");
        assert!(attributes.contains("HttpOnly") && attributes.contains("SameSite=Lax"), "{attributes}");
        Begun { asked, cookie }
    }

    /// The address to which an honest provider leads back.
    pub fn answer(&self, begun: &Begun) -> String {
        let code = format!("code-{}", &begun.asked["state"]);
        let kept = (begun.asked["code_challenge"].clone(), begun.asked["nonce"].clone());
        assert_eq!(begun.asked["code_challenge_method"], "S256");
        assert_eq!(begun.asked["redirect_uri"], "http://127.0.0.1:4300/oidc/callback");
        self.inner.lock().unwrap().codes.insert(code.clone(), kept);
        format!("/oidc/callback?code={code}&state={}", begun.asked["state"])
    }

    /// A whole sign-in of a new browser.
    pub async fn sign_in(&self, stranger: &Http) -> Reply {
        let begun = self.begin(stranger, "/path").await;
        let browser = stranger.with(Some(begun.cookie.clone()));
        browser.get(&self.answer(&begun)).await
    }
}

/// What a browser was asked.
pub struct Begun {
    pub asked: HashMap<String, String>,
    pub cookie: String,
}

async fn configuration(State(it): State<Running>) -> Json<Value> {
    let issuer = &it.issuer;
    let mut inner = it.inner.lock().unwrap();
    inner.asked += 1;
    let mut says = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "end_session_endpoint": format!("{issuer}/end"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    });
    if !inner.says.user.is_null() {
        says["userinfo_endpoint"] = json!(format!("{issuer}/me"));
    }
    over(&mut says, &inner.says.itself);
    Json(says)
}

async fn keys(State(it): State<Running>) -> Json<Value> {
    let inner = it.inner.lock().unwrap();
    let keys: Vec<Value> = inner.says.keys.iter().map(|n| serde_json::to_value(key(*n).as_verification_key()).unwrap()).collect();
    Json(json!({ "keys": keys }))
}

async fn token(State(it): State<Running>, headers: HeaderMap, body: String) -> Response {
    let sent: HashMap<String, String> = openidconnect::url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let refuse = || (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let secret = openidconnect::url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect::<String>();
    assert_eq!(authorization, format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{secret}"))));
    let mut inner = it.inner.lock().unwrap();
    let Some((challenge, nonce)) = sent.get("code").and_then(|code| inner.codes.remove(code)) else { return refuse() };
    let verifier = PkceCodeVerifier::new(sent["code_verifier"].clone());
    if PkceCodeChallenge::from_code_verifier_sha256(&verifier).as_str() != challenge {
        return refuse();
    }
    let says = &inner.says;
    let now = service::now().0 / 1000;
    let mut claims = json!({
        "iss": it.issuer, "sub": "account-1", "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 300,
        "email": "employee@here.example", "email_verified": true, "name": "The Employee",
    });
    over(&mut claims, &says.claims);
    let answer = json!({
        "access_token": "an-access-token", "token_type": "Bearer", "id_token": signed(&claims, says), "more": " ".repeat(says.padding),
    });
    Json(answer).into_response()
}

async fn me(State(it): State<Running>, headers: HeaderMap) -> Json<Value> {
    assert_eq!(headers[header::AUTHORIZATION], "Bearer an-access-token");
    Json(it.inner.lock().unwrap().says.user.clone())
}

fn over(base: &mut Value, more: &Value) {
    let base: &mut Map<String, Value> = base.as_object_mut().unwrap();
    for (name, value) in more.as_object().unwrap() {
        if value.is_null() {
            base.remove(name);
        } else {
            base.insert(name.clone(), value.clone());
        }
    }
}

/// A key that is made of a number: nothing that has to be kept secret lies here.
fn key(n: u8) -> CoreEdDsaPrivateSigningKey {
    let beginning = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    let whole: Vec<u8> = beginning.into_iter().chain([n; 32]).collect();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(whole));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(format!("key-{n}")))).unwrap()
}

fn signed(claims: &Value, says: &Says) -> String {
    let algorithm = match says.signature {
        Signature::Own => "EdDSA",
        Signature::Shared => "HS256",
        Signature::None => "none",
    };
    let mut header = json!({ "alg": algorithm, "kid": format!("key-{}", says.key) });
    over(&mut header, &says.header);
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(&header), part(claims));
    let signature = match says.signature {
        Signature::Own => key(says.key).sign(&CoreJwsSigningAlgorithm::EdDsa, message.as_bytes()).unwrap(),
        Signature::Shared => {
            let key = openidconnect::core::CoreHmacKey::new(SECRET);
            key.sign(&CoreJwsSigningAlgorithm::HmacSha256, message.as_bytes()).unwrap()
        }
        Signature::None => Vec::new(),
    };
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}
