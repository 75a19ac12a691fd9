//! A framework of two hundred roles by forty competencies, every cell with text: what it takes in memory, and that it fits.
#![cfg(test)]

use document::framework::write::{Edit, adopt, apply};
use document::framework::{Item, read};
use document::{doc, state};
use domain::framework::{Category, Cell, Competency, Family, Framework, FrameworkRole, Level, Need};
use domain::ids::{CompetencyId, FamilyId, LevelId, PersonId, RoleId};
use domain::room::Shape;
use peak_alloc::PeakAlloc;
use std::time::Instant;
use sync::log::{Loaded, pack};
use sync::path::Replica;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const ROLES: usize = 200;
const COMPETENCIES: usize = 40;
/// What the server may hold for it: document, struct places, and the ledger of the check.
const BYTES: usize = 64 * 1024 * 1024;

fn large() -> Framework {
    let mut wanted = Framework::default();
    let family = FamilyId::parse("data").unwrap();
    wanted.families.push(Family::new(family.clone(), "Data"));
    for number in 1..=10 {
        let id = LevelId::parse(&format!("level-{number}")).unwrap();
        wanted.levels.push(Level { id, number, name: format!("Level {number}") });
    }
    for n in 0..COMPETENCIES {
        let id = CompetencyId::parse(&format!("competency-{n}")).unwrap();
        wanted.competencies.push(Competency::new(id, format!("Competency {n}"), Category::Technical));
    }
    for n in 0..ROLES {
        let id = RoleId::parse(&format!("role-{n}")).unwrap();
        let level = u8::try_from(n % 10 + 1).unwrap();
        wanted.roles.push(FrameworkRole::new(id.clone(), family.clone(), level, format!("Role {n}")));
        for competency in &wanted.competencies {
            wanted.cells.push(Cell {
                inherits: n.checked_sub(1).map(|below| RoleId::parse(&format!("role-{below}")).unwrap()),
                expectations: vec![format!("does what role {n} does"), "and explains to others how it is done".to_owned()],
                meaning: format!("What {} means to role {n}", competency.name),
                need: Some(Need::Must),
                ..Cell::new(id.clone(), competency.id.clone())
            });
        }
    }
    wanted
}

fn timed<T>(what: &str, done: impl FnOnce() -> T) -> T {
    let (began, before) = (Instant::now(), MEMORY.current_usage());
    let done = done();
    let grown = MEMORY.current_usage().saturating_sub(before);
    println!("{:>10.2} ms {:>8.2} MB more  {what}", began.elapsed().as_secs_f64() * 1e3, to_mb(grown));
    done
}

#[expect(clippy::cast_precision_loss, reason = "printed with two digits")]
fn to_mb(bytes: usize) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}

#[test]
fn a_large_framework_is_taken_in_and_edited() {
    let wanted = large();
    let writer = doc::new(7);
    let (changes, update) = timed("adopted in a browser's or the server's copy", || {
        let mut txn = state::write(&writer, "import").unwrap();
        let changes = adopt(&mut txn, &wanted, &mut || "ids".to_owned()).unwrap();
        (changes, state::changes_v1(&txn))
    });
    println!("{changes} changes in {:.2} MB", to_mb(update.len()));
    let ana = PersonId::parse("ana").unwrap();
    let before = MEMORY.current_usage();
    let mut room = timed("loaded by the server", || {
        let loaded = Loaded { updates: vec![pack(&[&update])], seq: 1, clients: vec![(7, ana.clone())], ..Loaded::default() };
        Replica::build(Shape::Framework, loaded).unwrap()
    });
    let held = MEMORY.current_usage().saturating_sub(before);
    timed("looked at as a whole", || room.audit().unwrap());
    assert_eq!(timed("read", || room.content().unwrap().framework().map(|read| *read)), Some(wanted.clone()));
    assert_eq!(timed("read in the browser", || read(&state::read(&writer).unwrap())), wanted);
    let cell = Item::Cell(RoleId::parse("role-77").unwrap(), CompetencyId::parse("competency-7").unwrap());
    let key = |at| Edit::Splice { item: cell.clone(), field: "own".to_owned(), at, remove: 0, insert: "x".to_owned() };
    let keys: Vec<_> = timed("100 keystrokes in the browser", || {
        let press = |at| {
            let mut txn = state::write(&writer, "me").unwrap();
            apply(&mut txn, &key(at), "abc").unwrap();
            state::changes_v1(&txn)
        };
        (0..100).map(press).collect()
    });
    timed("100 keystrokes taken in by the server", || {
        for update in &keys {
            assert!(room.take(update, &ana).unwrap().is_some());
        }
    });
    timed("a snapshot read back", || room.snapshot().unwrap().verify().unwrap());
    let merge = Edit::MergeRoles { from: RoleId::parse("role-9").unwrap(), into: RoleId::parse("role-8").unwrap() };
    let merged = timed("two roles merged", || {
        let mut txn = state::write(&writer, "me").unwrap();
        apply(&mut txn, &merge, "abc").unwrap();
        state::changes_v1(&txn)
    });
    assert!(timed("and taken in", || room.take(&merged, &ana)).unwrap().is_some());
    println!("held by the server: {:.2} MB", to_mb(held));
    assert!(held < BYTES, "{held}");
}
