//! The figures: on a port of their own, in the format, and each of them explained.

use crate::support::app::TestApp;
use crate::support::http::{Http, Reply};
use crate::support::path::{Table, Until, room_of};
use crate::support::peer::Peer;
use crate::support::process::Process;
use crate::support::random::Random;
use document::write::Edit;
use domain::section::Section;
use http::StatusCode;
use std::collections::{BTreeMap, BTreeSet};

/// What operators read.
const GUIDE: &str = include_str!("../../../docs/operating.md");

/// The figures as whoever scrapes them reads them: name with labels, and value.
async fn figures(http: &Http) -> BTreeMap<String, f64> {
    let page = http.get("/metrics").await.good();
    assert_eq!(page.header("content-type"), "application/openmetrics-text; version=1.0.0; charset=utf-8");
    let text = page.text();
    assert!(text.ends_with("# EOF\n"), "{text}");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.rsplit_once(' ').unwrap()).map(|(name, value)| (name.to_owned(), value.parse().unwrap())).collect()
}

fn names(page: &Reply) -> BTreeSet<String> {
    let types = page.text();
    let types = types.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    types.map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_do_shows_in_the_figures() {
    let app = TestApp::start().await;
    let scrape = Http::new(app.metrics);
    let idle = figures(&scrape).await;
    assert!(idle.iter().all(|(name, value)| *value == 0.0 || name.starts_with("waymark_rooms")), "{idle:?}");

    let table = Table::at(&app, Until::Draft).await;
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    let before = figures(&scrape).await;
    let mut writer = Peer::connect(&table.employee, Random::fresh()).await;
    writer.join(&room).await;
    let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: "a word".into() };
    writer.edit(&room, &edit, "word").await;
    writer.settle().await;
    let stranger = app.sign_in(crate::support::cast::COLLEAGUE).await;
    let mut refused = Peer::connect(&stranger, Random::fresh()).await;
    refused.join(&room).await;

    let after = figures(&scrape).await;
    for (name, more) in [
        ("waymark_rooms_stuck", 0.0),
        ("waymark_connections{state=\"signed_in\"}", 2.0),
        ("waymark_connections{state=\"pending\"}", 0.0),
        ("waymark_members", 1.0),
        ("waymark_refusals_total{reason=\"room_not_found\"}", 1.0),
        ("waymark_refusals_total{reason=\"update_hostile\"}", 0.0),
        ("waymark_rows_total{outcome=\"written\"}", 1.0),
        ("waymark_updates_written_total", 1.0),
        ("waymark_append_seconds_count", 1.0),
        ("waymark_append_seconds_bucket{le=\"+Inf\"}", 1.0),
        ("waymark_commit_rows_sum", 1.0),
        ("waymark_committer_waiting_rows", 0.0),
    ] {
        let grown = after[name] - before[name];
        assert!((grown - more).abs() < 0.5, "{name} by {grown}");
    }
    assert!(after["waymark_rooms"] >= 1.0 && after["waymark_loads_total{outcome=\"loaded\"}"] >= after["waymark_rooms"]);
    assert!(after["waymark_append_seconds_sum"] > before["waymark_append_seconds_sum"]);
    assert!(after["waymark_bytes_written_total"] > before["waymark_bytes_written_total"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_is_explained() {
    let app = TestApp::start().await;
    let names = names(&Http::new(app.metrics).get("/metrics").await);
    assert!(names.len() > 20, "{names:?}");
    for name in &names {
        assert!(GUIDE.contains(&format!("`{name}")), "{name} is not in docs/operating.md");
    }
    for reason in <sync::Reason as sync::meter::Kind>::ALL {
        let label = sync::meter::Kind::label(*reason);
        assert!(GUIDE.contains(&format!("`{label}`")), "{label} is not in docs/operating.md");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_are_on_their_own_port_alone_and_nothing_else_is_there() {
    let directory = tempfile::tempdir().unwrap();
    let server = Process::serve_with(directory.path(), None, &["--metrics-listen", "127.0.0.1:0"]);
    let metrics = server.metrics.expect("the server says where its figures are");
    let inside = Http::new(metrics);
    assert!(figures(&inside).await.contains_key("waymark_rooms"));
    for path in ["/", "/sign-in", "/healthz", "/api/v1/me"] {
        assert_eq!(inside.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let outside = server.http().get("/metrics").await;
    assert!(!outside.status.is_success() && !outside.text().contains("waymark_rooms"), "{}", outside.status);
    assert!(server.terminate().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_being_asked_for_there_are_none() {
    let directory = tempfile::tempdir().unwrap();
    let server = Process::serve(directory.path(), None);
    assert_eq!(server.metrics, None);
}
