//! What an organization chooses for itself.

use crate::world::{World, decision};
use domain::consultation::{Round, Support};
use domain::gate::Missing;
use domain::people::{Actor, Role};
use domain::process::{MAX_GUIDE_CHARS, Process, Question};
use domain::review::DecisionKind;
use domain::section::Section;
use domain::state::{Phase, State};
use domain::view::{ObjectiveInput, OrganizationSettings};
use service::{Consent, Error, Result};

async fn choose(w: &World, actor: &Actor, with: impl FnOnce(&mut OrganizationSettings)) -> Result<()> {
    let read = w.service.settings(actor).await?.settings;
    let mut next = read.clone();
    with(&mut next);
    w.service.change_settings(actor, &read, &next).await
}

fn objective(name: &str) -> ObjectiveInput {
    ObjectiveInput { name: name.to_owned(), description: "So that everybody can tell.".to_owned(), ..ObjectiveInput::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_administrator_names_the_organization_and_the_programme_owner_says_how_many_decide() {
    let w = World::new().await;
    choose(&w, &w.administrator, |all| all.name = "Home of all".to_owned()).await.unwrap();
    assert_eq!(w.service.me(&w.employee).await.unwrap().organization, "Home of all");
    assert!(matches!(choose(&w, &w.administrator, |all| all.quorum = 2).await, Err(Error::NotFound)));
    choose(&w, &w.programme_owner, |all| all.quorum = 2).await.unwrap();
    for quorum in [0, 3, 21] {
        let refused = choose(&w, &w.programme_owner, |all| all.quorum = quorum).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{quorum} of two reviewers: {refused:?}");
    }
    let nowhere = choose(&w, &w.administrator, |all| all.time_zone = "Atlantis/Capital".to_owned()).await;
    assert!(matches!(nowhere, Err(Error::Invalid(_))), "{nowhere:?}");
    let read = w.service.settings(&w.administrator).await.unwrap().settings;
    choose(&w, &w.programme_owner, |all| all.name = "Another".to_owned()).await.unwrap();
    let next = OrganizationSettings { name: "Mine".to_owned(), ..read.clone() };
    assert!(
        matches!(w.service.change_settings(&w.administrator, &read, &next).await, Err(Error::Raced)),
        "nothing is overwritten unseen"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_keeps_the_quorum_with_which_it_was_started() {
    let w = World::new().await;
    let early = w.submitted().await;
    choose(&w, &w.programme_owner, |all| all.quorum = 2).await.unwrap();
    w.service.decide(&w.reviewer, &early, 1, &decision(DecisionKind::Approve)).await.unwrap();
    assert_eq!(w.service.proposal(&w.employee, &early).await.unwrap().state, State::Approved);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objective_that_is_worded_anew_leaves_the_words_that_goals_were_linked_to() {
    let w = World::new().await;
    let s = &w.service;
    let owner = &w.programme_owner;
    assert!(owner.has(Role::ProgrammeOwner));
    let before = s.settings(owner).await.unwrap().objectives.len();
    let id = s.objective_add(owner, &objective("Fewer meetings")).await.unwrap();
    let same =
        s.objective_change(owner, &id, &ObjectiveInput { owner: "Kim".to_owned(), ..objective("Fewer meetings") }).await.unwrap();
    assert_eq!(same, id, "who answers for it is no other objective");
    let new = s.objective_change(owner, &id, &objective("Fewer and shorter meetings")).await.unwrap();
    assert_ne!(new, id);
    let all = s.settings(owner).await.unwrap().objectives;
    let found = |id| all.iter().find(|one| one.id == id).unwrap();
    assert_eq!((found(id.clone()).name.as_str(), found(id.clone()).ended.is_some()), ("Fewer meetings", true));
    assert_eq!((found(new.clone()).name.as_str(), found(new.clone()).ended), ("Fewer and shorter meetings", None));
    assert_eq!(all.len(), before + 2);
    assert!(matches!(s.objective_change(owner, &id, &objective("Again")).await, Err(Error::NotFound)), "what has ended stays");
    s.objective_end(owner, &new).await.unwrap();
    assert!(matches!(s.objective_end(owner, &new).await, Err(Error::NotFound)));
    assert!(matches!(s.objective_add(owner, &ObjectiveInput::default()).await, Err(Error::Invalid(_))));
    let (first, second) = (objective("One"), objective("Two"));
    let two = tokio::join!(s.objective_add(owner, &first), s.objective_add(owner, &second));
    let now = s.settings(owner).await.unwrap().objectives.len();
    let good = [&two.0, &two.1].into_iter().filter(|done| done.is_ok()).count();
    assert_eq!(now, all.len() + good, "of two at once none is lost without a word: {two:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_and_what_is_needed_hold_for_new_paths_and_for_those_that_are_moved() {
    let w = World::new().await;
    let (s, owner) = (&w.service, &w.programme_owner);
    let early = w.shared().await;
    let read = s.settings(owner).await.unwrap().process;
    assert_eq!(read, Process::default());
    let mut next = read.clone();
    next.questions.insert(Question::Needs, "  What do you need from the workshop?  ".to_owned());
    next.questions.insert(Question::Today, " ".to_owned());
    next.guides.insert(Phase::Start, "Meet at the bench.".to_owned());
    next.required = [Question::Needs, Question::Summary].into();
    next.asked = [Round::Support].into();
    s.change_process(owner, &read, &next).await.unwrap();
    let second = s.change_process(owner, &read, &next).await;
    assert!(matches!(second, Err(Error::Raced)), "somebody else chose meanwhile: {second:?}");
    let chosen = s.settings(owner).await.unwrap().process;
    assert_eq!(chosen.number, 1);
    assert_eq!(chosen.questions, [(Question::Needs, "What do you need from the workshop?".to_owned())].into());
    let long = Process { guides: [(Phase::Path, "x".repeat(MAX_GUIDE_CHARS + 1))].into(), ..chosen.clone() };
    assert!(matches!(s.change_process(owner, &chosen, &long).await, Err(Error::Invalid(_))));
    let two_lines = Process { questions: [(Question::Needs, "One\ntwo".to_owned())].into(), ..chosen.clone() };
    assert!(matches!(s.change_process(owner, &chosen, &two_lines).await, Err(Error::Invalid(_))));

    // One that was on its way goes on as it began, until its employee moves it.
    let view = s.proposal(&w.employee, &early).await.unwrap();
    assert!(view.process.is_default() && view.newer_process && !view.missing.contains(&Missing::Asked { round: Round::Support }));
    let new = s.proposal(&w.employee, &w.draft().await).await.unwrap();
    assert_eq!((&new.process, new.newer_process), (&chosen, false));
    assert!(new.missing.contains(&Missing::Answer { question: Question::Needs }) && !new.missing.contains(&Missing::Today));
    assert!(matches!(s.adopt_process(&w.manager, &early).await, Err(Error::NotFound)));
    s.adopt_process(&w.employee, &early).await.unwrap();
    let moved = s.proposal(&w.employee, &early).await.unwrap();
    assert_eq!((&moved.process, moved.newer_process), (&chosen, false));
    assert!(moved.missing.contains(&Missing::Asked { round: Round::Support }));
    let question = w.ask(&early).await;
    s.consent(&w.employee, &question, Consent::Yes).await.unwrap();
    assert!(s.proposal(&w.employee, &early).await.unwrap().missing.contains(&Missing::Asked { round: Round::Support }));
    s.answer(&w.stakeholder, &question, Support::Likely, "Yes.").await.unwrap();
    assert!(!s.proposal(&w.employee, &early).await.unwrap().missing.contains(&Missing::Asked { round: Round::Support }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_keeps_the_questions_that_it_answers() {
    let w = World::new().await;
    let (s, owner) = (&w.service, &w.programme_owner);
    let read = Process::default();
    let own = Process { questions: [(Question::Drives, "What gets you up?".to_owned())].into(), ..read.clone() };
    s.change_process(owner, &read, &own).await.unwrap();
    let id = w.submitted().await;
    let chosen = s.settings(owner).await.unwrap().process;
    s.change_process(owner, &chosen, &Process { number: 9, ..read }).await.unwrap();
    let version = s.version(&w.reviewer, &id, 1).await.unwrap();
    assert_eq!(version.question(Section::Start, "self", "drives"), Some("What gets you up?"));
    assert_eq!(version.question(Section::Start, "self", "needs"), None);
    assert_eq!(s.settings(owner).await.unwrap().process.number, 2, "the number counts by itself");
}
