//! Nothing that an honest client sends is refused: edits of every kind, deletions, undo, work offline, catching up with the whole state,
//! a page loaded again under a new id.

use document::schema::List;
use document::write::{Chosen, Edit, MilestoneField, apply};
use document::yrs::undo::{Options, UndoManager};
use document::yrs::{Doc, ReadTxn as _, StateVector};
use document::{check, doc, read, state};
use domain::content::{Link, TargetKind, Term, Verdict};
use domain::ids::{ExpectationId, ItemId, PersonId};
use domain::section::Section;
use domain::wording::Wording;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use sync::prescan::{self, History, Limits, Span};

/// The server: what it knows and what it has.
struct Server {
    section: Section,
    history: History,
    doc: Doc,
}

impl Server {
    fn take(&mut self, update: &[u8], person: &PersonId) {
        let scanned = prescan::update(self.section, update, &Limits::WIRE, &self.history)
            .unwrap_or_else(|refusal| panic!("refused {update:?}: {refusal}"));
        let fresh = self.history.claims(person, &scanned).unwrap();
        self.history.arrange(&scanned).unwrap_or_else(|tangled| panic!("refused {update:?}: {tangled}"));
        let mut txn = state::write(&self.doc, "client").unwrap();
        state::apply_v1(&mut txn, update).unwrap();
        check::check(self.section, &txn).unwrap();
        let mut deleted = Vec::new();
        for (client, ranges) in txn.delete_set().iter() {
            deleted.extend(ranges.iter().map(|range| Span { client: client.get(), from: range.start, to: range.end }));
        }
        if txn.has_changes() {
            self.history.extend(scanned, deleted);
        }
        for client in fresh {
            self.history.own(client, person.clone());
        }
    }

    /// The history as it is after a restart: from the stored state alone.
    fn reload(&mut self) {
        let everything = state::encode_v1(&state::read(&self.doc).unwrap());
        let scanned = prescan::update(self.section, &everything, &Limits::STORED, &History::default()).unwrap();
        let clients: BTreeSet<_> = scanned.new.iter().map(|span| span.client).collect();
        let mut history = History::stored(scanned);
        for client in clients {
            history.own(client, self.history.owner(client).unwrap().clone());
        }
        self.history = history;
        let fresh = doc::new(0);
        state::apply_v1(&mut state::write(&fresh, "log").unwrap(), &everything).unwrap();
        self.doc = fresh;
    }
}

struct Client {
    person: PersonId,
    doc: Doc,
    undo: UndoManager<()>,
    unsent: Vec<Vec<u8>>,
}

fn watch(doc: &Doc, section: Section) -> UndoManager<()> {
    // Every look at the clock is a minute later: each edit is undone by itself.
    let clock = AtomicU64::new(0);
    let options = Options { timestamp: Arc::new(move || clock.fetch_add(60_000, Ordering::Relaxed)), ..Options::default() };
    let mut undo = UndoManager::with_options(options);
    for (item, field) in document::schema::fixed_texts(section) {
        let root = document::schema::text_root(section, item, field).unwrap();
        let text = doc.get_or_insert_text(root);
        undo.expand_scope(doc, &text);
    }
    for map in document::schema::maps(section) {
        let map = doc.get_or_insert_map(*map);
        undo.expand_scope(doc, &map);
    }
    undo.include_origin("me");
    undo
}

impl Client {
    fn new(person: usize, id: u32, section: Section, everything: &[u8]) -> Self {
        let doc = doc::new(id);
        state::apply_v1(&mut state::write(&doc, "server").unwrap(), everything).unwrap();
        let undo = watch(&doc, section);
        Self { person: PersonId::parse(&format!("p{person}")).unwrap(), doc, undo, unsent: Vec::new() }
    }

    fn edit(&mut self, section: Section, edit: &Edit) {
        let mut txn = state::write(&self.doc, "me").unwrap();
        if apply(section, &mut txn, edit, "k3m").is_ok() && txn.has_changes() {
            self.unsent.push(state::changes_v1(&txn));
        }
    }

    fn undo(&mut self, way: bool) {
        let before = state::read(&self.doc).unwrap().state_vector();
        if way {
            self.undo.undo_blocking()
        } else {
            self.undo.redo_blocking()
        };
        self.unsent.push(state::read(&self.doc).unwrap().encode_diff_v1(&before));
    }

    /// Catches up: what the server lacks, then what the client lacks.
    fn synchronize(&mut self, server: &mut Server) {
        let theirs = state::vector(&state::read(&server.doc).unwrap());
        let lacking = state::diff_v1(&state::read(&self.doc).unwrap(), &theirs).unwrap();
        server.take(&lacking, &self.person);
        let mine = state::vector(&state::read(&self.doc).unwrap());
        let lacking = state::diff_v1(&state::read(&server.doc).unwrap(), &mine).unwrap();
        state::apply_v1(&mut state::write(&self.doc, "server").unwrap(), &lacking).unwrap();
        self.unsent.clear();
    }
}

#[derive(Debug, Clone)]
enum Act {
    Edit(Edit),
    Send,
    Undo,
    Redo,
    Synchronize,
    /// Everything, whether the server has it or not.
    SendEverything,
    /// The page again, from what it kept: everything it had and a new id.
    Reload,
    Restart,
}

fn item() -> impl Strategy<Value = ItemId> {
    (0..4).prop_map(|n| ItemId::parse(&format!("item-{n}")).unwrap())
}

fn text(section: Section) -> impl Strategy<Value = (String, String)> {
    let fixed: Vec<_> = document::schema::fixed_texts(section).iter().map(|(i, f)| ((*i).to_owned(), (*f).to_owned())).collect();
    let fields: &[&str] = match section {
        Section::Start => &["today"],
        Section::Objectives => &["goal", "clause"],
        Section::Connection => &["value"],
        Section::Alignment => &["feedback"],
        Section::Gaps => &["goal"],
        Section::Milestones => &["title", "measure"],
    };
    let of_item = (item(), prop::sample::select(fields)).prop_map(|(i, f)| (i.to_string(), f.to_owned()));
    if fixed.is_empty() { of_item.boxed() } else { prop_oneof![prop::sample::select(fixed), of_item].boxed() }
}

fn scalar(section: Section) -> BoxedStrategy<Edit> {
    let flag = any::<bool>();
    match section {
        Section::Start => {
            Just(Edit::Splice { item: "self".into(), field: "today".into(), at: 0, remove: 1, insert: "s".into() }).boxed()
        }
        Section::Objectives => prop_oneof![
            (item(), flag).prop_map(|(goal, f)| Edit::SetTerm { goal, term: if f { Term::Long } else { Term::Short } }),
            flag.prop_map(|f| Edit::SetTargetKind(f.then_some(TargetKind::Up))),
        ]
        .boxed(),
        Section::Connection => {
            (item(), flag).prop_map(|(goal, f)| Edit::SetLink { goal, link: f.then_some(Link::LeftOpen) }).boxed()
        }
        Section::Alignment => {
            let verdict = |(clause, f): (ItemId, bool)| Edit::SetVerdict {
                clause,
                verdict: f.then_some(Verdict::Aligned),
                about: Some(Wording::of("Leads")),
            };
            (item(), flag).prop_map(verdict).boxed()
        }
        Section::Gaps => (item(), flag)
            .prop_map(|(i, f)| Edit::SetFocus {
                expectation: ExpectationId::from(i),
                chosen: if f { Chosen::Yes } else { Chosen::No },
            })
            .boxed(),
        Section::Milestones => (item(), "[0-9]{0,2} teams")
            .prop_map(|(id, start)| Edit::SetMilestone { id, field: MilestoneField::Start(start) })
            .boxed(),
    }
}

fn list(section: Section) -> BoxedStrategy<Edit> {
    let lists = document::schema::lists(section);
    if lists.is_empty() {
        return scalar(section);
    }
    let add = |list: List, id: ItemId| match list {
        List::Goals => Edit::AddGoal { id, after: None },
        List::Clauses => Edit::AddClause { id, after: None },
        List::PerformanceGoals => Edit::AddPerformanceGoal { id, after: None },
        List::Milestones => Edit::AddMilestone { id, after: None },
    };
    let list = || prop::sample::select(lists);
    prop_oneof![
        2 => (list(), item()).prop_map(move |(list, id)| add(list, id)),
        1 => (list(), item(), prop::option::of(item())).prop_map(|(list, id, after)| Edit::MoveItem { list, id, after }),
        1 => (list(), item()).prop_map(|(list, id)| Edit::RemoveItem { list, id }),
    ]
    .boxed()
}

fn edit(section: Section) -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (text(section), 0..20_u32, 0..4_u32, "[a-z 😀é\\n]{0,4}")
            .prop_map(|((item, field), at, remove, insert)| Edit::Splice { item, field, at, remove, insert }),
        1 => (text(section), "[a-z 😀]{0,12}").prop_map(|((item, field), text)| Edit::ReplaceText { item, field, text }),
        2 => scalar(section),
        2 => list(section),
    ]
}

fn act(section: Section) -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => edit(section).prop_map(Act::Edit),
        5 => Just(Act::Send),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        2 => Just(Act::Synchronize),
        1 => Just(Act::SendEverything),
        1 => Just(Act::Reload),
        1 => Just(Act::Restart),
    ]
}

fn plan() -> impl Strategy<Value = (Section, Vec<(usize, Act)>)> {
    prop::sample::select(&Section::ALL[..])
        .prop_flat_map(|section| (Just(section), prop::collection::vec((0..3_usize, act(section)), 1..80)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_honest_update_is_refused((section, plan) in plan()) {
        let mut server = Server { section, history: History::default(), doc: doc::new(0) };
        let mut next = 100;
        let mut clients: Vec<_> = (0..3).map(|n| { next += 1; Client::new(n, next, section, &[0, 0]) }).collect();
        for (who, act) in plan {
            let client = &mut clients[who];
            match act {
                Act::Edit(edit) => client.edit(section, &edit),
                // Updates alone, as they were made: the others' may be lacking, and then they wait.
                Act::Send => for update in std::mem::take(&mut client.unsent) {
                    server.take(&update, &client.person);
                },
                Act::Undo => client.undo(true),
                Act::Redo => client.undo(false),
                Act::Synchronize => client.synchronize(&mut server),
                Act::SendEverything => {
                    client.unsent.clear();
                    let everything = state::encode_v1(&state::read(&client.doc).unwrap());
                    server.take(&everything, &client.person);
                }
                Act::Reload => {
                    next += 1;
                    let everything = state::encode_v1(&state::read(&client.doc).unwrap());
                    *client = Client::new(who, next, section, &everything);
                    client.synchronize(&mut server);
                }
                Act::Restart => server.reload(),
            }
        }
        for _ in 0..2 {
            for client in &mut clients {
                client.synchronize(&mut server);
            }
        }
        let told = read::read(section, &state::read(&server.doc).unwrap());
        for client in &clients {
            prop_assert_eq!(&read::read(section, &state::read(&client.doc).unwrap()), &told);
        }
        let rest = state::read(&server.doc).unwrap().encode_diff_v1(&StateVector::default());
        prop_assert!(prescan::update(section, &rest, &Limits::WIRE, &History::default()).is_ok());
    }
}
