//! A target that is changed after the ratings began is named, and what it expects is pinned anew without telling anybody's sealed answers.

use crate::calls::{Call, Target};
use crate::world::{World, modifications, secret};
use document::write::Edit;
use domain::assessment::{Assessment, AssessmentView, Level, Rating, Side};
use domain::framework::{Cell, Expectation, Framework};
use domain::gate::Missing;
use domain::ids::{CompetencyId, ExpectationId, ProposalId, RoleId};
use domain::people::Actor;
use domain::section::{Section, Sharing};
use domain::state::{State, Step};
use service::demo::{self, LEILA};
use service::{Error, Result};

/// The role aimed at after Leila's, from another family.
const OTHER: &str = "data-2";

/// The demo's framework, in which that role expects the same as Leila's in one competency.
fn framework() -> Framework {
    let mut framework = demo::framework();
    framework.version += 1;
    let first: RoleId = LEILA.role.parse().unwrap();
    let shared: CompetencyId = framework.expectations(&first).unwrap()[0].id.as_str().parse().unwrap();
    let other = other();
    framework.cells.retain(|cell| cell.role != other || cell.competency != shared);
    framework.cells.push(Cell { inherits: Some(first), ..Cell::new(other, shared) });
    framework
}

fn other() -> RoleId {
    OTHER.parse().unwrap()
}

fn expectations(role: &RoleId) -> Vec<Expectation> {
    framework().expectations(role).unwrap()
}

/// What both roles expect alike.
fn same() -> Vec<ExpectationId> {
    let first = expectations(&LEILA.role.parse().unwrap());
    let now = expectations(&other());
    let same: Vec<_> = now.iter().filter(|e| first.iter().any(|f| f.expects_the_same(e))).map(|e| e.id.clone()).collect();
    assert!(!same.is_empty() && same.len() < now.len(), "{same:?}");
    same
}

async fn world() -> World {
    let w = World::new().await;
    w.service.publish_framework(&w.org, &framework()).await.unwrap();
    // What managing people adds to another role than the one held is said by that role, and no clause is rated.
    w.service.set_holds(&w.programme_owner, &w.employee.person, Some(&"analytics-4e".parse().unwrap())).await.unwrap();
    w
}

async fn aim(w: &World, id: &ProposalId, role: &RoleId) {
    w.edit(&w.employee, id, Section::Objectives, &[Edit::SetTargetRole(Some(role.clone()))]).await.unwrap();
}

async fn alone(w: &World, actor: &Actor, id: &ProposalId) -> Assessment {
    match w.service.proposal(actor, id).await.unwrap().assessment {
        AssessmentView::Alone { mine, .. } => mine,
        other => panic!("{other:?}"),
    }
}

/// Rates what has no answer yet, and seals.
async fn rate_again(w: &World, side: Side, id: &ProposalId) -> Result<()> {
    let (actor, mine) = (w.side(side), alone(w, w.side(side), id).await);
    for expectation in w.service.proposal(actor, id).await?.expectations {
        if !mine.ratings.contains_key(&expectation.id) {
            let rating = Rating { level: Level::NotYet, evidence: format!("again {}", secret(side)) };
            w.service.rate(actor, id, &expectation.id, Some(rating)).await?;
        }
    }
    w.service.seal(actor, id).await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_target_is_named_and_pinned_again_keeping_the_ratings_of_what_is_the_same() {
    let w = world().await;
    let s = &w.service;
    let id = w.planned().await;
    let (role, same) = (other(), same());
    aim(&w, &id, &role).await;
    assert!(s.proposal(&w.employee, &id).await.unwrap().missing.contains(&Missing::Expectations));
    assert!(s.proposal(&w.manager, &id).await.unwrap().missing.contains(&Missing::Expectations));
    assert!(matches!(s.sign(&w.employee, &id).await, Err(Error::Incomplete(_))));

    s.step(&w.manager, &id, Step::Repin).await.unwrap();
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!(view.state, State::Assessing);
    assert!(!view.missing.contains(&Missing::Expectations));
    assert!(view.history.iter().any(|line| line.what == "assessment.repinned"));
    for side in Side::ALL {
        let mine = alone(&w, w.side(side), &id).await;
        assert_eq!(mine.ratings.keys().cloned().collect::<Vec<_>>(), sorted(&same));
        assert_eq!(mine.kept.keys().cloned().collect::<Vec<_>>(), sorted(&same));
        assert!(mine.sealed.is_none() && !mine.earlier.is_empty(), "nothing that was written is lost");
        let anew = Rating { level: Level::TeachesOthers, evidence: "after all".to_owned() };
        let refused = s.rate(w.side(side), &id, &same[0], Some(anew)).await;
        assert!(matches!(refused, Err(Error::NotAllowedNow(_))), "a sealed answer was changed: {refused:?}");
    }
    rate_again(&w, Side::Employee, &id).await.unwrap();
    rate_again(&w, Side::Manager, &id).await.unwrap();
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!(view.state, State::Planning);
    let AssessmentView::Open { employee, manager } = view.assessment else { panic!("both have sealed") };
    assert!(employee.earlier.is_empty() && manager.earlier.is_empty());
    assert_eq!(employee.ratings.len(), expectations(&role).len());
}

fn sorted(ids: &[ExpectationId]) -> Vec<ExpectationId> {
    let mut ids = ids.to_vec();
    ids.sort();
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_an_unopened_rating_by_pinning_again() {
    let w = world().await;
    let id = w.assessing().await;
    // One has sealed, the other has written and not sealed.
    w.rate(&id, Side::Employee).await;
    w.rate(&id, Side::Manager).await;
    w.service.seal(&w.employee, &id).await.unwrap();
    aim(&w, &id, &other()).await;
    w.service.step(&w.employee, &id, Step::Repin).await.unwrap();
    tells_nobody(&w, &id).await;
    // Nor by going on: what was set aside was never opened, and stays its author's when the rest is.
    rate_again(&w, Side::Employee, &id).await.unwrap();
    tells_nobody(&w, &id).await;
    rate_again(&w, Side::Manager, &id).await.unwrap();
    let (role, same) = (other(), same());
    let AssessmentView::Open { employee, manager } = w.service.proposal(&w.manager, &id).await.unwrap().assessment else {
        panic!("both have sealed")
    };
    assert_eq!((employee.ratings.len(), manager.ratings.len()), (expectations(&role).len(), expectations(&role).len()));
    assert!(same.len() < employee.ratings.len() && employee.earlier.is_empty() && manager.earlier.is_empty());
}

async fn tells_nobody(w: &World, id: &ProposalId) {
    let target = Target::of(w, id).await;
    let everybody = [&w.employee, &w.manager, &w.stakeholder, &w.reviewer, &w.colleague, &w.administrator, &w.outsider];
    for actor in everybody {
        for call in Call::ALL.into_iter().filter(|call| call.reads()) {
            let answer = format!("{:?}", call.run(w, actor, &target).await);
            for side in Side::ALL {
                assert!(
                    w.side(side).person == actor.person || !answer.contains(secret(side)),
                    "{call:?} of {} told {side:?}",
                    actor.name
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_to_the_first_target_brings_every_rating_back() {
    let w = world().await;
    let s = &w.service;
    let id = w.planned().await;
    let before = s.proposal(&w.employee, &id).await.unwrap();
    aim(&w, &id, &other()).await;
    s.step(&w.employee, &id, Step::Repin).await.unwrap();
    aim(&w, &id, &LEILA.role.parse().unwrap()).await;
    s.step(&w.employee, &id, Step::Repin).await.unwrap();
    let after = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!((after.state, &after.expectations), (State::Planning, &before.expectations));
    let (AssessmentView::Open { employee: old, .. }, AssessmentView::Open { employee: new, .. }) =
        (&before.assessment, &after.assessment)
    else {
        panic!("open before and after")
    };
    assert_eq!(old.ratings, new.ratings);
    assert_eq!(after.missing, []);
    let again = s.step(&w.employee, &id, Step::Repin).await;
    assert!(matches!(again, Err(Error::NotAllowedNow(_))), "nothing has changed: {again:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_target_changed_while_reconvening_leaves_the_pinned_version_and_leads_back_to_the_reconvening() {
    let w = world().await;
    let s = &w.service;
    let id = w.submitted().await;
    let pinned = s.version(&w.reviewer, &id, 1).await.unwrap();
    s.decide(&w.reviewer, &id, 1, &modifications()).await.unwrap();
    s.step(&w.employee, &id, Step::Reconvene).await.unwrap();
    aim(&w, &id, &other()).await;
    s.step(&w.employee, &id, Step::Repin).await.unwrap();
    rate_again(&w, Side::Manager, &id).await.unwrap();
    rate_again(&w, Side::Employee, &id).await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Reconvening);
    assert_eq!(s.version(&w.reviewer, &id, 1).await.unwrap(), pinned);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manager_pins_nothing_of_objectives_that_they_may_not_read() {
    let w = world().await;
    let s = &w.service;
    let id = w.planned().await;
    s.share(&w.employee, &id, Section::Objectives, Sharing::Private).await.unwrap();
    aim(&w, &id, &other()).await;
    assert!(!s.proposal(&w.manager, &id).await.unwrap().missing.contains(&Missing::Expectations));
    let refused = s.step(&w.manager, &id, Step::Repin).await;
    let Err(Error::Incomplete(named)) = refused else { panic!("{refused:?}") };
    assert_eq!(named, [Missing::NotShared { section: Section::Objectives }]);
}
