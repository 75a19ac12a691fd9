//! Backups as whoever runs a server makes them: of the running process, by the clock, and put back.

use crate::support::cast::PASSWORD;
use crate::support::http::Http;
use crate::support::path::room_of;
use crate::support::peer::Peer;
use crate::support::process::{Process, waymark};
use crate::support::random::Random;
use age::secrecy::ExposeSecret;
use document::write::Edit;
use domain::section::Section;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

const EMPLOYEE: &str = "ann@example.org";
const MANAGER: &str = "bob@example.org";

fn run(directory: &Path, arguments: &[&str]) -> Output {
    waymark().args(arguments).arg("--data-dir").arg(directory).output().unwrap()
}

fn told(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

fn add(directory: &Path, email: &str, more: &[&str]) {
    let who = ["user", "add", "--organization", "Example", "--name", "Somebody", "--email", email, "--password", PASSWORD];
    assert!(run(directory, &[&who, more].concat()).status.success());
}

fn typed(words: &str) -> Edit {
    Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: words.into() }
}

fn backup(data: &Path, file: &Path) -> Output {
    run(data, &["backup", file.to_str().unwrap()])
}

fn restore(file: &Path, data: &Path) -> Output {
    run(data, &["restore", file.to_str().unwrap()])
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// A server, its employee, and a path with a shared section in which three words are written.
struct Written {
    directory: tempfile::TempDir,
    server: Process,
    employee: Http,
    path: String,
    room: String,
}

impl Written {
    async fn with(options: &[&str]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        add(directory.path(), MANAGER, &[]);
        add(directory.path(), EMPLOYEE, &["--manager", MANAGER]);
        let server = Process::serve_with(directory.path(), None, options);
        let mut employee = server.http();
        employee.sign_in(EMPLOYEE, PASSWORD).await;
        let made: Value = employee.post("/api/v1/proposals", json!({ "title": "A path" })).await.good().json();
        let path = format!("/api/v1/proposals/{}", made["id"].as_str().unwrap());
        employee.put(&format!("{path}/sections/objectives/sharing"), json!({ "sharing": "writing" })).await.good();
        let room = room_of(&made, Section::Objectives);
        let mut writer = Peer::connect(&employee, Random::fresh()).await;
        writer.join(&room).await;
        for word in ["one ", "two ", "three "] {
            writer.edit(&room, &typed(word), word).await;
            writer.settle().await;
        }
        Self { directory, server, employee, path, room }
    }

    fn data(&self) -> &Path {
        self.directory.path()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_the_running_server_is_restored_and_newer_copies_stay_out() {
    let mut w = Written::with(&[]).await;
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("one.backup");
    let mut newer = Peer::connect(&w.employee, Random::fresh()).await;
    newer.join(&w.room).await;
    let made = backup(w.data(), &file);
    assert!(made.status.success() && told(&made).contains("read back and verified"), "{}", told(&made));
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "people's words are in it");
    newer.edit(&w.room, &typed("after the backup "), "later").await;
    newer.settle().await;
    let again = backup(w.data(), &file);
    assert!(!again.status.success() && told(&again).contains("is there already"), "{}", told(&again));
    let address = w.server.address;
    w.server.kill();

    let data = place.path().join("restored");
    let restored = restore(&file, &data);
    assert!(restored.status.success() && !told(&restored).contains("ERROR"), "{}", told(&restored));
    let server = Process::serve(&data, Some(address));
    assert_eq!(w.employee.get("/api/v1/me").await.status, http::StatusCode::UNAUTHORIZED, "everybody signs in anew");
    w.employee.sign_in(EMPLOYEE, PASSWORD).await;
    let next = room_of(&w.employee.get(&w.path).await.good().json(), Section::Objectives);
    assert!(next != w.room && next.ends_with("/1"), "{next}");
    // What that browser holds knows the old name alone.
    newer.moves_to(&w.employee);
    newer.reconnect().await;
    newer.until("the old name to be gone", |peer| peer.room(&w.room).denied).await;
    newer.join(&next).await;
    assert_eq!(newer.room(&next).text("t/self/beyond"), "three two one ");
    assert!(server.terminate().success());
    let full = told(&restore(&file, &data));
    assert!(full.contains("is not empty") && !full.contains("because"), "said once: {full}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_no_server_has_open_is_copied_as_well() {
    let w = Written::with(&[]).await;
    let place = tempfile::tempdir().unwrap();
    // Killed: its socket is still there, and nobody answers.
    w.server.kill();
    assert!(w.directory.path().join("control/socket").exists());
    let file = place.path().join("one.backup");
    let made = backup(w.directory.path(), &file);
    assert!(made.status.success(), "{}", told(&made));
    let data = place.path().join("restored");
    assert!(restore(&file, &data).status.success());
    let checked = run(&data, &["check"]);
    assert!(checked.status.success(), "{}", told(&checked));
    let server = Process::serve(&data, None);
    let mut employee = server.http();
    employee.sign_in(EMPLOYEE, PASSWORD).await;
    employee.get(&w.path).await.good();
    let nothing = backup(&place.path().join("nowhere"), &place.path().join("two.backup"));
    assert!(!nothing.status.success() && told(&nothing).contains("no database"), "{}", told(&nothing));
    assert_eq!(files(place.path()), [file, data], "nothing is left of what failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_restored_is_refused_in_words() {
    let w = Written::with(&[]).await;
    let place = tempfile::tempdir().unwrap();
    let (file, other, data) = (place.path().join("one.backup"), place.path().join("other"), place.path().join("restored"));
    assert!(backup(w.data(), &file).status.success());
    let bytes = fs::read(&file).unwrap();
    let mut altered = bytes.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 0x40;
    let newer =
        String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).replace("\"0.1.0\"", "\"7.0.0\"").replace("backup 1", "backup 2");
    for (bytes, words) in [
        (altered, "is not what was written"),
        (bytes[..bytes.len() / 3].to_vec(), "cut off"),
        ([newer.as_bytes(), b"\"}\n"].concat(), "format 2"),
        (Vec::new(), "cut off"),
        (b"%PDF-1.7 and so on".to_vec(), "no backup of Waymark"),
    ] {
        fs::write(&other, bytes).unwrap();
        let refused = restore(&other, &data);
        assert!(!refused.status.success() && told(&refused).contains(words), "{words}: {}", told(&refused));
        assert!(!data.exists(), "{words}");
    }
    let missing = restore(&place.path().join("missing"), &data);
    assert!(!missing.status.success() && told(&missing).contains("missing cannot be read"), "{}", told(&missing));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_leaves_nothing_half_named() {
    let w = Written::with(&[]).await;
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("one.backup");
    let mut limited = Command::new("sh");
    // In units of 512 bytes (POSIX); the signal is ignored so that the write fails instead of the process.
    let script = r#"trap "" XFSZ; ulimit -S -f 4; exec "$@""#;
    limited.args(["-c", script, "sh"]).arg(waymark().get_program()).arg("backup").arg(&file).arg("--data-dir").arg(w.data());
    let failed = limited.output().unwrap();
    assert!(!failed.status.success() && told(&failed).contains("File too large"), "{}", told(&failed));
    assert_eq!(files(place.path()), Vec::<PathBuf>::new());
    let nowhere = backup(w.data(), &place.path().join("missing/one.backup"));
    assert!(!nowhere.status.success() && told(&nowhere).contains("cannot be written"), "{}", told(&nowhere));
    w.employee.get(&w.path).await.good();
    assert!(backup(w.data(), &file).status.success(), "the server was not disturbed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_socket_is_for_the_servers_own_user_and_goes_with_it() {
    let w = Written::with(&[]).await;
    let (folder, socket) = (w.data().join("control"), w.data().join("control/socket"));
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&socket)), (0o700, 0o600));
    let ask = |line: &str| {
        let mut stream = UnixStream::connect(&socket).unwrap();
        stream.write_all(line.as_bytes()).unwrap();
        let mut answer = String::new();
        BufReader::new(stream).read_line(&mut answer).unwrap();
        serde_json::from_str::<Value>(&answer).unwrap()
    };
    for line in ["{\"command\":\"format_the_disk\"}\n", "hello\n"] {
        let answer = ask(line);
        assert_eq!(answer["answer"], "no", "{answer}");
        assert!(answer["why"].as_str().unwrap().contains("another release"), "{answer}");
    }
    assert_eq!(ask("{\"command\":\"backup\"}\n"), json!({ "answer": "yes" }));
    let directory = w.directory;
    assert!(w.server.terminate().success());
    assert!(!directory.path().join("control/socket").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn backups_are_made_by_the_clock_and_the_oldest_go() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("backups");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("mine.txt"), "not a backup").unwrap();
    let options = ["--backup-dir", folder.to_str().unwrap(), "--backup-every", "1s", "--backup-keep", "2"];
    let w = Written::with(&[options.as_slice(), &["--metrics-listen", "127.0.0.1:0"]].concat()).await;
    let scrape = Http::new(w.server.metrics.unwrap());
    let figure = async |name: &str| {
        let page = scrape.get("/metrics").await.good().text();
        let line = page.lines().find(|line| line.split(' ').next() == Some(name)).unwrap().to_owned();
        line.rsplit_once(' ').unwrap().1.parse::<f64>().unwrap()
    };
    while figure("waymark_backups_made_total").await < 4.0 {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(figure("waymark_backup_last_time").await > 1e9 && figure("waymark_backup_last_bytes").await > 1e3);
    assert_eq!(w.server.http().get("/readyz").await.good().text(), "ready");
    assert!(w.server.terminate().success());
    let made: Vec<_> = files(&folder).into_iter().filter(|file| file.extension().is_some_and(|end| end == "backup")).collect();
    // Killed between making one and removing another there may be one more; it ended cleanly.
    assert!(made.len() == 2 || made.len() == 3, "{made:?}");
    assert!(folder.join("mine.txt").exists());
    let data = place.path().join("restored");
    let restored = restore(made.last().unwrap(), &data);
    assert!(restored.status.success(), "{}", told(&restored));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scheduled_backup_that_fails_is_told_and_tried_again() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("backups");
    fs::write(&folder, "a file where the folder should be").unwrap();
    let w = Written::with(&["--backup-dir", folder.to_str().unwrap(), "--backup-every", "1s"]).await;
    let ready = async || w.server.http().get("/readyz").await.good().text();
    while ready().await != "ready; the last backup failed" {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    fs::remove_file(&folder).unwrap();
    while ready().await != "ready" {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(!files(&folder).is_empty());
}

/// The secret key of a test, in a file, and its public key.
fn key(folder: &Path, name: &str) -> (String, String) {
    let secret = age::x25519::Identity::generate();
    let path = folder.join(name);
    fs::write(&path, secret.to_string().expose_secret()).unwrap();
    (path.to_str().unwrap().to_owned(), secret.to_public().to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn encrypted_backups_are_restored_with_a_key_and_not_without() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("backups");
    let ((mine, public), (other, _)) = (key(place.path(), "mine"), key(place.path(), "other"));
    let scheduled = ["--backup-dir", folder.to_str().unwrap(), "--backup-every", "1h", "--backup-recipient", &public];
    let w = Written::with(&scheduled).await;
    let (file, data) = (place.path().join("one.backup.age"), place.path().join("restored"));
    let refused = run(w.data(), &["backup", file.to_str().unwrap(), "--recipient", "age1nobody"]);
    assert!(!refused.status.success() && told(&refused).contains("no public key") && !file.exists(), "{}", told(&refused));
    let made = run(w.data(), &["backup", file.to_str().unwrap(), "--recipient", &public]);
    assert!(made.status.success() && told(&made).contains("encrypted"), "{}", told(&made));
    while !folder.is_dir() || files(&folder).iter().all(|file| file.extension().is_none_or(|end| end != "age")) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let by_clock = files(&folder).into_iter().find(|file| file.extension().is_some_and(|end| end == "age")).unwrap();
    assert!(by_clock.to_str().unwrap().ends_with(".backup.age"), "{by_clock:?}");
    for file in [&file, &by_clock] {
        let bytes = fs::read(file).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("waymark-backup"), "who made it is encrypted too");
        let none = restore(file, &data);
        assert!(!none.status.success() && told(&none).contains("--identity"), "{}", told(&none));
        let wrong = run(&data, &["restore", file.to_str().unwrap(), "--identity", &other]);
        assert!(!wrong.status.success() && told(&wrong).contains("for other keys"), "{}", told(&wrong));
        assert!(!data.exists());
    }
    let restored = run(&data, &["restore", file.to_str().unwrap(), "--identity", &other, "--identity", &mine]);
    assert!(restored.status.success(), "{}", told(&restored));
    assert!(run(&data, &["check"]).status.success());
}
