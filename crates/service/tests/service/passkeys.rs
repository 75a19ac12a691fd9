//! Passkeys as far as no device is needed; with one they are tested in a browser.

use crate::world::World;
use domain::people::Actor;
use service::{Error, Service, Settings};
use store::Place;

/// The world, opened again by a program that people reach at that address.
async fn world(origin: Option<&str>) -> World {
    let mut w = World::new().await;
    w.service.shutdown().await.unwrap();
    let mut settings = Settings::new(Place::Directory(w.directory.path().to_owned()));
    settings.origin = origin.map(str::to_owned);
    w.service = Service::open(settings).await.unwrap();
    w
}

async fn employee(w: &World) -> Actor {
    w.service.sign_in("employee@example.org", crate::world::PASSWORD, "").await.unwrap().actor
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_asked_for_one_that_it_finds_by_itself_and_that_its_owner_unlocks() {
    let w = world(Some("https://path.example.org")).await;
    let (s, actor) = (&w.service, employee(&w).await);
    assert!(s.sign_in_offer().await.unwrap().passkeys);
    let asked: serde_json::Value = serde_json::from_str(&s.passkey_add(&actor).await.unwrap().options).unwrap();
    assert_eq!(asked["rp"]["id"], "path.example.org");
    assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(asked["user"]["name"], "employee@example.org");
    let asked: serde_json::Value = serde_json::from_str(&s.passkey_ask().await.unwrap().options).unwrap();
    assert_eq!(
        (asked["userVerification"].as_str(), asked["allowCredentials"].as_array().map(Vec::len)),
        (Some("required"), Some(0))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_answer_signs_nobody_in_and_adds_nothing() {
    let w = world(Some("https://path.example.org")).await;
    let (s, actor) = (&w.service, employee(&w).await);
    let asked = s.passkey_ask().await.unwrap();
    for (question, answer) in [("none", "{}"), (asked.question.as_str(), "no JSON"), (asked.question.as_str(), "{}")] {
        let outcome = s.sign_in_by_passkey(question, answer, "").await;
        assert!(matches!(outcome, Err(Error::UnprovenPasskey)), "{:?}", outcome.map(|_| ()));
    }
    let asked = s.passkey_add(&actor).await.unwrap();
    let stolen = s.passkey_added(&w.colleague, &asked.question, "{}", "Laptop").await;
    assert!(matches!(stolen, Err(Error::NotAllowedNow(_))), "{stolen:?}");
    let garbage = s.passkey_added(&actor, &asked.question, "{}", "Laptop").await;
    assert!(matches!(garbage, Err(Error::Invalid(_))), "{garbage:?}");
    let again = s.passkey_added(&actor, &asked.question, "{}", "Laptop").await;
    assert!(matches!(again, Err(Error::NotAllowedNow(_))), "a question is answered once: {again:?}");
    assert_eq!(s.my_passkeys(&actor).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_nobody_has_any_more_adds_none_and_neither_does_an_address_of_numbers() {
    let w = world(Some("https://path.example.org")).await;
    let actor = employee(&w).await;
    w.service.sign_out(&actor).await.unwrap();
    assert!(matches!(w.service.passkey_add(&actor).await, Err(Error::NotSignedIn)));
    for origin in [None, Some("http://127.0.0.1:3000")] {
        let w = world(origin).await;
        let (s, actor) = (&w.service, employee(&w).await);
        assert!(!s.sign_in_offer().await.unwrap().passkeys);
        assert!(matches!(s.passkey_add(&actor).await, Err(Error::NotAllowedNow(_))));
        assert!(matches!(s.passkey_ask().await, Err(Error::NotAllowedNow(_))));
    }
}
