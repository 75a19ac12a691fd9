//! The walk through the job description: every no has its reason, and a yes is about the words of then.

use crate::world::{World, text};
use document::write::Edit;
use domain::content::Verdict;
use domain::gate::Missing;
use domain::ids::{ItemId, ProposalId};
use domain::proposal::JobDecision;
use domain::section::Section;
use domain::wording::Wording;
use service::Error;
use service::demo::LEILA;

fn clause() -> ItemId {
    LEILA.clauses[0].id.parse().unwrap()
}

fn verdict(verdict: Verdict, words: &str) -> Edit {
    Edit::SetVerdict { clause: clause(), verdict: Some(verdict), about: Some(Wording::of(words)) }
}

async fn missing(w: &World, id: &ProposalId) -> Vec<Missing> {
    w.service.proposal(&w.employee, id).await.unwrap().missing
}

/// One whose employee holds a role: what managing people adds to another is then said by that one, and no clause is rated.
async fn world() -> World {
    let w = World::new().await;
    w.service.set_holds(&w.programme_owner, &w.employee.person, Some(&"analytics-4e".parse().unwrap())).await.unwrap();
    w
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clause_that_does_not_fit_as_it_stands_needs_feedback_before_anybody_signs() {
    let w = World::new().await;
    let id = w.planned().await;
    w.edit(&w.manager, &id, Section::Alignment, &[text(clause().as_str(), "feedback", " ")]).await.unwrap();
    assert_eq!(missing(&w, &id).await, []);
    for no in [Verdict::Modifiable, Verdict::NotAligned] {
        w.edit(&w.manager, &id, Section::Alignment, &[verdict(no, LEILA.clauses[0].text)]).await.unwrap();
        let named = [Missing::Feedback { clause: clause() }];
        assert_eq!(missing(&w, &id).await, named);
        let Err(Error::Incomplete(refused)) = w.service.sign(&w.employee, &id).await else { panic!("signed a silent no") };
        assert_eq!(refused, named);
    }
    w.edit(&w.manager, &id, Section::Alignment, &[text(clause().as_str(), "feedback", "Not before spring.")]).await.unwrap();
    w.service.sign(&w.employee, &id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn rewording_a_clause_takes_its_verdict_and_the_acceptance_away_until_both_are_given_again() {
    let w = world().await;
    let s = &w.service;
    let id = w.planned().await;
    let words = "Leads everybody, and answers for nothing.";
    w.edit(&w.employee, &id, Section::Objectives, &[text(clause().as_str(), "clause", words)]).await.unwrap();
    let reworded = Missing::VerdictReworded { clause: clause() };
    assert_eq!(missing(&w, &id).await, [reworded.clone(), Missing::JobReworded]);
    assert_eq!(s.proposal(&w.manager, &id).await.unwrap().missing, [reworded.clone(), Missing::JobReworded]);
    let Err(Error::Incomplete(_)) = s.sign(&w.manager, &id).await else { panic!("signed what nobody accepted") };
    s.decide_job(&w.employee, &id, JobDecision::Accepted).await.unwrap();
    assert_eq!(missing(&w, &id).await, [reworded]);
    w.edit(&w.manager, &id, Section::Alignment, &[verdict(Verdict::Aligned, words)]).await.unwrap();
    assert_eq!(missing(&w, &id).await, []);
    w.sign(&id).await;
    let accepted = s.proposal(&w.employee, &id).await.unwrap().history;
    assert_eq!(accepted.iter().filter(|line| line.what == "job.accepted").count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clause_that_is_added_or_taken_away_is_another_job_description() {
    let w = world().await;
    let id = w.planned().await;
    let remove = Edit::RemoveItem { list: document::schema::List::Clauses, id: clause() };
    w.edit(&w.employee, &id, Section::Objectives, &[remove]).await.unwrap();
    assert_eq!(missing(&w, &id).await, [Missing::JobReworded]);
    w.service.decide_job(&w.employee, &id, JobDecision::Accepted).await.unwrap();
    assert_eq!(missing(&w, &id).await, []);
}
