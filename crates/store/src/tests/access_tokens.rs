//! Personal access tokens: kept as hashes, and ended with what they were made by.

use super::{on_disk, org, person, who};
use crate::{AccessTokenRow, Entry, Error, PersonChange, Proof, SessionRow, Store, TokenHash};
use domain::access_token::Scope;
use domain::ids::SessionId;
use domain::people::Person;
use domain::time::Timestamp;
use std::sync::Arc;

/// On disk: a token that meets a departure is a write conflict, which the engine in memory does not know.
async fn populated() -> super::OnDisk {
    let disk = on_disk().await;
    disk.store.org_create(&org()).await.unwrap();
    for id in ["ines", "tomas"] {
        disk.store.person_create(&person(id, None, &[]), "a hash").await.unwrap();
        disk.store.session_create(&TokenHash::of(id), &session(id), "a hash").await.unwrap();
    }
    disk
}

fn session(person: &str) -> SessionRow {
    let (id, person) = (SessionId::parse(person).unwrap(), who(person));
    let (created, seen, expires) = (Timestamp(7), Timestamp(7), Timestamp(1000));
    SessionRow { id, person, org: org().id, created, seen, expires, agent: String::new() }
}

fn noted() -> Entry {
    Entry { at: Timestamp(9), person: who("ines"), what: "person.token_made".to_owned(), about: "ines".to_owned() }
}

fn token(id: &str, whose: &str) -> AccessTokenRow {
    AccessTokenRow {
        id: id.parse().unwrap(),
        person: who(whose),
        name: "Nightly \"export\"".to_owned(),
        scopes: [Scope::Read, Scope::Administer].into(),
        created: Timestamp(8),
        expires: Timestamp(100),
        used: None,
    }
}

async fn made(store: &Store, secret: &str, id: &str, whose: &str) -> Result<(), Error> {
    let by = SessionId::parse(whose).unwrap();
    store.access_token_create(&TokenHash::of(secret), (&org().id, &by), &token(id, whose), &noted()).await
}

async fn good(store: &Store, secret: &str) -> bool {
    store.access_token(&TokenHash::of(secret), Timestamp(50)).await.unwrap().is_some()
}

/// Writes that somebody has left, or is back.
async fn departure(store: &Store, id: &str, left: Option<Timestamp>) -> Result<(), Error> {
    let read = store.person(&who(id)).await?.unwrap();
    let next = Person { left, ..read.clone() }.changed();
    let seen = store.directory_changes(&org().id).await?;
    store.person_change(seen, &PersonChange { read: Some(read), next }, (Timestamp(5), &[noted()])).await.map(drop)
}

#[tokio::test]
async fn a_token_comes_back_as_it_went_in_until_it_ends() {
    let disk = populated().await;
    let store = &disk.store;
    made(store, "secret", "one", "ines").await.unwrap();
    let (found, whose) = store.access_token(&TokenHash::of("secret"), Timestamp(99)).await.unwrap().unwrap();
    assert_eq!((found, whose.id), (token("one", "ines"), who("ines")));
    assert!(store.access_token(&TokenHash::of("secret"), Timestamp(100)).await.unwrap().is_none(), "it has run out");
    assert!(store.access_token(&TokenHash::of("another"), Timestamp(50)).await.unwrap().is_none());
    store.access_token_used(&TokenHash::of("secret"), Timestamp(60)).await.unwrap();
    let listed = store.access_tokens_of(&who("ines")).await.unwrap();
    assert_eq!(listed, [AccessTokenRow { used: Some(Timestamp(60)), ..token("one", "ines") }]);
    // Whoever wonders why a program stopped still finds it for a while.
    store.session_delete_expired(Timestamp(200)).await.unwrap();
    assert_eq!(store.access_tokens_of(&who("ines")).await.unwrap().len(), 1);
    store.session_delete_expired(Timestamp(100).plus_seconds(crate::access_tokens::ENDED_SECONDS)).await.unwrap();
    assert_eq!(store.access_tokens_of(&who("ines")).await.unwrap(), []);
}

#[tokio::test]
async fn a_token_is_revoked_by_whose_it_is_and_using_it_does_not_bring_it_back() {
    let disk = populated().await;
    let (store, org) = (&disk.store, org().id);
    made(store, "secret", "one", "ines").await.unwrap();
    let one = "one".parse().unwrap();
    assert!(!store.access_token_delete((&org, &who("tomas")), &one, &noted()).await.unwrap());
    assert!(good(store, "secret").await);
    assert!(store.access_token_delete((&org, &who("ines")), &one, &noted()).await.unwrap());
    store.access_token_used(&TokenHash::of("secret"), Timestamp(60)).await.unwrap();
    assert!(!good(store, "secret").await);
    assert_eq!(store.access_tokens_of(&who("ines")).await.unwrap(), []);
}

#[tokio::test]
async fn whoever_leaves_has_no_token_and_gets_none_back() {
    let disk = populated().await;
    let store = &disk.store;
    made(store, "secret", "one", "ines").await.unwrap();
    made(store, "of tomas", "two", "tomas").await.unwrap();
    departure(store, "ines", Some(Timestamp(10))).await.unwrap();
    assert!(!good(store, "secret").await && good(store, "of tomas").await);
    assert!(matches!(made(store, "late", "three", "ines").await, Err(Error::Conflict)), "her sign-in has ended");
    departure(store, "ines", None).await.unwrap();
    assert_eq!(store.access_tokens_of(&who("ines")).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_token_is_made_beside_a_departure() {
    for round in 0..8 {
        let disk = populated().await;
        let (a, b) = (Arc::clone(&disk.store), Arc::clone(&disk.store));
        let made = tokio::spawn(async move { made(&a, "secret", "one", "ines").await });
        let left = tokio::spawn(async move { departure(&b, "ines", Some(Timestamp(10))).await });
        let (made, left) = (made.await.unwrap(), left.await.unwrap());
        left.unwrap();
        assert!(made.is_ok() || matches!(made, Err(Error::Conflict)), "{made:?}");
        assert_eq!(disk.store.access_tokens_of(&who("ines")).await.unwrap(), [], "round {round}: {made:?}");
    }
}

#[tokio::test]
async fn another_password_ends_tokens_however_it_was_chosen() {
    let disk = populated().await;
    let (store, org, ines) = (&disk.store, org().id, who("ines"));
    made(store, "secret", "one", "ines").await.unwrap();
    let kept = SessionId::parse("ines").unwrap();
    store.password_replace((&org, &ines), &Proof::Old("a hash"), "another", Some(&kept), &noted()).await.unwrap();
    assert!(!good(store, "secret").await);
    made(store, "second", "two", "ines").await.unwrap();
    let link = TokenHash::of("link");
    store.password_link_create(&link, (&org, &ines), Timestamp(10), &noted()).await.unwrap();
    assert!(good(store, "second").await, "a link alone ends nothing");
    store.password_replace((&org, &ines), &Proof::Link(&link), "a third", None, &noted()).await.unwrap();
    assert!(!good(store, "second").await);
}
