//! What an organization chooses for itself.

use crate::world::{World, decision};
use domain::people::{Actor, Role};
use domain::review::DecisionKind;
use domain::state::State;
use domain::view::{ObjectiveInput, OrganizationSettings};
use service::{Error, Result};

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
