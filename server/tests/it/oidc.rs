//! Signing in at an identity provider, with answers that must not be believed.

use crate::support::app::TestApp;
use crate::support::cast;
use crate::support::http::Reply;
use crate::support::provider::{CLIENT, Provider, Says, Signature};
use http::{Method, StatusCode};
use serde_json::{Value, json};

async fn both(more: &[&str]) -> (Provider, TestApp) {
    let provider = Provider::start().await;
    let options = provider.options();
    let options: Vec<&str> = options.iter().map(String::as_str).chain(more.iter().copied()).collect();
    let app = TestApp::with(&options).await;
    (provider, app)
}

/// The session that an answer opened.
fn session(reply: &Reply) -> Option<String> {
    let cookies = reply.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
    cookies.filter_map(|cookie| cookie.split(';').next()).find(|pair| pair.starts_with("waymark=")).map(str::to_owned)
}

/// Why an answer led back to the sign-in, which it has to.
fn refused(reply: &Reply) -> String {
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
    assert_eq!(session(reply), None, "signed in");
    let location = reply.header("location");
    let query = location.strip_prefix("/sign-in?").unwrap_or_else(|| panic!("led to {location}"));
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(name, _)| name == "refused").map(|(_, key)| key.into_owned()).unwrap()
}

async fn me(app: &TestApp, cookie: &str) -> Reply {
    let http = app.stranger().with(Some(cookie.to_owned()));
    http.get("/api/v1/me").await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_honest_answer_signs_in_with_a_session_that_nobody_knew_and_leads_on() {
    let (provider, app) = both(&[]).await;
    let begun = provider.begin(&app.stranger(), "/p/abc").await;
    // Somebody put a session of their choice into this browser.
    let cookie = format!("waymark=a-token-that-somebody-else-knows; {}", begun.cookie);
    let browser = app.stranger().with(Some(cookie));
    let reply = browser.get(&provider.answer(&begun)).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/p/abc"), "{}", reply.text());
    let session = session(&reply).unwrap();
    assert!(!session.contains("somebody-else-knows"));
    let cleared = reply.headers.get_all("set-cookie").iter().any(|c| c.to_str().unwrap().starts_with("waymark-provider=;"));
    assert!(cleared, "what the browser was given for the way is taken away");
    let me = me(&app, &session).await.good().json();
    assert_eq!(me["email"], cast::EMPLOYEE);
    assert_eq!(
        app.stranger().get("/api/v1/sign-in").await.good().json(),
        json!({ "provider": "127.0.0.1", "passwords": true, "passkeys": false })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_good_once_and_in_the_browser_that_asked() {
    let (provider, app) = both(&[]).await;
    let begun = provider.begin(&app.stranger(), "/").await;
    let other = provider.begin(&app.stranger(), "/").await;
    let answer = provider.answer(&begun);
    for cookie in [None, Some(other.cookie.clone()), Some("waymark-provider=guessed".to_owned())] {
        let elsewhere = app.stranger().with(cookie);
        assert_eq!(refused(&elsewhere.get(&answer).await), "expired");
    }
    let browser = app.stranger().with(Some(begun.cookie.clone()));
    let twice = format!("{answer}&state={}", other.asked["state"]);
    for wrong in ["/oidc/callback", "/oidc/callback?code=x", "/oidc/callback?code=x&state=y", twice.as_str()] {
        assert_eq!(refused(&browser.get(wrong).await), "expired", "{wrong}");
    }
    let reply = browser.get(&answer).await;
    assert!(session(&reply).is_some(), "what was guessed meanwhile has not spoilt it");
    assert_eq!(refused(&browser.get(&answer).await), "expired");
    // Nor does an answer open a second session where somebody is signed in.
    let signed_in = app.stranger().with(session(&reply));
    let reply = signed_in.get(&answer).await;
    assert_eq!((reply.header("location"), session(&reply)), ("/", None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_does_not_hold_signs_nobody_in() {
    let (provider, app) = both(&[]).await;
    let now = service::now().0 / 1000;
    let claims = |claims: Value| Says { claims, ..Says::default() };
    let stranger = |says: Says| Says { key: 2, ..says };
    let hostile = [
        ("another nonce", claims(json!({ "nonce": "another" }))),
        ("no nonce", claims(json!({ "nonce": null }))),
        ("another audience", claims(json!({ "aud": "another" }))),
        ("a second audience", claims(json!({ "aud": [CLIENT, "another"] }))),
        ("no audience", claims(json!({ "aud": null }))),
        ("expired", claims(json!({ "exp": now - 1 }))),
        ("no end", claims(json!({ "exp": null }))),
        ("made long ago", claims(json!({ "iat": now - 3600 }))),
        ("made in the future", claims(json!({ "iat": now + 3600 }))),
        ("another issuer", claims(json!({ "iss": "https://id.example" }))),
        ("no subject", claims(json!({ "sub": null }))),
        ("another access token", claims(json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" }))),
        ("a key of somebody else", stranger(Says::default())),
        (
            "a key of somebody else under a name of its own",
            stranger(Says { header: json!({ "kid": "key-1" }), ..Says::default() }),
        ),
        ("a key of somebody else without a name", stranger(Says { header: json!({ "kid": null }), ..Says::default() })),
        ("unsigned", Says { signature: Signature::None, ..Says::default() }),
        ("signed with what both know", Says { signature: Signature::Shared, ..Says::default() }),
        ("something critical", Says { header: json!({ "crit": ["x"] }), ..Says::default() }),
        ("without end", Says { padding: 1024 * 1024, ..Says::default() }),
    ];
    for (what, says) in hostile {
        provider.says(says);
        assert_eq!(refused(&provider.sign_in(&app.stranger()).await), "failed", "{what}");
    }
    provider.says(Says::default());
    assert!(session(&provider.sign_in(&app.stranger()).await).is_some(), "the same words said honestly");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_another_provider_or_with_anothers_code_is_not_taken() {
    let (provider, app) = both(&[]).await;
    let begun = provider.begin(&app.stranger(), "/path").await;
    let browser = app.stranger().with(Some(begun.cookie.clone()));
    let mixed = format!("{}&iss=https%3A%2F%2Fid.example", provider.answer(&begun));
    assert_eq!(refused(&browser.get(&mixed).await), "failed");
    // A code that was given to somebody else: the verifier of this browser does not fit.
    let (mine, theirs) = (provider.begin(&app.stranger(), "/").await, provider.begin(&app.stranger(), "/").await);
    let stolen =
        provider.answer(&theirs).replace(&format!("state={}", theirs.asked["state"]), &format!("state={}", mine.asked["state"]));
    let browser = app.stranger().with(Some(mine.cookie.clone()));
    assert_eq!(refused(&browser.get(&stolen).await), "failed");
    let denied = provider.begin(&app.stranger(), "/path").await;
    let browser = app.stranger().with(Some(denied.cookie.clone()));
    let reply = browser.get(&format!("/oidc/callback?error=access_denied&state={}", denied.asked["state"])).await;
    assert_eq!(refused(&reply), "denied");
    assert!(reply.header("location").contains("next=%2Fpath"), "the way on is not lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_led_to_another_site() {
    let (provider, app) = both(&[]).await;
    for (next, to) in [
        ("//elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
        ("/%5Celsewhere.example", "/"),
        ("%09//elsewhere.example", "/"),
        ("/api/v1/me", "/"),
        ("", "/"),
        ("/p/abc", "/p/abc"),
    ] {
        let begun = provider.begin(&app.stranger(), next).await;
        let browser = app.stranger().with(Some(begun.cookie.clone()));
        assert_eq!(browser.get(&provider.answer(&begun)).await.header("location"), to, "{next}");
        let signed_in = app.sign_in(cast::EMPLOYEE).await;
        assert_eq!(signed_in.get(&format!("/oidc/sign-in?next={next}")).await.header("location"), to, "{next}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_provider_vouches_for_is_told_why_they_are_not_let_in() {
    let (provider, app) = both(&[]).await;
    let office = app.sign_in(cast::ADMINISTRATOR).await;
    let as_somebody = |sub: &str, email: Value, verified: Value| Says {
        claims: json!({ "sub": sub, "email": email, "email_verified": verified }),
        ..Says::default()
    };
    let employee = json!(cast::EMPLOYEE);
    for (says, why) in [
        (as_somebody("2", employee.clone(), json!(false)), "unverified"),
        (as_somebody("2", employee.clone(), Value::Null), "unverified"),
        (as_somebody("2", json!("nobody@here.example"), json!(false)), "unverified"),
        (as_somebody("2", json!("nobody@here.example"), json!(true)), "unknown"),
        (as_somebody("2", Value::Null, json!(true)), "no-address"),
    ] {
        provider.says(says);
        assert_eq!(refused(&provider.sign_in(&app.stranger()).await), why);
    }
    provider.says(as_somebody("2", json!(cast::STAKEHOLDER), json!("true")));
    assert!(session(&provider.sign_in(&app.stranger()).await).is_some(), "some providers write it as a word");
    provider.says(as_somebody("3", json!(cast::STAKEHOLDER), json!(true)));
    assert_eq!(refused(&provider.sign_in(&app.stranger()).await), "other-account");
    let person = format!("/api/v1/people/{}", app.cast.stakeholder);
    assert_eq!(office.get(&format!("{person}/account")).await.good().json()["subject"], "2");
    office.send(Method::DELETE, &format!("{person}/account"), &[], None).await.good();
    let opened = session(&provider.sign_in(&app.stranger()).await).unwrap();
    office.send(Method::PUT, &format!("{person}/departure"), &[], None).await.good();
    assert_eq!(me(&app, &opened).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(refused(&provider.sign_in(&app.stranger()).await), "left");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_token_leaves_out_is_asked_for_and_believed_of_the_same_account_alone() {
    let (provider, app) = both(&["--oidc-groups-claim", "groups"]).await;
    let office = app.sign_in(cast::ADMINISTRATOR).await;
    let mut chosen = office.get("/api/v1/organization/sign-in").await.good().json()["settings"].clone();
    chosen["groups"] = json!([{ "group": "leads", "role": "leadership_reviewer" }]);
    office.put("/api/v1/organization/sign-in", chosen).await.good();
    let short = json!({ "email": null, "email_verified": null, "name": null });
    let with = |user: Value| Says { claims: short.clone(), user, ..Says::default() };
    let told = |sub: &str| json!({ "sub": sub, "email": cast::EMPLOYEE, "email_verified": true, "groups": ["leads"] });
    provider.says(with(told("somebody-else")));
    assert_eq!(refused(&provider.sign_in(&app.stranger()).await), "failed");
    provider.says(with(told("account-1")));
    let opened = session(&provider.sign_in(&app.stranger()).await).unwrap();
    assert_eq!(me(&app, &opened).await.good().json()["roles"], json!(["leadership_reviewer"]));
    // Too many groups to tell, as one provider puts it: nothing is known of them. None at all: they are gone.
    let many =
        json!({ "sub": "account-1", "email": cast::EMPLOYEE, "email_verified": true, "_claim_names": { "groups": "src1" } });
    provider.says(with(many));
    let opened = session(&provider.sign_in(&app.stranger()).await).unwrap();
    assert_eq!(me(&app, &opened).await.good().json()["roles"], json!(["leadership_reviewer"]));
    provider.says(with(json!({ "sub": "account-1", "email": cast::EMPLOYEE, "email_verified": true })));
    let opened = session(&provider.sign_in(&app.stranger()).await).unwrap();
    assert_eq!(me(&app, &opened).await.good().json()["roles"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_may_change_its_keys_and_may_be_gone() {
    let (provider, app) = both(&[]).await;
    assert!(session(&provider.sign_in(&app.stranger()).await).is_some());
    assert_eq!(provider.asked(), 1);
    provider.says(Says { key: 2, keys: vec![2], ..Says::default() });
    assert!(session(&provider.sign_in(&app.stranger()).await).is_some());
    assert_eq!(provider.asked(), 2, "asked again for the key that it did not have");
    // Tokens under keys that it does not name either make nobody ask again and again.
    provider.says(Says { key: 3, keys: vec![2], ..Says::default() });
    for _ in 0..3 {
        assert_eq!(refused(&provider.sign_in(&app.stranger()).await), "failed");
    }
    assert_eq!(provider.asked(), 2);
    let begun = provider.begin(&app.stranger(), "/").await;
    let answer = provider.answer(&begun);
    provider.stop();
    let browser = app.stranger().with(Some(begun.cookie.clone()));
    assert_eq!(refused(&browser.get(&answer).await), "failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_not_what_it_should_be_leads_back_to_the_sign_in() {
    let (provider, app) = both(&[]).await;
    provider.says(Says { itself: json!({ "issuer": "https://id.example" }), ..Says::default() });
    let reply = app.stranger().get("/oidc/sign-in?next=/path").await;
    assert_eq!(refused(&reply), "failed");
    assert!(reply.header("location").contains("next=%2Fpath"));
    assert!(app.sign_in(cast::EMPLOYEE).await.cookie.is_some(), "whoever has a password is not kept out");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_here_can_sign_out_there_once() {
    let (provider, app) = both(&[]).await;
    let opened = session(&provider.sign_in(&app.stranger()).await).unwrap();
    let browser = app.stranger().with(Some(opened.clone()));
    let accept = [("accept", "text/html"), ("content-type", "application/x-www-form-urlencoded")];
    let reply = browser.send(Method::POST, "/api/app/server_fns/session/sign_out", &accept, None).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::FOUND, "/sign-in?out"), "{}", reply.text());
    assert_eq!(me(&app, &opened).await.status, StatusCode::UNAUTHORIZED);
    let cookies: Vec<&str> = reply.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    let given = cookies.iter().find(|c| c.starts_with("waymark-provider=")).unwrap().split(';').next().unwrap().to_owned();
    let browser = app.stranger().with(Some(given));
    let to = browser.get("/oidc/sign-out").await;
    let to = to.header("location");
    assert!(to.starts_with(&format!("{}/end?", provider.issuer)), "{to}");
    assert!(
        to.contains("id_token_hint=") && to.contains("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A4300%2Fsign-in"),
        "{to}"
    );
    for http in [&browser, &app.stranger()] {
        assert_eq!(http.get("/oidc/sign-out").await.header("location"), "/sign-in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_provider_alone_lets_no_password_in_until_the_operator_says_so() {
    let (provider, mut app) = both(&[]).await;
    provider.says(Says { claims: json!({ "email": cast::ADMINISTRATOR }), ..Says::default() });
    let opened = session(&provider.sign_in(&app.stranger()).await).unwrap();
    let by_password = app.sign_in(cast::ADMINISTRATOR).await;
    let office = app.stranger().with(Some(opened));
    let mut chosen = office.get("/api/v1/organization/sign-in").await.good().json()["settings"].clone();
    chosen["ways"] = json!("provider");
    let refused = by_password.put("/api/v1/organization/sign-in", chosen.clone()).await;
    assert_eq!(refused.code(), "not_allowed_now");
    office.put("/api/v1/organization/sign-in", chosen).await.good();
    let credentials = json!({ "email": cast::EMPLOYEE, "password": cast::PASSWORD });
    let reply = app.stranger().post("/api/v1/session", credentials.clone()).await;
    assert_eq!((reply.status, session(&reply)), (StatusCode::CONFLICT, None));
    let link = office.send(Method::POST, &format!("/api/v1/people/{}/password-link", app.cast.stakeholder), &[], None).await;
    assert_eq!(link.code(), "not_allowed_now");
    app.stop().await;
    server::commands::run(app.command(&["sign-in", "allow-passwords", "--organization", "Here"])).await.unwrap();
    app.restart().await;
    assert!(session(&app.stranger().post("/api/v1/session", credentials).await.good()).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_begins_and_answers_only_so_often() {
    let (provider, app) = both(&["--sign-ins-per-second", "1"]).await;
    let mut statuses = Vec::new();
    for _ in 0..6 {
        statuses.push(app.stranger().get("/oidc/callback?code=x&state=guessed").await.status);
        statuses.push(app.stranger().get("/oidc/sign-in").await.status);
    }
    assert_eq!(statuses[0], StatusCode::SEE_OTHER);
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    assert!(provider.asked() <= 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_provider_there_is_nothing_at_its_addresses() {
    let app = TestApp::start().await;
    let http = app.sign_in(cast::EMPLOYEE).await;
    for path in ["/oidc/sign-in", "/oidc/callback?code=x&state=y", "/oidc/sign-out"] {
        assert_eq!(http.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
