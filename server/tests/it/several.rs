//! Two processes on one database server: each serves the same rooms, and either may die.

use crate::support::cast::PASSWORD;
use crate::support::database::Database;
use crate::support::http::Http;
use crate::support::path::room_of;
use crate::support::peer::Peer;
use crate::support::process::{Process, waymark};
use crate::support::random::Random;
use document::write::Edit;
use domain::section::Section;
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::time::Duration;

const EMPLOYEE: &str = "ann@example.org";
const MANAGER: &str = "bob@example.org";
/// How often one of the two processes is killed.
const KILLS: usize = 6;
/// Edits between two kills.
const EDITS: usize = 30;

/// Two processes, and a room that the employee shares with the manager.
struct Two {
    database: Database,
    nodes: [Option<Process>; 2],
    people: [Http; 2],
    proposal: String,
    room: String,
}

impl Two {
    async fn start() -> Option<Self> {
        let database = Database::start().await?;
        add(&database, MANAGER, None);
        add(&database, EMPLOYEE, Some(MANAGER));
        let nodes = [serve(&database), serve(&database)];
        let mut people = [nodes[0].http(), nodes[1].http()];
        people[0].sign_in(EMPLOYEE, PASSWORD).await;
        people[1].sign_in(MANAGER, PASSWORD).await;
        let made: Value = people[0].post("/api/v1/proposals", json!({ "title": "A path" })).await.good().json();
        let proposal = made["id"].as_str().unwrap().to_owned();
        let two = Self { database, nodes: nodes.map(Some), people, room: room_of(&made, Section::Objectives), proposal };
        two.share("writing").await;
        Some(two)
    }

    async fn share(&self, sharing: &str) {
        let path = format!("/api/v1/proposals/{}/sections/objectives/sharing", self.proposal);
        self.people[0].put(&path, json!({ "sharing": sharing })).await.good();
    }

    /// A person at a node.
    fn at(&self, person: usize, node: usize) -> Http {
        let mut http = self.nodes[node].as_ref().unwrap().http();
        http.cookie.clone_from(&self.people[person].cookie);
        http
    }

    async fn joined(&self, person: usize, node: usize, seed: u64) -> Peer {
        let mut peer = Peer::connect(&self.at(person, node), seed).await;
        peer.join(&self.room).await;
        peer
    }
}

fn serve(database: &Database) -> Process {
    let options = database.options();
    let options: Vec<&OsStr> = options.iter().map(AsRef::as_ref).collect();
    Process::serve_from(&options, None)
}

fn add(database: &Database, email: &str, manager: Option<&str>) {
    let mut command = waymark();
    command.args(["user", "add", "--organization", "Example", "--name", "Somebody", "--email", email, "--password", PASSWORD]);
    if let Some(manager) = manager {
        command.args(["--manager", manager]);
    }
    assert!(command.args(database.options()).status().unwrap().success());
}

fn marked(mark: &str) -> Edit {
    Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.to_owned() }
}

fn text(peer: &Peer, room: &str) -> String {
    peer.room(room).text("t/self/beyond")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_at_one_is_read_at_the_other() {
    let Some(two) = Two::start().await else { return };
    let mut random = Random::announced(3);
    let mut employee = two.joined(0, 0, random.next()).await;
    let mut manager = two.joined(1, 1, random.next()).await;
    for n in 0..40 {
        let mark = format!("\u{27e8}{n}\u{27e9}");
        let writer = if n % 2 == 0 { &mut employee } else { &mut manager };
        writer.edit(&two.room, &marked(&mark), &mark).await;
        if random.chance(50) {
            writer.listen(Duration::from_millis(u64::try_from(random.below(20)).unwrap())).await;
        }
    }
    for peer in [&mut employee, &mut manager] {
        peer.settle().await;
        peer.until("all forty to arrive", |peer| {
            (0..40).all(|n| text(peer, &two.room).contains(&format!("\u{27e8}{n}\u{27e9}")))
        })
        .await;
    }
    assert_eq!(employee.room(&two.room).state(), manager.room(&two.room).state());
    let fresh = two.joined(1, 0, random.next()).await;
    assert_eq!(text(&fresh, &two.room), text(&employee, &two.room));
}

#[tokio::test(flavor = "multi_thread")]
async fn rights_and_sign_out_at_one_hold_at_the_other() {
    let Some(two) = Two::start().await else { return };
    let mut manager = two.joined(1, 1, Random::fresh()).await;
    two.share("reading").await;
    let room = two.room.clone();
    manager.until("the right to write to end", |peer| peer.room(&room).scope == Some(sync::codec::Scope::ReadOnly)).await;
    two.share("private").await;
    manager.until("the room to close", |peer| peer.room(&room).denied || peer.room(&room).ended).await;
    two.at(1, 0).send(http::Method::DELETE, "/api/v1/session", &[], None).await.good();
    for _ in 0..100 {
        manager.listen(Duration::from_millis(100)).await;
        if manager.closed.is_some() || !manager.is_connected() {
            break;
        }
    }
    assert_eq!(manager.closed, Some(4401));
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_either_loses_nothing_that_was_acknowledged() {
    let Some(mut two) = Two::start().await else { return };
    let mut random = Random::announced(11);
    let mut writers = [two.joined(0, 0, random.next()).await, two.joined(1, 1, random.next()).await];
    let mut written = 0;
    for kill in 0..KILLS {
        for n in 0..EDITS {
            let mark = format!("\u{27e8}{written}\u{27e9}");
            written += 1;
            writers[n % 2].edit(&two.room, &marked(&mark), &mark).await;
            if random.chance(60) {
                writers[random.below(2)].listen(Duration::from_millis(u64::try_from(random.below(10)).unwrap())).await;
            }
        }
        let (dead, alive) = (kill % 2, 1 - kill % 2);
        two.nodes[dead].take().unwrap().kill();
        writers[dead].listen(Duration::from_millis(20)).await;
        // Whoever was there goes to the other server, with what was not acknowledged.
        writers[dead].moves_to(&two.at(dead, alive));
        writers[dead].reconnect().await;
        for writer in &mut writers {
            writer.settle().await;
        }
        acknowledged(&two, alive, &writers, &format!("after kill {kill}")).await;
        two.nodes[dead] = Some(serve(&two.database));
        writers[dead].moves_to(&two.at(dead, dead));
        writers[dead].reconnect().await;
        writers[dead].settle().await;
    }
    let end = text(&two.joined(0, 1, Random::fresh()).await, &two.room);
    for n in 0..written {
        assert_eq!(end.matches(&format!("\u{27e8}{n}\u{27e9}")).count(), 1, "{n} in {end}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_server_that_dies_loses_nothing_that_was_acknowledged() {
    let Some(mut two) = Two::start().await else { return };
    let mut random = Random::announced(5);
    let mut writers = [two.joined(0, 0, random.next()).await, two.joined(1, 1, random.next()).await];
    let mut written = 0;
    for round in 0..3 {
        for n in 0..EDITS {
            let mark = format!("\u{27e8}{written}\u{27e9}");
            written += 1;
            writers[n % 2].edit(&two.room, &marked(&mark), &mark).await;
            if n == EDITS / 2 {
                two.database.restart(Duration::from_millis(500)).await;
            }
            writers[n % 2].listen(Duration::from_millis(2)).await;
        }
        for writer in &mut writers {
            // A room that waited for too long sends its people away, and they come back.
            writer.listen(Duration::from_secs(1)).await;
            if !writer.is_connected() || writer.closed.is_some() {
                writer.reconnect().await;
            }
            writer.settle().await;
        }
        acknowledged(&two, 0, &writers, &format!("round {round}")).await;
    }
    let end = text(&two.joined(0, 1, Random::fresh()).await, &two.room);
    for n in 0..written {
        assert_eq!(end.matches(&format!("\u{27e8}{n}\u{27e9}")).count(), 1, "{n} in {end}");
    }
}

/// Everything that was called saved is there, once, for somebody who was not there before.
async fn acknowledged(two: &Two, node: usize, writers: &[Peer], when: &str) {
    let stored = text(&two.joined(0, node, Random::fresh()).await, &two.room);
    for mark in writers.iter().flat_map(|writer| &writer.room(&two.room).saved) {
        assert_eq!(stored.matches(mark.as_str()).count(), 1, "{when}: {mark} in {stored}");
    }
}
