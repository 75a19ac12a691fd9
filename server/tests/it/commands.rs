//! The command line, as whoever runs a server types it.

use crate::support::process::{Process, waymark};
use serde_json::{Value, json};
use service::{Service, Settings};
use std::path::Path;
use std::process::Output;
use store::Place;

fn run(directory: &Path, arguments: &[&str]) -> Output {
    waymark().args(arguments).arg("--data-dir").arg(directory).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_fills_an_empty_database_and_shows_its_sign_ins_again() {
    let directory = tempfile::tempdir().unwrap();
    let first = run(directory.path(), &["demo", "--json"]);
    assert!(first.status.success(), "{}", err(&first));
    assert!(!err(&first).contains("ERROR"), "nobody has to act on a clean end: {}", err(&first));
    let again = run(directory.path(), &["demo", "--json"]);
    assert_eq!(out(&again), out(&first), "{}", err(&again));
    assert!(out(&run(directory.path(), &["demo"])).contains("northlight.example"));
    let people: Vec<Value> = serde_json::from_str(&out(&first)).unwrap();

    let checked = run(directory.path(), &["check"]);
    assert!(checked.status.success() && out(&checked).contains("in order"), "{}", err(&checked));

    let server = Process::serve(directory.path(), None);
    for person in people {
        let mut http = server.http();
        http.sign_in(person["email"].as_str().unwrap(), person["password"].as_str().unwrap()).await;
        assert_eq!(http.get("/api/v1/me").await.good().json()["person"]["name"], person["name"]);
        assert!(person["roles"].as_array().unwrap().iter().all(Value::is_string));
    }
    let taken = run(directory.path(), &["check"]);
    assert!(!taken.status.success() && !err(&taken).is_empty(), "one process at a time");
    assert!(server.terminate().success());
}

/// The engine's log is emptied by a clean close, and by nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn every_command_closes_the_database_before_it_ends() {
    let directory = tempfile::tempdir().unwrap();
    let exported = directory.path().join("framework.json");
    let room = "f/0/0";
    let commands: [&[&str]; 8] = [
        &["demo"],
        &["check"],
        &[
            "user",
            "add",
            "--organization",
            "Northlight",
            "--name",
            "Ann",
            "--email",
            "ann@example.org",
            "--password",
            "long enough for Ann",
        ],
        &["framework", "export", "--organization", "Northlight", "--format", "json", "--output", exported.to_str().unwrap()],
        &["framework", "import", "--organization", "Northlight", exported.to_str().unwrap()],
        &["framework", "check", "--organization", "Nobody"],
        &["repair", "after-restore"],
        &["repair", "room", room],
    ];
    for command in commands {
        let output = run(&directory.path().join("data"), command);
        let said = err(&output);
        assert!(!said.contains("WARN") && !said.contains("ERROR"), "{command:?}: {said}");
        let log = std::fs::read_dir(directory.path().join("data/wal")).unwrap();
        let bytes: u64 = log.map(|entry| entry.unwrap().metadata().unwrap().len()).sum();
        assert_eq!(bytes, 0, "{command:?} left its log: {said}");
    }
}

#[test]
fn the_demo_leaves_other_peoples_data_alone() {
    let directory = tempfile::tempdir().unwrap();
    let ann = [
        "user",
        "add",
        "--organization",
        "Example",
        "--name",
        "Ann",
        "--email",
        "ann@example.org",
        "--password",
        "long enough for Ann",
    ];
    let added = run(directory.path(), &ann);
    assert!(added.status.success() && out(&added).trim().len() == 20, "{}", err(&added));
    let twice = run(directory.path(), &ann);
    assert!(!twice.status.success() && err(&twice).contains("waymark: "), "an address belongs to one person");
    let demo = run(directory.path(), &["demo", "--json"]);
    assert!(!demo.status.success() && out(&demo).is_empty());
    assert!(err(&demo).contains("empty"), "{}", err(&demo));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organization_has_a_time_zone_that_there_is() {
    let directory = tempfile::tempdir().unwrap();
    let add = |email: &str, zone: &str| {
        let who =
            ["user", "add", "--organization", "Example", "--name", "Ann", "--email", email, "--password", "long enough for Ann"];
        run(directory.path(), &[who.as_slice(), &["--time-zone", zone]].concat())
    };
    let nowhere = add("ann@example.org", "Atlantis/Capital");
    assert!(!nowhere.status.success() && err(&nowhere).contains("Atlantis/Capital"), "{}", err(&nowhere));
    let added = add("ann@example.org", "Europe/Berlin");
    assert!(added.status.success(), "nothing was left behind: {}", err(&added));
    let moved = add("bob@example.org", "America/Lima");
    assert!(moved.status.success(), "{}", err(&moved));
    let checked = run(directory.path(), &["framework", "check"]);
    assert!(checked.status.success(), "there is one organization: {}", err(&checked));
}

#[test]
fn help_names_every_variable() {
    let help = out(&waymark().args(["serve", "--help"]).output().unwrap());
    let reached = ["LISTEN", "METRICS_LISTEN", "PUBLIC_URL", "SITE_DIR", "TRUSTED_PROXIES", "SOCKETS_PER_ADDRESS"];
    let kept = ["DATA_DIR", "MEMORY", "DURABILITY", "ACCEPT_DATA_LOSS", "LOG_FORMAT", "LOG"];
    for variable in reached.into_iter().chain(kept) {
        assert!(help.contains(&format!("[env: WAYMARK_{variable}=")), "{variable}: {help}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_forgot_their_password_gets_a_link_from_whoever_runs_the_server() {
    let directory = tempfile::tempdir().unwrap();
    assert!(run(directory.path(), &["demo", "--json"]).status.success());
    let nobody = run(directory.path(), &["user", "link", "nobody@northlight.example"]);
    assert!(!nobody.status.success() && err(&nobody).contains("nobody signs in"), "{}", err(&nobody));
    let made = run(directory.path(), &["user", "link", "Tomas@Northlight.example"]);
    assert!(made.status.success(), "{}", err(&made));
    let token = out(&made).trim().strip_prefix("/join#").unwrap().to_owned();
    let server = Process::serve(directory.path(), None);
    let mut http = server.http();
    let holder = http.post("/api/v1/password-link", json!({ "token": token })).await.good().json();
    assert_eq!((&holder["email"], &holder["organization"]), (&json!("tomas@northlight.example"), &json!("Northlight")));
    http.post("/api/v1/password", json!({ "token": token, "password": "quite another one" })).await.good();
    http.sign_in("tomas@northlight.example", "quite another one").await;
    http.get("/api/v1/me").await.good();
    assert!(server.terminate().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_an_organization_prints_a_link_with_which_one_is_made_once() {
    let directory = tempfile::tempdir().unwrap();
    let mut server = Process::serve(directory.path(), None);
    let old = secret(&server.says());
    assert!(server.says().contains("waymark demo --data-dir"));
    assert!(server.terminate().success());
    let mut server = Process::serve(directory.path(), None);
    let token = secret(&server.says());
    let first = |token: &str, password: &str| {
        json!({
            "token": token, "organization": "Northwind", "time_zone": "Europe/Berlin",
            "name": "Ann", "title": "Founder", "email": "Ann@Example.org", "password": password,
        })
    };
    let mut http = server.http();
    let at = "/api/v1/organization";
    assert_eq!(
        http.post(at, first(&old, "long enough for Ann")).await.status,
        404,
        "a link ends with the process that printed it"
    );
    assert_eq!(http.post(at, first(&token, "short")).await.status, 422);
    http.post(at, first(&token, "long enough for Ann")).await.good();
    assert_eq!(http.post(at, first(&token, "long enough for Ann")).await.status, 404);
    http.sign_in("ann@example.org", "long enough for Ann").await;
    let me = http.get("/api/v1/me").await.good().json();
    assert_eq!((&me["organization"], &me["roles"]), (&json!("Northwind"), &json!(["administrator"])));
    for page in ["/", "/path", "/people", "/framework", "/framework/map", "/organization/people", "/me"] {
        assert_eq!(http.get(page).await.status, 200, "{page} of an organization in which there is nothing yet");
    }
    assert!(server.terminate().success());

    let add = |more: &[&str]| {
        let who = [
            "user",
            "add",
            "--organization",
            "Nortwind",
            "--name",
            "Bob",
            "--email",
            "bob@example.org",
            "--password",
            "long enough for Bob",
        ];
        run(directory.path(), &[who.as_slice(), more].concat())
    };
    let mistyped = add(&[]);
    assert!(!mistyped.status.success() && err(&mistyped).contains("there is: Northwind."), "{}", err(&mistyped));
    let meant = add(&["--new-organization"]);
    assert!(meant.status.success(), "{}", err(&meant));
}

/// The secret of the link that a server prints.
fn secret(line: &str) -> String {
    line.trim().rsplit_once("/begin#").unwrap_or_else(|| panic!("no link: {line:?}")).1.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_looked_after_at_the_command_line_while_the_server_runs() {
    let directory = tempfile::tempdir().unwrap();
    assert!(run(directory.path(), &["demo", "--json"]).status.success());
    let server = Process::serve(directory.path(), None);
    let mut http = server.http();
    let ann = [
        "user",
        "add",
        "--organization",
        "Northlight",
        "--name",
        "Ann",
        "--email",
        "ann@example.org",
        "--manager",
        "INES@northlight.example",
        "--password",
        "long enough for Ann",
    ];
    let added = run(directory.path(), &ann);
    assert!(added.status.success() && out(&added).trim().len() == 20, "{}", err(&added));
    let twice = run(directory.path(), &ann);
    assert!(!twice.status.success() && err(&twice).contains("address already"), "{}", err(&twice));
    http.sign_in("ann@example.org", "long enough for Ann").await;
    http.get("/api/v1/me").await.good();
    let left = run(directory.path(), &["user", "leave", "Ann@example.org"]);
    assert!(left.status.success(), "{}", err(&left));
    assert_eq!(http.get("/api/v1/me").await.status, 401, "signed out at once");
    let link = run(directory.path(), &["user", "link", "ann@example.org"]);
    assert!(!link.status.success() && err(&link).contains("nobody signs in"), "{}", err(&link));
    assert!(run(directory.path(), &["user", "return", "ann@example.org"]).status.success());
    http.sign_in("ann@example.org", "long enough for Ann").await;
    let link = run(directory.path(), &["user", "link", "ann@example.org"]);
    let token = out(&link).trim().strip_prefix("/join#").unwrap().to_owned();
    http.post("/api/v1/password", json!({ "token": token, "password": "quite another one" })).await.good();
    let last = run(directory.path(), &["user", "leave", "anders@northlight.example"]);
    assert!(!last.status.success() && err(&last).contains("look after people"), "{}", err(&last));
    assert!(server.terminate().success());
    let gone = run(directory.path(), &["user", "leave", "nobody@northlight.example"]);
    assert!(!gone.status.success() && err(&gone).contains("nobody signs in"), "{}", err(&gone));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_log_is_verified_while_the_server_runs_and_while_it_does_not() {
    let directory = tempfile::tempdir().unwrap();
    assert!(run(directory.path(), &["demo", "--json"]).status.success());
    let verify = |more: &[&str]| run(directory.path(), &[&["audit", "verify"], more].concat());
    let first = verify(&[]);
    assert!(first.status.success() && out(&first).contains("Northlight"), "{}{}", out(&first), err(&first));
    let head = out(&first).trim().rsplit_once(' ').unwrap().1.to_owned();
    assert_eq!(head.len(), 64, "{}", out(&first));

    let server = Process::serve(directory.path(), None);
    let mut http = server.http();
    http.sign_in("anders@northlight.example", "anders-at-northlight").await;
    let later = verify(&["--head", &head]);
    assert!(later.status.success() && out(&later).contains("noted down"), "{}{}", out(&later), err(&later));
    assert!(!out(&later).contains(&format!("hash {head}\n")), "somebody signed in since: {}", out(&later));
    let other = verify(&["--head", &"0".repeat(64)]);
    assert!(!other.status.success() && out(&other).contains("No entry"), "{}{}", out(&other), err(&other));
    let none = verify(&["--head", "abc"]);
    assert!(!none.status.success() && err(&none).contains("64"), "{}", err(&none));
    let unknown = verify(&["--organization", "Nowhere"]);
    assert!(!unknown.status.success(), "{}", out(&unknown));

    let copy = directory.path().join("copy.backup");
    let backup = run(directory.path(), &["backup", copy.to_str().unwrap()]);
    assert!(backup.status.success(), "{}", err(&backup));
    let exports = http.get("/api/v1/audit?kind=export").await.good().json();
    assert_eq!(exports["entries"][0]["what"], "export.backup", "{exports}");
    assert_eq!(exports["entries"][0]["person"]["id"], "operator", "{exports}");
    assert!(server.terminate().success());

    let place = directory.path().join("restored");
    let restored = waymark().args(["restore", copy.to_str().unwrap(), "--data-dir"]).arg(&place).output().unwrap();
    assert!(restored.status.success(), "{}", err(&restored));
    let again = run(&place, &["audit", "verify", "--head", &head]);
    assert!(again.status.success() && out(&again).contains("noted down"), "{}{}", out(&again), err(&again));

    let service = Service::open(Settings::new(Place::Directory(place.clone()))).await.unwrap();
    let org = service.organizations().await.unwrap()[0].0.clone();
    assert!(service.store().audit_spoil(&org, 5).await.unwrap());
    service.shutdown().await.unwrap();
    let broken = run(&place, &["audit", "verify"]);
    assert!(!broken.status.success() && out(&broken).contains("entry 5 was removed"), "{}{}", out(&broken), err(&broken));
}
