//! Rows put into the embedded engine without a statement.
//!
//! A keystroke is one row of the log. The layer that runs statements takes several times as long for it as the engine below, which does the
//! same: it makes the record, refuses an id that is there, detects who else writes it, and waits for the disk. Only for tables without
//! indexes, events or live queries, whose rows are nothing but their columns; a test compares what both ways leave in the database.

use super::NAMESPACE;
#[cfg(test)]
use super::copy::Between;
use super::embedded::Embedded;
use crate::error::{Error, Failure};
use surrealdb_catalog::providers::{DatabaseProvider as _, TableProvider as _};
use surrealdb_catalog::{DatabaseId, NamespaceId, Record};
use surrealdb_core::kvs::Datastore;
use surrealdb_datastore::{Transaction, is_retryable_transaction_conflict, storage_error};
use surrealdb_expr::val;
use surrealdb_kvs::TransactionType;
use surrealdb_types::{Object, RecordId, Value};

/// A row to be: its id and its columns.
#[derive(Clone)]
pub(crate) struct NewRow {
    pub(crate) id: RecordId,
    pub(crate) columns: Object,
}

impl NewRow {
    pub(crate) fn new<const N: usize>(id: &RecordId, columns: [(&str, Value); N]) -> Self {
        Self { id: id.clone(), columns: columns.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
    }
}

/// Where our tables are.
#[derive(Clone, Copy)]
pub(super) struct Home {
    namespace: NamespaceId,
    database: DatabaseId,
}

impl Home {
    /// Looks it up; it never changes while the database is open.
    pub(super) async fn find(datastore: &Datastore) -> Result<Self, Error> {
        let failed = |e: &dyn std::fmt::Display| Error::Open { reason: e.to_string() };
        let txn = datastore.transaction(TransactionType::Read).await.map_err(|e| failed(&e))?;
        let found = txn.expect_db_by_name(NAMESPACE, NAMESPACE).await;
        txn.cancel().await.map_err(|e| failed(&e))?;
        let database = found.map_err(|e| failed(&e))?;
        Ok(Self { namespace: database.namespace_id, database: database.database_id })
    }
}

impl Embedded {
    /// Creates rows, all or none; and of `unless_there` those that are not there yet.
    pub(super) async fn create(&self, rows: &[NewRow], unless_there: &[NewRow]) -> Result<(), Failure> {
        let txn = self.datastore.transaction(TransactionType::Write).await.map_err(|e| failure(&e, None))?;
        let done = match self.put(&txn, rows, unless_there).await {
            Ok(()) => txn.commit().await.map_err(|e| failure(&e, None)),
            Err(failed) => Err(failed),
        };
        if done.is_err() {
            // What was not committed is nowhere; that it cannot be cancelled changes nothing.
            let _ = txn.cancel().await;
        }
        done
    }

    async fn put(&self, txn: &Transaction, rows: &[NewRow], unless_there: &[NewRow]) -> Result<(), Failure> {
        let Home { namespace, database } = self.home;
        for row in rows {
            let id = internal(&row.id)?;
            let put = txn.put_record(namespace, database, &id.table, &id.key, record(row, &id)).await;
            put.map_err(|e| failure(&e, Some(&row.id)))?;
        }
        for row in unless_there {
            let id = internal(&row.id)?;
            let there = txn.record_exists(namespace, database, &id.table, &id.key, None).await;
            if !there.map_err(|e| failure(&e, None))? {
                let put = txn.put_record(namespace, database, &id.table, &id.key, record(row, &id)).await;
                put.map_err(|e| failure(&e, Some(&row.id)))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
impl Embedded {
    /// Everything that lies in the engine, byte for byte.
    pub(crate) async fn everything(&self) -> std::collections::BTreeMap<Vec<u8>, Vec<u8>> {
        self.scan([0], [255]).await.into_iter().collect()
    }

    /// Begins scans that find nothing, one after the other.
    pub(crate) async fn scan_nothing(&self, times: usize) {
        for _ in 0..times {
            assert!(self.scan([0], [1]).await.is_empty());
        }
    }

    async fn scan(&self, from: [u8; 1], to: [u8; 1]) -> Vec<(Vec<u8>, Vec<u8>)> {
        let txn = self.datastore.transaction(TransactionType::Read).await.unwrap();
        let found = txn.getr_raw(Between(from.to_vec(), to.to_vec()), None).await.unwrap();
        txn.cancel().await.unwrap();
        found
    }
}

fn internal(id: &RecordId) -> Result<val::RecordId, Failure> {
    match val::convert_public_value_to_internal(Value::RecordId(id.clone())) {
        val::Value::RecordId(id) => Ok(id),
        _ => Err(Failure::Final(Error::Unreadable { what: "a record's id", reason: "it became something else".to_owned() })),
    }
}

fn record(row: &NewRow, id: &val::RecordId) -> std::sync::Arc<Record> {
    let mut data = val::convert_public_value_to_internal(Value::Object(row.columns.clone()));
    if let val::Value::Object(columns) = &mut data {
        columns.insert("id", val::Value::RecordId(id.clone()));
    }
    Record::new(data).into_read_only()
}

/// What went wrong, in the words that the statements' errors are told apart with.
fn failure(error: &anyhow::Error, id: Option<&RecordId>) -> Failure {
    if is_retryable_transaction_conflict(error) {
        return Failure::Retry;
    }
    let exists = storage_error(error).is_some_and(|e| matches!(e, surrealdb_kvs::Error::TransactionKeyAlreadyExists));
    match id {
        Some(id) if exists => Failure::Final(Error::Exists { record: format!("{id:?}") }),
        _ => Failure::Final(Error::Database(Box::new(surrealdb_types::Error::internal(error.to_string())))),
    }
}
