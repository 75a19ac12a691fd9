//! Drafts and frameworks for the tests.

use document::framework;
use document::framework::write::{self, Edit, EditError};
use document::yrs::undo::Options;
use document::yrs::{Doc, Origin, UndoManager};
use document::{doc, state};
use domain::framework::*;
use domain::ids::*;
use domain::room::Shape;
use domain::time::Date;
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

/// One person's copy of a draft.
pub struct Draft {
    pub doc: Doc,
    ids: u32,
}

impl Draft {
    pub fn new(client: u32) -> Self {
        Self { doc: doc::new(client), ids: 0 }
    }

    pub fn edit(&self, edit: &Edit) -> Result<Vec<u8>, EditError> {
        let mut txn = state::write(&self.doc, "mine").unwrap();
        write::apply(&mut txn, edit, "k3m")?;
        Ok(state::changes_v1(&txn))
    }

    /// How many changes it took, and the update.
    pub fn adopt(&mut self, wanted: &Framework) -> Result<(u32, Vec<u8>), EditError> {
        let mut txn = state::write(&self.doc, "mine").unwrap();
        let ids = &mut self.ids;
        let changes = write::adopt(&mut txn, wanted, &mut || {
            *ids += 1;
            format!("new-{ids}")
        })?;
        Ok((changes, state::changes_v1(&txn)))
    }

    /// The same, to be taken back.
    pub fn edit_with(&self, undo: &mut UndoManager, edit: &Edit) -> Result<(), EditError> {
        let roots = write::roots(&state::write(&self.doc, "nobody").unwrap(), edit)?;
        for root in roots {
            if root.starts_with("t/") {
                let text = self.doc.get_or_insert_text(root);
                undo.expand_scope(&self.doc, &text);
            } else {
                let map = self.doc.get_or_insert_map(root);
                undo.expand_scope(&self.doc, &map);
            }
        }
        self.edit(edit).map(drop)
    }

    pub fn take(&self, update: &[u8]) {
        let mut txn = state::write(&self.doc, "other").unwrap();
        state::apply_v1(&mut txn, update).unwrap();
    }

    pub fn read(&self) -> Framework {
        framework::read(&state::read(&self.doc).unwrap())
    }

    pub fn check(&self) -> Result<(), document::check::Violation> {
        document::check::check(Shape::Framework, &state::read(&self.doc).unwrap())
    }
}

/// Takes back what is done with the origin of a draft's own edits.
pub fn undoing() -> UndoManager {
    let undo = UndoManager::with_options(Options {
        capture_timeout_millis: 0,
        tracked_origins: HashSet::from([Origin::from("mine")]),
        capture_transaction: None,
        timestamp: Arc::new(|| 1),
        init_undo_stack: Vec::new(),
        init_redo_stack: Vec::new(),
    });
    undo
}

pub fn role(id: &str) -> RoleId {
    RoleId::parse(id).unwrap()
}

pub fn level(id: &str) -> LevelId {
    LevelId::parse(id).unwrap()
}

pub fn family(id: &str) -> FamilyId {
    FamilyId::parse(id).unwrap()
}

pub fn competency(id: &str) -> CompetencyId {
    CompetencyId::parse(id).unwrap()
}

pub fn item(id: &str) -> ItemId {
    ItemId::parse(id).unwrap()
}

/// Three levels, two families, four roles, two competencies.
pub fn small() -> Framework {
    let mut framework = Framework::default();
    for (number, id) in [(1, "l1"), (2, "l2"), (3, "l3")] {
        framework.levels.push(Level { id: level(id), number, name: format!("Level {number}") });
    }
    let mut data = Family::new(family("data"), "Data");
    data.tracks.push(Track { id: TrackId::parse("craft").unwrap(), name: "Craft".to_owned() });
    framework.families = vec![data, Family::new(family("sales"), "Sales")];
    for (id, of, at) in [("d1", "data", 1), ("d2", "data", 2), ("d3", "data", 3), ("s1", "sales", 1)] {
        framework.roles.push(FrameworkRole::new(role(id), family(of), at, id.to_uppercase()));
    }
    for id in ["asking", "telling"] {
        framework.competencies.push(Competency::new(competency(id), id, Category::Technical));
    }
    let cell = |of: &str, about: &str, source: Option<&str>, line: &str| Cell {
        inherits: source.map(role),
        expectations: if line.is_empty() { Vec::new() } else { vec![line.to_owned()] },
        ..Cell::new(role(of), competency(about))
    };
    framework.cells = vec![
        cell("d1", "asking", None, "asks"),
        cell("d2", "asking", Some("d1"), "asks twice"),
        cell("d3", "asking", Some("d2"), ""),
        cell("s1", "telling", None, "tells"),
    ];
    framework.edges = vec![
        Edge { needs: vec![competency("asking")], ..Edge::new(role("d1"), role("d2"), EdgeKind::Up) },
        Edge::new(role("d2"), role("d3"), EdgeKind::Up),
        Edge::new(role("d1"), role("s1"), EdgeKind::Conditional { condition: "if they like it".to_owned() }),
    ];
    framework.edges[1].roadblocks.push(Roadblock {
        id: item("block"),
        text: "no course".to_owned(),
        remedy: Some(Remedy::Coaching),
        plan: String::new(),
        owner: None,
    });
    framework.peers = vec![Peers { id: Some(item("peers")), roles: vec![role("d1"), role("s1")], note: "both begin".to_owned() }];
    framework
}

pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-c ]{0,6}", 1 => "[😀שאe\u{301}]{0,3}", 1 => "[a-b]{1,3}\n[a-b]{1,3}"]
}

fn line() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-d]{1,4}( [a-d]{1,3})?", 0..3)
}

fn ids(prefix: &'static str, most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::sample::subsequence((0..most).map(|n| format!("{prefix}{n}")).collect::<Vec<_>>(), 1..=most).prop_shuffle()
}

/// Everything that a framework consists of, as numbers that are turned into one below: whatever they are, it holds together.
#[derive(Debug, Clone)]
pub struct Seed {
    levels: Vec<String>,
    families: Vec<String>,
    roles: Vec<String>,
    competencies: Vec<String>,
    numbers: Vec<usize>,
    words: Vec<String>,
    lines: Vec<Vec<String>>,
}

/// Takes from lists that never end.
struct Draw<'a>(&'a Seed, usize);

impl Draw<'_> {
    fn number(&mut self, below: usize) -> usize {
        self.1 += 1;
        self.0.numbers[self.1 % self.0.numbers.len()].wrapping_add(self.1 / self.0.numbers.len()) % below.max(1)
    }

    fn yes(&mut self) -> bool {
        self.number(2) == 1
    }

    fn text(&mut self) -> String {
        self.0.words[self.number(self.0.words.len())].clone()
    }

    fn lines(&mut self) -> Vec<String> {
        self.0.lines[self.number(self.0.lines.len())].clone()
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.number(of.len())].clone()
    }

    fn maybe<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty() && self.yes()).then(|| self.one(of))
    }
}

pub fn any_framework() -> impl Strategy<Value = Framework> {
    let seed = (
        ids("l", 4),
        ids("f", 3),
        ids("r", 6),
        ids("c", 4),
        prop::collection::vec(0_usize..1000, 50..120),
        prop::collection::vec(words(), 8),
        prop::collection::vec(line(), 6),
    );
    seed.prop_map(|(levels, families, roles, competencies, numbers, words, lines)| {
        build(&Seed { levels, families, roles, competencies, numbers, words, lines })
    })
}

fn build(seed: &Seed) -> Framework {
    let mut d = Draw(seed, 0);
    let mut f = Framework { philosophy: Philosophy { why: d.text(), values: d.text() }, ..Framework::default() };
    for (at, id) in seed.levels.iter().enumerate() {
        f.levels.push(Level { id: level(id), number: u8::try_from(at + 1).unwrap(), name: d.text() });
        for dimension in Dimension::ALL {
            let examples = d.lines();
            if !examples.is_empty() && d.yes() {
                f.distinctions.push(Distinction { level: level(id), dimension, examples });
            }
        }
    }
    let people = [PersonId::parse("ana").unwrap(), PersonId::parse("ben").unwrap()];
    for id in &seed.families {
        let mut new = Family::new(family(id), d.text());
        new.owner = d.maybe(&people);
        new.review = d.maybe(&[Date::from_days(20_000)]);
        // The same names in every family.
        for track in ["t1", "t2"] {
            if d.yes() {
                new.tracks.push(Track { id: TrackId::parse(track).unwrap(), name: d.text() });
            }
        }
        if d.yes() {
            new.tracks.reverse();
        }
        f.families.push(new);
    }
    for id in &seed.roles {
        let home = d.one(&f.families);
        let at = d.one(&f.levels).number;
        let mut new = FrameworkRole::new(role(id), home.id.clone(), at, d.text());
        let tracks: Vec<_> = home.tracks.iter().map(|track| track.id.clone()).collect();
        new.track = d.maybe(&tracks);
        (new.tier, new.discipline, new.grade) = (d.text(), d.text(), d.text());
        (new.doing, new.going_to_do, new.want_to_do) = (d.lines(), d.lines(), d.lines());
        (new.experience, new.expertise, new.merit) = (d.text(), d.text(), d.text());
        new.standing = d.maybe(&[Standing::Destination, Standing::SteppingStone]);
        new.management_modifier = d.yes().then(|| Modifier { title: d.text(), expectations: d.lines(), pay: d.text() });
        if d.yes() {
            new.pathway = Pathway::None { support: d.text(), reflection: d.text() };
        }
        new.selection =
            Selection { prevalent: d.maybe(&[true, false]), distinct: d.maybe(&[true, false]), retains: d.maybe(&[true, false]) };
        for n in 0..d.number(3) {
            new.bands.push(Band {
                id: Some(item(&format!("band-{id}-{n}"))),
                low: u32::try_from(d.number(100)).unwrap(),
                high: u32::try_from(d.number(1000)).unwrap(),
                currency: d.one(&["EUR".to_owned(), "USD".to_owned(), String::new()]),
                region: d.one(&["north".to_owned(), String::new()]),
                visibility: d.one(&[Visibility::Everyone, Visibility::Near, Visibility::Owners]),
            });
        }
        if d.yes() {
            new.bands.reverse();
        }
        f.roles.push(new);
    }
    let homes: Vec<_> = f.families.iter().map(|family| family.id.clone()).collect();
    for id in &seed.competencies {
        let category = d.one(&[Category::Technical, Category::Behavioural]);
        let mut new = Competency::new(competency(id), d.text(), category);
        new.definition = d.text();
        new.family = d.maybe(&homes);
        new.source = d.maybe(&[Source::JobDescription, Source::Expectation, Source::PastEvaluation]);
        new.source_note = d.text();
        new.examples = d.lines();
        f.competencies.push(new);
    }
    let roles: Vec<_> = f.roles.iter().map(|role| role.id.clone()).collect();
    for (at, of) in roles.iter().enumerate() {
        for about in f.competencies.iter().map(|found| found.id.clone()).collect::<Vec<_>>() {
            let mut cell = Cell::new(of.clone(), about);
            // From roles before it alone: no circle.
            cell.inherits = d.maybe(&roles[..at]);
            cell.merged = cell.inherits.is_some() && d.yes();
            if d.yes() {
                (cell.expectations, cell.meaning, cell.why) = (d.lines(), d.text(), d.text());
                cell.need = d.maybe(&[Need::Must, Need::Nice]);
            }
            if cell != Cell::new(cell.role.clone(), cell.competency.clone()) {
                f.cells.push(cell);
            }
        }
    }
    let some = |d: &mut Draw<'_>| roles.iter().filter(|_| d.yes()).cloned().collect::<Vec<_>>();
    for from in &roles {
        let to = d.one(&roles);
        if to != *from && d.yes() {
            let kind = match d.number(3) {
                0 => EdgeKind::Up,
                1 => EdgeKind::Lateral,
                _ => EdgeKind::Conditional { condition: d.text() },
            };
            let mut edge = Edge::new(from.clone(), to, kind);
            edge.needs = f.competencies.iter().filter(|_| d.yes()).map(|found| found.id.clone()).collect();
            for n in 0..d.number(3) {
                edge.roadblocks.push(Roadblock {
                    id: item(&format!("block-{from}-{n}")),
                    text: d.text(),
                    remedy: d.maybe(&[Remedy::Other, Remedy::Sabbatical]),
                    plan: d.text(),
                    owner: d.maybe(&people),
                });
            }
            f.edges.push(edge);
        }
    }
    if d.yes() {
        f.edges.reverse();
    }
    for n in 0..d.number(3) {
        f.branches.push(Branch { id: Some(item(&format!("branch-{n}"))), roles: some(&mut d), statement: d.text() });
        f.peers.push(Peers { id: Some(item(&format!("peers-{n}"))), roles: some(&mut d), note: d.text() });
    }
    if d.yes() {
        f.successions.push(Succession { from: role("gone"), to: d.one(&roles) });
    }
    for n in 0..d.number(3) {
        let above: Vec<ItemId> = f.project.iter().map(|table| table.id.clone()).collect();
        let mut table = Mocha { id: item(&format!("mocha-{n}")), parent: d.maybe(&above), title: d.text(), people: Vec::new() };
        for m in 0..d.number(3) {
            table.people.push(Assignment {
                id: item(&format!("part-{n}-{m}")),
                part: d.one(&Part::ALL),
                person: d.maybe(&people),
                who: d.text(),
                note: d.text(),
            });
        }
        f.project.push(table);
    }
    f
}
