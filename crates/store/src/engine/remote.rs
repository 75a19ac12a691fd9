//! A database server, reached over one socket. The library reconnects by itself and signs in again; what was under way fails.

use crate::error::Error;
use crate::settings::{Level, Server};
use std::time::Duration;
use surrealdb::engine::any::{Any, connect};
use surrealdb::opt::auth::{Database, Root};
use surrealdb::{IndexedResults, Surreal};
use surrealdb_types::{ConnectionError, Object, Value};
use tokio::time::timeout;

/// How long the server may take to answer: longer than any statement runs. Without this a call waits for as long as the server is away.
const ANSWER: Duration = Duration::from_secs(8);

/// A connection to a database server.
pub(crate) struct Remote {
    /// The one session. Never cloned: a clone is another session.
    db: Surreal<Any>,
}

impl Remote {
    /// Connects, signs in, and selects namespace and database.
    pub(super) async fn open(server: &Server) -> Result<Self, Error> {
        if !["ws://", "wss://"].iter().any(|scheme| server.url.starts_with(scheme)) {
            return Err(Error::Address);
        }
        if [&server.namespace, &server.database].into_iter().any(|name| !is_name(name)) {
            return Err(Error::Name);
        }
        let opened = timeout(ANSWER, session(server)).await;
        let db = opened.map_err(|_elapsed| unreachable(server, "it does not answer"))?;
        Ok(Self { db: db.map_err(|e| unreachable(server, &e.to_string()))? })
    }

    pub(super) async fn query(&self, text: &str, values: Object) -> Result<IndexedResults, surrealdb_types::Error> {
        let answer = timeout(ANSWER, self.db.query(text).bind(Value::Object(values))).await;
        answer.map_err(|_elapsed| {
            surrealdb_types::Error::connection(
                "the database server does not answer".to_owned(),
                ConnectionError::ConnectionFailed,
            )
        })?
    }
}

async fn session(server: &Server) -> Result<Surreal<Any>, surrealdb_types::Error> {
    let db = connect(server.url.as_str()).await?;
    let (namespace, database) = (server.namespace.clone(), server.database.clone());
    let (username, password) = (server.user.clone(), server.password.clone());
    match server.level {
        Level::Database => drop(db.signin(Database { namespace, database, username, password }).await?),
        Level::Root => {
            drop(db.signin(Root { username, password }).await?);
            // A definition takes no bound values; the names were looked at before.
            let text = format!(
                "DEFINE NAMESPACE IF NOT EXISTS `{namespace}`; USE NS `{namespace}`; DEFINE DATABASE IF NOT EXISTS `{database}`;"
            );
            db.query(text).await?.check()?;
        }
    }
    db.use_ns(&server.namespace).use_db(&server.database).await?;
    Ok(db)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

fn unreachable(server: &Server, reason: &str) -> Error {
    Error::Unreachable { url: server.url.clone(), reason: reason.to_owned() }
}
