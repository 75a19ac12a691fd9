//! The process is killed while people type, twenty times in a row.

use crate::support::cast::PASSWORD;
use crate::support::peer::Peer;
use crate::support::process::{Process, waymark};
use crate::support::random::Random;
use document::write::Edit;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const KILLS: usize = 20;
/// Edits of each writer between two kills.
const EDITS: usize = 12;
const EMPLOYEE: &str = "ann@example.org";
const MANAGER: &str = "bob@example.org";

#[tokio::test(flavor = "multi_thread")]
async fn whatever_was_acknowledged_survives_and_the_rest_arrives_once() {
    let mut random = Random::announced(7);
    let directory = tempfile::tempdir().unwrap();
    add(directory.path(), MANAGER, None);
    add(directory.path(), EMPLOYEE, Some(MANAGER));
    let mut server = Process::serve(directory.path(), None);
    let (mut employee, mut manager) = (server.http(), server.http());
    employee.sign_in(EMPLOYEE, PASSWORD).await;
    manager.sign_in(MANAGER, PASSWORD).await;
    let room = shared_room(&employee).await;
    let mut writers = Vec::new();
    for http in [&employee, &manager] {
        let mut writer = Peer::connect(http, random.next()).await;
        writer.join(&room).await;
        writers.push(writer);
    }

    let mut written = 0;
    for kill in 0..KILLS {
        let moment = random.below(EDITS * 2);
        let mut sent = 0;
        for n in 0..EDITS * 2 {
            let mark = format!("\u{27e8}{written}\u{27e9}");
            written += 1;
            let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.clone() };
            writers[n % 2].edit(&room, &edit, &mark).await;
            sent += 1;
            if random.chance(60) {
                writers[random.below(2)].listen(Duration::from_millis(u64::try_from(random.below(4)).unwrap())).await;
            }
            if sent == moment {
                break;
            }
        }
        let address = server.address;
        server.kill();
        // What had arrived before the end still counts as told.
        for writer in &mut writers {
            writer.listen(Duration::from_millis(20)).await;
            writer.drop_connection();
        }
        server = Process::serve(directory.path(), Some(address));
        let stored = stored(&employee, &room).await;
        for mark in writers.iter().flat_map(|writer| &writer.room(&room).saved) {
            assert_eq!(stored.matches(mark.as_str()).count(), 1, "kill {kill}: {mark} was acknowledged; on disk: {stored}");
        }
        for writer in &mut writers {
            writer.reconnect().await;
        }
        for writer in &mut writers {
            writer.settle().await;
        }
    }
    let end = stored(&employee, &room).await;
    for n in 0..written {
        let mark = format!("\u{27e8}{n}\u{27e9}");
        assert_eq!(end.matches(&mark).count(), 1, "{mark} in {end}");
    }
    for writer in &mut writers {
        writer.until("the text on disk to arrive", |writer| writer.room(&room).text("t/self/beyond") == end).await;
    }
    assert!(server.terminate().success(), "a server that is told to stop ends well");
}

fn add(directory: &Path, email: &str, manager: Option<&str>) {
    let mut command = waymark();
    command.args(["user", "add", "--organization", "Example", "--name", "Somebody", "--email", email, "--password", PASSWORD]);
    if let Some(manager) = manager {
        command.args(["--manager", manager]);
    }
    assert!(command.arg("--data-dir").arg(directory).status().unwrap().success());
}

async fn shared_room(employee: &crate::support::http::Http) -> String {
    let made: Value = employee.post("/api/v1/proposals", json!({ "title": "A path" })).await.good().json();
    let path = format!("/api/v1/proposals/{}/sections/objectives/sharing", made["id"].as_str().unwrap());
    employee.put(&path, json!({ "sharing": "writing" })).await.good();
    crate::support::path::room_of(&made, domain::section::Section::Objectives)
}

/// The text as somebody sees it who was not there before.
async fn stored(http: &crate::support::http::Http, room: &str) -> String {
    let mut reader = Peer::connect(http, Random::fresh()).await;
    reader.join(room).await;
    reader.room(room).text("t/self/beyond")
}
