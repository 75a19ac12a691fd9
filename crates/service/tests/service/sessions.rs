//! Sign-in, sessions and tokens.

use crate::world::{PASSWORD, World};
use service::{Error, NewPerson};

#[tokio::test(flavor = "multi_thread")]
async fn only_the_right_password_signs_in() {
    let w = World::new().await;
    let s = &w.service;
    assert!(matches!(s.sign_in("employee@example.org", "not the right one", "").await, Err(Error::WrongCredentials)));
    assert!(matches!(s.sign_in("nobody@example.org", PASSWORD, "").await, Err(Error::WrongCredentials)));
    let signed_in = s.sign_in(" Employee@Example.org ", PASSWORD, "a browser\n").await.unwrap();
    assert_eq!(signed_in.actor.person, w.employee.person);
    let actor = s.authenticate(&signed_in.token).await.unwrap().unwrap();
    assert_eq!(actor, signed_in.actor);
    assert_eq!(s.sessions(&actor).await.unwrap()[0].agent, "a browser");
    assert!(s.authenticate("").await.unwrap().is_none());
    assert!(s.authenticate(&signed_in.token.to_uppercase()).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_can_be_ended_by_its_owner_alone() {
    let w = World::new().await;
    let s = &w.service;
    let here = s.sign_in("employee@example.org", PASSWORD, "here").await.unwrap();
    let there = s.sign_in("employee@example.org", PASSWORD, "there").await.unwrap();
    assert!(matches!(s.revoke(&w.manager, &there.actor.session).await, Err(Error::NotFound)));
    assert_eq!(s.sessions(&here.actor).await.unwrap().len(), 2);
    s.revoke(&here.actor, &there.actor.session).await.unwrap();
    assert!(s.authenticate(&there.token).await.unwrap().is_none());
    assert!(matches!(s.revoke(&here.actor, &there.actor.session).await, Err(Error::NotFound)));
    s.sign_out(&here.actor).await.unwrap();
    assert!(s.authenticate(&here.token).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_token_stands_for_the_session_and_ends_with_it() {
    let w = World::new().await;
    let s = &w.service;
    let here = s.sign_in("employee@example.org", PASSWORD, "here").await.unwrap();
    let token = s.sync_token(&here.actor).await.unwrap().token;
    let identity = s.authenticate_sync(&token).await.unwrap().unwrap();
    assert_eq!((identity.person, identity.session), (w.employee.person.clone(), here.actor.session.clone()));
    // Each is good for one purpose.
    assert!(s.authenticate(&token).await.unwrap().is_none());
    assert!(s.authenticate_sync(&here.token).await.unwrap().is_none());
    s.sign_out(&here.actor).await.unwrap();
    assert!(s.authenticate_sync(&token).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_checked_before_they_are_added() {
    let w = World::new().await;
    let person = |email: &str, password: &str| NewPerson {
        org: w.org.clone(),
        name: "Somebody".to_owned(),
        email: email.to_owned(),
        title: "Title".to_owned(),
        roles: std::collections::BTreeSet::new(),
        holds: None,
        manager: None,
        second_line: None,
        password: password.to_owned(),
    };
    let s = &w.service;
    for (email, password) in [("no address", PASSWORD), ("a@b@c", PASSWORD), ("a@b", "short"), ("", PASSWORD)] {
        assert!(matches!(s.add_person(&person(email, password)).await, Err(Error::Invalid(_))), "{email}");
    }
    let taken = s.add_person(&person("EMPLOYEE@example.org", PASSWORD)).await;
    assert!(matches!(taken, Err(Error::Conflict(_))), "{taken:?}");
    let foreign = NewPerson { manager: Some(w.outsider.person.clone()), ..person("a@b", PASSWORD) };
    assert!(matches!(s.add_person(&foreign).await, Err(Error::Invalid(_))));
}
