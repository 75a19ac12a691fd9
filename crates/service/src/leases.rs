//! Sessions with open sockets: how long each is known to last, so that its sockets end with it.
//!
//! A request proves its session by itself; a socket proved it once, when it was opened.

use crate::{Result, Service, clock};
use domain::ids::{PersonId, SessionId};
use domain::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// A session is looked up again after so long at the latest: another server may have ended it.
const KNOWN_SECONDS: i64 = 60;

/// Until when each session with an open socket needs no other look.
#[derive(Debug, Default)]
pub(crate) struct Leases(Mutex<BTreeMap<SessionId, Timestamp>>);

impl Leases {
    /// Those of the open sessions that have to be looked up now. What is not open any more is forgotten.
    fn due(&self, open: &BTreeSet<(PersonId, SessionId)>, now: Timestamp) -> Vec<(PersonId, SessionId)> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|session, _| open.iter().any(|(_, at)| at == session));
        open.iter().filter(|(_, session)| known.get(session).is_none_or(|until| *until <= now)).cloned().collect()
    }

    fn keep(&self, session: SessionId, until: Timestamp) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(session, until);
    }
}

impl Service {
    /// Closes the sockets of sessions that have expired, or were ended elsewhere. Called by the server twice a second; asks the database
    /// only about sessions whose time may have come.
    pub async fn end_expired(&self) -> Result<()> {
        let now = clock::now();
        for (person, session) in self.leases.due(&self.hub.sessions(), now) {
            let here = self.store.person(&person).await?.is_some_and(|person| person.left.is_none());
            let lasting = if here { self.store.sessions_of(&person, now).await? } else { Vec::new() };
            match lasting.into_iter().find(|row| row.id == session) {
                Some(row) => self.leases.keep(session, row.expires.min(now.plus_seconds(KNOWN_SECONDS))),
                None => self.hub.revoke(&session),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(names: &[&str]) -> BTreeSet<(PersonId, SessionId)> {
        names.iter().map(|name| (PersonId::parse("person").unwrap(), SessionId::parse(name).unwrap())).collect()
    }

    #[test]
    fn a_session_is_looked_up_when_it_is_new_and_when_its_time_may_have_come() {
        let (leases, session) = (Leases::default(), SessionId::parse("one").unwrap());
        assert_eq!(leases.due(&open(&["one"]), Timestamp(0)).len(), 1);
        leases.keep(session.clone(), Timestamp(10));
        assert_eq!(leases.due(&open(&["one"]), Timestamp(9)), []);
        assert_eq!(leases.due(&open(&["one", "two"]), Timestamp(10)).len(), 2);
        leases.keep(session, Timestamp(100));
        assert_eq!(leases.due(&open(&[]), Timestamp(11)), []);
        assert_eq!(leases.due(&open(&["one"]), Timestamp(11)).len(), 1, "a closed one is forgotten");
    }
}
