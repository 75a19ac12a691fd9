//! Desk, lists and rail say the same about whose turn it is, wherever a path stands.

use crate::world::{World, decision, modifications, text};
use domain::assessment::Side;
use domain::ids::ProposalId;
use domain::review::{DecisionKind, ResolutionKind};
use domain::section::Section;
use domain::state::{State, Step};
use domain::view::{DeskKind, RailPhase, Shelf, Turn};
use service::Consent;

async fn agree(w: &World, id: &ProposalId, at: &str) {
    let s = &w.service;
    for side in Side::ALL {
        let actor = w.side(side);
        let shelf = if side == Side::Employee { Shelf::Mine } else { Shelf::Supporting };
        let desk = s.desk(actor).await.unwrap().your_turn.iter().any(|line| line.proposal == *id);
        let listed = s.shelf(actor, shelf).await.unwrap().into_iter().find(|summary| summary.id == *id);
        let Some(listed) = listed else {
            assert!(!desk, "{at}: on the desk of somebody who may not know of it");
            continue;
        };
        let rail = s.proposal(actor, id).await.unwrap().rail;
        let mine = rail.iter().any(RailPhase::waits);
        let told = matches!(listed.turn, Turn::Yours | Turn::Together);
        assert_eq!((desk, told), (mine, mine), "{at}, {side:?}: {listed:?} {rail:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn desk_lists_and_rail_agree_on_the_way_to_a_submission() {
    let w = World::new().await;
    let s = &w.service;
    agree(&w, &w.draft().await, "draft").await;
    agree(&w, &w.written().await, "written").await;
    let id = w.shared().await;
    agree(&w, &id, "shared").await;
    let question = w.ask(&id).await;
    agree(&w, &id, "a question without consent").await;
    s.consent(&w.employee, &question, Consent::Yes).await.unwrap();
    agree(&w, &id, "asked").await;
    let id = w.aligned().await;
    agree(&w, &id, "aligned").await;
    s.step(&w.manager, &id, Step::Assess).await.unwrap();
    agree(&w, &id, "one would begin").await;
    let begins = async || {
        let desk = s.desk(&w.employee).await.unwrap();
        desk.your_turn.iter().any(|line| line.proposal == id && line.kind == DeskKind::BeginAssessment)
    };
    assert!(begins().await);
    w.edit(&w.employee, &id, Section::Start, &[text("self", "today", "")]).await.unwrap();
    assert!(begins().await, "what was passed over does not hide what the other waits for");
    agree(&w, &id, "one would begin, and something is left behind").await;
    let id = w.assessing().await;
    agree(&w, &id, "assessing").await;
    w.rate(&id, Side::Manager).await;
    s.seal(&w.manager, &id).await.unwrap();
    agree(&w, &id, "one has sealed").await;
    let id = w.planned().await;
    agree(&w, &id, "planned").await;
    s.sign(&w.employee, &id).await.unwrap();
    agree(&w, &id, "one has signed").await;
    agree(&w, &w.signed().await, "signed").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn desk_lists_and_rail_agree_after_a_submission() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.submitted().await;
    agree(&w, &id, "submitted").await;
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    agree(&w, &id, "modifications requested").await;
    s.step(&w.employee, &id, Step::Reconvene).await.unwrap();
    agree(&w, &id, "reconvening").await;
    let requests = s.proposal(&w.employee, &id).await.unwrap().requests;
    for asked in &requests {
        s.resolve(&w.employee, &id, &asked.request.id, ResolutionKind::Resolved, "done").await.unwrap();
    }
    agree(&w, &id, "answered").await;
    w.sign(&id).await;
    s.submit(&w.employee, &id).await.unwrap();
    s.decide(&w.reviewer, &id, 2, &decision(DecisionKind::Approve)).await.unwrap();
    agree(&w, &id, "approved").await;
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!(view.state, State::Approved);
    let kept: Vec<_> = view.requests.iter().map(|asked| asked.request.resolution.as_ref().unwrap().note.as_str()).collect();
    assert_eq!(kept, vec!["done"; requests.len()], "an approval does not make the round before it forgotten");
    s.step(&w.employee, &id, Step::Activate).await.unwrap();
    agree(&w, &id, "on the path").await;
    let desk = s.desk(&w.employee).await.unwrap();
    assert!(desk.good_to_know.iter().any(|line| line.kind == DeskKind::OnThePath));
}
