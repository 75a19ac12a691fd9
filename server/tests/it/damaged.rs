//! A disk loses a part of somebody's text between two starts of the process.

use crate::support::cast::PASSWORD;
use crate::support::http::Http;
use crate::support::path::room_of;
use crate::support::peer::Peer;
use crate::support::process::{Process, waymark};
use crate::support::random::Random;
use document::write::Edit;
use domain::room::RoomName;
use domain::section::Section;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Output;
use std::time::Duration;
use store::{Place, Settings, Store};
use sync::codec::Scope;

const EMPLOYEE: &str = "ann@example.org";
const MANAGER: &str = "bob@example.org";

fn run(directory: &Path, arguments: &[&str]) -> Output {
    waymark().args(arguments).arg("--data-dir").arg(directory).output().unwrap()
}

fn told(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

fn add(directory: &Path, email: &str, more: &[&str]) {
    let who = ["user", "add", "--organization", "Example", "--name", "Somebody", "--email", email, "--password", PASSWORD];
    assert!(run(directory, &[&who, more].concat()).status.success());
}

fn typed(words: &str) -> Edit {
    Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: words.into() }
}

/// A proposal, its shared section, and three rows of text in it.
async fn written(server: &Process, employee: &Http) -> (Value, String) {
    let made: Value = employee.post("/api/v1/proposals", json!({ "title": "A path" })).await.good().json();
    let path = format!("/api/v1/proposals/{}/sections/objectives/sharing", made["id"].as_str().unwrap());
    employee.put(&path, json!({ "sharing": "writing" })).await.good();
    let room = room_of(&made, Section::Objectives);
    let mut writer = Peer::connect(employee, Random::fresh()).await;
    writer.join(&room).await;
    for word in ["one ", "two ", "three "] {
        writer.edit(&room, &typed(word), word).await;
        writer.settle().await;
    }
    assert_eq!(server.http().get("/readyz").await.good().text(), "ready");
    (made, room)
}

async fn spoil(directory: &Path, room: &str, row: u64) {
    let store = Store::open(Settings::new(Place::Directory(directory.to_owned()))).await.unwrap();
    assert!(store.spoil(&room.parse::<RoomName>().unwrap(), row).await.unwrap());
    store.close().await.unwrap();
}

/// Enters and reads. A damaged room asks for nothing, so there is nothing to wait for but the text.
async fn look(http: &Http, room: &str, text: &str) -> Peer {
    let mut peer = Peer::connect(http, Random::fresh()).await;
    peer.enter(room).await;
    peer.until("the text", |peer| peer.room(room).text("t/self/beyond") == text).await;
    peer.listen(Duration::from_millis(200)).await;
    peer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_text_is_read_until_it_is_repaired_and_old_copies_stay_out() {
    let directory = tempfile::tempdir().unwrap();
    add(directory.path(), MANAGER, &[]);
    add(directory.path(), EMPLOYEE, &["--manager", MANAGER]);
    let server = Process::serve(directory.path(), None);
    let address = server.address;
    let (mut employee, mut manager) = (server.http(), server.http());
    employee.sign_in(EMPLOYEE, PASSWORD).await;
    manager.sign_in(MANAGER, PASSWORD).await;
    let (made, room) = written(&server, &employee).await;
    // Somebody who has everything, and goes on writing without a connection.
    let mut old = Peer::connect(&employee, Random::fresh()).await;
    old.join(&room).await;
    old.drop_connection();
    old.edit(&room, &typed("offline "), "offline").await;
    assert!(server.terminate().success());
    assert!(run(directory.path(), &["check"]).status.success());

    // The first row is the template's.
    spoil(directory.path(), &room, 4).await;
    let check = run(directory.path(), &["check"]);
    assert_eq!(check.status.code(), Some(1), "{}", told(&check));
    let line = format!("{room}: row 4 is not what was written; it can be read up to row 3");
    assert!(told(&check).contains(&line) && told(&check).contains("1 sections are damaged"), "{}", told(&check));

    let server = Process::serve(directory.path(), Some(address));
    for http in [&employee, &manager] {
        let mut peer = look(http, &room, "two one ").await;
        assert_eq!(peer.room(&room).scope, Some(Scope::ReadOnly));
        peer.push(&room, &typed("late ")).await;
        peer.until("the refusal", |peer| peer.room(&room).refused == 1).await;
    }
    assert_eq!(server.http().get("/readyz").await.good().text(), "ready; damaged rooms: 1");
    let path = format!("/api/v1/proposals/{}", made["id"].as_str().unwrap());
    let read: Value = employee.get(&path).await.good().json();
    let seen = read["rooms"].as_array().unwrap().iter().find(|seen| seen["name"] == room.as_str()).unwrap();
    assert_eq!(seen["right"], "read", "{seen}");
    // What somebody has who was away stays with them.
    old.reconnect().await;
    old.listen(Duration::from_millis(500)).await;
    let (text, refused) = (old.room(&room).text("t/self/beyond"), old.room(&room).refused);
    assert_eq!((text.as_str(), refused, old.room(&room).ended), ("offline three two one ", 0, false));
    assert!(server.terminate().success());

    let repaired = run(directory.path(), &["repair", "room", &room]);
    assert!(repaired.status.success() && told(&repaired).contains("objectives"), "{}", told(&repaired));
    let again = run(directory.path(), &["repair", "room", &room]);
    assert!(again.status.success() && told(&again).contains("nothing was changed"), "{}", told(&again));
    assert!(run(directory.path(), &["check"]).status.success());

    let server = Process::serve(directory.path(), Some(address));
    old.reconnect().await;
    old.until("the old name to be gone", |peer| peer.room(&room).denied).await;
    let next = room_of(&employee.get(&path).await.good().json(), Section::Objectives);
    assert!(next != room && next.ends_with("/1"), "{next}");
    let mut writer = Peer::connect(&employee, Random::fresh()).await;
    writer.join(&next).await;
    writer.edit(&next, &typed("again "), "again").await;
    writer.settle().await;
    assert_eq!(writer.room(&next).text("t/self/beyond"), "again two one ");
    assert!(server.terminate().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_restored_backup_newer_copies_stay_out() {
    let directory = tempfile::tempdir().unwrap();
    add(directory.path(), MANAGER, &[]);
    add(directory.path(), EMPLOYEE, &["--manager", MANAGER]);
    let server = Process::serve(directory.path(), None);
    let address = server.address;
    let mut employee = server.http();
    employee.sign_in(EMPLOYEE, PASSWORD).await;
    let (made, room) = written(&server, &employee).await;
    assert!(server.terminate().success());
    let backup = tempfile::tempdir().unwrap();
    copy(directory.path(), backup.path());
    let server = Process::serve(directory.path(), Some(address));
    let mut newer = Peer::connect(&employee, Random::fresh()).await;
    newer.join(&room).await;
    newer.edit(&room, &typed("after the backup "), "later").await;
    newer.settle().await;
    server.kill();

    let restored = run(backup.path(), &["repair", "after-restore"]);
    assert!(restored.status.success(), "{}", told(&restored));
    let server = Process::serve(backup.path(), Some(address));
    newer.reconnect().await;
    newer.until("the old name to be gone", |peer| peer.room(&room).denied).await;
    let path = format!("/api/v1/proposals/{}", made["id"].as_str().unwrap());
    let next = room_of(&employee.get(&path).await.good().json(), Section::Objectives);
    newer.join(&next).await;
    assert_eq!(newer.room(&next).text("t/self/beyond"), "three two one ");
    assert!(server.terminate().success());
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&place).unwrap();
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).unwrap();
        }
    }
}

#[test]
fn a_repair_names_what_it_does_not_know() {
    let directory = tempfile::tempdir().unwrap();
    let nowhere = run(directory.path(), &["repair", "room", "p/nothing/start/0"]);
    assert!(!nowhere.status.success() && told(&nowhere).contains("does not exist"), "{}", told(&nowhere));
    let nothing = run(directory.path(), &["repair", "room", "no/room"]);
    assert!(!nothing.status.success() && told(&nothing).contains("is no room"), "{}", told(&nothing));
}
