//! What is written comes back, and nothing else does.

use crate::{
    Entry, Error, Header, Identities, NewFile, Reader, Recipients, Source, Summary, Writer, copy, file_name, made_of, newest,
    seal, surplus, sweep, verify,
};
use age::secrecy::ExposeSecret;
use proptest::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn header() -> Header {
    Header { release: "0.1.0".to_owned(), schema: 7, made: "2026-11-30T08:00:00Z".to_owned() }
}

fn written(entries: &[Entry]) -> (Vec<u8>, Summary) {
    let mut writer = Writer::new(Vec::new(), &header()).unwrap();
    for entry in entries {
        writer.push(entry).unwrap();
    }
    writer.finish().unwrap()
}

fn read(bytes: &[u8]) -> Result<Vec<Entry>, Error> {
    let mut reader = Reader::new(bytes)?;
    let mut all = Vec::new();
    while let Some(part) = reader.part()? {
        all.extend(part);
    }
    Ok(all)
}

/// Enough for several parts.
fn many() -> Vec<Entry> {
    (0..40_u32).map(|number| (number.to_be_bytes().to_vec(), vec![u8::try_from(number).unwrap(); 100_000])).collect()
}

static SEVERAL_PARTS: LazyLock<Vec<u8>> = LazyLock::new(|| written(&many()).0);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_written_comes_back(entries: Vec<(Vec<u8>, Vec<u8>)>) {
        let (bytes, summary) = written(&entries);
        prop_assert_eq!(summary.entries, entries.len() as u64);
        prop_assert_eq!(summary.bytes, bytes.len() as u64);
        prop_assert_eq!(read(&bytes).unwrap(), entries);
    }

    #[test]
    fn one_changed_byte_is_refused(at: prop::sample::Index, by in 1..=255_u8) {
        let mut bytes = SEVERAL_PARTS.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= by;
        prop_assert!(verify(bytes.as_slice()).is_err());
    }
}

#[test]
fn a_backup_that_was_cut_off_anywhere_is_refused() {
    let (bytes, _) = written(&many());
    assert_eq!(verify(bytes.as_slice()).unwrap().0, header());
    for end in (0..bytes.len()).step_by(97).chain(bytes.len() - 60..bytes.len()) {
        let cut = verify(&bytes[..end]);
        assert!(matches!(cut, Err(Error::CutOff { .. })), "at {end}: {cut:?}");
    }
    let refused = verify(&bytes[..bytes.len() - 1]).unwrap_err().to_string();
    assert!(refused.contains("cut off"), "{refused}");
}

#[test]
fn parts_cannot_change_places_be_left_out_or_be_added() {
    let (bytes, summary) = written(&many());
    assert!(summary.parts >= 3, "{summary:?}");
    let start = header().lines().unwrap().len();
    let length = |at: usize| 8 + usize::try_from(u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap())).unwrap() + 32;
    let (second, third) = (start + length(start), start + length(start) + length(start + length(start)));
    let (head, one, two, rest) = (&bytes[..start], &bytes[start..second], &bytes[second..third], &bytes[third..]);
    for other in [[head, two, one, rest], [head, one, &[], rest], [head, one, two, &[rest, b"more"].concat()]] {
        assert!(matches!(verify(other.concat().as_slice()), Err(Error::Altered { .. })));
    }
}

#[test]
fn a_later_format_names_the_release_that_made_it() {
    let later = b"waymark-backup 2\n{\"release\":\"3.1.0\",\"something\":\"else\"}\nbytes of another kind";
    let refused = verify(later.as_slice()).unwrap_err().to_string();
    assert!(refused.contains("format 2") && refused.contains("Waymark 3.1.0"), "{refused}");
    assert!(matches!(verify(b"PK\x03\x04 and so on\n\n".as_slice()), Err(Error::NotABackup)));
    assert!(matches!(verify(vec![b'a'; 1 << 20].as_slice()), Err(Error::NotABackup)));
}

#[test]
fn a_copy_is_the_same_and_only_a_whole_one_is_told_as_such() {
    let (bytes, summary) = written(&many());
    let mut other = Vec::new();
    assert_eq!(copy(bytes.as_slice(), &mut other).unwrap(), (header(), summary));
    assert_eq!(other, bytes);
    assert!(copy(&bytes[..bytes.len() / 2], Vec::new()).is_err());
}

#[test]
fn a_file_has_its_name_only_when_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.backup");
    let mut file = NewFile::create(&path).unwrap();
    file.write_all(b"half").unwrap();
    assert!(!path.exists());
    drop(file);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left of it");

    let mut file = NewFile::create(&path).unwrap();
    file.write_all(b"whole").unwrap();
    assert_eq!(file.finish().unwrap(), 5);
    assert_eq!(std::fs::read(&path).unwrap(), b"whole");
    assert!(matches!(NewFile::create(&path), Err(Error::Exists { .. })));
    let nowhere = NewFile::create(&folder.path().join("missing/one.backup")).map(drop).unwrap_err().to_string();
    assert!(nowhere.contains("missing/one.backup cannot be written"), "{nowhere}");
}

#[cfg(unix)]
#[test]
fn a_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.backup");
    NewFile::create(&path).unwrap().finish().unwrap();
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn what_a_disk_changed_is_noticed_before_it_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.backup");
    let mut file = NewFile::create(&path).unwrap();
    file.write_all(b"written").unwrap();
    let unfinished = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    std::fs::write(unfinished, b"changed").unwrap();
    assert!(matches!(file.finish(), Err(Error::ReadBack { .. })));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_oldest_copies_are_too_many_and_other_files_are_none() {
    let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
    let days = ["2026-01-03T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-02T23:59:59Z"];
    let mut names: Vec<String> = days.iter().map(|day| file_name("waymark", at(day))).collect();
    assert_eq!(names[1], "waymark-20260101T000000Z.backup");
    assert_eq!(made_of(&names[0]), Some(at(days[0])));
    names.extend(["notes.txt", "waymark.backup", "waymark-soon.backup", "other-20200101T000000Z.backup"].map(str::to_owned));
    names.push(format!("{}.age", file_name("waymark", at("2026-01-04T00:00:00Z"))));
    assert_eq!(surplus(&names, "waymark", 2), ["waymark-20260101T000000Z.backup", "waymark-20260102T235959Z.backup"]);
    assert_eq!(newest(&names, "waymark"), Some(at("2026-01-04T00:00:00Z")));
    assert_eq!(newest(&names, "nothing"), None);
    assert_eq!(surplus(&names, "waymark", 9), Vec::<&str>::new());
}

#[test]
fn what_a_killed_process_left_is_swept_away_and_nothing_else() {
    use std::time::{Duration, SystemTime};
    let folder = tempfile::tempdir().unwrap();
    let left = [".waymark-a1b2c3.unfinished", "waymark.unfinished", "kept.backup"];
    for name in left {
        std::fs::write(folder.path().join(name), "half").unwrap();
    }
    let names = || std::fs::read_dir(folder.path()).unwrap().count();
    sweep(folder.path(), SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(names(), 3, "somebody may be writing it");
    let written = std::fs::metadata(folder.path().join(left[0])).unwrap().modified().unwrap();
    sweep(folder.path(), written + Duration::from_secs(1)).unwrap();
    assert_eq!(names(), 2);
    assert!(!folder.path().join(left[0]).exists());
}

/// A new secret key in a file, and its public key.
fn key(folder: &Path, name: &str) -> (PathBuf, String) {
    let secret = age::x25519::Identity::generate();
    let path = folder.join(name);
    std::fs::write(&path, format!("# made for a test\n{}\n", secret.to_string().expose_secret())).unwrap();
    (path, secret.to_public().to_string())
}

fn encrypted(recipients: &Recipients) -> Vec<u8> {
    let mut writer = Writer::new(seal(Vec::new(), recipients).unwrap(), &header()).unwrap();
    for entry in many() {
        writer.push(&entry).unwrap();
    }
    writer.finish().unwrap().0.finish().unwrap()
}

fn opened(path: &Path, identities: &[PathBuf]) -> Result<Summary, Error> {
    verify(Source::new(path, Identities::read(identities)?).open()?).map(|(_, summary)| summary)
}

#[test]
fn an_encrypted_backup_opens_for_each_of_its_keys_and_for_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let [(one, one_public), (two, two_public), (other, _)] = ["one", "two", "other"].map(|name| key(folder.path(), name));
    let list = folder.path().join("recipients");
    std::fs::write(&list, format!("# who may read\n\n{two_public}\n")).unwrap();
    let bytes = encrypted(&Recipients::new(&[one_public], Some(&list)).unwrap());
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"), "any program of that format opens it");
    let path = folder.path().join("one.backup.age");
    std::fs::write(&path, &bytes).unwrap();
    for identities in [vec![one.clone()], vec![two], vec![other.clone(), one.clone()]] {
        assert_eq!(opened(&path, &identities).unwrap().entries, 40);
    }
    assert!(matches!(opened(&path, &[]), Err(Error::Encrypted)));
    let wrong = opened(&path, &[other]).unwrap_err();
    assert!(matches!(&wrong, Error::WrongIdentity { .. }) && wrong.to_string().ends_with("other"), "{wrong}");
    for end in [bytes.len() - 1, bytes.len() / 2, 90] {
        std::fs::write(&path, &bytes[..end]).unwrap();
        let cut = opened(&path, std::slice::from_ref(&one));
        assert!(matches!(cut, Err(Error::CutOff { .. } | Error::Altered { .. })), "at {end}: {cut:?}");
    }
    for at in [bytes.len() - 20, bytes.len() / 2, 60] {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        std::fs::write(&path, altered).unwrap();
        let refused = opened(&path, std::slice::from_ref(&one));
        assert!(matches!(refused, Err(Error::Altered { .. } | Error::WrongIdentity { .. })), "at {at}: {refused:?}");
    }
}

#[test]
fn what_is_not_encrypted_opens_with_or_without_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let (one, _) = key(folder.path(), "one");
    let path = folder.path().join("one.backup");
    std::fs::write(&path, &*SEVERAL_PARTS).unwrap();
    assert_eq!(opened(&path, &[]).unwrap(), opened(&path, &[one]).unwrap());
    let none = seal(Vec::new(), &Recipients::default()).unwrap();
    let mut writer = Writer::new(none, &header()).unwrap();
    for entry in many() {
        writer.push(&entry).unwrap();
    }
    assert_eq!(writer.finish().unwrap().0.finish().unwrap(), *SEVERAL_PARTS);
}

#[test]
fn what_is_no_key_is_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (empty, none) = (folder.path().join("empty"), folder.path().join("none"));
    std::fs::write(&empty, "# nobody yet\n").unwrap();
    std::fs::write(&none, "not a key").unwrap();
    assert!(matches!(Recipients::new(&["age1nonsense".to_owned()], None), Err(Error::NoRecipient { .. })));
    assert!(matches!(Recipients::new(&[], Some(&none)), Err(Error::NoRecipient { .. })));
    assert!(matches!(Recipients::new(&[], Some(&empty)), Err(Error::NoRecipients { .. })));
    assert!(matches!(Recipients::new(&[], Some(&folder.path().join("missing"))), Err(Error::Unreadable { .. })));
    assert!(matches!(Identities::read(&[none]), Err(Error::NoIdentity { .. })));
    let (_, public) = key(folder.path(), "one");
    assert!(matches!(Identities::read(&[folder.path().join("missing")]), Err(Error::Unreadable { .. })));
    assert!(Recipients::new(&[public], None).is_ok());
}
