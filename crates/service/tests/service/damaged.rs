//! A text of which a part is lost: it can be read, nothing is built on it, and whoever runs the program lets it go on.

use crate::world::{World, text};
use document::write::Edit;
use domain::ids::ProposalId;
use domain::problem::{Code, Problem};
use domain::room::RoomName;
use domain::section::{Right, Section};
use domain::state::{State, Step};
use service::{Error, Repaired, Service, Settings};
use std::sync::Arc;

/// Another start of the server on the same data, before which a disk spoils the last row of a section.
async fn damaged(w: &mut World, id: &ProposalId, section: Section) {
    w.service.shutdown().await.unwrap();
    let settings = Settings::new(store::Place::Directory(w.directory.path().to_owned()));
    let store = store::Store::open(settings.store.clone()).await.unwrap();
    let last = store.heads(id).await.unwrap()[&section];
    let room = RoomName::Section { proposal: id.clone(), section, generation: 0 };
    assert!(last > 1 && store.spoil(&room, last).await.unwrap(), "there is a last row, and one before it");
    store.close().await.unwrap();
    w.service = Service::open(settings).await.unwrap();
}

fn beyond() -> Edit {
    text("self", "beyond", "Lead the group that I learned from.")
}

fn is_damaged<T: std::fmt::Debug>(outcome: &Result<T, Error>, section: Section) {
    assert!(matches!(outcome, Err(Error::Damaged { section: s }) if *s == section), "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_signed_or_submitted_on_a_damaged_text() {
    let mut w = World::new().await;
    let id = w.planned().await;
    w.edit(&w.employee, &id, Section::Objectives, &[beyond()]).await.unwrap();
    w.service.sign(&w.manager, &id).await.unwrap();
    damaged(&mut w, &id, Section::Objectives).await;
    let s = Arc::clone(&w.service);
    let view = s.proposal(&w.employee, &id).await.unwrap();
    let right = |section| view.sections.iter().find(|seen| seen.section == section).unwrap().right;
    assert_eq!((right(Section::Objectives), right(Section::Gaps)), (Some(Right::Read), Some(Right::Write)));
    is_damaged(&s.sign(&w.employee, &id).await, Section::Objectives);
    assert!(w.edit(&w.employee, &id, Section::Objectives, &[beyond()]).await.is_err());
    let problem = Problem::from(s.sign(&w.employee, &id).await.unwrap_err());
    assert_eq!((problem.code, problem.message.contains("Ask your administrator")), (Code::NotAllowedNow, true));
    // What is whole goes on.
    w.edit(&w.employee, &id, Section::Gaps, &[]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_text_that_is_damaged_is_not_submitted_and_goes_on_after_its_repair() {
    let mut w = World::new().await;
    let id = w.planned().await;
    w.edit(&w.employee, &id, Section::Objectives, &[beyond()]).await.unwrap();
    w.sign(&id).await;
    damaged(&mut w, &id, Section::Objectives).await;
    let s = Arc::clone(&w.service);
    is_damaged(&s.submit(&w.employee, &id).await, Section::Objectives);
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().state, State::Ready);

    assert_eq!(s.repair(&id).await.unwrap(), Repaired::WentOn(vec![Section::Objectives]));
    assert_eq!(s.repair(&id).await.unwrap(), Repaired::WasWhole);
    assert_eq!(s.damaged_rooms().await.unwrap(), vec![]);
    let view = s.proposal(&w.manager, &id).await.unwrap();
    assert!(view.signatures.is_empty() && view.state == State::Ready, "nobody signed what is there now");
    let line = &view.history[0];
    assert_eq!((line.who.name.as_str(), line.about.as_str()), ("Whoever runs this server", "objectives"));
    let refused = s.submit(&w.employee, &id).await;
    assert!(matches!(refused, Err(Error::Conflict(_) | Error::Incomplete(_))), "{refused:?}");

    s.step(&w.employee, &id, Step::Reopen).await.unwrap();
    w.edit(&w.employee, &id, Section::Objectives, &[beyond()]).await.unwrap();
    w.sign(&id).await;
    assert_eq!(s.submit(&w.employee, &id).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_backup_goes_on_under_new_names_with_its_signatures() {
    let w = World::new().await;
    let id = w.signed().await;
    let rooms = |view: &domain::view::ProposalView| view.sections.iter().filter_map(|s| s.room.clone()).collect::<Vec<_>>();
    let before = w.service.proposal(&w.employee, &id).await.unwrap();
    assert_eq!(w.service.renew_after_restore().await.unwrap(), vec![]);
    let after = w.service.proposal(&w.employee, &id).await.unwrap();
    assert!(rooms(&before).iter().zip(rooms(&after)).all(|(old, new)| *old != new && new.to_string().ends_with("/1")));
    let contents = |view: &domain::view::ProposalView| view.sections.iter().map(|s| s.content.clone()).collect::<Vec<_>>();
    assert_eq!(contents(&before), contents(&after));
    assert!(after.signatures.iter().all(|signature| !signature.void));
    assert_eq!(w.service.submit(&w.employee, &id).await.unwrap(), 1);
}
