//! Migrations.

use super::{on_disk, proposal, settings};
use crate::migrate::{MIGRATIONS, Migration, apply};
use crate::unit::Unit;
use crate::{Error, Store};
use std::collections::BTreeMap;

fn first() -> Migration {
    Migration { number: 1, name: MIGRATIONS[0].name, text: MIGRATIONS[0].text }
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
    assert_eq!((health.migration, health.proposals), (i64::try_from(MIGRATIONS.len()).unwrap(), 1));
    disk.store.close().await.unwrap();
    let store = Store::open(settings(&disk.directory)).await.unwrap();
    assert_eq!(store.check().await.unwrap(), health);
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let disk = on_disk().await;
    let next = Migration { number: 99, name: "later", text: "DEFINE TABLE later SCHEMAFULL;" };
    apply(&disk.store, &[first(), next]).await.unwrap();
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
    let changed = Migration { text: "DEFINE TABLE org SCHEMALESS;", ..first() };
    let applied = apply(&disk.store, &[changed]).await;
    assert!(matches!(&applied, Err(Error::Drifted { name }) if name == "foundation"), "{applied:?}");
}

#[tokio::test]
async fn a_migration_that_fails_leaves_nothing() {
    let disk = on_disk().await;
    let broken = Migration { number: 2, name: "broken", text: "DEFINE TABLE half SCHEMAFULL; CREATE half:1; THROW 'broken';" };
    assert!(apply(&disk.store, &[first(), broken]).await.is_err());
    let tables = disk.store.run(Unit::new("RETURN (INFO FOR DB).tables.half = NONE")).await.unwrap().take::<bool>(0).unwrap();
    assert!(tables, "the table of the failed migration stayed");
    disk.store.check().await.unwrap();
}
