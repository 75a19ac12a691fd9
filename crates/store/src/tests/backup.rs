//! Backup and restore.

use super::{OnDisk, append, by_hand, on_disk, proposal, room, room_of, settings, who, with_proposal};
use crate::settings::Copies;
use crate::{Error, Restored, SessionRow, Settings, Store, TokenHash};
use domain::ids::SessionId;
use domain::section::Section;
use domain::time::Timestamp;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use sync::log::{AppendError, Log, LogError};

const MADE: Timestamp = Timestamp(1_796_025_600_000);

/// A backup of a store, in memory.
pub(crate) async fn backup(store: &Store) -> Vec<u8> {
    store.backup(MADE, Vec::new()).await.unwrap().0
}

/// What became of a backup in a directory.
pub(crate) async fn restore(settings: Settings, bytes: Vec<u8>) -> Result<Restored, Error> {
    Store::restore(settings, || Ok(std::io::Cursor::new(bytes.clone())), &by_hand()).await
}

/// A store that was filled from a backup.
pub(crate) async fn restored(bytes: Vec<u8>) -> OnDisk {
    let directory = tempfile::tempdir().unwrap();
    assert_eq!(restore(settings(&directory), bytes).await.unwrap().damaged, []);
    OnDisk { store: Store::open(settings(&directory)).await.unwrap(), directory }
}

fn is_gone(directory: &Path) -> bool {
    std::fs::read_dir(directory).map_or(true, |mut entries| entries.next().is_none())
}

#[tokio::test]
async fn a_backup_of_a_store_in_use_restores_into_an_empty_place() {
    let disk = with_proposal().await;
    let every_byte: Vec<u8> = (0..=255).collect();
    let mut row = append(Section::Start, 1, "");
    row.updates = every_byte.clone().into();
    row.new_clients = vec![(7, who("tomas"))];
    assert_eq!(disk.store.append(vec![row]).await, vec![Ok(())]);
    let bytes = backup(&disk.store).await;
    let later = append(Section::Start, 2, "later");
    assert_eq!(disk.store.append(vec![later.clone()]).await, vec![Ok(())]);

    let copy = restored(bytes.clone()).await;
    let mut expected = proposal("p");
    (expected.generation, expected.revision) = (1, expected.revision + 1);
    assert_eq!(copy.store.proposal(&expected.id).await.unwrap(), Some(expected.clone()));
    let history = copy.store.history(&expected.id).await.unwrap();
    assert_eq!(history.last().map(|row| &row.entry), Some(&by_hand()));

    // Browsers that have more than the backup come to rooms that are gone; nothing of theirs is taken for anybody's.
    assert_eq!(copy.store.load(&room(Section::Start)).await, Err(LogError::Missing));
    assert_eq!(copy.store.append(vec![later]).await, vec![Err(AppendError::Fenced)]);
    let name = room_of(1, Section::Start);
    let loaded = copy.store.load(&name).await.unwrap();
    assert_eq!((loaded.updates, loaded.clients, loaded.damage), (vec![every_byte.into()], vec![(7, who("tomas"))], None));
    let mut on = append(Section::Start, 2, "goes on");
    on.room = name;
    assert_eq!(copy.store.append(vec![on]).await, vec![Ok(())]);
    copy.store.close().await.unwrap();
    let again = restore(settings(&copy.directory), bytes).await;
    assert!(matches!(again, Err(Error::NotEmpty { .. })), "{again:?}");
    assert!(Store::open(settings(&copy.directory)).await.is_ok(), "what was there is as it was");
}

/// Writers go on while a backup is made; what it holds is what there was at one moment, in every room up to some row and no further.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_while_everybody_writes_is_of_one_moment() {
    let disk = on_disk().await;
    // More than a table of recent writes holds, so that tables are written and merged on the way.
    for number in 0..30 {
        disk.store.proposal_create(&proposal(&format!("before{number}")), &BTreeMap::new(), &[]).await.unwrap();
    }
    disk.store.proposal_create(&proposal("p"), &BTreeMap::new(), &[]).await.unwrap();
    let text = "x".repeat(200_000);
    let writing = |section: Section, rows: u64| {
        let (store, text) = (Arc::clone(&disk.store), text.clone());
        tokio::spawn(async move {
            for seq in 1..=rows {
                assert_eq!(store.append(vec![append(section, seq, &text)]).await, vec![Ok(())]);
            }
        })
    };
    let first = writing(Section::Start, 300);
    let mut backups = Vec::new();
    let second = writing(Section::Gaps, 300);
    while !first.is_finished() || !second.is_finished() {
        backups.push(backup(&disk.store).await);
    }
    first.await.unwrap();
    second.await.unwrap();
    assert!(backups.len() >= 2, "no backup was made on the way");
    let mut last = 0;
    for bytes in [backups.swap_remove(0), backups.swap_remove(backups.len() / 2)] {
        let copy = restored(bytes).await;
        assert_eq!(copy.store.damaged_rooms().await.unwrap(), []);
        let of = async |section| copy.store.load(&room_of(1, section)).await.unwrap().seq;
        let rows = of(Section::Start).await + of(Section::Gaps).await;
        assert!(rows >= last && rows <= 600, "{rows} after {last}");
        last = rows;
        assert!(copy.store.proposal(&proposal("before29").id).await.unwrap().is_some());
        // It is no less a place to work in.
        copy.store.proposal_create(&proposal("after"), &BTreeMap::new(), &[]).await.unwrap();
        copy.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn everything_is_in_it_byte_for_byte() {
    let disk = with_proposal().await;
    assert_eq!(disk.store.append(vec![append(Section::Start, 1, &"long ".repeat(4_000))]).await, vec![Ok(())]);
    let bytes = backup(&disk.store).await;
    let mut reader = archive::Reader::new(bytes.as_slice()).unwrap();
    let mut told = BTreeMap::new();
    while let Some(part) = reader.part().unwrap() {
        told.extend(part);
    }
    let crate::engine::Engine::Embedded(engine) = &*disk.store.engine().unwrap() else { panic!("not embedded") };
    assert_eq!(told, engine.everything().await);
}

#[tokio::test]
async fn what_is_damaged_cut_off_or_newer_is_refused_and_nothing_is_made() {
    let disk = with_proposal().await;
    let bytes = backup(&disk.store).await;
    let directory = tempfile::tempdir().unwrap();
    let place = directory.path().join("db");
    let mut altered = bytes.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    let (first, rest) = bytes.split_at(bytes.iter().position(|byte| *byte == b'{').unwrap());
    let newer = String::from_utf8_lossy(first).replace("backup 1", "backup 9").into_bytes();
    for (bytes, words) in [
        (altered, "is not what was written"),
        (bytes[..bytes.len() - 9].to_vec(), "cut off"),
        ([newer.as_slice(), rest].concat(), "format 9"),
        (b"something else".to_vec(), "no backup"),
    ] {
        let refused = restore(settings(&directory), bytes).await.unwrap_err().to_string();
        assert!(refused.contains(words), "{words}: {refused}");
        assert!(is_gone(&place), "{words}");
    }
    let text = "CREATE migration:99 CONTENT { number: 99, name: 'later', sum: 'x' }";
    disk.store.run(crate::unit::Unit::new(text)).await.unwrap();
    let refused = restore(settings(&directory), backup(&disk.store).await).await;
    assert!(matches!(refused, Err(Error::NewerBackup { schema: 99, .. })), "{refused:?}");
    assert!(is_gone(&place));
}

#[tokio::test]
async fn a_restore_that_was_cut_off_is_not_taken_for_all() {
    let disk = with_proposal().await;
    disk.store.close().await.unwrap();
    std::fs::write(disk.directory.path().join("db/restore-unfinished"), "").unwrap();
    let opened = Store::open(settings(&disk.directory)).await.map(drop);
    assert!(matches!(opened, Err(Error::Unfinished { .. })), "{opened:?}");
    let opened = Store::open_as_is(settings(&disk.directory)).await.map(drop);
    assert!(matches!(opened, Err(Error::Unfinished { .. })), "{opened:?}");
}

#[tokio::test]
async fn nobody_is_signed_in_after_a_restore() {
    let disk = on_disk().await;
    let row = SessionRow {
        id: SessionId::parse("one").unwrap(),
        person: who("tomas"),
        org: super::org().id,
        created: Timestamp(1),
        seen: Timestamp(1),
        expires: Timestamp(i64::MAX),
        agent: String::new(),
    };
    let token = TokenHash::of("token");
    disk.store.org_create(&super::org()).await.unwrap();
    let tomas = super::person("tomas", None, &[]);
    disk.store.person_create(&tomas, "hash").await.unwrap();
    disk.store.session_create(&token, &row, "hash").await.unwrap();
    assert!(disk.store.session_by_hash(&token, Timestamp(1)).await.unwrap().is_some());
    let program = crate::AccessTokenRow {
        id: "one".parse().unwrap(),
        person: row.person.clone(),
        name: "A program".to_owned(),
        scopes: domain::access_token::Scope::ALL.into(),
        created: Timestamp(0),
        expires: Timestamp(1000),
        used: None,
    };
    disk.store.access_token_create(&token, (&row.org, &row.id), &program, &by_hand()).await.unwrap();
    assert!(disk.store.access_token(&token, Timestamp(1)).await.unwrap().is_some());
    let copy = restored(backup(&disk.store).await).await;
    assert!(copy.store.session_by_hash(&token, Timestamp(1)).await.unwrap().is_none());
    assert!(copy.store.access_token(&token, Timestamp(1)).await.unwrap().is_none());
    assert!(copy.store.person(&tomas.id).await.unwrap().is_some());
}

/// Takes so many bytes, as a disk that is full then.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_backup_that_finds_no_room_fails_and_disturbs_nobody() {
    let disk = with_proposal().await;
    let failed = disk.store.backup(MADE, Full(2_000)).await.map(drop);
    assert!(
        matches!(&failed, Err(Error::Backup(archive::Error::Io(e))) if e.kind() == std::io::ErrorKind::StorageFull),
        "{failed:?}"
    );
    assert_eq!(disk.store.append(vec![append(Section::Start, 1, "on")]).await, vec![Ok(())]);
    assert!(archive::verify(backup(&disk.store).await.as_slice()).is_ok());
}

#[tokio::test]
async fn a_copy_needs_something_to_copy() {
    let directory = tempfile::tempdir().unwrap();
    let opened = Store::open_as_is(settings(&directory)).await.map(drop);
    assert!(matches!(opened, Err(Error::NothingThere { .. })), "{opened:?}");
    assert!(!directory.path().join("db").exists(), "and none is made");
}

fn with_copies(mut settings: Settings, keep: usize) -> Settings {
    settings.copies = Some(Copies { keep, now: || MADE });
    settings
}

fn copies(directory: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(directory.join("db/copies-before-upgrade")) else { return Vec::new() };
    let mut all: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

#[tokio::test]
async fn an_upgrade_can_be_undone() {
    let disk = super::migrations::left_by_release_5().await;
    disk.store.close().await.unwrap();
    let store = Store::open(with_copies(settings(&disk.directory), 3)).await.unwrap();
    let made = copies(disk.directory.path());
    let [copy] = made.as_slice() else { panic!("{made:?}") };
    assert!(copy.ends_with("before-upgrade-from-schema-5-20261130T080000Z.backup"), "{copy:?}");
    let bytes = std::fs::read(copy).unwrap();
    assert_eq!(archive::verify(bytes.as_slice()).unwrap().0.schema, 5);
    let leila = store.person_by_email("leila@northlight.example").await.unwrap().unwrap().person;
    store.close().await.unwrap();
    // Started again there is nothing to upgrade, and nothing to copy.
    Store::open(with_copies(settings(&disk.directory), 3)).await.unwrap().close().await.unwrap();
    assert_eq!(copies(disk.directory.path()).len(), 1);
    // This release reads what the earlier one left by bringing it forward once more.
    let again = restored(bytes).await;
    let found = again.store.person_by_email("leila@northlight.example").await.unwrap().unwrap().person;
    assert_eq!(found, leila);
}

#[tokio::test]
async fn of_the_copies_before_upgrades_the_newest_stay() {
    let disk = super::migrations::left_by_release_5().await;
    disk.store.close().await.unwrap();
    let folder = disk.directory.path().join("db/copies-before-upgrade");
    std::fs::create_dir(&folder).unwrap();
    for name in ["before-upgrade-from-schema-3-20240101T000000Z.backup", "before-upgrade-from-schema-4-20250101T000000Z.backup"] {
        std::fs::write(folder.join(name), "old").unwrap();
    }
    std::fs::write(folder.join("notes.txt"), "mine").unwrap();
    Store::open(with_copies(settings(&disk.directory), 2)).await.unwrap().close().await.unwrap();
    let left: Vec<_> = copies(disk.directory.path()).iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    let expected = [
        "before-upgrade-from-schema-4-20250101T000000Z.backup",
        "before-upgrade-from-schema-5-20261130T080000Z.backup",
        "notes.txt",
    ];
    assert_eq!(left, expected);
}

#[tokio::test]
async fn without_its_copy_nothing_is_upgraded() {
    let disk = super::migrations::left_by_release_5().await;
    disk.store.close().await.unwrap();
    // A file where the folder should be: nothing can be written there.
    let folder = disk.directory.path().join("db/copies-before-upgrade");
    std::fs::write(&folder, "").unwrap();
    let refused = Store::open(with_copies(settings(&disk.directory), 3)).await.map(drop);
    let Err(Error::NoCopy { .. }) = &refused else { panic!("{refused:?}") };
    std::fs::remove_file(&folder).unwrap();
    let store = Store::open_bare(settings(&disk.directory)).await.unwrap();
    assert_eq!(crate::migrate::newest(&store).await.unwrap(), 5, "it is as the earlier release left it");
}
