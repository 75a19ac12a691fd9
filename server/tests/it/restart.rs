//! The server is told to stop and another one takes over, while many are connected: all are sent to the new one, all come back at once, and
//! nobody lacks anything.
//!
//! `WAYMARK_PAIRS` says how many pairs there are, with forty sockets each.

use crate::support::marks::Written;
use crate::support::pair::{Pair, TEXT, organization};
use crate::support::peer::Peer;
use crate::support::process::{Process, setting};
use crate::support::random::Random;
use document::write::Edit;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

/// Unless told otherwise; twenty-five make a thousand sockets.
const PAIRS: usize = 2;
const ROOMS_OF_A_PAIR: usize = 4;
/// A person may have twenty.
const SOCKETS_IN_A_ROOM: usize = 5;
/// Everybody who writes does so a few times a second.
const PAUSE_OF_A_WRITER: Duration = Duration::from_millis(200);
/// How unmodified clients come back: twice as late with every attempt, all at the same moment.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_millis(2_500);
/// How long it may take until everybody is back; generous, since tests share a machine with builds.
const PATIENCE: Duration = Duration::from_mins(2);

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_sent_to_the_next_server_and_has_everything_there() {
    let pairs = setting("WAYMARK_PAIRS", PAIRS);
    let directory = organization(pairs);
    let server = Process::serve(directory.path(), None);
    let written = Arc::new(Mutex::new(Written::default()));
    let writing = CancellationToken::new();
    let (mut seats, mut readers) = (Vec::new(), Vec::new());
    for n in 0..pairs {
        let pair = Pair::sign_in(&server, n).await;
        for _ in 0..ROOMS_OF_A_PAIR {
            let room = pair.room().await;
            for http in [&pair.employee, &pair.manager] {
                for socket in 0..SOCKETS_IN_A_ROOM {
                    let mut peer = Peer::connect(http, Random::fresh()).await;
                    peer.join(&room).await;
                    let seat = Seat { peer, room: room.clone(), writes: socket == 0, written: Arc::clone(&written) };
                    seats.push(tokio::spawn(seat.live_through_it(writing.clone())));
                }
            }
            readers.push((pair.employee.clone(), room));
        }
    }
    let (all, address) = (seats.len(), server.address);
    writing.cancel();
    sleep(PAUSE_OF_A_WRITER * 5).await;
    let ended = tokio::task::spawn_blocking(move || server.terminate()).await.unwrap();
    assert!(ended.success(), "a server that is told to stop ends well");
    let began = Instant::now();
    let directory_path = directory.path().to_owned();
    let server = tokio::task::spawn_blocking(move || Process::serve(&directory_path, Some(address))).await.unwrap();
    println!("the next server answers after {:.1?}", began.elapsed());
    let mut back = Vec::new();
    for seat in seats {
        back.push(seat.await.unwrap().duration_since(began));
    }
    back.sort();
    let (half, most, last) = (back[all / 2], back[all * 99 / 100], back[all - 1]);
    println!(
        "{all} sockets in {} rooms: half are back after {half:.1?}, 99 % after {most:.1?}, all after {last:.1?}",
        readers.len()
    );

    let written = written.lock().await;
    for (http, room) in &readers {
        let mut reader = Peer::connect(http, Random::fresh()).await;
        reader.join(room).await;
        written.judge(room, &reader.room(room).text(TEXT), &written.all()).unwrap();
    }
    drop(server);
}

/// Somebody in a room.
struct Seat {
    peer: Peer,
    room: String,
    writes: bool,
    written: Arc<Mutex<Written>>,
}

impl Seat {
    /// Goes on until the server says goodbye and everything is said again to the next one; when that was.
    async fn live_through_it(mut self, writing: CancellationToken) -> Instant {
        while self.peer.is_connected() {
            if self.writes && writing.is_cancelled() {
                self.write().await;
            }
            let end = Instant::now() + PAUSE_OF_A_WRITER;
            while self.peer.is_connected() && Instant::now() < end {
                self.peer.listen(Duration::from_millis(20)).await;
            }
        }
        assert_eq!(self.peer.closed, Some(1012), "the goodbye says that it is worth coming back");
        // Not everything that is written now can reach the old server.
        if self.writes {
            self.write().await;
        }
        self.come_back().await
    }

    async fn write(&mut self) {
        let mark = self.written.lock().await.insert(&self.room);
        let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.clone() };
        self.peer.edit(&self.room, &edit, &mark).await;
    }

    async fn come_back(&mut self) -> Instant {
        let (end, mut pause) = (Instant::now() + PATIENCE, FIRST_PAUSE);
        loop {
            assert!(Instant::now() < end, "the server does not come back");
            sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
            if self.peer.try_reconnect().await.is_err() {
                continue;
            }
            while self.peer.is_connected() && !self.peer.room(&self.room).is_settled() {
                self.peer.listen(Duration::from_millis(20)).await;
                assert!(Instant::now() < end, "the room does not answer");
            }
            if self.peer.is_connected() {
                let unsaved: BTreeSet<_> = self.peer.room(&self.room).unsaved().collect();
                assert!(unsaved.is_empty(), "{unsaved:?} is not acknowledged");
                return Instant::now();
            }
        }
    }
}
