//! Advice: each check sees what it is for and nothing else, and says it in words.

use super::changes::{full, neighbours};
use crate::framework::advice::{Advice, AdviceKind, Circumstances, Grade};
use crate::framework::sample::{BASE, HEAD, MATERIALS, STUDIO, two_branches};
use crate::framework::{Band, Framework, Need, Pathway, Place, Visibility};
use crate::ids::RoleId;
use crate::time::Date;
use std::collections::{BTreeMap, BTreeSet};

fn id(role: &str) -> RoleId {
    role.parse().unwrap()
}

fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

fn advice(framework: &Framework) -> Vec<Advice> {
    framework.advice(&Circumstances { today: today(), holders: None })
}

/// The sample without what the sample leaves open: nothing is advised about it.
fn flawless() -> Framework {
    let mut museum = two_branches();
    let family = &mut museum.families[0];
    (family.owner, family.review) = ("amara".parse().ok(), Date::parse("2027-06-01").ok());
    museum.edges[1].roadblocks[0].owner = "amara".parse().ok();
    museum
}

/// The only advice after a change to the flawless sample.
fn only(change: impl FnOnce(&mut Framework)) -> Advice {
    let mut museum = flawless();
    change(&mut museum);
    let found = advice(&museum);
    let [advice] = found.as_slice() else { panic!("{found:#?}") };
    advice.clone()
}

fn cell<'a>(framework: &'a mut Framework, role: &str, competency: &str) -> &'a mut crate::framework::Cell {
    framework.cells.iter_mut().find(|cell| cell.role.as_str() == role && cell.competency.as_str() == competency).unwrap()
}

#[test]
fn nothing_is_advised_where_nothing_is_open() {
    assert_eq!(advice(&flawless()), []);
}

#[test]
fn the_sample_leaves_a_family_and_a_roadblock_to_nobody() {
    let kinds: BTreeSet<_> = advice(&two_branches()).iter().map(Advice::kind).collect();
    assert_eq!(kinds, [AdviceKind::Ways, AdviceKind::Upkeep].into());
}

#[test]
fn roles_have_four_to_six_core_competencies_of_both_categories() {
    let blank = |f: &mut Framework| f.cells.retain(|cell| cell.competency.as_str() != "records" || cell.role.as_str() != BASE);
    assert_eq!(only(blank), Advice::CoreCount { role: id(BASE), count: 3 });
    // What is nice to have is not core.
    let nice = |f: &mut Framework| cell(f, BASE, "records").need = Some(Need::Nice);
    assert_eq!(only(nice), Advice::CoreCount { role: id(BASE), count: 3 });
    let all_technical = |f: &mut Framework| {
        f.competencies.iter_mut().for_each(|competency| competency.category = crate::framework::Category::Technical);
        f.roles.retain(|role| role.id == id(BASE));
        f.edges.clear();
    };
    assert_eq!(only(all_technical), Advice::Balance { role: id(BASE), technical: 4, behavioural: 0 });
}

#[test]
fn three_to_one_is_in_balance_and_four_to_one_is_not() {
    let base = || {
        let mut museum = flawless();
        museum.roles.retain(|role| role.id == id(BASE));
        museum.edges.clear();
        museum
    };
    assert_eq!(advice(&base()), [], "three technical, one behavioural");
    let mut more = base();
    let planning = crate::framework::Cell {
        expectations: vec!["Plans".to_owned()],
        ..crate::framework::Cell::new(id(BASE), "planning".parse().unwrap())
    };
    more.cells.push(planning);
    more.competencies
        .iter_mut()
        .filter(|c| c.id.as_str() == "planning")
        .for_each(|c| c.category = crate::framework::Category::Technical);
    assert_eq!(advice(&more), [Advice::Balance { role: id(BASE), technical: 4, behavioural: 1 }]);
}

#[test]
fn a_level_adds_something_and_says_where_it_does_not() {
    let same = |f: &mut Framework| cell(f, MATERIALS, "treatment").expectations.clear();
    let competencies = vec!["treatment".parse().unwrap()];
    assert_eq!(only(same), Advice::NoProgress { from: id(BASE), to: id(MATERIALS), competencies });
    // A merged cell is meant to be the same.
    let merged = |f: &mut Framework| {
        let cell = cell(f, MATERIALS, "treatment");
        cell.expectations.clear();
        cell.merged = true;
    };
    let mut museum = flawless();
    merged(&mut museum);
    assert_eq!(advice(&museum), []);
    let nothing = |f: &mut Framework| {
        f.cells.iter_mut().filter(|cell| cell.role.as_str() == MATERIALS).for_each(|cell| cell.expectations.clear());
    };
    assert_eq!(only(nothing), Advice::NothingAdded { from: id(BASE), to: id(MATERIALS) });
}

#[test]
fn the_same_lines_in_unrelated_cells_are_told_and_in_related_ones_line_by_line() {
    let copied = |f: &mut Framework| {
        cell(f, STUDIO, "records").expectations = vec!["• writes the house's guide  to one material.".to_owned()];
    };
    let cells = vec![(id(MATERIALS), "records".parse().unwrap()), (id(STUDIO), "records".parse().unwrap())];
    assert_eq!(only(copied), Advice::RepeatedCells { cells });
    let repeated = |f: &mut Framework| cell(f, STUDIO, "treatment").expectations.push("Treats common damage safely".to_owned());
    let (role, competency) = (id(STUDIO), "treatment".parse().unwrap());
    assert_eq!(only(repeated), Advice::RepeatedLine { role, competency, line: "Treats common damage safely".to_owned() });
}

#[test]
fn bands_that_only_touch_do_not_overlap() {
    let touching = |f: &mut Framework| f.roles[3].bands[0].low = 57_000;
    let mut museum = flawless();
    touching(&mut museum);
    let apart =
        |from: &str| Advice::BandsApart { from: id(from), to: id(HEAD), currency: "EUR".to_owned(), region: String::new() };
    assert_eq!(advice(&museum), [apart(MATERIALS), apart(STUDIO)]);
    assert_eq!(museum.band_survey().sentence(), "2 of 4 neighbouring bands do not overlap.");
    assert_eq!(flawless().band_survey().sentence(), "0 of 4 neighbouring bands do not overlap.");
    // Elsewhere they are not compared.
    museum.roles[3].bands[0].region = "Lyon".to_owned();
    assert_eq!((advice(&museum), museum.band_survey().looked), (Vec::new(), 2));
}

#[test]
fn one_grade_has_one_band_in_one_place() {
    let other = |f: &mut Framework| f.roles[2].bands[0].high = 58_000;
    let (currency, roles) = ("EUR".to_owned(), vec![id(MATERIALS), id(STUDIO)]);
    let told = Advice::SeveralBands { grade: Grade::Level(2), currency, region: String::new(), bands: 2, roles };
    assert_eq!(only(other), told);
    assert!(told.sentence(&flawless()).starts_with("Advanced has 2 different bands in EUR: Senior Conservator, Materials and "));
    let mut graded = flawless();
    other(&mut graded);
    graded.roles[2].grade = "L".to_owned();
    assert_eq!(advice(&graded), [], "another grade may be paid otherwise");
}

#[test]
fn a_band_that_ends_below_its_start_is_told_and_not_compared() {
    let reversed = |f: &mut Framework| {
        let band =
            Band { low: 9, high: 1, region: "Lyon".to_owned(), visibility: Visibility::Owners, ..f.roles[0].bands[0].clone() };
        f.roles[0].bands.push(band);
    };
    assert!(matches!(only(reversed), Advice::BandReversed { low: 9, high: 1, .. }));
}

#[test]
fn a_level_that_no_way_leads_to_is_a_gap_and_a_lateral_way_within_it_does_not_fill_it() {
    let cut = |f: &mut Framework| f.edges.retain(|edge| edge.from != id(BASE));
    let found = only(cut);
    assert!(matches!(&found, Advice::NoFeeder { roles, .. } if *roles == [id(MATERIALS), id(STUDIO)]), "{found:?}");
    assert_eq!(found.places(), [Place::Rung { family: "conservation".parse().unwrap(), level: "level-2".parse().unwrap() }]);
}

#[test]
fn nobody_in_a_role_is_told_only_where_it_is_known() {
    let holders: BTreeMap<RoleId, u32> = [(id(BASE), 3), (id(STUDIO), 1), (id(HEAD), 1), (id(MATERIALS), 0)].into();
    let found = flawless().advice(&Circumstances { today: today(), holders: Some(&holders) });
    assert_eq!(found, [Advice::NoIncumbent { role: id(MATERIALS) }]);
}

#[test]
fn upkeep_reasons_and_titles() {
    let review = |day: &'static str| move |f: &mut Framework| f.families[0].review = Date::parse(day).ok();
    assert!(matches!(only(review("2026-11-21")), Advice::ReviewPassed { .. }));
    let mut on_the_day = flawless();
    review("2026-11-22")(&mut on_the_day);
    assert_eq!(advice(&on_the_day), []);
    assert!(matches!(only(|f| f.families[0].owner = None), Advice::NoFamilyOwner { .. }));
    assert!(matches!(only(|f| cell(f, BASE, "treatment").why.clear()), Advice::MustWithoutWhy { .. }));
    assert!(matches!(only(|f| f.branches[0].statement.clear()), Advice::BranchUnstated { .. }));
    assert!(matches!(only(|f| f.edges[1].roadblocks[0].remedy = None), Advice::NoRemedy { .. }));
    let (support, reflection) = ("A network".to_owned(), String::new());
    let dead_end = |f: &mut Framework| f.roles[1].pathway = Pathway::None { support, reflection };
    assert_eq!(only(dead_end), Advice::NoReflection { role: id(MATERIALS) });
    assert!(matches!(only(|f| f.roles[1].tier = "Principal".to_owned()), Advice::TitleDisagrees { .. }));
    let open = |f: &mut Framework| {
        (f.roles[1].title, f.roles[1].tier) = ("{Level} Conservator".to_owned(), "Principal".to_owned());
    };
    let mut open_title = flawless();
    open(&mut open_title);
    assert_eq!(advice(&open_title), []);
}

#[test]
fn whatever_is_advised_leads_somewhere_and_is_said_plainly_and_the_same_each_time() {
    let (mut all, mut kinds) = (0, BTreeSet::new());
    let mut twice = full();
    cell(&mut twice, STUDIO, "records").expectations = vec!["Records each step so that a stranger can follow it".to_owned()];
    cell(&mut twice, STUDIO, "planning").expectations = vec!["Records each step so that a stranger can follow it".to_owned()];
    for (at, framework) in neighbours(&full()).into_iter().chain([("twice".to_owned(), twice)]) {
        let found = advice(&framework);
        assert_eq!(found, advice(&framework));
        assert!(found.iter().all(|advice| !advice.places().is_empty()), "{at}: {found:?}");
        for advice in found {
            let sentence = advice.sentence(&framework);
            assert!(sentence.len() > 40 && sentence.ends_with('.') && !sentence.contains('!'), "{at}: {sentence}");
            assert!(sentence.contains("You could "), "{at}: {sentence}");
            kinds.insert(advice.kind());
            all += 1;
        }
    }
    assert!(all > 100, "{all}");
    assert_eq!(kinds, AdviceKind::ALL.into());
}
