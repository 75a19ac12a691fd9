//! Signing in at an identity provider: whom its words make somebody here, and what administrators choose about it.

use crate::world::{PASSWORD, World};
use domain::ids::PersonId;
use domain::people::{Actor, Role};
use domain::sign_in::{GroupRule, Refusal, SignInSettings, Unknown, Ways};
use domain::view::{PersonDetails, ProviderView};
use service::{Error, ProviderClaims, Result, Service, Settings, SignedIn};
use std::collections::BTreeSet;
use std::sync::Arc;

const ISSUER: &str = "https://id.example";

/// The world, opened again by a program that has an identity provider.
async fn world() -> World {
    let mut w = World::new().await;
    w.service.shutdown().await.unwrap();
    w.service = open(&w).await;
    w
}

async fn open(w: &World) -> Arc<Service> {
    let mut settings = Settings::new(store::Place::Directory(w.directory.path().to_owned()));
    settings.origin = Some("https://path.example.org".to_owned());
    settings.provider = Some(ProviderView { name: "Example".to_owned(), issuer: ISSUER.to_owned(), groups: true });
    Service::open(settings).await.unwrap()
}

fn claims(subject: &str, email: &str) -> ProviderClaims {
    ProviderClaims {
        issuer: ISSUER.to_owned(),
        subject: subject.to_owned(),
        email: Some(email.to_owned()),
        email_verified: true,
        name: Some("Somebody  New".to_owned()),
        groups: None,
        id_token: "signed".to_owned(),
    }
}

fn in_groups(subject: &str, email: &str, groups: &[&str]) -> ProviderClaims {
    ProviderClaims { groups: Some(groups.iter().map(|&group| group.to_owned()).collect()), ..claims(subject, email) }
}

async fn come(w: &World, claims: &ProviderClaims) -> Result<SignedIn> {
    w.service.sign_in_by_provider(claims, "a browser").await
}

fn refused<T>(outcome: Result<T>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("signed in"),
    }
}

async fn choose(w: &World, by: &Actor, with: impl FnOnce(&mut SignInSettings)) -> Result<()> {
    let mut settings = w.service.sign_in_view(by).await?.settings;
    with(&mut settings);
    w.service.sign_in_change(by, &settings).await.map(drop)
}

async fn roles(w: &World, id: &PersonId) -> BTreeSet<Role> {
    w.service.store().person(id).await.unwrap().unwrap().roles
}

fn rule(group: &str, role: Role) -> GroupRule {
    GroupRule { group: group.to_owned(), role }
}

/// What the audit log says of the organization, the newest first.
async fn noted(w: &World) -> Vec<String> {
    let rows = w.service.store().audit_of_org(&w.org, 100).await.unwrap();
    rows.into_iter().map(|row| row.entry.what).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_known_by_a_verified_address_is_known_by_the_account_from_then_on() {
    let w = world().await;
    let first = come(&w, &claims("1", " Employee@Example.org")).await.unwrap();
    assert_eq!(first.actor.person, w.employee.person);
    assert!(w.service.authenticate(&first.token).await.unwrap().is_some());
    // The address may change there and here; the account stays theirs.
    let moved = come(&w, &claims("1", "somebody-else@example.org")).await.unwrap();
    assert_eq!(moved.actor.person, w.employee.person);
    let unverified = ProviderClaims { email_verified: false, email: None, ..claims("1", "") };
    assert_eq!(come(&w, &unverified).await.unwrap().actor.person, w.employee.person);
    assert_ne!(first.token, moved.token, "every sign-in has a secret of its own");
    let noted = noted(&w).await;
    assert_eq!(noted.iter().filter(|what| *what == "person.account_linked").count(), 1, "{noted:?}");
    assert_eq!(noted.iter().filter(|what| *what == "session.signed_in_by_provider").count(), 3, "{noted:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_proves_nothing_that_the_provider_does_not_vouch_for() {
    let w = world().await;
    let unverified = ProviderClaims { email_verified: false, ..claims("1", "employee@example.org") };
    assert_eq!(refused(come(&w, &unverified).await), Refusal::Unverified);
    let none = ProviderClaims { email: None, ..claims("1", "") };
    assert_eq!(refused(come(&w, &none).await), Refusal::NoAddress);
    assert_eq!(refused(come(&w, &claims("1", "no address")).await), Refusal::NoAddress);
    // Whether the address is somebody's is told only to whoever it belongs to.
    let nobody = ProviderClaims { email_verified: false, ..claims("2", "nobody@example.org") };
    assert_eq!(refused(come(&w, &nobody).await), Refusal::Unverified);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_account_with_somebodys_address_is_not_them_until_an_administrator_says_so() {
    let w = world().await;
    let first = come(&w, &claims("1", "employee@example.org")).await.unwrap();
    assert_eq!(refused(come(&w, &claims("2", "employee@example.org")).await), Refusal::OtherAccount);
    let another = ProviderClaims { issuer: "https://other.example".to_owned(), ..claims("1", "colleague@example.org") };
    assert_eq!(come(&w, &another).await.unwrap().actor.person, w.colleague.person, "an account is one of its provider");
    let account = w.service.person_account(&w.administrator, &w.employee.person).await.unwrap().unwrap();
    assert_eq!((account.issuer.as_str(), account.subject.as_str()), (ISSUER, "1"));
    w.service.person_account_remove(&w.administrator, &w.employee.person).await.unwrap();
    assert!(w.service.authenticate(&first.token).await.unwrap().is_none());
    assert_eq!(come(&w, &claims("2", "employee@example.org")).await.unwrap().actor.person, w.employee.person);
    let nothing = w.service.person_account_remove(&w.administrator, &w.manager.person).await;
    assert!(matches!(nothing, Err(Error::NotAllowedNow(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_left_does_not_come_back_through_the_provider() {
    let w = world().await;
    let known = come(&w, &claims("1", "employee@example.org")).await.unwrap();
    for person in [&w.employee.person, &w.colleague.person] {
        w.service.person_leave(&w.administrator, person).await.unwrap();
    }
    assert!(w.service.authenticate(&known.token).await.unwrap().is_none());
    choose(&w, &w.administrator, |s| s.unknown = Unknown::Add).await.unwrap();
    assert_eq!(refused(come(&w, &claims("1", "employee@example.org")).await), Refusal::Left);
    assert_eq!(refused(come(&w, &claims("2", "colleague@example.org")).await), Refusal::Left);
    w.service.person_return(&w.administrator, &w.employee.person).await.unwrap();
    assert!(come(&w, &claims("1", "employee@example.org")).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_nobody_knows_is_refused_or_added_as_was_chosen() {
    let w = world().await;
    let joiner = claims("9", "joiner@example.org");
    assert_eq!(refused(come(&w, &joiner).await), Refusal::Unknown);
    choose(&w, &w.administrator, |s| s.unknown = Unknown::Add).await.unwrap();
    let (one, two) = tokio::join!(come(&w, &joiner), come(&w, &joiner));
    let (one, two) = (one.unwrap().actor, two.unwrap().actor);
    assert_eq!(one.person, two.person, "added once");
    let record = w.service.person(&w.administrator, &one.person).await.unwrap();
    assert_eq!(
        record.details,
        PersonDetails {
            name: "Somebody New".to_owned(),
            email: "joiner@example.org".to_owned(),
            title: "Employee".to_owned(),
            ..PersonDetails::default()
        }
    );
    // Two organizations that would: nobody can say which.
    choose(&w, &w.outsider, |s| s.unknown = Unknown::Add).await.unwrap();
    assert_eq!(refused(come(&w, &claims("10", "another@example.org")).await), Refusal::Unknown);
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_appoint_and_take_away_what_they_gave_alone() {
    let w = world().await;
    choose(&w, &w.administrator, |s| {
        s.groups =
            vec![rule("leads", Role::LeadershipReviewer), rule("hr", Role::ProgrammeOwner), rule("hr", Role::FrameworkOwner)];
    })
    .await
    .unwrap();
    let id = &w.employee.person;
    let actor = come(&w, &in_groups("1", "employee@example.org", &["hr", "everybody"])).await.unwrap().actor;
    assert_eq!(actor.roles, BTreeSet::from([Role::ProgrammeOwner, Role::FrameworkOwner]));
    // What an administrator appoints to by hand stays.
    let mut record = w.service.person(&w.administrator, id).await.unwrap();
    record.details.roles.insert(Role::Administrator);
    w.service.person_change(&w.administrator, id, record.revision, &record.details).await.unwrap();
    come(&w, &in_groups("1", "employee@example.org", &["leads"])).await.unwrap();
    assert_eq!(roles(&w, id).await, BTreeSet::from([Role::LeadershipReviewer, Role::Administrator]));
    // Without groups in the answer nothing is known of them.
    come(&w, &claims("1", "employee@example.org")).await.unwrap();
    assert_eq!(roles(&w, id).await, BTreeSet::from([Role::LeadershipReviewer, Role::Administrator]));
    come(&w, &in_groups("1", "employee@example.org", &[])).await.unwrap();
    assert_eq!(roles(&w, id).await, BTreeSet::from([Role::Administrator]));
    // Whoever had an appointment before keeps it when they leave its group.
    come(&w, &in_groups("2", "programme-owner@example.org", &["hr"])).await.unwrap();
    come(&w, &in_groups("2", "programme-owner@example.org", &[])).await.unwrap();
    assert_eq!(roles(&w, &w.programme_owner.person).await, BTreeSet::from([Role::ProgrammeOwner, Role::FrameworkOwner]));
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_never_take_the_last_administrator_away() {
    let w = world().await;
    let admins =
        |s: &mut SignInSettings| s.groups = vec![rule("it", Role::Administrator), rule("leads", Role::LeadershipReviewer)];
    choose(&w, &w.administrator, admins).await.unwrap();
    let employee = come(&w, &in_groups("1", "employee@example.org", &["it"])).await.unwrap().actor;
    let id = &w.administrator.person;
    let mut record = w.service.person(&employee, id).await.unwrap();
    record.details.roles.clear();
    w.service.person_change(&employee, id, record.revision, &record.details).await.unwrap();
    let still = come(&w, &in_groups("1", "employee@example.org", &["leads"])).await.unwrap().actor;
    assert_eq!(still.roles, BTreeSet::from([Role::Administrator, Role::LeadershipReviewer]));
    // As soon as there is another one, the group's absence counts.
    come(&w, &in_groups("2", "colleague@example.org", &["it"])).await.unwrap();
    let gone = come(&w, &in_groups("1", "employee@example.org", &["leads"])).await.unwrap().actor;
    assert_eq!(gone.roles, BTreeSet::from([Role::LeadershipReviewer]));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_provider_alone_is_chosen_by_whoever_came_that_way_and_closes_every_other() {
    let w = world().await;
    let s = &w.service;
    let link = s.password_link(&w.administrator, &w.employee.person).await.unwrap();
    let by_password = s.sign_in("administrator@example.org", PASSWORD, "").await.unwrap().actor;
    let only = |s: &mut SignInSettings| s.ways = Ways::Provider;
    let sentence = choose(&w, &by_password, only).await.unwrap_err().to_string();
    assert!(sentence.contains("yourself first"), "{sentence}");
    let by_provider = come(&w, &claims("1", "administrator@example.org")).await.unwrap().actor;
    choose(&w, &by_provider, only).await.unwrap();
    assert!(s.sign_in_offer().await.unwrap().passwords, "the other organization still takes them");
    let told =
        |outcome: Result<()>| matches!(outcome, Err(Error::NotAllowedNow(sentence)) if sentence.contains("identity provider"));
    assert!(told(s.sign_in("employee@example.org", PASSWORD, "").await.map(drop)));
    let wrong = s.sign_in("employee@example.org", "not it at all", "").await;
    assert!(matches!(wrong, Err(Error::WrongCredentials)), "who does not know the password learns nothing");
    assert!(s.sign_in("outsider@example.org", PASSWORD, "").await.is_ok());
    assert!(told(s.link_holder(&link.token).await.map(drop)));
    assert!(told(s.choose_password(&link.token, "a password of my own").await));
    assert!(told(s.password_link(&by_provider, &w.employee.person).await.map(drop)));
    assert!(told(s.link_for("employee@example.org").await.map(drop)));
    assert!(told(s.passkey_add(&by_password).await.map(drop)));
    assert!(told(s.change_password(&by_password, PASSWORD, "a password of my own").await));
    assert!(come(&w, &claims("2", "employee@example.org")).await.is_ok());
    // Whoever runs the program can always get back in.
    s.allow_passwords(&w.org).await.unwrap();
    assert!(s.sign_in("employee@example.org", PASSWORD, "").await.is_ok());
    assert!(noted(&w).await.iter().any(|what| what == "organization.sign_in_changed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_every_organization_has_the_provider_alone_no_password_is_looked_at() {
    let w = world().await;
    let s = &w.service;
    for (subject, email) in [("1", "administrator@example.org"), ("2", "outsider@example.org")] {
        let actor = come(&w, &claims(subject, email)).await.unwrap().actor;
        choose(&w, &actor, |s| s.ways = Ways::Provider).await.unwrap();
    }
    let offer = s.sign_in_offer().await.unwrap();
    assert_eq!((offer.provider.as_deref(), offer.passwords, offer.passkeys), (Some("Example"), false, false));
    for password in [PASSWORD, "not it at all"] {
        let outcome = s.sign_in("employee@example.org", password, "").await;
        assert!(matches!(outcome, Err(Error::NotAllowedNow(_))), "right and wrong answer alike: {outcome:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_is_not_overwritten_unseen_and_has_to_fit() {
    let w = world().await;
    let read = w.service.sign_in_view(&w.administrator).await.unwrap();
    assert!(read.provider.is_some() && !read.by_provider);
    choose(&w, &w.administrator, |s| s.unknown = Unknown::Add).await.unwrap();
    let late = w.service.sign_in_change(&w.administrator, &read.settings).await;
    assert!(matches!(late, Err(Error::Raced)), "{late:?}");
    for groups in [
        vec![rule(" ", Role::Administrator)],
        vec![rule(&"x".repeat(201), Role::Administrator)],
        vec![rule("x", Role::Administrator); 101],
    ] {
        let outcome = choose(&w, &w.administrator, |s| s.groups = groups).await;
        assert!(matches!(outcome, Err(Error::Invalid(_))), "{outcome:?}");
    }
    choose(&w, &w.administrator, |s| {
        s.groups = vec![rule(" b ", Role::Administrator), rule("a", Role::Administrator), rule("b", Role::Administrator)];
    })
    .await
    .unwrap();
    let kept = w.service.sign_in_view(&w.administrator).await.unwrap().settings;
    assert_eq!((kept.groups, kept.unknown), (vec![rule("a", Role::Administrator), rule("b", Role::Administrator)], Unknown::Add));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_begun_is_answered_once_and_only_where_it_was_begun() {
    let w = world().await;
    let s = &w.service;
    let begun = s.provider_begin("/p/one").await.unwrap();
    assert!(s.provider_answered("another browser", &begun.state).await.unwrap().is_none());
    assert!(s.provider_answered(&begun.browser, "another state").await.unwrap().is_none());
    let answered = s.provider_answered(&begun.browser, &begun.state).await.unwrap().unwrap();
    assert_eq!((answered.nonce, answered.verifier, answered.next), (begun.nonce, begun.verifier, begun.next));
    assert!(s.provider_answered(&begun.browser, &begun.state).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_by_the_provider_can_sign_out_there_once() {
    let w = world().await;
    let s = &w.service;
    let by_password = s.sign_in("employee@example.org", PASSWORD, "").await.unwrap().actor;
    assert_eq!(s.sign_out(&by_password).await.unwrap(), None);
    let by_provider = come(&w, &claims("1", "employee@example.org")).await.unwrap();
    let browser = s.sign_out(&by_provider.actor).await.unwrap().unwrap();
    assert!(s.authenticate(&by_provider.token).await.unwrap().is_none());
    assert_eq!(s.provider_farewell(&browser).await.unwrap().as_deref(), Some("signed"));
    assert_eq!(s.provider_farewell(&browser).await.unwrap(), None);
    assert_eq!(s.sign_out(&by_provider.actor).await.unwrap(), None);
}
