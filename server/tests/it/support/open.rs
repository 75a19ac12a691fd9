//! A section that two people write, with one of them at sockets of both framings: to change what they may, and see when it holds.

use super::app::TestApp;
use super::cast::MANAGER;
use super::http::Http;
use super::pair::TEXT;
use super::path::{Table, Until, room_of};
use super::peer::Peer;
use super::random::Random;
use document::write::Edit;
use domain::section::Section;
use serde_json::json;
use std::time::Duration;
use sync::codec::Scope;
use tokio::time::Instant;

/// By when a change has to hold. A second is promised; the rest is for machines that are busy with something else.
const BOUND: Duration = Duration::from_secs(5);
/// Long enough for an update to arrive that should not.
pub const QUIET: Duration = Duration::from_millis(300);

/// A section that both write, with the manager at sockets of both framings.
pub struct Open {
    pub app: TestApp,
    pub table: Table,
    pub room: String,
    pub employee: Peer,
    /// The manager's session of the two sockets.
    pub http: Http,
    pub named: Peer,
    pub single: Peer,
}

impl Open {
    pub async fn at(until: Until) -> Self {
        let app = TestApp::start().await;
        let table = Table::at(&app, until).await;
        let room = room_of(&table.read(&table.employee).await, Section::Objectives);
        let mut employee = Peer::connect(&table.employee, Random::fresh()).await;
        employee.join(&room).await;
        let http = app.sign_in(MANAGER).await;
        let mut named = Peer::connect(&http, Random::fresh()).await;
        named.join(&room).await;
        let mut single = Peer::single(&http, &room, Random::fresh()).await;
        for (peer, words) in [(&mut named, "before"), (&mut single, "and before")] {
            write(peer, &room, words).await;
            employee.until(words, |peer| peer.room(&room).text(TEXT).contains(words)).await;
        }
        Self { app, table, room, employee, http, named, single }
    }

    pub async fn share(&self, sharing: &str) {
        let path = self.table.path("/sections/objectives/sharing");
        self.table.employee.put(&path, json!({ "sharing": sharing })).await.good();
    }

    pub async fn employee_writes(&mut self, words: &str) {
        write(&mut self.employee, &self.room, words).await;
        self.employee.settle().await;
    }

    pub fn shown(&self, peer: &Peer) -> String {
        peer.room(&self.room).text(TEXT)
    }

    /// Another session of the manager, which nothing happens to.
    pub async fn elsewhere(&self) -> Peer {
        let mut peer = Peer::connect(&self.app.sign_in(MANAGER).await, Random::fresh()).await;
        peer.join(&self.room).await;
        peer
    }

    pub async fn is_untouched(&mut self, elsewhere: &mut Peer) {
        self.employee_writes("still shown elsewhere").await;
        let room = self.room.clone();
        elsewhere.until("the text", |peer| peer.room(&room).text(TEXT).contains("still shown elsewhere")).await;
    }

    pub async fn both_end(&mut self, what: &str) {
        let since = Instant::now();
        assert_eq!(ended(&mut self.named).await, 4401);
        held(&format!("{what}, many rooms on a socket"), since);
        assert_eq!(ended(&mut self.single).await, 4401);
        held(&format!("{what}, one room on a socket"), since);
    }

    /// The manager's next words, of sockets that listened to nothing since, are refused: nobody else sees them, now or later.
    pub async fn nothing_more_is_written(&mut self, what: &str) {
        let since = Instant::now();
        for (peer, words) in [(&mut self.named, "too late"), (&mut self.single, "late as well")] {
            write(peer, &self.room, words).await;
        }
        let told = |peer: &Peer| peer.room(&self.room).refused == 1 && peer.room(&self.room).scope == Some(Scope::ReadOnly);
        self.named.until("the refusal", told).await;
        held(&format!("{what}, many rooms on a socket"), since);
        assert_eq!(ended(&mut self.single).await, 4403);
        held(&format!("{what}, one room on a socket"), since);
        self.employee.listen(QUIET).await;
        let mut fresh = Peer::connect(&self.table.employee, Random::fresh()).await;
        fresh.join(&self.room).await;
        for text in [self.shown(&self.employee), self.shown(&fresh)] {
            assert!(text.contains("before") && !text.contains("late"), "{text}");
        }
    }
}

pub async fn write(peer: &mut Peer, room: &str, words: &str) {
    let edit = Edit::Splice { item: "self".into(), field: "beyond".into(), at: 0, remove: 0, insert: words.to_owned() };
    peer.edit(room, &edit, words).await;
}

/// The code with which a connection is closed.
pub async fn ended(peer: &mut Peer) -> u16 {
    let end = Instant::now() + BOUND;
    while peer.is_connected() {
        assert!(Instant::now() < end, "the connection stays open");
        peer.listen(Duration::from_millis(5)).await;
    }
    peer.closed.expect("a reason")
}

/// Prints how long a change took to hold.
pub fn held(what: &str, since: Instant) {
    let took = since.elapsed();
    println!("{what}: after {took:.0?}");
    assert!(took < BOUND, "{what}: only after {took:.0?}");
}
