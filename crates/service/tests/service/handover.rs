//! Another manager takes over a path, and the employee decides what goes with it.

use crate::world::{World, decision, modifications, secret};
use document::write::Edit;
use domain::assessment::{AssessmentView, Level, Rating, Side};
use domain::ids::ProposalId;
use domain::people::{Actor, Role};
use domain::permission::Action;
use domain::review::DecisionKind;
use domain::section::{Right, Section, Sharing};
use domain::state::{State, Step};
use domain::view::{AskInput, DeskKind, ProposalView};
use service::demo::{self, LEILA};
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

/// Hands it over to whoever is the employee's manager now.
async fn over(w: &World, id: &ProposalId) {
    let next = seen(w, &w.employee, id).await.successor.unwrap();
    w.service.hand_over(&w.employee, id, &next.id, &as_it_is()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_path_stays_where_it_is_until_the_employee_hands_it_over_section_by_section() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.shared().await);
    let early = s.hand_over(&w.employee, &id, &w.colleague.person, &as_it_is()).await;
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
    s.hand_over(&w.employee, &id, &w.colleague.person, &chosen).await.unwrap();
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
    assert!(
        matches!(s.hand_over(&w.employee, &id, &w.colleague.person, &as_it_is()).await, Err(Error::NotAllowedNow(_))),
        "it is where it belongs"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_over_without_anybody_hearing_of_it() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.written().await);
    moves(&w, &w.colleague).await;
    s.hand_over(&w.employee, &id, &w.colleague.person, &[(Section::Start, Sharing::Reading)].into()).await.unwrap();
    for manager in [&w.manager, &w.colleague] {
        assert!(matches!(s.proposal(manager, &id).await, Err(Error::NotFound)));
    }
    let mine = seen(&w, &w.employee, &id).await;
    assert!(mine.state == State::Draft && mine.former.is_empty(), "who never heard of it did not facilitate it");
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
    assert!(s.version(&w.colleague, &id, 1).await.is_ok(), "everything is shared");
    assert_eq!(s.review(&w.reviewer, &id, 1).await.unwrap().manager.id, w.colleague.person, "who reads what is decided");
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
    assert!(matches!(s.hand_over(&w.employee, &id, &w.colleague.person, &as_it_is()).await, Err(Error::NotAllowedNow(_))));
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

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_to_whom_the_employee_was_shown_and_a_note_to_whom_it_was_written_for() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.shared().await);
    moves(&w, &w.colleague).await;
    s.note_handover(&w.manager, &id, "For the colleague alone.").await.unwrap();
    moves(&w, &w.stakeholder).await;
    let late = s.hand_over(&w.employee, &id, &w.colleague.person, &as_it_is()).await;
    assert!(matches!(&late, Err(Error::Conflict(sentence)) if sentence.contains("stakeholder")), "{late:?}");
    assert_eq!(seen(&w, &w.employee, &id).await.note, None);
    over(&w, &id).await;
    assert!(!format!("{:?}", seen(&w, &w.stakeholder, &id).await).contains("For the colleague"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_was_before_the_next_manager_reads_what_is_shared_with_them() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.submitted().await);
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    moves(&w, &w.colleague).await;
    let private = [(Section::Connection, Sharing::Private)].into();
    s.hand_over(&w.employee, &id, &w.colleague.person, &private).await.unwrap();
    let theirs = seen(&w, &w.colleague, &id).await;
    assert!(theirs.versions.is_empty() && theirs.requests.is_empty() && theirs.consultations.is_empty());
    assert!(!format!("{theirs:?}").contains(LEILA.goals[0].value), "{theirs:?}");
    assert!(matches!(s.version(&w.colleague, &id, 1).await, Err(Error::NotFound)));
    assert!(matches!(s.review(&w.colleague, &id, 1).await, Err(Error::NotFound)));
    assert_eq!(seen(&w, &w.employee, &id).await.requests.len(), 1, "the employee reads all of it");
    // It is still the employee's to say, whatever is frozen.
    s.share(&w.employee, &id, Section::Connection, Sharing::Reading).await.unwrap();
    let theirs = seen(&w, &w.colleague, &id).await;
    assert_eq!((theirs.versions.len(), theirs.requests.len(), theirs.consultations.len()), (1, 1, 1));
    assert!(s.version(&w.colleague, &id, 1).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_rates_anew_does_not_read_what_the_one_before_them_sealed() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.submitted().await);
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    s.step(&w.employee, &id, Step::Reconvene).await.unwrap();
    let target = [Edit::SetTargetRole(Some(demo::framework().roles.iter().map(|role| role.id.clone()).next_back().unwrap()))];
    w.edit(&w.employee, &id, Section::Objectives, &target).await.unwrap();
    s.step(&w.employee, &id, Step::Repin).await.unwrap();
    moves(&w, &w.colleague).await;
    over(&w, &id).await;
    assert_eq!(seen(&w, &w.employee, &id).await.state, State::Assessing);
    let read = [
        format!("{:?}", seen(&w, &w.colleague, &id).await),
        format!("{:?}", s.version(&w.colleague, &id, 1).await.unwrap()),
        format!("{:?}", s.review(&w.colleague, &id, 1).await.unwrap()),
    ];
    for side in Side::ALL {
        assert!(read.iter().all(|read| !read.contains(secret(side))), "{side:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_at_the_moment_of_the_handover_is_never_the_next_managers() {
    let w = World::new().await;
    let (s, id) = (&w.service, w.assessing().await);
    let asked = seen(&w, &w.manager, &id).await.expectations;
    let (mut from, mut to) = (&w.manager, &w.colleague);
    for round in 0..8 {
        moves(&w, to).await;
        let evidence = format!("round-{round}-of-{}", from.name);
        let rating = Rating { level: Level::NotYet, evidence: evidence.clone() };
        let same = as_it_is();
        let (rated, handed) =
            tokio::join!(s.rate(from, &id, &asked[0].id, Some(rating)), s.hand_over(&w.employee, &id, &to.person, &same));
        handed.unwrap();
        assert!(matches!(rated, Ok(()) | Err(Error::NotFound | Error::Raced)), "{rated:?}");
        let theirs = format!("{:?}", seen(&w, to, &id).await);
        assert!(!theirs.contains(&evidence), "{theirs}");
        (from, to) = (to, from);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_on_which_enough_have_decided_by_now_does_not_wait() {
    for leaves_altogether in [false, true] {
        let w = World::with_quorum(2).await;
        let (s, id) = (&w.service, w.submitted().await);
        s.decide(&w.reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
        assert_eq!(seen(&w, &w.employee, &id).await.state, State::InReview);
        if leaves_altogether {
            leaves(&w, &w.second_reviewer).await;
        } else {
            moves(&w, &w.second_reviewer).await;
            over(&w, &id).await;
        }
        let mine = seen(&w, &w.employee, &id).await;
        assert_eq!((mine.state, mine.decisions.len()), (State::Approved, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_decided_and_then_takes_over_does_not_count_as_having_decided() {
    let w = World::with_quorum(2).await;
    let (s, id) = (&w.service, w.submitted().await);
    s.decide(&w.second_reviewer, &id, 1, &decision(DecisionKind::Approve)).await.unwrap();
    moves(&w, &w.second_reviewer).await;
    over(&w, &id).await;
    assert_eq!(seen(&w, &w.employee, &id).await.state, State::InReview, "nobody else has decided");
    s.decide(&w.reviewer, &id, 1, &decision(DecisionKind::Decline)).await.unwrap();
    assert_eq!(seen(&w, &w.employee, &id).await.state, State::Declined);
}
