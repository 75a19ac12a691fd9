//! Leadership decides: with a reason, once, on the newest version, without swaying each other.

use crate::world::{World, decision, modifications, text};
use domain::consultation::Stage;
use domain::diff::{LineChange, Piece};
use domain::review::{DecisionKind, ResolutionKind};
use domain::section::Section;
use domain::state::{State, Step};
use domain::view::{DeskKind, Onwards, Shelf, Turn};
use service::demo::LEILA;
use service::{Consent, Error};

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_needs_a_reason_a_path_and_words_that_stand_there() {
    let w = World::new().await;
    let id = w.submitted().await;
    let mut silent = decision(DecisionKind::Approve);
    silent.reason = "  ".to_owned();
    let mut pathless = decision(DecisionKind::Decline);
    pathless.path.clear();
    let mut misquoted = modifications();
    misquoted.requests[0].passage.quote = "words that nobody wrote".to_owned();
    for input in [silent, pathless, misquoted, decision(DecisionKind::RequestModifications)] {
        let refused = w.service.decide(&w.reviewer, &id, 1, &input).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    }
    assert_eq!(w.service.proposal(&w.employee, &id).await.unwrap().state, State::Submitted);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewer_decides_once_and_on_the_newest_version() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.submitted().await;
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    let again = s.decide(&w.reviewer, &id, 1, &decision(DecisionKind::Approve)).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
    let late = s.decide(&w.second_reviewer, &id, 1, &decision(DecisionKind::Approve)).await;
    assert!(matches!(late, Err(Error::NotAllowedNow(_))), "{late:?}");
    resubmit(&w, &id).await;
    let old = s.decide(&w.second_reviewer, &id, 1, &decision(DecisionKind::Approve)).await;
    assert!(matches!(old, Err(Error::Conflict(_))), "{old:?}");
    for number in [0, 3] {
        assert!(s.decide(&w.reviewer, &id, number, &decision(DecisionKind::Approve)).await.is_err());
        assert!(matches!(s.review(&w.reviewer, &id, number).await, Err(Error::NotFound)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_quorum_nobody_reads_anothers_decision() {
    let w = World::with_quorum(2).await;
    let s = &w.service;
    let id = w.submitted().await;
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    assert_eq!(s.review(&w.reviewer, &id, 1).await.unwrap().decisions.len(), 1);
    for actor in [&w.second_reviewer, &w.employee, &w.manager] {
        let review = s.review(actor, &id, 1).await.unwrap();
        assert_eq!((review.decided, review.quorum), (1, 2));
        assert!(!format!("{review:?}").contains("of-leadership"), "{} reads a single decision", actor.name);
    }
    for actor in [&w.employee, &w.manager] {
        let view = s.proposal(actor, &id).await.unwrap();
        assert_eq!(view.state, State::InReview);
        assert!(!format!("{view:?}").contains("of-leadership"));
    }
    s.decide(&w.second_reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!((view.state, view.decisions.len()), (State::ModificationsRequested, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_somebody_else_asked_for_resets_an_approval_and_shows_it_the_old_words_and_the_new() {
    let w = World::with_quorum(2).await;
    let s = &w.service;
    let id = w.submitted().await;
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    s.decide(&w.second_reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    resubmit(&w, &id).await;
    for actor in [&w.reviewer, &w.second_reviewer, &w.employee] {
        let review = s.review(actor, &id, 2).await.unwrap();
        assert_eq!((review.decided, review.standing.len(), review.reset.len()), (0, 0, 1));
        let reset = &review.reset[0];
        assert_eq!((&reset.reviewer.id, reset.version, reset.passages.len()), (&w.second_reviewer.person, 1, 1));
        assert_eq!(reset.passages[0].line.item.as_str(), LEILA.goals[0].id);
        let LineChange::Changed { pieces } = &reset.passages[0].change else { panic!("{:?}", reset.passages) };
        let text =
            |wanted: fn(&Piece) -> Option<&String>| pieces.iter().filter_map(wanted).map(String::as_str).collect::<String>();
        let old = text(|p| if let Piece::Same(t) | Piece::Removed(t) = p { Some(t) } else { None });
        let new = text(|p| if let Piece::Same(t) | Piece::Added(t) = p { Some(t) } else { None });
        assert_eq!((old.as_str(), new.as_str()), (LEILA.goals[0].value, "Both areas have asked for it."));
    }
    // One approval is not enough: the other reviewer is asked again, and has a say again.
    let waits = s.desk(&w.second_reviewer).await.unwrap().your_turn;
    assert!(waits.iter().any(|line| line.kind == DeskKind::Review { version: 2 }), "{waits:?}");
    s.decide(&w.reviewer, &id, 2, &decision(DecisionKind::Approve)).await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::InReview);
    s.decide(&w.second_reviewer, &id, 2, &decision(DecisionKind::Approve)).await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Approved);
    let review = s.review(&w.employee, &id, 2).await.unwrap();
    assert_eq!((review.reset.len(), review.outcome), (0, Some(Step::Approve)));
    assert_eq!(s.review(&w.employee, &id, 1).await.unwrap().outcome, Some(Step::RequestModifications));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_stands_when_every_passage_it_read_is_untouched() {
    let w = World::with_quorum(2).await;
    let s = &w.service;
    let id = w.submitted().await;
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    s.decide(&w.second_reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    s.step(&w.employee, &id, Step::Reconvene).await.unwrap();
    answer_and_submit(&w, &id).await;
    let review = s.review(&w.reviewer, &id, 2).await.unwrap();
    assert_eq!((review.decided, review.reset.len(), review.outcome), (1, 0, None));
    assert_eq!(review.standing.iter().map(|p| &p.id).collect::<Vec<_>>(), [&w.second_reviewer.person]);
    let desk = s.desk(&w.second_reviewer).await.unwrap();
    assert!(desk.your_turn.is_empty(), "whose approval stands is not asked again: {:?}", desk.your_turn);
    assert_eq!(s.shelf(&w.second_reviewer, Shelf::Reviewing).await.unwrap()[0].turn, Turn::Leaderships);
    s.decide(&w.reviewer, &id, 2, &decision(DecisionKind::Approve)).await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Approved);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_falls_when_something_else_has_changed() {
    let w = World::with_quorum(2).await;
    let s = &w.service;
    let id = w.submitted().await;
    s.decide(&w.second_reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    s.step(&w.employee, &id, Step::Reconvene).await.unwrap();
    w.edit(&w.employee, &id, Section::Start, &[text("self", "needs", "Something new.")]).await.unwrap();
    answer_and_submit(&w, &id).await;
    let review = s.review(&w.second_reviewer, &id, 2).await.unwrap();
    assert!(review.standing.is_empty());
    assert_eq!(review.reset[0].passages.iter().map(|l| l.line.field.as_str()).collect::<Vec<_>>(), ["needs"]);
    s.decide(&w.reviewer, &id, 2, &decision(DecisionKind::Approve)).await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::InReview);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewer_reads_versions_and_never_the_living_text() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.submitted().await;
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    s.step(&w.employee, &id, Step::Reconvene).await.unwrap();
    w.edit(&w.employee, &id, Section::Start, &[text("self", "needs", "half a thought")]).await.unwrap();
    s.rename(&w.employee, &id, "half a name").await.unwrap();
    assert!(matches!(s.proposal(&w.reviewer, &id).await, Err(Error::NotFound)));
    assert!(matches!(w.edit(&w.reviewer, &id, Section::Start, &[]).await, Err(Error::NotFound)));
    let seen = format!(
        "{:?} {:?} {:?} {:?}",
        s.review(&w.reviewer, &id, 1).await.unwrap(),
        s.version(&w.reviewer, &id, 1).await.unwrap(),
        s.proposals(&w.reviewer).await.unwrap(),
        s.desk(&w.reviewer).await.unwrap()
    );
    assert!(!seen.contains("half a"), "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn reviewers_read_what_stakeholders_answered_and_nothing_of_whom_the_employee_refused() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.planned().await;
    let refused = w.ask(&id).await;
    s.consent(&w.employee, &refused, Consent::No).await.unwrap();
    w.sign(&id).await;
    s.submit(&w.employee, &id).await.unwrap();
    let asked = s.review(&w.reviewer, &id, 1).await.unwrap().version.consultations;
    assert_eq!(asked.len(), 1);
    assert_eq!(
        (asked[0].stakeholder.name.as_str(), asked[0].consultation.question.as_str()),
        ("stakeholder", "Would you support this?")
    );
    assert!(matches!(&asked[0].consultation.stage, Stage::Answered { answer } if answer.reason == "we need this"));
}

#[tokio::test(flavor = "multi_thread")]
async fn while_reconvening_nobody_is_told_that_leadership_reads_only_later() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.planned().await;
    let onwards = async |actor| s.proposal(actor, &id).await.unwrap().sections.into_iter().map(|v| v.onwards).collect::<Vec<_>>();
    assert_eq!(onwards(&w.employee).await, [Onwards::Submission; 6]);
    w.sign(&id).await;
    s.submit(&w.employee, &id).await.unwrap();
    assert_eq!(onwards(&w.manager).await, [Onwards::Nobody; 6]);
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    s.step(&w.employee, &id, Step::Reconvene).await.unwrap();
    for actor in [&w.employee, &w.manager] {
        assert_eq!(onwards(actor).await, [Onwards::NextSubmission; 6]);
    }
}

async fn resubmit(w: &World, id: &domain::ids::ProposalId) {
    w.service.step(&w.manager, id, Step::Reconvene).await.unwrap();
    let edit = text(LEILA.goals[0].id, "value", "Both areas have asked for it.");
    w.edit(&w.manager, id, Section::Connection, &[edit]).await.unwrap();
    answer_and_submit(w, id).await;
}

async fn answer_and_submit(w: &World, id: &domain::ids::ProposalId) {
    for asked in w.service.proposal(&w.employee, id).await.unwrap().requests {
        w.service.resolve(&w.employee, id, &asked.request.id, ResolutionKind::Resolved, "done").await.unwrap();
    }
    w.sign(id).await;
    assert_eq!(w.service.submit(&w.employee, id).await.unwrap(), 2);
}
