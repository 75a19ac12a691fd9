//! What somebody takes out about themselves: all that their pages show them, and nothing that those do not.

use crate::world::{PASSWORD, World, decision, goal, secret};
use domain::assessment::Side;
use domain::audit::AuditKind;
use domain::people::Actor;
use domain::review::DecisionKind;
use domain::section::Section;
use domain::view::AuditQuery;
use serde_json::Value;
use std::io::{Cursor, Read};

async fn taken(w: &World, actor: &Actor) -> (Value, String) {
    let file = w.service.my_data(actor).await.unwrap();
    assert_eq!((file.name.as_str(), file.media_type), ("my-data.zip", "application/zip"));
    let mut archive = zip::ZipArchive::new(Cursor::new(file.bytes)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    (serde_json::from_str(&read("my-data.json")).unwrap(), read("my-data.html"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_employee_takes_out_their_paths_and_what_others_did_about_them() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.submitted().await;
    s.decide(&w.reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    let draft = s.start(&w.employee, "A second path").await.unwrap();
    w.edit(&w.employee, &draft, Section::Objectives, &goal("zugspitze", "zugspitze")).await.unwrap();
    let signed_in = s.sign_in("employee@example.org", PASSWORD, "A browser").await.unwrap().actor;
    let mut record = s.person(&w.administrator, &w.employee.person).await.unwrap();
    record.details.title = "Another title".to_owned();
    s.person_change(&w.administrator, &w.employee.person, record.revision, &record.details).await.unwrap();

    let (data, page) = taken(&w, &signed_in).await;
    assert_eq!((&data["me"]["email"], &data["me"]["title"]), (&"employee@example.org".into(), &"Another title".into()));
    assert_eq!(data["me"]["manager"]["name"], "manager");
    assert_eq!(data["signing_in"]["sessions"][0]["agent"], "A browser");
    let paths = data["my_paths"].as_array().unwrap();
    assert_eq!(paths.len(), 2);
    assert_eq!(paths.iter().map(|path| path["versions"].as_array().unwrap().len()).sum::<usize>(), 1);
    assert!(page.contains("zugspitze") && page.contains("Another title") && page.contains("A second path"), "{page}");
    let others = data["what_others_did_about_me"].as_array().unwrap();
    assert!(others.iter().any(|one| one["what"] == "person.changed" && one["by"]["name"] == "administrator"), "{others:?}");
    let mine = data["what_i_did"].as_array().unwrap();
    assert!(mine.iter().any(|one| one["what"] == "proposal.submitted"));
    assert!(mine.iter().chain(others).all(|one| one["what"] != "review.decided"), "whoever decided is told where decisions are");

    let exports = AuditQuery { kind: Some(AuditKind::Export), ..AuditQuery::default() };
    let noted = s.audit_log(&w.auditor, &exports).await.unwrap().entries;
    assert_eq!((noted[0].what.as_str(), noted[0].person.name.as_str()), ("export.my_data", "employee"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_out_what_is_not_theirs_to_read() {
    let w = World::new().await;
    let s = &w.service;
    let hidden = w.draft().await;
    w.edit(&w.employee, &hidden, Section::Objectives, &goal("zugspitze", "zugspitze")).await.unwrap();
    let id = w.submitted().await;
    s.decide(&w.reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    for actor in [&w.manager, &w.stakeholder, &w.reviewer, &w.second_reviewer, &w.administrator, &w.auditor, &w.outsider] {
        let (data, page) = taken(&w, actor).await;
        assert!(!page.contains("zugspitze") && !data.to_string().contains(hidden.as_str()), "{}", actor.name);
        assert_eq!(data["my_paths"], Value::Array(Vec::new()));
        assert_eq!(data["me"]["name"], actor.name.as_str());
        let decided = data["decisions_that_i_made"].as_array().unwrap().len();
        assert_eq!(decided, usize::from(actor.person == w.reviewer.person), "{}", actor.name);
        let asked = data["questions_that_i_was_asked"].as_array().unwrap().len();
        assert_eq!(asked > 0, actor.person == w.stakeholder.person, "{}", actor.name);
    }
    // What the manager rates is told when both have sealed.
    let path = w.assessing().await;
    w.rate(&path, Side::Manager).await;
    w.rate(&path, Side::Employee).await;
    s.seal(&w.manager, &path).await.unwrap();
    let (data, page) = taken(&w, &w.employee).await;
    assert!(page.contains(secret(Side::Employee)));
    assert!(!page.contains(secret(Side::Manager)) && !data.to_string().contains(secret(Side::Manager)));
}
