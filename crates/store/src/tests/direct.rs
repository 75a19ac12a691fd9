//! Rows without a statement are what a statement would have made, neither more nor less.

use super::{OnDisk, append, room, who, with_proposal};
use crate::engine::Engine;
use crate::key;
use crate::unit::Unit;
use bytes::Bytes;
use domain::section::Section;
use std::collections::BTreeMap;
use surrealdb_types::{Bytes as DbBytes, RecordId, SurrealValue, Value};
use sync::log::{Append, AppendError, Log};

#[derive(SurrealValue)]
struct Update {
    id: RecordId,
    data: DbBytes,
    sum: DbBytes,
    people: Vec<String>,
}

#[derive(SurrealValue)]
struct Client {
    id: RecordId,
    person: String,
}

type Everything = BTreeMap<Vec<u8>, Vec<u8>>;

async fn everything(disk: &OnDisk) -> Everything {
    let engine = disk.store.engine().unwrap();
    let Engine::Embedded(embedded) = &*engine else { panic!("not embedded") };
    // The engine's own signs of life come and go.
    embedded.everything().await.into_iter().filter(|(key, _)| !key.starts_with(b"/!")).collect()
}

/// What the second reading has that the first had not, or had differently.
fn news(before: &Everything, after: &Everything) -> Everything {
    assert!(before.keys().all(|key| after.contains_key(key)), "something went away");
    after.iter().filter(|(key, value)| before.get(*key) != Some(*value)).map(|(k, v)| (k.clone(), v.clone())).collect()
}

fn numbered(table: &'static str, number: i64) -> RecordId {
    let mut parts: Vec<Value> = key::parts_of(&room(Section::Start)).unwrap();
    parts.push(key::count(number));
    key::many(table, parts)
}

fn first() -> Append {
    Append { new_clients: vec![(7, who("tomas"))], ..append(Section::Start, 1, "row \u{1f332}") }
}

#[tokio::test]
async fn they_leave_what_a_statement_leaves() {
    let (direct, stated) = (with_proposal().await, with_proposal().await);
    let before = everything(&direct).await;
    assert_eq!(direct.store.append(vec![first()]).await, [Ok(())]);
    let made = news(&before, &everything(&direct).await);

    let stored = direct.store.run(Unit::new("SELECT * FROM ONLY $id").bind("id", numbered("collab_update", 1))).await;
    let row: Option<Update> = stored.unwrap().take(0).unwrap();
    let row = row.unwrap();
    let before = everything(&stated).await;
    let unit = Unit::new(
        "BEGIN; INSERT INTO collab_update $rows RETURN NONE; INSERT IGNORE INTO collab_client $clients RETURN NONE; COMMIT;",
    )
    .bind("rows", vec![row])
    .bind("clients", vec![Client { id: numbered("collab_client", 7), person: "tomas".to_owned() }]);
    stated.store.run(unit).await.map(drop).unwrap();
    let wanted = news(&before, &everything(&stated).await);

    assert_eq!(made.len(), 2);
    assert_eq!(made, wanted);
}

#[tokio::test]
async fn of_several_rows_all_are_there_or_none() {
    let disk = with_proposal().await;
    assert_eq!(disk.store.append(vec![first()]).await, [Ok(())]);
    let before = everything(&disk).await;
    let theirs = append(Section::Start, 1, "another");
    let outcomes = disk.store.append(vec![append(Section::Objectives, 1, "mine"), theirs]).await;
    assert_eq!(outcomes, [Ok(()), Err(AppendError::Behind)]);
    assert_eq!(news(&before, &everything(&disk).await).len(), 1);
}

#[tokio::test]
async fn a_client_id_keeps_its_first_owner() {
    let disk = with_proposal().await;
    let later = Append { new_clients: vec![(7, who("ines")), (8, who("ines"))], ..append(Section::Start, 2, "row 2") };
    assert_eq!(disk.store.append(vec![first()]).await, [Ok(())]);
    assert_eq!(disk.store.append(vec![later]).await, [Ok(())]);
    let loaded = disk.store.load(&room(Section::Start)).await.unwrap();
    assert_eq!(loaded.clients, [(7, who("tomas")), (8, who("ines"))]);
    assert_eq!(loaded.updates[1], Bytes::from_static(b"row 2"));
}
