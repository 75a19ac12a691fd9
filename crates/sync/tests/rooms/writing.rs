//! The server itself writes into a room, among those who type there.

use crate::log::{Fault, MemoryLog};
use crate::person::{House, person, start, table, typed};
use document::framework::write::adopt;
use document::write::{EditError, apply};
use document::yrs::TransactionMut;
use domain::content::SectionContent;
use domain::framework::{Category, Cell, Competency, Family, Framework, FrameworkRole, Level};
use domain::ids::{CompetencyId, FamilyId, FrameworkId, LevelId, RoleId};
use domain::room::{About, RoomName};
use domain::section::{Right, Section};
use std::time::Duration;
use sync::{HubError, Settings, WriteError};
use tokio::time::sleep;

fn types(text: &'static str) -> impl FnOnce(&mut TransactionMut<'_>) -> Result<usize, EditError> + Send + 'static {
    move |txn| apply(Section::Start, txn, &typed(text), "k3m").map(|()| text.len())
}

fn today(content: document::Content) -> String {
    match content.section() {
        Some(SectionContent::Start(start)) => start.today,
        other => panic!("{other:?} is not the start"),
    }
}

fn framework() -> FrameworkId {
    FrameworkId::parse("framework-1").unwrap()
}

fn draft() -> RoomName {
    RoomName::Draft { framework: framework(), generation: 0 }
}

fn wanted(roles: u32) -> Framework {
    let mut wanted = Framework::default();
    let family = FamilyId::parse("data").unwrap();
    wanted.levels.push(Level { id: LevelId::parse("l1").unwrap(), number: 1, name: "One".to_owned() });
    wanted.families.push(Family::new(family.clone(), "Data"));
    let skill = CompetencyId::parse("asking").unwrap();
    wanted.competencies.push(Competency::new(skill.clone(), "Asking", Category::Technical));
    for n in 0..roles {
        let id = RoleId::parse(&format!("r{n}")).unwrap();
        wanted.roles.push(FrameworkRole::new(id.clone(), family.clone(), 1, format!("Role {n}")));
        wanted.cells.push(Cell { expectations: vec![format!("asks {n}")], ..Cell::new(id, skill.clone()) });
    }
    wanted
}

/// Turns a draft into that.
fn adopts(
    wanted: Framework,
) -> impl FnOnce(&mut TransactionMut<'_>) -> Result<u32, document::framework::write::EditError> + Send {
    move |txn| {
        let mut ids = 0;
        adopt(txn, &wanted, &mut || {
            ids += 1;
            format!("id-{ids}")
        })
    }
}

#[tokio::test(start_paused = true)]
async fn what_the_server_writes_is_on_disk_before_it_answers_and_reaches_everybody() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    house.log.hold_appends();
    let hub = house.hub.clone();
    let writing = tokio::spawn(async move { hub.write(&start(), &person("ben"), types("hello")).await });
    sleep(Duration::from_secs(1)).await;
    assert!(!writing.is_finished());
    assert_eq!(a.today(), "");
    house.log.release_appends();
    assert_eq!(writing.await.unwrap(), Ok((5, 1)));
    a.until(|a| a.today() == "hello").await;
    let again = house.restarted();
    assert_eq!(today(again.hub.content(&start()).await.unwrap().content), "hello");
    a.types("well, ").await;
    a.until(|a| a.saved == 2).await;
    assert_eq!(a.refused, 0);
}

#[tokio::test(start_paused = true)]
async fn members_type_meanwhile_and_nothing_is_lost() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let mut b = house.enter("ben", &start(), Right::Write).await;
    let mut writings = Vec::new();
    for text in ["[one]", "[two]", "[three]"] {
        a.types("a").await;
        let hub = house.hub.clone();
        writings.push(tokio::spawn(async move { hub.write(&start(), &person("cleo"), types(text)).await }));
        b.types("b").await;
        tokio::task::yield_now().await;
    }
    for _ in 0..10 {
        a.types("a").await;
        b.types("b").await;
    }
    for writing in writings {
        writing.await.unwrap().unwrap();
    }
    a.until(|a| a.saved == 14 && a.today().len() == 26 + 17).await;
    b.until(|b| b.saved == 14 && b.today().len() == 26 + 17).await;
    assert_eq!(a.content(), b.content());
    for text in ["[one]", "[two]", "[three]"] {
        assert!(a.today().contains(text), "{}", a.today());
    }
    assert_eq!(house.hub.content(&start()).await.unwrap().content, a.content());
    assert_eq!((a.refused, b.refused), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn its_client_id_belongs_to_the_person_and_is_a_new_one_each_time() {
    let house = House::new();
    house.hub.write(&start(), &person("ben"), types("one ")).await.unwrap();
    house.hub.write(&start(), &person("ana"), types("two ")).await.unwrap();
    let doc = document::doc::load(9, None, house.log.updates(&start()).iter().map(Vec::as_slice)).unwrap();
    let txn = document::state::read(&doc).unwrap();
    let clients: Vec<u64> = document::yrs::ReadTxn::state_vector(&txn).iter().map(|(client, _)| client.get()).collect();
    assert_eq!(clients.len(), 2);
    let owners: std::collections::BTreeSet<_> = clients.iter().map(|client| house.log.owner(&start(), *client)).collect();
    assert_eq!(owners, [Some(person("ana")), Some(person("ben"))].into());
}

#[tokio::test(start_paused = true)]
async fn an_edit_that_refuses_writes_nothing() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let refusing = |txn: &mut TransactionMut<'_>| {
        types("half")(txn).unwrap();
        Err::<(), _>("no")
    };
    assert_eq!(house.hub.write(&start(), &person("ben"), refusing).await, Err(WriteError::Refused("no")));
    let panicking = |_: &mut TransactionMut<'_>| -> Result<(), ()> { panic!("on demand") };
    assert_eq!(house.hub.write(&start(), &person("ben"), panicking).await, Err(WriteError::Room(HubError::Unfit)));
    a.types("on it goes").await;
    a.until(|a| a.saved == 2).await;
    assert_eq!((house.log.rows(&start()), a.today()), (1, "on it goes".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn what_breaks_a_rule_is_not_written() {
    let house = House::new();
    let mut a = house.enter("ana", &start(), Right::Write).await;
    let long = |txn: &mut TransactionMut<'_>| {
        let text = document::yrs::WriteTxn::get_or_insert_text(txn, "t/self/today");
        document::yrs::Text::insert(&text, txn, 0, &"x".repeat(100_001));
        Ok::<(), ()>(())
    };
    assert_eq!(house.hub.write(&start(), &person("ben"), long).await, Err(WriteError::Room(HubError::Unfit)));
    a.types("fine").await;
    a.until(|a| a.saved == 2).await;
    assert_eq!(today(house.hub.content(&start()).await.unwrap().content), "fine");
}

#[tokio::test(start_paused = true)]
async fn a_log_that_fails_is_tried_again_and_then_given_up() {
    let house = House::new();
    house.log.fault(Fault::Fails, 4);
    assert_eq!(house.hub.write(&start(), &person("ben"), types("kept ")).await, Ok((5, 1)));
    house.log.fault(Fault::AnswerLost, 1);
    let written = house.hub.write(&start(), &person("ben"), types("once ")).await.unwrap();
    assert_eq!(written.0, 5);
    house.log.fault(Fault::Fails, 1_000);
    let given_up = house.hub.write(&start(), &person("ben"), types("lost")).await;
    assert_eq!(given_up, Err(WriteError::Room(HubError::Unavailable)));
    house.log.heal();
    assert_eq!(today(house.hub.content(&start()).await.unwrap().content), "once kept ");
}

#[tokio::test(start_paused = true)]
async fn frozen_rooms_and_tables_are_not_written() {
    let house = House::new();
    house.log.freeze(&start());
    let closed = house.hub.write(&start(), &person("ben"), types("late")).await;
    assert_eq!(closed, Err(WriteError::Room(HubError::Closed)));
    let no_text = house.hub.write(&table(), &person("ben"), types("x")).await;
    assert_eq!(no_text, Err(WriteError::Room(HubError::NoText)));
    let no_room = house.hub.write(&draft(), &person("ben"), types("x")).await;
    assert_eq!(no_room, Err(WriteError::Room(HubError::Unavailable)));
}

#[tokio::test(start_paused = true)]
async fn two_processes_write_one_after_the_other() {
    let log = MemoryLog::new();
    log.share();
    let one = House::with(log, Settings::default());
    let other = one.restarted();
    let mut a = one.enter("ana", &start(), Right::Write).await;
    let mut written = Vec::new();
    for n in 0..6 {
        let hub = if n % 2 == 0 { one.hub.clone() } else { other.hub.clone() };
        written.push(tokio::spawn(async move { hub.write(&start(), &person("ben"), types("[x]")).await }));
        a.types("a").await;
    }
    for writing in written {
        writing.await.unwrap().unwrap();
    }
    a.until(|a| a.saved == 7 && a.today().len() == 24).await;
    assert_eq!(today(other.hub.content(&start()).await.unwrap().content), a.today());
    assert_eq!(a.today().matches("[x]").count(), 6);
}

#[tokio::test(start_paused = true)]
async fn an_import_into_the_draft_of_a_framework_reaches_its_owners() {
    let house = House::new();
    house.log.create(&draft());
    let mut a = house.enter("ana", &draft(), Right::Write).await;
    let (changes, seq) = house.hub.write(&draft(), &person("ben"), adopts(wanted(200))).await.unwrap();
    assert!(changes > 800);
    let reading = house.hub.content(&draft()).await.unwrap();
    assert_eq!((reading.seq, reading.framework()), (seq, Some(wanted(200))));
    a.rest().await;
    assert_eq!(document::framework::read(&document::state::read(&a.doc).unwrap()), wanted(200));
    // Undone in one step, and again nothing to do.
    house.hub.write(&draft(), &person("ben"), adopts(Framework::default())).await.unwrap();
    assert_eq!(house.hub.write(&draft(), &person("ben"), adopts(Framework::default())).await, Ok((0, seq + 1)));
    assert_eq!(house.hub.content(&draft()).await.unwrap().framework(), Some(Framework::default()));
    let again = house.restarted();
    assert_eq!(again.hub.content(&draft()).await.unwrap().framework(), Some(Framework::default()));
}

#[tokio::test(start_paused = true)]
async fn whoever_may_not_write_a_framework_any_more_is_told() {
    let house = House::new();
    house.log.create(&draft());
    let mut a = house.enter("ana", &draft(), Right::Write).await;
    house.allow("ana", &draft(), None);
    house.hub.recheck(About::Framework(&FrameworkId::parse("another").unwrap()));
    a.rest().await;
    assert_eq!(a.denied, None);
    house.hub.recheck(About::Framework(&framework()));
    a.until(|a| a.denied.is_some()).await;
}
