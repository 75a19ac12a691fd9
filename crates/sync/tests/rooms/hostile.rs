//! Hostile people: they are put out, and the others in this and every other room do not notice.

use crate::person::{House, Person, room, start, typed};
use bytes::Bytes;
use document::yrs::{Map as _, Transact as _};
use domain::section::{Right, Section};
use std::time::Duration;
use sync::codec::{Body, SyncMsg};
use tokio::time::Instant;

async fn others(house: &House) -> (Person, Person) {
    (house.enter("ana", &start(), Right::Write).await, house.enter("ben", &room(Section::Gaps), Right::Write).await)
}

async fn go_on(house: &House, a: &mut Person, b: &mut Person) {
    let (saved_a, saved_b) = (a.saved, b.saved);
    a.types("fine").await;
    a.until(|a| a.saved == saved_a + 1).await;
    let summary =
        document::write::Edit::Splice { item: "self".into(), field: "summary".into(), at: 0, remove: 0, insert: "x".into() };
    b.update(b.edit(&summary)).await;
    b.until(|b| b.saved == saved_b + 1).await;
    assert_eq!(house.hub.content(&start()).await.unwrap().content, a.content());
    assert_eq!((a.closed, b.closed), (None, None));
}

#[tokio::test(start_paused = true)]
async fn crafted_updates_close_their_sender_alone() {
    let house = House::new();
    let (mut a, mut b) = others(&house).await;
    let attacks: [&[u8]; 6] = [
        &[1, 1, 2, 0, 4, 1, 5, 97, 114, 114, 97, 121, 4, 240, 159, 152, 128, 0],
        &[128, 128, 128, 8],
        &[1, 1, 5, 0, 2, 1, 5, 97, 114, 114, 97, 121, 2, 1, 49, 1, 50, 0],
        &[1, 1, 5, 0, 10, 5, 0],
        &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
        b"not an update at all",
    ];
    for attack in attacks {
        for body in [SyncMsg::Update(attack.to_vec().into()), SyncMsg::Step2(attack.to_vec().into())] {
            let mut mallory = house.enter("mal", &start(), Right::Write).await;
            let _ = mallory.send(Body::Sync(body)).await;
            mallory.until(|m| m.closed.is_some()).await;
            assert_eq!((mallory.closed, mallory.refused), (Some(4403), 1), "{attack:?}");
            go_on(&house, &mut a, &mut b).await;
        }
    }
    a.rest().await;
    assert_eq!(a.updates, 0);
}

#[tokio::test(start_paused = true)]
async fn muting_somebody_is_refused() {
    let house = House::new();
    let (mut a, mut b) = others(&house).await;
    a.types("x").await;
    a.until(|a| a.saved == 2).await;
    let mut mallory = house.enter("mal", &start(), Right::Write).await;
    // A collected run of ten behind the only clock of the victim.
    let mut mute = vec![1, 1];
    sync::codec::lib0::write_number(&mut mute, a.client());
    mute.extend([1, 0, 10, 0]);
    mallory.update(mute).await;
    mallory.until(|m| m.room_closed.is_some()).await;
    assert_eq!(mallory.refused, 1);
    go_on(&house, &mut a, &mut b).await;
}

/// Well-formed for the scan, against the rules of the section: only the typed check sees it.
fn against_the_rules(client: u32) -> Bytes {
    let doc = document::doc::new(client);
    let map = doc.get_or_insert_map("target");
    let mut txn = doc.transact_mut();
    map.insert(&mut txn, "kind", "no such kind");
    txn.encode_update_v1().into()
}

/// One character in the first text of the start section, from a client that has not seen what is there.
pub fn typed_blindly(client: u32) -> Bytes {
    let doc = document::doc::new(client);
    let mut txn = document::state::write(&doc, "me").unwrap();
    document::write::apply(Section::Start, &mut txn, &typed("x"), "k3m").unwrap();
    txn.encode_update_v1().into()
}

/// Two characters at the beginning of a text by one client that says it saw none of them.
fn tangled(client: u8) -> Bytes {
    let root = b"t/self/today";
    let character = [&[4, 1, 12][..], root, &[1, b'x']].concat();
    [&[1, 2, client, 0][..], &character, &character, &[0]].concat().into()
}

#[tokio::test(start_paused = true)]
async fn what_nobody_can_have_written_there_is_refused_and_the_others_go_on() {
    let house = House::new();
    let (mut a, mut b) = others(&house).await;
    house.log.hold_appends();
    a.types("under way ").await;
    let mut mallory = house.socket("mal", &start());
    house.allow("mal", &start(), Some(Right::Write));
    mallory.knock().await;
    mallory.update(tangled(66)).await;
    mallory.until(|m| m.closed.is_some()).await;
    assert_eq!((mallory.closed, mallory.refused), (Some(4403), 1));
    house.log.release_appends();
    a.until(|a| a.saved == 2).await;
    go_on(&house, &mut a, &mut b).await;
    assert_eq!(house.log.owner(&start(), 66), None);
}

#[tokio::test(start_paused = true)]
async fn a_document_that_broke_is_loaded_again_without_what_broke_it() {
    let house = House::new();
    let objectives = room(Section::Objectives);
    let beyond = |text: &str| document::write::Edit::Splice {
        item: "self".into(),
        field: "beyond".into(),
        at: 0,
        remove: 0,
        insert: text.into(),
    };
    let mut a = house.enter("ana", &objectives, Right::Write).await;
    let mut mallory = house.enter("mal", &objectives, Right::Write).await;
    house.log.hold_appends();
    a.update(a.edit(&beyond("first "))).await;
    mallory.update(against_the_rules(66)).await;
    a.update(a.edit(&beyond("second "))).await;
    mallory.until(|m| m.closed.is_some()).await;
    assert_eq!((mallory.closed, mallory.refused), (Some(4403), 1));
    house.log.release_appends();
    a.until(|a| a.saved == 3).await;
    assert_eq!(house.hub.content(&objectives).await.unwrap().content, a.content());
    // Another document that has to be loaded again would be a lever: for a minute nothing of theirs is looked at.
    let loads = house.log.loads();
    let mut again = house.enter("mal", &objectives, Right::Write).await;
    again.update(against_the_rules(67)).await;
    again.until(|m| m.refused == 1).await;
    assert_eq!((house.log.loads(), again.closed), (loads, None));
    a.update(a.edit(&beyond("third "))).await;
    a.until(|a| a.saved == 4).await;
}

#[tokio::test(start_paused = true)]
async fn two_people_who_write_too_much_are_told_so() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    let half = "x".repeat(60_000);
    let (mine, theirs) = (a.edit(&typed(&half)), b.edit(&typed(&half)));
    a.update(mine).await;
    a.until(|a| a.saved == 2).await;
    b.update(theirs).await;
    b.until(|b| b.room_closed.is_some()).await;
    assert_eq!((b.refused, b.room_closed.as_deref(), b.closed), (1, Some("over-limit"), None));
    a.types("y").await;
    a.until(|a| a.saved == 3).await;
}

#[tokio::test(start_paused = true)]
async fn frames_that_are_none_close_the_socket() {
    let house = House::new();
    let (mut a, mut b) = others(&house).await;
    let large = vec![0; sync::MAX_FRAME_BYTES + 1];
    for (bytes, code) in [(vec![255; 20], 4403), (large, 1009)] {
        let mut mallory = house.enter("mal", &start(), Right::Read).await;
        assert!(mallory.connection.receive(bytes.into()).await.is_break());
        mallory.until(|m| m.closed.is_some()).await;
        assert_eq!(mallory.closed, Some(code));
    }
    let mut mallory = house.enter("mal", &start(), Right::Write).await;
    let _ = mallory.send(Body::Sync(SyncMsg::Step1(Bytes::from_static(&[128, 128, 128, 8])))).await;
    mallory.until(|m| m.closed.is_some()).await;
    assert_eq!(mallory.closed, Some(4403));
    go_on(&house, &mut a, &mut b).await;
}

#[tokio::test(start_paused = true)]
async fn who_sends_faster_than_allowed_is_read_more_slowly() {
    let house = House::new();
    let (mut a, mut b) = others(&house).await;
    let mut flood = house.enter("mal", &start(), Right::Read).await;
    let began = Instant::now();
    for _ in 0..1_200 {
        let _ = flood.send(Body::QueryAwareness).await;
        flood.until(|_| true).await;
    }
    let took = began.elapsed();
    assert!(took > Duration::from_secs(15), "{took:?}");
    go_on(&house, &mut a, &mut b).await;
}

#[tokio::test(start_paused = true)]
async fn signs_of_life_are_messages_too() {
    let house = House::new();
    let mut flood = house.enter("mal", &start(), Right::Read).await;
    let began = Instant::now();
    for _ in 0..1_200 {
        flood.connection.alive(0).await;
    }
    assert!(began.elapsed() > Duration::from_secs(15), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_client_that_cannot_converge_is_sent_away() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    for _ in 0..10 {
        let gap = a.edit(&typed("b"));
        drop(gap);
        let update = a.edit(&typed("a"));
        let _ = a.send(Body::Sync(SyncMsg::Update(update))).await;
    }
    // It never answers the question.
    let mut closed = None;
    while let Ok(Some(outgoing)) = tokio::time::timeout(Duration::from_secs(1), a.outbound.recv()).await {
        if let sync::Outgoing::Close { code, .. } = outgoing {
            closed = Some(code);
        }
    }
    assert_eq!(closed, Some(1013));
}
