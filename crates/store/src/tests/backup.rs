//! Backup and restore.

use super::{append, proposal, room, settings, with_proposal};
use crate::{Error, Store};
use domain::section::Section;
use sync::log::Log;

#[tokio::test]
async fn a_backup_of_a_store_in_use_restores_into_an_empty_place() {
    let disk = with_proposal().await;
    let every_byte: Vec<u8> = (0..=255).collect();
    let mut row = append(Section::Start, 1, "");
    row.updates = every_byte.clone().into();
    assert_eq!(disk.store.append(vec![row]).await, vec![Ok(())]);
    let file = disk.directory.path().join("backup.surql");
    disk.store.backup(&file).await.unwrap();
    assert_eq!(disk.store.append(vec![append(Section::Start, 2, "later")]).await, vec![Ok(())]);

    let elsewhere = tempfile::tempdir().unwrap();
    let restored = Store::restore(settings(&elsewhere), file.clone()).await.unwrap();
    assert_eq!(restored.proposal(&proposal("p").id).await.unwrap(), Some(proposal("p")));
    assert_eq!(restored.load(&room(Section::Start)).await.unwrap().updates, vec![every_byte]);
    assert_eq!(restored.append(vec![append(Section::Start, 2, "goes on")]).await, vec![Ok(())]);
    restored.close().await.unwrap();
    let again = Store::restore(settings(&elsewhere), file).await.map(drop);
    assert!(matches!(again, Err(Error::NotEmpty)), "{again:?}");
}
