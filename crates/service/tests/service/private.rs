//! What the manager must not learn of sections that are not shared.

use crate::world::{World, goal, text};
use document::write::Edit;
use domain::assessment::{AssessmentView, Side};
use domain::consultation::{ExcerptPart, ExcerptPartKind};
use domain::gate::Missing;
use domain::ids::ItemId;
use domain::section::{Section, Sharing};
use domain::state::{State, Step};
use domain::view::Shelf;
use service::demo::LEILA;
use service::{Consent, Error};

const SECRET: &str = "zugspitze";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_the_employees_alone() {
    let w = World::new().await;
    let id = w.written().await;
    assert!(matches!(w.service.proposal(&w.manager, &id).await, Err(Error::NotFound)));
    assert!(matches!(w.edit(&w.manager, &id, Section::Objectives, &[]).await, Err(Error::NotFound)));
    w.service.withdraw(&w.employee, &id, "").await.unwrap();
    assert!(matches!(w.service.proposal(&w.manager, &id).await, Err(Error::NotFound)));
    assert!(w.service.shelf(&w.manager, Shelf::Supporting).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_private_section_reaches_the_manager() {
    let w = World::new().await;
    let s = &w.service;
    let id = s.start(&w.employee, "A path").await.unwrap();
    s.rename(&w.employee, &id, "A better name").await.unwrap();
    s.share(&w.employee, &id, Section::Start, Sharing::Reading).await.unwrap();
    w.edit(&w.employee, &id, Section::Objectives, &goal(SECRET, SECRET)).await.unwrap();
    w.edit(&w.employee, &id, Section::Objectives, &[text("self", "beyond", SECRET)]).await.unwrap();
    let empty = ItemId::parse("zugspitze-empty").unwrap();
    let unnamed = Edit::AddClause { id: empty, after: None };
    w.edit(&w.employee, &id, Section::Objectives, &[unnamed]).await.unwrap();

    // With consent the stakeholder reads the goals; that opens them to nobody else.
    let question = w.ask(&id).await;
    s.consent(&w.employee, &question, Consent::Yes).await.unwrap();
    let told = s.consultation(&w.stakeholder, &question).await.unwrap();
    assert_eq!(told.consultation.excerpt, [ExcerptPart { kind: ExcerptPartKind::Goals, lines: vec![SECRET.to_owned()] }]);

    let view = s.proposal(&w.manager, &id).await.unwrap();
    let everything = [
        serde_json::to_string(&view).unwrap(),
        serde_json::to_string(&s.consultation(&w.manager, &question).await.unwrap()).unwrap(),
        serde_json::to_string(&s.desk(&w.manager).await.unwrap()).unwrap(),
        serde_json::to_string(&s.reports(&w.manager).await.unwrap()).unwrap(),
        format!("{:?}", s.sign(&w.manager, &id).await),
        format!("{:?}", s.step(&w.manager, &id, Step::Align).await),
        format!("{:?}", s.step(&w.manager, &id, Step::Assess).await),
    ];
    for text in &everything {
        assert!(!text.contains(SECRET), "{text}");
    }
    let objectives = view.sections.iter().find(|v| v.section == Section::Objectives).unwrap();
    assert_eq!((&objectives.right, &objectives.room, &objectives.content), (&None, &None, &None));
    assert!(view.missing.contains(&Missing::NotShared { section: Section::Objectives }));
    assert!(
        !view.missing.iter().any(|m| matches!(m, Missing::FiveYears | Missing::JobDescription | Missing::EmptyClause { .. }))
    );
    assert!(view.history.iter().all(|line| line.what != "proposal.renamed" && line.what != "proposal.started"));
    assert!(matches!(w.edit(&w.manager, &id, Section::Objectives, &[]).await, Err(Error::NotFound)));

    // The employee sees it all, and the manager too once it is shared.
    assert!(serde_json::to_string(&s.proposal(&w.employee, &id).await.unwrap()).unwrap().contains(SECRET));
    s.share(&w.employee, &id, Section::Objectives, Sharing::Reading).await.unwrap();
    assert!(serde_json::to_string(&s.proposal(&w.manager, &id).await.unwrap()).unwrap().contains(SECRET));
    let refused = w.edit(&w.manager, &id, Section::Objectives, &[text("self", "beyond", "mine")]).await;
    assert!(matches!(refused, Err(Error::NotAllowedNow(_))), "{refused:?}");
    s.share(&w.employee, &id, Section::Objectives, Sharing::Writing).await.unwrap();
    w.edit(&w.manager, &id, Section::Objectives, &[text("self", "beyond", "ours")]).await.unwrap();
    // Nobody but the employee ever writes about where the employee is.
    s.share(&w.employee, &id, Section::Start, Sharing::Writing).await.unwrap();
    assert!(w.edit(&w.manager, &id, Section::Start, &[text("self", "today", "mine")]).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_rated_loses_its_words_for_the_manager_while_the_job_description_is_private_and_no_answer() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.shared().await;
    let clause = ItemId::parse("clause-rated").unwrap();
    let target = [Edit::SetTargetRole(None), Edit::AddClause { id: clause, after: None }, text("clause-rated", "clause", SECRET)];
    w.edit(&w.employee, &id, Section::Objectives, &target).await.unwrap();
    s.step(&w.manager, &id, Step::Align).await.unwrap();
    w.begin(&id).await;
    let rated = s.proposal(&w.manager, &id).await.unwrap().expectations;
    let secret = rated.iter().find(|e| e.title == SECRET).unwrap().id.clone();
    w.rate(&id, Side::Manager).await;

    s.share(&w.employee, &id, Section::Objectives, Sharing::Private).await.unwrap();
    let view = s.proposal(&w.manager, &id).await.unwrap();
    let ids = |all: &[domain::framework::Expectation]| all.iter().map(|e| e.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&view.expectations), ids(&rated));
    assert!(view.expectations.iter().all(|e| e.title.ends_with("not shared with you")), "{:?}", view.expectations);
    let AssessmentView::Alone { mine, .. } = &view.assessment else { panic!("{:?}", view.assessment) };
    assert!(mine.ratings.contains_key(&secret), "the answer stays with the clause");
    let answer = mine.ratings[&secret].clone();
    s.rate(&w.manager, &id, &secret, None).await.unwrap();
    let refused = s.seal(&w.manager, &id).await.unwrap_err();
    for told in [serde_json::to_string(&view).unwrap(), refused.to_string(), format!("{:?}", s.desk(&w.manager).await.unwrap())] {
        assert!(!told.contains(SECRET), "{told}");
        assert!(LEILA.clauses.iter().all(|clause| !told.contains(clause.text)), "{told}");
    }
    assert!(s.proposal(&w.employee, &id).await.unwrap().expectations.iter().any(|e| e.title == SECRET));

    s.rate(&w.manager, &id, &secret, Some(answer)).await.unwrap();
    s.share(&w.employee, &id, Section::Objectives, Sharing::Reading).await.unwrap();
    assert_eq!(s.proposal(&w.manager, &id).await.unwrap().expectations, rated);
    s.seal(&w.manager, &id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stakeholder_hears_of_a_question_when_the_employee_consents_and_of_nothing_else() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.shared().await;
    let question = w.ask(&id).await;
    assert!(matches!(s.consultation(&w.stakeholder, &question).await, Err(Error::NotFound)));
    assert!(matches!(s.consent(&w.manager, &question, Consent::Yes).await, Err(Error::NotFound)));
    assert!(s.desk(&w.stakeholder).await.unwrap().your_turn.is_empty());
    s.consent(&w.employee, &question, Consent::Yes).await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Consulting);
    let desk = s.desk(&w.stakeholder).await.unwrap();
    assert_eq!(desk.your_turn[0].title, "Would you support this?");
    assert!(matches!(s.proposal(&w.stakeholder, &id).await, Err(Error::NotFound)));
    s.close_consultation(&w.manager, &question, "talked in person").await.unwrap();
    assert!(matches!(s.consultation(&w.stakeholder, &question).await, Err(Error::NotFound)));

    let other = w.ask(&id).await;
    s.consent(&w.employee, &other, Consent::No).await.unwrap();
    assert!(matches!(s.consultation(&w.stakeholder, &other).await, Err(Error::NotFound)));
}
