//! An import into a framework that is there.

use crate::framework::full;
use crate::one;
use domain::framework::Framework;
use exchange::{Effect, Levels, Mapping, Output, What, merge, preview, write};

#[test]
fn what_is_there_already_changes_nothing() {
    let current = full();
    let merged = merge(&current, &current, &Mapping::default()).unwrap();
    assert_eq!(merged, current);
    let changes = preview(&current, &merged);
    assert_eq!(changes.changes, []);
    assert_eq!(changes.unchanged[&What::Role], 5);
}

#[test]
fn nothing_is_deleted_and_names_match() {
    let current = full();
    let text = "Title,Level 1: GUIDE\nreading  the Land,Knows two regions\nClimbing,Ties knots\n";
    let mut mapping = Mapping::default();
    mapping.families.push(exchange::Renamed { found: "x".to_owned(), name: "guides".to_owned() });
    let imported = exchange::read(&[exchange::File::new("x.csv", text)], &mapping).unwrap();
    let merged = merge(&current, &imported.framework, &mapping).unwrap();
    merged.validate().unwrap();
    assert_eq!((merged.roles.len(), merged.families.len(), merged.competencies.len()), (5, 2, 4));
    let cell = merged.cells.iter().find(|cell| cell.role.as_str() == "guide" && cell.competency.as_str() == "craft").unwrap();
    assert_eq!(cell.expectations, ["Knows two regions"]);
    let guide = &merged.roles[0];
    assert_eq!((guide.doing.len(), guide.bands.len()), (2, 2), "what the import is silent about stays");

    let changes = preview(&current, &merged);
    assert_eq!(changes.removed(), 0);
    let effect = |what: What, id: &str| {
        changes.changes.iter().find(|change| change.what == what && change.id == id).map(|change| change.effect.clone())
    };
    assert_eq!(effect(What::Cell, "guide~craft"), Some(Effect::Changed { fields: vec!["expectations".to_owned()] }));
    assert_eq!(effect(What::Competency, "climbing"), Some(Effect::Added));
    assert_eq!(effect(What::Cell, "senior-lead~craft"), None);
}

fn levels(framework: &Framework) -> Vec<(u8, &str)> {
    framework.levels.iter().map(|level| (level.number, level.name.as_str())).collect()
}

#[test]
fn new_levels_go_where_the_caller_says() {
    let current = full();
    let imported = one("x.csv", "Family,Level,Role,Competency,Expectation\nSea,First,Deckhand,Knots,Ties\nSea,First and a half,Mate,Knots,Unties\nSea,Second,Captain,Knots,Teaches\n").unwrap().framework;
    let with = |levels: Levels| merge(&current, &imported, &Mapping { levels, ..Mapping::default() }).unwrap();
    let between = with(Levels::InPlace);
    assert_eq!(levels(&between), [(1, "First"), (2, "First and a half"), (3, "Second"), (4, "Third")]);
    let level = |framework: &Framework, id: &str| framework.roles.iter().find(|role| role.id.as_str() == id).unwrap().level;
    assert_eq!(
        (level(&between, "head"), level(&between, "mate"), level(&between, "captain")),
        (4, 2, 3),
        "roles move with their level"
    );
    assert_eq!(levels(&with(Levels::Append)), [(1, "First"), (2, "Second"), (3, "Third"), (4, "First and a half")]);
    let id = |name: &str| imported.levels.iter().find(|level| level.name == name).unwrap().id.clone();
    let to = Levels::To { levels: [(id("First and a half"), current.levels[2].id.clone())].into() };
    let mapped = with(to);
    assert_eq!((levels(&mapped).len(), level(&mapped, "mate")), (3, 3));
}

#[test]
fn the_same_id_in_another_family_is_another_role() {
    let current = full();
    let imported = one("x.csv", "Family,Level,Role,Competency,Expectation\nSea,First,Guide,Knots,Ties\n").unwrap().framework;
    let merged = merge(&current, &imported, &Mapping::default()).unwrap();
    let ids: Vec<&str> = merged.roles.iter().map(|role| role.id.as_str()).collect();
    assert!(ids.contains(&"guide") && ids.contains(&"sea-guide"), "{ids:?}");
}

#[test]
fn inheritance_in_a_circle_is_refused() {
    let mut imported = full();
    let current = full();
    imported.cells.retain(|cell| cell.role.as_str() == "guide" && cell.competency.as_str() == "craft");
    imported.cells[0].inherits = Some(current.roles[3].id.clone());
    let refusal = merge(&current, &imported, &Mapping::default()).unwrap_err();
    assert!(refusal.to_string().contains("inherit from themselves"), "{refusal}");
}

#[test]
fn an_export_put_back_changes_nothing() {
    let current = full();
    for output in [Output::Csv, Output::Xlsx, Output::Markdown] {
        let written = write(&current, output).unwrap();
        let imported = one(&written.name, written.bytes).unwrap().framework;
        let merged = merge(&current, &imported, &Mapping::default()).unwrap();
        let changes = preview(&current, &merged);
        assert_eq!(changes.removed() + changes.added(), 0, "{output:?} {:?}", changes.changes);
        if output != Output::Csv {
            assert_eq!(merged, current, "{output:?}");
        }
    }
}
