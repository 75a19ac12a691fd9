//! Every room against every person, by cookie and by token, in every stage that changes rights.

use crate::support::app::TestApp;
use crate::support::cast::{self, EMPLOYEE, EVERYBODY, MANAGER};
use crate::support::path::{Table, Until, room_of};
use crate::support::peer::Peer;
use crate::support::random::Random;
use document::write::Edit;
use domain::section::Section;
use serde_json::json;
use sync::codec::Scope;

/// What a person gets of a room; none: it does not exist for them.
fn expected(who: &str, section: Option<Section>, until: Until) -> Option<Scope> {
    let writing = if until < Until::Ready || until == Until::Reconvening { Scope::ReadWrite } else { Scope::ReadOnly };
    match (who, section) {
        (MANAGER, _) if until == Until::Draft => None,
        // Nobody writes at the table, and only the employee where they start from.
        (EMPLOYEE | MANAGER, None) | (MANAGER, Some(Section::Start)) => Some(Scope::ReadOnly),
        (EMPLOYEE | MANAGER, Some(_)) => Some(writing),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_room_is_open_to_those_it_is_for_and_does_not_exist_for_others() {
    let app = TestApp::start().await;
    for until in [
        Until::Draft,
        Until::Consulting,
        Until::Planning,
        Until::Ready,
        Until::Submitted,
        Until::Modifications,
        Until::Reconvening,
    ] {
        let table = Table::at(&app, until).await;
        let view = table.read(&table.employee).await;
        let sections = Section::ALL.map(|section| (Some(section), room_of(&view, section)));
        let table_room = (None, view["table"].as_str().unwrap().to_owned());
        let rooms: Vec<_> = sections.into_iter().chain([table_room]).collect();
        for who in EVERYBODY {
            let http = app.sign_in(who).await;
            let token = http.post("/api/v1/sync-token", json!({})).await.good().json()["token"].as_str().unwrap().to_owned();
            let mut by_cookie = Peer::connect(&http, Random::fresh()).await;
            let mut by_token = Peer::offline(&http, Random::fresh()).with_token(&token);
            by_token.reconnect().await;
            for peer in [&mut by_cookie, &mut by_token] {
                for (section, room) in &rooms {
                    peer.join(room).await;
                    let got = peer.room(room);
                    let scope = if got.denied { None } else { got.scope };
                    assert_eq!(scope, expected(who, *section, until), "{who} in {room} at {until:?}");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_of_another_spelling_or_generation_does_not_exist() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Draft).await;
    let view = table.read(&table.employee).await;
    let room = room_of(&view, Section::Start);
    let (base, generation) = room.rsplit_once('/').unwrap();
    let next = generation.parse::<u32>().unwrap() + 1;
    let mut peer = Peer::connect(&table.employee, Random::fresh()).await;
    for name in [
        format!("{base}/{next}"),
        format!("{base}/0{generation}"),
        format!("{room}/"),
        base.to_owned(),
        "p".to_owned(),
        String::new(),
    ] {
        peer.enter(&name).await;
        peer.until("the refusal", |peer| peer.room(&name).denied).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sharing_and_taking_back_changes_rights_of_open_sockets() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Draft).await;
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    let path = table.path("/sections/objectives/sharing");
    table.employee.put(&path, json!({ "sharing": "reading" })).await.good();

    let mut manager = Peer::connect(&table.manager, Random::fresh()).await;
    manager.join(&room).await;
    assert_eq!(manager.room(&room).scope, Some(Scope::ReadOnly));
    table.employee.put(&path, json!({ "sharing": "writing" })).await.good();
    manager.until("the right to write", |peer| peer.room(&room).scope == Some(Scope::ReadWrite)).await;
    table.employee.put(&path, json!({ "sharing": "private" })).await.good();
    manager.until("the room to close", |peer| peer.room(&room).denied || peer.room(&room).ended).await;

    let before = manager.heard.len();
    let mut employee = Peer::connect(&table.employee, Random::fresh()).await;
    employee.join(&room).await;
    let secret = Edit::ReplaceText { item: "self".into(), field: "beyond".into(), text: "a thought of my own".into() };
    employee.edit(&room, &secret, "secret").await;
    employee.settle().await;
    manager.listen(std::time::Duration::from_millis(500)).await;
    let told = manager.heard[before..].iter().any(|frame| String::from_utf8_lossy(frame).contains("a thought of my own"));
    assert!(!told, "the manager's socket still received the text");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_after_the_freeze_is_refused_and_changes_nothing() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Planning).await;
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    let mut late = Peer::connect(&table.employee, Random::fresh()).await;
    late.join(&room).await;
    let text = late.room(&room).text("t/self/beyond");
    table.sign().await;
    // From a tab that does not know yet: nothing was listened to since.
    let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: "too late ".into() };
    late.edit(&room, &edit, "late").await;
    let told = |peer: &Peer| peer.room(&room).refused == 1 && peer.room(&room).scope == Some(Scope::ReadOnly);
    late.until("the refusal", told).await;
    assert!(late.room(&room).saved.is_empty());

    let mut fresh = Peer::connect(&table.employee, Random::fresh()).await;
    fresh.join(&room).await;
    assert_eq!(fresh.room(&room).text("t/self/beyond"), text);
    let view = table.read(&app.sign_in(cast::MANAGER).await).await;
    assert_eq!(view["state"], "ready");
}
