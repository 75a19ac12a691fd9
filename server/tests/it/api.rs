//! The edge itself: cookies, errors, limits, headers.

use crate::support::app::TestApp;
use crate::support::cast::{self, EMPLOYEE, MANAGER, PASSWORD};
use crate::support::http::Http;
use crate::support::peer::Peer;
use crate::support::random::Random;
use bytes::Bytes;
use http::{Method, Request, StatusCode};
use http_body_util::Full;
use serde_json::json;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_ends_with_its_session_and_not_before() {
    let app = TestApp::start().await;
    let (idle, used) = (app.sign_in(EMPLOYEE).await, app.sign_in(EMPLOYEE).await);
    for http in [&idle, &used] {
        app.expire(http, Duration::from_secs(5)).await;
    }
    let (mut first, mut second) = (Peer::connect(&idle, Random::fresh()).await, Peer::connect(&used, Random::fresh()).await);
    // As a request within that time would do.
    app.expire(&used, Duration::from_hours(1)).await;
    first.until("the end of the session", |peer| peer.closed.is_some()).await;
    assert_eq!((first.closed, idle.get("/api/v1/me").await.status), (Some(4401), StatusCode::UNAUTHORIZED));
    second.listen(Duration::from_secs(2)).await;
    assert_eq!((second.closed, second.is_connected()), (None, true));
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_gives_a_cookie_and_signing_out_ends_it() {
    let app = TestApp::start().await;
    let mut http = app.stranger();
    let reply = http.post("/api/v1/session", json!({ "email": EMPLOYEE, "password": PASSWORD })).await.good();
    let cookie = reply.header("set-cookie");
    assert!(
        cookie.starts_with("waymark=") && cookie.contains("HttpOnly; SameSite=Lax") && !cookie.contains("Secure"),
        "{cookie}"
    );
    assert_eq!(reply.json()["email"], EMPLOYEE);
    http.cookie = cookie.split(';').next().map(str::to_owned);
    assert_eq!(http.get("/api/v1/me").await.good().json()["roles"], json!([]));

    let out = http.send(Method::DELETE, "/api/v1/session", &[], None).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(out.header("set-cookie").starts_with("waymark=;"));
    let after = http.get("/api/v1/me").await;
    assert_eq!((after.status, after.code()), (StatusCode::UNAUTHORIZED, "not_signed_in".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_https_the_cookie_is_bound_to_the_host() {
    let app = TestApp::with(&["--public-url", "https://path.example.org"]).await;
    let reply = app.stranger().post("/api/v1/session", json!({ "email": EMPLOYEE, "password": PASSWORD })).await.good();
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with("__Host-waymark=") && cookie.contains("Path=/; HttpOnly; Secure; SameSite=Lax"), "{cookie}");
    assert!(reply.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_can_be_ended_from_another_one_and_its_sockets_close() {
    let app = TestApp::start().await;
    let (here, there) = (app.sign_in(EMPLOYEE).await, app.sign_in(EMPLOYEE).await);
    let mut socket = Peer::connect(&there, Random::fresh()).await;
    let sessions = here.get("/api/v1/sessions").await.good().json();
    let other = sessions.as_array().unwrap().iter().find(|s| s["current"] == false).unwrap()["id"].as_str().unwrap().to_owned();

    let strangers = app.sign_in(MANAGER).await;
    let path = format!("/api/v1/sessions/{other}");
    assert_eq!(strangers.send(Method::DELETE, &path, &[], None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(there.get("/api/v1/me").await.status, StatusCode::OK);

    assert_eq!(here.send(Method::DELETE, &path, &[], None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(there.get("/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    socket.listen(Duration::from_secs(2)).await;
    assert_eq!(socket.closed, Some(4401));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_error_has_code_sentence_and_the_requests_id() {
    let app = TestApp::start().await;
    let employee = app.sign_in(EMPLOYEE).await;
    let of = |method: Method, path: &'static str, body| {
        let employee = employee.clone();
        async move { employee.send(method, path, &[], body).await }
    };
    for (reply, status, code) in [
        (of(Method::GET, "/api/v1/proposals/nothing-here", None).await, 404, "not_found"),
        (of(Method::GET, "/api/v1/proposals/NOT%20AN%20ID", None).await, 404, "not_found"),
        (of(Method::GET, "/api/v1/no/such/call", None).await, 404, "not_found"),
        (of(Method::DELETE, "/api/v1/me", None).await, 404, "not_found"),
        (of(Method::POST, "/api/v1/proposals", Some(json!({ "titel": "x" }))).await, 422, "invalid_input"),
        (of(Method::POST, "/api/v1/proposals", Some(json!({ "title": " " }))).await, 422, "invalid_input"),
        (of(Method::POST, "/api/v1/proposals", Some(json!({ "title": "x".repeat(2_000_000) }))).await, 413, "too_large"),
    ] {
        assert_eq!((reply.status.as_u16(), reply.code().as_str()), (status, code), "{}", reply.text());
        let problem = reply.json();
        assert_eq!(problem["request_id"], reply.header("x-request-id"));
        assert!(problem["message"].as_str().unwrap().len() > 10);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_are_counted_per_account_and_address() {
    let app = TestApp::with(&["--wrong-passwords", "4"]).await;
    let attempt = |email: &'static str, password: &'static str| {
        let http = app.stranger();
        async move { http.post("/api/v1/session", json!({ "email": email, "password": password })).await }
    };
    for _ in 0..5 {
        assert_eq!(attempt(EMPLOYEE, "a wrong password").await.code(), "wrong_credentials");
    }
    let refused = attempt(EMPLOYEE, PASSWORD).await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "too_many_requests"));
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    assert!(attempt(MANAGER, PASSWORD).await.status.is_success(), "others are not concerned");
    assert_eq!(
        attempt("nobody@here.example", "a wrong password").await.code(),
        "wrong_credentials",
        "nor does it tell who exists"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_are_counted_by_address() {
    let app = TestApp::with(&["--anonymous-per-second", "1"]).await;
    let http = app.stranger();
    let mut refused = 0;
    for _ in 0..30 {
        refused += u32::from(http.get("/api/v1/me").await.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!((10..=21).contains(&refused), "{refused}");
    assert_eq!(http.get("/healthz").await.status, StatusCode::OK, "the process still tells that it lives");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_other_sites_change_nothing() {
    let app = TestApp::start().await;
    let employee = app.sign_in(EMPLOYEE).await;
    let own = format!("http://{}", app.address);
    for (name, value, status) in [
        ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
        ("origin", "https://evil.example", StatusCode::FORBIDDEN),
        ("origin", own.as_str(), StatusCode::CREATED),
        ("sec-fetch-site", "same-origin", StatusCode::CREATED),
    ] {
        let reply = employee.send(Method::POST, "/api/v1/proposals", &[(name, value)], Some(json!({ "title": "A path" }))).await;
        assert_eq!(reply.status, status, "{name}: {value}");
        if status == StatusCode::FORBIDDEN {
            assert_eq!(reply.code(), "foreign_page");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn arguments_that_a_server_function_cannot_read_are_the_callers_mistake() {
    let app = TestApp::start().await;
    let employee = app.sign_in(EMPLOYEE).await;
    let call = |function: &str, content_type: &str, body: &str| {
        let request = Request::post(format!("http://{}/api/app/server_fns/{function}", app.address))
            .header("cookie", employee.cookie.clone().unwrap())
            .header("accept", "application/json")
            .header("content-type", content_type);
        employee.raw(request.body(Full::new(Bytes::from(body.to_owned()))).unwrap())
    };
    for (function, content_type, body) in [
        ("lists/shelf", "application/json", r#"{"shelf":"nothing_of_the_kind"}"#),
        ("lists/shelf", "application/json", r#"{"shelf":"#),
        ("lists/shelf", "application/json", "{}"),
        ("review/version", "application/json", r#"{"id":7,"number":"x"}"#),
        ("lists/start", "application/x-www-form-urlencoded", "name=x"),
    ] {
        let reply = call(function, content_type, body).await;
        assert_eq!((reply.status, reply.code().as_str()), (StatusCode::BAD_REQUEST, "invalid_input"), "{function}: {body}");
        assert_eq!(reply.json()["request_id"], reply.header("x-request-id"));
        assert!(!reply.header("serverfnerror").is_empty(), "the browser sees by this header that the function failed");
    }
    let understood = call("lists/start", "application/x-www-form-urlencoded", "title=+").await;
    assert_eq!((understood.status, understood.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid_input"));
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_other_sites_open_no_socket() {
    let app = TestApp::start().await;
    let employee = app.sign_in(EMPLOYEE).await;
    let upgrade = |origin: &str| {
        let request = Request::get(format!("http://{}/sync/hocus", app.address))
            .header("cookie", employee.cookie.clone().unwrap())
            .header("connection", "upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
            .header("origin", origin);
        request.body(Full::new(Bytes::new())).unwrap()
    };
    let refused = employee.raw(upgrade("https://evil.example")).await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::FORBIDDEN, "foreign_page"));
    let own = employee.raw(upgrade(&format!("http://{}", app.address))).await;
    assert_eq!(own.status, StatusCode::SWITCHING_PROTOCOLS);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_the_socket_where_a_cookie_cannot_go() {
    let app = TestApp::start().await;
    let employee = app.sign_in(EMPLOYEE).await;
    let proposal = employee.post("/api/v1/proposals", json!({ "title": "A path" })).await.good().json();
    let room = proposal["rooms"][0]["name"].as_str().unwrap();
    let token = employee.post("/api/v1/sync-token", json!({})).await.good().json()["token"].as_str().unwrap().to_owned();

    let mut bearer = Peer::offline(&employee, Random::fresh()).with_token(&token);
    bearer.reconnect().await;
    bearer.join(room).await;
    assert!(!bearer.room(room).denied);

    let mut guesser = Peer::offline(&employee, Random::fresh()).with_token("0123456789");
    guesser.reconnect().await;
    guesser.enter(room).await;
    guesser.until("the refusal", |peer| peer.room(room).denied).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_security_headers() {
    let app = TestApp::start().await;
    let policies = [app.stranger().get("/healthz").await, app.stranger().get("/api/v1/me").await].map(|reply| {
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(reply.header("referrer-policy"), "strict-origin-when-cross-origin");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(reply.header("cache-control"), "private, no-store");
        reply.header("content-security-policy").to_owned()
    });
    assert_ne!(policies[0], policies[1], "the nonce is new every time");
    assert!(!policies[0].contains("unsafe-inline") && policies[0].contains("frame-ancestors 'none'"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_can_do_its_work_says_so() {
    let app = TestApp::start().await;
    assert_eq!(app.stranger().get("/healthz").await.text(), "ok");
    assert_eq!(app.stranger().get("/readyz").await.good().text(), "ready");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_has_what_scripts_rely_on() {
    let app = TestApp::start().await;
    let employee = app.sign_in(EMPLOYEE).await;
    let made = employee.post("/api/v1/proposals", json!({ "title": "A path" })).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let list = employee.get("/api/v1/proposals").await.good().json();
    let line = &list.as_array().unwrap()[0];
    assert_eq!((&line["id"], &line["title"], &line["state"]), (&made.json()["id"], &json!("A path"), &json!("draft")));
    assert_eq!(line["employee"]["name"], "employee");
    let rooms = made.json()["rooms"].as_array().unwrap().clone();
    let start = rooms.iter().find(|room| room["name"].as_str().unwrap().contains("/start/")).unwrap();
    assert_eq!(start["right"], "write");
    assert!(start["text_roots"].as_array().unwrap().contains(&json!("t/self/today")));
    assert_eq!(rooms.last().unwrap()["right"], "read", "the table holds no text");
}

/// A body that does not say how long it is may not be endless either.
#[tokio::test(flavor = "multi_thread")]
async fn sign_in_reads_no_more_than_credentials() {
    let app = TestApp::start().await;
    let http: Http = app.stranger();
    let body = json!({ "email": cast::EMPLOYEE, "password": "x".repeat(100_000) });
    assert_eq!(http.post("/api/v1/session", body).await.code(), "too_large");
}
