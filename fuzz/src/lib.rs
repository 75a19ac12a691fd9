//! What is done with bytes that came from anywhere, one function for each target: the way they take in the server, and what must be true of
//! the outcome. The ordinary tests of `crates/sync` run the same functions over the corpus.

use bytes::Bytes;
use document::write::{Edit, apply};
use document::{doc, state};
use domain::content::{TargetKind, Term};
use domain::ids::{ItemId, OrgId, PersonId, SessionId};
use domain::section::Section;
use sync::Identity;
use sync::codec::single::{self, Outward};
use sync::codec::{Body, Frame, awareness as entries};
use sync::log::{Loaded, pack, unpack};
use sync::path::{Presence, Rejected, Replica};
use tokio::time::Instant;

/// The client ids of the two who wrote in the room before.
const WROTE: [(u32, &str); 2] = [(101, "ana"), (102, "ben")];
const SECTIONS: [Section; 2] = [Section::Objectives, Section::Milestones];
/// Updates of one conversation: more would only make each run slower.
const MOST_UPDATES: usize = 32;

/// One update, from somebody who wrote in the room before and from a stranger, to a room with text and to an empty one.
pub fn update(bytes: &[u8]) {
    let _ = outcomes(bytes);
}

/// The same: whether each of these rooms took it.
pub fn outcomes(bytes: &[u8]) -> Vec<bool> {
    let makes: [fn(Section) -> Replica; 2] = [room, empty];
    let rooms = SECTIONS.into_iter().flat_map(|section| makes.map(|make| (section, make)));
    let asked = rooms.flat_map(|(section, make)| {
        let mut room = make(section);
        ["mal", "ana"].map(|who| {
            let took = take(&mut room, bytes, who);
            if took == Took::Harm {
                room = make(section);
            }
            took == Took::All
        })
    });
    asked.collect()
}

/// Several updates, as a row of the log holds them, from three people in turn.
pub fn row(bytes: &[u8]) {
    for section in SECTIONS {
        let _ = conversation(section, bytes);
    }
}

/// The same in one section: which of them is the first that was not taken.
pub fn conversation(section: Section, bytes: &[u8]) -> Result<(), usize> {
    let updates = unpack(bytes).unwrap_or_default();
    let (mut room, mut refused) = (room(section), Ok(()));
    let people = ["ana", "ben", "mal"].into_iter().cycle();
    for (at, (update, person)) in updates.into_iter().take(MOST_UPDATES).zip(people).enumerate() {
        match take(&mut room, update, person) {
            Took::All => {}
            Took::Nothing => refused = refused.and(Err(at)),
            Took::Harm => return refused.and(Err(at)),
        }
    }
    refused
}

/// A state vector: whatever is answered, the asker can read it.
pub fn state_vector(bytes: &[u8]) {
    let mut room = room(Section::Objectives);
    if let Ok(lacking) = room.diff(&Bytes::copy_from_slice(bytes)) {
        let theirs = doc::new(7);
        state::apply_v1(&mut state::write(&theirs, "server").unwrap(), &lacking).unwrap();
    }
}

/// What somebody shows of themselves: nobody hears anything else than that it was they.
pub fn awareness(bytes: &[u8]) {
    let (mut presence, ana) = (Presence::default(), identity("ana"));
    let owner = |client| (client == 102).then(|| person("ben"));
    let ben = owner(102).unwrap();
    let _ = presence.receive((1, &ana), bytes, |client| owner(client).map(|_| &ben), Instant::now());
    for told in [presence.flush().all, presence.all()] {
        for entry in entries::decode(&told).unwrap() {
            assert_ne!(entry.client, 102);
            let state: serde_json::Value = serde_json::from_str(&entry.state.unwrap()).unwrap();
            assert_eq!(state["user"]["id"], "ana");
        }
    }
}

/// A frame with a name: what was understood is what is written again.
pub fn frame(bytes: &[u8]) {
    if let Ok(frame) = Frame::decode(&Bytes::copy_from_slice(bytes)) {
        assert_eq!(Frame::decode(&frame.encode()), Ok(frame));
    }
}

/// A message without a name: it stays in the room of its socket and does no more than its framing knows.
pub fn single(bytes: &[u8]) {
    const ROOM: &str = "p/a/start/1";
    let Ok(Ok(frame)) = single::inward(ROOM, bytes).map(|frame| Frame::decode(&frame)) else { return };
    assert_eq!(frame.name, ROOM);
    assert!(matches!(frame.body, Body::Sync(_) | Body::Awareness(_) | Body::QueryAwareness));
    let Outward::Message(message) = single::outward(&frame) else { panic!("every message has a word in both directions") };
    single::inward(ROOM, &message).unwrap();
}

/// What became of an update.
#[derive(PartialEq, Eq)]
enum Took {
    /// It is in the document, and will be in the log.
    All,
    /// It was refused.
    Nothing,
    /// It was refused, and the room has to be loaded again.
    Harm,
}

/// Lets a room take an update in.
fn take(room: &mut Replica, update: &[u8], who: &str) -> Took {
    let before = (room.vector(), room.content());
    match room.take(update, &person(who)) {
        Ok(taken) => {
            assert!(taken.is_some() || (room.vector(), room.content()) == before);
            // What was taken says nothing new any more, and a copy reads what the server reads.
            assert!(matches!(room.take(update, &person(who)), Ok(None)));
            room.snapshot().unwrap().verify().unwrap();
            // What was touched is all that could have become wrong.
            room.audit().unwrap();
            Took::All
        }
        Err(rejected) if rejected.broke_the_document() => {
            // The library never gives up on what was scanned and arranged.
            assert!(!matches!(&rejected, Rejected::Unfit(_)), "{rejected}");
            assert_eq!(matches!(&rejected, Rejected::Violation(_)), room.audit().is_err(), "{rejected}");
            Took::Harm
        }
        Err(_refused) => {
            assert_eq!((room.vector(), room.content()), before);
            Took::Nothing
        }
    }
}

fn empty(section: Section) -> Replica {
    Replica::build(section, Loaded::default()).unwrap()
}

/// A room that two people wrote in.
fn room(section: Section) -> Replica {
    let updates: Vec<Vec<u8>> = WROTE.iter().flat_map(|(client, _)| written(section, *client)).collect();
    let clients = WROTE.iter().map(|(client, who)| (u64::from(*client), person(who))).collect();
    Replica::build(section, Loaded { snapshot: None, updates: vec![pack(&updates)], seq: 1, clients, damage: None }).unwrap()
}

fn written(section: Section, client: u32) -> Vec<Vec<u8>> {
    let id = ItemId::parse(&format!("item-{client}")).unwrap();
    let splice = |at, remove, insert: &str| {
        let (item, field) =
            if section == Section::Objectives { ("self".to_owned(), "beyond") } else { (id.to_string(), "title") };
        Edit::Splice { item, field: field.to_owned(), at, remove, insert: insert.to_owned() }
    };
    let first = if section == Section::Objectives {
        vec![
            Edit::AddGoal { id: id.clone(), after: None },
            Edit::SetTerm { goal: id.clone(), term: Term::Long },
            Edit::SetTargetKind(Some(TargetKind::Up)),
        ]
    } else {
        vec![Edit::AddMilestone { id: id.clone(), after: None }]
    };
    let more = [splice(0, 0, "hello world"), splice(5, 1, " wide "), splice(0, 2, "😀"), splice(3, 4, "")];
    let doc = doc::new(client);
    let mut updates = Vec::new();
    for edit in first.into_iter().chain(more) {
        let mut txn = state::write(&doc, "me").unwrap();
        apply(section, &mut txn, &edit, "k3m").unwrap();
        updates.push(state::changes_v1(&txn));
    }
    updates
}

fn person(who: &str) -> PersonId {
    PersonId::parse(who).unwrap()
}

fn identity(who: &str) -> Identity {
    Identity {
        person: person(who),
        name: who.to_owned(),
        color: 1,
        session: SessionId::parse(who).unwrap(),
        org: OrgId::parse("org").unwrap(),
    }
}
