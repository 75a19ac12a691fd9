//! Organizations, people, sign-ins.

use super::{in_memory, org, person, who};
use crate::{Entry, Error, PersonChange, Proof, SessionRow, Store, TokenHash};
use domain::framework::{Framework, StrategicObjective};
use domain::ids::{ObjectiveId, SessionId};
use domain::people::{Person, Role};
use domain::time::Timestamp;

async fn populated() -> std::sync::Arc<Store> {
    let store = in_memory().await;
    store.org_create(&org()).await.unwrap();
    let people = [
        person("ines", None, &[]),
        person("tomas", Some("ines"), &[]),
        person("marta", None, &[Role::LeadershipReviewer]),
        person("anna", Some("ines"), &[Role::Administrator]),
    ];
    for p in people {
        store.person_create(&p, &format!("hash of {}", p.id)).await.unwrap();
    }
    store
}

fn session(id: &str, person: &str, expires: i64) -> SessionRow {
    SessionRow {
        id: SessionId::parse(id).unwrap(),
        person: who(person),
        org: org().id,
        created: Timestamp(1),
        seen: Timestamp(expires - 10),
        expires: Timestamp(expires),
        agent: "Browser".to_owned(),
    }
}

fn names(people: &[domain::people::Person]) -> Vec<&str> {
    people.iter().map(|p| p.id.as_str()).collect()
}

#[tokio::test]
async fn people_are_found_by_what_they_are_to_each_other() {
    let store = populated().await;
    assert_eq!(store.org(&org().id).await.unwrap(), Some(org()));
    assert!(matches!(store.org_create(&org()).await, Err(Error::Exists { .. })));
    store.org_save(&crate::Org { quorum: 2, ..org() }).await.unwrap();
    assert_eq!(store.orgs().await.unwrap()[0].quorum, 2);
    assert_eq!(names(&store.people(&org().id).await.unwrap()), ["anna", "ines", "marta", "tomas"]);
    assert_eq!(names(&store.reports(&who("ines")).await.unwrap()), ["anna", "tomas"]);
    assert_eq!(names(&store.reviewers(&org().id).await.unwrap()), ["marta"]);
    let some = store.persons([&who("tomas"), &who("nobody"), &who("ines")]).await.unwrap();
    assert_eq!(some.into_keys().collect::<Vec<_>>(), [who("ines"), who("tomas")]);
    assert_eq!(store.person(&who("nobody")).await.unwrap(), None);
}

#[tokio::test]
async fn an_address_is_one_account() {
    let store = populated().await;
    let mut second = person("tomas2", None, &[]);
    second.email = "tomas@north.example".to_owned();
    let taken = store.person_create(&second, "h").await;
    assert!(matches!(taken, Err(Error::Exists { .. })), "{taken:?}");
    assert_eq!(store.person(&who("tomas2")).await.unwrap(), None);
    let found = store.person_by_email("tomas@north.example").await.unwrap().unwrap();
    assert_eq!((found.person.id, found.hash.as_str()), (who("tomas"), "hash of tomas"));
    assert!(store.person_by_email("nobody@north.example").await.unwrap().is_none());
    assert!(store.person_by_email("' OR true; --").await.unwrap().is_none());

    let tomas = found_again(&store).await;
    let replaced = async |old| store.password_replace((&org().id, &who("tomas")), &Proof::Old(old), "new", None, &noted()).await;
    assert!(matches!(replaced("hash of ines").await, Err(Error::Conflict)), "proven by a password that it is not");
    replaced("hash of tomas").await.unwrap();
    let reviewing = Person { roles: [Role::LeadershipReviewer].into(), ..tomas.clone() }.changed();
    changed(&store, &tomas, &reviewing).await.unwrap();
    assert!(matches!(changed(&store, &tomas, &reviewing).await, Err(Error::Conflict)), "read before it was changed");
    assert_eq!(store.person_by_email(&tomas.email).await.unwrap().unwrap().hash, "new");
    assert_eq!(names(&store.reviewers(&org().id).await.unwrap()), ["marta", "tomas"]);
    let taken = Person { email: "ines@north.example".to_owned(), ..reviewing.clone() }.changed();
    assert!(matches!(changed(&store, &reviewing, &taken).await, Err(Error::Exists { .. })));
    let seen = store.directory_changes(&org().id).await.unwrap();
    let change = PersonChange { read: Some(reviewing.clone()), next: reviewing.changed() };
    assert!(
        matches!(store.person_change(seen - 1, &change, (Timestamp(7), &[noted()])).await, Err(Error::Conflict)),
        "decided before somebody was changed"
    );
    assert_eq!(store.directory_changes(&org().id).await.unwrap(), seen, "and nothing counts that was not written");
}

async fn found_again(store: &Store) -> Person {
    store.person(&who("tomas")).await.unwrap().unwrap()
}

fn noted() -> Entry {
    Entry { at: Timestamp(7), person: who("anna"), what: "person.changed".to_owned(), about: String::new() }
}

async fn changed(store: &Store, read: &Person, next: &Person) -> Result<Vec<SessionId>, Error> {
    let seen = store.directory_changes(&org().id).await?;
    store.person_change(seen, &PersonChange { read: Some(read.clone()), next: next.clone() }, (Timestamp(7), &[noted()])).await
}

#[tokio::test]
async fn whoever_was_stored_by_an_early_release_can_be_changed() {
    let store = populated().await;
    let mut without = found_again(&store).await;
    // Before people held roles of the framework there was no such field.
    store.run(crate::unit::Unit::new("UPDATE person UNSET body.holds")).await.unwrap();
    assert_eq!(found_again(&store).await, without);
    changed(&store, &without, &without.clone().changed()).await.unwrap();
    without = without.changed();
    assert_eq!(found_again(&store).await, without);
}

#[tokio::test]
async fn a_sign_in_that_was_proven_by_a_password_of_yesterday_does_not_begin_and_nobody_keeps_one_who_leaves() {
    let store = populated().await;
    let (a, tomas) = (TokenHash::of("a"), found_again(&store).await);
    store.session_create(&a, &session("s-a", "tomas", 100), "hash of tomas").await.unwrap();
    let stale = store.session_create(&TokenHash::of("b"), &session("s-b", "tomas", 100), "hash of yesterday").await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    let gone = Person { left: Some(Timestamp(8)), ..tomas.clone() }.changed();
    assert_eq!(changed(&store, &tomas, &gone).await.unwrap(), [SessionId::parse("s-a").unwrap()]);
    assert_eq!(store.session_by_hash(&a, Timestamp(9)).await.unwrap(), None);
    let late = store.session_create(&TokenHash::of("c"), &session("s-c", "tomas", 100), "hash of tomas").await;
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    assert_eq!(names(&store.reports(&who("ines")).await.unwrap()), ["anna"]);
}

#[tokio::test]
async fn a_sign_in_lasts_until_it_expires_or_is_ended() {
    let store = populated().await;
    let (a, b) = (TokenHash::of("a"), TokenHash::of("b"));
    store.session_create(&a, &session("s-a", "tomas", 100), "hash of tomas").await.unwrap();
    store.session_create(&b, &session("s-b", "tomas", 200), "hash of tomas").await.unwrap();
    let (row, who_is) = store.session_by_hash(&a, Timestamp(99)).await.unwrap().unwrap();
    assert_eq!((row, who_is.id), (session("s-a", "tomas", 100), who("tomas")));
    assert_eq!(store.session_by_hash(&a, Timestamp(100)).await.unwrap(), None);
    assert_eq!(store.session_by_hash(&TokenHash::of("c"), Timestamp(0)).await.unwrap(), None);
    assert_eq!(store.sessions_of(&who("tomas"), Timestamp(150)).await.unwrap().len(), 1);

    store.session_touch(&a, Timestamp(95), Timestamp(300)).await.unwrap();
    let order: Vec<_> =
        store.sessions_of(&who("tomas"), Timestamp(99)).await.unwrap().into_iter().map(|s| s.id.to_string()).collect();
    assert_eq!(order, ["s-b", "s-a"]);
    let id = SessionId::parse("s-a").unwrap();
    assert!(!store.session_delete(&who("ines"), &id).await.unwrap(), "nobody ends another's sign-in");
    assert!(store.session_delete(&who("tomas"), &id).await.unwrap());
    assert!(!store.session_delete(&who("tomas"), &id).await.unwrap());
    store.session_touch(&a, Timestamp(96), Timestamp(400)).await.unwrap();
    assert_eq!(store.session_by_hash(&a, Timestamp(0)).await.unwrap(), None, "an ended sign-in stays ended");
    store.session_delete_expired(Timestamp(200)).await.unwrap();
    assert_eq!(store.sessions_of(&who("tomas"), Timestamp(0)).await.unwrap(), vec![]);
}

#[tokio::test]
async fn a_token_for_co_editing_ends_with_its_sign_in() {
    let store = populated().await;
    store.session_create(&TokenHash::of("a"), &session("s-a", "tomas", 100), "hash of tomas").await.unwrap();
    let token = TokenHash::of("t");
    store.sync_token_create(&token, &who("tomas"), &SessionId::parse("s-a").unwrap(), Timestamp(50)).await.unwrap();
    let (row, who_is) = store.session_by_sync_token(&token, Timestamp(49)).await.unwrap().unwrap();
    assert_eq!((row.id.as_str(), who_is.id), ("s-a", who("tomas")));
    assert_eq!(store.session_by_sync_token(&token, Timestamp(50)).await.unwrap(), None);
    assert_eq!(store.session_by_sync_token(&TokenHash::of("u"), Timestamp(0)).await.unwrap(), None);
    assert_eq!(store.session_by_hash(&token, Timestamp(0)).await.unwrap(), None, "it is no sign-in by itself");
    store.session_delete(&who("tomas"), &SessionId::parse("s-a").unwrap()).await.unwrap();
    assert_eq!(store.session_by_sync_token(&token, Timestamp(0)).await.unwrap(), None);
}

#[tokio::test]
async fn frameworks_are_published_once_and_objectives_replaced() {
    let store = populated().await;
    let framework = Framework { version: 1, ..Framework::default() };
    store.framework_put(&org().id, &framework).await.unwrap();
    assert!(matches!(store.framework_put(&org().id, &framework).await, Err(Error::Exists { .. })));
    assert_eq!(store.framework(&org().id, 1).await.unwrap(), Some(framework));
    assert_eq!(store.framework(&org().id, 2).await.unwrap(), None);
    assert_eq!(store.objectives(&org().id).await.unwrap(), vec![]);
    let objective = StrategicObjective::new(ObjectiveId::parse("o").unwrap(), "N", "");
    for objectives in [vec![objective.clone()], vec![]] {
        store.objectives_put(&org().id, &objectives).await.unwrap();
        assert_eq!(store.objectives(&org().id).await.unwrap(), objectives);
    }
}

#[tokio::test]
async fn what_happens_apart_from_proposals_is_noted_newest_first() {
    let store = populated().await;
    for at in 1..=3 {
        let entry = Entry { at: Timestamp(at), person: who("tomas"), what: "session.started".to_owned(), about: String::new() };
        store.audit_append(&org().id, &entry).await.unwrap();
    }
    let rows = store.audit_of_org(&org().id, 2).await.unwrap();
    assert_eq!(rows.iter().map(|r| r.entry.at.0).collect::<Vec<_>>(), [3, 2]);
}
