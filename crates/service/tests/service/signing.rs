//! Signatures: under a complete text, void after an edit, and the freeze that follows.

use crate::world::{World, text};
use domain::assessment::Side;
use domain::gate::Missing;
use domain::section::{Section, Sharing};
use domain::state::{State, Step};
use domain::view::{Shelf, Turn};
use service::Error;
use service::demo::{LEILA, Pen};

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signs_a_hole() {
    let w = World::new().await;
    let id = w.planned().await;
    w.edit(&w.employee, &id, Section::Start, &[text("self", "today", "")]).await.unwrap();
    let Err(Error::Incomplete(missing)) = w.service.sign(&w.employee, &id).await else { panic!("signed a hole") };
    assert_eq!(missing, [Missing::Today]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_makes_a_signature_void() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.planned().await;
    s.sign(&w.manager, &id).await.unwrap();
    assert!(!s.proposal(&w.employee, &id).await.unwrap().signatures[0].void);
    w.edit(&w.employee, &id, Section::Start, &[text("self", "today", "Something else.")]).await.unwrap();
    assert!(s.proposal(&w.employee, &id).await.unwrap().signatures[0].void);
    let turn = s.shelf(&w.manager, Shelf::Supporting).await.unwrap()[0].turn;
    assert_eq!(turn, Turn::Together, "a void signature waits for nobody");
    s.sign(&w.employee, &id).await.unwrap();
    let view = s.proposal(&w.employee, &id).await.unwrap();
    assert_eq!((view.state, view.signatures.len(), view.signatures[0].side), (State::Planning, 1, Side::Employee));
    s.sign(&w.manager, &id).await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Ready);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_name_takes_the_signatures_away() {
    let w = World::new().await;
    let id = w.planned().await;
    w.service.sign(&w.manager, &id).await.unwrap();
    w.service.rename(&w.employee, &id, "Another name").await.unwrap();
    assert!(w.service.proposal(&w.employee, &id).await.unwrap().signatures.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_both_signed_is_frozen_until_it_is_reopened() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.signed().await;
    let late = [text("self", "today", "too late")];
    for actor in [&w.employee, &w.manager] {
        assert!(w.edit(actor, &id, Section::Milestones, &[]).await.is_err());
        assert!(w.edit(actor, &id, Section::Start, &late).await.is_err());
    }
    s.step(&w.manager, &id, Step::Reopen).await.unwrap();
    w.edit(&w.employee, &id, Section::Start, &late).await.unwrap();
    w.sign(&id).await;
    s.submit(&w.employee, &id).await.unwrap();
    assert!(w.edit(&w.employee, &id, Section::Start, &late).await.is_err());
    let pinned = s.version(&w.reviewer, &id, 1).await.unwrap();
    assert_eq!(pinned.contents.start.today, "too late");
    s.withdraw(&w.employee, &id, "").await.unwrap();
    assert!(w.edit(&w.employee, &id, Section::Start, &late).await.is_err());
    assert!(matches!(s.version(&w.reviewer, &id, 1).await, Err(Error::NotFound)));
    assert!(s.version(&w.manager, &id, 1).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_does_not_know_of_the_freeze_is_refused() {
    let w = World::new().await;
    let id = w.planned().await;
    let mut employees = Pen::new(&w.service, &w.employee).open(&id, Section::Start).await.unwrap();
    let mut managers = Pen::new(&w.service, &w.manager).open(&id, Section::Milestones).await.unwrap();
    w.sign(&id).await;
    let milestone = service::demo::LEILA.milestones[0].id;
    assert!(matches!(employees.write(&[text("self", "today", "too late")]).await, Err(Error::NotAllowedNow(_))));
    assert!(matches!(managers.write(&[text(milestone, "title", "too late")]).await, Err(Error::NotAllowedNow(_))));
    w.service.submit(&w.employee, &id).await.unwrap();
    assert!(employees.write(&[text("self", "today", "much too late")]).await.is_err());
    assert!(!format!("{:?}", w.service.version(&w.employee, &id, 1).await.unwrap()).contains("too late"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_taken_back_closes_for_the_manager_who_has_it_open() {
    let w = World::new().await;
    let id = w.shared().await;
    let mut open = Pen::new(&w.service, &w.manager).open(&id, Section::Objectives).await.unwrap();
    open.write(&[text("self", "beyond", "Together.")]).await.unwrap();
    w.service.share(&w.employee, &id, Section::Objectives, Sharing::Private).await.unwrap();
    // The room hears of it a moment later.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert!(open.write(&[text("self", "beyond", "Still here.")]).await.is_err());
    let again = Pen::new(&w.service, &w.manager).open(&id, Section::Objectives).await;
    assert!(matches!(again, Err(Error::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_out_of_turn_are_not_allowed_now() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.draft().await;
    assert!(matches!(s.submit(&w.employee, &id).await, Err(Error::NotAllowedNow(_))));
    assert!(matches!(s.sign(&w.employee, &id).await, Err(Error::NotAllowedNow(_))));
    assert!(matches!(s.step(&w.employee, &id, Step::Activate).await, Err(Error::NotAllowedNow(_))));
    assert!(matches!(s.step(&w.employee, &id, Step::Open).await, Err(Error::Invalid(_))));
    assert!(matches!(s.start(&w.employee, " ").await, Err(Error::Invalid(_))));
    assert!(matches!(s.start(&w.employee, &"x".repeat(161)).await, Err(Error::Invalid(_))));
    assert!(matches!(s.start(&w.manager, "A path").await, Err(Error::NotAllowedNow(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_target_whose_title_is_built_of_parts_has_its_name_in_the_version() {
    let w = World::new().await;
    let mut framework = service::demo::framework();
    framework.version = 2;
    let role = framework.roles.iter_mut().find(|role| role.id.as_str() == LEILA.role).unwrap();
    role.title.clear();
    (role.tier, role.discipline) = ("Principal".to_owned(), "Product Analyst".to_owned());
    w.service.publish_framework(&w.org, &framework).await.unwrap();
    let id = w.submitted().await;
    assert_eq!(w.service.version(&w.employee, &id, 1).await.unwrap().target, "Principal Product Analyst");
}
