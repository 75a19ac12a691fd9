//! Both rounds of consultation: what is asked when, what the asked read, and who hears of their reading.

use crate::world::{World, in_days, secret, text};
use document::write::Edit;
use domain::assessment::Side;
use domain::consultation::{Consultation, ExcerptPartKind as Kind, Round, Stage, Support};
use domain::gate::Missing;
use domain::ids::{ConsultationId, ProposalId};
use domain::people::{Actor, Role};
use domain::section::{Section, Sharing};
use domain::state::{Phase, Step};
use domain::time::Date;
use domain::view::{AskInput, DeskKind};
use service::demo::{self, LEILA};
use service::{Consent, Error};
use std::collections::BTreeSet;

fn preparation(w: &World) -> AskInput {
    AskInput { round: Round::Preparation, question: "What would prepare her?".to_owned(), ..w.question() }
}

async fn asked(w: &World, id: &ProposalId, input: &AskInput) -> ConsultationId {
    let question = w.service.ask(&w.manager, id, input).await.unwrap();
    w.service.consent(&w.employee, &question, Consent::Yes).await.unwrap();
    question
}

async fn read(w: &World, question: &ConsultationId) -> Consultation {
    w.service.consultation(&w.stakeholder, question).await.unwrap().consultation
}

fn lines(consultation: &Consultation, kind: Kind) -> Vec<String> {
    let parts = consultation.excerpt.iter().filter(|part| part.kind == kind);
    parts.flat_map(|part| part.lines.clone()).collect()
}

/// Who is named as reading a section to answer, and until when.
async fn named(w: &World, side: Side, id: &ProposalId, section: Section) -> Vec<(String, Option<Date>)> {
    let view = w.service.proposal(w.side(side), id).await.unwrap();
    let found = view.sections.into_iter().find(|s| s.section == section).unwrap();
    found.consulted.into_iter().map(|reader| (reader.person.name, reader.until)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stakeholder_reads_of_a_role_what_it_is_does_and_expects() {
    let w = World::new().await;
    let id = w.shared().await;
    let question = asked(&w, &id, &w.question()).await;
    let told = read(&w, &question).await;
    let framework = demo::framework();
    let role = framework.role(&LEILA.role.parse().unwrap()).unwrap();
    assert_eq!(lines(&told, Kind::Goals), LEILA.goals.iter().map(|goal| goal.text.to_owned()).collect::<Vec<_>>());
    let target = lines(&told, Kind::Target);
    assert_eq!(target[0], "Product Analytics Manager");
    assert!(target[1].contains("level 4"), "{target:?}");
    assert_eq!(lines(&told, Kind::Responsibilities), [role.doing.as_slice(), &role.going_to_do].concat());
    assert_eq!(lines(&told, Kind::Expected).len(), framework.expectations(&role.id).unwrap().len());
    assert_eq!(lines(&told, Kind::JobDescription).len(), LEILA.clauses.len());
    let all = serde_json::to_string(&told).unwrap();
    for private in [LEILA.beyond, LEILA.five_years, LEILA.start[0]] {
        assert!(!all.contains(private), "{private}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_prepare_somebody_is_asked_once_the_assessments_are_open() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.assessing().await;
    let input = AskInput { due: in_days(20), ..preparation(&w) };
    let early = s.ask(&w.manager, &id, &input).await;
    assert!(matches!(early, Err(Error::NotAllowedNow(_))), "{early:?}");
    w.rate(&id, Side::Employee).await;
    s.seal(&w.employee, &id).await.unwrap();
    let early = s.ask(&w.manager, &id, &input).await;
    assert!(matches!(early, Err(Error::NotAllowedNow(_))), "one of two seals: {early:?}");
    w.rate(&id, Side::Manager).await;
    s.seal(&w.manager, &id).await.unwrap();
    asked(&w, &id, &input).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn preparation_shows_gaps_focus_and_milestones_and_no_rating_evidence_or_goal() {
    let w = World::new().await;
    let id = w.planned().await;
    let question = asked(&w, &id, &preparation(&w)).await;
    let told = read(&w, &question).await;
    let title = |id: &str| demo::framework().competency(&id.parse().unwrap()).unwrap().name.clone();
    let gaps = lines(&told, Kind::Gaps);
    for rated in LEILA.ratings {
        assert!(gaps.contains(&title(rated.expectation)), "{gaps:?}");
    }
    assert_eq!(lines(&told, Kind::Focus).len(), LEILA.focus.len());
    assert_eq!(lines(&told, Kind::PerformanceGoals), [LEILA.performance]);
    let milestones = lines(&told, Kind::Milestones);
    assert!(milestones[0].contains(LEILA.milestones[0].title) && milestones[0].contains(LEILA.milestones[0].measure));
    let all = serde_json::to_string(&told).unwrap();
    let sealed = Side::ALL.map(secret);
    for private in sealed.into_iter().chain([LEILA.summary, LEILA.goals[0].text, LEILA.clauses[0].text, "not_yet", "reliably"]) {
        assert!(!all.contains(private), "{private}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_round_on_preparation_asks_for_words_and_for_no_vote_and_is_pinned_with_what_was_read() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.planned().await;
    let question = asked(&w, &id, &preparation(&w)).await;
    let missing = s.proposal(&w.employee, &id).await.unwrap().missing;
    assert_eq!(missing, [Missing::Preparation { consultation: question.clone() }]);
    assert_eq!(missing[0].phase(), Phase::Milestones);
    let vote = s.answer(&w.stakeholder, &question, Support::Likely, "a course").await;
    assert!(matches!(vote, Err(Error::Invalid(_))), "{vote:?}");
    s.answer(&w.stakeholder, &question, None, "A quarter beside Henrik").await.unwrap();
    w.sign(&id).await;
    s.submit(&w.employee, &id).await.unwrap();
    let version = s.version(&w.employee, &id, 1).await.unwrap();
    let pinned = version.consultations.iter().find(|c| c.consultation.id == question).unwrap();
    assert!(!lines(&pinned.consultation, Kind::Milestones).is_empty());
    let Stage::Answered { answer } = &pinned.consultation.stage else { panic!("{pinned:?}") };
    assert_eq!((answer.support, answer.reason.as_str()), (None, "A quarter beside Henrik"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_it_would_be_supported_needs_a_vote() {
    let w = World::new().await;
    let id = w.shared().await;
    let question = asked(&w, &id, &w.question()).await;
    let refused = w.service.answer(&w.stakeholder, &question, None, "because").await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_on_preparation_waits_on_the_desk_in_the_phase_of_milestones() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.planned().await;
    let question = s.ask(&w.manager, &id, &preparation(&w)).await.unwrap();
    let desk = s.desk(&w.employee).await.unwrap();
    let consent = DeskKind::Consent { consultation: question.clone(), phase: Phase::Milestones };
    assert!(desk.your_turn.iter().any(|line| line.kind == consent), "{desk:?}");
    s.consent(&w.employee, &question, Consent::Yes).await.unwrap();
    let desk = s.desk(&w.employee).await.unwrap();
    assert!(desk.waiting.iter().any(|line| line.kind == DeskKind::WaitingFor { phase: Phase::Milestones }), "{desk:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_asked_is_named_at_the_sections_they_read_until_the_question_is_closed() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.shared().await;
    let question = w.ask(&id).await;
    for side in Side::ALL {
        assert_eq!(named(&w, side, &id, Section::Objectives).await, [], "before the consent");
    }
    s.consent(&w.employee, &question, Consent::Yes).await.unwrap();
    for side in Side::ALL {
        assert_eq!(named(&w, side, &id, Section::Objectives).await, [("stakeholder".to_owned(), Some(in_days(7)))]);
        assert_eq!(named(&w, side, &id, Section::Start).await, []);
        assert_eq!(named(&w, side, &id, Section::Milestones).await, []);
    }
    s.answer(&w.stakeholder, &question, Support::Likely, "yes").await.unwrap();
    assert_eq!(named(&w, Side::Employee, &id, Section::Objectives).await, [("stakeholder".to_owned(), None)]);

    let other = AskInput { stakeholder: w.colleague.person.clone(), ..w.question() };
    let other = asked(&w, &id, &other).await;
    assert_eq!(named(&w, Side::Employee, &id, Section::Objectives).await.len(), 2);
    s.close_consultation(&w.manager, &other, "talked in person").await.unwrap();
    assert_eq!(named(&w, Side::Employee, &id, Section::Objectives).await, [("stakeholder".to_owned(), None)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_reads_of_an_excerpt_what_is_of_shared_sections() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.planned().await;
    let question = asked(&w, &id, &preparation(&w)).await;
    s.share(&w.employee, &id, Section::Milestones, Sharing::Private).await.unwrap();
    let told = s.consultation(&w.manager, &question).await.unwrap().consultation;
    assert_eq!(lines(&told, Kind::Milestones), Vec::<String>::new());
    assert!(!lines(&told, Kind::Focus).is_empty());
    assert!(!lines(&read(&w, &question).await, Kind::Milestones).is_empty());
    // That somebody was asked about it is no secret; what is written there is.
    assert_eq!(named(&w, Side::Manager, &id, Section::Milestones).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_stays_as_it_was_when_the_employee_agreed() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.shared().await;
    let question = asked(&w, &id, &w.question()).await;
    let before = read(&w, &question).await;
    let later: Vec<Edit> = vec![text(LEILA.goals[0].id, "goal", "written after the consent"), Edit::SetTargetRole(None)];
    w.edit(&w.employee, &id, Section::Objectives, &later).await.unwrap();
    s.step(&w.manager, &id, Step::Align).await.unwrap();
    assert_eq!(read(&w, &question).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn mentors_are_named_first_among_those_who_may_be_asked_and_have_no_right_from_it() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.shared().await;
    assert_eq!(s.proposal(&w.manager, &id).await.unwrap().mentors, BTreeSet::new());
    let mut record = s.person(&w.administrator, &w.stakeholder.person).await.unwrap();
    record.details.roles = [Role::Mentor].into();
    s.person_change(&w.administrator, &w.stakeholder.person, record.revision, &record.details).await.unwrap();
    let view = s.proposal(&w.manager, &id).await.unwrap();
    assert_eq!(view.colleagues.first().map(|first| &first.id), Some(&w.stakeholder.person));
    assert_eq!(view.mentors, BTreeSet::from([w.stakeholder.person.clone()]));
    let mentor = Actor { roles: [Role::Mentor].into(), ..w.stakeholder.clone() };
    assert!(matches!(s.proposal(&mentor, &id).await, Err(Error::NotFound)));
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().mentors, BTreeSet::new(), "whoever may not ask is told of nobody");
}
