//! Short-lived tokens that stand for a sign-in where a cookie cannot go: programs that join a room. They end with their sign-in.

use crate::error::Error;
use crate::key;
use crate::row;
use crate::sessions::{SessionColumns, SessionRow, TokenHash};
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{PersonId, SessionId};
use domain::people::Person;
use domain::time::Timestamp;
use surrealdb_types::Value;

impl Store {
    /// Records a token that stands for one of a person's sign-ins.
    pub async fn sync_token_create(
        &self,
        token: &TokenHash,
        person: &PersonId,
        session: &SessionId,
        expires: Timestamp,
    ) -> Result<(), Error> {
        let unit = Unit::new("CREATE $id CONTENT { person: $person, session: $owner, expires: $expires } RETURN NONE")
            .bind("id", key::one("sync_token", &token.0))
            .bind("person", row::person(person))
            .bind("owner", session.as_str())
            .bind("expires", expires.0);
        self.run(unit).await.map(drop)
    }

    /// The sign-in that a token stands for, while both last.
    pub async fn session_by_sync_token(&self, token: &TokenHash, now: Timestamp) -> Result<Option<(SessionRow, Person)>, Error> {
        let unit = Unit::new(
            "LET $held = (SELECT person, session, expires FROM ONLY $id);
             LET $row = (SELECT session, person, org, created, seen, expires, agent FROM session
                WHERE person = $held.person AND session = $held.session)[0];
             RETURN IF $held.expires > $now { $row } ELSE { NONE };
             SELECT VALUE body FROM ONLY $row.person ?? person:_;",
        )
        .bind("id", key::one("sync_token", &token.0))
        .bind("now", now.0);
        let mut answer = self.run(unit).await?;
        let (Some(columns), Some(person)) = (answer.take::<Option<SessionColumns>>(2)?, answer.take::<Option<Value>>(3)?) else {
            return Ok(None);
        };
        let session = columns.row()?;
        Ok(if session.expires > now { Some((session, row::parse("a person", person)?)) } else { None })
    }
}
