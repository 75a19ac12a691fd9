//! The whole way: from the first word to the approval of the second version, and along the path.

use crate::world::{World, decision, modifications, text};
use domain::diff::LineChange;
use domain::review::{DecisionKind, ResolutionKind};
use domain::section::Section;
use domain::state::{State, Step};
use domain::view::{DeskKind, Shelf};
use service::demo::LEILA;

#[tokio::test(flavor = "multi_thread")]
async fn a_path_is_written_decided_modified_approved_and_walked() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.submitted().await;

    // Leadership finds it and asks for a modification.
    let desk = s.desk(&w.reviewer).await.unwrap();
    assert!(desk.your_turn.iter().any(|l| l.kind == DeskKind::Review { version: 1 } && l.proposal == id), "{desk:?}");
    s.step(&w.reviewer, &id, Step::BeginReview).await.unwrap();
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!(view.state, State::ModificationsRequested);
    assert_eq!(view.decisions.len(), 1);
    assert_eq!(view.requests[0].request.note, "note-of-leadership");

    // The pair reconvenes; the gate names the open request until it is answered.
    s.step(&w.manager, &id, Step::Reconvene).await.unwrap();
    let missing = s.proposal(&w.employee, &id).await.unwrap().missing;
    assert_eq!(missing.len(), 1, "{missing:?}");
    let value = "The role opens next spring, and both areas have asked for her by name.";
    w.edit(&w.manager, &id, Section::Connection, &[text(LEILA.goals[0].id, "value", value)]).await.unwrap();
    let request = view.requests[0].request.id.clone();
    s.resolve(&w.manager, &id, &request, ResolutionKind::Resolved, "named who asked").await.unwrap();
    w.sign(&id).await;
    assert_eq!(s.submit(&w.employee, &id).await.unwrap(), 2);

    // Version 2 shows what changed, and version 1 stands as it was.
    let review = s.review(&w.reviewer, &id, 2).await.unwrap();
    let changed: Vec<_> = review.lines.iter().filter(|l| l.change != LineChange::Same).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0].line.text, value);
    assert_eq!(review.answered[0].request.resolution.as_ref().unwrap().note, "named who asked");
    let first = s.version(&w.employee, &id, 1).await.unwrap();
    assert!(first.contents.connection.goals.values().any(|c| c.value == LEILA.goals[0].value));

    s.decide(&w.reviewer, &id, 2, &decision(DecisionKind::Approve)).await.unwrap();
    for (step, state) in [
        (Step::Activate, State::Active),
        (Step::Pause, State::Paused),
        (Step::Resume, State::Active),
        (Step::Complete, State::Completed),
    ] {
        s.step(&w.employee, &id, step).await.unwrap();
        assert_eq!(s.proposal(&w.manager, &id).await.unwrap().state, state);
    }

    let told: Vec<String> = s.proposal(&w.employee, &id).await.unwrap().history.into_iter().map(|line| line.what).collect();
    assert_eq!(told.iter().filter(|what| *what == "proposal.submitted").count(), 2);
    assert_eq!(told.first().map(String::as_str), Some("path.completed"));
    assert!(!told.iter().any(|what| what == "review.decided"));
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_there_after_a_restart() {
    let w = World::new().await;
    let id = w.signed().await;
    let before = w.service.proposal(&w.employee, &id).await.unwrap();
    w.service.shutdown().await.unwrap();
    let place = store::Place::Directory(w.directory.path().to_owned());
    let again = service::Service::open(service::Settings::new(place)).await.unwrap();
    let mut after = again.proposal(&w.employee, &id).await.unwrap();
    after.now = before.now;
    assert_eq!(after, before);
    assert_eq!(again.submit(&w.employee, &id).await.unwrap(), 1);
    again.shutdown().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_and_the_shelves_follow_the_path() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.draft().await;
    let kinds = async |actor| s.desk(actor).await.unwrap().your_turn.into_iter().map(|l| l.kind).collect::<Vec<_>>();
    assert!(kinds(&w.employee).await.contains(&DeskKind::Acknowledge));
    assert!(kinds(&w.manager).await.is_empty());
    assert!(s.shelf(&w.manager, Shelf::Supporting).await.unwrap().is_empty());
    assert_eq!(s.shelf(&w.employee, Shelf::Mine).await.unwrap()[0].id, id);
    assert!(s.reports(&w.manager).await.unwrap().iter().all(|report| report.proposals.is_empty()));

    let id = w.planned().await;
    assert!(kinds(&w.employee).await.contains(&DeskKind::Sign));
    w.sign(&id).await;
    assert!(kinds(&w.employee).await.contains(&DeskKind::Submit));
    s.submit(&w.employee, &id).await.unwrap();
    assert_eq!(s.shelf(&w.reviewer, Shelf::Reviewing).await.unwrap()[0].id, id);
    assert!(s.shelf(&w.colleague, Shelf::Reviewing).await.unwrap().is_empty());
    s.decide(&w.reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    assert!(kinds(&w.employee).await.contains(&DeskKind::Approved));
    let me = s.me(&w.employee).await.unwrap();
    assert_eq!(me.organization, "Home");
    assert_eq!(usize::try_from(me.turns).unwrap(), kinds(&w.employee).await.len());
}
