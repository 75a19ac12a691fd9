//! Mews' tracks, grades, bands and competencies.

use crate::{files, folder, import, is};
use domain::framework::{Framework, FrameworkRole};
use exchange::{Column, Field, File, Mapping, Output, Period, read, write};
use std::collections::{BTreeMap, BTreeSet};

fn texts() -> Option<Vec<File>> {
    let all = files(&folder("mews")?);
    let texts: Vec<File> = all.into_iter().filter(|file| file.name != "LICENSE" && !is(file, "xlsx")).collect();
    assert_eq!(texts.len(), 31, "thirty with an extension, and one without");
    Some(texts)
}

/// Roles that follow each other on a track.
fn neighbours(framework: &Framework) -> Vec<(&FrameworkRole, &FrameworkRole)> {
    let mut tracks: BTreeMap<_, Vec<&FrameworkRole>> = BTreeMap::new();
    for role in &framework.roles {
        tracks.entry((&role.family, &role.track)).or_default().push(role);
    }
    for roles in tracks.values_mut() {
        roles.sort_by_key(|role| role.level);
    }
    tracks.values().flat_map(|roles| roles.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>()).collect()
}

#[test]
fn tracks_grades_titles_and_bands() {
    let Some(texts) = texts() else { return };
    let draft = import("Mews", &texts, &Mapping::default());
    let framework = &draft.framework;
    assert_eq!((draft.found.tracks, draft.found.roles, draft.found.bands), (21, 75, 75));
    assert_eq!(draft.refused, []);
    let grades: BTreeSet<&str> = framework.roles.iter().map(|role| role.grade.as_str()).collect();
    assert_eq!(grades.len(), 12);
    assert_eq!(framework.roles.iter().filter(|role| role.title.contains("{Discriminator}")).count(), 13);

    let pairs = neighbours(framework);
    assert_eq!(pairs.len(), 54);
    let apart = pairs.iter().filter(|(low, high)| low.level < high.level && low.bands[0].high <= high.bands[0].low).count();
    assert_eq!(apart, 54);
    // The check that advises the owners counts the same.
    let survey = framework.band_survey();
    assert_eq!((survey.looked, survey.apart), (54, 54));

    let mut by_grade: BTreeMap<&str, BTreeSet<(u32, u32)>> = BTreeMap::new();
    for role in &framework.roles {
        by_grade.entry(&role.grade).or_default().extend(role.bands.iter().map(|band| (band.low, band.high)));
    }
    let several: Vec<&str> = by_grade.iter().filter(|(_, bands)| bands.len() > 1).map(|(grade, _)| *grade).collect();
    assert_eq!(several, ["D1", "IC2", "IC3", "IC4", "IC5", "M1", "M2", "S1", "S2"]);
    eprintln!("Mews: grades with several bands: {several:?}");

    // Pages about tracks tell what their roles do, and the list of competencies what they mean.
    let engineer = framework.roles.iter().find(|role| role.id.as_str() == "engineer-ic4").unwrap();
    assert_eq!((engineer.title.as_str(), engineer.doing.len()), ("Senior {Discriminator} Engineer", 9));
    assert!(engineer.merit.contains("Average PR merge time."));
    let names: Vec<&str> = framework.competencies.iter().map(|competency| competency.name.as_str()).collect();
    assert_eq!(names, ["Delivery", "Domain Expertise", "Problem Solving", "Communication", "Leadership"]);
    assert!(framework.competencies.iter().all(|competency| !competency.definition.is_empty() && competency.examples.len() > 15));
}

#[test]
fn the_spine_keeps_the_order_of_every_track() {
    let Some(texts) = texts() else { return };
    let framework = read(&texts, &Mapping::default()).unwrap().framework;
    let number = |grade: &str| framework.levels.iter().find(|level| level.name == grade).unwrap().number;
    for order in [&["IC1", "IC2", "IC3", "IC4", "IC5"][..], &["S1", "S2", "M1", "M2"], &["M1", "D1", "D2"]] {
        assert!(order.windows(2).all(|two| number(two[0]) < number(two[1])), "{order:?}: {:?}", framework.levels);
    }
}

#[test]
fn pay_and_columns_are_what_the_caller_says() {
    let Some(texts) = texts() else { return };
    let grades: Vec<File> = texts.into_iter().filter(|file| file.name == "grades.md").collect();
    let guess = read(&grades, &Mapping::default()).unwrap();
    assert_eq!(guess.framework.roles[0].bands[0].currency, "XXX");
    assert!(guess.notes.iter().any(|note| note.text.contains("without currency")));

    let mut mapping = guess.mapping.clone();
    mapping.currency = Some("CZK".to_owned());
    mapping.period = Period::Month;
    for Column { header, field } in &mut mapping.tables[0].columns {
        if header == "Career Track" {
            *field = Field::Family;
        }
    }
    let draft = import("Mews' grades, tracks as families", &grades, &mapping);
    assert_eq!((draft.found.families, draft.found.tracks, draft.found.roles), (21, 0, 75));
    let lead = &draft.framework.roles[0].bands[0];
    assert_eq!((lead.low, lead.high, lead.currency.as_str()), (200_000 * 12, 300_000 * 12, "CZK"));
}

#[test]
fn the_workbook_is_five_competencies_in_five_levels() {
    let Some(root) = folder("mews") else { return };
    let book: Vec<File> = files(&root).into_iter().filter(|file| is(file, "xlsx")).collect();
    let draft = import("Mews' workbook", &book, &Mapping::default());
    assert_eq!((draft.found.roles, draft.found.competencies, draft.found.cells), (5, 5, 25));
    let levels: Vec<&str> = draft.framework.levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(levels, ["Beginner", "Intermediate", "Advanced", "Expert", "Leading Expert"]);
    assert!(draft.notes.iter().any(|note| note.text.contains("formulas") && note.place.sheet.as_deref() == Some("Delivery")));
    assert!(
        draft.framework.cells.iter().flat_map(|cell| &cell.expectations).all(|line| line.len() > 5),
        "scores are no expectations"
    );
}

#[test]
fn what_was_read_comes_back_from_every_format() {
    let Some(texts) = texts() else { return };
    let framework = read(&texts, &Mapping::default()).unwrap().framework;
    for output in [Output::Json, Output::Yaml, Output::Xlsx, Output::Markdown, Output::Tables] {
        let written = write(&framework, output).unwrap();
        let again = read(&[File::new(&written.name, written.bytes)], &Mapping::default()).unwrap().framework;
        assert!(again == framework, "{output:?}");
    }
}
