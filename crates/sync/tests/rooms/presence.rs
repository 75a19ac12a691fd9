//! Who is here: under the name of the session, told once a tick, gone with the socket.

use crate::person::{House, Person, start};
use bytes::Bytes;
use domain::section::Right;
use std::time::Duration;
use sync::codec::Body;
use sync::codec::awareness::{Entry, encode};
use tokio::time::sleep;

async fn show(person: &mut Person, client: u64, clock: u32, state: Option<&str>) {
    let entry = Entry { client, clock, state: state.map(str::to_owned) };
    let _ = person.send(Body::Awareness(encode(&[entry]))).await;
}

fn seen(person: &Person, client: u64) -> Option<serde_json::Value> {
    person.present.get(&client)?.state.as_deref().map(|json| serde_json::from_str(json).unwrap())
}

#[tokio::test(start_paused = true)]
async fn a_forged_name_is_overwritten() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    show(&mut b, 7, 1, Some(r#"{"user":{"name":"Ana","color":"red"},"field":"t/self/today"}"#)).await;
    a.until(|a| a.present.contains_key(&7)).await;
    let state = seen(&a, 7).unwrap();
    assert_eq!(state["user"], serde_json::json!({"id": "ben", "name": "BEN", "color": 5}));
    assert_eq!(state["field"], "t/self/today");
}

#[tokio::test(start_paused = true)]
async fn nobody_speaks_for_another() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    show(&mut a, 7, 1, Some("{}")).await;
    b.until(|b| b.present.contains_key(&7)).await;
    show(&mut b, 7, 2, None).await;
    show(&mut b, 7, 3, Some("{}")).await;
    b.rest().await;
    assert_eq!(seen(&b, 7).unwrap()["user"]["name"], "ANA");
}

#[tokio::test(start_paused = true)]
async fn who_left_is_not_brought_back_by_an_echo() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    show(&mut a, 7, 1, Some("{}")).await;
    b.until(|b| seen(b, 7).is_some()).await;
    drop(a);
    b.until(|b| seen(b, 7).is_none()).await;
    show(&mut b, 7, 1, Some("{}")).await;
    show(&mut b, 7, 2, Some("{}")).await;
    b.rest().await;
    assert!(seen(&b, 7).is_none());
    let mut a = house.enter("ana", &start(), Right::Write).await;
    show(&mut a, 7, 2, Some("{}")).await;
    b.until(|b| seen(b, 7).is_some()).await;
}

#[tokio::test(start_paused = true)]
async fn many_moves_within_a_tick_are_told_once() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    b.rest().await;
    let before = b.presence_messages;
    for clock in 1..=20 {
        show(&mut a, 7, clock, Some(&format!(r#"{{"head":{clock}}}"#))).await;
    }
    b.rest().await;
    assert_eq!(b.presence_messages, before + 1);
    assert_eq!(seen(&b, 7).unwrap()["head"], 20);
}

#[tokio::test(start_paused = true)]
async fn who_enters_sees_who_is_here() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    show(&mut a, 7, 1, Some("{}")).await;
    sleep(Duration::from_millis(100)).await;
    let b = house.enter("ben", &start(), Right::Read).await;
    assert!(seen(&b, 7).is_some());
}

#[tokio::test(start_paused = true)]
async fn who_is_silent_for_half_a_minute_is_gone() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    show(&mut a, 7, 1, Some("{}")).await;
    b.until(|b| seen(b, 7).is_some()).await;
    sleep(Duration::from_secs(20)).await;
    show(&mut a, 7, 2, Some("{}")).await;
    sleep(Duration::from_secs(20)).await;
    b.rest().await;
    assert!(seen(&b, 7).is_some());
    sleep(Duration::from_secs(20)).await;
    b.rest().await;
    assert!(seen(&b, 7).is_none());
}

#[tokio::test(start_paused = true)]
async fn states_that_are_too_large_too_deep_or_no_object_are_passed_over() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    let large = format!(r#"{{"x":"{}"}}"#, "x".repeat(5_000));
    let wide = format!("{{{}}}", (0..30).map(|n| format!(r#""k{n}":1"#)).collect::<Vec<_>>().join(","));
    for (client, state) in [(7, &*large), (8, &*wide), (9, r#"{"a":[[[1]]]}"#), (10, "[1]"), (11, "no json")] {
        show(&mut a, client, 1, Some(state)).await;
    }
    for client in 20..30 {
        show(&mut a, client, 1, Some("{}")).await;
    }
    let _ = a.send(Body::Awareness(Bytes::from_static(&[128, 128, 128, 8]))).await;
    b.rest().await;
    assert!((7..=11).all(|client| seen(&b, client).is_none()));
    assert_eq!((20..30).filter(|client| seen(&b, *client).is_some()).count(), 4);
    assert_eq!(a.closed, None);
}

#[tokio::test(start_paused = true)]
async fn a_quiet_socket_is_kept_alive() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.rest().await;
    let before = a.presence_messages;
    sleep(Duration::from_secs(65)).await;
    a.rest().await;
    assert_eq!(a.presence_messages - before, 3);
}
