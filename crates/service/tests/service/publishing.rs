//! The framework's draft and its publications: seen before they are published, and nothing pinned moves.

use crate::world::{World, files};
use document::framework::write::{Edit, apply};
use domain::content::SectionContent;
use domain::framework::{ChoiceQuestion, Pathway};
use domain::ids::RoleId;
use domain::people::Actor;
use domain::room::RoomName;
use domain::section::Right;
use domain::view::{ChoiceInput, ImportOptions, ProposalView, PublishInput};
use exchange::{File, Output};
use service::demo::LEILA;
use service::{Error, RoomGate, identity};
use std::collections::BTreeMap;
use std::sync::Arc;
use sync::gate::Gate;

fn input(seen: u64) -> PublishInput {
    PublishInput { effective: None, note: "Clearer words.".to_owned(), seen }
}

/// Answers every question at the choice points of what is published, which the draft begins with.
pub async fn answered(w: &World) {
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

/// The owner takes roles away, each with a successor where one is named.
pub async fn merged(w: &World, roles: &[(&str, &str)]) {
    let room = w.service.draft(&w.programme_owner).await.unwrap().room;
    for (gone, successor) in roles {
        let edit = Edit::RemoveRole { role: gone.parse().unwrap(), successor: successor.parse().ok() };
        let write = move |txn: &mut document::yrs::TransactionMut<'_>| apply(txn, &edit, "a1");
        w.service.hub().write(&room, &w.programme_owner.person, write).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_moves_people_and_nothing_that_is_pinned() {
    let w = World::new().await;
    let (s, owner) = (&w.service, &w.programme_owner);
    let (rated, open) = (w.assessing().await, w.shared().await);
    s.set_holds(&w.administrator, &w.colleague.person, Some(&"data-2".parse().unwrap())).await.unwrap();
    let pinned = s.proposal(&w.employee, &rated).await.unwrap();
    assert_eq!(s.draft(owner).await.unwrap().aiming, BTreeMap::new(), "of few it is not told that there are any");

    answered(&w).await;
    merged(&w, &[("data-2", "data-3"), (LEILA.role, "analytics-4e")]).await;
    let seen = s.draft(owner).await.unwrap().seq;
    assert_eq!(s.publish(owner, &input(seen)).await.unwrap(), 2);
    let again = s.publish(owner, &input(seen)).await;
    assert!(matches!(again, Err(Error::NotAllowedNow(_))), "{again:?}");

    let view = s.framework(&w.colleague, None).await.unwrap();
    assert_eq!((view.framework.version, view.mine), (2, Some("data-3".parse().unwrap())));
    let publication = &view.publications[0];
    assert_eq!((publication.version, publication.note.as_str()), (2, "Clearer words."));
    assert_eq!(publication.by.as_ref().unwrap().id, owner.person);
    assert!(view.framework.project.is_empty() && s.framework(&w.colleague, Some(3)).await.is_err());
    let first = s.framework(&w.colleague, Some(1)).await.unwrap().framework;
    assert!(first.role(&"data-2".parse().unwrap()).is_some(), "what was published never changes");

    let after = s.proposal(&w.employee, &rated).await.unwrap();
    assert_eq!((&after.expectations, after.framework.version), (&pinned.expectations, 1), "what is rated stays");
    assert!(matches!(s.adopt_framework(&w.employee, &rated).await, Err(Error::NotAllowedNow(_))));

    let before = s.proposal(&w.employee, &open).await.unwrap();
    assert_eq!((before.framework.version, before.framework.newest), (1, 2), "nothing moves by itself");
    s.adopt_framework(&w.employee, &open).await.unwrap();
    let moved = s.proposal(&w.employee, &open).await.unwrap();
    assert_eq!(moved.framework.version, 2);
    assert_eq!(target(&before), Some(LEILA.role.parse().unwrap()));
    assert_eq!(target(&moved), Some("analytics-4e".parse().unwrap()));
}

fn target(view: &ProposalView) -> Option<RoleId> {
    let contents = view.sections.iter().filter_map(|section| section.content.as_ref());
    let objectives = contents.filter_map(|content| match content {
        SectionContent::Objectives(objectives) => Some(objectives.target_role.clone()),
        _ => None,
    });
    objectives.flatten().next()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_written_once_and_taken_back_without_a_trace() {
    let w = World::new().await;
    let (s, owner) = (&w.service, &w.programme_owner);
    let before = s.draft(owner).await.unwrap().framework;
    let preview = s.import_preview(owner, files(), ImportOptions::default()).await.unwrap();
    assert!(preview.ready && preview.found.roles == 1 && !preview.changes.is_empty(), "{preview:?}");
    assert_eq!(s.draft(owner).await.unwrap().framework, before, "a preview writes nothing");
    let done = s.import(owner, files(), ImportOptions::default()).await.unwrap();
    let draft = s.draft(owner).await.unwrap();
    assert_eq!((draft.framework.roles.len(), draft.import), (before.roles.len() + 1, Some(done.import.clone())));
    assert!(matches!(s.import(owner, files(), ImportOptions::default()).await, Err(Error::Invalid(_))), "nothing in it is new");
    assert_eq!(s.undo_import(owner, &done.import.id).await.unwrap().left, Vec::<String>::new());
    let after = s.draft(owner).await.unwrap();
    assert_eq!((after.framework, after.import), (before, None));
    assert!(matches!(s.undo_import(owner, &done.import.id).await, Err(Error::Conflict(_))));
    let unreadable = vec![File::new("picture.png", [0x89, b'P', b'N', b'G', 13, 10, 26, 10])];
    let refused = s.import_preview(owner, unreadable.clone(), ImportOptions::default()).await.unwrap();
    assert!(!refused.ready && refused.notes[0].refused && refused.notes[0].file == "picture.png", "{refused:?}");
    assert!(matches!(s.import(owner, unreadable, ImportOptions::default()).await, Err(Error::Invalid(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_brings_in_what_was_published_hears_that_it_undoes_the_draft() {
    let w = World::new().await;
    let (s, owner) = (&w.service, &w.programme_owner);
    let published = String::from_utf8(s.export(owner, None, Output::Json).await.unwrap().bytes).unwrap();
    let one = |text: &str| vec![File::new("framework.json", text)];
    let undoes = async |text: &str| {
        let preview = s.import_preview(owner, one(text), ImportOptions::default()).await.unwrap();
        preview.notes.into_iter().map(|note| note.text).find(|text| text.contains("back what was written in the draft"))
    };
    let written = published.replace("Reads an existing model", "Reads every model");
    assert_ne!(written, published);
    assert_eq!(undoes(&written).await, None, "what is new takes nothing back");
    s.import(owner, one(&written), ImportOptions::default()).await.unwrap();
    let said = undoes(&published).await.unwrap();
    assert!(said.starts_with("The one change takes back") && said.contains("since version 1 was published"), "{said}");
    let both = published.replace("Writes a test for every change", "Writes two tests for every change");
    assert!(undoes(&both).await.unwrap().starts_with("One of the 2 changes takes back"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rooms_of_the_draft_are_for_its_owners_as_long_as_they_are() {
    let w = World::new().await;
    let view = w.service.draft(&w.programme_owner).await.unwrap();
    let gate = RoomGate::new(Arc::clone(w.service.store()));
    let right = async |actor: &Actor, room: &RoomName| gate.seat(&identity(actor), room).await.unwrap().map(|seat| seat.right);
    for actor in [&w.employee, &w.manager, &w.reviewer, &w.administrator, &w.outsider] {
        for room in [&view.room, &view.table] {
            assert_eq!(right(actor, room).await, None, "{} {room}", actor.name);
        }
    }
    assert_eq!(right(&w.programme_owner, &view.room).await, Some(Right::Write));
    assert!(right(&w.programme_owner, &view.table).await.is_some());
    let RoomName::Draft { framework, .. } = &view.room else { panic!("{}", view.room) };
    let later = RoomName::Draft { framework: framework.clone(), generation: 1 };
    assert_eq!(right(&w.programme_owner, &later).await, None);
    // What the session once knew does not count.
    let mut person = w.service.person(&w.administrator, &w.programme_owner.person).await.unwrap();
    person.details.roles.clear();
    w.service.person_change(&w.administrator, &person.id, person.revision, &person.details).await.unwrap();
    assert_eq!(right(&w.programme_owner, &view.room).await, None);
}

/// What is thought about the people in a role without a way on.
const REFLECTION: &str = "reflectionofowners";

const FORMATS: [Output; 7] = [
    Output::Json,
    Output::Yaml,
    Output::Csv,
    Output::Tables,
    Output::Xlsx,
    Output::Markdown,
    Output::Poster(exchange::Paper::A3),
];

/// What a file says, read back where it is no text.
fn says(written: exchange::Written) -> String {
    let text = String::from_utf8(written.bytes.clone());
    text.unwrap_or_else(|_packed| {
        let read = exchange::read(&[File::new(&written.name, written.bytes)], &exchange::Mapping::default()).unwrap();
        serde_json::to_string(&read.framework).unwrap()
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_owners_think_about_whom_a_role_holds_back_is_in_nothing_that_others_get() {
    let w = World::new().await;
    let (s, owner) = (&w.service, &w.programme_owner);
    let mut framework = service::demo::framework();
    framework.version = 2;
    framework.roles[0].pathway = Pathway::None { support: "supportforeverybody".to_owned(), reflection: REFLECTION.to_owned() };
    s.publish_framework(&w.org, &framework).await.unwrap();
    for actor in [&w.colleague, &w.manager, &w.reviewer, &w.administrator] {
        let mut told = serde_json::to_string(&s.framework(actor, None).await.unwrap()).unwrap();
        told += &serde_json::to_string(&s.compare(actor, Some(1), Some(2)).await.unwrap()).unwrap();
        for output in FORMATS {
            told += &says(s.export(actor, None, output).await.unwrap());
        }
        assert!(told.contains("supportforeverybody") && !told.contains(REFLECTION), "{}", actor.name);
    }
    assert!(serde_json::to_string(&s.framework(owner, None).await.unwrap()).unwrap().contains(REFLECTION));
    for output in [Output::Json, Output::Yaml, Output::Tables, Output::Xlsx, Output::Markdown] {
        assert!(says(s.export(owner, None, output).await.unwrap()).contains(REFLECTION), "{output:?}");
    }
}
