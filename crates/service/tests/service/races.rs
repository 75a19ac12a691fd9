//! Two at one moment: one clear winner, and nothing lost.

use crate::world::World;
use domain::assessment::Side;
use domain::state::State;
use service::Error;

#[tokio::test(flavor = "multi_thread")]
async fn of_two_submissions_at_one_moment_one_wins_and_the_other_is_told() {
    let w = World::new().await;
    let id = w.signed().await;
    let (one, two) = tokio::join!(w.service.submit(&w.employee, &id), w.service.submit(&w.employee, &id));
    let mut outcomes = [one, two];
    outcomes.sort_by_key(Result::is_err);
    assert!(matches!(outcomes, [Ok(1), Err(Error::Conflict(_) | Error::Raced)]), "{outcomes:?}");
    assert_eq!(outcomes[1].as_ref().unwrap_err().code(), domain::problem::Code::Conflict);
    assert_eq!(w.service.proposal(&w.employee, &id).await.unwrap().versions.len(), 1);
    assert!(matches!(w.service.submit(&w.employee, &id).await, Err(Error::Conflict(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_seals_at_one_moment_open_both() {
    let w = World::new().await;
    let id = w.assessing().await;
    w.rate(&id, Side::Employee).await;
    w.rate(&id, Side::Manager).await;
    let (one, two) = tokio::join!(w.service.seal(&w.employee, &id), w.service.seal(&w.manager, &id));
    one.unwrap();
    two.unwrap();
    assert_eq!(w.service.proposal(&w.employee, &id).await.unwrap().state, State::Planning);
}

#[tokio::test(flavor = "multi_thread")]
async fn ratings_from_two_tabs_are_all_kept() {
    let w = World::new().await;
    let id = w.assessing().await;
    let expectations = w.service.proposal(&w.employee, &id).await.unwrap().expectations;
    let answers = service::demo::ratings(&service::demo::LEILA, Side::Employee, &expectations);
    let rated = answers.into_iter().map(|(expectation, rating)| {
        let (w, id) = (&w, &id);
        async move { w.service.rate(&w.employee, id, &expectation, Some(rating)).await }
    });
    futures::future::try_join_all(rated).await.unwrap();
    w.service.seal(&w.employee, &id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_signatures_at_one_moment_make_it_ready() {
    let w = World::new().await;
    let id = w.planned().await;
    let (one, two) = tokio::join!(w.service.sign(&w.employee, &id), w.service.sign(&w.manager, &id));
    one.unwrap();
    two.unwrap();
    assert_eq!(w.service.proposal(&w.employee, &id).await.unwrap().state, State::Ready);
}
