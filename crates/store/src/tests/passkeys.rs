//! Passkeys, and questions to devices that are under way. What a public part looks like is the verifier's matter: here it is any document.

use super::{in_memory, org, person, who};
use crate::{Entry, Error, PasskeyRow, PersonChange, Proof, SessionRow, Store, TokenHash};
use domain::ids::SessionId;
use domain::people::Person;
use domain::time::Timestamp;
use serde_json::{Value, json};

async fn populated() -> std::sync::Arc<Store> {
    let store = in_memory().await;
    store.org_create(&org()).await.unwrap();
    for id in ["ines", "tomas"] {
        store.person_create(&person(id, None, &[]), "a hash").await.unwrap();
    }
    store
}

fn noted() -> Entry {
    Entry { at: Timestamp(5), person: who("ines"), what: "person.passkey_added".to_owned(), about: "ines".to_owned() }
}

fn passkey(id: &str, whose: &str) -> PasskeyRow<Value> {
    PasskeyRow {
        id: id.to_owned(),
        person: who(whose),
        name: "Laptop".to_owned(),
        created: Timestamp(5),
        used: None,
        revision: 0,
        key: json!({ "counter": 4_294_967_295_u32, "transports": null, "key": { "x": "AAE_-" } }),
    }
}

fn session(id: &str, person: &str) -> SessionRow {
    let (id, person) = (SessionId::parse(id).unwrap(), who(person));
    let (created, seen, expires) = (Timestamp(7), Timestamp(7), Timestamp(1000));
    SessionRow { id, person, org: org().id, created, seen, expires, agent: String::new() }
}

/// Adds one in a sign-in of its own.
async fn add(store: &Store, new: &PasskeyRow<Value>) -> Result<(), Error> {
    let name: String = new.id.chars().filter(char::is_ascii_alphanumeric).collect();
    let proof = session(&format!("adds-{}-of-{}", name.to_lowercase(), new.person.as_str()), new.person.as_str());
    store.session_create(&TokenHash::of(proof.id.as_str()), &proof, "a hash").await.unwrap();
    store.passkey_create((&org().id, &proof.id, 2), new, &noted()).await
}

#[tokio::test]
async fn a_passkey_comes_back_as_it_went_in_and_is_one_persons() {
    let store = populated().await;
    let (org, laptop) = (org().id, passkey("AAE_-", "ines"));
    add(&store, &laptop).await.unwrap();
    assert_eq!(store.passkey::<Value>("AAE_-").await.unwrap(), Some(laptop.clone()));
    assert_eq!(store.passkeys_of::<Value>(&who("ines")).await.unwrap(), [laptop]);
    let again = add(&store, &passkey("AAE_-", "tomas")).await;
    assert!(matches!(again, Err(Error::Exists { .. })), "{again:?}");
    assert!(!store.passkey_delete((&org, &who("tomas")), "AAE_-", &noted()).await.unwrap());
    assert!(store.passkey_delete((&org, &who("ines")), "AAE_-", &noted()).await.unwrap());
    assert_eq!(store.passkey::<Value>("AAE_-").await.unwrap(), None);
}

#[tokio::test]
async fn of_two_sign_ins_from_one_reading_the_second_is_decided_again() {
    let store = populated().await;
    add(&store, &passkey("one", "ines")).await.unwrap();
    let proven = PasskeyRow { key: json!({ "counter": 2 }), ..passkey("one", "ines") };
    store.session_create_by_passkey(&TokenHash::of("t"), &session("s1", "ines"), &proven).await.unwrap();
    let twice = store.session_create_by_passkey(&TokenHash::of("u"), &session("s2", "ines"), &proven).await;
    assert!(matches!(twice, Err(Error::Conflict)), "{twice:?}");
    let kept = store.passkey::<Value>("one").await.unwrap().unwrap();
    assert_eq!((kept.used, kept.revision, kept.key), (Some(Timestamp(7)), 1, json!({ "counter": 2 })));
    assert!(store.session_by_hash(&TokenHash::of("t"), Timestamp(8)).await.unwrap().is_some());
    let theirs = PasskeyRow { revision: 1, ..proven };
    let theirs = store.session_create_by_passkey(&TokenHash::of("v"), &session("s3", "tomas"), &theirs).await;
    assert!(matches!(theirs, Err(Error::Conflict)), "{theirs:?}");
}

#[tokio::test]
async fn who_has_left_neither_signs_in_nor_gets_another() {
    let store = populated().await;
    let org = org().id;
    add(&store, &passkey("one", "ines")).await.unwrap();
    let read = store.person(&who("ines")).await.unwrap().unwrap();
    let next = Person { left: Some(Timestamp(9)), ..read.clone() }.changed();
    let seen = store.directory_changes(&org).await.unwrap();
    store.person_change(seen, &PersonChange { read: Some(read), next }, (Timestamp(5), &[noted()])).await.unwrap();
    let signed_in = store.session_create_by_passkey(&TokenHash::of("t"), &session("s1", "ines"), &passkey("one", "ines")).await;
    assert!(matches!(signed_in, Err(Error::Conflict)), "{signed_in:?}");
    let another =
        store.passkey_create((&org, &session("adds-one-of-ines", "ines").id, 2), &passkey("two", "ines"), &noted()).await;
    assert!(matches!(another, Err(Error::Conflict)), "{another:?}");
}

#[tokio::test]
async fn a_sign_in_that_has_ended_adds_none_and_nobody_has_more_than_fit() {
    let store = populated().await;
    let org = org().id;
    for id in ["one", "two"] {
        add(&store, &passkey(id, "ines")).await.unwrap();
    }
    let third = add(&store, &passkey("three", "ines")).await;
    assert!(matches!(third, Err(Error::Conflict)), "{third:?}");
    assert!(store.passkey_delete((&org, &who("ines")), "two", &noted()).await.unwrap());
    let (ended, anothers) = (session("adds-nothing", "ines").id, session("adds-one-of-ines", "ines").id);
    for (session, person) in [(&ended, "ines"), (&anothers, "tomas")] {
        let refused = store.passkey_create((&org, session, 2), &passkey("four", person), &noted()).await;
        assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
    }
    store.passkey_create((&org, &anothers, 2), &passkey("four", "ines"), &noted()).await.unwrap();
}

#[tokio::test]
async fn a_new_start_by_a_link_takes_passkeys_away_and_a_changed_password_does_not() {
    let store = populated().await;
    let (org, ines) = (org().id, who("ines"));
    add(&store, &passkey("one", "ines")).await.unwrap();
    store.password_replace((&org, &ines), &Proof::Old("a hash"), "another", None, &noted()).await.unwrap();
    assert!(store.passkey::<Value>("one").await.unwrap().is_some());
    let link = TokenHash::of("link");
    store.password_link_create(&link, (&org, &ines), Timestamp(10), &noted()).await.unwrap();
    store.password_replace((&org, &ines), &Proof::Link(&link), "a third", None, &noted()).await.unwrap();
    assert!(store.passkey::<Value>("one").await.unwrap().is_none());
}

#[tokio::test]
async fn a_question_is_answered_once_in_time_and_by_whom_it_was_put_to() {
    let store = in_memory().await;
    let (secret, ines, state, now) = (TokenHash::of("s"), who("ines"), json!({ "challenge": "abc" }), Timestamp(1));
    store.passkey_ask(&secret, Some(&ines), &state, Timestamp(10)).await.unwrap();
    for other in [None, Some(&who("tomas"))] {
        assert_eq!(store.passkey_answered::<Value>(&secret, other, now).await.unwrap(), None);
    }
    assert_eq!(store.passkey_answered::<Value>(&secret, Some(&ines), now).await.unwrap(), Some(state.clone()));
    assert_eq!(store.passkey_answered::<Value>(&secret, Some(&ines), now).await.unwrap(), None);
    store.passkey_ask(&secret, None, &state, Timestamp(10)).await.unwrap();
    assert_eq!(store.passkey_answered::<Value>(&secret, None, Timestamp(10)).await.unwrap(), None, "too late");
    store.passkey_ask(&secret, None, &state, Timestamp(10)).await.unwrap();
    assert_eq!(store.passkey_answered::<Value>(&secret, None, now).await.unwrap(), Some(state));
}
