//! Nothing is acknowledged and nothing is told to others before it is on disk.

use crate::person::{House, person, room, start, typed};
use document::write::Edit;
use domain::section::{Right, Section};
use std::time::Duration;
use tokio::time::sleep;

#[tokio::test(start_paused = true)]
async fn two_editors_converge() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    a.types("hello").await;
    b.until(|b| b.today() == "hello").await;
    b.types("oh, ").await;
    a.until(|a| a.today() == "oh, hello").await;
    assert_eq!((a.updates, b.updates), (1, 1));
    b.rest().await;
    assert_eq!((b.saved, b.refused), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn neither_acknowledged_nor_broadcast_before_the_commit() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    house.log.hold_appends();
    a.types("hello").await;
    a.rest().await;
    b.rest().await;
    assert_eq!((a.saved, b.updates), (1, 0), "only the catching up was acknowledged");
    house.log.release_appends();
    a.until(|a| a.saved == 2).await;
    b.until(|b| b.today() == "hello").await;
    assert_eq!(house.log.seq(&start()), 1);
}

#[tokio::test(start_paused = true)]
async fn who_enters_while_a_commit_is_under_way_sees_only_what_is_on_disk() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.allow("ben", &start(), Some(Right::Read));
    house.log.hold_appends();
    a.types("hello").await;
    let mut b = house.socket("ben", &start());
    b.knock().await;
    b.ask().await;
    b.rest().await;
    assert_eq!((b.scope.is_some(), b.caught_up), (true, 0));
    house.log.release_appends();
    b.until(|b| b.caught_up == 1).await;
    assert_eq!(b.today(), "hello");
}

#[tokio::test(start_paused = true)]
async fn what_arrives_during_a_commit_is_the_next_one() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.log.hold_appends();
    for letter in ["c", "b", "a"] {
        a.types(letter).await;
        sleep(Duration::from_millis(1)).await;
    }
    house.log.release_appends();
    a.until(|a| a.saved == 4).await;
    assert_eq!(house.log.rows(&start()), 2, "the first alone, the others together");
}

#[tokio::test(start_paused = true)]
async fn rooms_share_a_commit_and_not_its_failure() {
    let house = House::new();
    let gaps = room(Section::Gaps);
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &gaps, Right::Write).await;
    let mut c = house.enter("cid", &room(Section::Objectives), Right::Write).await;
    let before = house.log.commits().len();
    house.log.hold_appends();
    c.update(c.edit(&Edit::SetTargetKind(Some(domain::content::TargetKind::Up)))).await;
    sleep(Duration::from_millis(1)).await;
    house.log.freeze(&gaps);
    a.types("hello").await;
    let summary = Edit::Splice { item: "self".to_owned(), field: "summary".to_owned(), at: 0, remove: 0, insert: "x".to_owned() };
    b.update(b.edit(&summary)).await;
    sleep(Duration::from_millis(1)).await;
    house.log.release_appends();
    a.until(|a| a.saved == 2).await;
    b.until(|b| b.refused == 1).await;
    c.until(|c| c.saved == 2).await;
    assert_eq!(house.log.commits()[before..], [1, 2]);
}

#[tokio::test(start_paused = true)]
async fn an_update_that_came_twice_is_written_once_and_acknowledged_twice() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let update = a.edit(&typed("hello"));
    a.update(update.clone()).await;
    a.update(update).await;
    a.until(|a| a.saved == 3).await;
    assert_eq!(house.log.seq(&start()), 1);
}

#[tokio::test(start_paused = true)]
async fn what_was_written_offline_arrives() {
    let house = House::new();
    house.allow("ana", &start(), Some(Right::Write));
    let mut a = house.socket("ana", &start());
    let _ = a.edit(&typed("on the train"));
    let mut b = house.enter("ben", &start(), Right::Read).await;
    a.enter().await;
    b.until(|b| b.today() == "on the train").await;
    assert_eq!(house.log.owner(&start(), a.client()), Some(person("ana")));
}

#[tokio::test(start_paused = true)]
async fn a_gap_is_answered_with_a_question_and_closed_by_the_answer() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let lost = a.edit(&typed("b"));
    drop(lost);
    a.types("a").await;
    a.until(|a| a.saved == 2).await;
    assert_eq!((a.asked, a.refused), (2, 0));
    assert_eq!(house.hub.content(&start()).await.unwrap().content, a.content());
}

#[tokio::test(start_paused = true)]
async fn the_content_is_what_is_on_disk() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.log.hold_appends();
    a.types("hello").await;
    let (hub, name) = (house.hub.clone(), start());
    let asked = tokio::spawn(async move { hub.content(&name).await });
    sleep(Duration::from_millis(500)).await;
    assert!(!asked.is_finished());
    house.log.release_appends();
    assert_eq!(
        asked.await.unwrap(),
        Ok(sync::Reading { content: document::Content::Section(a.content()), seq: 1, damage: None })
    );
}
