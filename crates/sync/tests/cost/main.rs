//! What a hostile message may cost: processor time and memory, however large the message claims to be. All of it in one test, since memory is
//! counted for the whole process.
#![cfg(test)]
#![cfg(unix)]

mod shapes;

#[path = "../rooms/log.rs"]
#[expect(dead_code, reason = "what the tests of rooms need of it")]
mod log;
#[path = "../rooms/person.rs"]
#[expect(dead_code, reason = "what the tests of rooms need of it")]
mod person;
#[path = "../prescan/write.rs"]
#[expect(dead_code, reason = "what the tests of the scan need of it")]
mod write;

use crate::person::{House, Person, room};
use domain::section::{Right, Section};
use peak_alloc::PeakAlloc;
use rustix::time::{ClockId, clock_gettime};
use shapes::Shape;
use std::time::Duration;
use sync::codec::{Body, Frame};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// For one message, from the socket to the answer; nobody else in the process should feel it.
const PROCESSOR: Duration = Duration::from_millis(50);
/// Beyond what was there before and the message itself.
const BYTES: usize = 8 * 1024 * 1024;

fn processor() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.try_into().unwrap(), now.tv_nsec.try_into().unwrap())
}

/// Somebody enters a room with that in it, and sends the message. What it cost, and whether they were put out or refused.
async fn cost(shape: &Shape) -> (Duration, usize, bool) {
    let objectives = room(Section::Objectives);
    let house = House::new();
    for (client, update) in &shape.before {
        house.log.append_from_elsewhere(&objectives, update, *client, &person::person("ana"));
    }
    let mut mallory = house.enter("mal", &objectives, Right::Write).await;
    let frame = match &shape.send {
        shapes::Send::Body(body) => Frame::new(objectives.to_string(), body.clone()).encode(),
        shapes::Send::Raw(bytes) => bytes.clone().into(),
    };
    let refused = mallory.refused;
    let memory = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let began = processor();
    let _ = mallory.connection.receive(frame).await;
    settle().await;
    let took = processor().saturating_sub(began);
    let extra = MEMORY.peak_usage().saturating_sub(memory);
    mallory.rest().await;
    let out = mallory.refused > refused || mallory.closed.is_some() || mallory.room_closed.is_some();
    others_go_on(&house).await;
    (took, extra, out)
}

/// Until the room has dealt with everything that came.
async fn settle() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}

async fn others_go_on(house: &House) {
    let mut other: Person = house.enter("ben", &room(Section::Gaps), Right::Write).await;
    let saved = other.saved;
    let edit =
        document::write::Edit::Splice { item: "self".into(), field: "summary".into(), at: 0, remove: 0, insert: "x".into() };
    other.update(other.edit(&edit)).await;
    other.until(|other| other.saved == saved + 1).await;
}

#[test]
fn no_message_costs_more_than_a_moment_and_a_few_megabytes() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    // Once for everything that is set up at first use.
    runtime.block_on(cost(&Shape::new("nothing", Body::Ping)));
    let mut dear = Vec::new();
    for shape in shapes::all() {
        // The least of three: the processor is shared with whatever else runs.
        let costs: Vec<_> = (0..3).map(|_| runtime.block_on(cost(&shape))).collect();
        let took = costs.iter().map(|(took, ..)| *took).min().unwrap();
        let extra = costs.iter().map(|(_, extra, _)| *extra).min().unwrap();
        println!("{:>9.3} ms {:>9} B  {}", took.as_secs_f64() * 1e3, extra, shape.name);
        assert_eq!(costs[0].2, shape.is_refused, "{}", shape.name);
        if took > PROCESSOR || extra > BYTES {
            dear.push((shape.name, took, extra));
        }
    }
    assert!(dear.is_empty(), "{dear:?}");
}
