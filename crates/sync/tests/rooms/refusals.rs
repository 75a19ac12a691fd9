//! Every refusal leaves one line and one count, and the line tells nobody's words. What only the socket can refuse is tested with the
//! server; that the library gives up on what was scanned cannot be brought about.

use crate::lines::{Line, Lines};
use crate::log::{Fault, MemoryLog};
use crate::person::{House, Person, identity, person, room, start, table, typed};
use bytes::Bytes;
use document::yrs::{Map as _, Transact as _};
use domain::section::{Right, Section};
use std::sync::Arc;
use std::time::Duration;
use sync::codec::awareness::{self, Entry};
use sync::codec::{AuthMsg, Body, Status, SyncMsg};
use sync::meter::Kind;
use sync::{CannotTell, Ending, Reason, Settings};
use tokio::time::sleep;
use tracing::Level;
use tracing::subscriber::DefaultGuard;

/// What people write in these tests, and what must not be in a line.
const WORDS: &str = "between the two of us";

/// A house and what is said of refusals in it.
struct Watched {
    house: House,
    lines: Lines,
    _guard: DefaultGuard,
}

impl Watched {
    fn new() -> Self {
        let (lines, guard) = Lines::listen();
        Self { house: House::new(), lines, _guard: guard }
    }

    fn count(&self, reason: Reason) -> u64 {
        self.house.hub.meter().refusals.get(reason)
    }

    /// The lines of that reason, of which there are as many as were counted.
    fn lines_of(&self, reason: Reason) -> Vec<Line> {
        let lines = self.lines.of(reason.label());
        assert_eq!(lines.len() as u64, self.count(reason), "{}", reason.label());
        lines
    }

    /// The one refusal so far.
    #[track_caller]
    fn only(&self, reason: Reason, level: Level) -> Line {
        let [line] = self.lines_of(reason).try_into().unwrap_or_else(|lines| panic!("{}: {lines:?}", reason.label()));
        let counted: u64 = self.house.hub.meter().refusals.all().map(|(_, count)| count).sum();
        let all = self.lines.all();
        assert_eq!((all.len(), counted), (1, 1), "{all:?}");
        assert_eq!(line.level, level);
        assert!(line.fields.values().all(|value| !value.contains(WORDS)), "{line:?}");
        line
    }

    /// The same, of somebody who is known.
    #[track_caller]
    fn only_of(&self, name: &str, reason: Reason, level: Level) -> Line {
        let line = self.only(reason, level);
        let session = format!("session-{name}");
        assert_eq!((line.field("person"), line.field("session")), (Some(name), Some(session.as_str())), "{line:?}");
        line
    }

    /// Somebody without a sign-in, who may bring the token "right".
    fn stranger(&self) -> Person {
        self.house.allow("ana", &start(), Some(Right::Write));
        let authenticate: sync::Authenticate = Arc::new(|token: String| {
            Box::pin(
                async move { if token == "lost" { Err(CannotTell) } else { Ok((token == "right").then(|| identity("ana"))) } },
            )
        });
        let (connection, outbound) = self.house.hub.connect_pending(authenticate);
        Person::new(connection, outbound, &start())
    }
}

fn token(token: &str) -> Body {
    Body::Auth(AuthMsg::Token { token: token.to_owned(), version: None })
}

fn update(bytes: impl Into<Bytes>) -> Body {
    Body::Sync(SyncMsg::Update(bytes.into()))
}

fn shown(client: u64, clock: u32, state: &str) -> Body {
    Body::Awareness(awareness::encode(&[Entry { client, clock, state: Some(state.to_owned()) }]))
}

async fn closed(person: &mut Person) -> Option<u16> {
    person.until(|p| p.closed.is_some()).await;
    person.closed
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_nobodys() {
    let at = Watched::new();
    let mut stranger = at.stranger();
    assert!(stranger.send(token("a guess")).await.is_break());
    assert_eq!(closed(&mut stranger).await, Some(4401));
    let line = at.only(Reason::UnknownToken, Level::INFO);
    assert!(line.fields.values().all(|value| !value.contains("guess")), "{line:?}");
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_looked_up_may_come_again() {
    let at = Watched::new();
    let mut stranger = at.stranger();
    assert!(stranger.send(token("lost")).await.is_break());
    assert_eq!(closed(&mut stranger).await, Some(1013));
    assert!(at.lines.all().is_empty());
}

#[tokio::test(start_paused = true)]
async fn no_token_in_time() {
    let at = Watched::new();
    let mut stranger = at.stranger();
    sleep(Duration::from_secs(30)).await;
    assert_eq!(closed(&mut stranger).await, Some(4401));
    at.only(Reason::SignInTime, Level::INFO);
}

#[tokio::test(start_paused = true)]
async fn messages_before_the_token() {
    let at = Watched::new();
    let mut stranger = at.stranger();
    for _ in 0..50 {
        assert!(stranger.send(Body::Ping).await.is_continue());
    }
    assert_eq!(at.lines_of(Reason::NotSignedIn).len(), 50);
    assert!(stranger.send(Body::Ping).await.is_break());
    assert_eq!(closed(&mut stranger).await, Some(4401));
    assert_eq!((at.lines_of(Reason::SignInMessages).len(), at.lines_of(Reason::NotSignedIn).len()), (1, 50));
}

#[tokio::test(start_paused = true)]
async fn bytes_before_the_token() {
    let at = Watched::new();
    let mut stranger = at.stranger();
    assert!(stranger.send(update(vec![0; sync::BYTES_BEFORE_SIGN_IN])).await.is_break());
    assert_eq!(closed(&mut stranger).await, Some(4401));
    at.only(Reason::SignInBytes, Level::WARN);
}

#[tokio::test(start_paused = true)]
async fn too_many_sockets_of_one_person() {
    let at = Watched::new();
    let mut open: Vec<_> = (0..100).map(|_| at.house.socket("ana", &start())).collect();
    for refused in &mut open[20..] {
        assert_eq!(closed(refused).await, Some(1013));
    }
    assert_eq!(at.lines_of(Reason::PersonLimit).len(), 80);
    assert_eq!(at.house.hub.census().signed_in, 100, "the refused ones have not left yet");
    drop(open);
    assert_eq!((at.house.hub.meter().endings.get(Ending::TryLater), at.house.hub.meter().endings.get(Ending::Peer)), (80, 20));
}

#[tokio::test(start_paused = true)]
async fn somebody_who_reads_too_slowly() {
    let at = Watched::new();
    let mut slow = at.house.enter("ana", &start(), Right::Read).await;
    while slow.send(Body::Ping).await.is_continue() {}
    drop(slow);
    at.only_of("ana", Reason::SlowReader, Level::INFO);
    assert_eq!(at.house.hub.meter().endings.get(Ending::TryLater), 1);
}

#[tokio::test(start_paused = true)]
async fn messages_that_are_none() {
    for (bytes, reason, code) in
        [(vec![255; 20], Reason::Malformed, 4403), (vec![0; sync::MAX_FRAME_BYTES + 1], Reason::FrameTooBig, 1009)]
    {
        let at = Watched::new();
        let mut mallory = at.house.enter("mal", &start(), Right::Write).await;
        let size = bytes.len().to_string();
        assert!(mallory.connection.receive(bytes.into()).await.is_break());
        assert_eq!(closed(&mut mallory).await, Some(code));
        assert_eq!(at.only_of("mal", reason, Level::WARN).field("bytes"), Some(size.as_str()));
    }
}

#[tokio::test(start_paused = true)]
async fn messages_that_only_the_server_sends() {
    for body in
        [Body::Stateless(WORDS.to_owned()), Body::SyncStatus(Status::Saved), Body::Auth(AuthMsg::Denied(WORDS.to_owned()))]
    {
        let at = Watched::new();
        let mut ana = at.house.enter("ana", &start(), Right::Write).await;
        assert!(ana.send(body).await.is_continue());
        at.only_of("ana", Reason::WrongWay, Level::INFO);
    }
}

#[tokio::test(start_paused = true)]
async fn messages_while_the_server_stops() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Write).await;
    at.house.log.hold_appends();
    ana.types(WORDS).await;
    let hub = Arc::clone(&at.house.hub);
    let stopping = tokio::spawn(async move { hub.shutdown().await });
    tokio::task::yield_now().await;
    ana.types("more").await;
    at.only_of("ana", Reason::FrameWhileStopping, Level::INFO);
    at.house.log.release_appends();
    stopping.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn rooms_that_are_not_there() {
    let nowhere = "p/proposal-1/start/9".parse().unwrap();
    for (name, right) in [(WORDS, None), ("p/proposal-1/start/0", None), ("p/proposal-1/start/9", Some(Right::Write))] {
        let at = Watched::new();
        at.house.allow("ana", &nowhere, right);
        let mut ana = at.house.socket("ana", &start());
        name.clone_into(&mut ana.name);
        ana.knock().await;
        ana.until(|a| a.denied.is_some()).await;
        at.only_of("ana", Reason::NoSuchRoom, Level::INFO);
        assert!(ana.send(update(vec![0, 0])).await.is_continue());
        ana.rest().await;
        assert_eq!(at.count(Reason::NotInRoom) + at.count(Reason::NoSuchRoom), 2, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn more_rooms_than_a_connection_has() {
    let at = Watched::new();
    let mut ana = at.house.socket("ana", &start());
    for n in 0..65 {
        let room: domain::room::RoomName = format!("p/proposal-{n}/start/0").parse().unwrap();
        at.house.log.create(&room);
        at.house.allow("ana", &room, Some(Right::Read));
        ana.name = room.to_string();
        ana.knock().await;
    }
    assert_eq!(at.house.hub.census().members, 64);
    assert_eq!(at.only_of("ana", Reason::RoomLimit, Level::INFO).field("room"), Some("p/proposal-64/start/0"));
}

#[tokio::test(start_paused = true)]
async fn more_copies_of_a_room_than_a_connection_has() {
    let at = Watched::new();
    at.house.allow("ana", &start(), Some(Right::Read));
    let mut ana = at.house.socket("ana", &start());
    for n in 0..5 {
        ana.name = format!("{}\0{n}", start());
        ana.knock().await;
    }
    assert_eq!(at.house.hub.census().members, 4);
    assert_eq!(at.only_of("ana", Reason::RoomLimit, Level::INFO).field("room"), Some("p/proposal-1/start/0"));
}

#[tokio::test(start_paused = true)]
async fn state_vectors() {
    for (vector, reason, code) in
        [(vec![0; 128 * 1024 + 1], Reason::VectorTooBig, 1009), (vec![128, 128, 128, 8], Reason::HostileVector, 4403)]
    {
        let at = Watched::new();
        let mut mallory = at.house.enter("mal", &start(), Right::Read).await;
        let _ = mallory.send(Body::Sync(SyncMsg::Step1(vector.into()))).await;
        assert_eq!(closed(&mut mallory).await, Some(code));
        at.only_of("mal", reason, Level::WARN);
    }
}

#[tokio::test(start_paused = true)]
async fn updates_that_are_too_big() {
    let at = Watched::new();
    let mut mallory = at.house.enter("mal", &start(), Right::Write).await;
    let _ = mallory.send(update(vec![0; 384 * 1024 + 1])).await;
    assert_eq!(closed(&mut mallory).await, Some(1009));
    at.only_of("mal", Reason::UpdateTooBig, Level::WARN);
}

#[tokio::test(start_paused = true)]
async fn updates_of_somebody_who_only_reads() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Read).await;
    ana.types(WORDS).await;
    ana.until(|a| a.refused == 1).await;
    let line = at.only_of("ana", Reason::ReadOnly, Level::INFO);
    assert_eq!(line.field("room"), Some("p/proposal-1/start/0"));
}

#[tokio::test(start_paused = true)]
async fn updates_at_the_table() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &table(), Right::Read).await;
    ana.update(vec![1, 0, 0]).await;
    ana.until(|a| a.refused == 1).await;
    at.only_of("ana", Reason::NoText, Level::INFO);
}

#[tokio::test(start_paused = true)]
async fn updates_with_a_gap() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Write).await;
    for n in 0..6 {
        drop(ana.edit(&typed("b")));
        let gap = ana.edit(&typed(WORDS));
        let _ = ana.send(update(gap)).await;
        sleep(Duration::from_millis(10)).await;
        assert_eq!(at.lines_of(Reason::Gap).len(), 5.min(n + 1));
    }
    let [last] = at.lines_of(Reason::Gaps).try_into().unwrap();
    assert_eq!((last.level, at.lines.all().len()), (Level::INFO, 6));
}

#[tokio::test(start_paused = true)]
async fn updates_that_nobody_of_ours_writes() {
    let at = Watched::new();
    let mut mallory = at.house.enter("mal", &start(), Right::Write).await;
    mallory.update(WORDS.as_bytes().to_vec()).await;
    assert_eq!(closed(&mut mallory).await, Some(4403));
    let line = at.only_of("mal", Reason::HostileUpdate, Level::WARN);
    assert!(line.field("rule").is_some() && line.field("bytes") == Some("21"), "{line:?}");
}

#[tokio::test(start_paused = true)]
async fn updates_under_somebody_elses_client_id() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Write).await;
    ana.types("hello").await;
    ana.until(|a| a.saved == 2).await;
    let mut mallory = at.house.enter("mal", &start(), Right::Write).await;
    let forged = ana.edit(&typed(WORDS));
    mallory.update(forged).await;
    mallory.until(|m| m.room_closed.is_some()).await;
    let line = at.only_of("mal", Reason::ForeignClient, Level::WARN);
    assert_eq!(line.field("client"), Some(ana.client().to_string().as_str()));
}

#[tokio::test(start_paused = true)]
async fn updates_that_make_too_much() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Write).await;
    let half = WORDS.repeat(3_000);
    let (mut ben, reloads) = (at.house.enter("ben", &start(), Right::Write).await, at.house.hub.meter().reloads.get());
    let (mine, theirs) = (ana.edit(&typed(&half)), ben.edit(&typed(&half)));
    ana.update(mine).await;
    ana.until(|a| a.saved == 2).await;
    ben.update(theirs).await;
    ben.until(|b| b.room_closed.is_some()).await;
    at.only_of("ben", Reason::OverLimit, Level::INFO);
    assert_eq!((reloads, at.house.hub.meter().reloads.get()), (0, 1));
}

#[tokio::test(start_paused = true)]
async fn updates_that_break_a_rule_and_the_next_ones() {
    let at = Watched::new();
    let objectives = room(Section::Objectives);
    let against_the_rules = |client: u32| {
        let doc = document::doc::new(client);
        let map = doc.get_or_insert_map("target");
        let mut txn = doc.transact_mut();
        map.insert(&mut txn, "kind", WORDS);
        Bytes::from(txn.encode_update_v1())
    };
    let mut mallory = at.house.enter("mal", &objectives, Right::Write).await;
    mallory.update(against_the_rules(66)).await;
    assert_eq!(closed(&mut mallory).await, Some(4403));
    at.only_of("mal", Reason::BreaksRule, Level::WARN);
    let mut again = at.house.enter("mal", &objectives, Right::Write).await;
    again.update(against_the_rules(67)).await;
    again.until(|m| m.refused == 1).await;
    assert_eq!((at.lines_of(Reason::Ignored).len(), at.lines_of(Reason::BreaksRule).len()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn updates_that_came_after_the_freeze() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Write).await;
    at.house.log.freeze(&start());
    ana.types(WORDS).await;
    ana.until(|a| a.refused == 1).await;
    at.only_of("ana", Reason::Frozen, Level::INFO);
}

#[tokio::test(start_paused = true)]
async fn updates_that_do_not_fit_after_a_reload() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Write).await;
    at.house.log.hold_appends();
    let mine = ana.edit(&typed(WORDS));
    ana.update(mine.clone()).await;
    ana.update(mine).await;
    ana.rest().await;
    // Somebody else got the same client id on another machine, and was first.
    let elsewhere = document::doc::new(u32::try_from(ana.client()).unwrap());
    let theirs = {
        let mut txn = document::state::write(&elsewhere, "me").unwrap();
        document::write::apply(Section::Start, &mut txn, &typed("x"), "abc").unwrap();
        document::state::changes_v1(&txn)
    };
    at.house.log.append_from_elsewhere(&start(), &theirs, ana.client(), &person("eve"));
    at.house.log.release_appends();
    ana.until(|a| a.refused == 2).await;
    assert_eq!((at.lines_of(Reason::ForeignClient).len(), at.lines_of(Reason::Outdated).len()), (1, 1));
    assert_eq!(at.lines.all().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn presence() {
    let nested = r#"{"a":{"b":{"c":{"d":1}}}}"#;
    for (body, reason) in [
        (shown(7, 1, &format!("\"{}\"", "x".repeat(5_000))), Reason::PresenceTooBig),
        (Body::Awareness(Bytes::from_static(&[9, 9, 9])), Reason::PresenceMalformed),
        (shown(7, 1, nested), Reason::PresenceMalformed),
    ] {
        let at = Watched::new();
        let mut mallory = at.house.enter("mal", &start(), Right::Read).await;
        let _ = mallory.send(body).await;
        mallory.rest().await;
        at.only_of("mal", reason, Level::WARN);
    }
}

#[tokio::test(start_paused = true)]
async fn presence_in_the_name_of_others() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Read).await;
    let mut mallory = at.house.enter("mal", &start(), Right::Read).await;
    let _ = ana.send(shown(7, 3, "{}")).await;
    mallory.until(|m| m.present.contains_key(&7)).await;
    // As unmodified clients do: what they heard of others they repeat.
    let _ = mallory.send(shown(7, 3, "{}")).await;
    mallory.rest().await;
    assert!(at.lines.all().is_empty());
    let _ = mallory.send(shown(7, 4, "{}")).await;
    mallory.rest().await;
    assert_eq!(at.only_of("mal", Reason::PresenceForged, Level::WARN).field("client"), Some("7"));
}

/// A client that wrote for somebody is shown by nobody else, even while its person shows nothing.
#[tokio::test(start_paused = true)]
async fn presence_of_a_client_that_wrote_for_another() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Write).await;
    ana.types("x").await;
    ana.until(|a| a.saved == 2).await;
    let mut mallory = at.house.enter("mal", &start(), Right::Read).await;
    let _ = mallory.send(shown(ana.client(), 1, "{}")).await;
    mallory.rest().await;
    assert_eq!(at.only_of("mal", Reason::PresenceForged, Level::WARN).field("client"), Some(ana.client().to_string().as_str()));
    let _ = ana.send(shown(ana.client(), 1, "{}")).await;
    mallory.until(|m| m.present.contains_key(&ana.client())).await;
}

#[tokio::test(start_paused = true)]
async fn presence_more_often_than_one_is() {
    let at = Watched::new();
    let mut mallory = at.house.enter("mal", &start(), Right::Read).await;
    for client in 1..=5 {
        let _ = mallory.send(shown(client, 1, "{}")).await;
    }
    mallory.rest().await;
    at.only_of("mal", Reason::PresenceLimit, Level::WARN);
}

#[tokio::test(start_paused = true)]
async fn what_honest_people_do_leaves_no_line() {
    let at = Watched::new();
    let mut ana = at.house.enter("ana", &start(), Right::Write).await;
    let mut ben = at.house.enter("ben", &start(), Right::Read).await;
    at.house.log.fault(Fault::AnswerLost, 1);
    ana.types(WORDS).await;
    ana.until(|a| a.saved == 2).await;
    ben.until(|b| b.today() == WORDS).await;
    let _ = ana.send(shown(ana.client(), 1, "{}")).await;
    ben.until(|b| !b.present.is_empty()).await;
    drop((ana, ben));
    assert!(at.lines.all().is_empty(), "{:?}", at.lines.all());
    assert!(at.house.hub.meter().refusals.all().all(|(_, count)| count == 0));
}

#[tokio::test(start_paused = true)]
async fn what_is_done_is_measured() {
    let (log, settings) = (MemoryLog::new(), Settings { compact_rows: 2, ..Settings::default() });
    let house = House::with(log, settings);
    let mut ana = house.enter("ana", &start(), Right::Write).await;
    house.log.hold_appends();
    for text in ["one ", "two ", "three "] {
        ana.types(text).await;
    }
    ana.rest().await;
    let meter = Arc::clone(house.hub.meter());
    assert_eq!(meter.waiting_rows.get(), 1);
    house.log.release_appends();
    ana.until(|a| a.saved == 4).await;
    ana.rest().await;
    let told = |of: &sync::meter::Counts<sync::meter::RowOutcome>| of.all().map(|(_, n)| n).sum::<u64>();
    assert_eq!((told(&meter.rows), meter.updates.get(), meter.waiting_rows.get()), (2, 3, 0));
    assert_eq!((meter.append.read().count, meter.commit_rows.read().sum), (2, 2.0));
    assert!(meter.bytes.get() > 0 && meter.commit_bytes.read().count == 2);
    assert_eq!((meter.loads.get(sync::meter::LoadOutcome::Loaded), meter.loading.get(), meter.load.read().count), (1, 0, 1));
    assert_eq!(meter.compactions.get(sync::meter::CompactionOutcome::Done), 1);
    let census = house.hub.census();
    assert_eq!((census.rooms, census.signed_in, census.members, census.stuck_rooms), (1, 1, 1, 0));
    let _ = ana.send(shown(ana.client(), 1, "{}")).await;
    ana.rest().await;
    assert_eq!(meter.presence_ticks.get(), 1);
    let _ = ana.send(Body::Ping).await;
    assert_eq!((house.hub.census().queued_frames, house.hub.census().longest_queue_frames), (1, 1));
    assert!(house.hub.census().queued_bytes > 0);
    drop(ana);
    assert_eq!((meter.endings.get(Ending::Peer), house.hub.census().signed_in), (1, 0));
}
