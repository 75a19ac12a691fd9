//! Versions, roles and levels next to one another: what is the same gives nothing, and nothing else does.

use crate::diff::Piece;
use crate::framework::compare::{self, Change, Field, What, grouped};
use crate::framework::sample::{BASE, HEAD, MATERIALS, STUDIO, two_branches};
use crate::framework::{
    Assignment, Framework, FrameworkRole, Level, Mocha, Part, Pathway, Peers, Place, Selection, Source, Succession,
};
use proptest::prelude::*;
use serde_json::Value;

/// The sample with something in every field that it leaves empty.
pub(super) fn full() -> Framework {
    let mut full = two_branches();
    full.version = 3;
    full.effective = "2027-01-01".parse_date();
    full.peers = vec![Peers { id: "peers".parse().ok(), roles: vec![id(MATERIALS), id(STUDIO)], note: "One scale".to_owned() }];
    full.successions = vec![Succession { from: id("restorer"), to: id(BASE) }];
    let assignment = |key: &str, part| Assignment {
        id: key.parse().unwrap(),
        part,
        person: "amara".parse().ok(),
        who: "The board".to_owned(),
        note: "Pay".to_owned(),
    };
    let table = |key: &str, parent: Option<&str>| Mocha {
        id: key.parse().unwrap(),
        parent: parent.map(|parent| parent.parse().unwrap()),
        title: format!("Table {key}"),
        people: vec![assignment("a", Part::Owner), assignment("b", Part::Helper)],
    };
    full.project = vec![table("whole", None), table("studios", Some("whole"))];
    let family = &mut full.families[0];
    (family.owner, family.review) = ("amara".parse().ok(), "2027-06-01".parse_date());
    let competency = &mut full.competencies[0];
    competency.family = Some(family.id.clone());
    (competency.source, competency.source_note) = (Some(Source::Expectation), "The handbook".to_owned());
    competency.examples = vec!["Glue".to_owned(), "Varnish".to_owned()];
    full.cells[1].meaning = "At the object".to_owned();
    let role = &mut full.roles[1];
    (role.tier, role.discipline, role.grade) = ("Senior".to_owned(), "Conservator".to_owned(), "E2".to_owned());
    (role.experience, role.expertise, role.merit) = ("Years".to_owned(), "Paper".to_owned(), "Shown".to_owned());
    role.bands[0].id = "band".parse().ok();
    role.bands[0].region = "Ghent".to_owned();
    role.selection = Selection { prevalent: Some(true), distinct: None, retains: Some(false) };
    let (support, reflection) = ("A network".to_owned(), "Few hold it".to_owned());
    full.roles[3].pathway = Pathway::None { support, reflection };
    let roadblock = &mut full.edges[1].roadblocks[0];
    roadblock.owner = "amara".parse().ok();
    full
}

trait ParseDate {
    fn parse_date(&self) -> Option<crate::time::Date>;
}

impl ParseDate for str {
    fn parse_date(&self) -> Option<crate::time::Date> {
        crate::time::Date::parse(self).ok()
    }
}

fn id(role: &str) -> crate::ids::RoleId {
    role.parse().unwrap()
}

/// What is stored under a name that holds one of a few words.
fn words(at: &str) -> &'static [&'static str] {
    match at.rsplit('/').next().unwrap_or_default() {
        "kind" => &["up", "lateral", "inside", "none"],
        "need" => &["nice", "must"],
        "category" => &["technical", "behavioural"],
        "visibility" => &["owners", "near"],
        "dimension" => &["volume"],
        "remedy" => &["sabbatical"],
        "part" => &["approver"],
        "standing" => &["destination", "stepping_stone"],
        "source" => &["job_description"],
        "review" | "effective" => &["2025-08-08"],
        _ => &[],
    }
}

/// What a value could be instead, of whatever kind it is.
fn others(at: &str, value: &Value) -> Vec<Value> {
    let words = words(at).iter().map(|&word| Value::from(word));
    match value {
        Value::String(text) => words.chain([Value::from(format!("{text}-x")), Value::from("")]).collect(),
        Value::Number(number) => vec![Value::from(number.as_u64().unwrap() + 1)],
        Value::Bool(is) => vec![Value::from(!is)],
        Value::Null => words.chain([Value::from("x"), Value::from(true)]).collect(),
        Value::Array(all) if all.len() > 1 => {
            let mut swapped = all.clone();
            swapped.swap(0, 1);
            vec![Value::from(all[1..].to_vec()), Value::from(swapped)]
        }
        Value::Array(_) => vec![Value::Array(Vec::new())],
        Value::Object(_) => vec![Value::Null],
    }
}

fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(all) => all.iter().enumerate().for_each(|(n, v)| places(v, &format!("{at}/{n}"), found)),
        Value::Object(all) => all.iter().for_each(|(key, v)| places(v, &format!("{at}/{key}"), found)),
        _ => {}
    }
}

/// `whole` with something else at one place; none where that cannot be read, for it is no framework.
fn instead(whole: &Value, at: &str, other: Value) -> Option<Framework> {
    let mut changed = whole.clone();
    *changed.pointer_mut(at)? = other;
    serde_json::from_value(changed).ok()
}

/// Frameworks that differ from `framework` in one place of what is stored, with that place: one for whatever could stand there.
pub(super) fn neighbours(framework: &Framework) -> Vec<(String, Framework)> {
    let whole = serde_json::to_value(framework).unwrap();
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let mut found = Vec::new();
    for at in all.iter().filter(|at| !at.is_empty()) {
        for other in others(at, whole.pointer(at).unwrap()) {
            let read = instead(&whole, at, other).filter(|read| read != framework);
            found.extend(read.map(|read| (at.clone(), read)));
        }
    }
    found
}

/// The framework without what says nothing.
fn said(framework: &Framework) -> Framework {
    let mut said = Framework { version: 0, effective: None, ..framework.clone() };
    said.cells.sort_by(|a, b| (&a.role, &a.competency).cmp(&(&b.role, &b.competency)));
    said.distinctions.sort_by(|a, b| (&a.level, a.dimension).cmp(&(&b.level, b.dimension)));
    said.edges.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    said.successions.sort_by(|a, b| a.from.cmp(&b.from));
    said.branches.iter_mut().for_each(|branch| branch.id = None);
    said.peers.iter_mut().for_each(|peers| peers.id = None);
    said.roles.iter_mut().flat_map(|role| &mut role.bands).for_each(|band| band.id = None);
    said
}

/// Frameworks a few steps away from one another.
fn walks() -> impl Strategy<Value = (Framework, Framework)> {
    let steps = || prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..3);
    (steps(), steps()).prop_map(|(there, back)| (walk(&there), walk(&back)))
}

fn walk(steps: &[(prop::sample::Index, prop::sample::Index)]) -> Framework {
    steps.iter().fold(full(), |here, (place, choice)| {
        let whole = serde_json::to_value(&here).unwrap();
        let mut all = Vec::new();
        places(&whole, "", &mut all);
        let at = place.get(&all);
        let others = others(at, whole.pointer(at).unwrap());
        instead(&whole, at, choice.get(&others).clone()).unwrap_or(here)
    })
}

#[test]
fn whatever_is_changed_in_one_place_is_told_and_in_words() {
    let full = full();
    let (all, mut silent) = (neighbours(&full), 0);
    for (at, other) in &all {
        let changes = compare::versions(&full, other);
        assert_eq!(changes.is_empty(), said(&full) == said(other), "{at}: {changes:?}");
        silent += usize::from(changes.is_empty());
        for sentence in changes.iter().map(Change::sentence) {
            assert!(sentence.ends_with('.') && !sentence.contains('!') && !sentence.contains("“”"), "{at}: {sentence}");
        }
    }
    assert!(all.len() > 500 && silent < all.len() / 10, "{silent} of {}", all.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn there_are_no_changes_exactly_where_two_versions_say_the_same((before, after) in walks()) {
        prop_assert_eq!(compare::versions(&before, &after).is_empty(), said(&before) == said(&after));
        prop_assert!(compare::versions(&before, &before).is_empty());
    }

    #[test]
    fn what_is_new_one_way_is_gone_the_other_way((before, after) in walks()) {
        let named = |changes: Vec<Change>, what: &What| {
            let mut found: Vec<Place> = changes.into_iter().filter(|change| change.what == *what).map(|change| change.at).collect();
            found.sort();
            found
        };
        let (there, back) = (compare::versions(&before, &after), compare::versions(&after, &before));
        prop_assert_eq!(named(there, &What::Added), named(back, &What::Removed));
    }

    #[test]
    fn every_change_is_in_exactly_one_group((before, after) in walks()) {
        let changes = compare::versions(&before, &after);
        let groups = grouped(&changes);
        let count: usize = groups.iter().map(|g| g.whole.len() + g.roles.iter().map(|(_, c)| c.len()).sum::<usize>()).sum();
        prop_assert_eq!(count, changes.len());
    }
}

#[test]
fn a_level_put_in_below_moves_nobody() {
    let before = two_branches();
    let mut after = before.clone();
    after.levels.insert(1, Level { id: "level-new".parse().unwrap(), number: 2, name: "Settled".to_owned() });
    after.levels.iter_mut().zip(1..).for_each(|(level, number)| level.number = number);
    after.roles.iter_mut().filter(|role| role.level > 1).for_each(|role| role.level += 1);
    let changes = compare::versions(&before, &after);
    assert!(changes.iter().all(|change| change.role.is_none()), "{changes:?}");
    assert_eq!(changes[0].sentence(), "Settled is new.");
}

#[test]
fn a_role_that_changes_its_name_and_place_is_told_so() {
    let before = two_branches();
    let mut after = before.clone();
    after.roles[1].title = "Principal Conservator".to_owned();
    after.roles[1].level = 3;
    let told: Vec<String> = compare::versions(&before, &after).iter().map(Change::sentence).collect();
    assert_eq!(
        told,
        [
            "Principal Conservator moved from Conservation, Materials, Advanced to Conservation, Materials, Leading.",
            "“Senior Conservator, Materials” is called “Principal Conservator” now.",
        ]
    );
}

#[test]
fn a_reworded_line_shows_its_words_under_its_role() {
    let before = two_branches();
    let mut after = before.clone();
    after.cells[3].expectations[0] = "Answers for every treatment and loan of the house".to_owned();
    let changes = compare::versions(&before, &after);
    let [change] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!((change.role.as_ref(), change.family.as_ref().unwrap().as_str()), (Some(&id(HEAD)), "conservation"));
    let What::Reworded { field: Field::Expectations, pieces } = &change.what else { panic!("{change:?}") };
    assert!(pieces.contains(&Piece::Added(" and loan".to_owned())) || pieces.contains(&Piece::Added("and loan ".to_owned())));
    assert_eq!(change.sentence(), "Treatment at Head of Conservation: the expectations gained “and loan”.");
    assert_eq!(grouped(&changes)[0].roles[0].0, id(HEAD));
}

#[test]
fn a_branch_of_the_first_release_is_the_same_once_the_draft_gave_it_an_id() {
    let mut before = two_branches();
    before.branches[0].id = None;
    assert_eq!(compare::versions(&before, &two_branches()), []);
}

#[test]
fn lines_that_both_inherit_are_no_difference() {
    let museum = two_branches();
    let differences = compare::roles(&museum, &id(MATERIALS), &id(STUDIO));
    let of = |name: &str| differences.iter().find(|d| d.name == name).unwrap();
    let treatment = of("Treatment");
    assert_eq!((treatment.both.len(), treatment.first.len(), treatment.second.len()), (2, 1, 1));
    let examination = of("Examination");
    assert_eq!((examination.both.len(), examination.first.len(), examination.second.len()), (1, 1, 0));
    assert!(of("Planning").first.is_empty() && of("Planning").differs());
    assert!(compare::roles(&museum, &id(BASE), &id(BASE)).iter().all(|d| !d.differs()));
}

#[test]
fn a_level_expects_what_any_of_its_roles_does() {
    let museum = two_branches();
    let family = museum.families[0].id.clone();
    let differences = compare::levels(&museum, &family, 1, 2);
    let treatment = differences.iter().find(|d| d.name == "Treatment").unwrap();
    assert_eq!((treatment.both.len(), treatment.first.len(), treatment.second.len()), (2, 0, 2));
    assert!(compare::levels(&museum, &family, 2, 2).iter().all(|d| !d.differs()));
    assert!(compare::levels(&museum, &family, 7, 8).is_empty());
}

#[test]
fn a_role_that_is_new_is_named_by_its_title() {
    let mut after = two_branches();
    after.roles.push(FrameworkRole::new(id("paper"), "conservation".parse().unwrap(), 1, "Paper Conservator"));
    assert_eq!(compare::versions(&two_branches(), &after)[0].sentence(), "Paper Conservator is new.");
}
