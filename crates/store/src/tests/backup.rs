//! Backup and restore.

use super::{append, by_hand, proposal, room, room_of, settings, who, with_proposal};
use crate::{Error, Store};
use domain::section::Section;
use sync::log::{AppendError, Log, LogError};

#[tokio::test]
async fn a_backup_of_a_store_in_use_restores_into_an_empty_place() {
    let disk = with_proposal().await;
    let every_byte: Vec<u8> = (0..=255).collect();
    let mut row = append(Section::Start, 1, "");
    row.updates = every_byte.clone().into();
    row.new_clients = vec![(7, who("tomas"))];
    assert_eq!(disk.store.append(vec![row]).await, vec![Ok(())]);
    let file = disk.directory.path().join("backup.surql");
    disk.store.backup(&file).await.unwrap();
    let later = append(Section::Start, 2, "later");
    assert_eq!(disk.store.append(vec![later.clone()]).await, vec![Ok(())]);

    let elsewhere = tempfile::tempdir().unwrap();
    let restored = Store::restore(settings(&elsewhere), file.clone(), &by_hand()).await.unwrap();
    let mut expected = proposal("p");
    (expected.generation, expected.revision) = (1, expected.revision + 1);
    assert_eq!(restored.proposal(&expected.id).await.unwrap(), Some(expected.clone()));
    let history = restored.history(&expected.id).await.unwrap();
    assert_eq!(history.last().map(|row| &row.entry), Some(&by_hand()));

    // Browsers that have more than the backup come to rooms that are gone; nothing of theirs is taken for anybody's.
    assert_eq!(restored.load(&room(Section::Start)).await, Err(LogError::Missing));
    assert_eq!(restored.append(vec![later]).await, vec![Err(AppendError::Fenced)]);
    let name = room_of(1, Section::Start);
    let loaded = restored.load(&name).await.unwrap();
    assert_eq!((loaded.updates, loaded.clients, loaded.damage), (vec![every_byte.into()], vec![(7, who("tomas"))], None));
    let mut on = append(Section::Start, 2, "goes on");
    on.room = name;
    assert_eq!(restored.append(vec![on]).await, vec![Ok(())]);
    restored.close().await.unwrap();
    let again = Store::restore(settings(&elsewhere), file, &by_hand()).await.map(drop);
    assert!(matches!(again, Err(Error::NotEmpty)), "{again:?}");
}
