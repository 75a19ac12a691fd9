//! The disk is full: nobody is told that something is saved which is not, what was saved stays, and when there is room again everything
//! else arrives, once.

use crate::support::cast::PASSWORD;
use crate::support::marks::{Written, counted};
use crate::support::peer::Peer;
use crate::support::process::{Process, add_person};
use crate::support::random::Random;
use document::write::Edit;
use domain::section::Section;
use http::StatusCode;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use tokio::time::Instant;

/// What any file may grow to: a start, and some dozens of rows of the log.
const LIMIT: u64 = 96 * 1024;
/// Edits that fill the disk several times over.
const MANY: usize = 2_000;
/// How long an acknowledgement may take before it does not come: far longer than an append on any machine.
const NO_ANSWER: Duration = Duration::from_secs(3);
const EMPLOYEE: &str = "ann@example.org";
const MANAGER: &str = "bob@example.org";
const TEXT: &str = "t/self/beyond";

#[tokio::test(flavor = "multi_thread")]
async fn explore() {
    let directory = tempfile::tempdir().unwrap();
    add_person(directory.path(), MANAGER, None);
    add_person(directory.path(), EMPLOYEE, Some(MANAGER));
    let server = Process::limited(directory.path(), LIMIT);
    let (mut employee, mut manager) = (server.http(), server.http());
    employee.sign_in(EMPLOYEE, PASSWORD).await;
    manager.sign_in(MANAGER, PASSWORD).await;
    let made = employee.post("/api/v1/proposals", json!({ "title": "A path" })).await.good().json();
    let path = format!("/api/v1/proposals/{}/sections/objectives/sharing", made["id"].as_str().unwrap());
    employee.put(&path, json!({ "sharing": "writing" })).await.good();
    let room = crate::support::path::room_of(&made, Section::Objectives);
    let mut writer = Peer::connect(&employee, 1).await;
    writer.join(&room).await;
    let mut other = Peer::connect(&manager, 2).await;
    other.join(&room).await;
    let mut single = Peer::single(&manager, &room, 3).await;
    let mut written = Written::default();
    let mut n = 0;
    'o: loop {
        let mark = written.insert(&room);
        n += 1;
        let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.clone() };
        writer.edit(&room, &edit, &mark).await;
        let since = Instant::now();
        while !writer.room(&room).is_settled() {
            writer.listen(Duration::from_millis(50)).await;
            if since.elapsed() > NO_ANSWER || !writer.is_connected() { println!("no answer after {n}, {:?}", writer.closed); break 'o; }
        }
    }
    other.listen(Duration::from_millis(200)).await;
    single.listen(Duration::from_millis(200)).await;
    println!("other has {}, single {} saved {}", counted(&other.room(&room).text(TEXT)).len(), counted(&single.room(&room).text(TEXT)).len(), writer.room(&room).saved.len());
    for p in ["/healthz", "/readyz", "/api/v1/proposals", "/api/v1/sessions"] {
        let r = employee.get(p).await;
        println!("{p}: {} {}", r.status, r.text().chars().take(200).collect::<String>());
    }
    let t = Instant::now();
    let r = employee.post("/api/v1/proposals", json!({ "title": "Another" })).await;
    println!("post {} {} {:?}", r.status, r.text(), t.elapsed());
    let t = Instant::now();
    let r = employee.put(&path, json!({ "sharing": "reading" })).await;
    println!("put {} {} {:?}", r.status, r.text(), t.elapsed());
    writer.listen(Duration::from_secs(4)).await;
    println!("writer {:?} {}", writer.closed, writer.is_connected());
    println!("{}", String::from_utf8_lossy(&std::process::Command::new("find").arg(directory.path()).args(["-type","f","-printf","%p %s\n"]).output().unwrap().stdout));
    server.unlimit();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let r = employee.post("/api/v1/proposals", json!({ "title": "Another" })).await;
    println!("post {} {} {:?}", r.status, r.text(), t.elapsed());
    if !writer.is_connected() { println!("rec {:?}", writer.try_reconnect().await.is_ok()); }
    writer.listen(Duration::from_secs(2)).await;
    println!("writer {:?} settled {} saved {}", writer.closed, writer.room(&room).is_settled(), writer.room(&room).saved.len());
    let address = server.address;
    server.kill();
    let server = Process::serve(directory.path(), Some(address));
    let saved: BTreeSet<String> = writer.room(&room).saved.iter().cloned().collect();
    let mut fresh = Peer::connect(&employee, 9).await;
    fresh.join(&room).await;
    println!("stored {} {:?}", counted(&fresh.room(&room).text(TEXT)).len(), written.judge(&room, &fresh.room(&room).text(TEXT), &saved));
    writer.try_reconnect().await.unwrap();
    writer.settle().await;
    println!("{:?}", written.judge(&room, &writer.room(&room).text(TEXT), &written.all()));
    drop(server);
}
