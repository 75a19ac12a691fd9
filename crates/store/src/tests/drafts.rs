//! The draft of a framework: its room is like any other, found by whoever looks for damage, and renewed.

use super::{by_hand, on_disk, org, person, who};
use crate::{Beginning, DamagedState, DraftRecord, Entry, Error, FirstRow, NewPublication, Org, PublicationRecord, row};
use bytes::Bytes;
use domain::framework::{Begin, Coming, Framework};
use domain::people::Person;
use domain::room::RoomName;
use domain::time::{Date, Timestamp};
use std::sync::Arc;
use surrealdb_types::SurrealValue;
use sync::log::{Append, AppendError, Log, LogError, unpack};

fn begun() -> Entry {
    Entry { at: Timestamp(1), person: who("ines"), what: "framework.begun".to_owned(), about: String::new() }
}

fn first() -> FirstRow {
    FirstRow { update: Bytes::from_static(b"first"), client: 7, person: who("ines") }
}

fn append(room: &RoomName, seq: u64) -> Append {
    Append {
        room: room.clone(),
        seq,
        updates: Bytes::from(format!("row {seq}")),
        persons: vec![who("ines")],
        new_clients: Vec::new(),
    }
}

#[tokio::test]
async fn a_draft_begins_once_with_its_room() {
    let disk = on_disk().await;
    let (store, draft) = (&disk.store, DraftRecord::new(&org().id).unwrap());
    assert_eq!(store.draft(&draft.id).await.unwrap(), None);
    store.draft_begin(&draft, &first(), &begun()).await.unwrap();
    assert!(matches!(store.draft_begin(&draft, &first(), &begun()).await, Err(Error::Exists { .. })));
    assert_eq!(store.draft(&draft.id).await.unwrap(), Some(draft.clone()));
    let loaded = store.load(&draft.room()).await.unwrap();
    assert_eq!((loaded.seq, loaded.clients.as_slice()), (1, [(7, who("ines"))].as_slice()));
    assert_eq!(unpack(&loaded.updates[0]).unwrap(), [b"first"]);
    assert_eq!(store.append(vec![append(&draft.room(), 2)]).await, vec![Ok(())]);
}

#[tokio::test]
async fn a_damaged_draft_is_found_and_goes_on_under_a_new_name() {
    let disk = on_disk().await;
    let (store, draft) = (Arc::clone(&disk.store), DraftRecord::new(&org().id).unwrap());
    store.draft_begin(&draft, &first(), &begun()).await.unwrap();
    for seq in [2, 3] {
        assert_eq!(store.append(vec![append(&draft.room(), seq)]).await, vec![Ok(())]);
    }
    assert_eq!(store.damaged_rooms().await.unwrap(), vec![]);
    assert!(store.spoil(&draft.room(), 3).await.unwrap());
    let damaged = store.damaged_rooms().await.unwrap();
    assert_eq!(damaged.len(), 1);
    assert!(
        damaged[0].room == draft.room() && matches!(damaged[0].state, DamagedState::ReadOnly { up_to: 2, .. }),
        "{damaged:?}"
    );

    let renewed = store.draft_renew(&draft.id, &by_hand()).await.unwrap().unwrap();
    assert_eq!((renewed.draft.generation, renewed.cut), (1, Some(2)));
    assert_eq!(store.damaged_rooms().await.unwrap(), vec![]);
    let loaded = store.load(&renewed.draft.room()).await.unwrap();
    assert_eq!((loaded.seq, loaded.clients.len()), (2, 1));
    assert_eq!(store.load(&draft.room()).await, Err(LogError::Missing));
    assert_eq!(store.append(vec![append(&draft.room(), 4)]).await, vec![Err(AppendError::Fenced)]);
    assert_eq!(store.append(vec![append(&renewed.draft.room(), 3)]).await, vec![Ok(())]);
    // After a restore every draft has another name, like every proposal.
    assert_eq!(store.rooms_renew_all(&by_hand()).await.unwrap(), vec![]);
    assert_eq!(store.draft(&draft.id).await.unwrap().unwrap().generation, 2);
}

#[tokio::test]
async fn only_what_was_seen_is_published_and_only_once() {
    let disk = on_disk().await;
    let (store, draft) = (&disk.store, DraftRecord::new(&org().id).unwrap());
    store.org_create(&org()).await.unwrap();
    store.draft_begin(&draft, &first(), &begun()).await.unwrap();
    let publication =
        PublicationRecord { version: 1, effective: None, by: who("ines"), at: Timestamp(5), note: "First".to_owned() };
    let new = NewPublication {
        draft: draft.clone(),
        seq: 1,
        org: org(),
        next: Org { framework: 1, ..org() },
        framework: Framework { version: 1, ..Framework::default() },
        publication: publication.clone(),
        moved: Vec::new(),
    };
    assert_eq!(store.append(vec![append(&draft.room(), 2)]).await, vec![Ok(())]);
    assert!(matches!(store.framework_publish(&new, &begun()).await, Err(Error::Moved)));
    assert_eq!(store.framework(&org().id, 1).await.unwrap(), None);
    let seen = NewPublication { seq: 2, ..new };
    store.framework_publish(&seen, &begun()).await.unwrap();
    assert!(matches!(store.framework_publish(&seen, &begun()).await, Err(Error::Conflict)));
    assert_eq!(store.publications(&org().id).await.unwrap(), vec![publication]);
    assert_eq!(store.org(&org().id).await.unwrap().unwrap().framework, 1);
    assert_eq!(store.draft(&draft.id).await.unwrap().unwrap().revision, 1);
}

#[tokio::test]
async fn a_version_begins_once_and_with_those_who_hold_another_role_then() {
    let disk = on_disk().await;
    let store = &disk.store;
    let coming = Coming::default().with(Begin { version: 2, day: Date::from_days(20_000) });
    let org = Org { framework: 1, coming, ..org() };
    store.org_create(&org).await.unwrap();
    let ines = person("ines", None, &[]);
    store.person_create(&ines, "hash").await.unwrap();
    let holding = Person { holds: Some("keeper".parse().unwrap()), ..ines.clone() }.changed();
    let next = Org { framework: 2, coming: Coming::default(), ..org.clone() };
    let beginning = Beginning { org, next: next.clone(), moved: vec![(ines.clone(), holding.clone())] };
    let stale = Beginning { moved: vec![(holding.clone(), ines)], ..beginning.clone() };
    assert!(matches!(store.framework_begin(&stale, &begun()).await, Err(Error::Conflict)));
    assert_eq!(store.org(&next.id).await.unwrap().unwrap().framework, 1, "nothing begins by half");
    store.framework_begin(&beginning, &begun()).await.unwrap();
    assert!(matches!(store.framework_begin(&beginning, &begun()).await, Err(Error::Conflict)));
    assert_eq!(store.org(&next.id).await.unwrap(), Some(next));
    assert_eq!(store.person(&holding.id).await.unwrap(), Some(holding));
}

#[test]
fn an_organization_of_an_earlier_release_is_read_and_written_as_it_was() {
    let stored = serde_json::json!({"id": "north", "name": "North", "quorum": 1, "framework": 3}).into_value();
    let read: Org = row::parse("an organization", stored.clone()).unwrap();
    assert_eq!((read.published(), read.time_zone.as_str()), (3, "UTC"));
    assert_eq!(row::body("an organization", &read).unwrap(), stored, "a change compares what it read with the row");
}
