//! Messages that are known to cost much, or to claim it.

use crate::write::{
    At, Client, Deletes, Struct, before, behind, between, characters, collected, content, key, number, root, scalar, update,
};
use sync::codec::{Body, SyncMsg};

const BEYOND: &str = "t/self/beyond";
/// As many as one update may have.
const STRUCTS: u64 = 16_000;

/// What is sent.
pub enum Send {
    Body(Body),
    /// A frame that is none.
    Raw(Vec<u8>),
}

/// A message, and what was in the room before.
pub struct Shape {
    pub name: &'static str,
    pub before: Vec<(u64, Vec<u8>)>,
    pub send: Send,
    /// Whether it is put out; otherwise it is within what everybody may do, or passed over.
    pub is_refused: bool,
}

impl Shape {
    pub fn new(name: &'static str, body: Body) -> Self {
        Self { name, before: Vec::new(), send: Send::Body(body), is_refused: false }
    }

    fn refused(mut self) -> Self {
        self.is_refused = true;
        self
    }

    fn after(mut self, client: u64, update: Vec<u8>) -> Self {
        self.before.push((client, update));
        self
    }
}

fn step2(name: &'static str, update: impl Into<Vec<u8>>) -> Shape {
    Shape::new(name, Body::Sync(SyncMsg::Step2(update.into().into())))
}

fn vector(name: &'static str, bytes: impl Into<Vec<u8>>) -> Shape {
    Shape::new(name, Body::Sync(SyncMsg::Step1(bytes.into().into())))
}

fn awareness(name: &'static str, bytes: impl Into<Vec<u8>>) -> Shape {
    Shape::new(name, Body::Awareness(bytes.into().into()))
}

fn raw(name: &'static str, bytes: Vec<u8>) -> Shape {
    Shape { send: Send::Raw(bytes), ..Shape::new(name, Body::Ping) }.refused()
}

fn one(client: u64, structs: Vec<Struct>) -> Vec<u8> {
    update(&[Client(client, 0, structs)], &[])
}

/// Single characters, each at the beginning of the text, the way somebody would type it from its end.
fn backwards(client: u64, count: u64) -> Vec<u8> {
    let at = |n: u64| if n == 0 { root(BEYOND) } else { before((client, n - 1)) };
    one(client, (0..count).map(|n| characters(at(n), "x")).collect())
}

fn state(client: u64, json: &str) -> Vec<u8> {
    [number(1), number(client), number(1), number(json.len() as u64), json.as_bytes().to_vec()].concat()
}

/// Every shape.
pub fn all() -> Vec<Shape> {
    [reproducers(), claims(), nested(), many_structs(), many_deletions(), places(), vectors(), shown(), frames()]
        .into_iter()
        .flatten()
        .collect()
}

fn reproducers() -> Vec<Shape> {
    let hello = || one(7, vec![characters(root(BEYOND), "hello")]);
    vec![
        step2("an emoji in an array", [1, 1, 2, 0, 4, 1, 5, 97, 114, 114, 97, 121, 4, 240, 159, 152, 128, 0]).refused(),
        step2("a collected run far ahead", [1, 1, 7, 5, 0, 250, 255, 255, 255, 7, 0]).after(7, hello()).refused(),
        step2("a collected run under another's id", one_more(7, 5, collected(1_000_000))).after(7, hello()).refused(),
        // Answered with a question, as an honest gap is.
        step2("the second of three", update(&[Client(5, 1, vec![scalar(key("target", "kind"), "up")])], &[])),
        step2("the old list content", [1, 1, 5, 0, 2, 1, 5, 97, 114, 114, 97, 121, 2, 1, 49, 1, 50, 0]).refused(),
        step2("the second encoding", document::state::encode_v2(&document::state::read(&document::doc::new(1)).unwrap()))
            .refused(),
        step2("the second encoding, expanding", [0, 0, 5, 194, 1, 0, 0, 1, 0, 0, 0, 1, 129, 0, 0, 1, 1, 128, 173, 226, 4, 0])
            .refused(),
    ]
}

fn one_more(client: u64, clock: u64, found: Struct) -> Vec<u8> {
    update(&[Client(client, clock, vec![found])], &[])
}

fn claims() -> Vec<Shape> {
    let claim = [128, 128, 128, 8];
    vec![
        step2("sixteen million clients", claim).refused(),
        step2("sixteen million structs", [&[1][..], &claim, &[5, 0, 4, 1]].concat()).refused(),
        step2("sixteen million clients deleted from", [&[0][..], &claim].concat()).refused(),
        step2("sixteen million ranges", [&[0, 1, 5][..], &claim].concat()).refused(),
        step2("a text of sixteen million", one(5, vec![content(root(BEYOND), 4, &claim)])).refused(),
        vector("sixteen million entries", claim).refused(),
        awareness("sixteen million people", claim),
    ]
}

fn nested() -> Vec<Shape> {
    let values =
        |levels: usize| one(5, vec![content(key("target", "kind"), 8, &[vec![1], [117, 1].repeat(levels), vec![126]].concat())]);
    let maps = (0..10_000_u64).map(|n| content(if n == 0 { key("target", "kind") } else { inside(5, n - 1) }, 7, &[1]));
    vec![
        step2("values in values, 10 kB", values(5_100)).refused(),
        step2("values in values, 2 MB", values(1_000_000)).refused(),
        step2("maps in maps", one(5, maps.collect())).refused(),
    ]
}

fn inside(client: u64, clock: u64) -> At {
    crate::write::nested(client, clock)
}

fn many_structs() -> Vec<Shape> {
    let empty = (0..20_000).flat_map(|client| [number(0), number(client), number(0)].concat());
    let several = |n: u64| content(if n == 0 { key("target", "kind") } else { behind(5, 2 * n - 1) }, 8, &[2, 119, 0, 119, 0]);
    let pieces = (0..3_999).map(|n| (2 * n, 1)).collect();
    let with_name = |n: u64| characters(root(&format!("t/item-{n}/goal")), "x");
    vec![
        step2("twenty thousand empty clients", [number(20_000), empty.collect(), vec![0]].concat()).refused(),
        step2("as many structs under as many names", one(5, (0..STRUCTS).map(with_name).collect())).refused(),
        step2("keys with several values", update(&[Client(5, 0, (0..STRUCTS).map(several).collect())], &[Deletes(5, pieces)]))
            .refused(),
        step2("four thousand structs at the same place", one(5, (0..4_000).map(|_| characters(root(BEYOND), "x")).collect()))
            .refused(),
        step2("as many structs as there may be", backwards(5, STRUCTS)),
        step2("one more", backwards(5, STRUCTS + 1)).refused(),
    ]
}

fn many_deletions() -> Vec<Shape> {
    let long = || one(5, vec![characters(root(BEYOND), &"x".repeat(100_000))]);
    let pieces = |count: u64| update(&[], &[Deletes(5, (0..count).map(|n| (2 * n, 1)).collect())]);
    let nowhere = (0..400_000).flat_map(|client| [number(client), number(0)].concat());
    vec![
        step2("a hundred thousand ranges", update(&[], &[Deletes(5, (0..100_000).map(|n| (n, 1)).collect())]))
            .after(5, long())
            .refused(),
        step2("every other character", pieces(49_999)).after(5, long()).refused(),
        step2("as many ranges as there may be", pieces(4_000)).after(5, long()),
        step2("clients without deletions", [vec![0], number(400_000), nowhere.collect()].concat()).refused(),
    ]
}

/// Where the CRDT would search for minutes, or take as long as it may.
fn places() -> Vec<Shape> {
    let apart = || (0..STRUCTS).map(|_| characters(root(BEYOND), "x")).collect();
    let ends = |n: u64| characters(between((5, STRUCTS - 1), (5, n)), "x");
    // Both typed backwards and did not see each other: each character passes all those of the other.
    vec![
        step2("always before all of a long text", one(9, apart())).after(5, backwards(5, STRUCTS)).refused(),
        step2("always around all of a long text", one(9, (0..STRUCTS).map(ends).collect()))
            .after(5, backwards(5, STRUCTS))
            .refused(),
        step2("two texts at one place", backwards(9, 200)).after(5, backwards(5, 200)),
        step2("two long texts at one place", backwards(9, 5_000)).after(5, backwards(5, 5_000)).refused(),
        step2(
            "in a circle",
            update(
                &[
                    Client(9, 0, vec![characters(root(BEYOND), "a"), characters(behind(8, 1), "b")]),
                    Client(8, 0, vec![characters(behind(9, 1), "c"), characters(root(BEYOND), "d")]),
                ],
                &[],
            ),
        )
        .refused(),
    ]
}

fn vectors() -> Vec<Shape> {
    let many = |count: u64, apart: u64| {
        let entries = (1..=count).flat_map(|n| [number(n * apart), number(1)].concat());
        [number(count), entries.collect()].concat()
    };
    vec![
        vector("a vector of everybody", many(30_000, 1)),
        vector("a vector of ids that a table holds badly", many(20_000, 1 << 20)),
        vector("a vector that is too large", many(60_000, 1)).refused(),
    ]
}

fn shown() -> Vec<Shape> {
    let keys: Vec<_> = (0..65_000).map(|n| format!(r#""{n}":1"#)).collect();
    let people = (0..10_000).flat_map(|client| [number(client), number(1), number(2), b"{}".to_vec()].concat());
    vec![
        awareness("a state of a megabyte", state(7, &format!(r#"{{"a":"{}"}}"#, "x".repeat(1 << 20)))),
        awareness("a state with 65,000 keys", state(7, &format!("{{{}}}", keys.join(",")))),
        awareness("ten thousand people", [number(10_000), people.collect()].concat()),
        awareness("a state in a state in a state", state(7, &format!(r#"{{"a":{}{}}}"#, "[".repeat(1_900), "]".repeat(1_900)))),
    ]
}

fn frames() -> Vec<Shape> {
    vec![
        raw("five megabytes", vec![0; 5 << 20]),
        raw("two megabytes of nothing", vec![255; 2 << 20]),
        raw("a name of two megabytes", [number(2 << 20), vec![b'a'; 2 << 20]].concat()),
        raw("a length of everything there is", [number(1), b"r".to_vec(), vec![0, 2], number(u64::MAX)].concat()),
    ]
}
