//! The framework's draft and its publications: seen before they are published, and nothing pinned moves.

use crate::world::World;
use domain::framework::ChoiceQuestion;
use domain::view::{ChoiceInput, PublishInput};
use service::Error;

fn input(seen: u64) -> PublishInput {
    PublishInput { effective: None, note: "Clearer words.".to_owned(), seen }
}

/// Answers every question at the choice points of what is published, which the draft begins with.
async fn answered(w: &World) {
    for factor in &service::demo::framework().distinctions {
        for question in ChoiceQuestion::ALL {
            let input = ChoiceInput {
                level: factor.level.clone(),
                dimension: factor.dimension,
                question,
                answer: "Those who are seen less often.".to_owned(),
                about: factor.about(),
            };
            w.service.answer_choice(&w.programme_owner, &input).await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_begins_with_what_is_published() {
    let w = World::new().await;
    let draft = w.service.draft(&w.programme_owner).await.unwrap();
    let (mut begun, published) = (draft.framework.clone(), service::demo::framework());
    assert_eq!(begun.version, 1);
    begun.effective = published.effective;
    assert_eq!(published.roles, begun.roles);
    assert_eq!(published.philosophy, begun.philosophy);
    assert_eq!(published.distinctions, begun.distinctions);
    assert_eq!(published.cells.iter().filter(|cell| !cell.is_blank()).count(), begun.cells.len());
    // Opened by both at once it begins once.
    let again = w.service.draft(&w.programme_owner).await.unwrap();
    assert_eq!((again.seq, again.framework), (draft.seq, draft.framework));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_seen_or_not_thought_through_is_not_published() {
    let w = World::new().await;
    let (s, owner) = (&w.service, &w.programme_owner);
    let seen = s.draft(owner).await.unwrap().seq;
    let hindered = s.publish(owner, &input(seen)).await;
    let Err(Error::Unready(hindrances)) = &hindered else { panic!("{hindered:?}") };
    assert_eq!(hindrances.len(), 3 * service::demo::framework().distinctions.len(), "{hindrances:?}");
    answered(&w).await;
    assert!(matches!(s.publish(owner, &input(seen + 1)).await, Err(Error::Conflict(_))));
    assert_eq!(s.framework(owner, None).await.unwrap().framework.version, 1);
}
