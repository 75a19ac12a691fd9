//! The disk is full: nobody is told that something is saved which is not, what was saved stays, and when there is room again everything
//! else arrives, once.

use crate::support::marks::{Written, counted};
use crate::support::pair::{Pair, TEXT, organization};
use crate::support::peer::Peer;
use crate::support::process::Process;
use crate::support::random::Random;
use document::write::Edit;
use http::StatusCode;
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;
use tempfile::TempDir;
use tokio::time::Instant;

/// What any file may grow to: a start, and a few hundred rows of the log.
const LIMIT: u64 = 96 * 1024;
/// More edits than fit in there.
const MORE_THAN_FIT: usize = 5_000;
/// How long an acknowledgement may take before it does not come: far longer than an append on any machine, far shorter than a room waits
/// for the disk before it sends its people away.
const NO_ANSWER: Duration = Duration::from_secs(3);
/// Edits after there is room again; enough for the log to be read back with what stands in it from before.
const AFTERWARDS: usize = 60;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_called_saved_that_a_full_disk_did_not_take_and_after_a_restart_it_arrives_once() {
    let mut full = Full::fill().await;
    full.nobody_is_told_of_what_is_not_saved().await;
    full.others_are_answered().await;
    let address = full.server.address;
    full.server.kill();
    full.server = Process::serve(full.directory.path(), Some(address));
    full.what_is_saved_is_on_disk().await;
    for peer in [&mut full.writer, &mut full.colleague, &mut full.single] {
        peer.drop_connection();
        peer.reconnect().await;
    }
    full.everything_arrives().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_told_to_stop_on_a_full_disk_stops_and_keeps_what_is_saved() {
    let mut full = Full::fill().await;
    let address = full.server.address;
    let server = full.server;
    // What it still wanted to write it cannot; so how it ends is not asked.
    let ended = tokio::task::spawn_blocking(move || server.terminate()).await.unwrap();
    println!("ended with {ended}");
    full.server = Process::serve(full.directory.path(), Some(address));
    full.what_is_saved_is_on_disk().await;
    for peer in [&mut full.writer, &mut full.colleague, &mut full.single] {
        peer.listen(Duration::from_millis(50)).await;
        assert!(!peer.is_connected(), "a socket outlasts its server");
        peer.reconnect().await;
    }
    full.everything_arrives().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_a_full_disk_has_room_again_writing_goes_on_and_survives_the_next_crash() {
    let mut full = Full::fill().await;
    full.server.unlimit();
    for peer in [&mut full.writer, &mut full.colleague, &mut full.single] {
        // Whoever waited for too long was sent away, and comes back.
        peer.listen(Duration::from_millis(50)).await;
        if !peer.is_connected() {
            peer.reconnect().await;
        }
    }
    full.everything_arrives().await;
    for _ in 0..AFTERWARDS {
        full.write().await;
        full.writer.settle().await;
    }
    let address = full.server.address;
    full.server.kill();
    full.server = Process::serve(full.directory.path(), Some(address));
    full.what_is_saved_is_on_disk().await;
}

/// A room in which somebody wrote until the disk was full.
struct Full {
    directory: TempDir,
    server: Process,
    pair: Pair,
    room: String,
    written: Written,
    /// Writes.
    writer: Peer,
    /// Watches.
    colleague: Peer,
    /// Watches in the other framing.
    single: Peer,
}

impl Full {
    async fn fill() -> Self {
        let directory = organization(1);
        let server = Process::limited(directory.path(), LIMIT);
        let pair = Pair::sign_in(&server, 0).await;
        let room = pair.room().await;
        let mut writer = Peer::connect(&pair.employee, Random::fresh()).await;
        let mut colleague = Peer::connect(&pair.manager, Random::fresh()).await;
        writer.join(&room).await;
        colleague.join(&room).await;
        let single = Peer::single(&pair.manager, &room, Random::fresh()).await;
        let mut full = Self { directory, server, pair, room, written: Written::default(), writer, colleague, single };
        for _ in 0..MORE_THAN_FIT {
            full.write().await;
            if !full.is_answered().await {
                return full;
            }
        }
        panic!("the disk never became full");
    }

    async fn write(&mut self) {
        let mark = self.written.insert(&self.room);
        let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.clone() };
        self.writer.edit(&self.room, &edit, &mark).await;
    }

    async fn is_answered(&mut self) -> bool {
        let end = Instant::now() + NO_ANSWER;
        while !self.writer.room(&self.room).is_settled() && self.writer.is_connected() && Instant::now() < end {
            self.writer.listen(Duration::from_millis(5)).await;
        }
        self.writer.room(&self.room).is_settled()
    }

    fn saved(&self) -> BTreeSet<String> {
        self.writer.room(&self.room).saved.iter().cloned().collect()
    }

    async fn nobody_is_told_of_what_is_not_saved(&mut self) {
        let saved = self.saved();
        assert_eq!(saved.len() + 1, self.written.all().len(), "what came before the disk was full is saved");
        for watching in [&mut self.colleague, &mut self.single] {
            watching.listen(Duration::from_millis(100)).await;
            let told: BTreeSet<String> = counted(&watching.room(&self.room).text(TEXT)).into_keys().collect();
            assert_eq!(told, saved, "somebody was shown what is not on disk");
        }
    }

    /// Reading goes on; what would have to be written is refused in time, and is not there afterwards.
    async fn others_are_answered(&self) {
        for path in ["/healthz", "/api/v1/proposals", "/api/v1/sessions"] {
            self.pair.employee.get(path).await.good();
        }
        let ready = self.pair.employee.get("/readyz").await;
        assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE, "whoever runs the server is told");
        let before = self.pair.employee.get("/api/v1/proposals").await.good().json();
        let refused = self.pair.employee.post("/api/v1/proposals", json!({ "title": "No room for it" })).await;
        assert_eq!((refused.status, refused.code().as_str()), (StatusCode::INTERNAL_SERVER_ERROR, "internal"));
        assert_eq!(self.pair.employee.get("/api/v1/proposals").await.good().json(), before);
    }

    async fn what_is_saved_is_on_disk(&self) {
        let mut reader = Peer::connect(&self.pair.employee, Random::fresh()).await;
        reader.join(&self.room).await;
        let stored = reader.room(&self.room).text(TEXT);
        self.written.judge(&self.room, &stored, &self.saved()).unwrap();
    }

    /// What was not saved is brought by who wrote it, and reaches everybody once.
    async fn everything_arrives(&mut self) {
        self.writer.settle().await;
        assert_eq!(self.saved(), self.written.all());
        let text = self.writer.room(&self.room).text(TEXT);
        for watching in [&mut self.colleague, &mut self.single] {
            watching.until("the whole text", |peer| peer.room(&self.room).text(TEXT) == text).await;
        }
        self.what_is_saved_is_on_disk().await;
        self.written.judge(&self.room, &text, &self.written.all()).unwrap();
    }
}
