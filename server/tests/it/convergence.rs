//! Several people write into one section over real sockets, lose the network and the server, in an order that chance makes up and a seed
//! repeats; at rest, everybody has the same text, and it is the one on disk.

use crate::support::app::TestApp;
use crate::support::copy::Room;
use crate::support::path::{Table, Until, room_of};
use crate::support::peer::Peer;
use crate::support::random::Random;
use document::schema::List;
use document::write::Edit;
use domain::content::{SectionContent, Term};
use domain::ids::ItemId;
use domain::section::Section;
use std::time::Duration;
use tokio::time::Instant;

/// People at sockets: two tabs of each of the pair, as it happens in practice.
const PEERS: usize = 4;
/// Things that happen in one run.
const STEPS: usize = 400;
/// How long the copies may take to become the same; generous, since tests share a machine with builds.
const PATIENCE: Duration = Duration::from_mins(1);

#[tokio::test(flavor = "multi_thread")]
async fn all_replicas_and_the_disk_agree_after_any_order_of_edits_drops_and_restarts() {
    for fallback in [1, 2, 3] {
        let mut random = Random::announced(fallback);
        let mut app = TestApp::start().await;
        let table = Table::at(&app, Until::Consulting).await;
        let room = room_of(&table.read(&table.employee).await, Section::Objectives);
        let mut plan = Plan::begin(&table, room, &mut random).await;
        for step in 0..STEPS {
            plan.step(step, &mut random, &mut app).await;
        }
        plan.rest().await;
        plan.compare(&mut app, &table).await;
    }
}

struct Plan {
    room: String,
    peers: Vec<Peer>,
    marks: Vec<String>,
}

impl Plan {
    async fn begin(table: &Table, room: String, random: &mut Random) -> Self {
        let mut peers = Vec::new();
        for n in 0..PEERS {
            let who = if n % 2 == 0 { &table.employee } else { &table.manager };
            let mut peer = Peer::connect(who, random.next()).await;
            peer.join(&room).await;
            peers.push(peer);
        }
        Self { room, peers, marks: Vec::new() }
    }

    async fn step(&mut self, step: usize, random: &mut Random, app: &mut TestApp) {
        let at = random.below(PEERS);
        match random.below(1000) {
            0..6 => app.restart().await,
            6..40 => self.peers[at].drop_connection(),
            40..120 => self.come_back(at).await,
            120..300 => self.peers[at].listen(Duration::from_millis(2)).await,
            _ => self.write(at, step, random).await,
        }
    }

    async fn come_back(&mut self, at: usize) {
        let peer = &mut self.peers[at];
        // What the server said last, such as goodbye, shows only when it is read.
        peer.listen(Duration::from_millis(1)).await;
        if !peer.is_connected() {
            peer.reconnect().await;
        }
    }

    async fn write(&mut self, at: usize, step: usize, random: &mut Random) {
        let mark = format!("\u{27e8}{step}\u{27e9}");
        let edit = self.an_edit(at, &mark, random);
        if matches!(edit, Edit::Splice { remove: 0, .. }) {
            self.marks.push(mark.clone());
        }
        self.peers[at].edit(&self.room, &edit, &mark).await;
    }

    fn an_edit(&self, at: usize, mark: &str, random: &mut Random) -> Edit {
        let room = self.peers[at].room(&self.room);
        let SectionContent::Objectives(objectives) = room.content() else { unreachable!() };
        let field = *random.pick(&["beyond", "five-years"]);
        let text = if field == "beyond" { &objectives.beyond } else { &objectives.five_years };
        let place = place(text, random);
        let id = || ItemId::parse(&format!("goal-{}", mark.trim_matches(['\u{27e8}', '\u{27e9}']))).unwrap();
        match random.below(10) {
            0 => Edit::AddGoal { id: id(), after: objectives.goals.first().map(|goal| goal.id.clone()) },
            1 if objectives.goals.len() > 1 => {
                Edit::MoveItem { list: List::Goals, id: random.pick(&objectives.goals).id.clone(), after: None }
            }
            2 if objectives.goals.len() > 2 => {
                Edit::RemoveItem { list: List::Goals, id: random.pick(&objectives.goals).id.clone() }
            }
            3 if !objectives.goals.is_empty() => {
                Edit::SetTerm { goal: random.pick(&objectives.goals).id.clone(), term: *random.pick(&[Term::Short, Term::Long]) }
            }
            _ => Edit::Splice { item: "self".into(), field: field.into(), at: place, remove: 0, insert: mark.to_owned() },
        }
    }

    /// Whoever finds the connection closed comes back. Whoever is connected has to get everything else by what the server sends of
    /// itself: no copy is fetched anew, so that a lost broadcast shows.
    async fn rest(&mut self) {
        self.until_all_agree().await;
        // Everybody says one more thing, which reaches everybody who only seemed to follow, or does not.
        for at in 0..PEERS {
            let mark = format!("\u{27e8}last {at}\u{27e9}");
            let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: mark.clone() };
            self.peers[at].edit(&self.room, &edit, &mark).await;
            self.marks.push(mark);
        }
        self.until_all_agree().await;
    }

    async fn until_all_agree(&mut self) {
        let end = Instant::now() + PATIENCE;
        while !self.all_agree() {
            assert!(Instant::now() < end, "the copies do not become the same:\n{}", self.report());
            for peer in &mut self.peers {
                if !peer.is_connected() {
                    peer.reconnect().await;
                }
                peer.listen(Duration::from_millis(20)).await;
            }
        }
    }

    fn all_agree(&self) -> bool {
        let rooms: Vec<&Room> = self.peers.iter().map(|peer| peer.room(&self.room)).collect();
        assert!(rooms.iter().all(|room| !room.denied && !room.ended && room.refused == 0), "somebody was turned away");
        let first = rooms[0].state();
        rooms.iter().all(|room| room.is_settled() && room.state() == first)
    }

    fn report(&self) -> String {
        let first = self.peers[0].room(&self.room).state();
        let line = |(n, peer): (usize, &Peer)| {
            let room = peer.room(&self.room);
            let (connected, settled) = (peer.is_connected(), room.is_settled());
            format!(
                "peer {n}, connected: {connected}, settled: {settled}; peer 0 (here) and it (there):\n{}",
                first.differences(&room.state())
            )
        };
        self.peers.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
    }

    async fn compare(&mut self, app: &mut TestApp, table: &Table) {
        app.restart().await;
        let mut fresh = Peer::connect(&table.employee, Random::fresh()).await;
        fresh.join(&self.room).await;
        let stored = fresh.room(&self.room).state();
        for (n, peer) in self.peers.iter().enumerate() {
            let differences = peer.room(&self.room).state().differences(&stored);
            assert!(differences.is_empty(), "peer {n} (here) and the disk (there):\n{differences}");
        }
        let SectionContent::Objectives(objectives) = stored.content else { unreachable!() };
        let all = format!("{}{}", objectives.beyond, objectives.five_years);
        for mark in &self.marks {
            assert_eq!(all.matches(mark.as_str()).count(), 1, "{mark} in {all}");
        }
    }
}

/// A place in the text that is not inside a mark, in UTF-16 units.
fn place(text: &str, random: &mut Random) -> u32 {
    let mut places = vec![0];
    let mut units = 0;
    let mut inside = false;
    for c in text.chars() {
        units += u32::try_from(c.len_utf16()).unwrap();
        inside = c == '\u{27e8}' || (inside && c != '\u{27e9}');
        if !inside {
            places.push(units);
        }
    }
    *random.pick(&places)
}
