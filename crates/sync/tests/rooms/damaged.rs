//! A room of which only an earlier state is left: it is read by everybody and written by nobody, and a person is told to look.

use crate::log::{Fault, MemoryLog};
use crate::person::{House, Person, proposal, start};
use bytes::Bytes;
use domain::room::About;
use domain::section::Right;
use std::cell::Cell;
use std::time::Duration;
use sync::codec::{Body, Scope, SyncMsg};
use sync::{Damage, Settings};
use tokio::time::sleep;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata};

/// A room of three rows, each a word, that can be read up to the second one, met by a process that has not seen it before.
async fn damaged_after_two() -> (House, Person) {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    for (word, saved) in [("one ", 2), ("two ", 3), ("three ", 4)] {
        a.types(word).await;
        a.until(|a| a.saved == saved).await;
    }
    house.hub.shutdown().await;
    house.log.damage(&start(), 2);
    (house.restarted(), a)
}

/// Enters and asks for the text. The room asks nothing back, so there is nothing to wait for but that.
async fn look(house: &House, name: &str, right: Right) -> Person {
    house.allow(name, &start(), Some(right));
    let mut person = house.socket(name, &start());
    person.knock().await;
    person.ask().await;
    person.until(|p| p.caught_up == 1).await;
    person.rest().await;
    person
}

#[tokio::test(start_paused = true)]
async fn everybody_reads_the_last_good_state_and_nobody_may_write() {
    let (house, _) = damaged_after_two().await;
    let a = look(&house, "ana", Right::Write).await;
    let b = look(&house, "ben", Right::Read).await;
    for person in [&a, &b] {
        assert_eq!((person.today().as_str(), person.scope), ("two one ", Some(Scope::ReadOnly)));
        assert_eq!((person.asked, person.refused, person.closed), (0, 0, None));
    }
    let reading = house.hub.content(&start()).await.unwrap();
    assert_eq!(
        (reading.content, reading.seq, reading.damage),
        (document::Content::Section(a.content()), 2, Some(Damage::Changed(3)))
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_written_all_the_same_is_refused_and_nothing_is_appended() {
    let (house, _) = damaged_after_two().await;
    let mut a = look(&house, "ana", Right::Write).await;
    a.types("late ").await;
    a.until(|a| a.refused == 1).await;
    let update = a.edit(&crate::person::typed("offline "));
    let _ = a.send(Body::SyncReply(SyncMsg::Step2(update))).await;
    a.until(|a| a.refused == 2).await;
    // What says nothing new is there already.
    let _ = a.send(Body::SyncReply(SyncMsg::Step2(Bytes::from_static(&[0, 0])))).await;
    a.until(|a| a.saved == 1).await;
    // Neither a right that is confirmed nor one that is given anew opens it.
    house.hub.recheck(About::Proposal(&proposal()));
    a.knock().await;
    a.rest().await;
    a.types("again ").await;
    a.until(|a| a.refused == 3).await;
    assert_eq!(a.scope, Some(Scope::ReadOnly));
    assert_eq!((house.log.rows(&start()), house.log.seq(&start())), (3, 3));
}

#[tokio::test(start_paused = true)]
async fn what_somebody_typed_while_it_was_loading_is_refused() {
    let (house, _) = damaged_after_two().await;
    house.log.hold_loads();
    house.allow("ana", &start(), Some(Right::Write));
    let mut a = house.socket("ana", &start());
    a.knock().await;
    a.ask().await;
    a.types("early ").await;
    a.rest().await;
    assert_eq!((a.caught_up, a.refused), (0, 0));
    house.log.release_loads();
    a.until(|a| a.caught_up == 1 && a.refused == 1).await;
    a.until(|a| a.scope == Some(Scope::ReadOnly)).await;
    assert_eq!(house.log.seq(&start()), 3);
}

#[tokio::test(start_paused = true)]
async fn it_is_never_compacted_and_still_ends_when_it_is_empty() {
    let (house, _) = damaged_after_two().await;
    let a = look(&house, "ana", Right::Write).await;
    assert_eq!(house.hub.damaged_rooms(), 1);
    drop(a);
    sleep(Duration::from_mins(1)).await;
    assert_eq!(house.hub.damaged_rooms(), 0, "it is open no longer");
    assert_eq!((house.log.snapshot_at(&start()), house.log.rows(&start())), (None, 3));

    // Read anew by the next who comes: somebody may have mended it.
    house.log.mend(&start());
    let mut a = house.enter("ana", &start(), Right::Write).await;
    assert_eq!((a.today().as_str(), a.scope), ("three two one ", Some(Scope::ReadWrite)));
    a.types("four ").await;
    a.until(|a| a.saved == 2).await;
    assert_eq!((house.log.seq(&start()), house.hub.damaged_rooms()), (4, 0));
}

#[tokio::test(start_paused = true)]
async fn a_copy_that_holds_more_keeps_it_and_hands_it_over_when_the_room_is_mended() {
    let (house, mut a) = damaged_after_two().await;
    // The same browser, which has the third word and one more that it could not send.
    let unsent = a.edit(&crate::person::typed("unsent "));
    drop(unsent);
    let (connection, outbound) = house.hub.connect(crate::person::identity("ana"));
    (a.connection, a.outbound) = (connection, outbound);
    house.allow("ana", &start(), Some(Right::Write));
    a.knock().await;
    a.ask().await;
    a.rest().await;
    assert_eq!((a.today().as_str(), a.refused, a.closed, a.room_closed.as_deref()), ("unsent three two one ", 0, None, None));
    house.log.mend(&start());
    let house = house.restarted();
    (a.connection, a.outbound) = house.hub.connect(crate::person::identity("ana"));
    a.enter().await;
    assert_eq!(house.hub.content(&start()).await.unwrap().content, a.content());
}

#[tokio::test(start_paused = true)]
async fn people_in_a_room_that_is_found_damaged_keep_their_copies() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    a.types("one ").await;
    b.until(|b| b.today() == "one ").await;
    a.types("two ").await;
    b.until(|b| b.today() == "two one ").await;
    // The room has to read the log again, and finds it damaged.
    house.log.damage(&start(), 1);
    house.log.fault(Fault::Behind, 1);
    a.types("three ").await;
    a.until(|a| a.closed.is_some()).await;
    b.until(|b| b.closed.is_some()).await;
    assert_eq!((a.closed, a.refused, b.closed, b.refused), (Some(1013), 0, Some(1013), 0));
    assert_eq!((a.today().as_str(), b.today().as_str()), ("three two one ", "two one "));
    let c = look(&house, "cid", Right::Write).await;
    assert_eq!((c.today().as_str(), c.scope), ("one ", Some(Scope::ReadOnly)));
    assert_eq!(house.log.seq(&start()), 2);
}

#[tokio::test(start_paused = true)]
async fn an_empty_room_with_nothing_good_left_stays_closed() {
    let house = House::with(MemoryLog::new(), Settings::default());
    house.log.lose(&start());
    assert_eq!(house.hub.content(&start()).await, Err(sync::HubError::Lost));
    assert_eq!(house.hub.damaged_rooms(), 0);
}

thread_local! {
    static ALARMS: Cell<usize> = const { Cell::new(0) };
}

/// Counts what a person has to act on, for each test apart: each has a thread of its own.
struct Alarms;

impl tracing::Subscriber for Alarms {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == Level::ERROR
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {
        ALARMS.with(|alarms| alarms.set(alarms.get() + 1));
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn the_alarm_is_raised_once_for_each_load() {
    let (house, _) = damaged_after_two().await;
    tracing::subscriber::set_global_default(Alarms).unwrap();
    let alarms = || ALARMS.with(Cell::get);
    let a = look(&house, "ana", Right::Write).await;
    let b = look(&house, "ben", Right::Write).await;
    assert_eq!(alarms(), 1);
    drop((a, b));
    sleep(Duration::from_mins(1)).await;
    assert_eq!(alarms(), 1);
    look(&house, "ana", Right::Write).await;
    assert_eq!(alarms(), 2);
}
