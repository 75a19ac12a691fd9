//! Lists of people that are brought in and taken back.

use crate::world::{PASSWORD, World};
use domain::people::Role;
use domain::view::{Belonging, DirectoryLine, DirectoryOptions, DirectoryPreview, MissingPeople, PeopleQuery, PersonDetails};
use exchange::File;
use service::Error;
use std::fmt::Write as _;

const HEAD: &str = "Name,Email,Job title,Manager\n";

fn file(rows: &str) -> File {
    File::new("people.csv", format!("{HEAD}{rows}"))
}

async fn preview(w: &World, rows: &str, missing: Option<MissingPeople>) -> DirectoryPreview {
    let options = DirectoryOptions { missing, ..DirectoryOptions::default() };
    w.service.directory_preview(&w.administrator, file(rows), &options).await.unwrap()
}

fn chosen(preview: &DirectoryPreview, missing: MissingPeople) -> DirectoryOptions {
    DirectoryOptions { missing: Some(missing), seen: Some(preview.seen), ..DirectoryOptions::default() }
}

fn names(lines: &[DirectoryLine]) -> Vec<&str> {
    lines.iter().map(|line| line.name.as_str()).collect()
}

async fn here(w: &World, belonging: Belonging) -> Vec<String> {
    let query = PeopleQuery { belonging, ..PeopleQuery::default() };
    let page = w.service.people(&w.administrator, &query).await.unwrap();
    page.people.into_iter().map(|row| row.person.name).collect()
}

fn problems(preview: &DirectoryPreview) -> Vec<(Option<u32>, &str)> {
    preview.problems.iter().map(|problem| (problem.line, problem.text.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_says_what_it_changes_changes_that_and_is_taken_back() {
    let w = World::new().await;
    let before = here(&w, Belonging::Everybody).await;
    // Below those who report to her, by her name; the address in capitals; somebody who is here under another title.
    let rows = "李 雷,lei@example.org,Analyst,Zoë Ø\nEmployee,EMPLOYEE@example.org,Tester of tests,manager@example.org\nZoë Ø,zoe@example.org,Head,\n";
    let first = preview(&w, rows, None).await;
    assert_eq!((names(&first.added.first), names(&first.changed.first)), (vec!["李 雷", "Zoë Ø"], vec!["Employee"]));
    assert!(!first.ready && first.missing.total == before.len() - 1, "what becomes of the others is asked: {first:?}");
    let first = preview(&w, rows, Some(MissingPeople::Stay)).await;
    assert!(first.ready, "{first:?}");
    assert_eq!(here(&w, Belonging::Everybody).await, before, "nothing is written by looking");

    let s = &w.service;
    let done = s.directory_import(&w.administrator, file(rows), &chosen(&first, MissingPeople::Stay)).await.unwrap();
    assert_eq!((done.added, done.changed, done.name.as_str()), (2, 1, "people.csv"));
    let again = s.directory_import(&w.administrator, file(rows), &chosen(&first, MissingPeople::Stay)).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "what was looked at is no more: {again:?}");
    let second = preview(&w, rows, Some(MissingPeople::Stay)).await;
    assert_eq!((second.unchanged, second.ready), (3, false));
    let found = s.people(&w.administrator, &PeopleQuery { search: "lei".to_owned(), ..PeopleQuery::default() }).await.unwrap();
    assert_eq!(found.people[0].manager.as_ref().unwrap().name, "Zoë Ø");
    assert_eq!(s.directory_last(&w.administrator).await.unwrap().unwrap(), done);

    let undone = s.undo_directory_import(&w.administrator, &done.id).await.unwrap();
    assert_eq!(undone.left.total, 0);
    assert_eq!(here(&w, Belonging::Everybody).await, before, "nobody is left who was added, also not among those who left");
    assert_eq!(s.person(&w.administrator, &w.employee.person).await.unwrap().details.title, "title of employee");
    assert!(matches!(s.undo_directory_import(&w.administrator, &done.id).await, Err(Error::Conflict(_))));
    assert_eq!(s.directory_last(&w.administrator).await.unwrap(), None);
    let third = preview(&w, rows, Some(MissingPeople::Stay)).await;
    assert!(third.ready && third.added.total == 2, "the addresses are free again");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_list_gets_wrong_is_said_with_its_lines_and_nothing_is_written() {
    let w = World::new().await;
    let rows = "Ann,ann@x.org,Lead,Bob\nBob,bob@x.org,Lead,Cy\nCy,cy@x.org,Lead,ann@x.org\nDee,dee@x.org,Lead,nobody@x.org\n\
                Ann,ANN@x.org,Lead,\n,eve@x.org,Lead,\nFay,no address,Lead,\nGus,gus@x.org,,\nHal,hal@x.org,Lead,Hal\nIda,ida@x.org,Lead,Pat\n\
                Pat,pat@x.org,Lead,\nPat,pat2@x.org,Lead,\n";
    let found = preview(&w, rows, Some(MissingPeople::Stay)).await;
    let said = problems(&found);
    let says = |line: u32, words: &str| {
        assert!(said.iter().any(|(at, text)| *at == Some(line) && text.contains(words)), "line {line}, {words:?}: {said:#?}");
    };
    says(2, "make a circle: ");
    says(5, "nobody@x.org");
    says(6, "line 2 already");
    says(7, "name");
    says(8, "no address");
    says(9, "title");
    says(10, "own manager");
    says(11, "Several people are called Pat");
    assert_eq!(said.len(), 8, "{said:#?}");
    assert!(!found.ready);
    let refused = w.service.directory_import(&w.administrator, file(rows), &chosen(&found, MissingPeople::Stay)).await;
    assert!(matches!(refused, Err(Error::Invalid(ref sentence)) if sentence.starts_with("Line ")), "{refused:?}");
    let role = File::new("people.csv", "Name,Email,Title,Framework role\nAnn,ann@x.org,Lead,Wizard\n");
    let options = DirectoryOptions { missing: Some(MissingPeople::Stay), ..DirectoryOptions::default() };
    let found = w.service.directory_preview(&w.administrator, role, &options).await.unwrap();
    assert!(problems(&found)[0].1.contains("no role Wizard"));
    let columns = File::new("people.csv", "Who,Where\nAnn,ann@x.org\n");
    let found = w.service.directory_preview(&w.administrator, columns, &options).await.unwrap();
    assert_eq!((found.problems.len(), found.columns.len()), (3, 2), "the columns can be chosen: {found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_missing_leaves_only_when_that_was_chosen_and_comes_back_with_the_undoing() {
    let w = World::new().await;
    let s = &w.service;
    let alone = "Ann,ann@x.org,Lead,\n";
    let found = preview(&w, alone, Some(MissingPeople::Leave)).await;
    assert!(problems(&found).iter().any(|(_, text)| text.contains("not on this list yourself")), "{found:?}");
    let rows = "Ann,ann@x.org,Lead,\nAdministrator,administrator@example.org,Tester,\nEmployee,employee@example.org,Tester,Ann\n";
    let found = preview(&w, rows, Some(MissingPeople::Leave)).await;
    let done = s.directory_import(&w.administrator, file(rows), &chosen(&found, MissingPeople::Leave)).await.unwrap();
    assert_eq!(here(&w, Belonging::Here).await, ["Administrator", "Ann", "Employee"]);
    assert!(s.sign_in("manager@example.org", PASSWORD, "").await.is_err(), "whoever left is out");
    assert!(s.person(&w.administrator, &w.manager.person).await.unwrap().left.is_some());
    let returned = "Manager,manager@example.org,Tester,\n";
    assert_eq!(names(&preview(&w, returned, Some(MissingPeople::Stay)).await.returned.first), ["Manager"]);

    // Ann takes part: she stays when the list is taken back, and with her what names her.
    let link = s.people(&w.administrator, &PeopleQuery { search: "ann@x".to_owned(), ..PeopleQuery::default() }).await.unwrap();
    let token = s.password_link(&w.administrator, &link.people[0].person.id).await.unwrap().token;
    s.choose_password(&token, "a password of hers").await.unwrap();
    let undone = s.undo_directory_import(&w.administrator, &done.id).await.unwrap();
    assert_eq!(names(&undone.left.first), ["Ann"]);
    s.sign_in("manager@example.org", PASSWORD, "").await.unwrap();
    let employee = s.person(&w.administrator, &w.employee.person).await.unwrap();
    assert_eq!(employee.manager.unwrap().name, "manager");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_changed_since_stays_as_they_are_when_a_list_is_taken_back() {
    let w = World::new().await;
    let s = &w.service;
    let rows = "Ann,ann@x.org,Lead,\nEmployee,employee@example.org,Other,Ann\nColleague,colleague@example.org,Other,\n";
    let found = preview(&w, rows, Some(MissingPeople::Stay)).await;
    let done = s.directory_import(&w.administrator, file(rows), &chosen(&found, MissingPeople::Stay)).await.unwrap();
    let record = s.person(&w.administrator, &w.employee.person).await.unwrap();
    let mut details = record.details.clone();
    details.roles.insert(Role::LeadershipReviewer);
    s.person_change(&w.administrator, &w.employee.person, record.revision, &details).await.unwrap();
    let mut left = s.undo_directory_import(&w.administrator, &done.id).await.unwrap().left.first;
    left.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(names(&left), ["Ann", "Employee"], "Ann is the manager of somebody who stays");
    assert_eq!(s.person(&w.administrator, &w.colleague.person).await.unwrap().details.title, "title of colleague");
    assert_eq!(s.person(&w.administrator, &w.employee.person).await.unwrap().details.title, "Other");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_bring_in_ten_thousand_at_once_one_does_and_nobody_is_there_twice() {
    let w = World::new().await;
    let s = &w.service;
    let mut rows = String::new();
    for number in 0..10_000 {
        let manager = if number == 0 { String::new() } else { format!("p{}@x.org", (number - 1) / 10) };
        writeln!(rows, "Person {number},p{number}@x.org,Member,{manager}").unwrap();
    }
    let found = preview(&w, &rows, Some(MissingPeople::Stay)).await;
    assert!(found.ready && found.added.total == 10_000 && found.added.first.len() == 50, "{:?}", found.problems);
    let options = chosen(&found, MissingPeople::Stay);
    let meanwhile = async {
        // Waits until it is being written.
        for _ in 0..15_000 {
            if s.directory_progress(&w.administrator).await.unwrap().is_some_and(|progress| progress.written > 0) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        let record = s.person(&w.administrator, &w.employee.person).await.unwrap();
        s.person_change(
            &w.administrator,
            &w.employee.person,
            record.revision,
            &PersonDetails { title: "Other".to_owned(), ..record.details },
        )
        .await
    };
    let (one, two, other) = tokio::join!(
        s.directory_import(&w.administrator, file(&rows), &options),
        s.directory_import(&w.administrator, file(&rows), &options),
        meanwhile,
    );
    assert!(matches!(other, Err(Error::NotAllowedNow(_))), "whoever changes somebody meanwhile is told to wait: {other:?}");
    let (done, refused) = if one.is_ok() { (one, two) } else { (two, one) };
    assert_eq!(done.unwrap().added, 10_000);
    assert!(matches!(refused, Err(Error::Conflict(_) | Error::NotAllowedNow(_))), "{refused:?}");
    let page = s.people(&w.administrator, &PeopleQuery { search: "x.org".to_owned(), ..PeopleQuery::default() }).await.unwrap();
    assert_eq!(page.total, 10_000);
    assert_eq!(s.directory_progress(&w.administrator).await.unwrap(), None);
}
