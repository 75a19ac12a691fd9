//! What must not be told is looked for in everything that is told: bodies of calls, pages, server functions, frames.

use crate::support::app::TestApp;
use crate::support::cast::{self, EVERYBODY};
use crate::support::http::Http;
use crate::support::path::{Table, Until, room_of};
use crate::support::peer::Peer;
use crate::support::random::Random;
use document::write::Edit;
use domain::section::Section;
use http::Method;
use serde_json::json;
use std::time::Duration;

const PRIVATE: &str = "words that nobody else may read";
const EMPLOYEES: &str = "evidence of the employee alone";
const MANAGERS: &str = "evidence of the manager alone";

/// Everything that somebody can fetch, in one text.
async fn everything(table: &Table, http: &Http) -> String {
    let id = &table.id;
    let mut told = String::new();
    let calls = ["/me", "/desk", "/reports", "/proposals"].map(|path| format!("/api/v1{path}"));
    let about = ["", "/versions/1", "/versions/1/review"].map(|rest| table.path(rest));
    let pages = ["/".to_owned(), "/path".into(), "/people".into(), "/reviews".into(), format!("/p/{id}"), format!("/p/{id}/v/1")];
    for path in calls.into_iter().chain(about).chain(pages) {
        told += &http.get(&path).await.text();
    }
    for (function, body) in [
        ("proposal/proposal", json!({ "id": id })),
        ("review/version", json!({ "id": id, "number": "1" })),
        ("lists/desk", json!({})),
        ("lists/shelf", json!({ "shelf": "supporting" })),
    ] {
        told += &http
            .send(Method::POST, &format!("/api/app/server_fns/{function}"), &[("accept", "application/json")], Some(body))
            .await
            .text();
    }
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unshared_section_is_in_nothing_that_anybody_else_gets() {
    let app = TestApp::start().await;
    let table = Table::lay(&app).await;
    let view = table.read(&table.employee).await;
    let (private, shared) = (room_of(&view, Section::Start), room_of(&view, Section::Objectives));
    let mut employee = Peer::connect(&table.employee, Random::fresh()).await;
    employee.join(&private).await;
    let edit = Edit::ReplaceText { item: "self".into(), field: "needs".into(), text: PRIVATE.into() };
    employee.edit(&private, &edit, "private").await;
    employee.settle().await;
    table.employee.put(&table.path("/sections/objectives/sharing"), json!({ "sharing": "writing" })).await.good();
    assert!(everything(&table, &table.employee).await.contains(PRIVATE), "the employee reads their own words");

    for who in EVERYBODY.into_iter().filter(|who| *who != cast::EMPLOYEE) {
        let http = app.sign_in(who).await;
        let told = everything(&table, &http).await;
        assert!(!told.contains(PRIVATE), "{who} was told");
        let mut peer = Peer::connect(&http, Random::fresh()).await;
        peer.join(&private).await;
        peer.join(&shared).await;
        let again = Edit::ReplaceText { item: "self".into(), field: "needs".into(), text: format!("{PRIVATE}, again, {who}") };
        employee.edit(&private, &again, who).await;
        employee.settle().await;
        peer.listen(Duration::from_millis(200)).await;
        assert!(peer.heard.iter().all(|frame| !String::from_utf8_lossy(frame).contains("words that")), "{who} heard it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_is_in_nothing_that_anybody_else_gets_until_both_are_sealed() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Assessing).await;
    let expectation = table.read(&table.employee).await["expectations"][0]["id"].as_str().unwrap().to_owned();
    let rate = table.path(&format!("/ratings/{expectation}"));
    table.employee.put(&rate, json!({ "level": "not_yet", "evidence": EMPLOYEES })).await.good();
    table.manager.put(&rate, json!({ "level": "teaches_others", "evidence": MANAGERS })).await.good();
    nobody_else_knows(&app, &table).await;
    table.employee.post(&table.path("/seal"), json!({})).await.good();
    nobody_else_knows(&app, &table).await;
    let seal = table.read(&table.manager).await["assessment"]["other_sealed"].clone();
    assert_eq!(seal, json!(true), "that it is sealed may be known");

    table.manager.post(&table.path("/seal"), json!({})).await.good();
    for http in [&table.employee, &table.manager] {
        let told = everything(&table, http).await;
        assert!(told.contains(EMPLOYEES) && told.contains(MANAGERS), "both are open to both");
    }
    for who in EVERYBODY.into_iter().filter(|who| ![cast::EMPLOYEE, cast::MANAGER].contains(who)) {
        let told = everything(&table, &app.sign_in(who).await).await;
        assert!(!told.contains(EMPLOYEES) && !told.contains(MANAGERS), "{who} was told");
    }
}

/// With leadership, and rated on the first expectation with words that can be looked for.
async fn rated_and_submitted(app: &TestApp) -> Table {
    let table = Table::at(app, Until::Assessing).await;
    let expectation = table.read(&table.employee).await["expectations"][0]["id"].as_str().unwrap().to_owned();
    let rate = table.path(&format!("/ratings/{expectation}"));
    for (http, evidence) in [(&table.employee, EMPLOYEES), (&table.manager, MANAGERS)] {
        http.put(&rate, json!({ "level": "sometimes", "evidence": evidence })).await.good();
        http.post(&table.path("/seal"), json!({})).await.good();
    }
    table.write(&[Section::Gaps, Section::Milestones]).await;
    table.sign().await;
    table.employee.post(&table.path("/submission"), json!({})).await.good();
    table
}

#[tokio::test(flavor = "multi_thread")]
async fn last_times_ratings_are_in_nothing_that_anybody_gets_while_new_ones_are_given() {
    let app = TestApp::start().await;
    let earlier = rated_and_submitted(&app).await;
    for http in [&earlier.employee, &earlier.manager, &earlier.reviewer] {
        let told = everything(&earlier, http).await;
        assert!(told.contains(EMPLOYEES) && told.contains(MANAGERS), "leadership and the pair read both");
    }
    let anew = Table::at(&app, Until::Assessing).await;
    anew.employee.post(&anew.path("/seal"), json!({})).await.good();
    for who in EVERYBODY {
        let told = everything(&earlier, &app.sign_in(who).await).await;
        assert!(!told.contains(EMPLOYEES) && !told.contains(MANAGERS), "{who} was told");
        assert!(!told.contains("employee-level") && !told.contains("manager-level"), "{who} was told a level");
    }
    let review = earlier.reviewer.get(&earlier.path("/versions/1/review")).await.good().json();
    assert_eq!((&review["ratings"], &review["version"]["assessments"]), (&json!("held_back"), &json!({})));
    let page = earlier.reviewer.get(&format!("/p/{}/v/1", earlier.id)).await.good().text();
    assert!(page.contains("Nobody can see the ratings at the moment"), "the page says why");

    anew.manager.post(&anew.path("/seal"), json!({})).await.good();
    for http in [&earlier.employee, &earlier.manager, &earlier.reviewer] {
        let told = everything(&earlier, http).await;
        assert!(told.contains(EMPLOYEES) && told.contains(MANAGERS), "both new ones are sealed");
    }
}

async fn nobody_else_knows(app: &TestApp, table: &Table) {
    for who in EVERYBODY {
        let told = everything(table, &app.sign_in(who).await).await;
        assert_eq!(told.contains(EMPLOYEES), who == cast::EMPLOYEE, "{who} and the employee's rating");
        assert_eq!(told.contains(MANAGERS), who == cast::MANAGER, "{who} and the manager's rating");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stakeholder_reads_the_excerpt_and_nothing_else() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Consulting).await;
    let asked = table.read(&table.employee).await["consultations"][0]["consultation"]["id"].as_str().unwrap().to_owned();
    let mut told = everything(&table, &table.stakeholder).await;
    told += &table.stakeholder.get(&format!("/api/v1/consultations/{asked}")).await.good().text();
    told += &table.stakeholder.get(&format!("/c/{asked}")).await.good().text();
    let script = &service::demo::LEILA;
    assert!(told.contains(script.goals[0].text) && told.contains(script.clauses[0].text));
    for part in ["Aimed at", "Product Analytics Manager", "What this role does", "What this role expects", "Job description"] {
        assert!(told.contains(part), "{part}");
    }
    for private in [script.beyond, script.five_years, script.start[0], script.start[3]] {
        assert!(!told.contains(private.split('.').next().unwrap()), "{private}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_proposal_is_gone_for_everybody_but_the_pair() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Submitted).await;
    table.employee.post(&table.path("/withdrawal"), json!({ "reason": "Another offer." })).await.good();
    for http in [&table.employee, &table.manager] {
        assert_eq!(table.read(http).await["state"], "withdrawn");
    }
    for rest in ["", "/versions/1", "/versions/1/review"] {
        assert_eq!(table.reviewer.get(&table.path(rest)).await.code(), "not_found");
    }
}
