//! Migrations: numbered files that run once, in order, each in one transaction together with the record that it ran.
//!
//! One that rewrites rows takes more than a transaction should hold. It is noted as begun together with its statements, then every row is rewritten a
//! page at a time, and then it is noted as done: a start that is cut off goes on where it was, and no earlier release touches what is half way.

use crate::documents::{DOCUMENTS, Rewrite};
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
    /// Which rows are rewritten after them.
    pub(crate) rewrites: &'static [Rewrite],
    /// The statements after that; none where no rows are rewritten.
    pub(crate) closing: &'static str,
}

/// Ids that are read at once: the database looks through what is left of a table for each page.
const PAGE: i64 = 20_000;
/// Rows that are rewritten in one transaction: an import keeps two whole frameworks in each.
const CHUNK: usize = 100;
/// What stands for the checksum of a migration that has begun and is not done.
const BEGUN: &str = "begun";

/// Every migration in order.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration::plain(1, "foundation", include_str!("schema/0001_foundation.surql")),
    Migration::plain(2, "fence_rows", include_str!("schema/0002_fence_rows.surql")),
    Migration::plain(3, "nodes", include_str!("schema/0003_nodes.surql")),
    Migration::plain(4, "framework", include_str!("schema/0004_framework.surql")),
    Migration::plain(5, "shown_figures", include_str!("schema/0005_shown_figures.surql")),
    Migration {
        number: 6,
        name: "documents",
        text: include_str!("schema/0006_documents.surql"),
        rewrites: DOCUMENTS,
        closing: include_str!("schema/0006_documents_closed.surql"),
    },
    Migration::plain(7, "people", include_str!("schema/0007_people.surql")),
    Migration::plain(8, "first organization", include_str!("schema/0008_first_organization.surql")),
    Migration::plain(9, "directory import", include_str!("schema/0009_directory_import.surql")),
    Migration::plain(10, "sign in", include_str!("schema/0010_sign_in.surql")),
    Migration::plain(11, "passkeys", include_str!("schema/0011_passkeys.surql")),
    Migration::plain(12, "audit chain", include_str!("schema/0012_audit_chain.surql")),
    Migration::plain(13, "access tokens", include_str!("schema/0013_access_tokens.surql")),
    Migration::plain(14, "provisioning", include_str!("schema/0014_provisioning.surql")),
];

/// The newest migration that this release knows.
pub(crate) const KNOWN: i64 = match MIGRATIONS {
    [.., last] => last.number,
    [] => 0,
};

/// What a database lacks of this release's schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing, or it holds nothing yet, or bringing it up to date has begun.
    Settled,
    /// Everything after this migration.
    Behind {
        /// The newest migration that it has.
        schema: i64,
    },
}

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

/// The newest migration of a database, known or not; 0 for an empty one.
pub(crate) async fn newest(store: &Store) -> Result<i64, Error> {
    Ok(applied(store).await?.keys().next_back().copied().unwrap_or(0))
}

/// What the database lacks. Refuses what this release must not touch.
pub(crate) async fn standing(store: &Store) -> Result<Standing, Error> {
    let applied = applied(store).await?;
    refuse_foreign(&applied, MIGRATIONS)?;
    let has_begun = applied.values().any(|row| row.sum == BEGUN);
    Ok(match applied.keys().next_back() {
        Some(schema) if *schema < KNOWN && !has_begun => Standing::Behind { schema: *schema },
        _ => Standing::Settled,
    })
}

pub(crate) async fn apply(store: &Store, migrations: &[Migration]) -> Result<(), Error> {
    let applied = applied(store).await?;
    refuse_foreign(&applied, migrations)?;
    for migration in migrations.iter().filter(|m| applied.get(&m.number).is_none_or(|row| row.sum == BEGUN)) {
        let (number, name) = (migration.number, migration.name);
        if !applied.contains_key(&number) {
            let sum = if migration.rewrites.is_empty() { migration.sum() } else { BEGUN.to_owned() };
            begin(store, migration, Applied { number, name: name.to_owned(), sum }).await?;
        }
        if !migration.rewrites.is_empty() {
            rewrite(store, migration).await?;
        }
        tracing::info!(number, name, "migration applied");
    }
    Ok(())
}

async fn begin(store: &Store, migration: &Migration, row: Applied) -> Result<(), Error> {
    let text = format!("BEGIN;\n{}\nCREATE $migration CONTENT $applied RETURN NONE;\nCOMMIT;", migration.text);
    match store.run(Unit::composed(text).bind("migration", migration.id()).bind("applied", row)).await {
        // Another node that starts at the same time was first with the same file.
        Ok(_) | Err(Error::Exists { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Rewrites what is not rewritten yet, and notes that it is done.
async fn rewrite(store: &Store, migration: &Migration) -> Result<(), Error> {
    for Rewrite { table, old, set } in migration.rewrites {
        let text = format!("UPDATE $rows SET {set} WHERE {old} RETURN NONE");
        let mut range = key::whole(table);
        loop {
            let unit = Unit::new("SELECT VALUE id FROM $range LIMIT $page").bind("range", range).bind("page", PAGE);
            let ids: Vec<RecordId> = store.run(unit).await?.take(0)?;
            let Some(last) = ids.last() else { break };
            range = key::beyond(table, last.key.clone());
            for rows in ids.chunks(CHUNK) {
                store.run(Unit::composed(text.clone()).bind("rows", rows.to_vec())).await?;
            }
        }
        tracing::info!(table, "rows rewritten");
    }
    let text = format!("BEGIN;\n{}\nUPDATE $migration SET sum = $sum RETURN NONE;\nCOMMIT;", migration.closing);
    store.run(Unit::composed(text).bind("migration", migration.id()).bind("sum", migration.sum())).await.map(drop)
}

impl Migration {
    /// One that rewrites no rows.
    pub(crate) const fn plain(number: i64, name: &'static str, text: &'static str) -> Self {
        Self { number, name, text, rewrites: &[], closing: "" }
    }

    fn id(&self) -> RecordId {
        RecordId::new("migration", self.number)
    }

    /// The checksum of everything it does.
    fn sum(&self) -> String {
        let rows = self.rewrites.iter().flat_map(|rewrite| [rewrite.table, rewrite.old, rewrite.set]);
        sum(&[self.text].into_iter().chain(rows).chain([self.closing]).collect::<String>())
    }
}

fn refuse_foreign(applied: &BTreeMap<i64, Applied>, migrations: &[Migration]) -> Result<(), Error> {
    for (number, row) in applied {
        let Some(known) = migrations.iter().find(|m| m.number == *number) else {
            return Err(Error::Newer { number: *number });
        };
        if row.sum != known.sum() && row.sum != BEGUN {
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
