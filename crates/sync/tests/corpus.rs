//! Everything that the fuzzers begin with or found, in every ordinary run of the tests; how to run them is told in `fuzz/README.md`.
#![cfg(test)]

#[path = "../../../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::PathBuf;

/// The files of one target, by name.
fn files(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<_> = files
        .map(|file| {
            let file = file.unwrap();
            (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap())
        })
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn replay(target: &str, run: fn(&[u8])) {
    for (name, bytes) in files(target) {
        println!("{target}/{name}");
        run(&bytes);
    }
}

#[test]
fn updates() {
    replay("update", targets::update);
}

#[test]
fn rows() {
    replay("row", targets::row);
}

#[test]
fn state_vectors() {
    replay("state_vector", targets::state_vector);
}

#[test]
fn awareness() {
    replay("awareness", targets::awareness);
}

#[test]
fn frames() {
    replay("frame", targets::frame);
}

#[test]
fn messages_without_a_name() {
    replay("single", targets::single);
}

#[test]
fn what_is_known_to_do_harm_is_refused_by_every_room_and_what_is_honest_by_none() {
    for (name, bytes) in files("update") {
        let taken = targets::outcomes(&bytes);
        match name.split('-').next() {
            Some("honest" | "empty") => assert!(taken.iter().any(|taken| *taken), "{name}"),
            Some("a1" | "a2" | "a3" | "a4" | "a5" | "a6" | "skip" | "second" | "tangled" | "nothing") => {
                assert!(taken.iter().all(|taken| !taken), "{name}");
            }
            _ => {}
        }
    }
}

#[test]
fn conversations_of_honest_clients_are_taken_whole() {
    let mut honest = 0;
    for (name, bytes) in files("row").into_iter().filter(|(name, _)| name.starts_with("honest")) {
        assert_eq!(targets::conversation(domain::section::Section::Objectives, &bytes), Ok(()), "{name}");
        honest += 1;
    }
    assert!(honest > 3);
}
