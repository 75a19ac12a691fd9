//! Migrations.

use super::{on_disk, proposal, settings};
use crate::documents::Rewrite;
use crate::migrate::{MIGRATIONS, Migration, apply};
use crate::unit::Unit;
use crate::{Error, Store};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::path::Path;
use surrealdb_types::{RecordId, SurrealValue, Value};

fn first() -> Migration {
    Migration::plain(1, MIGRATIONS[0].name, MIGRATIONS[0].text)
}

/// All that there are, and one more.
fn all_and(name: &'static str, number: i64, text: &'static str) -> Vec<Migration> {
    let known = MIGRATIONS.iter().map(|m| Migration { ..*m });
    known.chain([Migration::plain(number, name, text)]).collect()
}

#[test]
fn numbers_rise() {
    let numbers: Vec<i64> = MIGRATIONS.iter().map(|m| m.number).collect();
    assert!(numbers.first() == Some(&1) && numbers.is_sorted_by(|before, after| before < after), "{numbers:?}");
}

#[tokio::test]
async fn they_run_once() {
    let disk = on_disk().await;
    disk.store.proposal_create(&proposal("p"), &BTreeMap::new(), &[]).await.unwrap();
    apply(&disk.store, MIGRATIONS).await.unwrap();
    let health = disk.store.check().await.unwrap();
    assert_eq!(Some(health.migration), MIGRATIONS.last().map(|last| last.number));
    disk.store.close().await.unwrap();
    let store = Store::open(settings(&disk.directory)).await.unwrap();
    assert_eq!(store.check().await.unwrap(), health);
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let disk = on_disk().await;
    apply(&disk.store, &all_and("later", 99, "DEFINE TABLE later SCHEMAFULL;")).await.unwrap();
    assert!(matches!(disk.store.check().await, Err(Error::Newer { number: 99 })));
    disk.store.close().await.unwrap();
    let opened = Store::open(settings(&disk.directory)).await.map(drop);
    assert!(matches!(opened, Err(Error::Newer { number: 99 })), "{opened:?}");
    let again = Store::open(settings(&disk.directory)).await.map(drop);
    assert!(matches!(again, Err(Error::Newer { number: 99 })), "the refused place has to be free again: {again:?}");
}

#[tokio::test]
async fn a_changed_migration_is_refused() {
    let disk = on_disk().await;
    let changed = [Migration { text: "DEFINE TABLE org SCHEMALESS;", ..first() }];
    let applied = apply(&disk.store, &changed).await;
    assert!(matches!(&applied, Err(Error::Drifted { name }) if name == "foundation"), "{applied:?}");
}

#[tokio::test]
async fn a_migration_that_fails_leaves_nothing() {
    let disk = on_disk().await;
    let broken = all_and("broken", 99, "DEFINE TABLE half SCHEMAFULL; CREATE half:1; THROW 'broken';");
    assert!(apply(&disk.store, &broken).await.is_err());
    let tables = disk.store.run(Unit::new("RETURN (INFO FOR DB).tables.half = NONE")).await.unwrap().take::<bool>(0).unwrap();
    assert!(tables, "the table of the failed migration stayed");
    disk.store.check().await.unwrap();
}

/// Every table whose rows have a body.
const BODIES: [&str; 18] = [
    "org",
    "person",
    "proposal",
    "version",
    "assessment",
    "consultation",
    "decision",
    "change_request",
    "framework",
    "objective",
    "framework_publication",
    "choice_answer",
    "framework_comment",
    "framework_reply",
    "litmus_answer",
    "philosophy_agreement",
    "framework_import",
    "shown_figures",
];

/// What a body may hold that a database could take for something else.
fn awkward() -> Json {
    json!({
        "nothing": null, "nested": [null, [], {}, {"": ""}], "whole": 3, "fraction": 2.0, "great": i64::MAX, "small": -0.5e-7,
        "moment": "2026-11-30T08:00:00Z", "link": "person:tomas", "id": "u'018e'", "duration": "1h", "script": "$row.body; DELETE person;",
        "words": "Zo\u{eb} \u{1f9ed}\u{0} \"quoted\" \\ \n", "NONE": "NONE",
    })
}

/// The demo organization as the last release that kept bodies as text left it, and a row of every table that it has none in.
pub(super) async fn left_by_release_5() -> super::OnDisk {
    let directory = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/data/release_5"), &directory.path().join("db"));
    let store = Store::open_bare(settings(&directory)).await.unwrap();
    for table in BODIES {
        let rows: Vec<RecordId> = take(&store, format!("SELECT VALUE id FROM {table}")).await;
        if rows.is_empty() {
            let body = awkward().to_string();
            let more = match table {
                "framework_import" => ", before: $body, after: $body",
                "framework_comment" => ", at: 1",
                "change_request" => ", version: 1",
                _ => "",
            };
            let text = format!("CREATE {table}:awkward CONTENT {{ body: $body{more} }} RETURN NONE");
            store.run(Unit::composed(text).bind("body", body)).await.unwrap();
        }
    }
    super::OnDisk { store, directory }
}

async fn take<T: SurrealValue>(store: &Store, text: String) -> T {
    store.run(Unit::composed(text)).await.unwrap().take(0).unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(from, to).unwrap();
        }
    }
}

#[tokio::test]
async fn bodies_that_were_text_become_documents_that_say_the_same() {
    let disk = left_by_release_5().await;
    let read = async |columns: &str, table: &str| {
        let texts: Vec<Value> = take(&disk.store, format!("SELECT VALUE {columns} FROM {table} ORDER BY id")).await;
        texts.into_iter().map(Value::into_json_value).collect::<Vec<Json>>()
    };
    let mut before = Vec::new();
    for table in BODIES {
        let texts = read("body", table).await;
        assert!(!texts.is_empty(), "{table}: nothing to move");
        before.push(texts.iter().map(|text| serde_json::from_str(text.as_str().unwrap()).unwrap()).collect::<Vec<Json>>());
    }
    apply(&disk.store, MIGRATIONS).await.unwrap();
    for (table, before) in BODIES.into_iter().zip(before) {
        assert_eq!(read("body", table).await, before, "{table}");
    }
    assert_eq!(read("[before, after]", "framework_import").await, [json!([awkward(), awkward()])]);
}

#[tokio::test]
async fn what_an_earlier_release_left_is_found_again_and_can_be_looked_into() {
    let disk = left_by_release_5().await;
    apply(&disk.store, MIGRATIONS).await.unwrap();
    disk.store.close().await.unwrap();
    let store = Store::open(settings(&disk.directory)).await.unwrap();
    let leila = store.person_by_email("leila@northlight.example").await.unwrap().unwrap().person;
    let manager = leila.manager.clone().unwrap();
    assert!(store.reports(&manager).await.unwrap().contains(&leila));
    let path = store.proposals_of_employee(&leila.id).await.unwrap().remove(0);
    assert!(store.proposals_of_manager(&manager).await.unwrap().contains(&path));
    let version = store.version(&path.id, 1).await.unwrap().unwrap();
    assert_eq!(version.employee, leila.summary());
    assert!(store.history(&path.id).await.unwrap().iter().any(|row| row.entry.person == leila.id));
    let text =
        "SELECT VALUE [employee.name, manager.name, org.body.name, body.title] FROM proposal WHERE employee.body.email = $email";
    let mut answer = store.run(Unit::new(text).bind("email", "leila@northlight.example")).await.unwrap();
    let seen: Vec<Vec<String>> = answer.take(0).unwrap();
    let manager = store.person(&manager).await.unwrap().unwrap();
    assert_eq!(seen[0], [leila.name, manager.name, "Northlight".to_owned(), path.title]);
}

const HALF: &[Rewrite] = &[
    Rewrite { table: "org", old: "type::is_string(body)", set: "body = encoding::json::decode(body)" },
    Rewrite { table: "person", old: "type::is_string(body)", set: "body = encoding::json::decode('half a document')" },
];

#[tokio::test]
async fn a_move_that_was_cut_off_goes_on_where_it_was() {
    let disk = left_by_release_5().await;
    let known = |number: usize| MIGRATIONS[..number].iter().map(|m| Migration { ..*m });
    let broken: Vec<Migration> = known(5).chain([Migration { rewrites: HALF, ..MIGRATIONS[5] }]).collect();
    assert!(apply(&disk.store, &broken).await.is_err());
    let moved: Vec<bool> = take(&disk.store, "SELECT VALUE type::is_object(body) FROM org, person".to_owned()).await;
    assert!(moved.contains(&true) && moved.contains(&false), "{moved:?}");
    let earlier: Vec<Migration> = known(5).collect();
    assert!(
        matches!(apply(&disk.store, &earlier).await, Err(Error::Newer { number: 6 })),
        "an earlier release must not touch it"
    );
    disk.store.close().await.unwrap();
    let store = Store::open(settings(&disk.directory)).await.unwrap();
    assert!(store.person_by_email("leila@northlight.example").await.unwrap().is_some());
    let left: Vec<Value> = take(&store, "SELECT VALUE id FROM org, person WHERE type::is_string(body)".to_owned()).await;
    assert!(left.is_empty(), "{left:?}");
    let closed = store.run(Unit::new("UPDATE version SET body = { title: 'x' }")).await.map(drop);
    assert!(closed.is_err(), "what is pinned stays closed");
}
