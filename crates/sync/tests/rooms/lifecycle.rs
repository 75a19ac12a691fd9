//! Coming and going: rooms leave memory and come back, processes end, slow people are let go.

use crate::log::MemoryLog;
use crate::person::{House, identity, room, start, typed};
use document::write::Edit;
use domain::section::{Right, Section};
use std::time::Duration;
use sync::codec::{AuthMsg, Body, Frame, SyncMsg};
use sync::{Outgoing, Settings};
use tokio::time::sleep;

#[tokio::test(start_paused = true)]
async fn an_empty_room_is_compacted_unloaded_and_loaded_again() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    for letter in "olleh".chars() {
        a.types(&letter.to_string()).await;
        a.rest().await;
    }
    assert_eq!((house.log.rows(&start()), house.log.snapshot_at(&start())), (5, None));
    drop(a);
    sleep(Duration::from_secs(40)).await;
    assert_eq!((house.log.rows(&start()), house.log.snapshot_at(&start())), (0, Some(5)));
    let mut b = house.enter("ben", &start(), Right::Write).await;
    assert_eq!((b.today().as_str(), house.log.loads()), ("hello", 2));
    b.types("oh, ").await;
    b.until(|b| b.saved == 2).await;
    let c = house.restarted().enter("cid", &start(), Right::Read).await;
    assert_eq!(c.today(), "oh, hello");
}

#[tokio::test(start_paused = true)]
async fn a_room_is_compacted_while_people_write() {
    let house = House::with(MemoryLog::new(), Settings { compact_rows: 10, ..Settings::default() });
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    for n in 0..60 {
        a.types("a").await;
        b.types("b").await;
        if n % 3 == 0 {
            a.rest().await;
        }
    }
    a.until(|a| a.saved == 61).await;
    b.until(|b| b.saved == 61).await;
    a.rest().await;
    b.rest().await;
    assert_eq!(a.today(), b.today());
    assert!(house.log.snapshot_at(&start()).is_some());
    let c = house.restarted().enter("cid", &start(), Right::Read).await;
    assert_eq!(c.today(), a.today());
}

#[tokio::test(start_paused = true)]
async fn a_slow_reader_is_closed_and_the_others_go_on() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    let mut slow = house.enter("sam", &start(), Right::Read).await;
    for n in 0..1_200 {
        a.types("x").await;
        a.until(|a| a.saved == n + 2).await;
        b.until(|b| b.updates == n + 1).await;
    }
    // What was queued is given up at once: the next thing said is the end.
    assert!(slow.outbound.aborted().is_cancelled());
    assert!(matches!(slow.outbound.recv().await, Some(Outgoing::Close { code: 1013, .. })));
    assert_eq!(slow.outbound.recv().await, None);
    assert!(slow.send(Body::Ping).await.is_break());
    drop(slow);
    let back = house.enter("sam", &start(), Right::Read).await;
    assert_eq!(back.today(), a.today());
}

#[tokio::test(start_paused = true)]
async fn the_end_of_the_process_waits_for_the_disk() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.log.hold_appends();
    a.types("last words").await;
    let hub = house.hub.clone();
    let ending = tokio::spawn(async move { hub.shutdown().await });
    sleep(Duration::from_secs(1)).await;
    assert!(!ending.is_finished());
    house.log.release_appends();
    ending.await.unwrap();
    a.until(|a| a.closed.is_some()).await;
    assert_eq!((a.saved, a.closed, house.log.seq(&start())), (2, Some(1012), 1));
    let (_connection, mut outbound) = house.hub.connect(identity("ana"));
    assert!(matches!(outbound.recv().await, Some(Outgoing::Close { code: 1012, .. })));
}

#[tokio::test(start_paused = true)]
async fn the_end_of_the_process_does_not_wait_for_who_goes_on_typing() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.log.hold_appends();
    a.types("in time").await;
    let hub = house.hub.clone();
    let ending = tokio::spawn(async move { hub.shutdown().await });
    sleep(Duration::from_millis(10)).await;
    a.types("too late, ").await;
    house.log.release_appends();
    ending.await.unwrap();
    a.until(|a| a.closed.is_some()).await;
    assert_eq!((a.saved, a.refused, a.closed, house.log.seq(&start())), (2, 0, Some(1012), 1));
    // Nothing is lost: she still has it.
    let mut back = house.restarted().socket("ana", &start());
    back.doc = a.doc.clone();
    back.enter().await;
    let read = house.restarted().enter("cid", &start(), Right::Read).await;
    assert_eq!((back.saved, read.today().as_str()), (1, "too late, in time"));
}

#[tokio::test(start_paused = true)]
async fn nobody_is_denied_a_room_because_the_process_ends() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &room(Section::Gaps), Right::Write).await;
    house.log.hold_appends();
    let summary = Edit::Splice { item: "self".to_owned(), field: "summary".to_owned(), at: 0, remove: 0, insert: "x".to_owned() };
    b.update(b.edit(&summary)).await;
    let hub = house.hub.clone();
    let ending = tokio::spawn(async move { hub.shutdown().await });
    sleep(Duration::from_secs(1)).await;
    // Her room has ended, the other one still writes.
    a.types("late words").await;
    a.types("later words").await;
    a.rest().await;
    assert_eq!((a.denied.as_deref(), a.refused, a.closed), (None, 0, None));
    house.log.release_appends();
    ending.await.unwrap();
    a.until(|a| a.closed.is_some()).await;
    assert_eq!((a.denied.as_deref(), a.saved, a.refused, a.closed), (None, 1, 0, Some(1012)));
    let mut back = house.restarted().socket("ana", &start());
    back.doc = a.doc.clone();
    back.enter().await;
    assert_eq!(
        (back.saved, house.restarted().enter("cid", &start(), Right::Read).await.today().as_str()),
        (1, "later wordslate words")
    );
}

#[tokio::test(start_paused = true)]
async fn answers_carry_the_name_that_the_client_chose() {
    let house = House::new();
    house.allow("ana", &start(), Some(Right::Write));
    let mut a = house.socket("ana", &start());
    a.name = format!("{}\0second-copy", start());
    a.enter().await;
    a.types("x").await;
    a.until(|a| a.saved == 2).await;
}

#[tokio::test(start_paused = true)]
async fn two_copies_on_one_socket_are_two_members() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let other = format!("{}\0other", start());
    for body in [Body::Auth(AuthMsg::Token { token: String::new(), version: None }), Body::Sync(SyncMsg::Step1(vec![0].into()))] {
        let _ = a.connection.receive(Frame::new(other.clone(), body).encode()).await;
    }
    a.types("x").await;
    let mut heard = false;
    for _ in 0..20 {
        let Ok(Some(Outgoing::Frame(bytes))) = tokio::time::timeout(Duration::from_secs(1), a.outbound.recv()).await else {
            break;
        };
        let frame = Frame::decode(&bytes).unwrap();
        heard |= frame.name == other && matches!(frame.body, Body::Sync(SyncMsg::Update(_)));
    }
    assert!(heard);
}

#[tokio::test(start_paused = true)]
async fn asking_to_enter_again_goes_on_where_it_was() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    b.knock().await;
    b.rest().await;
    a.types("x").await;
    b.until(|b| b.today() == "x").await;
}

#[tokio::test(start_paused = true)]
async fn who_leaves_a_room_hears_no_more_of_it() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    let _ = b.send(Body::Close(String::new())).await;
    sleep(Duration::from_millis(10)).await;
    a.update(a.edit(&typed("x"))).await;
    b.rest().await;
    assert_eq!((b.updates, b.closed), (0, None));
}
