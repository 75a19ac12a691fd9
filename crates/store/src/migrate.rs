//! Migrations: numbered files that run once, in order, each in one transaction together with the record that it ran.

use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use surrealdb_types::{RecordId, SurrealValue};

/// A migration. Never edited once released: a change is another file.
pub(crate) struct Migration {
    /// Its place in the order, from 1.
    pub(crate) number: i64,
    /// What it is for.
    pub(crate) name: &'static str,
    /// Its statements.
    pub(crate) text: &'static str,
}

/// Every migration in order.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "foundation", text: include_str!("schema/0001_foundation.surql") },
    Migration { number: 2, name: "fence_rows", text: include_str!("schema/0002_fence_rows.surql") },
    Migration { number: 3, name: "nodes", text: include_str!("schema/0003_nodes.surql") },
    Migration { number: 4, name: "framework", text: include_str!("schema/0004_framework.surql") },
    Migration { number: 5, name: "shown_figures", text: include_str!("schema/0005_shown_figures.surql") },
];

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The newest migration.
    pub migration: i64,
}

#[derive(SurrealValue)]
struct Applied {
    number: i64,
    name: String,
    sum: String,
}

impl Store {
    /// Whether the database answers and has exactly the schema of this release.
    pub async fn check(&self) -> Result<Health, Error> {
        let applied = applied(self).await?;
        refuse_foreign(&applied, MIGRATIONS)?;
        let migration = applied.keys().next_back().copied().unwrap_or(0);
        Ok(Health { migration })
    }
}

/// Brings the schema up to date, or refuses a database that this release must not touch.
pub(crate) async fn run(store: &Store) -> Result<(), Error> {
    apply(store, MIGRATIONS).await
}

pub(crate) async fn apply(store: &Store, migrations: &[Migration]) -> Result<(), Error> {
    let applied = applied(store).await?;
    refuse_foreign(&applied, migrations)?;
    for migration in migrations.iter().filter(|m| !applied.contains_key(&m.number)) {
        let text = format!("BEGIN;\n{}\nCREATE $migration CONTENT $applied RETURN NONE;\nCOMMIT;", migration.text);
        let row = Applied { number: migration.number, name: migration.name.to_owned(), sum: sum(migration.text) };
        let id = RecordId::new("migration", migration.number);
        match store.run(Unit::composed(text).bind("migration", id).bind("applied", row)).await {
            // Another node that starts at the same time was first with the same file.
            Ok(_) | Err(Error::Exists { .. }) => {}
            Err(error) => return Err(error),
        }
        tracing::info!(number = migration.number, name = migration.name, "migration applied");
    }
    Ok(())
}

fn refuse_foreign(applied: &BTreeMap<i64, Applied>, migrations: &[Migration]) -> Result<(), Error> {
    for (number, row) in applied {
        let Some(known) = migrations.iter().find(|m| m.number == *number) else {
            return Err(Error::Newer { number: *number });
        };
        if row.sum != sum(known.text) {
            return Err(Error::Drifted { name: row.name.clone() });
        }
    }
    Ok(())
}

async fn applied(store: &Store) -> Result<BTreeMap<i64, Applied>, Error> {
    // The table of migrations cannot be a migration.
    let text = "DEFINE TABLE IF NOT EXISTS migration SCHEMAFULL;
        DEFINE FIELD IF NOT EXISTS number ON migration TYPE int;
        DEFINE FIELD IF NOT EXISTS name ON migration TYPE string;
        DEFINE FIELD IF NOT EXISTS sum ON migration TYPE string;
        SELECT number, name, sum FROM $all;";
    let mut answer = store.run(Unit::new(text).bind("all", key::whole("migration"))).await?;
    let rows: Vec<Applied> = answer.take(4)?;
    Ok(rows.into_iter().map(|row| (row.number, row)).collect())
}

/// SHA-256 in hexadecimal.
pub(crate) fn sum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
