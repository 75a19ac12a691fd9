//! Sign-in and what follows from it: sessions, and tokens with which a program opens the socket.

use crate::event::Event;
use crate::proposal::entry;
use crate::sign_in::provider_only;
use crate::{Error, Result, Service, SignedIn, SyncToken, clock};
use domain::ids::SessionId;
use domain::people::{Actor, Person, PersonSummary};
use domain::time::Timestamp;
use domain::view::SessionView;
use std::sync::Arc;
use store::{Entry, SessionRow, TokenHash};
use sync::gate::Identity;

/// A session ends when it was not used for so long: a browser left open over night in an office.
const IDLE_SECONDS: i64 = 12 * 3600;
/// And at the latest after so long, however much it is used.
const ABSOLUTE_SECONDS: i64 = 14 * 24 * 3600;
/// That a session is used is written down at most so often: otherwise every page view would be a write.
const TOUCH_SECONDS: i64 = 60;
/// A token opens connections for so long. What was opened stays open as long as the session lasts.
const SYNC_TOKEN_SECONDS: i64 = 5 * 60;
/// What opens a way in that stays is made so soon after signing in: a browser that somebody left open must not become one.
const RECENT_SECONDS: i64 = 15 * 60;
/// Longest name of a browser that is kept, in characters.
const MAX_AGENT_CHARS: usize = 200;

impl Service {
    /// Signs in with address and password. `agent` is what the browser calls itself.
    pub async fn sign_in(&self, email: &str, password: &str, agent: &str) -> Result<SignedIn> {
        if self.passwords_are_closed().await? {
            return Err(provider_only());
        }
        let known = self.store.person_by_email(&email.trim().to_lowercase()).await?;
        let hash = known.as_ref().map(|credentials| credentials.hash.clone());
        let right = self.passwords.verify(hash.clone(), password).await?;
        let proven = hash.unwrap_or_default();
        let Some(person) = known.map(|credentials| credentials.person) else { return Err(Error::WrongCredentials) };
        if !right || person.left.is_some() {
            self.sign_in_refused(&person, Way::Password);
            return Err(Error::WrongCredentials);
        }
        // Said to nobody but whom the password belongs to.
        if let Err(refused) = self.takes_passwords(&person.org).await {
            self.sign_in_refused(&person, Way::Password);
            return Err(refused);
        }
        let opened = session_of(&person, agent)?;
        match self.store.session_create(&TokenHash::of(&opened.token), &opened.row, &proven).await {
            // The password was replaced, or the person left, while it was verified.
            Err(store::Error::Conflict) => return Err(Error::WrongCredentials),
            done => done?,
        }
        self.signed_in(opened, person, Event::SignedIn).await
    }

    /// Notes that a session was opened, and hands it out.
    pub(crate) async fn signed_in(&self, opened: Opened, person: Person, event: Event) -> Result<SignedIn> {
        let Opened { token, row } = opened;
        let actor = actor(&row, person);
        self.store.audit_append(&actor.org, &entry(&actor, row.created, event, actor.session.as_str())).await?;
        Ok(SignedIn { token, expires: row.created.plus_seconds(ABSOLUTE_SECONDS), actor })
    }

    /// Notes that somebody came as this person and was not signed in. Not waited for: whoever tries addresses would see by the time that it takes which of them
    /// somebody here has.
    pub(crate) fn sign_in_refused(&self, person: &Person, way: Way) {
        let store = Arc::clone(&self.store);
        let (org, id) = (person.org.clone(), person.id.clone());
        let noted =
            Entry { at: clock::now(), person: id, what: Event::SignInRefused.key().to_owned(), about: way.key().to_owned() };
        tokio::spawn(async move {
            if let Err(error) = store.audit_append(&org, &noted).await {
                tracing::error!(%error, "that a sign-in was refused could not be noted");
            }
        });
    }

    /// Who holds that token; none when it proves nothing (any more).
    pub async fn authenticate(&self, token: &str) -> Result<Option<Actor>> {
        let (hash, now) = (TokenHash::of(token), clock::now());
        let found = self.store.session_by_hash(&hash, now).await?;
        // Whoever leaves is signed out everywhere; this holds also where that was broken off.
        let Some((session, person)) = found.filter(|(_, person)| person.left.is_none()) else { return Ok(None) };
        if now >= session.seen.plus_seconds(TOUCH_SECONDS) {
            self.store.session_touch(&hash, now, lasts(session.created, now)).await?;
        }
        Ok(Some(actor(&session, person)))
    }

    /// A short-lived token that stands for this session where a cookie cannot go.
    pub async fn sync_token(&self, actor: &Actor) -> Result<SyncToken> {
        let (token, expires) = (clock::secret()?, clock::now().plus_seconds(SYNC_TOKEN_SECONDS));
        self.store.sync_token_create(&TokenHash::of(&token), &actor.person, &actor.session, expires).await?;
        Ok(SyncToken { token, expires })
    }

    /// Who opens a socket with that token; none when it proves nothing (any more).
    pub async fn authenticate_sync(&self, token: &str) -> Result<Option<Identity>> {
        let found = self.store.session_by_sync_token(&TokenHash::of(token), clock::now()).await?;
        Ok(found.filter(|(_, person)| person.left.is_none()).map(|(session, person)| identity(&actor(&session, person))))
    }

    /// The actor's sign-ins, the one used last first.
    pub async fn sessions(&self, actor: &Actor) -> Result<Vec<SessionView>> {
        let rows = self.store.sessions_of(&actor.person, clock::now()).await?;
        let view = |row: SessionRow| SessionView {
            current: row.id == actor.session,
            expires: row.created.plus_seconds(ABSOLUTE_SECONDS),
            id: row.id,
            agent: row.agent,
            created: row.created,
            seen: row.seen,
        };
        Ok(rows.into_iter().map(view).collect())
    }

    /// Ends one of the actor's sign-ins and the sockets opened with it.
    pub async fn revoke(&self, actor: &Actor, session: &SessionId) -> Result<()> {
        if self.end(actor, session, Event::SessionRevoked).await? { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Removes what expired. Called now and then by the server; nothing depends on it but the size of the database.
    pub async fn forget_expired(&self) -> Result<()> {
        Ok(self.store.session_delete_expired(clock::now()).await?)
    }

    /// Refuses whoever has not signed in just now; `what` is done only then.
    pub(crate) async fn signed_in_just_now(&self, actor: &Actor, what: &str) -> Result<()> {
        let sessions = self.store.sessions_of(&actor.person, clock::now()).await?;
        let since = sessions.into_iter().find(|session| session.id == actor.session).ok_or(Error::NotSignedIn)?.created;
        if is_recent(since, clock::now()) {
            return Ok(());
        }
        Err(Error::not_now(format!(
            "For your safety {what} only just after signing in. Sign out, sign in again, and come back here."
        )))
    }

    /// Ends one of the actor's sessions; tells whether there was one.
    pub(crate) async fn end(&self, actor: &Actor, session: &SessionId, event: Event) -> Result<bool> {
        if !self.store.session_delete(&actor.person, session).await? {
            return Ok(false);
        }
        self.hub.revoke(session);
        self.store.audit_append(&actor.org, &entry(actor, clock::now(), event, session.as_str())).await?;
        Ok(true)
    }
}

/// How somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// With a password.
    Password,
    /// With a passkey.
    Passkey,
    /// By the identity provider.
    Provider,
}

impl Way {
    fn key(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
            Self::Provider => "provider",
        }
    }
}

/// A session that nothing proves yet, with its secret.
pub(crate) struct Opened {
    /// The secret.
    pub(crate) token: String,
    /// What is kept.
    pub(crate) row: SessionRow,
}

/// A new session of a person, with a secret that nobody had before.
pub(crate) fn session_of(person: &Person, agent: &str) -> Result<Opened> {
    let now = clock::now();
    let row = SessionRow {
        id: clock::id()?,
        person: person.id.clone(),
        org: person.org.clone(),
        created: now,
        seen: now,
        expires: lasts(now, now),
        agent: agent.chars().filter(|c| !c.is_control()).take(MAX_AGENT_CHARS).collect(),
    };
    Ok(Opened { token: clock::secret()?, row })
}

/// Until when a session lasts that was used at `seen`.
fn lasts(created: Timestamp, seen: Timestamp) -> Timestamp {
    seen.plus_seconds(IDLE_SECONDS).min(created.plus_seconds(ABSOLUTE_SECONDS))
}

fn is_recent(since: Timestamp, now: Timestamp) -> bool {
    now <= since.plus_seconds(RECENT_SECONDS)
}

fn actor(session: &SessionRow, person: Person) -> Actor {
    Actor { person: person.id, org: person.org, name: person.name, roles: person.roles, session: session.id.clone() }
}

/// Who somebody is to the rooms.
pub fn identity(actor: &Actor) -> Identity {
    let summary = PersonSummary { id: actor.person.clone(), name: actor.name.clone(), title: String::new() };
    Identity {
        color: summary.color(),
        person: actor.person.clone(),
        name: actor.name.clone(),
        session: actor.session.clone(),
        org: actor.org.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_that_was_left_open_opens_no_way_in_that_stays() {
        let since = Timestamp(1_000);
        assert!(is_recent(since, since.plus_seconds(RECENT_SECONDS)));
        assert!(!is_recent(since, since.plus_seconds(RECENT_SECONDS + 1)));
    }

    #[test]
    fn use_prolongs_a_session_but_never_beyond_its_absolute_end() {
        let created = Timestamp(0);
        let end = created.plus_seconds(ABSOLUTE_SECONDS);
        assert_eq!(lasts(created, created), created.plus_seconds(IDLE_SECONDS));
        assert_eq!(lasts(created, created.plus_seconds(60)), created.plus_seconds(60 + IDLE_SECONDS));
        assert_eq!(lasts(created, end.plus_seconds(-1)), end);
    }
}
