//! What a browser gets: pages, their status and headers, files.

use crate::support::app::TestApp;
use crate::support::cast::{self, COLLEAGUE, EVERYBODY, PASSWORD};
use crate::support::http::Http;
use crate::support::path::{Table, Until};
use http::{Method, Request, StatusCode};
use http_body_util::Full;
use server::assets::{Embedded, Site};
use std::path::Path;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_signed_in_is_led_to_the_sign_in() {
    let app = TestApp::start().await;
    let stranger = app.stranger();
    for (path, to) in [("/", "/sign-in"), ("/p/abc", "/sign-in?next=/p/abc"), ("/people", "/sign-in?next=/people")] {
        let reply = stranger.get(path).await;
        assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, to), "{path}");
    }
    let page = stranger.get("/sign-in").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.header("content-type").starts_with("text/html"));
    let signed_in = app.sign_in(COLLEAGUE).await.get("/sign-in").await;
    assert_eq!((signed_in.status, signed_in.header("location")), (StatusCode::SEE_OTHER, "/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_answers_not_found_to_whom_it_is_not_for() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Submitted).await;
    let (living, version) = (format!("/p/{}", table.id), format!("/p/{}/v/1", table.id));
    for who in EVERYBODY {
        let http = app.sign_in(who).await;
        let pair = [cast::EMPLOYEE, cast::MANAGER].contains(&who);
        let reviewer = [cast::REVIEWER, cast::OTHER_REVIEWER].contains(&who);
        for (path, may) in [(&living, pair), (&version, pair || reviewer)] {
            let reply = http.get(path).await;
            let expected = if may { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(reply.status, expected, "{who} at {path}");
            assert_eq!(reply.header("cache-control"), "private, no-store");
        }
        let unknown = http.get("/p/never-made").await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{who}");
        assert_eq!(http.get("/no/such/page").await.status, StatusCode::NOT_FOUND, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_keep_to_the_policy_they_are_sent_with() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Planning).await;
    for path in ["/".to_owned(), "/path".into(), "/people".into(), "/me".into(), format!("/p/{}", table.id)] {
        let page = table.manager.get(&path).await;
        let policy = page.header("content-security-policy").to_owned();
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned();
        let html = page.good().text();
        for script in html.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{path}: <script{tag}>");
        }
        assert!(!html.contains(" style=\"") && !html.contains("<style"), "{path} has inline style");
        assert!(!html.contains(" onclick=") && !html.contains("javascript:"), "{path} has inline script");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_signs_in_before_the_page_is_awake() {
    let app = TestApp::start().await;
    let form = |password: &str| {
        let body = format!("email={}&password={}&next=%2Fpath", COLLEAGUE.replace('@', "%40"), password.replace(' ', "+"));
        Request::builder()
            .method(Method::POST)
            .uri(format!("http://{}/api/app/server_fns/session/sign_in", app.address))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "text/html")
            .header("referer", format!("http://{}/sign-in", app.address))
            .header("sec-fetch-site", "same-origin")
            .body(Full::from(body))
            .unwrap()
    };
    let stranger = app.stranger();
    let wrong = stranger.raw(form("a wrong password")).await;
    assert!(wrong.header("set-cookie").is_empty());
    let right = stranger.raw(form(PASSWORD)).await;
    assert_eq!((right.status, right.header("location")), (StatusCode::FOUND, "/path"), "{}", right.text());
    assert!(right.header("set-cookie").starts_with("waymark="));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_is_limited_as_the_interface_for_programs_is() {
    let app = TestApp::with(&["--wrong-passwords", "2"]).await;
    let stranger = app.stranger();
    let attempt = || {
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("http://{}/api/app/server_fns/session/sign_in", app.address))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json");
        request.body(Full::from(format!("email={}&password=wrong+one&next=", COLLEAGUE.replace('@', "%40")))).unwrap()
    };
    let mut last = stranger.raw(attempt()).await;
    for _ in 0..3 {
        last = stranger.raw(attempt()).await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS, "{}", last.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_sent_compressed_and_kept_where_their_names_change() {
    let site = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(site.path().join(name), text).unwrap();
    std::fs::create_dir_all(site.path().join("pkg/1")).unwrap();
    write(
        "assets.json",
        r#"{"folder":"pkg/1","css":"/pkg/1/a.css","loader":"/pkg/1/l.js","pages":{"proposal":["/pkg/1/p.wasm"]}}"#,
    );
    write("pkg/1/a.js", "plain");
    write("pkg/1/a.js.br", "small");
    write("sw.js", "worker");
    write("favicon.svg", "<svg/>");
    let app = TestApp::with(&["--site-dir", path(site.path())]).await;
    let stranger = app.stranger();

    let plain = stranger.get("/pkg/1/a.js").await.good();
    assert_eq!((plain.text().as_str(), plain.header("cache-control")), ("plain", "public, max-age=31536000, immutable"));
    let small = stranger.send(Method::GET, "/pkg/1/a.js", &[("accept-encoding", "br")], None).await.good();
    assert_eq!((small.text().as_str(), small.header("content-encoding")), ("small", "br"));
    let missing = stranger.get("/pkg/1/b.js").await;
    assert_eq!((missing.status, missing.header("cache-control")), (StatusCode::NOT_FOUND, "private, no-store"));

    let worker = stranger.get("/sw.js").await.good();
    assert_eq!((worker.text().as_str(), worker.header("cache-control")), ("worker", "public, no-cache"));
    let known = stranger.send(Method::GET, "/sw.js", &[("if-none-match", worker.header("etag"))], None).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    let asked = stranger.get("/favicon.ico").await;
    assert_eq!((asked.status, asked.header("location")), (StatusCode::PERMANENT_REDIRECT, "/favicon.svg"));
    let icon = stranger.get(asked.header("location")).await.good();
    assert_eq!((icon.text().as_str(), icon.header("content-type")), ("<svg/>", "image/svg+xml"));
    for outside in ["/../secret", "/%2e%2e/secret", "/pkg/..%2f..%2fsecret"] {
        assert_ne!(stranger.get(outside).await.status, StatusCode::OK, "{outside}");
    }
    assert!(stranger.get("/sign-in").await.good().text().contains("/pkg/1/a.css"));
}

/// The same files in a folder and in the program, asked for in every way, answer alike.
#[tokio::test(flavor = "multi_thread")]
async fn files_of_the_program_answer_as_those_of_a_folder() {
    let site = tempfile::tempdir().unwrap();
    let list = r#"{"folder":"pkg/1","css":"/pkg/1/a.css","loader":"/pkg/1/l.js","pages":{}}"#;
    std::fs::create_dir_all(site.path().join("pkg/1")).unwrap();
    std::fs::create_dir_all(site.path().join("fonts")).unwrap();
    let files = [
        ("assets.json", list),
        ("favicon.svg", "<svg/>"),
        ("fonts/serif.woff2", "letters"),
        ("pkg/1/a.css", "a{}"),
        ("pkg/1/a.js", "plain and long enough to ask for a piece of it"),
        ("pkg/1/a.js.br", "small"),
        ("pkg/1/a.js.gz", "smaller"),
        ("pkg/1/a.wasm", "\0asm"),
        ("sw.js", "worker"),
    ];
    let carried = files.map(|(name, text)| {
        let path = site.path().join(name);
        std::fs::write(&path, text).unwrap();
        let since = path.metadata().unwrap().modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap();
        Embedded { name, bytes: text.as_bytes(), modified: (since.as_secs(), since.subsec_nanos()) }
    });
    let folder = TestApp::with(&["--site-dir", path(site.path())]).await;
    let program = TestApp::with_site(Site::of_program(Box::leak(Box::new(carried))).unwrap()).await;
    let (folder, program) = (folder.stranger(), program.stranger());
    let etag = folder.get("/sw.js").await.good().header("etag").to_owned();
    let modified = folder.get("/sw.js").await.header("last-modified").to_owned();
    assert!(!etag.is_empty() && !modified.is_empty());
    let paths = ["/pkg/1/a.js", "/pkg/1/a.css", "/pkg/1/a.wasm", "/sw.js", "/favicon.svg", "/fonts/serif.woff2", "/assets.json"];
    let none = [
        "/pkg/1/none.js",
        "/pkg/1",
        "/pkg/1/",
        "/pkg",
        "/fonts",
        "/sw.js/",
        "/pkg/..%2fsw.js",
        "/%2e%2e/sw.js",
        "/pkg/1/a.js%00",
    ];
    let asked: [&[(&str, &str)]; 9] = [
        &[],
        &[("accept-encoding", "br")],
        &[("accept-encoding", "gzip, br;q=0.5")],
        &[("accept-encoding", "zstd")],
        &[("range", "bytes=6-9")],
        &[("range", "bytes=900-")],
        &[("if-none-match", &etag)],
        &[("if-modified-since", &modified)],
        &[("if-match", "\"another\"")],
    ];
    for path in paths.into_iter().chain(none) {
        for headers in asked {
            for method in [Method::GET, Method::HEAD] {
                let told = async |http: &Http| {
                    let mut reply = http.send(method.clone(), path, headers, None).await;
                    // What is another one in every answer.
                    for other in ["date", "x-request-id", "content-security-policy"] {
                        reply.headers.remove(other);
                    }
                    // A page that says that there is nothing names its own server.
                    if reply.header("content-type").starts_with("text/html") {
                        reply.body.clear();
                    }
                    // What is compressed on the way is cut where the reader had to wait, which is not the same twice: what it says is compared
                    // where it is asked for as it is.
                    if !reply.header("content-encoding").is_empty() && reply.header("content-length").is_empty() {
                        reply.body.clear();
                    }
                    let mut headers: Vec<_> = reply.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
                    headers.sort();
                    (reply.status, headers, reply.body)
                };
                assert_eq!(told(&program).await, told(&folder).await, "{method} {path} {headers:?}");
            }
        }
    }
    let found = program.get("/pkg/1/a.js").await.good();
    assert_eq!((found.text().as_str(), found.header("cache-control")), (files[4].1, "public, max-age=31536000, immutable"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_names_the_splits_that_it_needs_and_no_others() {
    let site = tempfile::tempdir().unwrap();
    let list = r#"{"folder":"pkg/1","css":"/pkg/1/a.css","loader":"/pkg/1/l.js",
        "pages":{"proposal":["/pkg/1/p.wasm","/pkg/1/q.wasm"],"map":["/pkg/1/q.wasm"]}}"#;
    std::fs::write(site.path().join("assets.json"), list).unwrap();
    let app = TestApp::with(&["--site-dir", path(site.path())]).await;
    let table = Table::at(&app, Until::Planning).await;
    let proposal = format!("/p/{}", table.id);
    for (path, splits) in [("/", [false, false]), (proposal.as_str(), [true, true]), ("/framework/map", [false, true])] {
        let html = table.manager.get(path).await.good().text();
        let is_preloaded = |file: &str| html.contains(&format!("<link rel=\"preload\" href=\"/pkg/1/{file}\" as=\"fetch\""));
        assert!(is_preloaded("waymark.wasm") && html.contains("<link rel=\"modulepreload\" href=\"/pkg/1/l.js\">"), "{path}");
        assert_eq!([is_preloaded("p.wasm"), is_preloaded("q.wasm")], splits, "{path}");
    }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}
