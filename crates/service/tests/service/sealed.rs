//! Sealed means sealed: no call of anybody returns an assessment before both are sealed.

use crate::calls::{Call, Target};
use crate::world::{World, secret};
use domain::assessment::{AssessmentView, Level, Rating, Side};
use domain::state::State;
use service::Error;

#[tokio::test(flavor = "multi_thread")]
async fn no_call_of_anybody_tells_the_others_ratings_before_both_are_sealed() {
    let w = World::new().await;
    let id = w.assessing().await;
    w.rate(&id, Side::Employee).await;
    w.service.seal(&w.employee, &id).await.unwrap();
    w.rate(&id, Side::Manager).await;
    let everybody =
        [&w.employee, &w.manager, &w.stakeholder, &w.reviewer, &w.colleague, &w.administrator, &w.programme_owner, &w.outsider];
    let target = Target::of(&w, &id).await;
    for actor in everybody {
        for call in Call::ALL.into_iter().filter(|call| call.reads()) {
            let answer = call.run(&w, actor, &target).await;
            for side in Side::ALL {
                let own = w.side(side).person == actor.person;
                assert!(own || !format!("{answer:?}").contains(secret(side)), "{call:?} of {} told {side:?}", actor.name);
            }
        }
    }
    let AssessmentView::Alone { mine, other_sealed } = w.service.proposal(&w.manager, &id).await.unwrap().assessment else {
        panic!("not open yet");
    };
    assert!(other_sealed && mine.sealed.is_none() && !mine.ratings.is_empty());

    w.service.seal(&w.manager, &id).await.unwrap();
    let view = w.service.proposal(&w.employee, &id).await.unwrap();
    assert_eq!(view.state, State::Planning);
    assert!(matches!(view.assessment, AssessmentView::Open { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_needs_every_answer_and_holds() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.assessing().await;
    let first = s.proposal(&w.employee, &id).await.unwrap().expectations[0].id.clone();
    assert!(matches!(s.seal(&w.employee, &id).await, Err(Error::Invalid(_))));
    w.rate(&id, Side::Employee).await;
    s.rate(&w.employee, &id, &first, None).await.unwrap();
    assert!(matches!(s.seal(&w.employee, &id).await, Err(Error::Invalid(_))));
    let rating = Rating { level: Level::Reliably, evidence: "seen".to_owned() };
    s.rate(&w.employee, &id, &first, Some(rating.clone())).await.unwrap();
    s.seal(&w.employee, &id).await.unwrap();
    assert!(matches!(s.rate(&w.employee, &id, &first, Some(rating.clone())).await, Err(Error::NotAllowedNow(_))));
    assert!(matches!(s.seal(&w.employee, &id).await, Err(Error::NotAllowedNow(_))));
    let unknown = "nothing-of-the-kind".parse().unwrap();
    assert!(matches!(s.rate(&w.manager, &id, &unknown, Some(rating)).await, Err(Error::Invalid(_))));
}
