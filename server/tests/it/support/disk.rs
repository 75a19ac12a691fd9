//! What a death leaves on the disk: the log as it was, torn, or everything gone that was not synced.

use super::process::waymark;
use super::random::Random;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A block of the embedded engine's log, and the header of what lies in it (`SurrealKV` 0.21.4, `src/wal/mod.rs`).
const BLOCK: u64 = 32 * 1024;
const HEADER: u64 = 7;
/// Kinds of what lies in a block: a whole record, the first and the last piece of one.
const FULL: u8 = 1;
const FIRST: u8 = 2;
const LAST: u8 = 4;

/// How the process dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Death {
    /// It is killed: what it gave to the system is there.
    Kill,
    /// It is killed while it writes: behind the last whole record lies a piece of one, noise, or zeros.
    Torn,
    /// The power is gone: of what was not synced, anything may be there.
    PowerCut,
}

/// A directory for a database, and what is known of the disk below it.
pub struct Disk {
    pub directory: TempDir,
    /// Where the program notes what it synced.
    notes: TempDir,
}

impl Disk {
    /// Below a database that is there already, which counts as synced.
    pub fn below(directory: TempDir) -> Self {
        let notes = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/support/synced.c");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-o"])
            .arg(notes.path().join("synced.so"))
            .arg(source)
            .arg("-ldl")
            .status();
        assert!(built.expect("a C compiler, as README asks for").success());
        let disk = Self { directory, notes };
        let mut log = fs::File::create(disk.log()).unwrap();
        for file in disk.files() {
            writeln!(log, "S\t{}\t{}\t", length(&file), file.display()).unwrap();
        }
        disk
    }

    /// The program, so that what it syncs is noted.
    pub fn program(&self) -> Command {
        let mut command = waymark();
        command.env("LD_PRELOAD", self.notes.path().join("synced.so")).env("WAYMARK_SYNCED", self.log());
        command
    }

    /// Nobody has the database open any more; what the disk looks like now.
    pub fn suffer(&self, death: Death, random: &mut Random) {
        match death {
            Death::Kill => {}
            Death::Torn => self.tear(random),
            Death::PowerCut => self.lose(Some(random)),
        }
    }

    /// Everything is gone that was not synced.
    pub fn lose_all(&self) {
        self.lose(None);
    }

    fn log(&self) -> PathBuf {
        self.notes.path().join("synced")
    }

    /// Behind the last record of the log, never into it: that one was synced.
    fn tear(&self, random: &mut Random) {
        let segments = fs::read_dir(self.directory.path().join("wal")).into_iter().flatten().map(|entry| entry.unwrap().path());
        let Some(segment) = segments.filter(|path| path.extension().is_some_and(|it| it == "wal")).max() else { return };
        let tail = tail(length(&segment), random);
        OpenOptions::new().append(true).open(segment).unwrap().write_all(&tail).unwrap();
    }

    /// Shortens every file to somewhere behind what was synced, or fills that part with something else; to just there without randomness.
    /// A file that was never synced may be gone, too.
    fn lose(&self, mut random: Option<&mut Random>) {
        let synced = self.synced();
        for path in self.files() {
            let (synced, length) = (synced.get(&path).copied().unwrap_or_default(), length(&path));
            if length <= synced {
                continue;
            }
            let mut file = OpenOptions::new().append(true).open(&path).unwrap();
            let Some(random) = random.as_deref_mut() else {
                file.set_len(synced).unwrap();
                continue;
            };
            if synced == 0 && random.chance(30) {
                fs::remove_file(&path).unwrap();
                continue;
            }
            let stays = synced + random.next() % (length - synced + 1);
            file.set_len(stays).unwrap();
            if random.chance(50) {
                let count = usize::try_from(stays - synced).unwrap();
                file.set_len(synced).unwrap();
                file.write_all(&if random.chance(30) { vec![0; count] } else { noise(count, random) }).unwrap();
            }
        }
    }

    /// How much of each file is on the disk for certain.
    fn synced(&self) -> BTreeMap<PathBuf, u64> {
        let mut synced: BTreeMap<PathBuf, u64> = BTreeMap::new();
        let log = fs::read_to_string(self.log()).unwrap();
        for line in log.lines() {
            let [what, length, path, to] = *line.split('\t').collect::<Vec<_>>() else { panic!("{line:?}") };
            let length: u64 = length.parse().unwrap();
            let now = synced.entry(path.into()).or_default();
            match what {
                // Of two at the same time the longer one may be noted first.
                "S" => *now = length.max(*now),
                "T" => *now = length.min(*now),
                "R" => {
                    let length = synced.remove(Path::new(path)).unwrap_or_default();
                    synced.insert(to.into(), length);
                }
                _ => panic!("{line:?}"),
            }
        }
        synced
    }

    fn files(&self) -> Vec<PathBuf> {
        let (mut files, mut folders) = (Vec::new(), vec![self.directory.path().canonicalize().unwrap()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        files
    }
}

fn length(path: &Path) -> u64 {
    path.metadata().unwrap().len()
}

/// What may lie behind records that end at `end`.
fn tail(end: u64, random: &mut Random) -> Vec<u8> {
    let count = 1 + random.below(600);
    match random.below(4) {
        0 => {
            let record = fragment(FULL, &noise(count, random));
            record[..random.below(record.len())].to_vec()
        }
        1 => noise(count, random),
        2 => vec![0; count],
        _ => {
            // The first piece of a record, to the end of its block, and some of the last piece.
            let left = BLOCK - end % BLOCK;
            let first =
                if left > HEADER { fragment(FIRST, &noise(usize::try_from(left - HEADER).unwrap(), random)) } else { Vec::new() };
            let last = fragment(LAST, &noise(count, random));
            [&first, &last[..random.below(last.len())]].concat()
        }
    }
}

fn fragment(kind: u8, payload: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&[kind]);
    sum.update(payload);
    let length = u16::try_from(payload.len()).unwrap();
    [&sum.finalize().to_be_bytes()[..], &length.to_be_bytes(), &[kind], payload].concat()
}

fn noise(count: usize, random: &mut Random) -> Vec<u8> {
    (0..count).map(|_| random.next().to_le_bytes()[0]).collect()
}
