//! The assessments begin when both say so, and are called off by either until somebody has rated.

use crate::world::World;
use document::write::Edit;
use domain::assessment::{AssessmentView, Level, Rating, Side};
use domain::permission::Action;
use domain::section::Section;
use domain::state::{State, Step};
use domain::view::{DeskKind, Shelf, Turn};
use service::Error;

#[tokio::test(flavor = "multi_thread")]
async fn the_assessments_begin_when_both_say_so() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.aligned().await;
    for _again in 0..2 {
        s.step(&w.manager, &id, Step::Assess).await.unwrap();
    }
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!((view.state, view.expectations.len()), (State::Aligning, 0), "one alone does not begin them");
    assert!(view.beginning.contains_key(&Side::Manager) && !view.beginning.contains_key(&Side::Employee));
    assert_eq!(view.assessment, AssessmentView::NotBegun);
    let turn = s.shelf(&w.manager, Shelf::Supporting).await.unwrap()[0].turn;
    assert_eq!(turn, Turn::Employees);
    let desk = s.desk(&w.employee).await.unwrap();
    assert!(desk.your_turn.iter().any(|line| line.kind == DeskKind::BeginAssessment), "{:?}", desk.your_turn);

    s.step(&w.employee, &id, Step::Assess).await.unwrap();
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert!(view.state == State::Assessing && !view.expectations.is_empty() && view.beginning.is_empty());
    let told: Vec<_> = view.history.iter().map(|line| (line.what.as_str(), line.who.name.as_str())).collect();
    assert_eq!(told[..2], [("assessment.begun", "employee"), ("assessment.wanted", "manager")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn either_takes_the_beginning_back_before_the_other_agrees() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.aligned().await;
    let before = s.step(&w.employee, &id, Step::CallOffAssessment).await;
    assert!(matches!(before, Err(Error::NotAllowedNow(_))), "there is nothing to call off: {before:?}");
    for actor in [&w.employee, &w.manager] {
        s.step(&w.manager, &id, Step::Assess).await.unwrap();
        s.step(actor, &id, Step::CallOffAssessment).await.unwrap();
        let view = s.proposal(&w.employee, &id).await.unwrap();
        assert!(view.state == State::Aligning && view.beginning.is_empty());
    }
    s.step(&w.employee, &id, Step::Assess).await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Aligning, "what was taken back does not count");
}

#[tokio::test(flavor = "multi_thread")]
async fn until_somebody_has_rated_either_calls_the_assessments_off_and_another_target_can_be_rated() {
    let w = World::new().await;
    let s = &w.service;
    for actor in [&w.employee, &w.manager] {
        let id = w.assessing().await;
        let pinned = s.proposal(&w.employee, &id).await.unwrap().expectations;
        s.step(actor, &id, Step::CallOffAssessment).await.unwrap();
        let view = s.proposal(actor, &id).await.unwrap();
        assert_eq!((view.state, view.expectations.len(), view.assessment), (State::Aligning, 0, AssessmentView::NotBegun));
        assert_eq!(view.history[0].what, "assessment.called_off");
        let other = Edit::SetTargetRole(Some("data-3".parse().unwrap()));
        w.edit(&w.employee, &id, Section::Objectives, &[other]).await.unwrap();
        w.begin(&id).await;
        let anew = s.proposal(&w.employee, &id).await.unwrap().expectations;
        assert!(!anew.is_empty() && anew != pinned);
        w.rate(&id, Side::Manager).await;
        s.seal(&w.manager, &id).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn once_somebody_has_rated_nobody_calls_the_assessments_off() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.assessing().await;
    let first = s.proposal(&w.employee, &id).await.unwrap().expectations[0].id.clone();
    let rating = Rating { level: Level::Reliably, evidence: "seen".to_owned() };
    s.rate(&w.manager, &id, &first, Some(rating)).await.unwrap();
    for actor in [&w.employee, &w.manager] {
        assert!(matches!(s.step(actor, &id, Step::CallOffAssessment).await, Err(Error::NotAllowedNow(_))));
        let view = s.proposal(actor, &id).await.unwrap();
        assert!(view.state == State::Assessing && !view.allowed.contains(&Action::CallOffAssessment));
    }
    s.rate(&w.manager, &id, &first, None).await.unwrap();
    assert!(s.proposal(&w.employee, &id).await.unwrap().allowed.contains(&Action::CallOffAssessment), "nothing is rated again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_and_calling_off_at_one_moment_never_leave_a_rating_of_nothing() {
    let w = World::new().await;
    let s = &w.service;
    for _attempt in 0..8 {
        let id = w.assessing().await;
        let first = s.proposal(&w.employee, &id).await.unwrap().expectations[0].id.clone();
        let rating = Rating { level: Level::Reliably, evidence: "seen".to_owned() };
        let (rated, called_off) =
            tokio::join!(s.rate(&w.employee, &id, &first, Some(rating)), s.step(&w.manager, &id, Step::CallOffAssessment));
        assert!(rated.is_ok() != called_off.is_ok(), "{rated:?} and {called_off:?}");
        let state = s.proposal(&w.employee, &id).await.unwrap().state;
        assert_eq!(state, if rated.is_ok() { State::Assessing } else { State::Aligning });
    }
}
