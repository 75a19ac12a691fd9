//! What somebody may is changed while they are connected, in both framings: it holds for the sockets that are open.

use crate::support::app::TestApp;
use crate::support::cast::{ADMINISTRATOR, MANAGER};
use crate::support::open::{Open, QUIET, ended, held, write};
use crate::support::pair::TEXT;
use crate::support::path::Until;
use crate::support::peer::Peer;
use crate::support::random::Random;
use http::{Method, StatusCode};
use serde_json::json;
use std::time::Duration;
use sync::codec::{Body, Scope};
use tokio::time::Instant;

/// How long a session lasts that runs out while its sockets are open.
const LASTS: Duration = Duration::from_secs(3);
/// Messages of a connection that writes far too many.
const MORE_THAN_IS_READ: usize = 1_000;

#[tokio::test(flavor = "multi_thread")]
async fn who_is_shown_a_section_no_more_hears_nothing_of_it_from_then_on() {
    let mut open = Open::at(Until::Consulting).await;
    open.share("private").await;
    let since = Instant::now();
    open.named.until("the end", |peer| peer.room(&open.room).denied).await;
    held("unshared, many rooms on a socket", since);
    assert_eq!(ended(&mut open.single).await, 4404);
    held("unshared, one room on a socket", since);
    open.employee_writes("only for me").await;
    open.named.listen(QUIET).await;
    assert!(!open.shown(&open.named).contains("only for me"));
    assert!(!open.shown(&open.single).contains("only for me"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_only_read_from_now_on_writes_nothing_and_reads_on() {
    let mut open = Open::at(Until::Consulting).await;
    open.share("reading").await;
    let since = Instant::now();
    open.named.until("the loss", |peer| peer.room(&open.room).scope == Some(Scope::ReadOnly)).await;
    held("read only, many rooms on a socket", since);
    // This framing is told nothing; whatever it writes ends it.
    while open.single.is_connected() {
        write(&mut open.single, &open.room, "perhaps in time ").await;
        open.single.listen(Duration::from_millis(10)).await;
        held("read only, one room on a socket", since);
    }
    assert_eq!(open.single.closed, Some(4403));
    open.single = Peer::single(&open.http, &open.room, Random::fresh()).await;
    open.nothing_more_is_written("read only").await;
    open.employee_writes("to be read").await;
    open.named.until("the text", |peer| peer.room(&open.room).text(TEXT).contains("to be read")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_write_from_now_on_need_not_come_again() {
    let mut open = Open::at(Until::Consulting).await;
    open.share("reading").await;
    open.named.until("the loss", |peer| peer.room(&open.room).scope == Some(Scope::ReadOnly)).await;
    open.share("writing").await;
    let since = Instant::now();
    open.named.until("the right", |peer| peer.room(&open.room).scope == Some(Scope::ReadWrite)).await;
    held("may write", since);
    for (peer, words) in [(&mut open.named, "written in one framing"), (&mut open.single, "written in the other")] {
        write(peer, &open.room, words).await;
        open.employee.until(words, |peer| peer.room(&open.room).text(TEXT).contains(words)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_both_have_signed_is_written_by_nobody_any_more() {
    let mut open = Open::at(Until::Planning).await;
    open.table.sign().await;
    open.nothing_more_is_written("signed").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_submitted_is_written_by_nobody_any_more() {
    let mut open = Open::at(Until::Planning).await;
    open.table.sign().await;
    open.table.employee.post(&open.table.path("/submission"), json!({})).await.good();
    open.nothing_more_is_written("submitted").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_is_gone_from_every_socket_of_that_session_and_of_no_other() {
    let mut open = Open::at(Until::Consulting).await;
    let mut elsewhere = open.elsewhere().await;
    open.http.send(Method::DELETE, "/api/v1/session", &[], None).await.good();
    open.both_end("signed out").await;
    open.is_untouched(&mut elsewhere).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_ended_from_another_takes_its_sockets_with_it() {
    let mut open = Open::at(Until::Consulting).await;
    let mut elsewhere = open.elsewhere().await;
    let other = open.app.sign_in(MANAGER).await;
    let sessions = open.http.get("/api/v1/sessions").await.good().json();
    let current = sessions.as_array().unwrap().iter().find(|session| session["current"] == true).unwrap()["id"].clone();
    let path = format!("/api/v1/sessions/{}", current.as_str().unwrap());
    other.send(Method::DELETE, &path, &[], None).await.good();
    open.both_end("revoked elsewhere").await;
    open.is_untouched(&mut elsewhere).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_left_is_gone_from_every_socket_of_every_session() {
    let mut open = Open::at(Until::Consulting).await;
    let mut elsewhere = open.elsewhere().await;
    let office = open.app.sign_in(ADMINISTRATOR).await;
    let manager = open.http.get("/api/v1/me").await.good().json()["person"]["id"].as_str().unwrap().to_owned();
    office.put(&format!("/api/v1/people/{manager}/departure"), json!({})).await.good();
    open.both_end("left").await;
    assert_eq!(ended(&mut elsewhere).await, open.single.closed.unwrap(), "and elsewhere");
    assert_eq!(open.http.get("/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    open.employee_writes("alone at the table").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_appointed_to_the_framework_no_more_hears_nothing_of_its_draft_from_then_on() {
    let app = TestApp::start().await;
    let office = app.sign_in(ADMINISTRATOR).await;
    let room = office.get("/api/v1/framework/draft").await.good().json()["room"].as_str().unwrap().to_owned();
    let mut peer = Peer::connect(&office, Random::fresh()).await;
    peer.join(&room).await;
    let me = office.get("/api/v1/me").await.good().json()["person"]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/people/{me}");
    let mut person = office.get(&path).await.good().json();
    person["details"]["roles"] = json!(["administrator"]);
    office.put(&path, json!({ "revision": person["revision"], "details": person["details"] })).await.good();
    let since = Instant::now();
    peer.until("the end", |peer| peer.room(&room).denied).await;
    held("appointed no more", since);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_runs_out_takes_its_sockets_with_it() {
    let mut open = Open::at(Until::Consulting).await;
    let mut elsewhere = open.elsewhere().await;
    let http = open.app.sign_in(MANAGER).await;
    open.app.expire(&http, LASTS).await;
    let end = Instant::now() + LASTS;
    open.named = Peer::connect(&http, Random::fresh()).await;
    open.named.join(&open.room).await;
    open.single = Peer::single(&http, &open.room, Random::fresh()).await;
    assert!(Instant::now() < end, "the sockets were opened too late to see them end");
    tokio::time::sleep_until(end).await;
    open.both_end("expired").await;
    open.is_untouched(&mut elsewhere).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_turned_away_while_sending_learns_why() {
    let mut open = Open::at(Until::Consulting).await;
    for peer in [&mut open.named, &mut open.single] {
        // More than is read of one connection at once, so that some of it is unread at the end.
        for _ in 0..MORE_THAN_IS_READ {
            peer.say(&open.room, Body::QueryAwareness).await;
        }
    }
    open.http.send(Method::DELETE, "/api/v1/session", &[], None).await.good();
    open.both_end("signed out while sending").await;
    assert!(!open.named.cut && !open.single.cut, "the goodbye may get lost");
}
