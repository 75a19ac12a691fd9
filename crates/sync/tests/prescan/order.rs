//! Where structs say that they stand: an author saw both neighbours side by side, or nobody could have written it.

use crate::write::*;
use document::yrs::Doc;
use document::{doc, read, state};
use domain::section::Section;
use proptest::prelude::*;
use sync::prescan::{self, History, Limits, Tangled};

const BEYOND: &str = "t/self/beyond";
const SECTION: Section = Section::Objectives;

/// A room: what it knows, and what it was sent.
#[derive(Default)]
struct Room {
    history: History,
    updates: Vec<Vec<u8>>,
}

impl Room {
    fn take(&mut self, update: Vec<u8>) -> Result<(), Tangled> {
        let scanned = prescan::update(SECTION, &update, &Limits::WIRE, &self.history).unwrap();
        if let Err(tangled) = self.history.arrange(&scanned) {
            self.history = history(SECTION, &self.updates);
            return Err(tangled);
        }
        self.history.extend(scanned, []);
        self.updates.push(update);
        Ok(())
    }

    #[track_caller]
    fn taken(mut self, client: u64, structs: Vec<Struct>) -> Self {
        let from = u64::from(self.history.clock(client));
        self.take(update(&[Client(client, from, structs)], &[])).unwrap();
        self
    }

    #[track_caller]
    fn refused(&mut self, client: u64, at: At) {
        let from = u64::from(self.history.clock(client));
        let refused = self.take(update(&[Client(client, from, vec![characters(at, "!")])], &[]));
        assert_eq!(refused, Err(Tangled::Apart));
    }
}

fn apply(doc: &Doc, update: &[u8]) {
    state::apply_v1(&mut state::write(doc, "test").unwrap(), update).unwrap();
}

fn text(doc: &Doc) -> String {
    read::text(&state::read(doc).unwrap(), BEYOND)
}

#[test]
fn what_the_author_wrote_before_cannot_stand_in_between() {
    let mut room = Room::default().taken(5, vec![characters(root(BEYOND), "ac")]);
    room.refused(5, root(BEYOND));
    room.refused(5, behind(5, 0));
    room.refused(5, before((5, 1)));
    room.taken(5, vec![characters(between((5, 0), (5, 1)), "b")]);
}

#[test]
fn what_a_neighbour_was_built_on_cannot_stand_in_between() {
    let room = Room::default().taken(5, vec![characters(root(BEYOND), "ac")]);
    let mut room = room.taken(6, vec![characters(between((5, 0), (5, 1)), "b")]);
    room.refused(7, before((6, 0)));
    room.refused(7, behind(6, 0));
    // Whoever did not see the "b" stands beside it.
    room.taken(7, vec![characters(between((5, 0), (5, 1)), "B")]);
}

#[test]
fn the_right_neighbour_cannot_stand_on_the_left() {
    let mut room = Room::default().taken(5, vec![characters(root(BEYOND), "abc")]);
    room.refused(6, between((5, 2), (5, 0)));
    room.refused(6, between((5, 1), (5, 0)));
    let mut room = Room::default().taken(5, vec![scalar(key("target", "kind"), "up"), scalar(behind(5, 0), "peer")]);
    let reversed = update(&[Client(6, 0, vec![scalar(between((5, 1), (5, 0)), "up")])], &[]);
    assert_eq!(room.take(reversed), Err(Tangled::Apart));
}

#[test]
fn a_second_beginning_of_a_text_that_the_author_began() {
    let mut room = Room::default();
    let twice = vec![characters(root(BEYOND), "a"), characters(root(BEYOND), "b")];
    assert_eq!(room.take(update(&[Client(5, 0, twice)], &[])), Err(Tangled::Apart));
    let room = room.taken(5, vec![characters(root(BEYOND), "a")]);
    // Somebody else may have begun it at the same time.
    room.taken(6, vec![characters(root(BEYOND), "b")]);
}

#[test]
fn structs_of_two_clients_that_wait_for_each_other() {
    let circle = update(
        &[
            Client(6, 0, vec![characters(root(BEYOND), "a"), characters(behind(5, 1), "b")]),
            Client(5, 0, vec![characters(behind(6, 1), "c"), characters(root("t/self/five-years"), "d")]),
        ],
        &[],
    );
    // The neighbours are in a circle only together with what stands before them.
    let scanned = prescan::update(SECTION, &circle, &Limits::WIRE, &History::default());
    assert!(scanned.is_err() || History::default().arrange(&scanned.unwrap()) == Err(Tangled::Circle));
}

/// Both type from the end to the beginning without seeing each other. Each update is cheap; loading them all again would not be.
#[test]
fn what_a_room_costs_to_load_has_an_end() {
    let typed = |client, from: u64, to: u64| {
        let at = |n: u64| if n == 0 { root(BEYOND) } else { before((client, n - 1)) };
        update(&[Client(client, from, (from..to).map(|n| characters(at(n), "x")).collect())], &[])
    };
    let mut history = History::default();
    let mut take = |update: Vec<u8>| {
        let scanned = prescan::update(SECTION, &update, &Limits::WIRE, &history).unwrap();
        history.arrange(&scanned).map(|()| history.extend(scanned, []))
    };
    take(typed(5, 0, 10_000)).unwrap();
    let refused = (0..1_000).find(|n| take(typed(9, 5 * n, 5 * n + 5)).is_err()).unwrap();
    assert_eq!(refused, 100);
}

/// Whom an update is from, and between which characters of the text as the server has it.
type Try = (u64, Option<prop::sample::Index>, Option<prop::sample::Index>);

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let place = || prop::option::of(any::<prop::sample::Index>());
    prop::collection::vec((5..8_u64, place(), place()), 3..20)
}

/// One character per update, from which its id can be told.
fn letter(client: u64, clock: u32) -> String {
    char::from_u32(0x4e00 + u32::try_from(client).unwrap() * 64 + clock).unwrap().to_string()
}

fn id(letter: char) -> (u64, u64) {
    let number = u64::from(u32::from(letter) - 0x4e00);
    (number / 64, number % 64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Updates between any two characters: what is not refused reads the same on the server, in a copy of its state, and for whoever got the
    /// updates in another order.
    #[test]
    fn what_is_taken_reads_the_same_for_everybody(tries in tries(), orders in prop::collection::vec(any::<prop::sample::Index>(), 60)) {
        let (mut room, server) = (Room::default(), doc::new(1));
        for (client, left, right) in tries {
            let shown: Vec<_> = text(&server).chars().map(id).collect();
            let pick = |at: Option<prop::sample::Index>| at.filter(|_| !shown.is_empty()).map(|at| shown[at.index(shown.len())]);
            let at = match (pick(left), pick(right)) {
                (None, None) => root(BEYOND),
                (Some(left), Some(right)) if left != right => between(left, right),
                (Some(left), _) => behind(left.0, left.1),
                (None, Some(right)) => before(right),
            };
            let clock = room.history.clock(client);
            let update = update(&[Client(client, u64::from(clock), vec![characters(at, &letter(client, clock))])], &[]);
            if room.take(update.clone()).is_ok() {
                apply(&server, &update);
            }
        }
        let copy = doc::new(2);
        apply(&copy, &state::encode_v1(&state::read(&server).unwrap()));
        prop_assert_eq!(text(&copy), text(&server));
        for order in orders.chunks(20) {
            let (other, mut left) = (doc::new(3), room.updates.clone());
            for at in order.iter().take(left.len()) {
                apply(&other, &left.swap_remove(at.index(left.len())));
            }
            // What waited for another may go on waiting in the library; asking for everything mends it.
            if !state::waits(&state::read(&other).unwrap()) {
                prop_assert_eq!(text(&other), text(&server));
            }
        }
    }
}
