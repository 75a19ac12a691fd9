//! Every kind of target leads to a submission with what it asks for, and with nothing more.

use crate::world::{World, goal, text};
use document::write::{Chosen, Edit, MilestoneField};
use domain::assessment::{AssessmentView, Side};
use domain::content::{Aim, Demand, Link, MilestoneKind, Party, TargetKind, Term, Verdict};
use domain::framework::Expectation;
use domain::gate::Missing;
use domain::ids::{ItemId, ProposalId, RoleId};
use domain::permission::Action;
use domain::proposal::JobDecision;
use domain::section::{Section, Sharing};
use domain::state::{State, Step};
use domain::version::Version;
use service::Error;
use service::demo;

/// The role that the employee holds where it is known: it can take on management.
const HELD: &str = "analytics-4e";
/// Another role.
const OTHER: &str = "analytics-5e";

fn role(id: &str) -> RoleId {
    id.parse().unwrap()
}

fn item(id: &str) -> ItemId {
    id.parse().unwrap()
}

async fn hold(w: &World, id: &str) {
    w.service.set_holds(&w.programme_owner, &w.employee.person, Some(&role(id))).await.unwrap();
}

/// Goals, the kind, and what its aim has to be called; no job description.
fn objectives(kind: TargetKind) -> Vec<Edit> {
    let mut edits = vec![text("self", "beyond", "To be home for dinner"), text("self", "five-years", "Good at one thing")];
    edits.extend(goal("g-near", "One thing a month"));
    edits.extend(goal("g-far", "All of it"));
    edits.push(Edit::SetTerm { goal: item("g-far"), term: Term::Long });
    edits.push(Edit::SetTargetKind(Some(kind)));
    match kind.demands().aim {
        Aim::Role => edits.push(Edit::SetTargetRole(Some(role(OTHER)))),
        Aim::Outside => edits.push(text("target", "title", "A workshop of my own")),
        Aim::Today | Aim::Managing => {}
    }
    edits
}

fn clause() -> Vec<Edit> {
    vec![Edit::AddClause { id: item("c-1"), after: None }, text("c-1", "clause", "Keeps the workshop running")]
}

/// Shared, acknowledged, and connected.
async fn begun(w: &World, kind: TargetKind) -> ProposalId {
    let (id, s) = (w.draft().await, &w.service);
    w.write(&id, Section::Start).await;
    w.edit(&w.employee, &id, Section::Objectives, &objectives(kind)).await.unwrap();
    if kind.demands().job_description == Demand::Needed {
        w.edit(&w.employee, &id, Section::Objectives, &clause()).await.unwrap();
    }
    let open = |goal: &str| Edit::SetLink { goal: item(goal), link: Some(Link::LeftOpen) };
    w.edit(&w.employee, &id, Section::Connection, &[open("g-near"), open("g-far")]).await.unwrap();
    for section in Section::ALL {
        s.share(&w.employee, &id, section, Sharing::Writing).await.unwrap();
    }
    s.acknowledge(&w.employee, &id).await.unwrap();
    s.acknowledge(&w.manager, &id).await.unwrap();
    id
}

/// Walked through, as far as there is something to walk through.
async fn aligned(w: &World, kind: TargetKind) -> ProposalId {
    let (id, s) = (begun(w, kind).await, &w.service);
    s.step(&w.manager, &id, Step::Align).await.unwrap();
    let clauses = s.proposal(&w.employee, &id).await.unwrap().missing.iter().any(|m| matches!(m, Missing::Verdict { .. }));
    if clauses {
        decide(w, &id).await;
    }
    id
}

async fn decide(w: &World, id: &ProposalId) {
    let fits = Edit::SetVerdict { clause: item("c-1"), verdict: Some(Verdict::Aligned), about: None };
    w.edit(&w.manager, id, Section::Alignment, &[fits]).await.unwrap();
    w.service.decide_job(&w.employee, id, JobDecision::Accepted).await.unwrap();
}

/// Begins the assessments, rates and opens them, and chooses what to work on.
async fn rated(w: &World, id: &ProposalId) -> Vec<Expectation> {
    let s = &w.service;
    for side in Side::ALL {
        s.step(w.side(side), id, Step::Assess).await.unwrap();
    }
    for side in Side::ALL {
        w.rate(id, side).await;
        s.seal(w.side(side), id).await.unwrap();
    }
    let expectations = s.proposal(&w.employee, id).await.unwrap().expectations;
    let focus = expectations.iter().take(2).map(|e| Edit::SetFocus { expectation: e.id.clone(), chosen: Chosen::Yes });
    w.edit(&w.employee, id, Section::Gaps, &focus.collect::<Vec<_>>()).await.unwrap();
    expectations
}

/// A milestone for each gap; for a goal where nothing is rated.
async fn planned(w: &World, id: &ProposalId, expectations: &[Expectation]) {
    let gaps: Vec<String> = expectations.iter().take(2).map(|e| e.id.to_string()).collect();
    let gaps = if gaps.is_empty() { vec!["g-near".to_owned()] } else { gaps };
    for (n, gap) in gaps.iter().enumerate() {
        let (name, id_of) = (format!("m-{n}"), item(&format!("m-{n}")));
        let fields = [
            MilestoneField::Target("3 times".to_owned()),
            MilestoneField::Due(Some(crate::world::in_days(90))),
            MilestoneField::Kind(Some(MilestoneKind::Project)),
            MilestoneField::Gap(gap.parse().ok()),
            MilestoneField::Owner(Some(Party::Employee)),
            MilestoneField::Confirmer(Some(Party::Manager)),
        ];
        let mut edits = vec![Edit::AddMilestone { id: id_of.clone(), after: None }];
        edits.extend(fields.map(|field| Edit::SetMilestone { id: id_of.clone(), field }));
        edits.extend([text(&name, "title", "Done once"), text(&name, "measure", "Somebody else says so")]);
        w.edit(&w.employee, id, Section::Milestones, &edits).await.unwrap();
    }
}

async fn submitted(w: &World, id: &ProposalId) -> Version {
    assert_eq!(w.service.proposal(&w.employee, id).await.unwrap().missing, []);
    w.sign(id).await;
    assert_eq!(w.service.submit(&w.employee, id).await.unwrap(), 1);
    w.service.version(&w.employee, id, 1).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_target_is_walked_to_a_submission_with_nothing_but_what_it_asks_for() {
    for held in [Some(HELD), None] {
        let w = World::new().await;
        if let Some(held) = held {
            hold(&w, held).await;
        }
        for kind in TargetKind::ALL {
            let id = if held.is_none() && kind == TargetKind::TakeOnManagement {
                // Nobody knows what is managed beside: the employee says what it would be.
                let id = begun(&w, kind).await;
                w.edit(&w.employee, &id, Section::Objectives, &clause()).await.unwrap();
                w.service.step(&w.manager, &id, Step::Align).await.unwrap();
                decide(&w, &id).await;
                id
            } else {
                aligned(&w, kind).await
            };
            let expectations = if kind.demands().rating == Demand::Needed {
                rated(&w, &id).await
            } else {
                w.service.step(&w.employee, &id, Step::SkipAssessment).await.unwrap();
                Vec::new()
            };
            planned(&w, &id, &expectations).await;
            let version = submitted(&w, &id).await;
            let framework = demo::framework();
            let held = held.map(role);
            assert_eq!(version.target, framework.aimed_title(&version.contents.objectives, held.as_ref()), "{kind:?}");
            assert_eq!(version.expectations, expectations, "{kind:?}");
            w.service.withdraw(&w.employee, &id, "").await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_rating_is_a_choice_todays_role_is_what_is_rated() {
    let w = World::new().await;
    hold(&w, HELD).await;
    let today = demo::framework().expectations(&role(HELD)).unwrap();
    for kind in [TargetKind::Deepen, TargetKind::LayDownManagement, TargetKind::Stay] {
        let id = aligned(&w, kind).await;
        let expectations = rated(&w, &id).await;
        assert_eq!(expectations, today, "{kind:?}");
        planned(&w, &id, &expectations).await;
        let version = submitted(&w, &id).await;
        assert_eq!(version.target, "Staff Product Analyst");
        w.service.withdraw(&w.employee, &id, "").await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_path_outside_is_rated_by_its_clauses_or_not_at_all() {
    let w = World::new().await;
    hold(&w, HELD).await;
    let id = aligned(&w, TargetKind::Outside).await;
    let nothing = w.service.step(&w.employee, &id, Step::Assess).await;
    assert!(matches!(nothing, Err(Error::Incomplete(_))), "{nothing:?}");
    w.edit(&w.employee, &id, Section::Objectives, &clause()).await.unwrap();
    decide(&w, &id).await;
    let expectations = rated(&w, &id).await;
    assert!(expectations.iter().all(Expectation::is_clause));
    planned(&w, &id, &expectations).await;
    assert_eq!(submitted(&w, &id).await.target, "A workshop of my own");
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_on_management_is_rated_by_todays_role_and_what_its_modifier_expects() {
    let w = World::new().await;
    hold(&w, HELD).await;
    let id = aligned(&w, TargetKind::TakeOnManagement).await;
    let refused = w.service.step(&w.employee, &id, Step::SkipAssessment).await;
    assert!(matches!(refused, Err(Error::NotAllowedNow(_))), "{refused:?}");
    let expectations = rated(&w, &id).await;
    let modifier = demo::framework().role(&role(HELD)).unwrap().management_modifier.clone().unwrap();
    let (managing, today) = expectations.split_last().unwrap();
    assert_eq!(managing.title, "Managing people: Team Lead");
    assert_eq!(managing.lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>(), modifier.expectations);
    assert!(managing.lines.iter().all(|line| !line.known), "new to whoever has not managed");
    assert!(today.iter().flat_map(|e| &e.lines).all(|line| line.known), "expected already");
    planned(&w, &id, &expectations).await;
    assert_eq!(submitted(&w, &id).await.target, "Staff Product Analyst, Team Lead");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_employee_goes_on_without_assessments_and_only_where_the_direction_leaves_it() {
    let w = World::new().await;
    hold(&w, HELD).await;
    let s = &w.service;
    let up = aligned(&w, TargetKind::Up).await;
    assert!(matches!(s.step(&w.employee, &up, Step::SkipAssessment).await, Err(Error::NotAllowedNow(_))));
    let stay = aligned(&w, TargetKind::Stay).await;
    assert!(matches!(s.step(&w.manager, &stay, Step::SkipAssessment).await, Err(Error::NotFound)));
    assert!(!s.proposal(&w.manager, &stay).await.unwrap().allowed.contains(&Action::SkipAssessment));
    s.step(&w.employee, &stay, Step::SkipAssessment).await.unwrap();
    let view = s.proposal(&w.manager, &stay).await.unwrap();
    assert_eq!((view.state, &view.assessment), (State::Planning, &AssessmentView::NotBegun));
    assert!(view.history.iter().any(|line| line.what == "assessment.skipped"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_went_on_without_assessments_begins_them_when_the_direction_asks_for_them_after_all() {
    let w = World::new().await;
    hold(&w, HELD).await;
    let s = &w.service;
    let id = aligned(&w, TargetKind::Stay).await;
    s.step(&w.employee, &id, Step::SkipAssessment).await.unwrap();
    let up = [Edit::SetTargetKind(Some(TargetKind::Up)), Edit::SetTargetRole(Some(role(OTHER)))];
    w.edit(&w.employee, &id, Section::Objectives, &up).await.unwrap();
    w.edit(&w.employee, &id, Section::Objectives, &clause()).await.unwrap();
    decide(&w, &id).await;
    let missing = s.proposal(&w.employee, &id).await.unwrap().missing;
    for side in Side::ALL {
        assert!(missing.contains(&Missing::Seal { side }), "{missing:?}");
    }
    let expectations = rated(&w, &id).await;
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Planning);
    planned(&w, &id, &expectations).await;
    assert_eq!(submitted(&w, &id).await.target, "Principal Product Analyst");
}
