//! Rooms have an end, and whatever is within it can be entered.

use crate::log::MemoryLog;
use crate::person::{House, person, room, start, typed};
use document::write::Edit;
use document::yrs::{GetString as _, Text as _, WriteTxn as _};
use document::{doc, state};
use domain::content::TargetKind;
use domain::section::{Right, Section};
use sync::Settings;
use sync::codec::{Body, Frame, SyncMsg};

const BEYOND: &str = "t/self/beyond";

/// What this many clients with large ids wrote, one character each, one behind the other.
fn many_clients(count: u32) -> Vec<u8> {
    let all = doc::new(1);
    for n in 0..count {
        let one = doc::new(u32::MAX - n);
        let mut txn = state::write(&one, "me").unwrap();
        let text = txn.get_or_insert_text(BEYOND);
        text.insert(&mut txn, 0, "x");
        let update = state::changes_v1(&txn);
        state::apply_v1(&mut state::write(&all, "all").unwrap(), &update).unwrap();
    }
    state::encode_v1(&state::read(&all).unwrap())
}

fn beyond(insert: &str) -> Edit {
    Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: insert.into() }
}

#[tokio::test(start_paused = true)]
async fn a_room_that_as_many_clients_wrote_in_as_there_may_be_is_left_and_entered_again() {
    let house = House::new();
    let objectives = room(Section::Objectives);
    house.log.append_from_elsewhere(&objectives, &many_clients(9_999), 1, &person("eve"));
    let mut a = house.enter("ana", &objectives, Right::Write).await;
    a.update(a.edit(&beyond("the last one: "))).await;
    a.until(|a| a.saved == 2).await;
    // One more would make everybody's first step too large, so that nobody could come back.
    let mut b = house.enter("ben", &objectives, Right::Write).await;
    let loads = house.log.loads();
    b.update(b.edit(&beyond("one too many"))).await;
    b.until(|b| b.room_closed.is_some()).await;
    assert_eq!((b.refused, b.room_closed.as_deref(), b.closed), (1, Some("over-limit"), None));
    assert_eq!(house.log.loads(), loads, "nothing had to be loaded again");
    let mut back = house.socket("ana", &objectives);
    back.doc = a.doc.clone();
    back.enter().await;
    back.update(back.edit(&beyond("still here: "))).await;
    back.until(|back| back.saved == 2).await;
    assert_eq!(back.closed, None);
}

#[tokio::test(start_paused = true)]
async fn the_largest_section_can_be_entered() {
    let house = House::new();
    let objectives = room(Section::Objectives);
    let longest = doc::new(9);
    for n in 0..10 {
        let mut txn = state::write(&longest, "me").unwrap();
        let text = txn.get_or_insert_text(format!("t/item-{n}/goal").as_str());
        text.insert(&mut txn, 0, &"語".repeat(100_000));
        assert_eq!(text.get_string(&txn).chars().count(), 100_000);
    }
    let everything = state::encode_v1(&state::read(&longest).unwrap());
    assert!(everything.len() > 3_000_000);
    house.log.append_from_elsewhere(&objectives, &everything, 9, &person("eve"));
    let mut a = house.enter("ana", &objectives, Right::Write).await;
    assert_eq!(house.hub.content(&objectives).await.unwrap().content, a.content());
    a.update(a.edit(&Edit::SetTargetKind(Some(TargetKind::Up)))).await;
    a.until(|a| a.saved == 2).await;
    assert_eq!(a.closed, None);
}

/// What is counted as it comes in runs ahead of what there is; a room that only seems to be full goes on.
#[tokio::test(start_paused = true)]
async fn a_room_where_much_was_written_and_little_is_left_is_not_full() {
    let house = House::with(MemoryLog::new(), Settings::default());
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let long = "語".repeat(90_000);
    for n in 0..20 {
        a.types(&long).await;
        a.until(|a| a.saved == 2 * n + 2).await;
        let nothing = Edit::ReplaceText { item: "self".into(), field: "today".into(), text: String::new() };
        a.update(a.edit(&nothing)).await;
        a.until(|a| a.saved == 2 * n + 3).await;
    }
    assert_eq!((a.refused, a.closed, a.room_closed.as_deref()), (0, None, None));
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_changes_of_one_choice_stay_small() {
    let house = House::new();
    let objectives = room(Section::Objectives);
    let mut a = house.enter("ana", &objectives, Right::Write).await;
    for n in 0..10_000 {
        let kind = if n % 2 == 0 { TargetKind::Up } else { TargetKind::Stay };
        a.update(a.edit(&Edit::SetTargetKind(Some(kind)))).await;
        a.until(|a| a.saved == n + 2).await;
    }
    let everything = state::encode_v1(&state::read(&a.doc).unwrap());
    assert!(everything.len() < 1_000, "{}", everything.len());
    let b = house.enter("ben", &objectives, Right::Read).await;
    assert_eq!(b.content(), a.content());
    assert!(house.log.rows(&objectives) < 1_000);
}

#[tokio::test(start_paused = true)]
async fn every_copy_hears_what_is_said_under_its_own_name() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Read).await;
    let name = b.name.clone();
    b.name = format!("{name}\0second");
    b.enter().await;
    b.name = name.clone();
    a.types("x").await;
    let mut heard = Vec::new();
    while let Ok(Some(sync::Outgoing::Frame(bytes))) =
        tokio::time::timeout(std::time::Duration::from_secs(1), b.outbound.recv()).await
    {
        let frame = Frame::decode(&bytes).unwrap();
        if matches!(frame.body, Body::Sync(SyncMsg::Update(_))) {
            heard.push(frame.name);
        }
    }
    heard.sort();
    assert_eq!(heard, [name.clone(), format!("{name}\0second")]);
}

#[tokio::test(start_paused = true)]
async fn who_makes_a_room_load_again_and_again_is_not_listened_to_for_a_while() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut mallory = house.enter("mal", &start(), Right::Write).await;
    // A copy that has more than a text may: each character of it is one too many.
    a.types(&"x".repeat(100_000)).await;
    a.until(|a| a.saved == 2).await;
    let too_many: Vec<_> = (0..8_u32).map(|n| crate::hostile::typed_blindly(9_000 + n)).collect();
    let mut answers = Vec::new();
    for update in too_many {
        let before = house.log.loads();
        mallory.knock().await;
        mallory.refused = 0;
        mallory.update(update).await;
        mallory.until(|m| m.refused == 1).await;
        mallory.rest().await;
        answers.push(house.log.loads() - before);
    }
    assert_eq!(answers, [1, 1, 1, 1, 1, 0, 0, 0]);
    // Ana goes on; and so does who waited.
    a.update(a.edit(&Edit::ReplaceText { item: "self".into(), field: "today".into(), text: "short".into() })).await;
    a.until(|a| a.saved == 3).await;
    tokio::time::sleep(std::time::Duration::from_secs(61)).await;
    mallory.doc = doc::new(77_777);
    mallory.knock().await;
    mallory.ask().await;
    mallory.until(|m| m.today() == "short").await;
    let saved = mallory.saved;
    mallory.update(mallory.edit(&typed("sorry. "))).await;
    mallory.until(|m| m.saved > saved).await;
}
