//! Somebody sends or asks for far more than anybody could use: they are slowed down or let go, the memory of the process stays bounded, and
//! whoever writes beside them, in the same room and in another, does not notice.

use crate::support::marks::Written;
use crate::support::pair::{Pair, TEXT, organization};
use crate::support::peer::Peer;
use crate::support::process::Process;
use crate::support::random::Random;
use document::write::Edit;
use std::time::Duration;
use sync::codec::{Body, SyncMsg};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

/// Edits of those who write beside a flood, which all have to be acknowledged while it goes on.
const EDITS: usize = 40;
/// What a flood may cost: the queues of its connections, what the kernel hands over at once, and what any server that works allocates.
const COST: u64 = 96 * 1024 * 1024;

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_messages_a_second_from_one_connection_are_read_more_slowly() {
    let house = House::new().await;
    let flooding = CancellationToken::new();
    let mut flooder = Peer::connect(&house.pair.manager, Random::fresh()).await;
    flooder.join(&house.room).await;
    let mut single = Peer::single(&house.pair.manager, &house.room, Random::fresh()).await;
    let before = house.server.memory();
    let (stop, room) = (flooding.clone(), house.room.clone());
    let named = tokio::spawn(async move { flood(&mut flooder, &room, &stop).await });
    let (stop, room) = (flooding.clone(), house.room.clone());
    let other = tokio::spawn(async move { flood(&mut single, &room, &stop).await });
    sleep(Duration::from_millis(500)).await;
    house.others_write().await;
    assert!(!named.is_finished() && !other.is_finished(), "the flood was over before the others had written");
    flooding.cancel();
    let sent = named.await.unwrap() + other.await.unwrap();
    println!("{sent} messages sent by two");
    assert!(sent > 2_000, "no flood");
    house.is_bounded(before);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_everything_again_and_again_and_reads_nothing_is_let_go() {
    let house = House::new().await;
    let mut author = Peer::connect(&house.pair.manager, Random::fresh()).await;
    author.join(&house.room).await;
    let large = Edit::ReplaceText { item: "self".into(), field: "five-years".into(), text: "word ".repeat(20_000) };
    author.edit(&house.room, &large, "large").await;
    author.settle().await;
    let before = house.server.memory();
    let over = CancellationToken::new();
    let asking: Vec<JoinHandle<()>> = (0..8)
        .map(|_| {
            let (http, room, over) = (house.pair.manager.clone(), house.room.clone(), over.clone());
            tokio::spawn(async move {
                let mut peer = Peer::connect(&http, Random::fresh()).await;
                peer.join(&room).await;
                // Until writing fails, because the server has hung up.
                while peer.is_connected() && !over.is_cancelled() {
                    peer.say(&room, Body::Sync(SyncMsg::Step1(vec![0].into()))).await;
                    sleep(Duration::from_millis(1)).await;
                }
                assert!(!peer.is_connected(), "who reads nothing is still connected");
            })
        })
        .collect();
    house.others_write().await;
    let end = Instant::now() + Duration::from_mins(1);
    while asking.iter().any(|task| !task.is_finished()) && Instant::now() < end {
        sleep(Duration::from_millis(50)).await;
    }
    over.cancel();
    for task in asking {
        task.await.unwrap();
    }
    house.is_bounded(before);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_hundred_connections_of_one_person_twenty_stay() {
    let house = House::new().await;
    let before = house.server.memory();
    let mut peers = Vec::new();
    for _ in 0..100 {
        let mut peer = Peer::connect(&house.pair.manager, Random::fresh()).await;
        peer.enter(&house.room).await;
        peers.push(peer);
    }
    let end = Instant::now() + Duration::from_secs(30);
    while peers.iter().filter(|peer| peer.is_connected()).count() > 20 && Instant::now() < end {
        for peer in &mut peers {
            peer.listen(Duration::from_millis(1)).await;
        }
    }
    let (stay, gone): (Vec<_>, Vec<_>) = peers.iter().partition(|peer| peer.is_connected());
    assert_eq!((stay.len(), gone.len()), (20, 80));
    assert!(gone.iter().all(|peer| peer.closed == Some(1013)), "those who are too many are told to come later");
    house.others_write().await;
    house.is_bounded(before);
}

/// A pair with a room that is flooded and one that is not.
struct House {
    server: Process,
    pair: Pair,
    room: String,
    beside: String,
    _directory: TempDir,
}

impl House {
    async fn new() -> Self {
        let directory = organization(1);
        let server = Process::serve(directory.path(), None);
        let pair = Pair::sign_in(&server, 0).await;
        let (room, beside) = (pair.room().await, pair.room().await);
        Self { server, pair, room, beside, _directory: directory }
    }

    /// The employee writes in both rooms, and every edit is acknowledged before the next; nothing of it may wait for the flood to end.
    async fn others_write(&self) {
        let mut written = Written::default();
        let mut peer = Peer::connect(&self.pair.employee, Random::fresh()).await;
        peer.join(&self.room).await;
        peer.join(&self.beside).await;
        let mut slowest = Duration::ZERO;
        for n in 0..EDITS {
            let room = if n % 2 == 0 { &self.room } else { &self.beside };
            let mark = written.insert(room);
            let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.clone() };
            let since = Instant::now();
            peer.edit(room, &edit, &mark).await;
            peer.settle().await;
            slowest = slowest.max(since.elapsed());
        }
        println!("{EDITS} edits acknowledged, the slowest after {slowest:.0?}");
        for room in [&self.room, &self.beside] {
            written.judge(room, &peer.room(room).text(TEXT), &written.all()).unwrap();
        }
    }

    fn is_bounded(&self, before: u64) {
        let cost = self.server.memory().saturating_sub(before);
        println!("{} KiB more than before", cost / 1024);
        assert!(cost < COST, "{} MiB more than before", cost / 1024 / 1024);
    }
}

/// Sends as fast as the network takes it, until told to stop; how many messages that were.
async fn flood(peer: &mut Peer, room: &str, stop: &CancellationToken) -> usize {
    let mut sent = 0;
    while !stop.is_cancelled() && peer.is_connected() {
        let question = Body::QueryAwareness;
        tokio::select! {
            () = peer.say(room, question) => sent += 1,
            () = stop.cancelled() => {}
        }
        if sent % 50 == 0 {
            peer.listen(Duration::from_millis(1)).await;
        }
    }
    sent
}
