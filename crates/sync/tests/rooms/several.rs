//! Two processes on one log: what happens at one reaches those at the other, and neither writes over the other.

use crate::log::MemoryLog;
use crate::person::{House, Person, person, start, typed};
use bytes::Bytes;
use domain::room::About;
use domain::section::Right;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use sync::codec::awareness::{self, Entry};
use sync::codec::{Body, Scope};
use sync::relay::RelayError;
use sync::{BoxFuture, Relay, Settings};
use tokio::time::sleep;

/// What is said by one is heard by the other.
#[derive(Clone, Default)]
struct Wire {
    says: Arc<Mutex<Vec<Bytes>>>,
    hears: Arc<Mutex<Vec<Bytes>>>,
    cut: Arc<Mutex<bool>>,
}

impl Relay for Wire {
    fn publish(&self, message: Bytes) -> BoxFuture<'_, Result<(), RelayError>> {
        Box::pin(async move {
            if *self.cut.lock().unwrap() {
                return Err(RelayError("on demand".to_owned()));
            }
            self.says.lock().unwrap().push(message);
            Ok(())
        })
    }

    fn receive(&self) -> BoxFuture<'_, Result<Vec<Bytes>, RelayError>> {
        Box::pin(async move { Ok(std::mem::take(&mut *self.hears.lock().unwrap())) })
    }
}

/// Two houses on one log. Without a wire they only have what they find in it.
struct Two {
    one: House,
    other: House,
    wire: Wire,
}

impl Two {
    fn apart() -> Self {
        let log = MemoryLog::new();
        log.share();
        let one = House::with(log, Settings::default());
        let other = one.restarted();
        Self { one, other, wire: Wire::default() }
    }

    fn new() -> Self {
        let two = Self::apart();
        let back = Wire { says: two.wire.hears.clone(), hears: two.wire.says.clone(), cut: Arc::default() };
        two.one.hub.join(Arc::new(two.wire.clone()));
        two.other.hub.join(Arc::new(back));
        two
    }

    async fn people(&self) -> (Person, Person) {
        (self.one.enter("ana", &start(), Right::Write).await, self.other.enter("ben", &start(), Right::Write).await)
    }
}

fn at(client: u64, clock: u32, state: Option<&str>) -> Body {
    Body::Awareness(awareness::encode(&[Entry { client, clock, state: state.map(ToOwned::to_owned) }]))
}

#[tokio::test(start_paused = true)]
async fn what_is_typed_at_one_appears_at_the_other() {
    let two = Two::new();
    let (mut a, mut b) = two.people().await;
    a.types("hello").await;
    b.until(|b| b.today() == "hello").await;
    b.types("oh, ").await;
    a.until(|a| a.today() == "oh, hello").await;
    assert_eq!((a.refused, b.refused, two.one.log.loads()), (0, 0, 2), "nobody had to load again");
}

#[tokio::test(start_paused = true)]
async fn who_writes_at_the_same_time_is_put_behind_the_other() {
    let two = Two::new();
    let (mut a, mut b) = two.people().await;
    for n in 0..40 {
        a.types(&format!("a{n} ")).await;
        b.types(&format!("b{n} ")).await;
        if n % 7 == 0 {
            sleep(Duration::from_millis(30)).await;
        }
    }
    a.until(|a| a.saved == 41).await;
    b.until(|b| b.saved == 41).await;
    a.until(|a| (0..40).all(|n| a.today().contains(&format!("b{n} ")))).await;
    b.until(|b| b.today() == a.today()).await;
    let c = two.one.restarted().enter("cid", &start(), Right::Read).await;
    assert_eq!(c.today(), a.today());
    for n in 0..40 {
        assert_eq!(c.today().matches(&format!("a{n} ")).count(), 1);
    }
    assert_eq!((a.closed, b.closed), (None, None));
}

#[tokio::test(start_paused = true)]
async fn without_being_told_the_log_is_looked_at() {
    let two = Two::apart();
    let (mut a, mut b) = two.people().await;
    a.types("hello").await;
    a.until(|a| a.saved == 2).await;
    b.until(|b| b.today() == "hello").await;
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_told_is_told_later() {
    let two = Two::new();
    let (mut a, mut b) = two.people().await;
    *two.wire.cut.lock().unwrap() = true;
    two.one.hub.notify(&start(), "one".to_owned());
    sleep(Duration::from_secs(1)).await;
    b.rest().await;
    assert_eq!(b.notices, Vec::<String>::new());
    *two.wire.cut.lock().unwrap() = false;
    b.until(|b| b.notices == ["one"]).await;
    a.until(|a| a.notices == ["one"]).await;
}

#[tokio::test(start_paused = true)]
async fn a_decision_is_made_on_what_both_have_written() {
    let two = Two::apart();
    let (mut a, b) = two.people().await;
    a.types("hello").await;
    a.until(|a| a.saved == 2).await;
    let reading = two.other.hub.content(&start()).await.unwrap();
    assert_eq!((reading.content, reading.seq), (document::Content::Section(a.content()), two.one.log.seq(&start())));
    drop(b);
}

#[tokio::test(start_paused = true)]
async fn who_slept_while_rows_went_into_a_snapshot_loads_again() {
    let two = Two::apart();
    let (mut a, mut b) = two.people().await;
    for n in 0..3 {
        a.types(&format!("{n} ")).await;
        a.until(|a| a.saved == 2 + n).await;
    }
    let snapshot = document::state::encode_v2(&document::state::read(&a.doc).unwrap());
    sync::Log::compact(&*two.one.log, &start(), two.one.log.seq(&start()), snapshot.into()).await.unwrap();
    b.types("mine ").await;
    b.until(|b| b.saved == 2 && b.today().contains("2 1 0 ")).await;
    a.until(|a| a.today().contains("mine ")).await;
    assert_eq!(a.today(), b.today());
}

#[tokio::test(start_paused = true)]
async fn of_two_people_with_one_client_id_the_second_is_refused() {
    let two = Two::apart();
    let (mut a, mut b) = two.people().await;
    let copy = document::doc::new(u32::try_from(a.client()).unwrap());
    a.types("hello").await;
    a.until(|a| a.saved == 2).await;
    b.doc = copy;
    b.types("forged").await;
    b.until(|b| b.refused == 1).await;
    assert_eq!(two.one.log.owner(&start(), a.client()), Some(person("ana")));
    let c = two.one.restarted().enter("cid", &start(), Right::Read).await;
    assert_eq!(c.today(), "hello");
}

#[tokio::test(start_paused = true)]
async fn rights_sessions_and_notices_reach_the_other() {
    let two = Two::new();
    let (_a, mut b) = two.people().await;
    let cid = two.other.enter("cid", &start(), Right::Write).await;
    two.one.hub.notify(&start(), "hear".to_owned());
    b.until(|b| b.notices == ["hear"]).await;
    two.one.allow("ben", &start(), Some(Right::Read));
    two.one.hub.recheck(About::Proposal(&crate::person::proposal()));
    b.until(|b| b.scope == Some(Scope::ReadOnly)).await;
    two.one.hub.revoke(&crate::person::identity("cid").session);
    let mut cid = cid;
    cid.until(|cid| cid.closed == Some(4401)).await;
}

#[tokio::test(start_paused = true)]
async fn each_sees_who_is_at_the_other() {
    let two = Two::new();
    let mut a = two.one.enter("ana", &start(), Right::Write).await;
    let _ = a.send(at(5, 1, Some("{\"at\":1}"))).await;
    sleep(Duration::from_secs(1)).await;
    // Who comes later asks, and is told at once.
    let mut b = two.other.enter("ben", &start(), Right::Read).await;
    b.until(|b| b.present.get(&5).is_some_and(|entry| entry.state.as_ref().is_some_and(|s| s.contains("ANA")))).await;
    let _ = b.send(at(6, 1, Some("{\"user\":{\"name\":\"forged\"}}"))).await;
    a.until(|a| a.present.get(&6).is_some_and(|entry| entry.state.as_ref().is_some_and(|s| s.contains("BEN")))).await;
    // Nobody at the other server speaks for somebody here.
    let _ = b.send(at(5, 9, Some("{\"at\":9}"))).await;
    drop(a.connection);
    b.until(|b| b.present.get(&5).is_some_and(|entry| entry.state.is_none())).await;
}

#[tokio::test(start_paused = true)]
async fn who_was_at_a_server_that_died_is_gone_within_half_a_minute() {
    let two = Two::new();
    let mut a = two.one.enter("ana", &start(), Right::Write).await;
    let mut b = two.other.enter("ben", &start(), Right::Read).await;
    let _ = a.send(at(5, 1, Some("{\"at\":1}"))).await;
    b.until(|b| b.present.get(&5).is_some_and(|entry| entry.state.is_some())).await;
    // The process ends without a goodbye: nothing comes from it any more.
    *two.wire.cut.lock().unwrap() = true;
    drop(a);
    b.until(|b| b.present.get(&5).is_some_and(|entry| entry.state.is_none())).await;
}

#[tokio::test(start_paused = true)]
async fn a_freeze_at_one_holds_at_the_other() {
    let two = Two::apart();
    let (mut a, mut b) = two.people().await;
    a.types("submitted").await;
    a.until(|a| a.saved == 2).await;
    two.one.log.freeze(&start());
    let late = b.edit(&typed("too late"));
    b.update(late).await;
    b.until(|b| b.refused == 1).await;
    let c = two.one.restarted().enter("cid", &start(), Right::Read).await;
    assert_eq!(c.today(), "submitted");
}
