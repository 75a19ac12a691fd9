//! What one connection, one person and one address may ask of the server, on real sockets: each limit ends the one who goes over it, with
//! the code that belongs to it, one line in the log and one count; the others do not notice.
//!
//! One thread each, so that what is logged is this test's.

use crate::support::app::TestApp;
use crate::support::cast::{COLLEAGUE, EMPLOYEE, MANAGER};
use crate::support::lines::Lines;
use crate::support::path::{Table, Until, room_of};
use crate::support::peer::Peer;
use crate::support::random::Random;
use crate::support::raw::{NAMED, Raw};
use document::write::Edit;
use domain::section::Section;
use http::{Method, StatusCode};
use serde_json::json;
use std::time::Duration;
use sync::codec::{AuthMsg, Body, SyncMsg};
use sync::meter::Kind;
use sync::{Ending, Reason};
use tokio::time::sleep;
use tokio_tungstenite::tungstenite::Message;

/// A frame head that announces so many bytes and brings none.
fn head_of(announced: u64) -> Vec<u8> {
    let mut head = vec![0x82, 0xff];
    head.extend(announced.to_be_bytes());
    head.extend([0; 4]);
    head
}

/// One line and one count of this reason, and none of another.
#[track_caller]
fn only(app: &TestApp, lines: &Lines, reason: Reason) {
    assert_refused(app, lines, reason, 1);
    assert_eq!(lines.all().len(), 1, "{:?}", lines.all());
}

#[track_caller]
fn assert_refused(app: &TestApp, lines: &Lines, reason: Reason, times: usize) {
    let counted = app.hub().meter().refusals.get(reason);
    assert_eq!((lines.of(reason.label()).len(), counted), (times, times as u64), "{}: {:?}", reason.label(), lines.all());
}

/// The server has noticed that a connection ended.
async fn ended(app: &TestApp, ending: Ending, times: u64) {
    for _ in 0..600 {
        if app.hub().meter().endings.get(ending) == times {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("{} ended with {}", app.hub().meter().endings.get(ending), ending.label());
}

#[tokio::test]
async fn of_a_hundred_sockets_of_one_person_twenty_stay() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let http = app.sign_in(COLLEAGUE).await;
    let mut sockets = Vec::new();
    for _ in 0..100 {
        sockets.push(Raw::open(&http, NAMED).await.unwrap());
    }
    let mut refused = sockets.split_off(20);
    for socket in &mut refused {
        assert_eq!(socket.end().await, Some(1013));
    }
    for socket in &mut sockets {
        assert!(socket.answers().await);
    }
    assert_refused(&app, &lines, Reason::PersonLimit, 80);
    ended(&app, Ending::TryLater, 80).await;
    let mut other = Raw::open(&app.sign_in(EMPLOYEE).await, NAMED).await.unwrap();
    assert!(other.answers().await, "somebody else is not concerned");
    drop(sockets.pop());
    ended(&app, Ending::Peer, 1).await;
    assert!(Raw::open(&http, NAMED).await.unwrap().answers().await);
}

#[tokio::test]
async fn an_address_has_so_many_sockets_whoever_opens_them() {
    let (app, (lines, _listening)) = (TestApp::with(&["--sockets-per-address", "3"]).await, Lines::listen());
    let (one, two) = (app.sign_in(COLLEAGUE).await, app.sign_in(EMPLOYEE).await);
    let mut open = Vec::new();
    for http in [&one, &two, &app.stranger()] {
        open.push(Raw::open(http, NAMED).await.unwrap());
    }
    assert_eq!(Raw::open(&one, NAMED).await.err(), Some(StatusCode::TOO_MANY_REQUESTS));
    only(&app, &lines, Reason::AddressLimit);
    drop(open.pop());
    ended(&app, Ending::Peer, 1).await;
    sleep(Duration::from_millis(50)).await;
    assert!(Raw::open(&one, NAMED).await.unwrap().answers().await);
}

#[tokio::test]
async fn an_address_has_a_hundred_sockets_of_nobody() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let mut open = Vec::new();
    for _ in 0..100 {
        open.push(Raw::open(&app.stranger(), NAMED).await.unwrap());
    }
    assert_eq!(Raw::open(&app.stranger(), NAMED).await.err(), Some(StatusCode::TOO_MANY_REQUESTS));
    only(&app, &lines, Reason::StrangerLimit);
    assert!(Raw::open(&app.sign_in(COLLEAGUE).await, NAMED).await.unwrap().answers().await, "people get in all the same");
}

#[tokio::test]
async fn sockets_that_are_not_opened() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let http = app.sign_in(COLLEAGUE).await;
    let foreign = Raw::open_with(&http, NAMED, &[("origin", "https://evil.example")]).await;
    assert_eq!(foreign.err(), Some(StatusCode::FORBIDDEN));
    only(&app, &lines, Reason::ForeignPage);
    http.send(Method::GET, NAMED, &[], None).await;
    assert_refused(&app, &lines, Reason::NotASocket, 1);
    assert_eq!(lines.all().len(), 2);
}

#[tokio::test]
async fn sockets_that_come_while_the_server_stops() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let side = app.side_door().await;
    app.tell_to_stop();
    assert_eq!(Raw::open(&side, NAMED).await.err(), Some(StatusCode::TOO_MANY_REQUESTS));
    only(&app, &lines, Reason::Stopping);
}

#[tokio::test]
async fn strangers_who_knock_too_often() {
    let app = TestApp::with(&["--anonymous-per-second", "1"]).await;
    let (lines, _listening) = Lines::listen();
    let mut answers = Vec::new();
    for _ in 0..15 {
        answers.push(Raw::open(&app.stranger(), NAMED).await.err());
    }
    let refused = answers.iter().filter(|answer| **answer == Some(StatusCode::TOO_MANY_REQUESTS)).count();
    assert!(refused > 0);
    assert_refused(&app, &lines, Reason::TooOften, refused);
    assert_eq!(lines.all().len(), refused);
}

#[tokio::test]
async fn somebody_who_talks_before_signing_in() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let mut stranger = Raw::open(&app.stranger(), NAMED).await.unwrap();
    for _ in 0..60 {
        stranger.say("a", Body::Ping).await;
    }
    assert_eq!(stranger.end().await, Some(4401));
    assert_refused(&app, &lines, Reason::SignInMessages, 1);
    assert_refused(&app, &lines, Reason::NotSignedIn, 50);
    ended(&app, Ending::SignedOut, 1).await;
}

#[tokio::test]
async fn somebody_who_sends_much_before_signing_in_is_not_read_to_the_end() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let mut stranger = Raw::open(&app.stranger(), NAMED).await.unwrap();
    // The message is announced as one that could be handled; what was sent of it is not a third of that.
    stranger.bytes(&head_of(1 << 20)).await;
    stranger.bytes(&vec![0; sync::BYTES_BEFORE_SIGN_IN]).await;
    assert_eq!(stranger.end().await, Some(4401));
    only(&app, &lines, Reason::SignInBytes);
    ended(&app, Ending::SignedOut, 1).await;
}

#[tokio::test]
async fn whoever_signed_in_with_a_token_may_send_what_strangers_may_not() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let table = Table::at(&app, Until::Draft).await;
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    let token = table.employee.post("/api/v1/sync-token", json!({})).await.good().json()["token"].as_str().unwrap().to_owned();
    let mut peer = Peer::offline(&table.employee, Random::fresh()).with_token(&token);
    peer.reconnect().await;
    peer.join(&room).await;
    for n in 0..4 {
        let text = "é".repeat(45_000);
        let insert = Edit::Splice {
            item: "self".into(),
            field: "beyond".into(),
            at: 0,
            remove: if n == 0 { 0 } else { 45_000 },
            insert: text,
        };
        peer.edit(&room, &insert, &n.to_string()).await;
        peer.settle().await;
    }
    assert_eq!(peer.room(&room).saved.len(), 4);
    assert!(lines.all().is_empty(), "{:?}", lines.all());
}

#[tokio::test]
async fn a_token_that_is_nobodys() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let mut stranger = Raw::open(&app.stranger(), NAMED).await.unwrap();
    stranger.knock("p/abc/start/0", "a guess").await;
    assert_eq!(stranger.end().await, Some(4401));
    only(&app, &lines, Reason::UnknownToken);
    let mut single = Raw::open(&app.stranger(), "/sync/yws/p/abc/start/0?token=a+guess").await.unwrap();
    assert_eq!(single.end().await, Some(4401));
    assert_refused(&app, &lines, Reason::UnknownToken, 2);
    ended(&app, Ending::SignedOut, 2).await;
}

#[tokio::test]
async fn what_is_no_message_of_ours() {
    let text = Message::Text("between the two of us".into());
    let malformed = Message::Binary(vec![255; 20].into());
    for (message, reason, ending) in [(text, Reason::Text, Ending::Text), (malformed, Reason::Malformed, Ending::Forbidden)] {
        let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
        let mut socket = Raw::open(&app.sign_in(COLLEAGUE).await, NAMED).await.unwrap();
        let size = message.len().to_string();
        socket.send(message).await;
        assert_eq!(socket.end().await.map(|code| code.to_string()).as_deref(), Some(ending.label()));
        only(&app, &lines, reason);
        let line = lines.all().remove(0);
        assert_eq!(line.field("bytes"), Some(size.as_str()));
        assert!(line.field("person").is_some() && line.field("session").is_some(), "{line:?}");
        assert!(line.fields.values().all(|value| !value.contains("between")), "{line:?}");
        ended(&app, ending, 1).await;
    }
}

#[tokio::test]
async fn a_message_larger_than_any_is_refused_by_its_head() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let mut socket = Raw::open(&app.sign_in(COLLEAGUE).await, NAMED).await.unwrap();
    socket.bytes(&head_of(5 << 20)).await;
    assert_eq!(socket.end().await, Some(1009));
    only(&app, &lines, Reason::FrameTooBig);
    assert_eq!(lines.all()[0].field("bytes"), Some("5242880"));
    ended(&app, Ending::TooBig, 1).await;
}

#[tokio::test]
async fn bytes_that_are_no_socket() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let mut socket = Raw::open(&app.sign_in(COLLEAGUE).await, NAMED).await.unwrap();
    // A frame without a mask, which no client may send.
    socket.bytes(&[0x82, 0x01, 0x00]).await;
    assert_eq!(socket.end().await, Some(1002));
    only(&app, &lines, Reason::NotWebSocket);
    ended(&app, Ending::NotWebSocket, 1).await;
}

#[tokio::test]
async fn a_message_of_the_other_framing() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let table = Table::at(&app, Until::Draft).await;
    let room = room_of(&table.read(&table.employee).await, Section::Start);
    let mut socket = Raw::open(&table.employee, &format!("/sync/yws/{room}")).await.unwrap();
    socket.send(Message::Binary(vec![99, 1, 2].into())).await;
    assert_eq!(socket.end().await, Some(4403));
    only(&app, &lines, Reason::Malformed);
}

#[tokio::test]
async fn a_framing_of_one_room_closes_in_its_own_words_and_is_counted_by_them() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let mut socket = Raw::open(&app.sign_in(COLLEAGUE).await, "/sync/yws/p/abc/start/0").await.unwrap();
    assert_eq!(socket.end().await, Some(4404));
    only(&app, &lines, Reason::NoSuchRoom);
    ended(&app, Ending::NotFound, 1).await;
}

#[tokio::test]
async fn a_connection_has_sixty_four_rooms() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let table = Table::at(&app, Until::Draft).await;
    let mut rooms = Vec::new();
    for title in ["One", "Another", "A third"] {
        let made = table.employee.post("/api/v1/proposals", json!({ "title": title })).await.good().json();
        rooms.extend(made["rooms"].as_array().unwrap().iter().map(|room| room["name"].as_str().unwrap().to_owned()));
    }
    let mut socket = Raw::open(&table.employee, NAMED).await.unwrap();
    let (mut granted, mut denied) = (0, 0);
    // Four copies of each room, which is as many as a connection may have.
    for n in 0..65 {
        socket.knock(&format!("{}\0{n}", rooms[n / 4]), "").await;
    }
    while granted + denied < 65 {
        match socket.hear().await.expect("the connection stays") {
            Body::Auth(AuthMsg::Granted(_)) => granted += 1,
            Body::Auth(AuthMsg::Denied(_)) => denied += 1,
            _ => {}
        }
    }
    assert_eq!((granted, denied), (64, 1));
    only(&app, &lines, Reason::RoomLimit);
    assert_eq!(app.hub().census().members, 64);
}

#[tokio::test]
async fn somebody_who_reads_nothing_is_let_go_and_the_others_go_on() {
    let (app, (lines, _listening)) = (TestApp::start().await, Lines::listen());
    let table = Table::at(&app, Until::Planning).await;
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    let mut writer = Peer::connect(&table.employee, Random::fresh()).await;
    writer.join(&room).await;
    let long = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: "word ".repeat(15_000) };
    writer.edit(&room, &long, "long").await;
    writer.settle().await;

    // Asks for everything again and again, and takes nothing.
    let mut slow = Raw::open(&app.sign_in(MANAGER).await, NAMED).await.unwrap();
    slow.knock(&room, "").await;
    for _ in 0..230 {
        slow.say(&room, Body::SyncReply(SyncMsg::Step1(vec![0].into()))).await;
    }
    ended(&app, Ending::TryLater, 1).await;
    only(&app, &lines, Reason::SlowReader);
    assert!(app.hub().census().largest_queue_bytes < 4 << 20);
    let more = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: "more ".into() };
    writer.edit(&room, &more, "more").await;
    writer.settle().await;
    assert_eq!(writer.room(&room).saved.last().map(String::as_str), Some("more"));
}
