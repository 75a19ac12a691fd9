//! What those who write the framework read about the people in its roles: nothing of few, and nothing by reading it twice.

use crate::publishing::merged;
use crate::world::World;
use domain::people::Actor;
use domain::view::{LitmusOutcome, LitmusResult, PublishInput};
use service::Error;

const ROLE: &str = "data-2";

fn everybody(w: &World) -> [&Actor; 8] {
    [&w.employee, &w.manager, &w.stakeholder, &w.reviewer, &w.second_reviewer, &w.colleague, &w.administrator, &w.programme_owner]
}

async fn hold(w: &World, people: &[&Actor]) {
    for actor in people {
        w.service.set_holds(&w.administrator, &actor.person, Some(&ROLE.parse().unwrap())).await.unwrap();
    }
}

/// How many are told to hold the role.
async fn held(w: &World) -> Option<u32> {
    let draft = w.service.draft(&w.programme_owner).await.unwrap();
    let held = draft.holders.get(&ROLE.parse().unwrap()).copied();
    assert_eq!(result(&draft.litmus).asked, held);
    held
}

fn result(all: &[LitmusResult]) -> &LitmusResult {
    all.iter().find(|result| result.role.as_str() == ROLE).unwrap()
}

async fn outcome(w: &World) -> Option<LitmusOutcome> {
    result(&w.service.draft(&w.programme_owner).await.unwrap().litmus).outcome
}

#[tokio::test(flavor = "multi_thread")]
async fn few_holders_are_not_told_and_a_count_moves_by_no_few() {
    let w = World::new().await;
    let everybody = everybody(&w);
    hold(&w, &everybody[..3]).await;
    assert_eq!(held(&w).await, None);
    hold(&w, &everybody[3..4]).await;
    assert_eq!(held(&w).await, Some(4));
    for one in &everybody[4..7] {
        hold(&w, &[one]).await;
        assert_eq!(held(&w).await, Some(4), "one more is not seen");
    }
    hold(&w, &everybody[7..]).await;
    assert_eq!(held(&w).await, Some(8));
    w.service.set_holds(&w.administrator, &everybody[0].person, None).await.unwrap();
    assert_eq!(held(&w).await, Some(8), "nor one less");
}

#[tokio::test(flavor = "multi_thread")]
async fn that_a_single_path_aims_at_a_role_is_not_told() {
    let w = World::new().await;
    let before = w.service.draft(&w.programme_owner).await.unwrap();
    w.assessing().await;
    let after = w.service.draft(&w.programme_owner).await.unwrap();
    assert_eq!((before.aiming, before.holders), (after.aiming, after.holders));
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_of_the_litmus_test_do_not_move_by_a_single_answer() {
    let w = World::new().await;
    let everybody = everybody(&w);
    hold(&w, &everybody).await;
    let answer = async |actor: &Actor, yes: bool| w.service.litmus_answer(actor, [yes; 3]).await.unwrap();
    for actor in &everybody[..3] {
        answer(actor, true).await;
        assert_eq!(outcome(&w).await, None);
    }
    answer(everybody[3], false).await;
    let first = LitmusOutcome { answered: 4, yes: [3; 3], passed: 3 };
    assert_eq!(outcome(&w).await, Some(first));
    // Another answer, a changed one, and the same once more: the figures stay until a small group would not be told.
    answer(everybody[4], false).await;
    answer(everybody[3], true).await;
    answer(everybody[0], true).await;
    answer(everybody[5], false).await;
    assert_eq!(outcome(&w).await, Some(first));
    answer(everybody[6], true).await;
    assert_eq!(outcome(&w).await, Some(LitmusOutcome { answered: 7, yes: [5; 3], passed: 5 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_to_publish_does_not_tell_whether_anybody_holds_what_is_gone() {
    let refusal = async |held: bool| {
        let w = World::new().await;
        if held {
            hold(&w, &[&w.colleague]).await;
        }
        merged(&w, &[(ROLE, "")]).await;
        let seen = w.service.draft(&w.programme_owner).await.unwrap().seq;
        let input = PublishInput { effective: None, note: String::new(), seen };
        match w.service.publish(&w.programme_owner, &input).await {
            Err(Error::Unready(hindrances)) => hindrances,
            other => panic!("{other:?}"),
        }
    };
    let (held, free) = (refusal(true).await, refusal(false).await);
    assert_eq!(held, free);
    assert!(held.iter().any(|sentence| sentence.contains("no longer in the framework")), "{held:?}");
}
