//! The process dies at any moment while people of both framings type into several rooms, on and off the network: it is killed, its log is
//! torn, the power is cut.
//!
//! `WAYMARK_KILLS` says how often.

use crate::support::disk::{Death, Disk};
use crate::support::http::Http;
use crate::support::marks::{Written, counted};
use crate::support::pair::{Pair, TEXT, organization};
use crate::support::peer::Peer;
use crate::support::process::{Process, setting, waymark};
use crate::support::random::Random;
use document::write::Edit;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::Instant;

/// How often, unless told otherwise: half a minute on a busy machine.
const KILLS: usize = 12;
/// Rooms that are written in at the same time, all on one connection of those who can.
const ROOMS: usize = 3;
/// The longest time between a start and the next kill; the shortest is nothing.
const LONGEST: Duration = Duration::from_millis(250);
/// About how long the program takes to start.
const START: Duration = Duration::from_millis(500);
/// How long the copies may take to become the same; generous, since tests share a machine with builds.
const PATIENCE: Duration = Duration::from_mins(1);

#[tokio::test(flavor = "multi_thread")]
async fn whatever_was_acknowledged_or_told_survives_and_the_rest_arrives_once() {
    die_again_and_again(Death::Kill, 7).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_survives_a_log_that_is_torn_behind_its_last_record_too() {
    die_again_and_again(Death::Torn, 8).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_survives_the_loss_of_everything_that_was_not_synced_too() {
    die_again_and_again(Death::PowerCut, 9).await;
}

/// Otherwise the test before this one proves nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_wait_for_the_disk_loses_what_it_acknowledged() {
    let disk = Disk::below(organization(1));
    let careless = ["--durability", "never", "--accept-data-loss"];
    let server = Process::serve_by(disk.program(), disk.directory.path(), None, &careless);
    let pair = Pair::sign_in(&server, 0).await;
    let room = pair.room().await;
    let (mut writer, mut written) = (Peer::connect(&pair.employee, 1).await, Written::default());
    writer.join(&room).await;
    let mark = written.insert(&room);
    let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.clone() };
    writer.edit(&room, &edit, &mark).await;
    writer.settle().await;
    assert_eq!(writer.room(&room).saved, [mark]);
    server.kill();
    disk.lose_all();
    let server = Process::serve(disk.directory.path(), None);
    let mut again = server.http();
    again.cookie.clone_from(&pair.employee.cookie);
    assert_eq!(again.get("/api/v1/me").await.status, http::StatusCode::UNAUTHORIZED, "not even the sign-in is there");
}

async fn die_again_and_again(death: Death, seed: u64) {
    let mut random = Random::announced(seed);
    let storage = Disk::below(organization(1));
    let program = || if death == Death::PowerCut { storage.program() } else { waymark() };
    let directory = storage.directory.path();
    let mut server = Process::serve_by(program(), directory, None, &[]);
    let mut desk = Desk::lay(&server, &mut random).await;
    let kills = setting("WAYMARK_KILLS", KILLS);
    let began = Instant::now();
    let (mut promised, mut resent) = (BTreeSet::new(), 0);
    for kill in 0..kills {
        let (address, moment) = (server.address, random_below(&mut random, LONGEST));
        let end = tokio::task::spawn_blocking(move || {
            std::thread::sleep(moment);
            server.kill();
        });
        desk.write_until(|| end.is_finished(), &mut random).await;
        end.await.unwrap();
        let round = desk.part().await;
        storage.suffer(death, &mut random);
        if random.below(3) == 0 {
            // It dies again, while it reads back what it had.
            Process::stumble(program(), directory, random_below(&mut random, START));
            storage.suffer(death, &mut random);
        }
        server = Process::serve_by(program(), directory, Some(address), &[]);
        desk.judge(&format!("{death:?} {kill}"), &round).await;
        resent += desk.written.without(&round);
        promised.extend(round);
        desk.come_together().await;
        desk.judge(&format!("after {death:?} {kill}"), &desk.written.all()).await;
    }
    let (edits, promised, took) = (desk.written.all().len(), promised.len(), began.elapsed());
    println!("{death:?} x {kills}: {edits} edits, {promised} promised, {resent} sent again, none lost, none doubled, {took:.0?}");
    assert!(promised > kills, "the ends came before anything was promised");
    assert!(resent > kills, "the ends came when nothing was under way");
    assert!(server.terminate().success(), "a server that is told to stop ends well");
}

fn random_below(random: &mut Random, limit: Duration) -> Duration {
    Duration::from_millis(u64::try_from(random.below(usize::try_from(limit.as_millis()).unwrap())).unwrap())
}

/// Everybody who writes, and what they wrote.
struct Desk {
    reader: Http,
    rooms: Vec<String>,
    peers: Vec<Peer>,
    written: Written,
}

impl Desk {
    async fn lay(server: &Process, random: &mut Random) -> Self {
        let pair = Pair::sign_in(server, 0).await;
        let (mut rooms, mut peers) = (Vec::new(), Vec::new());
        for _ in 0..ROOMS {
            rooms.push(pair.room().await);
        }
        for http in [&pair.employee, &pair.manager] {
            let mut everywhere = Peer::connect(http, random.next()).await;
            for room in &rooms {
                everywhere.join(room).await;
                peers.push(Peer::single(http, room, random.next()).await);
            }
            peers.push(everywhere);
        }
        Self { reader: pair.employee, rooms, peers, written: Written::default() }
    }

    async fn write_until(&mut self, over: impl Fn() -> bool, random: &mut Random) {
        while !over() {
            let at = random.below(self.peers.len());
            match random.below(100) {
                // Off the network they go on writing; only after the kill they come back.
                0..2 => self.peers[at].drop_connection(),
                2..30 => self.peers[at].listen(Duration::from_millis(1)).await,
                30..36 => self.remove(at, random).await,
                _ => self.insert(at, random).await,
            }
        }
    }

    async fn insert(&mut self, at: usize, random: &mut Random) {
        let room = self.room_of(at, random);
        let mark = self.written.insert(&room);
        let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.clone() };
        self.peers[at].edit(&room, &edit, &mark).await;
    }

    /// Takes out a mark that this copy has.
    async fn remove(&mut self, at: usize, random: &mut Random) {
        let room = self.room_of(at, random);
        let text = self.peers[at].room(&room).text(TEXT);
        let Some((place, mark)) = crate::support::marks::some(&text, random) else { return };
        let length = u32::try_from(mark.encode_utf16().count()).unwrap();
        let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: place, remove: length, insert: String::new() };
        let promise = self.written.remove(&room, &mark);
        self.peers[at].edit(&room, &edit, &promise).await;
    }

    fn room_of(&self, at: usize, random: &mut Random) -> String {
        let theirs: Vec<_> = self.rooms.iter().filter(|room| self.peers[at].knows(room)).collect();
        (*random.pick(&theirs)).clone()
    }

    /// Everybody loses the server, and this is what they were promised before: by an acknowledgement, or by showing them what another
    /// wrote. What had arrived before the end still counts.
    async fn part(&mut self) -> BTreeSet<String> {
        let mut promised = BTreeSet::new();
        for peer in &mut self.peers {
            peer.listen(Duration::from_millis(20)).await;
            peer.drop_connection();
            for room in self.rooms.iter().filter(|room| peer.knows(room)) {
                let copy = peer.room(room);
                promised.extend(copy.saved.iter().cloned());
                let others = counted(&copy.text(TEXT)).into_keys().filter(|mark| !copy.wrote(mark));
                promised.extend(others);
            }
        }
        promised
    }

    /// What is promised is on disk, and nothing is there twice.
    async fn judge(&self, when: &str, promised: &BTreeSet<String>) {
        for room in &self.rooms {
            let stored = stored(&self.reader, room).await;
            self.written.judge(room, &stored, promised).unwrap_or_else(|what| panic!("{when}: {what}\n{stored}"));
        }
    }

    /// Everybody comes back and brings what is missing.
    async fn come_together(&mut self) {
        for peer in &mut self.peers {
            peer.reconnect().await;
        }
        let end = Instant::now() + PATIENCE;
        while !self.all_agree() {
            assert!(Instant::now() < end, "the copies do not become the same");
            for peer in &mut self.peers {
                peer.listen(Duration::from_millis(5)).await;
                assert!(peer.is_connected(), "somebody was sent away with {:?}", peer.closed);
            }
        }
    }

    fn all_agree(&self) -> bool {
        self.rooms.iter().all(|room| {
            let copies: Vec<_> = self.peers.iter().filter(|peer| peer.knows(room)).map(|peer| peer.room(room)).collect();
            assert!(copies.iter().all(|copy| !copy.denied && copy.refused == 0), "somebody was turned away");
            copies.iter().all(|copy| copy.is_settled()) && copies.iter().all(|copy| copy.state() == copies[0].state())
        })
    }
}

/// The text as somebody sees it who was not there before.
async fn stored(http: &Http, room: &str) -> String {
    let mut reader = Peer::connect(http, Random::fresh()).await;
    reader.join(room).await;
    reader.room(room).text(TEXT)
}
