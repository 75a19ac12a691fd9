//! Accounts at an identity provider, and sign-ins that are under way there.

use super::{in_memory, org, person, who};
use crate::{Account, Attempt, Entry, Error, PersonChange, SessionRow, Store, TokenHash};
use domain::ids::SessionId;
use domain::people::{Person, Role};
use domain::sign_in::{SignInSettings, Unknown};
use domain::time::Timestamp;
use std::collections::BTreeSet;

async fn populated() -> std::sync::Arc<Store> {
    let store = in_memory().await;
    store.org_create(&org()).await.unwrap();
    for id in ["ines", "tomas"] {
        store.person_create(&person(id, None, &[]), "a hash").await.unwrap();
    }
    store
}

fn account(subject: &str) -> Account {
    Account { issuer: "https://id.example".to_owned(), subject: subject.to_owned() }
}

fn noted() -> Entry {
    Entry { at: Timestamp(5), person: who("ines"), what: "person.account_linked".to_owned(), about: "ines".to_owned() }
}

fn session(id: &str, person: &str) -> SessionRow {
    SessionRow {
        id: SessionId::parse(id).unwrap(),
        person: who(person),
        org: org().id,
        created: Timestamp(7),
        seen: Timestamp(7),
        expires: Timestamp(1000),
        agent: String::new(),
    }
}

#[tokio::test]
async fn an_account_is_one_persons_and_a_person_has_one() {
    let store = populated().await;
    let (org, ines, tomas) = (org().id, who("ines"), who("tomas"));
    store.identity_link(&account("1"), (&org, &ines), &noted()).await.unwrap();
    let again = store.identity_link(&account("1"), (&org, &tomas), &noted()).await;
    assert!(matches!(again, Err(Error::Exists { .. })), "{again:?}");
    let another = store.identity_link(&account("2"), (&org, &ines), &noted()).await;
    assert!(matches!(another, Err(Error::Exists { .. })), "{another:?}");
    assert_eq!(store.identity(&account("1")).await.unwrap().unwrap().person, ines);
    assert_eq!(store.identity(&account("2")).await.unwrap(), None);
    let granted = BTreeSet::from([Role::Administrator]);
    store.identity_granted(&account("1"), &granted).await.unwrap();
    assert_eq!(store.identities_of(&ines).await.unwrap()[0].granted, granted);
    // Once it is taken away, another one can be hers.
    store.session_create_by_identity(&TokenHash::of("t"), &session("s1", "ines"), &account("1"), "token").await.unwrap();
    assert_eq!(store.identity_unlink((&org, &ines), &noted()).await.unwrap(), [SessionId::parse("s1").unwrap()]);
    assert!(store.session_by_hash(&TokenHash::of("t"), Timestamp(8)).await.unwrap().is_none());
    assert!(matches!(store.identity_unlink((&org, &ines), &noted()).await, Err(Error::Conflict)));
    store.identity_link(&account("2"), (&org, &ines), &noted()).await.unwrap();
}

#[tokio::test]
async fn a_sign_in_needs_the_account_and_somebody_who_is_here() {
    let store = populated().await;
    let (org, ines) = (org().id, who("ines"));
    store.identity_link(&account("1"), (&org, &ines), &noted()).await.unwrap();
    let (hash, opened) = (TokenHash::of("t"), session("s1", "ines"));
    let theirs = store.session_create_by_identity(&TokenHash::of("u"), &session("s2", "tomas"), &account("1"), "").await;
    assert!(matches!(theirs, Err(Error::Conflict)), "{theirs:?}");
    store.session_create_by_identity(&hash, &opened, &account("1"), "what was said").await.unwrap();
    assert_eq!(store.session_id_token(&ines, &opened.id).await.unwrap().as_deref(), Some("what was said"));
    assert_eq!(store.session_by_hash(&hash, Timestamp(8)).await.unwrap().unwrap().0, opened);
    let read = store.person(&ines).await.unwrap().unwrap();
    let next = Person { left: Some(Timestamp(9)), ..read.clone() }.changed();
    let seen = store.directory_changes(&org).await.unwrap();
    let ended = store.person_change(seen, &PersonChange { read: Some(read), next }, (Timestamp(5), &[noted()])).await.unwrap();
    assert_eq!(ended, std::slice::from_ref(&opened.id));
    let gone = store.session_create_by_identity(&hash, &opened, &account("1"), "").await;
    assert!(matches!(gone, Err(Error::Conflict)), "{gone:?}");
    let linked = store.identity_link(&account("3"), (&org, &ines), &noted()).await;
    assert!(matches!(linked, Err(Error::Conflict)), "{linked:?}");
}

#[tokio::test]
async fn what_was_begun_in_a_browser_is_answered_there_once_and_in_time() {
    let store = in_memory().await;
    let (browser, now) = (TokenHash::of("browser"), Timestamp(1));
    let attempt = Attempt { state: "s".into(), nonce: "n".into(), verifier: "v".into(), next: "/p/one".into() };
    store.attempt_create(&browser, &attempt, Timestamp(10)).await.unwrap();
    assert!(store.attempt_take(&browser, "another", now).await.unwrap().is_none());
    assert!(store.attempt_take(&TokenHash::of("elsewhere"), "s", now).await.unwrap().is_none());
    assert!(store.attempt_take(&browser, "s", now).await.unwrap() == Some(attempt.clone()), "a wrong answer takes nothing away");
    assert!(store.attempt_take(&browser, "s", now).await.unwrap().is_none());
    store.attempt_create(&browser, &attempt, Timestamp(10)).await.unwrap();
    assert!(store.attempt_take(&browser, "s", Timestamp(10)).await.unwrap().is_none());
    store.farewell_create(&browser, "token", Timestamp(10)).await.unwrap();
    store.session_delete_expired(Timestamp(9)).await.unwrap();
    assert_eq!(store.farewell_take(&browser, now).await.unwrap().as_deref(), Some("token"));
    assert_eq!(store.farewell_take(&browser, now).await.unwrap(), None);
}

#[tokio::test]
async fn what_was_chosen_is_written_onto_what_was_read() {
    let store = in_memory().await;
    let org = org().id;
    assert_eq!(store.sign_in_settings(&org).await.unwrap(), SignInSettings::default());
    let chosen = SignInSettings { revision: 1, unknown: Unknown::Add, ..SignInSettings::default() };
    store.sign_in_settings_save(&org, &chosen, &noted()).await.unwrap();
    assert_eq!(store.sign_in_settings(&org).await.unwrap(), chosen);
    assert!(matches!(store.sign_in_settings_save(&org, &chosen, &noted()).await, Err(Error::Conflict)));
}
