//! The same thing from two browsers at the same moment: one clear winner, one clear error.

use crate::support::app::TestApp;
use crate::support::path::{Table, Until};
use http::StatusCode;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_submissions_at_once_one_is_the_version_and_the_other_hears_why_not() {
    let app = TestApp::start().await;
    for _ in 0..5 {
        let table = Table::at(&app, Until::Ready).await;
        let path = table.path("/submission");
        let other = app.sign_in(crate::support::cast::EMPLOYEE).await;
        let (one, two) = tokio::join!(table.employee.post(&path, json!({})), other.post(&path, json!({})));
        let (won, lost) = if one.status.is_success() { (one, two) } else { (two, one) };
        assert_eq!((won.status, &won.json()["version"]), (StatusCode::CREATED, &json!(1)), "{}", won.text());
        assert_eq!((lost.status, lost.code().as_str()), (StatusCode::CONFLICT, "conflict"), "{}", lost.text());
        let view = table.read(&table.employee).await;
        assert_eq!((&view["state"], view["versions"].as_array().unwrap().len()), (&json!("submitted"), 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_signatures_at_once_both_count() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Planning).await;
    let path = table.path("/signature");
    let (one, two) = tokio::join!(table.employee.post(&path, json!({})), table.manager.post(&path, json!({})));
    one.good();
    two.good();
    assert_eq!(table.read(&table.employee).await["state"], "ready");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_seals_at_once_open_both() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Assessing).await;
    let path = table.path("/seal");
    let (one, two) = tokio::join!(table.employee.post(&path, json!({})), table.manager.post(&path, json!({})));
    one.good();
    two.good();
    let view = table.read(&table.employee).await;
    assert_eq!((&view["state"], &view["assessment"]["stage"]), (&json!("planning"), &json!("open")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewer_decides_once_with_a_reason_on_the_newest_version() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Submitted).await;
    let path = table.path("/versions/1/decisions");
    let approval = |reason: &str| -> Value {
        let rubric = json!({ "realistic": "yes", "creates_value": "yes", "evidence": "yes" });
        json!({ "kind": "approve", "reason": reason, "rubric": rubric })
    };
    let unreasoned = table.reviewer.post(&path, approval("  ")).await;
    assert_eq!(unreasoned.code(), "invalid_input");
    let future = table.reviewer.post(&table.path("/versions/2/decisions"), approval("Yes.")).await;
    assert_eq!(future.code(), "not_found");

    let again = app.sign_in(crate::support::cast::REVIEWER).await;
    let (one, two) = tokio::join!(table.reviewer.post(&path, approval("Yes.")), again.post(&path, approval("Yes.")));
    let codes = [one, two].map(|reply| reply.status);
    assert!(codes.contains(&StatusCode::NO_CONTENT) && codes.contains(&StatusCode::CONFLICT), "{codes:?}");
    assert_eq!(table.read(&table.employee).await["state"], "approved");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_on_an_old_version_is_refused() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Reconvening).await;
    let request = table.read(&table.employee).await["requests"][0]["request"]["id"].as_str().unwrap().to_owned();
    let resolution = json!({ "kind": "disputed", "note": "We would rather keep it." });
    table.employee.put(&table.path(&format!("/requests/{request}/resolution")), resolution).await.good();
    table.sign().await;
    table.employee.post(&table.path("/submission"), json!({})).await.good();
    let rubric = json!({ "realistic": "yes", "creates_value": "yes", "evidence": "yes" });
    let decision = json!({ "kind": "approve", "reason": "Yes.", "rubric": rubric });
    let old = table.reviewer.post(&table.path("/versions/1/decisions"), decision.clone()).await;
    assert_eq!(old.status, StatusCode::CONFLICT, "{}", old.text());
    table.reviewer.post(&table.path("/versions/2/decisions"), decision).await.good();
    assert_eq!(table.read(&table.employee).await["state"], "approved");
}
