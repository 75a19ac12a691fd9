//! Another manager takes over a path, and the employee decides what goes with it.

use crate::world::{World, decision, secret};
use domain::assessment::{AssessmentView, Level, Rating, Side};
use domain::ids::ProposalId;
use domain::people::{Actor, Role};
use domain::permission::Action;
use domain::review::DecisionKind;
use domain::section::{Right, Section, Sharing};
use domain::state::{State, Step};
use domain::view::{AskInput, DeskKind, ProposalView};
use service::{Consent, Error};
use std::collections::BTreeMap;

/// Names somebody else as the employee's manager.
async fn moves(w: &World, to: &Actor) {
    let mut record = w.service.person(&w.administrator, &w.employee.person).await.unwrap();
    record.details.manager = Some(to.person.clone());
    w.service.person_change(&w.administrator, &w.employee.person, record.revision, &record.details).await.unwrap();
}

async fn leaves(w: &World, who: &Actor) {
    w.service.person_leave(&w.administrator, &who.person).await.unwrap();
}

async fn seen(w: &World, actor: &Actor, id: &ProposalId) -> ProposalView {
    w.service.proposal(actor, id).await.unwrap()
}

fn as_it_is() -> BTreeMap<Section, Sharing> {
    BTreeMap::new()
}

async fn over(w: &World, id: &ProposalId) {
    w.service.hand_over(&w.employee, id, &as_it_is()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_path_stays_where_it_is_until_the_employee_hands_it_over_section_by_section() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.shared().await);
    let early = s.hand_over(&w.employee, &id, &as_it_is()).await;
    assert!(matches!(early, Err(Error::NotAllowedNow(_))), "{early:?}");
    assert!(matches!(s.note_handover(&w.manager, &id, "Too early.").await, Err(Error::NotAllowedNow(_))));
    assert!(!seen(&w, &w.employee, &id).await.allowed.contains(&Action::HandOver));

    moves(&w, &w.colleague).await;
    let (mine, managers) = (seen(&w, &w.employee, &id).await, seen(&w, &w.manager, &id).await);
    assert_eq!(mine.successor.map(|next| next.id), Some(w.colleague.person.clone()));
    assert!(mine.allowed.contains(&Action::HandOver) && !mine.allowed.contains(&Action::NoteHandover));
    assert!(managers.allowed.contains(&Action::NoteHandover) && !managers.allowed.contains(&Action::HandOver));
    assert!(matches!(s.proposal(&w.colleague, &id).await, Err(Error::NotFound)), "not theirs yet");
    let desk = s.desk(&w.employee).await.unwrap();
    assert!(desk.your_turn.iter().any(|line| line.kind == DeskKind::HandOver && line.person.id == w.colleague.person));
    let desk = s.desk(&w.manager).await.unwrap();
    assert!(desk.good_to_know.iter().any(|line| line.kind == DeskKind::NoteHandover));
    s.note_handover(&w.manager, &id, "We meet on Tuesdays.").await.unwrap();
    assert_eq!(seen(&w, &w.employee, &id).await.note.map(|note| note.text).as_deref(), Some("We meet on Tuesdays."));

    let chosen = [(Section::Start, Sharing::Private), (Section::Objectives, Sharing::Reading)].into();
    s.hand_over(&w.employee, &id, &chosen).await.unwrap();
    assert!(matches!(s.proposal(&w.manager, &id).await, Err(Error::NotFound)), "no part in it any more");
    assert!(s.desk(&w.manager).await.unwrap().good_to_know.is_empty());
    let theirs = seen(&w, &w.colleague, &id).await;
    let right = |section| theirs.sections.iter().find(|s| s.section == section).unwrap().right;
    assert_eq!(
        [Section::Start, Section::Objectives, Section::Connection].map(right),
        [None, Some(Right::Read), Some(Right::Write)]
    );
    assert_eq!(theirs.acknowledged.keys().copied().collect::<Vec<_>>(), [Side::Employee]);
    let [former] = theirs.former.as_slice() else { panic!("one before: {:?}", theirs.former) };
    assert_eq!((&former.person.id, former.note.as_ref().unwrap().text.as_str()), (&w.manager.person, "We meet on Tuesdays."));
    assert_eq!((theirs.successor, theirs.note), (None, None));
    let told = theirs.history.iter().find(|line| line.what == "proposal.handed_over").unwrap();
    assert_eq!((&told.who.id, told.about.as_str()), (&w.employee.person, "colleague"));
    s.acknowledge(&w.colleague, &id).await.unwrap();
    assert!(matches!(s.hand_over(&w.employee, &id, &as_it_is()).await, Err(Error::NotAllowedNow(_))), "it is where it belongs");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_over_without_anybody_hearing_of_it() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.written().await);
    moves(&w, &w.colleague).await;
    s.hand_over(&w.employee, &id, &[(Section::Start, Sharing::Reading)].into()).await.unwrap();
    for manager in [&w.manager, &w.colleague] {
        assert!(matches!(s.proposal(manager, &id).await, Err(Error::NotFound)));
    }
    assert_eq!(seen(&w, &w.employee, &id).await.state, State::Draft);
    s.share(&w.employee, &id, Section::Objectives, Sharing::Reading).await.unwrap();
    assert!(s.proposal(&w.colleague, &id).await.is_ok());
    assert!(matches!(s.proposal(&w.manager, &id).await, Err(Error::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn ratings_that_were_not_sealed_stay_their_authors_and_are_begun_anew() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.assessing().await);
    w.rate(&id, Side::Manager).await;
    w.rate(&id, Side::Employee).await;
    s.seal(&w.employee, &id).await.unwrap();
    moves(&w, &w.colleague).await;
    over(&w, &id).await;
    let theirs = seen(&w, &w.colleague, &id).await;
    assert!(!format!("{theirs:?}").contains(secret(Side::Manager)));
    let AssessmentView::Alone { mine, other_sealed: true } = theirs.assessment else { panic!("not open") };
    assert!(mine.ratings.is_empty() && mine.sealed.is_none());
    assert!(matches!(s.seal(&w.colleague, &id).await, Err(Error::Invalid(_))), "nothing of the one before counts as theirs");
    for expectation in theirs.expectations {
        let rating = Rating { level: Level::Reliably, evidence: "seen by the next one".to_owned() };
        s.rate(&w.colleague, &id, &expectation.id, Some(rating)).await.unwrap();
    }
    // Back to the first one: what they had written is there again, and nothing of the one in between.
    moves(&w, &w.manager).await;
    over(&w, &id).await;
    let AssessmentView::Alone { mine, .. } = seen(&w, &w.manager, &id).await.assessment else { panic!("not open") };
    assert!(format!("{mine:?}").contains(secret(Side::Manager)) && !format!("{mine:?}").contains("next one"));
    s.seal(&w.manager, &id).await.unwrap();
    assert!(matches!(seen(&w, &w.employee, &id).await.assessment, AssessmentView::Open { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn ratings_that_were_sealed_stay_under_the_name_of_who_sealed_them() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.assessing().await);
    w.rate(&id, Side::Manager).await;
    s.seal(&w.manager, &id).await.unwrap();
    moves(&w, &w.colleague).await;
    over(&w, &id).await;
    let theirs = seen(&w, &w.colleague, &id).await;
    assert!(!format!("{theirs:?}").contains(secret(Side::Manager)), "sealed means sealed, for the next one too");
    let first = theirs.expectations[0].id.clone();
    let rating = Rating { level: Level::NotYet, evidence: "no".to_owned() };
    assert!(matches!(s.rate(&w.colleague, &id, &first, Some(rating)).await, Err(Error::NotAllowedNow(_))));
    w.rate(&id, Side::Employee).await;
    s.seal(&w.employee, &id).await.unwrap();
    let AssessmentView::Open { manager, .. } = seen(&w, &w.colleague, &id).await.assessment else { panic!("both are sealed") };
    assert!(manager.by.values().all(|by| *by == w.manager.person) && manager.by.len() == manager.ratings.len());

    // The employee decides whether the next one reads them.
    s.share(&w.employee, &id, Section::Gaps, Sharing::Private).await.unwrap();
    assert_eq!(seen(&w, &w.colleague, &id).await.assessment, AssessmentView::Closed { sealed: 2 });
    s.share(&w.employee, &id, Section::Gaps, Sharing::Writing).await.unwrap();
    // And in what is submitted they are marked as well.
    w.write(&id, Section::Gaps).await;
    w.write(&id, Section::Milestones).await;
    s.acknowledge(&w.colleague, &id).await.unwrap();
    s.sign(&w.employee, &id).await.unwrap();
    s.sign(&w.colleague, &id).await.unwrap();
    s.submit(&w.employee, &id).await.unwrap();
    let version = s.version(&w.reviewer, &id, 1).await.unwrap();
    assert_eq!(version.manager.id, w.colleague.person);
    assert_eq!(version.rater(first.as_str()).id, w.manager.person);
    assert_eq!(version.former.iter().map(|one| &one.id).collect::<Vec<_>>(), [&w.manager.person]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_text_opens_again_and_the_earlier_signature_is_void() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.signed().await);
    assert_eq!(seen(&w, &w.employee, &id).await.state, State::Ready);
    moves(&w, &w.colleague).await;
    over(&w, &id).await;
    let mine = seen(&w, &w.employee, &id).await;
    assert_eq!(mine.state, State::Planning);
    assert_eq!(mine.signatures.iter().map(|s| (s.side, s.void)).collect::<Vec<_>>(), [(Side::Employee, false)]);
    assert!(matches!(s.submit(&w.employee, &id).await, Err(Error::NotAllowedNow(_))));
    assert!(matches!(s.sign(&w.colleague, &id).await, Err(Error::Incomplete(_))), "the rules first");
    s.acknowledge(&w.colleague, &id).await.unwrap();
    s.sign(&w.colleague, &id).await.unwrap();
    assert_eq!(s.submit(&w.employee, &id).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_path_with_leadership_goes_over_too_and_who_helped_to_write_it_does_not_review_it() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.submitted().await);
    let mut record = s.person(&w.administrator, &w.manager.person).await.unwrap();
    record.details.roles.insert(Role::LeadershipReviewer);
    s.person_change(&w.administrator, &w.manager.person, record.revision, &record.details).await.unwrap();
    let before = Actor { roles: [Role::LeadershipReviewer].into(), ..w.manager.clone() };
    moves(&w, &w.colleague).await;
    over(&w, &id).await;
    assert_eq!(seen(&w, &w.colleague, &id).await.state, State::Submitted);
    assert!(s.version(&w.colleague, &id, 1).await.is_ok());
    let decided = s.decide(&before, &id, 1, &decision(DecisionKind::Approve)).await;
    assert!(matches!(decided, Err(Error::NotFound)), "{decided:?}");
    assert!(s.desk(&before).await.unwrap().your_turn.is_empty());
    assert_eq!(s.version(&w.reviewer, &id, 1).await.unwrap().manager.id, w.manager.person, "pinned means pinned");
    s.decide(&w.reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    s.step(&w.employee, &id, Step::Activate).await.unwrap();
    moves(&w, &w.stakeholder).await;
    over(&w, &id).await;
    assert_eq!(seen(&w, &w.stakeholder, &id).await.former.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_asked_about_it_and_takes_over_is_asked_no_more() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.shared().await);
    let question = AskInput { stakeholder: w.colleague.person.clone(), ..w.question() };
    let asked = s.ask(&w.manager, &id, &question).await.unwrap();
    s.consent(&w.employee, &asked, Consent::Yes).await.unwrap();
    moves(&w, &w.colleague).await;
    over(&w, &id).await;
    let theirs = seen(&w, &w.colleague, &id).await;
    let closed = theirs.consultations.iter().find(|one| one.consultation.id == asked).unwrap();
    assert!(matches!(&closed.consultation.stage, domain::consultation::Stage::Closed { reason } if reason.contains("manager")));
    assert!(s.desk(&w.colleague).await.unwrap().your_turn.iter().all(|line| !matches!(line.kind, DeskKind::Answer { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn between_managers_one_can_go_on_writing() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.shared().await);
    leaves(&w, &w.manager).await;
    let mine = seen(&w, &w.employee, &id).await;
    assert!(mine.manager_left && mine.successor.is_none() && !mine.allowed.contains(&Action::HandOver));
    w.write(&id, Section::Connection).await;
    s.share(&w.employee, &id, Section::Connection, Sharing::Reading).await.unwrap();
    // Somebody who has left is nobody to hand over to.
    moves(&w, &w.colleague).await;
    leaves(&w, &w.colleague).await;
    assert!(matches!(s.hand_over(&w.employee, &id, &as_it_is()).await, Err(Error::NotAllowedNow(_))));
    moves(&w, &w.stakeholder).await;
    over(&w, &id).await;
    let mine = seen(&w, &w.employee, &id).await;
    assert!(!mine.manager_left);
    assert_eq!(mine.manager.id, w.stakeholder.person);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewer_who_takes_over_does_not_keep_the_others_from_deciding() {
    let w = World::with_quorum(2).await;
    let (s, id) = (&w.service, w.submitted().await);
    moves(&w, &w.second_reviewer).await;
    over(&w, &id).await;
    assert!(matches!(s.decide(&w.second_reviewer, &id, 1, &decision(DecisionKind::Approve)).await, Err(Error::NotFound)));
    s.decide(&w.reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    assert_eq!(seen(&w, &w.employee, &id).await.state, State::Approved);
}
