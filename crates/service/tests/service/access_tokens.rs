//! Personal access tokens.

use crate::world::{PASSWORD, World};
use domain::access_token::{MAX_DAYS, PREFIX, Scope};
use domain::people::Actor;
use domain::view::{AccessTokenInput, NewAccessToken, PeopleQuery};
use service::Error;

async fn signed_in(w: &World, name: &str) -> Actor {
    w.service.sign_in(&format!("{name}@example.org"), PASSWORD, "").await.unwrap().actor
}

fn wanted(scopes: &[Scope]) -> AccessTokenInput {
    AccessTokenInput { name: "Nightly export".to_owned(), scopes: scopes.iter().copied().collect(), days: 30 }
}

async fn made(w: &World, name: &str, scopes: &[Scope]) -> NewAccessToken {
    w.service.access_token_create(&signed_in(w, name).await, &wanted(scopes)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_its_owner_for_its_scopes_alone() {
    let w = World::new().await;
    let s = &w.service;
    let token = made(&w, "employee", &[Scope::Read]).await;
    assert!(token.secret.starts_with(PREFIX) && token.secret.len() == PREFIX.len() + 64, "{token:?}");
    assert!(!format!("{token:?}").contains(&token.secret), "no secret is written into a log");
    let grant = s.authenticate_token(&token.secret).await.unwrap().unwrap();
    let actor = grant.actor(Scope::Read).unwrap();
    assert_eq!((&actor.person, &actor.org, &actor.roles), (&w.employee.person, &w.org, &w.employee.roles));
    for scope in [Scope::Write, Scope::Administer] {
        assert!(matches!(grant.actor(scope), Err(Error::InsufficientScope(missing)) if missing == scope));
    }
    // What belongs to a sign-in is none of its business.
    assert!(matches!(s.access_token_create(&actor, &wanted(&[Scope::Read])).await, Err(Error::NotSignedIn)));
    assert!(matches!(s.passkey_add(&actor).await, Err(Error::NotAllowedNow(_) | Error::NotSignedIn)));
    let listed = s.my_access_tokens(&w.employee).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert!(listed[0].used.is_some() && token.token.used.is_none());
    for other in [token.secret.trim_start_matches(PREFIX), &format!("{PREFIX}nothing"), ""] {
        assert!(s.authenticate_token(other).await.unwrap().is_none(), "{other}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_makes_no_token() {
    let w = World::new().await;
    let (s, employee) = (&w.service, signed_in(&w, "employee").await);
    let refused = [
        AccessTokenInput { name: " ".to_owned(), ..wanted(&[Scope::Read]) },
        AccessTokenInput { name: "x".repeat(61), ..wanted(&[Scope::Read]) },
        wanted(&[]),
        AccessTokenInput { days: 0, ..wanted(&[Scope::Read]) },
        AccessTokenInput { days: MAX_DAYS + 1, ..wanted(&[Scope::Read]) },
        wanted(&[Scope::Read, Scope::Administer]),
    ];
    for input in refused {
        let outcome = s.access_token_create(&employee, &input).await;
        assert!(matches!(outcome, Err(Error::Invalid(_))), "{input:?}: {outcome:?}");
    }
    assert_eq!(s.my_access_tokens(&employee).await.unwrap(), []);
    for name in ["administrator", "programme-owner"] {
        made(&w, name, &[Scope::Administer]).await;
    }
    for _ in 0..20 {
        s.access_token_create(&employee, &wanted(&[Scope::Write])).await.unwrap();
    }
    let one_more = s.access_token_create(&employee, &wanted(&[Scope::Write])).await;
    assert!(matches!(one_more, Err(Error::NotAllowedNow(_))), "{one_more:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_follows_the_appointments_of_its_owner() {
    let w = World::new().await;
    let s = &w.service;
    let token = made(&w, "administrator", &[Scope::Administer]).await;
    let actor = async || s.authenticate_token(&token.secret).await.unwrap().unwrap().actor(Scope::Administer).unwrap();
    assert!(s.people(&actor().await, &PeopleQuery::default()).await.is_ok());
    let second = s.person(&w.administrator, &w.colleague.person).await.unwrap();
    let mut details = second.details;
    details.roles = w.administrator.roles.clone();
    s.person_change(&w.administrator, &w.colleague.person, second.revision, &details).await.unwrap();
    let first = s.person(&w.administrator, &w.administrator.person).await.unwrap();
    let mut details = first.details;
    details.roles.clear();
    s.person_change(&w.administrator, &w.administrator.person, first.revision, &details).await.unwrap();
    assert!(matches!(s.people(&actor().await, &PeopleQuery::default()).await, Err(Error::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_with_a_departure_another_password_and_by_being_revoked() {
    let w = World::new().await;
    let s = &w.service;
    let good = async |token: &NewAccessToken| s.authenticate_token(&token.secret).await.unwrap().is_some();

    let own = made(&w, "employee", &[Scope::Read]).await;
    assert!(matches!(s.access_token_revoke(&w.colleague, &own.token.id).await, Err(Error::NotFound)));
    s.access_token_revoke(&w.employee, &own.token.id).await.unwrap();
    assert!(!good(&own).await);
    assert!(matches!(s.access_token_revoke(&w.employee, &own.token.id).await, Err(Error::NotFound)));

    let seen = made(&w, "employee", &[Scope::Read]).await;
    let (administrator, person) = (&w.administrator, &w.employee.person);
    assert_eq!(s.person_access_tokens(administrator, person).await.unwrap(), std::slice::from_ref(&seen.token));
    let elsewhere = s.person_access_token_revoke(administrator, &w.colleague.person, &seen.token.id).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)) && good(&seen).await);
    s.person_access_token_revoke(administrator, person, &seen.token.id).await.unwrap();
    assert!(!good(&seen).await);

    let changed = made(&w, "employee", &[Scope::Read]).await;
    let employee = signed_in(&w, "employee").await;
    assert!(s.change_password(&employee, "not it", "a password of my own").await.is_err() && good(&changed).await);
    s.change_password(&employee, PASSWORD, PASSWORD).await.unwrap();
    assert!(!good(&changed).await);

    let reset = made(&w, "employee", &[Scope::Read]).await;
    let link = s.password_link(administrator, person).await.unwrap();
    assert!(good(&reset).await);
    s.choose_password(&link.token, PASSWORD).await.unwrap();
    assert!(!good(&reset).await);

    let gone = made(&w, "employee", &[Scope::Read]).await;
    s.person_leave(administrator, person).await.unwrap();
    assert!(!good(&gone).await);
    s.person_return(administrator, person).await.unwrap();
    assert!(!good(&gone).await);

    let noted = s.store().audit_of_org(&w.org, 100).await.unwrap();
    let count = |what: &str| noted.iter().filter(|row| row.entry.what == what && row.entry.about == person.as_str()).count();
    assert_eq!((count("person.access_token_made"), count("person.access_token_revoked")), (5, 2));
    assert!(noted.iter().all(|row| !row.entry.about.contains("Nightly")));
}

/// A list of people takes leave of many at once.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_missing_from_a_list_has_no_token_any_more() {
    use domain::view::{DirectoryOptions, MissingPeople};
    let w = World::new().await;
    let (s, administrator) = (&w.service, &w.administrator);
    let token = made(&w, "stakeholder", &[Scope::Read]).await;
    let list = || exchange::File::new("people.csv", "Name,Email,Title\nadministrator,administrator@example.org,Tester\n");
    let mut options = DirectoryOptions { missing: Some(MissingPeople::Leave), ..DirectoryOptions::default() };
    let preview = s.directory_preview(administrator, list(), &options).await.unwrap();
    assert!(preview.ready, "{preview:?}");
    options.seen = Some(preview.seen);
    s.directory_import(administrator, list(), &options).await.unwrap();
    assert!(s.authenticate_token(&token.secret).await.unwrap().is_none());
    assert_eq!(s.person_access_tokens(administrator, &w.stakeholder.person).await.unwrap(), []);
}
