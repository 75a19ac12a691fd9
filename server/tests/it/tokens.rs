//! Personal access tokens over HTTP.

use crate::access::{calls, people};
use crate::support::app::TestApp;
use crate::support::asked::{Asked, check_tokens};
use crate::support::cast::{ADMINISTRATOR, EMPLOYEE, PASSWORD};
use crate::support::http::Http;
use crate::support::path::Until;
use domain::access_token::Scope;
use http::{Method, StatusCode};
use serde_json::{Value, json};

/// Calls that take no token, and that are not for strangers: whatever belongs to signing in, or opens a way in, and what gathers everything.
const NO_TOKEN: [&str; 25] = [
    "GET /api/v1/audit",
    "GET /api/v1/audit/export",
    "POST /api/v1/audit/check",
    "GET /api/v1/me/data",
    "GET /api/v1/sessions",
    "DELETE /api/v1/sessions/{session}",
    "DELETE /api/v1/session",
    "PUT /api/v1/password",
    "GET /api/v1/passkeys",
    "DELETE /api/v1/passkeys/{passkey}",
    "GET /api/v1/tokens",
    "POST /api/v1/tokens",
    "DELETE /api/v1/tokens/{token}",
    "GET /api/v1/people/{person}/tokens",
    "DELETE /api/v1/people/{person}/tokens/{token}",
    "POST /api/v1/people/{person}/password-link",
    "GET /api/v1/people/{person}/account",
    "DELETE /api/v1/people/{person}/account",
    "GET /api/v1/organization/provisioning",
    "PUT /api/v1/organization/provisioning",
    "POST /api/v1/organization/provisioning/tokens",
    "DELETE /api/v1/organization/provisioning/tokens/{token}",
    "GET /api/v1/organization/sign-in",
    "PUT /api/v1/organization/sign-in",
    "POST /api/v1/sync-token",
];

/// The scope that a call takes.
fn needs(call: &str) -> Option<Scope> {
    let call = call.split('?').next().unwrap();
    let (method, path) = call.split_once(' ').unwrap();
    let administers = ["/api/v1/people", "/api/v1/settings", "/api/v1/process", "/api/v1/objectives"];
    if NO_TOKEN.contains(&call) {
        None
    } else if administers.iter().any(|start| path.starts_with(start)) {
        Some(Scope::Administer)
    } else if method == "GET" {
        Some(Scope::Read)
    } else {
        Some(Scope::Write)
    }
}

#[test]
fn the_description_names_the_scope_of_every_call() {
    let document = serde_json::to_value(server::api::document()).unwrap();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, call) in methods.as_object().unwrap() {
            let security = &call["security"];
            if security == &json!([{}]) {
                continue;
            }
            let name = format!("{} {path}", method.to_uppercase());
            let expected = needs(&name).map_or(Value::Null, |scope| json!([{ "session": [] }, { "token": [scope] }]));
            assert_eq!(security, &expected, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_token_opens_more_than_its_scope_and_its_owner() {
    for until in [Until::Draft, Until::Submitted] {
        let asked = Asked::at(until).await;
        let rows: Vec<_> = calls().into_iter().chain(people()).collect();
        check_tokens(&asked, &rows, needs).await;
    }
}

async fn made(http: &Http, scopes: &[Scope]) -> (String, String) {
    let made = http.post("/api/v1/tokens", json!({ "name": "A program", "scopes": scopes, "days": 30 })).await.good();
    assert!(made.header("cache-control").contains("no-store"));
    let (made, text) = (made.json(), |value: &Value| value.as_str().unwrap().to_owned());
    (text(&made["token"]["id"]), text(&made["secret"]))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_good_in_the_interface_for_programs_and_nowhere_else() {
    let app = TestApp::start().await;
    let employee = app.sign_in(EMPLOYEE).await;
    let (_, secret) = made(&employee, &Scope::ALL[..2]).await;
    let token = app.stranger().with_token(&secret);
    let me = token.get("/api/v1/me").await.good();
    assert_eq!((me.json()["email"].as_str(), me.header("set-cookie")), (Some(EMPLOYEE), ""));
    token.post("/api/v1/proposals", json!({ "title": "A path" })).await.good();
    assert_eq!(token.get("/").await.status, StatusCode::SEE_OTHER, "pages lead to the sign-in");
    let function = token.post("/api/app/server_fns/lists/me", json!({})).await;
    assert_eq!(function.status, StatusCode::UNAUTHORIZED);
    // Of a cookie and a token the token counts.
    let colleague = app.sign_in(ADMINISTRATOR).await;
    let both = [("authorization", format!("Bearer {secret}"))];
    let both: Vec<(&str, &str)> = both.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let me = colleague.send(Method::GET, "/api/v1/me", &both, None).await.good().json();
    assert_eq!(me["email"], EMPLOYEE);
    // And one that is nobody's business passes by.
    let other = [("authorization", "Basic d2F5bWFyazo=")];
    let me = colleague.send(Method::GET, "/api/v1/me", &other, None).await.good().json();
    assert_eq!(me["email"], ADMINISTRATOR);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_at_once_with_whatever_ends_it() {
    let app = TestApp::start().await;
    let (employee, office) = (app.sign_in(EMPLOYEE).await, app.sign_in(ADMINISTRATOR).await);
    let status = async |secret: &str| app.stranger().with_token(secret).get("/api/v1/desk").await.status;
    let (id, revoked) = made(&employee, &[Scope::Read]).await;
    assert_eq!(status(&revoked).await, StatusCode::OK);
    let listed = employee.get("/api/v1/tokens").await.good().text();
    assert!(listed.contains(&id) && !listed.contains(&revoked), "{listed}");
    employee.send(Method::DELETE, &format!("/api/v1/tokens/{id}"), &[], None).await.good();
    assert_eq!(status(&revoked).await, StatusCode::UNAUTHORIZED);

    let (_, changed) = made(&employee, &[Scope::Read]).await;
    employee.put("/api/v1/password", json!({ "old": PASSWORD, "new": PASSWORD })).await.good();
    assert_eq!(status(&changed).await, StatusCode::UNAUTHORIZED);

    let me = office.get("/api/v1/people?search=employee").await.good().json();
    let person = format!("/api/v1/people/{}", me["people"][0]["person"]["id"].as_str().unwrap());
    let (id, seen) = made(&employee, &[Scope::Read]).await;
    let listed = office.get(&format!("{person}/tokens")).await.good().json();
    assert_eq!((&listed[0]["id"], &listed[1]), (&json!(id), &Value::Null));
    office.send(Method::DELETE, &format!("{person}/tokens/{id}"), &[], None).await.good();
    assert_eq!(status(&seen).await, StatusCode::UNAUTHORIZED);

    let (_, last) = made(&employee, &[Scope::Read]).await;
    let (_, administers) = made(&office, &[Scope::Administer]).await;
    let administers = app.stranger().with_token(&administers);
    administers.send(Method::PUT, &format!("{person}/departure"), &[], None).await.good();
    assert_eq!(status(&last).await, StatusCode::UNAUTHORIZED);
    administers.send(Method::DELETE, &format!("{person}/departure"), &[], None).await.good();
    assert_eq!(status(&last).await, StatusCode::UNAUTHORIZED, "coming back brings no token back");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_tokens_are_refused_and_too_many_close_the_address_to_tokens_alone() {
    let app = TestApp::start().await;
    let employee = app.sign_in(EMPLOYEE).await;
    let (_, secret) = made(&employee, &[Scope::Read]).await;
    let wrong = app.stranger().with_token(&format!("wmk_{}", "0".repeat(64)));
    let reply = wrong.get("/api/v1/me").await;
    assert_eq!((reply.status, reply.code().as_str()), (StatusCode::UNAUTHORIZED, "not_signed_in"));
    assert_eq!(reply.header("www-authenticate"), "Bearer error=\"invalid_token\"");
    // Also where no token is needed: whoever sends one wants to know that it is good for nothing.
    assert_eq!(wrong.get("/api/v1/sign-in").await.status, StatusCode::UNAUTHORIZED);
    let mut answers = Vec::new();
    for _ in 0..40 {
        answers.push(wrong.get("/api/v1/me").await);
    }
    let last = answers.last().unwrap();
    assert_eq!((last.status, last.header("retry-after").is_empty()), (StatusCode::TOO_MANY_REQUESTS, false));
    assert_eq!(app.stranger().with_token(&secret).get("/api/v1/me").await.status, StatusCode::TOO_MANY_REQUESTS);
    employee.get("/api/v1/me").await.good();
}
