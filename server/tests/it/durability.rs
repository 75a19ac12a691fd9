//! A server that does not wait for its disk: only where somebody said so twice, and then everybody can see it.

use crate::support::app::TestApp;
use crate::support::cast::EMPLOYEE;
use crate::support::http::Http;
use crate::support::path::{Table, Until, room_of};
use crate::support::peer::Peer;
use crate::support::process::waymark;
use crate::support::random::Random;
use clap::Parser;
use document::write::Edit;
use domain::section::Section;
use server::cli::{Cli, Command};
use server::config::DataLossNotAccepted;

const WORDS: &str = "This server may lose what it showed as saved.";
const NEVER: [&str; 3] = ["--durability", "never", "--accept-data-loss"];

fn accepted(arguments: &[&str]) -> Result<store::Durability, DataLossNotAccepted> {
    let Command::Serve(serve) = Cli::parse_from(["waymark", "serve"].iter().chain(arguments)).command else { unreachable!() };
    serve.settings().map(|settings| settings.store.durability)
}

#[test]
fn losing_data_has_to_be_accepted() {
    assert_eq!(accepted(&[]), Ok(store::Durability::EveryCommit));
    assert_eq!(accepted(&["--accept-data-loss"]), Ok(store::Durability::EveryCommit));
    assert_eq!(accepted(&NEVER[..2]), Err(DataLossNotAccepted));
    assert_eq!(accepted(&NEVER), Ok(store::Durability::Never));
}

#[test]
fn a_server_that_nobody_accepted_does_not_start() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let output = waymark()
        .args(["serve", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(&data)
        .env("WAYMARK_DURABILITY", "never")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("--accept-data-loss"), "{said}");
    assert!(output.stdout.is_empty() && !data.exists(), "nothing was opened");
}

#[test]
fn whoever_says_so_in_the_environment_is_heard() {
    for (said, heard) in [("true", true), ("1", true), ("false", false), ("0", false)] {
        let directory = tempfile::tempdir().unwrap();
        // An address of nobody's here, so that it goes no further than to listening.
        let mut command = waymark();
        command.args(["serve", "--listen", "203.0.113.1:1", "--data-dir"]).arg(directory.path());
        command.env("WAYMARK_DURABILITY", "never").env("WAYMARK_ACCEPT_DATA_LOSS", said);
        let output = String::from_utf8_lossy(&command.output().unwrap().stderr).into_owned();
        assert_eq!((output.contains("cannot listen on"), output.contains("--accept-data-loss")), (heard, !heard), "{output}");
    }
}

async fn pages(app: &TestApp) -> Vec<String> {
    let table = Table::at(app, Until::Draft).await;
    let mut pages = vec![app.stranger().get("/sign-in").await.good().text()];
    for path in ["/", "/path", "/people", "/reviews", "/me", &format!("/p/{}", table.id), "/p/never-made"] {
        pages.push(table.employee.get(path).await.text());
    }
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_says_what_may_be_lost_before_everything_else() {
    let app = TestApp::with(&NEVER).await;
    for page in pages(&app).await {
        let banner = page.find(WORDS).unwrap_or_else(|| panic!("{page}"));
        assert!(banner < page.find("<main").unwrap() && page.matches(WORDS).count() == 1);
        assert!(page.contains("<aside") && page.contains("aria-label=\"About this server\""));
        assert!(!page.contains(" style="));
    }
    assert_eq!(app.stranger().get("/readyz").await.good().text(), "ready, but what is shown as saved may be lost");
    let figures = Http::new(app.metrics).get("/metrics").await.text();
    assert!(figures.contains("waymark_may_lose_data 1\n"), "{figures}");

    // It works like any other until it crashes.
    let employee = app.sign_in(EMPLOYEE).await;
    let table = Table::at(&app, Until::Draft).await;
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    let mut writer = Peer::connect(&employee, Random::fresh()).await;
    writer.join(&room).await;
    let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: "a word".into() };
    writer.edit(&room, &edit, "word").await;
    writer.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_keeps_what_it_is_given_says_nothing_of_it() {
    let app = TestApp::start().await;
    for page in pages(&app).await {
        assert!(!page.contains(WORDS) && !page.contains("About this server"));
    }
    assert_eq!(app.stranger().get("/readyz").await.good().text(), "ready");
}
