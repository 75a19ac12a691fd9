//! The whole path by calls alone, from the first word to the second version's approval.

use crate::support::app::TestApp;
use crate::support::path::{Table, Until, room_of};
use crate::support::peer::Peer;
use crate::support::random::Random;
use document::write::Edit;
use domain::section::Section;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_program_can_walk_the_whole_path() {
    let mut app = TestApp::start().await;
    let table = Table::at(&app, Until::Reconvening).await;
    let view = table.read(&table.manager).await;
    assert_eq!(view["state"], "reconvening");
    let first = table.employee.get(&table.path("/versions/1")).await.good().json();

    let room = room_of(&view, Section::Objectives);
    let mut manager = Peer::connect(&table.manager, Random::fresh()).await;
    manager.join(&room).await;
    let edit = Edit::ReplaceText { item: "self".into(), field: "beyond".into(), text: "To help others judge well.".into() };
    manager.edit(&room, &edit, "beyond").await;
    manager.settle().await;

    let unanswered = table.employee.post(&table.path("/signature"), json!({})).await;
    assert_eq!(unanswered.code(), "incomplete");
    assert_eq!(unanswered.json()["missing"][0]["what"], "request");
    let request = view["requests"][0]["request"]["id"].as_str().unwrap();
    let resolution = json!({ "kind": "resolved", "note": "One sentence now." });
    table.manager.put(&table.path(&format!("/requests/{request}/resolution")), resolution).await.good();
    table.sign().await;
    let second = table.employee.post(&table.path("/submission"), json!({})).await.good();
    assert_eq!(second.json()["version"], 2);

    let review = table.reviewer.get(&table.path("/versions/2/review")).await.good().json();
    let changed: Vec<_> = review["lines"].as_array().unwrap().iter().filter(|line| line["change"]["change"] != "same").collect();
    assert!(changed.iter().any(|line| line["line"]["field"] == "beyond"), "{changed:?}");
    assert_eq!(review["answered"][0]["request"]["resolution"]["note"], "One sentence now.");
    let rubric = json!({ "realistic": "yes", "creates_value": "yes", "evidence": "yes" });
    let approval = json!({ "kind": "approve", "reason": "Clear now.", "rubric": rubric });
    table.reviewer.post(&table.path("/versions/2/decisions"), approval).await.good();

    app.restart().await;
    assert_eq!(table.read(&table.employee).await["state"], "approved");
    let still = table.employee.get(&table.path("/versions/1")).await.good().json();
    assert_eq!(still, first, "a pinned version never changes");
    for (step, state) in [("activate", "active"), ("pause", "paused"), ("resume", "active"), ("complete", "completed")] {
        table.step(&table.employee, step).await;
        assert_eq!(table.read(&table.employee).await["state"], state);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gate_names_what_is_missing_and_nothing_else() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Planning).await;
    assert_eq!(table.read(&table.employee).await["missing"], json!([]));
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    let mut peer = Peer::connect(&table.employee, Random::fresh()).await;
    peer.join(&room).await;
    let empty = Edit::ReplaceText { item: "self".into(), field: "five-years".into(), text: " ".into() };
    peer.edit(&room, &empty, "empty").await;
    peer.settle().await;
    assert_eq!(table.read(&table.employee).await["missing"], json!([{ "what": "five_years" }]));
    let refused = table.employee.post(&table.path("/signature"), json!({})).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (422, "incomplete"));
    assert_eq!(refused.json()["missing"], json!([{ "what": "five_years" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_is_void_once_the_text_changed() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Planning).await;
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    table.manager.post(&table.path("/signature"), json!({})).await.good();
    let mut peer = Peer::connect(&table.employee, Random::fresh()).await;
    peer.join(&room).await;
    let edit = Edit::Splice { item: "self".into(), field: "five-years".into(), at: 0, remove: 0, insert: "Perhaps. ".into() };
    peer.edit(&room, &edit, "perhaps").await;
    peer.settle().await;
    table.employee.post(&table.path("/signature"), json!({})).await.good();
    assert_eq!(table.read(&table.employee).await["state"], "planning");
    table.manager.post(&table.path("/signature"), json!({})).await.good();
    assert_eq!(table.read(&table.employee).await["state"], "ready");
}
