//! Desks are told when what lies on them may have changed: each person of their own, and of nothing that is not theirs.

use crate::support::app::TestApp;
use crate::support::cast::{EMPLOYEE, EVERYBODY, MANAGER, REVIEWER, STAKEHOLDER};
use crate::support::http::Http;
use crate::support::path::{Table, Until};
use crate::support::peer::Peer;
use crate::support::random::Random;
use serde_json::json;
use std::time::Duration;
use sync::codec::{Body, Frame, Scope};

/// Word that has not come by then does not come.
const QUIET: Duration = Duration::from_millis(600);

async fn room(http: &Http) -> String {
    let me = http.get("/api/v1/me").await.good().json();
    format!("d/{}", me["person"]["id"].as_str().unwrap())
}

/// Somebody at their desk.
struct Sitting(Peer);

impl Sitting {
    async fn down(app: &TestApp, who: &str) -> Self {
        let http = app.sign_in(who).await;
        let mut peer = Peer::connect(&http, Random::fresh()).await;
        peer.join(&room(&http).await).await;
        Self(peer)
    }

    fn notices(peer: &Peer) -> Vec<String> {
        let said = |bytes| match Frame::decode(bytes) {
            Ok(Frame { body: Body::Stateless(text), .. }) => Some(text),
            _ => None,
        };
        peer.heard.iter().filter_map(said).collect()
    }

    /// Waits for word, and takes in all of it.
    async fn is_told(&mut self, of: &str) {
        self.0.until(of, |peer| !Self::notices(peer).is_empty()).await;
        self.0.listen(QUIET).await;
        let said = Self::notices(&self.0);
        assert!(said.iter().all(|text| text == "{\"desk\":true}"), "{of}: it says nothing but that, yet {said:?}");
        self.0.heard.clear();
    }

    async fn hears_nothing(&mut self, of: &str) {
        self.0.listen(QUIET).await;
        assert_eq!(Self::notices(&self.0), Vec::<String>::new(), "{of}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_let_to_their_own_desk_and_to_no_other() {
    let app = TestApp::start().await;
    let mut desks = Vec::new();
    for who in EVERYBODY {
        desks.push((who, room(&app.sign_in(who).await).await));
    }
    for who in EVERYBODY {
        let mut peer = Peer::connect(&app.sign_in(who).await, Random::fresh()).await;
        for (whose, room) in &desks {
            peer.join(room).await;
            let got = peer.room(room);
            let scope = if got.denied { None } else { got.scope };
            assert_eq!(scope, (who == *whose).then_some(Scope::ReadOnly), "{who} at the desk of {whose}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_is_told_of_what_comes_to_it_and_of_nothing_else() {
    let app = TestApp::start().await;
    let (mut employee, mut manager) = (Sitting::down(&app, EMPLOYEE).await, Sitting::down(&app, MANAGER).await);
    let (mut stakeholder, mut reviewer) = (Sitting::down(&app, STAKEHOLDER).await, Sitting::down(&app, REVIEWER).await);

    let table = Table::lay(&app).await;
    table.employee.put(&table.path("/title"), json!({ "title": "Mine alone" })).await.good();
    employee.is_told("a name of one's own").await;
    manager.hears_nothing("what is the employee's alone").await;

    table.walk_to(Until::Consulting).await;
    manager.is_told("what is shared").await;
    stakeholder.is_told("a question put to them").await;
    reviewer.hears_nothing("what is not submitted").await;

    let table = Table::at(&app, Until::Ready).await;
    employee.is_told("both signatures").await;
    reviewer.hears_nothing("what is only signed").await;
    table.employee.post(&table.path("/submission"), json!({})).await.good();
    reviewer.is_told("a version to review").await;
    manager.is_told("the submission").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_asked_no_longer_is_told() {
    let app = TestApp::start().await;
    let mut stakeholder = Sitting::down(&app, STAKEHOLDER).await;
    let table = Table::at(&app, Until::Consulting).await;
    stakeholder.is_told("a question put to them").await;
    let view = table.read(&table.employee).await;
    let id = view["consultations"][0]["consultation"]["id"].as_str().unwrap().to_owned();
    let closing = format!("/api/v1/consultations/{id}/closing");
    table.employee.post(&closing, json!({ "reason": "No longer needed." })).await.good();
    stakeholder.is_told("a question that was closed").await;
}
