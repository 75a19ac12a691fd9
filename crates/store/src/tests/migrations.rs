//! Migrations.

use super::{on_disk, proposal, settings};
use crate::migrate::{MIGRATIONS, Migration, apply};
use crate::unit::Unit;
use crate::{Error, Store};
use std::collections::BTreeMap;

fn first() -> Migration {
    Migration { number: 1, name: MIGRATIONS[0].name, text: MIGRATIONS[0].text }
}

/// All that there are, and one more.
fn all_and(name: &'static str, number: i64, text: &'static str) -> Vec<Migration> {
    let known = MIGRATIONS.iter().map(|m| Migration { number: m.number, name: m.name, text: m.text });
    known.chain([Migration { number, name, text }]).collect()
}

#[test]
fn numbers_rise_one_by_one() {
    let numbers: Vec<i64> = MIGRATIONS.iter().map(|m| m.number).collect();
    assert_eq!(numbers, (1..=i64::try_from(MIGRATIONS.len()).unwrap()).collect::<Vec<_>>());
}

#[tokio::test]
async fn they_run_once() {
    let disk = on_disk().await;
    disk.store.proposal_create(&proposal("p"), &BTreeMap::new(), &[]).await.unwrap();
    apply(&disk.store, MIGRATIONS).await.unwrap();
    let health = disk.store.check().await.unwrap();
    assert_eq!(health.migration, i64::try_from(MIGRATIONS.len()).unwrap());
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
