//! Work without a network, and copies that are older or newer than the server.

use crate::log::MemoryLog;
use crate::person::{House, Person, start, typed};
use document::write::Edit;
use document::{doc, state};
use domain::room::RoomName;
use domain::section::Right;
use std::time::Duration;
use sync::Settings;
use sync::codec::{Body, SyncMsg};
use tokio::time::sleep;

/// The same copy on a new socket.
async fn come_back(house: &House, person: &Person, name: &str) -> Person {
    let mut back = house.socket(name, &start());
    back.doc = person.doc.clone();
    back.knock().await;
    back.ask().await;
    back
}

#[tokio::test(start_paused = true)]
async fn both_wrote_offline_at_the_same_place_and_come_back_together() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("the middle").await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    b.until(|b| b.today() == "the middle").await;
    for letter in "gnol ".chars() {
        let _ = (a.edit(&typed(&letter.to_string())), b.edit(&typed(&letter.to_string().to_uppercase())));
    }
    let (mut a, mut b) = (come_back(&house, &a, "ana").await, come_back(&house, &b, "ben").await);
    for _ in 0..3 {
        a.rest().await;
        b.rest().await;
    }
    assert_eq!(a.today(), b.today());
    assert_eq!((a.refused, b.refused, a.closed, b.closed), (0, 0, None, None));
    assert!(a.today().contains(" long") && a.today().contains(" LONG"), "{}", a.today());
    assert_eq!(house.restarted().hub.content(&start()).await.unwrap().content, a.content());
}

/// The page opens its socket, and whoever sits before it goes on typing before anything was exchanged.
#[tokio::test(start_paused = true)]
async fn what_is_typed_before_the_exchange_began_arrives() {
    let house = House::new();
    house.allow("ana", &start(), Some(Right::Write));
    let mut a = house.socket("ana", &start());
    let _ = a.edit(&typed("written offline"));
    a.knock().await;
    a.types("typed at once, ").await;
    a.ask().await;
    a.types("and on, ").await;
    a.rest().await;
    // Two with a gap and the answers to as many questions as were asked.
    assert_eq!((a.saved, a.refused, a.closed), (2 + a.asked, 0, None));
    assert_eq!(house.hub.content(&start()).await.unwrap().content, a.content());
    assert_eq!(a.today(), "and on, typed at once, written offline");
}

#[tokio::test(start_paused = true)]
async fn a_gap_reaches_neither_the_log_nor_anybody_else() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    let parts: Vec<_> = ["c", "b", "a"].map(|letter| a.edit(&typed(letter))).into();
    a.update(parts[1].clone()).await;
    // The answer to the question is not given yet.
    sleep(Duration::from_millis(100)).await;
    b.rest().await;
    assert_eq!((b.updates, house.log.seq(&start())), (0, 0));
    // Every message is answered in the end: the one before entering, the one with the gap, and the one that closed it.
    a.until(|a| a.saved == 3).await;
    b.until(|b| b.today() == "abc").await;
    a.update(parts[2].clone()).await;
    a.until(|a| a.saved == 4).await;
    a.rest().await;
    assert_eq!((a.saved, a.refused), (4, 0));
    // Whoever applies what the log has one after the other never waits for anything.
    let copy = doc::new(1);
    for update in house.log.updates(&start()) {
        state::apply_v1(&mut state::write(&copy, "log").unwrap(), &update).unwrap();
        assert!(!state::waits(&state::read(&copy).unwrap()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_that_is_loaded_again_with_what_it_kept_is_welcome() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("saved").await;
    a.until(|a| a.saved == 2).await;
    let _ = a.edit(&typed("kept on the device, "));
    let mut again = house.socket("ana", &start());
    let kept = state::encode_v1(&state::read(&a.doc).unwrap());
    state::apply_v1(&mut state::write(&again.doc, "device").unwrap(), &kept).unwrap();
    again.enter().await;
    again.types("under a new id, ").await;
    again.until(|again| again.saved == 2).await;
    assert_eq!(again.refused, 0);
    assert_eq!(house.hub.content(&start()).await.unwrap().content, again.content());
}

#[tokio::test(start_paused = true)]
async fn two_people_in_one_browser_do_not_write_in_each_others_name() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("saved, ").await;
    a.until(|a| a.saved == 2).await;
    let _ = a.edit(&typed("not sent, "));
    // The next person at this computer brings the copy along.
    house.allow("ben", &start(), Some(Right::Write));
    let mut b = come_back(&house, &a, "ben").await;
    b.until(|b| b.room_closed.is_some()).await;
    assert_eq!((b.refused, b.room_closed.as_deref(), b.closed), (1, Some("foreign-changes"), None));
    // With a copy of their own they write.
    let mut b = house.enter("ben", &start(), Right::Write).await;
    b.types("mine, ").await;
    b.until(|b| b.saved == 2).await;
    let a = come_back(&house, &a, "ana").await;
    let mut a = a;
    a.until(|a| a.today().contains("mine, ") && a.saved == 1).await;
    b.until(|b| b.today() == a.today()).await;
}

/// The server lost its last rows. Whoever wrote them has them still.
#[tokio::test(start_paused = true)]
async fn what_a_restored_backup_lacks_comes_back_from_who_wrote_it() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    a.types("a1 ").await;
    a.until(|a| a.saved == 2).await;
    b.until(|b| b.today() == "a1 ").await;
    b.types("b1 ").await;
    b.until(|b| b.saved == 2).await;
    a.until(|a| a.today().contains("b1")).await;
    a.types("a2 ").await;
    a.until(|a| a.saved == 3).await;
    b.until(|b| b.today().contains("a2")).await;
    house.log.restore(&start(), 2);
    let house = house.restarted();
    // Ben's copy holds what is Ana's and the server does not know any more: it is put away, not believed.
    let mut b = come_back(&house, &b, "ben").await;
    b.until(|b| b.room_closed.is_some()).await;
    assert_eq!((b.refused, b.room_closed.as_deref()), (1, Some("foreign-changes")));
    let mut a = come_back(&house, &a, "ana").await;
    a.until(|a| a.saved == 1).await;
    let b = house.enter("ben", &start(), Right::Write).await;
    assert_eq!(b.today(), "a2 b1 a1 ");
}

/// A restored version is a room of its own: what somebody has of the one before is not merged into it.
#[tokio::test(start_paused = true)]
async fn an_old_copy_is_not_merged_into_the_next_generation() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("of the first generation").await;
    a.until(|a| a.saved == 2).await;
    let next: RoomName = "p/proposal-1/start/1".parse().unwrap();
    house.log.create(&next);
    house.log.remove(&start());
    let house = house.restarted();
    house.allow("ana", &next, Some(Right::Write));
    let mut old = come_back(&house, &a, "ana").await;
    old.until(|old| old.denied.is_some()).await;
    old.types("late, ").await;
    old.until(|old| old.refused > 0).await;
    assert_eq!((old.saved, old.closed), (0, None));
    let mut new = house.enter("ana", &next, Right::Write).await;
    assert_eq!(new.today(), "");
    new.types("of the second").await;
    new.until(|new| new.saved == 2).await;
    assert_eq!(house.hub.content(&next).await.unwrap().content, new.content());
}

#[tokio::test(start_paused = true)]
async fn what_is_typed_while_a_snapshot_is_written_is_not_lost() {
    let house = House::with(MemoryLog::new(), Settings { compact_rows: 3, ..Settings::default() });
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.log.hold_compactions();
    for n in 0..3 {
        a.types("x").await;
        a.until(|a| a.saved == n + 2).await;
    }
    for n in 3..8 {
        a.types("y").await;
        a.until(|a| a.saved == n + 2).await;
    }
    assert_eq!(house.log.snapshot_at(&start()), None);
    house.log.release_compactions();
    sleep(Duration::from_secs(1)).await;
    assert_eq!((house.log.snapshot_at(&start()), house.log.rows(&start())), (Some(3), 5));
    assert_eq!(house.restarted().enter("ben", &start(), Right::Read).await.today(), "yyyyyxxx");
    a.types("z").await;
    a.until(|a| a.saved == 10).await;
    assert_eq!(house.restarted().enter("ben", &start(), Right::Read).await.today(), "zyyyyyxxx");
}

#[tokio::test(start_paused = true)]
async fn who_comes_while_the_room_leaves_memory_writes_into_the_same_room() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("first").await;
    a.until(|a| a.saved == 2).await;
    house.log.hold_compactions();
    drop(a);
    // Empty for long enough: the last snapshot is being written.
    sleep(Duration::from_secs(31)).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    b.types("second, ").await;
    b.until(|b| b.saved == 2).await;
    house.log.release_compactions();
    sleep(Duration::from_mins(1)).await;
    b.types("third, ").await;
    b.until(|b| b.saved == 3).await;
    assert_eq!(house.log.loads(), 1, "it never was away");
    assert_eq!(house.restarted().enter("cid", &start(), Right::Read).await.today(), "third, second, first");
}

#[tokio::test(start_paused = true)]
async fn what_was_written_offline_before_the_freeze_is_refused_and_changes_nothing() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    a.types("as signed").await;
    a.until(|a| a.saved == 2).await;
    let _ = a.edit(&Edit::ReplaceText { item: "self".into(), field: "today".into(), text: "another".into() });
    house.log.freeze(&start());
    house.allow("ana", &start(), Some(Right::Read));
    let mut back = come_back(&house, &a, "ana").await;
    back.until(|back| back.refused == 1).await;
    // The same again as an update.
    let everything = state::encode_v1(&state::read(&a.doc).unwrap());
    let _ = back.send(Body::Sync(SyncMsg::Update(everything.into()))).await;
    back.until(|back| back.refused == 2).await;
    assert_eq!((back.saved, back.closed, house.log.seq(&start())), (0, None, 1));
    assert_eq!(house.enter("ben", &start(), Right::Read).await.today(), "as signed");
}
