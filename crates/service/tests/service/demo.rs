//! The demo: filled by the service's own calls, with something on everybody's desk.

use domain::state::State;
use domain::view::Shelf;
use service::{Service, Settings, demo};

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_alive_and_leaves_the_path_to_the_visitor() {
    let directory = tempfile::tempdir().unwrap();
    let s = Service::open(Settings::new(store::Place::Directory(directory.path().to_owned()))).await.unwrap();
    let sign_ins = demo::fill(&s).await.unwrap();
    assert_eq!(demo::fill(&s).await.unwrap(), sign_ins);
    let mut actors = std::collections::BTreeMap::new();
    for person in &sign_ins {
        let signed_in = s.sign_in(&person.email, &person.password, "test").await.unwrap();
        actors.insert(person.email.split('@').next().unwrap(), signed_in.actor);
    }
    assert!(s.shelf(&actors["tomas"], Shelf::Mine).await.unwrap().is_empty());
    for first in ["ines", "marta", "kofi", "priya", "samuel"] {
        assert!(!s.desk(&actors[first]).await.unwrap().your_turn.is_empty(), "nothing for {first} to do");
    }
    assert!(!s.desk(&actors["leila"]).await.unwrap().waiting.is_empty());
    let states: Vec<State> = s.shelf(&actors["ines"], Shelf::Supporting).await.unwrap().iter().map(|p| p.state).collect();
    assert!(states.contains(&State::InReview) && states.contains(&State::Planning) && states.len() == 2, "{states:?}");
    let review = &s.shelf(&actors["marta"], Shelf::Reviewing).await.unwrap()[0];
    assert_eq!(s.review(&actors["marta"], &review.id, 1).await.unwrap().version.target, "Product Analytics Manager");
    assert!(s.sessions(&actors["ines"]).await.unwrap().len() == 1);
}
