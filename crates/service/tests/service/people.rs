//! The organization's people as administrators look after them.

use crate::world::{PASSWORD, World, decision};
use domain::consultation::Stage;
use domain::ids::PersonId;
use domain::people::{Actor, Person, Role};
use domain::review::DecisionKind;
use domain::section::Section;
use domain::view::{Belonging, PEOPLE_AT_ONCE, PeopleOrder, PeopleQuery, PersonDetails};
use service::{Consent, Error, Result, Service, Settings};
use std::collections::BTreeSet;

const NEW: &str = "a password of my own";

fn details(name: &str) -> PersonDetails {
    PersonDetails {
        name: name.to_owned(),
        email: format!("{name}@example.org"),
        title: "Somebody new".to_owned(),
        ..PersonDetails::default()
    }
}

/// Changes somebody as they are at this moment.
async fn change(w: &World, id: &PersonId, with: impl FnOnce(&mut PersonDetails)) -> Result<()> {
    let mut record = w.service.person(&w.administrator, id).await.unwrap();
    with(&mut record.details);
    w.service.person_change(&w.administrator, id, record.revision, &record.details).await.map(drop)
}

async fn can_sign_in(w: &World, email: &str, password: &str) -> bool {
    w.service.sign_in(email, password, "").await.is_ok()
}

fn invalid<T: std::fmt::Debug>(outcome: Result<T>) -> String {
    match outcome {
        Err(Error::Invalid(sentence)) => sentence,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_added_chooses_a_password_by_a_link_and_the_link_is_good_once() {
    let w = World::new().await;
    let (s, administrator) = (&w.service, &w.administrator);
    let id = s
        .person_add(administrator, &PersonDetails { manager: Some(w.manager.person.clone()), ..details("joiner") })
        .await
        .unwrap();
    assert!(!s.person(administrator, &id).await.unwrap().can_sign_in);
    assert!(!can_sign_in(&w, "joiner@example.org", PASSWORD).await);
    let replaced = s.password_link(administrator, &id).await.unwrap();
    let link = s.password_link(administrator, &id).await.unwrap();
    assert!(matches!(s.link_holder(&replaced.token).await, Err(Error::NotFound)));
    let holder = s.link_holder(&link.token).await.unwrap();
    assert_eq!(
        (holder.name.as_str(), holder.email.as_str(), holder.organization.as_str()),
        ("joiner", "joiner@example.org", "Home")
    );
    assert!(invalid(s.choose_password(&link.token, "short").await).contains("too short"));
    s.choose_password(&link.token, NEW).await.unwrap();
    assert!(matches!(s.choose_password(&link.token, PASSWORD).await, Err(Error::NotFound)), "used up");
    let joined = s.sign_in("joiner@example.org", NEW, "").await.unwrap();
    let reports = s.reports(&w.manager).await.unwrap();
    assert!(reports.iter().any(|report| report.person.id == joined.actor.person));
    assert!(s.person(administrator, &id).await.unwrap().can_sign_in);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_for_a_new_start_ends_every_sign_in_and_one_cannot_be_used_twice_at_once() {
    let w = World::new().await;
    let s = &w.service;
    let before = s.sign_in("employee@example.org", PASSWORD, "").await.unwrap();
    let link = s.password_link(&w.administrator, &w.employee.person).await.unwrap();
    assert!(can_sign_in(&w, "employee@example.org", PASSWORD).await, "until it is used nothing has changed");
    let (one, two) = tokio::join!(s.choose_password(&link.token, NEW), s.choose_password(&link.token, "another password"));
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    assert!(s.authenticate(&before.token).await.unwrap().is_none());
    assert!(!can_sign_in(&w, "employee@example.org", PASSWORD).await);
    assert_ne!(
        can_sign_in(&w, "employee@example.org", NEW).await,
        can_sign_in(&w, "employee@example.org", "another password").await
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_changes_their_password_stays_signed_in_here_alone() {
    let w = World::new().await;
    let s = &w.service;
    let here = s.sign_in("employee@example.org", PASSWORD, "here").await.unwrap();
    let there = s.sign_in("employee@example.org", PASSWORD, "there").await.unwrap();
    assert!(invalid(s.change_password(&here.actor, "not it", NEW).await).contains("not your current password"));
    assert!(s.authenticate(&there.token).await.unwrap().is_some());
    let link = s.password_link(&w.administrator, &w.employee.person).await.unwrap();
    s.change_password(&here.actor, PASSWORD, NEW).await.unwrap();
    assert!(matches!(s.link_holder(&link.token).await, Err(Error::NotFound)), "what the old one opened is closed");
    assert!(s.authenticate(&here.token).await.unwrap().is_some());
    assert!(s.authenticate(&there.token).await.unwrap().is_none());
    assert!(!can_sign_in(&w, "employee@example.org", PASSWORD).await);
    assert!(can_sign_in(&w, "employee@example.org", NEW).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_changed_about_somebody_holds_everywhere_at_once() {
    let w = World::new().await;
    let (s, id) = (&w.service, &w.employee.person);
    let path = w.shared().await;
    change(&w, id, |person| {
        person.name = "名前 Ἀλέξης".to_owned();
        person.email = "Another@Example.org".to_owned();
        person.roles = BTreeSet::from([Role::FrameworkOwner]);
        person.manager = None;
    })
    .await
    .unwrap();
    assert_eq!(s.proposal(&w.manager, &path).await.unwrap().employee.name, "名前 Ἀλέξης");
    assert!(!can_sign_in(&w, "employee@example.org", PASSWORD).await);
    let again = s.sign_in("another@example.org", PASSWORD, "").await.unwrap().actor;
    s.draft(&again).await.unwrap();
    assert!(
        s.reports(&w.manager).await.unwrap().iter().any(|report| report.person.id == *id),
        "the path goes on with the manager it has"
    );
    // The address that is free again is somebody else's.
    let id = s.person_add(&w.administrator, &details("employee")).await.unwrap();
    let taken = change(&w, &id, |person| person.email = "another@example.org".to_owned()).await;
    assert!(matches!(taken, Err(Error::Conflict(_))), "{taken:?}");
    assert_eq!(s.person(&w.administrator, &id).await.unwrap().details, details("employee"), "nothing of it was written");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_refused_with_a_sentence() {
    let w = World::new().await;
    let (manager, employee) = (&w.manager.person, &w.employee.person);
    assert!(invalid(change(&w, manager, |p| p.manager = Some(manager.clone())).await).contains("cannot be their own manager"));
    let between = w
        .service
        .person_add(&w.administrator, &PersonDetails { manager: Some(employee.clone()), ..details("between") })
        .await
        .unwrap();
    assert!(invalid(change(&w, manager, |p| p.manager = Some(between.clone())).await).contains("would become their own manager"));
    assert!(invalid(change(&w, employee, |p| p.manager = Some(w.outsider.person.clone())).await).contains("does not work here"));
    assert!(invalid(change(&w, employee, |p| p.second_line = Some(employee.clone())).await).contains("own manager"));
    assert!(
        invalid(change(&w, employee, |p| p.holds = Some("no-such-role".parse().unwrap())).await).contains("not in the framework")
    );
    assert!(invalid(change(&w, employee, |p| p.email = "no address".to_owned()).await).contains("no address"));
    assert!(invalid(change(&w, employee, |p| p.name = "x".repeat(201)).await).contains("too long"));
    change(&w, employee, |p| p.name = "x".repeat(200)).await.unwrap();
    w.service.person_leave(&w.administrator, &w.colleague.person).await.unwrap();
    assert!(invalid(change(&w, employee, |p| p.manager = Some(w.colleague.person.clone())).await).contains("does not work here"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_administrators_on_one_person_one_wins_and_the_other_is_told() {
    let w = World::new().await;
    let (s, id) = (&w.service, &w.employee.person);
    let read = s.person(&w.administrator, id).await.unwrap();
    let with = |title: &str| PersonDetails { title: title.to_owned(), ..read.details.clone() };
    let (a, b) = (with("One"), with("Other"));
    let (one, other) = tokio::join!(
        s.person_change(&w.administrator, id, read.revision, &a),
        s.person_change(&w.administrator, id, read.revision, &b),
    );
    let winner = match (one, other) {
        (Ok(won), Err(Error::Raced)) | (Err(Error::Raced), Ok(won)) => won,
        both => panic!("{both:?}"),
    };
    assert_eq!(s.person(&w.administrator, id).await.unwrap(), winner);
    assert!(
        matches!(s.person_change(&w.administrator, id, read.revision, &a).await, Err(Error::Raced)),
        "nothing is overwritten unseen"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_is_always_left() {
    let w = World::new().await;
    let (s, one, two) = (&w.service, &w.administrator, &w.colleague);
    assert!(matches!(s.person_leave(one, &one.person).await, Err(Error::Conflict(_))));
    let stepped_down = change(&w, &one.person, |person| person.roles.clear()).await;
    assert!(matches!(stepped_down, Err(Error::Conflict(_))), "{stepped_down:?}");
    change(&w, &two.person, |person| person.roles = BTreeSet::from([Role::Administrator])).await.unwrap();
    let two = Actor { roles: BTreeSet::from([Role::Administrator]), ..two.clone() };
    // Each lets the other go, at the same moment.
    let (first, second) = tokio::join!(s.person_leave(one, &two.person), s.person_leave(&two, &one.person));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_would_become_each_others_manager_at_one_moment_do_not() {
    let w = World::new().await;
    let s = &w.service;
    let [a, b] = ["one", "other"].map(details);
    let (a, b) = (s.person_add(&w.administrator, &a).await.unwrap(), s.person_add(&w.administrator, &b).await.unwrap());
    let (one, other) =
        tokio::join!(change(&w, &a, |p| p.manager = Some(b.clone())), change(&w, &b, |p| p.manager = Some(a.clone())));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_left_is_nowhere_but_in_what_they_took_part_in_and_can_come_back() {
    let w = World::new().await;
    let (s, gone) = (&w.service, &w.reviewer);
    let id = w.submitted().await;
    s.decide(gone, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    let path = w.shared().await;
    let signed_in = s.sign_in("reviewer@example.org", PASSWORD, "").await.unwrap();
    let token = s.sync_token(&signed_in.actor).await.unwrap().token;
    let link = s.password_link(&w.administrator, &gone.person).await.unwrap();
    s.person_leave(&w.administrator, &gone.person).await.unwrap();
    assert!(s.authenticate(&signed_in.token).await.unwrap().is_none());
    assert!(s.authenticate_sync(&token).await.unwrap().is_none());
    assert!(matches!(s.link_holder(&link.token).await, Err(Error::NotFound)));
    assert!(!can_sign_in(&w, "reviewer@example.org", PASSWORD).await);
    assert!(matches!(s.password_link(&w.administrator, &gone.person).await, Err(Error::NotAllowedNow(_))));
    let colleagues = s.proposal(&w.manager, &path).await.unwrap().colleagues;
    assert!(!colleagues.is_empty() && colleagues.iter().all(|one| one.id != gone.person));
    let decisions = s.proposal(&w.employee, &id).await.unwrap().decisions;
    assert!(decisions.iter().any(|decision| decision.reviewer.name == "reviewer"), "{decisions:?}");
    s.person_leave(&w.administrator, &gone.person).await.unwrap();
    s.person_return(&w.administrator, &gone.person).await.unwrap();
    assert!(can_sign_in(&w, "reviewer@example.org", PASSWORD).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_left_is_not_asked_and_facilitates_nothing_new() {
    let w = World::new().await;
    let s = &w.service;
    let path = w.shared().await;
    w.write(&path, Section::Connection).await;
    let question = w.ask(&path).await;
    s.person_leave(&w.administrator, &w.stakeholder.person).await.unwrap();
    let closed = &s.proposal(&w.employee, &path).await.unwrap().consultations[0].consultation;
    assert!(matches!(&closed.stage, Stage::Closed { reason } if reason == "stakeholder has left."), "{:?}", closed.stage);
    let late = s.consent(&w.employee, &question, Consent::Yes).await;
    assert!(matches!(&late, Err(Error::NotAllowedNow(sentence)) if sentence.contains("no longer open")), "{late:?}");
    assert!(invalid(s.ask(&w.manager, &path, &w.question()).await).contains("nobody of that name"));
    s.person_leave(&w.administrator, &w.colleague.person).await.unwrap();
    assert!(s.reports(&w.manager).await.unwrap().iter().all(|report| report.person.id != w.colleague.person));
    s.person_leave(&w.administrator, &w.manager.person).await.unwrap();
    let alone = s.start(&w.employee, "A path without a manager").await;
    assert!(matches!(&alone, Err(Error::NotAllowedNow(sentence)) if sentence.contains("has left")), "{alone:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn which_role_somebody_holds_is_not_overwritten_unseen() {
    let w = World::new().await;
    let (s, id) = (&w.service, &w.employee.person);
    let read = s.person(&w.administrator, id).await.unwrap();
    s.set_holds(&w.administrator, id, Some(&"data-2".parse().unwrap())).await.unwrap();
    let late = s.person_change(&w.administrator, id, read.revision, &read.details).await;
    assert!(matches!(late, Err(Error::Raced)), "{late:?}");
    assert_eq!(s.person(&w.administrator, id).await.unwrap().details.holds, Some("data-2".parse().unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_found_by_words_appointment_manager_and_whether_they_are_here() {
    let w = World::new().await;
    let s = &w.service;
    for name in ["Zoë", "Åsa", "李雷", "Нина"] {
        let email = format!("person{}@example.org", name.chars().next().map_or(0, u32::from));
        s.person_add(&w.administrator, &PersonDetails { name: name.to_owned(), email, ..details("x") }).await.unwrap();
    }
    let find = async |query: PeopleQuery| {
        let page = s.people(&w.administrator, &query).await.unwrap();
        (page.people.into_iter().map(|row| row.person.name).collect::<Vec<_>>(), page.total)
    };
    let words = |search: &str| PeopleQuery { search: search.to_owned(), ..PeopleQuery::default() };
    assert_eq!(find(words("  NEW zOË ")).await.0, ["Zoë"], "all words, in whatever field, in whatever case");
    assert_eq!(find(words("нина")).await.0, ["Нина"]);
    assert_eq!(find(words("nobody at all")).await, (Vec::new(), 0));
    let administrators = PeopleQuery { role: Some(Role::Administrator), ..PeopleQuery::default() };
    assert_eq!(find(administrators).await.0, ["administrator"]);
    let reports = PeopleQuery { manager: Some(w.manager.person.clone()), order: PeopleOrder::Email, ..PeopleQuery::default() };
    assert_eq!(find(reports.clone()).await.0, ["colleague", "employee"]);
    s.person_leave(&w.administrator, &w.colleague.person).await.unwrap();
    assert_eq!(find(reports.clone()).await.0, ["employee"]);
    assert_eq!(find(PeopleQuery { belonging: Belonging::Left, ..reports.clone() }).await.0, ["colleague"]);
    assert_eq!(find(PeopleQuery { belonging: Belonging::Everybody, ..reports }).await.1, 2);
    for number in 0..PEOPLE_AT_ONCE {
        s.person_add(&w.administrator, &details(&format!("many{number:02}"))).await.unwrap();
    }
    let many = |skip| PeopleQuery { skip, ..words("many") };
    assert_eq!(find(many(0)).await.0.len(), PEOPLE_AT_ONCE);
    assert_eq!(find(many(PEOPLE_AT_ONCE - 1)).await, (vec![format!("many{:02}", PEOPLE_AT_ONCE - 1)], PEOPLE_AT_ONCE));
    assert!(find(many(usize::MAX)).await.0.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_to_who_has_left_are_closed_also_when_the_server_died_in_between() {
    let mut w = World::new().await;
    let path = w.shared().await;
    let question = w.ask(&path).await;
    w.service.consent(&w.employee, &question, Consent::Yes).await.unwrap();
    w.service.shutdown().await.unwrap();
    let settings = Settings::new(store::Place::Directory(w.directory.path().to_owned()));
    let store = store::Store::open(settings.store.clone()).await.unwrap();
    let read = store.person(&w.stakeholder.person).await.unwrap().unwrap();
    let next = Person { left: Some(service::now()), ..read.clone() }.changed();
    let noted = store::Entry {
        at: service::now(),
        person: w.administrator.person.clone(),
        what: "person.left".to_owned(),
        about: String::new(),
    };
    let seen = store.directory_changes(&w.org).await.unwrap();
    store
        .person_change(seen, &store::PersonChange { read: Some(read), next }, (noted.at, std::slice::from_ref(&noted)))
        .await
        .unwrap();
    store.close().await.unwrap();
    w.service = Service::open(settings).await.unwrap();
    let view = w.service.proposal(&w.employee, &path).await.unwrap();
    assert!(matches!(view.consultations[0].consultation.stage, Stage::Closed { .. }));
    w.service.person_return(&w.administrator, &w.stakeholder.person).await.unwrap();
    w.ask(&path).await;
}
