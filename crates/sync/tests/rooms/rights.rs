//! Who may what: asked at the door, asked again during the visit.

use crate::person::{House, Person, identity, person, proposal, start, typed};
use domain::ids::SessionId;
use domain::room::About;
use domain::section::Right;
use std::sync::Arc;
use std::time::Duration;
use sync::Settings;
use sync::codec::{AuthMsg, Body, Scope, SyncMsg};
use tokio::time::sleep;

#[tokio::test(start_paused = true)]
async fn a_reader_cannot_write() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    assert_eq!(b.scope, Some(Scope::ReadOnly));
    b.types("hello").await;
    b.until(|b| b.refused == 1).await;
    a.rest().await;
    assert_eq!((a.updates, house.log.seq(&start())), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn a_reader_who_brings_nothing_new_is_told_that_all_is_saved() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("hello").await;
    let gone = document::write::Edit::ReplaceText { item: "self".into(), field: "today".into(), text: "he".into() };
    a.update(a.edit(&gone)).await;
    a.until(|a| a.saved == 3).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    assert_eq!((b.saved, b.refused), (1, 0));
    let everything = document::state::encode_v1(&document::state::read(&b.doc).unwrap());
    let _ = b.send(Body::Sync(SyncMsg::Step2(everything.into()))).await;
    b.until(|b| b.saved == 2).await;
    // Deleting is writing.
    let nothing = document::write::Edit::ReplaceText { item: "self".into(), field: "today".into(), text: String::new() };
    let _ = b.send(Body::Sync(SyncMsg::Step2(b.edit(&nothing)))).await;
    b.until(|b| b.refused == 1).await;
}

#[tokio::test(start_paused = true)]
async fn who_may_not_know_of_the_room_is_told_that_there_is_none() {
    let house = House::new();
    let mut a = house.socket("ana", &start());
    a.knock().await;
    a.until(|a| a.denied.is_some()).await;
    let mut other = house.socket("ana", &start());
    other.name = "no room at all".to_owned();
    other.knock().await;
    other.until(|o| o.denied.is_some()).await;
    assert_eq!(a.denied, other.denied);
    a.ask().await;
    a.update(a.edit(&typed("x"))).await;
    a.rest().await;
    assert_eq!((a.caught_up, a.refused, a.closed), (0, 1, None));
}

#[tokio::test(start_paused = true)]
async fn a_right_that_was_taken_back_ends_within_a_second() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    house.allow("ben", &start(), None);
    house.hub.recheck(About::Proposal(&proposal()));
    sleep(Duration::from_secs(1)).await;
    a.types("secret").await;
    b.until(|b| b.denied.is_some()).await;
    b.types("still here").await;
    b.until(|b| b.refused == 1).await;
    b.rest().await;
    assert_eq!((b.updates, b.closed), (0, None));
    a.rest().await;
    assert_eq!(a.today(), "secret");
}

#[tokio::test(start_paused = true)]
async fn a_writer_becomes_a_reader_and_a_writer_again() {
    let house = House::new();
    let mut b = house.enter("ben", &start(), Right::Write).await;
    house.allow("ben", &start(), Some(Right::Read));
    house.hub.recheck(About::Proposal(&proposal()));
    b.until(|b| b.scope == Some(Scope::ReadOnly)).await;
    let update = b.edit(&typed("x"));
    b.update(update.clone()).await;
    b.until(|b| b.refused == 1).await;
    house.allow("ben", &start(), Some(Right::Write));
    house.hub.recheck(About::Proposal(&proposal()));
    b.until(|b| b.scope == Some(Scope::ReadWrite)).await;
    b.update(update).await;
    b.until(|b| b.saved == 2).await;
}

#[tokio::test(start_paused = true)]
async fn rights_are_asked_for_again_every_minute() {
    let house = House::new();
    let mut b = house.enter("ben", &start(), Right::Write).await;
    house.allow("ben", &start(), Some(Right::Read));
    sleep(Duration::from_secs(62)).await;
    b.until(|b| b.scope == Some(Scope::ReadOnly)).await;
}

#[tokio::test(start_paused = true)]
async fn a_session_that_is_over_closes_its_sockets() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    house.hub.revoke(&SessionId::parse("session-ana").unwrap());
    a.until(|a| a.closed.is_some()).await;
    assert_eq!(a.closed, Some(4401));
    assert!(a.send(Body::Ping).await.is_break());
    b.types("x").await;
    b.until(|b| b.saved == 2).await;
}

#[tokio::test(start_paused = true)]
async fn a_socket_signs_in_with_its_first_token() {
    let house = House::new();
    house.allow("ana", &start(), Some(Right::Write));
    let authenticate: sync::Authenticate =
        Arc::new(|token| Box::pin(async move { Ok((token == "secret").then(|| identity("ana"))) }));
    let (connection, outbound) = house.hub.connect_pending(authenticate.clone());
    let mut a = Person::new(connection, outbound, &start());
    a.ask().await;
    let token = |token: &str| Body::Auth(AuthMsg::Token { token: token.to_owned(), version: Some("4".to_owned()) });
    let _ = a.send(token("secret")).await;
    a.until(|a| a.scope == Some(Scope::ReadWrite)).await;
    let (connection, outbound) = house.hub.connect_pending(authenticate.clone());
    let mut b = Person::new(connection, outbound, &start());
    let _ = b.send(token("guess")).await;
    b.until(|b| b.closed.is_some()).await;
    assert_eq!((b.closed, b.scope), (Some(4401), None));
    let (connection, outbound) = house.hub.connect_pending(authenticate);
    let mut c = Person::new(connection, outbound, &start());
    sleep(Duration::from_secs(11)).await;
    c.until(|c| c.closed.is_some()).await;
    assert_eq!(c.closed, Some(4401));
}

#[tokio::test(start_paused = true)]
async fn a_person_has_twenty_sockets() {
    let house = House::with(crate::log::MemoryLog::new(), Settings::default());
    let mut open: Vec<_> = (0..20).map(|_| house.socket("ana", &start())).collect();
    let mut one_more = house.socket("ana", &start());
    one_more.until(|p| p.closed.is_some()).await;
    assert_eq!(one_more.closed, Some(1013));
    open.pop();
    drop(one_more);
    let mut again = house.socket("ana", &start());
    again.rest().await;
    assert_eq!(again.closed, None);
}

#[tokio::test(start_paused = true)]
async fn how_many_sockets_a_person_has_is_a_setting() {
    let house = House::with(crate::log::MemoryLog::new(), Settings { connections_per_person: 1, ..Settings::default() });
    let _open = house.socket("ana", &start());
    let mut refused = house.socket("ana", &start());
    refused.until(|p| p.closed.is_some()).await;
    let mut other = house.socket("ben", &start());
    other.rest().await;
    assert_eq!((refused.closed, other.closed), (Some(1013), None));
}

#[tokio::test(start_paused = true)]
async fn a_client_id_belongs_to_who_used_it_first() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let first = a.edit(&typed("a"));
    a.update(first).await;
    a.until(|a| a.saved == 2).await;
    let stolen = a.edit(&typed("b"));
    let mut b = house.enter("ben", &start(), Right::Write).await;
    b.update(stolen.clone()).await;
    b.until(|b| b.room_closed.is_some()).await;
    assert_eq!((b.refused, b.room_closed.as_deref(), b.closed), (1, Some("foreign-changes"), None));
    // Also after a restart, where only the log remembers.
    let house = house.restarted();
    let mut b = house.enter("ben", &start(), Right::Write).await;
    b.update(stolen.clone()).await;
    b.until(|b| b.refused == 1).await;
    let mut a2 = house.enter("ana", &start(), Right::Write).await;
    a2.update(stolen).await;
    a2.until(|a| a.saved == 2).await;
    assert_eq!(house.log.owner(&start(), a.client()), Some(person("ana")));
}
