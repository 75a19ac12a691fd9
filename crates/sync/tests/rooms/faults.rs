//! A log that fails: nobody is told what is not so, nothing is lost, nothing is doubled.

use crate::log::{Fault, MemoryLog};
use crate::person::{House, person, start, typed};
use domain::room::{About, RoomName};
use domain::section::Right;
use std::time::Duration;
use sync::Settings;
use sync::codec::Scope;
use tokio::time::sleep;

#[tokio::test(start_paused = true)]
async fn a_failed_append_is_tried_again() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    house.log.fault(Fault::Fails, 4);
    a.types("hello").await;
    b.rest().await;
    assert_eq!(b.updates, 0);
    b.until(|b| b.today() == "hello").await;
    a.until(|a| a.saved == 2).await;
    assert_eq!((a.refused, house.log.rows(&start())), (0, 1));
}

#[tokio::test(start_paused = true)]
async fn a_panic_of_the_log_is_a_failure_like_any_other() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.log.fault(Fault::Panics, 1);
    a.types("hello").await;
    a.until(|a| a.saved == 2).await;
}

#[tokio::test(start_paused = true)]
async fn an_append_whose_answer_was_lost_is_not_doubled() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    house.log.fault(Fault::AnswerLost, 1);
    a.types("hello").await;
    a.until(|a| a.saved == 2).await;
    b.until(|b| b.today() == "hello").await;
    assert_eq!(house.log.rows(&start()), 1);
    a.types("oh, ").await;
    b.until(|b| b.today() == "oh, hello").await;
}

#[tokio::test(start_paused = true)]
async fn after_ten_seconds_everybody_is_sent_away_and_comes_back_to_what_is_on_disk() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    a.types("kept").await;
    b.until(|b| b.today() == "kept").await;
    house.log.fault(Fault::Fails, 1_000);
    b.types("lost ").await;
    a.until(|a| a.closed.is_some()).await;
    b.until(|b| b.closed.is_some()).await;
    assert_eq!((a.closed, b.closed, b.refused), (Some(1013), Some(1013), 0));
    house.log.heal();
    let c = house.enter("cid", &start(), Right::Read).await;
    assert_eq!(c.today(), "kept");
}

#[tokio::test(start_paused = true)]
async fn a_frozen_room_refuses_what_was_under_way_and_shows_what_is_on_disk() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    a.types("submitted").await;
    b.until(|b| b.today() == "submitted").await;
    house.log.freeze(&start());
    a.types("too late: ").await;
    a.until(|a| a.refused == 1).await;
    a.until(|a| a.scope == Some(Scope::ReadOnly)).await;
    b.until(|b| b.scope == Some(Scope::ReadOnly)).await;
    assert_eq!(b.today(), "submitted");
    let c = house.enter("cid", &start(), Right::Read).await;
    assert_eq!(c.today(), "submitted");
    b.types("me too").await;
    b.until(|b| b.refused == 1).await;
}

#[tokio::test(start_paused = true)]
async fn a_room_that_opens_again_takes_updates_again() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.log.freeze(&start());
    a.types("x").await;
    a.until(|a| a.scope == Some(Scope::ReadOnly)).await;
    house.log.open(&start());
    house.hub.recheck(About::Proposal(&crate::person::proposal()));
    a.until(|a| a.scope == Some(Scope::ReadWrite)).await;
    a.ask().await;
    a.until(|a| a.saved == 2).await;
    assert_eq!(house.hub.content(&start()).await.unwrap().content, a.content());
}

#[tokio::test(start_paused = true)]
async fn what_another_machine_appended_reaches_everybody() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    let elsewhere = document::doc::new(77);
    let theirs = {
        let mut txn = document::state::write(&elsewhere, "me").unwrap();
        document::write::apply(domain::section::Section::Start, &mut txn, &typed("theirs"), "abc").unwrap();
        document::state::changes_v1(&txn)
    };
    house.log.append_from_elsewhere(&start(), &theirs, 77, &person("eve"));
    a.types("mine").await;
    a.until(|a| a.saved == 2).await;
    b.until(|b| b.today().contains("mine") && b.today().contains("theirs")).await;
    a.until(|a| a.today().contains("theirs")).await;
    assert_eq!(a.today(), b.today());
    assert_eq!(house.log.seq(&start()), 2);
}

#[tokio::test(start_paused = true)]
async fn two_people_who_come_while_the_room_loads_get_the_same() {
    let log = MemoryLog::new();
    let house = House::with(log, Settings::default());
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("hello").await;
    a.until(|a| a.saved == 2).await;
    let house = house.restarted();
    house.log.hold_loads();
    house.allow("ben", &start(), Some(Right::Read));
    house.allow("cid", &start(), Some(Right::Write));
    let (mut b, mut c) = (house.socket("ben", &start()), house.socket("cid", &start()));
    for p in [&mut b, &mut c] {
        p.knock().await;
        p.ask().await;
    }
    c.types("oh, ").await;
    b.rest().await;
    assert_eq!(b.caught_up, 0, "never an empty document while the room loads");
    house.log.release_loads();
    b.until(|b| b.today().contains("hello") && b.today().contains("oh, ")).await;
    c.until(|c| c.today() == b.today()).await;
}

#[tokio::test(start_paused = true)]
async fn a_load_that_fails_for_a_while_only_takes_longer() {
    let house = House::new();
    house.log.fail_loads(5);
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("hello").await;
    a.until(|a| a.saved == 2).await;
}

#[tokio::test(start_paused = true)]
async fn a_room_that_cannot_be_loaded_is_never_an_empty_one() {
    let house = House::new();
    house.log.lose(&start());
    house.allow("ana", &start(), Some(Right::Write));
    let mut a = house.socket("ana", &start());
    a.knock().await;
    a.ask().await;
    a.until(|a| a.closed.is_some()).await;
    assert_eq!((a.closed, a.caught_up), (Some(1013), 0));
    assert!(house.hub.content(&start()).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_room_that_does_not_exist_is_denied_and_the_socket_stays() {
    let house = House::new();
    let gone: RoomName = "p/proposal-1/start/9".parse().unwrap();
    house.allow("ana", &gone, Some(Right::Write));
    let mut a = house.socket("ana", &gone);
    a.knock().await;
    a.until(|a| a.denied.is_some()).await;
    sleep(Duration::from_secs(5)).await;
    a.rest().await;
    assert_eq!((a.denied.as_deref(), a.closed), (Some("not-found"), None));
}
