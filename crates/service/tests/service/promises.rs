//! What leadership asks for with an approval is answered on the path, and followed to its end.

use crate::world::{World, decision, modifications};
use domain::content::SectionContent;
use domain::gate::Missing;
use domain::ids::{ProposalId, RequestId};
use domain::review::{DecisionInput, DecisionKind, ResolutionKind};
use domain::state::{Phase, State, Step};
use domain::view::{DeskKind, Progress, Turn};
use service::Error;

/// Approved, with one change asked for.
async fn approved(w: &World) -> (ProposalId, RequestId) {
    let id = w.submitted().await;
    let requests = modifications().requests;
    let input = DecisionInput { requests, ..decision(DecisionKind::ApproveWithModifications) };
    w.service.decide(&w.reviewer, &id, 1, &input).await.unwrap();
    let view = w.service.proposal(&w.employee, &id).await.unwrap();
    assert_eq!(view.state, State::Approved);
    let request = view.requests[0].request.id.clone();
    (id, request)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_came_with_an_approval_is_open_on_the_path_until_one_of_the_pair_answers_it() {
    let w = World::new().await;
    let s = &w.service;
    let (id, request) = approved(&w).await;
    let waits = DeskKind::Resolve { open: 1 };
    for actor in [&w.employee, &w.manager] {
        assert!(s.desk(actor).await.unwrap().your_turn.iter().any(|l| l.kind == waits && l.proposal == id), "{}", actor.name);
        let view = s.proposal(actor, &id).await.unwrap();
        assert_eq!(view.missing, [Missing::Request { request: request.clone() }]);
        let reconvene = view.rail.iter().find(|p| p.phase == Phase::Reconvene).unwrap();
        assert_eq!((reconvene.progress, reconvene.turn, reconvene.left), (Progress::Open, Turn::Together, 1));
    }
    let follows = DeskKind::BeingModified { request: Some(request.clone()) };
    let followed = async || s.desk(&w.reviewer).await.unwrap().good_to_know.iter().any(|l| l.kind == follows);
    assert!(followed().await, "leadership sees that it is open");
    s.step(&w.employee, &id, Step::Activate).await.unwrap();
    s.resolve(&w.manager, &id, &request, ResolutionKind::Disputed, "It was never said so.").await.unwrap();

    let told = s.review(&w.reviewer, &id, 1).await.unwrap().requests;
    assert_eq!(told[0].request.resolution.as_ref().unwrap().note, "It was never said so.");
    assert!(!followed().await);
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!((view.state, view.missing.len()), (State::Active, 0));
    assert!(view.history.iter().any(|line| line.what == "request.answered" && line.who.id == w.manager.person));
    assert!(s.desk(&w.employee).await.unwrap().your_turn.iter().all(|l| l.kind != waits));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_arrives_while_a_request_has_no_answer() {
    let w = World::new().await;
    let s = &w.service;
    let (id, request) = approved(&w).await;
    s.step(&w.employee, &id, Step::Activate).await.unwrap();
    let Err(Error::Incomplete(named)) = s.step(&w.employee, &id, Step::Complete).await else { panic!("arrived") };
    assert_eq!(named, [Missing::Request { request: request.clone() }]);
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Active);
    s.step(&w.employee, &id, Step::Pause).await.unwrap();
    s.resolve(&w.employee, &id, &request, ResolutionKind::Resolved, "Done with the first milestone.").await.unwrap();
    s.step(&w.employee, &id, Step::Resume).await.unwrap();
    s.step(&w.employee, &id, Step::Complete).await.unwrap();
    let view = s.proposal(&w.employee, &id).await.unwrap();
    let milestones = view.sections.iter().find_map(|section| match &section.content {
        Some(SectionContent::Milestones(content)) => Some(content.milestones.len()),
        _ => None,
    });
    let arrived = view.history.iter().find(|line| line.what == "path.completed").unwrap();
    assert_eq!(arrived.about, milestones.unwrap().to_string(), "the history names what nobody confirmed");
    let late = s.resolve(&w.employee, &id, &request, ResolutionKind::Disputed, "After all.").await;
    assert!(matches!(late, Err(Error::NotAllowedNow(_))), "{late:?}");
}
