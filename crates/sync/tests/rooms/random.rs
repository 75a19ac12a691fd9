//! A random plan of editing, losing, dropping, coming back, failing of the log, snapshots, leaving memory and restarts: in the end all copies are equal, and equal to
//! the log; what was acknowledged is in it.

use crate::log::{Fault, MemoryLog};
use crate::person::{House, Person, start};
use domain::section::Right;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use std::time::Duration;
use sync::Settings;

#[derive(Debug, Clone)]
enum Act {
    Type(usize, char),
    Delete(usize),
    Read(usize),
    Drop(usize),
    /// Written, and lost on the way: what comes next builds on it.
    Lose(usize, char),
    /// Nobody is here for so long that the room leaves memory.
    Away,
    Fault(u8),
    Restart,
}

fn act() -> impl Strategy<Value = Act> {
    let who = 0..3_usize;
    prop_oneof![
        10 => (who.clone(), prop::char::range('a', 'z')).prop_map(|(w, c)| Act::Type(w, c)),
        3 => who.clone().prop_map(Act::Delete),
        4 => who.clone().prop_map(Act::Read),
        2 => who.clone().prop_map(Act::Drop),
        2 => (who, prop::char::range('a', 'z')).prop_map(|(w, c)| Act::Lose(w, c)),
        1 => Just(Act::Away),
        2 => (0..3_u8).prop_map(Act::Fault),
        1 => Just(Act::Restart),
    ]
}

/// The same copy on a new socket, as after a lost network.
async fn come_back(house: &House, person: &mut Person, name: &str) {
    let mut back = house.socket(name, &start());
    back.doc = person.doc.clone();
    *person = back;
    person.enter().await;
}

/// The same copy without a socket that is in any room.
fn away(house: &House, person: &Person) -> Person {
    let mut away = house.socket("nobody", &start());
    away.doc = person.doc.clone();
    away
}

async fn run(plan: Vec<Act>) -> TestCaseResult {
    let names = ["ana", "ben", "cid"];
    let settings = || Settings { compact_rows: 4, ..Settings::default() };
    let mut house = House::with(MemoryLog::new(), settings());
    let mut people = Vec::new();
    for name in names {
        people.push(house.enter(name, &start(), Right::Write).await);
    }
    for act in plan {
        match act {
            Act::Type(who, letter) => people[who].types(&letter.to_string()).await,
            Act::Delete(who) if !people[who].today().is_empty() => {
                let delete = document::write::Edit::Splice {
                    item: "self".into(),
                    field: "today".into(),
                    at: 0,
                    remove: 1,
                    insert: String::new(),
                };
                let update = people[who].edit(&delete);
                people[who].update(update).await;
            }
            Act::Delete(_) => {}
            Act::Read(who) => people[who].rest().await,
            Act::Drop(who) => come_back(&house, &mut people[who], names[who]).await,
            Act::Lose(who, letter) => drop(people[who].edit(&crate::person::typed(&letter.to_string()))),
            Act::Away => {
                for person in &mut people {
                    *person = away(&house, person);
                }
                tokio::time::sleep(Duration::from_mins(2)).await;
                for (person, name) in people.iter_mut().zip(names) {
                    come_back(&house, person, name).await;
                }
            }
            Act::Fault(0) => house.log.fault(Fault::AnswerLost, 1),
            Act::Fault(_) => house.log.fault(Fault::Fails, 2),
            Act::Restart => {
                house = house.restarted_with(settings());
                for (person, name) in people.iter_mut().zip(names) {
                    come_back(&house, person, name).await;
                }
            }
        }
    }
    house.log.heal();
    for _ in 0..2 {
        for (person, name) in people.iter_mut().zip(names) {
            come_back(&house, person, name).await;
        }
    }
    for person in &mut people {
        person.rest().await;
    }
    let stored = house.restarted().hub.content(&start()).await.unwrap().content;
    for person in &people {
        prop_assert_eq!(&stored, &person.content());
        prop_assert_eq!(person.refused, 0);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn all_copies_are_equal_and_equal_to_the_log(plan in prop::collection::vec(act(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
        runtime.block_on(run(plan))?;
    }
}
