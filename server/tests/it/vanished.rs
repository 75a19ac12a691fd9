//! Somebody's network is gone without a word: the connection stays open as far as the machine can tell, and nobody answers at it.

use crate::support::app::TestApp;
use crate::support::path::{Table, Until, room_of};
use crate::support::peer::Peer;
use crate::support::random::Random;
use domain::section::Section;
use std::time::Duration;
use tokio::time::Instant;

/// After how many seconds the server gives a silent socket up here; by default far later.
const SILENCE: &str = "2";
/// The same, and what a busy machine may add; shorter than the time after which a caret is forgotten whose socket is still there.
const BOUND: Duration = Duration::from_secs(12);

#[tokio::test(flavor = "multi_thread")]
async fn who_answers_no_more_is_let_go_and_their_caret_with_them() {
    let app = TestApp::with(&["--socket-silence-seconds", SILENCE]).await;
    let table = Table::at(&app, Until::Consulting).await;
    let room = room_of(&table.read(&table.employee).await, Section::Objectives);
    let mut here = Peer::connect(&table.employee, Random::fresh()).await;
    here.join(&room).await;
    let mut named = Peer::connect(&table.manager, Random::fresh()).await;
    named.join(&room).await;
    let mut single = Peer::single(&table.manager, &room, Random::fresh()).await;
    let gone = [named.show_caret(&room).await, single.show_caret(&room).await];
    here.until("both carets", |peer| gone.iter().all(|client| peer.room(&room).present().contains_key(client))).await;

    // Nobody reads at those two sockets from here on, so that nobody answers whether they are there.
    let since = Instant::now();
    here.until("no caret", |peer| gone.iter().all(|client| !peer.room(&room).present().contains_key(client))).await;
    println!("gone from the others' screens after {:.1?}", since.elapsed());
    assert!(since.elapsed() < BOUND, "only after {:.1?}", since.elapsed());
    for vanished in [&mut named, &mut single] {
        vanished.listen(Duration::from_millis(100)).await;
        assert!(!vanished.is_connected(), "the socket is still open");
    }

    // Who only says nothing, and answers, stays.
    let quiet = Instant::now() + BOUND / 2;
    while Instant::now() < quiet {
        here.listen(Duration::from_millis(200)).await;
        assert!(here.is_connected(), "a silent socket was closed with {:?}", here.closed);
    }
}
