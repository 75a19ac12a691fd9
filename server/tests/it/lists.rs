//! Lists of people whose writing is broken off.

use crate::support::process::{Process, waymark};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::time::Duration;

const PEOPLE: usize = 3_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_list_whose_writing_was_broken_off_is_gone_on_with_when_the_server_starts_again() {
    let directory = tempfile::tempdir().unwrap();
    assert!(waymark().args(["demo", "--json", "--data-dir"]).arg(directory.path()).output().unwrap().status.success());
    let server = Process::serve(directory.path(), None);
    let mut http = server.http();
    http.sign_in("anders@northlight.example", "anders-at-northlight").await;
    let mut list = "Name,Email,Title\n".to_owned();
    for number in 0..PEOPLE {
        writeln!(list, "Person {number},p{number}@list.example,Member").unwrap();
    }
    let options = json!({ "missing": "stay" });
    let found = http.upload("/api/v1/people/import/preview", &options, "people.csv", &list).await.good().json();
    assert_eq!(found["added"]["total"], PEOPLE);
    let options = json!({ "missing": "stay", "seen": found["seen"] });
    let mut other = server.http();
    other.sign_in("anders@northlight.example", "anders-at-northlight").await;
    let writing = tokio::spawn(async move { other.upload("/api/v1/people/import", &options, "people.csv", &list).await });
    let progress = loop {
        let progress = http.get("/api/v1/people/import/progress").await.good().json();
        if progress["written"].as_u64().is_some_and(|written| written > 2) {
            break progress;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    server.kill();
    assert!(writing.await.is_err(), "it was not written to its end: {progress}");

    let server = Process::serve(directory.path(), None);
    let mut http = server.http();
    http.sign_in("anders@northlight.example", "anders-at-northlight").await;
    assert_eq!(http.get("/api/v1/people/import/progress").await.good().json(), Value::Null);
    let there = http.get("/api/v1/people?search=list.example").await.good().json();
    assert_eq!(there["total"], PEOPLE);
    let id = there["people"][0]["person"]["id"].as_str().unwrap();
    let read = http.get(&format!("/api/v1/people/{id}")).await.good().json();
    let change = json!({ "revision": read["revision"], "details": read["details"] });
    http.put(&format!("/api/v1/people/{id}"), change).await.good();
    assert!(server.terminate().success());
}
