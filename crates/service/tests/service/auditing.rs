//! The audit log: what is noted, who reads it, and that it is found when somebody tampers with it.

use crate::world::{PASSWORD, World};
use domain::audit::AuditKind;
use domain::people::{Actor, Role};
use domain::time::Date;
use domain::view::{AUDIT_AT_ONCE, AuditEntry, AuditQuery};
use exchange::Output;
use service::{Error, now};
use std::time::Duration;
use store::ChainFault;

async fn log(w: &World, query: &AuditQuery) -> Vec<AuditEntry> {
    w.service.audit_log(&w.auditor, query).await.unwrap().entries
}

fn of(kind: AuditKind) -> AuditQuery {
    AuditQuery { kind: Some(kind), ..AuditQuery::default() }
}

/// What is noted once the task is done that nobody waits for.
async fn refusals(w: &World, expected: usize) -> Vec<AuditEntry> {
    for _ in 0..200 {
        let found = log(w, &of(AuditKind::SignIn)).await;
        let refused: Vec<_> = found.into_iter().filter(|entry| entry.what == "session.refused").collect();
        if refused.len() >= expected {
            return refused;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("fewer than {expected} refused sign-ins were noted");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_a_submitted_version_is_noted_once_a_day_and_the_pair_is_not() {
    let w = World::new().await;
    let id = w.submitted().await;
    let s = &w.service;
    for reader in [&w.employee, &w.manager, &w.reviewer, &w.reviewer, &w.second_reviewer] {
        s.review(reader, &id, 1).await.unwrap();
        s.version(reader, &id, 1).await.unwrap();
    }
    assert!(matches!(s.version(&w.colleague, &id, 1).await, Err(Error::NotFound)));
    let read = log(&w, &of(AuditKind::Reading)).await;
    let told: Vec<_> = read.iter().map(|e| (e.person.name.as_str(), e.what.as_str(), e.about.clone())).collect();
    let about = format!("{id}/1");
    assert_eq!(told, [("second-reviewer", "version.read", about.clone()), ("reviewer", "version.read", about)]);
    assert_eq!(read[0].path_of.as_ref().map(|owner| owner.name.as_str()), Some("employee"));
    // With everything else about the proposal, by its name.
    let all = log(&w, &AuditQuery { about: id.to_string(), ..AuditQuery::default() }).await;
    assert!(all.iter().any(|e| e.what == "proposal.submitted") && all.iter().any(|e| e.what == "version.read"), "{all:?}");
    assert!(all.iter().all(|e| e.subject == id.as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_sign_ins_exports_and_appointments_are_noted() {
    let w = World::new().await;
    let s = &w.service;
    assert!(matches!(s.sign_in("employee@example.org", "not the password", "").await, Err(Error::WrongCredentials)));
    assert!(matches!(s.sign_in("nobody@example.org", "not the password", "").await, Err(Error::WrongCredentials)));
    s.person_leave(&w.administrator, &w.colleague.person).await.unwrap();
    assert!(matches!(s.sign_in("colleague@example.org", PASSWORD, "").await, Err(Error::WrongCredentials)));
    let refused = refusals(&w, 2).await;
    let mut names: Vec<_> = refused.iter().map(|e| (e.person.name.as_str(), e.about.as_str())).collect();
    names.sort_unstable();
    assert_eq!(names, [("colleague", "password"), ("employee", "password")]);

    s.export(&w.employee, None, Output::Csv).await.unwrap();
    let exports = log(&w, &of(AuditKind::Export)).await;
    assert_eq!((exports[0].person.name.as_str(), exports[0].what.as_str()), ("employee", "export.framework"));

    let mut record = s.person(&w.administrator, &w.stakeholder.person).await.unwrap();
    record.details.roles = [Role::Auditor, Role::Mentor].into();
    s.person_change(&w.administrator, &w.stakeholder.person, record.revision, &record.details).await.unwrap();
    let people = log(&w, &of(AuditKind::People)).await;
    let appointed = people.iter().find(|e| e.what == "person.appointed").unwrap();
    assert_eq!(appointed.about, format!("{}/+auditor +mentor", w.stakeholder.person));
    assert_eq!(appointed.named.as_ref().map(|named| named.name.as_str()), Some("stakeholder"));
}

#[tokio::test(flavor = "multi_thread")]
async fn auditors_and_administrators_read_the_log_and_an_auditor_nothing_else() {
    let w = World::new().await;
    let s = &w.service;
    w.submitted().await;
    for actor in [&w.auditor, &w.administrator] {
        assert!(!s.audit_log(actor, &AuditQuery::default()).await.unwrap().entries.is_empty());
    }
    let mentor = Actor { roles: [Role::Mentor].into(), ..w.colleague.clone() };
    let reviewer =
        Actor { roles: [Role::ProgrammeOwner, Role::LeadershipReviewer, Role::FrameworkOwner].into(), ..mentor.clone() };
    for actor in [&w.employee, &w.reviewer, &w.programme_owner, &mentor, &reviewer] {
        assert!(matches!(s.audit_log(actor, &AuditQuery::default()).await, Err(Error::NotFound)));
        assert!(matches!(s.audit_export(actor, &AuditQuery::default()).await, Err(Error::NotFound)));
        assert!(matches!(s.audit_check(actor).await, Err(Error::NotFound)));
    }
    let other = s.audit_log(&w.outsider, &AuditQuery::default()).await.unwrap();
    assert!(other.entries.iter().all(|e| e.person.id == w.outsider.person), "{other:?}");
    assert!(other.entries.iter().all(|e| e.path_of.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_read_a_part_at_a_time_by_day_and_by_person() {
    let w = World::new().await;
    let s = &w.service;
    // With having been added, and the beginning of the path.
    let id = w.draft().await;
    for number in 2..AUDIT_AT_ONCE * 2 {
        s.rename(&w.employee, &id, &format!("Name {number}")).await.unwrap();
    }
    let mut query = AuditQuery { person: Some(w.employee.person.clone()), ..AuditQuery::default() };
    let first = s.audit_log(&w.auditor, &query).await.unwrap();
    assert_eq!((first.entries.len(), first.person.map(|p| p.name)), (AUDIT_AT_ONCE, Some("employee".to_owned())));
    query.behind = first.next.unwrap();
    let second = s.audit_log(&w.auditor, &query).await.unwrap();
    assert_eq!((second.entries.len(), second.next), (AUDIT_AT_ONCE, None));
    let numbers: Vec<u64> = first.entries.iter().chain(&second.entries).map(|e| e.number).collect();
    assert!(numbers.windows(2).all(|two| two[0] > two[1]), "{numbers:?}");

    let today = now().date();
    let day = |days: i64| Some(Date::from_days(today.days() + days));
    let none = AuditQuery { from: day(1), ..AuditQuery::default() };
    assert_eq!(log(&w, &none).await, []);
    let none = AuditQuery { until: day(-2), ..AuditQuery::default() };
    assert_eq!(log(&w, &none).await, []);
    let all = AuditQuery { from: day(-1), until: day(1), ..AuditQuery::default() };
    assert_eq!(log(&w, &all).await.len(), AUDIT_AT_ONCE);
    let unknown = AuditQuery { behind: "nowhere".to_owned(), ..AuditQuery::default() };
    assert!(matches!(s.audit_log(&w.auditor, &unknown).await, Err(Error::Invalid(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_taken_out_with_everything_that_is_hashed_and_that_is_noted() {
    let w = World::new().await;
    let s = &w.service;
    w.shared().await;
    let file = s.audit_export(&w.auditor, &of(AuditKind::Sharing)).await.unwrap();
    let text = String::from_utf8(file.bytes).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let shared = log(&w, &of(AuditKind::Sharing)).await;
    assert_eq!(lines.len(), shared.len() + 1, "{text}");
    assert!(lines[1].contains(&shared[0].hash) && lines[1].contains("section.shared"), "{text}");
    let noted = log(&w, &of(AuditKind::Export)).await;
    assert_eq!((noted[0].what.as_str(), noted[0].about.as_str()), ("export.audit_log", shared.len().to_string().as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_tells_whether_the_log_holds() {
    let w = World::new().await;
    let s = &w.service;
    assert_eq!(s.audit_log(&w.auditor, &AuditQuery::default()).await.unwrap().standing.check, None);
    let standing = s.audit_check(&w.auditor).await.unwrap();
    let check = standing.check.unwrap();
    assert_eq!((check.entries, &check.fault), (standing.sealed, &None));
    assert!(standing.sealed > 5);
    let head = standing.head;
    w.shared().await;
    let proof = s.audit_verify(None, Some(&head)).await.unwrap();
    assert_eq!(proof.noted, Some(("Home".to_owned(), standing.sealed)));
    assert!(proof.organizations.iter().all(|one| one.fault.is_none()));
    let one = s.audit_verify(Some(&w.org), Some(&"0".repeat(64))).await.unwrap();
    assert_eq!((one.organizations.len(), one.noted), (1, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_removes_an_entry_past_the_program_is_found_and_the_log_goes_on() {
    let w = World::new().await;
    let s = &w.service;
    s.audit_seal().await.unwrap();
    assert!(s.store().audit_spoil(&w.org, 3).await.unwrap());
    let check = s.audit_check(&w.auditor).await.unwrap().check.unwrap();
    assert_eq!(check.entries, 2);
    assert!(check.fault.is_some_and(|fault| fault.contains("entry 3 was removed")), "in a sentence");
    let page = s.audit_log(&w.auditor, &AuditQuery::default()).await.unwrap();
    assert!(page.standing.check.is_some_and(|check| check.fault.is_some()), "the page says so from then on");
    w.draft().await;
    assert_eq!(log(&w, &AuditQuery::default()).await[0].what, "proposal.started");
    let proof = s.audit_verify(Some(&w.org), None).await.unwrap();
    assert!(matches!(proof.organizations[0].fault, Some(ChainFault::RowGone { number: 3, .. })));
}
