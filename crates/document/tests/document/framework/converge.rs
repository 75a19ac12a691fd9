//! Owners who work on a draft at once and hear of each other late end with the same framework, and nothing typed is lost.

use super::some::*;
use document::framework::write::{At, Edit, Field};
use document::framework::{Item, Way};
use document::state;
use document::write::Chosen;
use domain::framework::{Category, Framework, Need};
use proptest::prelude::*;

const PEOPLE: usize = 3;

#[derive(Debug, Clone)]
enum Step {
    Edit(usize, Edit),
    /// The second learns all that the first knows.
    Meet(usize, usize),
}

fn roles() -> impl Strategy<Value = domain::ids::RoleId> {
    prop::sample::select(vec!["d1", "d2", "d3", "s1", "new-role"]).prop_map(role)
}

fn levels() -> impl Strategy<Value = domain::ids::LevelId> {
    prop::sample::select(vec!["l1", "l2", "l3", "new-level"]).prop_map(level)
}

fn families() -> impl Strategy<Value = domain::ids::FamilyId> {
    prop::sample::select(vec!["data", "sales"]).prop_map(family)
}

fn competencies() -> impl Strategy<Value = domain::ids::CompetencyId> {
    prop::sample::select(vec!["asking", "telling", "new-one"]).prop_map(competency)
}

fn cell() -> impl Strategy<Value = Item> {
    (roles(), competencies()).prop_map(|(role, competency)| Item::Cell(role, competency))
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = |of: BoxedStrategy<Item>| prop_oneof![Just(At::First), Just(At::Last), of.prop_map(At::After)];
    prop_oneof![
        4 => (cell(), prop::sample::select(vec!["own", "meaning", "why"]), 0_u32..20, 0_u32..4, words())
            .prop_map(|(item, field, at, remove, insert)| Edit::Splice { item, field: field.to_owned(), at, remove, insert }),
        1 => (roles(), words()).prop_map(|(id, text)| Edit::ReplaceText { item: Item::Role(id), field: "title".to_owned(), text }),
        2 => (levels(), at(levels().prop_map(Item::Level).boxed())).prop_map(|(id, at)| Edit::Move { item: Item::Level(id), at }),
        1 => (roles(), at(roles().prop_map(Item::Role).boxed())).prop_map(|(id, at)| Edit::Move { item: Item::Role(id), at }),
        2 => (roles(), families(), levels(), prop::option::of(roles())).prop_map(|(role, family, level, behind)| {
            Edit::MoveRole { role, family, track: None, level, at: behind.map(At::After) }
        }),
        2 => (roles(), competencies(), prop::option::of(roles()))
            .prop_map(|(role, competency, source)| Edit::SetSource { role, competency, source }),
        1 => (cell(), prop::option::of(Just(Need::Must))).prop_map(|(item, need)| Edit::Set(item, Field::Need(need))),
        1 => cell().prop_map(|item| Edit::Set(item, Field::Merged(Chosen::Yes))),
        1 => (roles(), roles()).prop_map(|(from, into)| Edit::MergeRoles { from, into }),
        1 => (roles(), prop::option::of(roles())).prop_map(|(role, successor)| Edit::RemoveRole { role, successor }),
        1 => roles().prop_map(|of| Edit::SplitRole { role: of, new: role("new-role"), title: "new".to_owned() }),
        1 => (levels(), levels()).prop_map(|(from, into)| Edit::MergeLevels { from, into }),
        1 => levels().prop_map(|of| Edit::SplitLevel { level: of, new: level("new-level"), name: String::new(), roles: vec![] }),
        1 => (families(), families()).prop_map(|(from, into)| Edit::MergeFamilies { from, into }),
        1 => (roles(), families(), levels())
            .prop_map(|(id, family, level)| Edit::AddRole { id, family, track: None, level, title: "t".to_owned(), at: At::Last }),
        1 => competencies().prop_map(|id| Edit::AddCompetency {
            id,
            name: "n".to_owned(),
            category: Category::Behavioural,
            family: None,
            at: At::First
        }),
        1 => competencies().prop_map(|id| Edit::Remove(Item::Competency(id))),
        2 => (roles(), roles(), prop::sample::select(vec![Way::Up, Way::Lateral, Way::Conditional]))
            .prop_map(|(from, to, way)| Edit::AddEdge { from, to, way }),
        1 => (roles(), roles()).prop_map(|(from, to)| Edit::Remove(Item::Edge(from, to))),
        1 => (roles(), roles(), competencies())
            .prop_map(|(from, to, competency)| Edit::SetNeeded { from, to, competency, needed: Chosen::Yes }),
        1 => roles().prop_map(|role| Edit::SetInPeers { peers: item("peers"), role, is_in: Chosen::Yes }),
    ]
}

fn plan() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        5 => (0..PEOPLE, edit()).prop_map(|(who, edit)| Step::Edit(who, edit)),
        1 => (0..PEOPLE, 0..PEOPLE).prop_map(|(from, to)| Step::Meet(from, to)),
    ];
    prop::collection::vec(step, 1..60)
}

fn meet(from: &Draft, to: &Draft) {
    let knows = state::vector(&state::read(&to.doc).unwrap());
    let lacks = state::diff_v1(&state::read(&from.doc).unwrap(), &knows).unwrap();
    to.take(&lacks);
}

fn people() -> Vec<Draft> {
    let mut people: Vec<Draft> = (1..).take(PEOPLE).map(Draft::new).collect();
    people[0].adopt(&small()).unwrap();
    for other in 1..PEOPLE {
        meet(&people[0], &people[other]);
    }
    people
}

fn rest(people: &[Draft]) -> Framework {
    for _ in 0..2 {
        for from in people {
            people.iter().for_each(|to| meet(from, to));
        }
    }
    people[0].read()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn all_read_the_same_framework_and_it_holds_together(steps in plan()) {
        let people = people();
        for step in steps {
            match step {
                Step::Edit(who, edit) => _ = people[who].edit(&edit),
                Step::Meet(from, to) => if from != to { meet(&people[from], &people[to]) },
            }
        }
        let read = rest(&people);
        prop_assert_eq!(read.validate(), Ok(()));
        for person in &people {
            prop_assert_eq!(&person.read(), &read);
            prop_assert_eq!(person.check(), Ok(()));
        }
        for role in &read.roles {
            prop_assert!(read.expectations(&role.id).is_ok());
        }
        // Whatever became of it, it can be turned into anything.
        let mut one = people.into_iter().next().unwrap();
        one.adopt(&small()).unwrap();
        prop_assert_eq!(one.read(), small());
    }

    #[test]
    fn what_several_type_into_one_cell_is_all_there_while_levels_and_roles_move(
        typed in prop::collection::vec((0..PEOPLE, 0_u32..60, any::<bool>()), 1..25),
        moves in prop::collection::vec((0..PEOPLE, 0..3_usize, 0..3_usize), 0..12),
    ) {
        let people = people();
        let own = |of: &str| Item::Cell(role(of), competency("asking"));
        for (n, (who, at, neighbour)) in typed.iter().enumerate() {
            let item = own(if *neighbour { "d2" } else { "d1" });
            let insert = format!("<{n}>");
            people[*who].edit(&Edit::Splice { item, field: "own".to_owned(), at: *at, remove: 0, insert }).unwrap();
            if let Some((who, from, to)) = moves.get(n) {
                let names = ["l1", "l2", "l3"].map(level);
                let at = if from == to { At::First } else { At::After(Item::Level(names[*to].clone())) };
                people[*who].edit(&Edit::Move { item: Item::Level(names[*from].clone()), at }).unwrap();
                let there = Edit::MoveRole { role: role("d1"), family: family("sales"), track: None, level: names[*to].clone(), at: None };
                people[*who].edit(&there).unwrap();
            }
        }
        let read = rest(&people);
        for person in &people {
            prop_assert_eq!(&person.read(), &read);
        }
        let all: String = read.cells.iter().flat_map(|cell| cell.expectations.clone()).collect();
        let letters = |text: &str| { let mut all: Vec<char> = text.chars().collect(); all.sort_unstable(); all };
        let mut wanted: String = small().cells.iter().flat_map(|cell| cell.expectations.clone()).collect();
        (0..typed.len()).for_each(|n| wanted.push_str(&format!("<{n}>")));
        prop_assert_eq!(letters(&all), letters(&wanted));
        prop_assert_eq!(read.levels.len(), 3);
        prop_assert_eq!(read.roles.len(), 4);
    }

    #[test]
    fn undo_takes_back_my_own_alone(mine in words(), theirs in "[x-z]{1,5}", at in 0_u32..10) {
        let people = people();
        let (ana, ben) = (&people[0], &people[1]);
        let mut undo = undoing();
        let item = Item::Cell(role("d1"), competency("asking"));
        let type_in = |insert: String| Edit::Splice { item: item.clone(), field: "own".to_owned(), at, remove: 0, insert };
        ben.edit(&type_in(theirs.clone())).unwrap();
        let expected = ben.read();
        ana.edit_with(&mut undo, &type_in(mine)).unwrap();
        ana.edit_with(&mut undo, &Edit::Move { item: Item::Level(level("l3")), at: At::First }).unwrap();
        meet(ben, ana);
        while undo.can_undo() {
            undo.undo_blocking();
        }
        prop_assert_eq!(ana.read(), expected);
    }
}
