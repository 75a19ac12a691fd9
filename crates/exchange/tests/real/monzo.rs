//! Monzo's frameworks.

use crate::{files, folder, import};
use domain::framework::Framework;
use exchange::{File, Mapping, Output, Repair, Why, read, repair, write};

fn texts() -> Option<Vec<File>> {
    let all = files(&folder("monzo")?.join("frameworks"));
    assert_eq!(all.len(), 17);
    Some(all)
}

#[test]
fn sixteen_files_are_read_and_one_is_refused_at_its_line() {
    let Some(texts) = texts() else { return };
    let draft = import("Monzo", &texts, &Mapping::default());
    assert_eq!(draft.found.files, 16);
    let [refusal] = draft.refused.as_slice() else { panic!("{:?}", draft.refused) };
    assert_eq!((refusal.place.file.as_str(), refusal.place.line, &refusal.why), ("people.md", Some(205), &Why::Tab));
    assert_eq!(refusal.repair, Some(Repair::TabsToSpaces { line: 205 }));
    assert_eq!(draft.found.said["criteria"], 1_240);
    assert_eq!(draft.found.families, 16);

    let families_with_topics: Vec<(usize, usize)> = draft
        .framework
        .families
        .iter()
        .map(|family| {
            let roles: Vec<_> = draft.framework.roles.iter().filter(|role| role.family == family.id).collect();
            let lines = draft
                .framework
                .cells
                .iter()
                .filter(|cell| roles.iter().any(|role| role.id == cell.role))
                .map(|cell| cell.expectations.len())
                .sum();
            (roles.len(), lines)
        })
        .collect();
    let prose = ["product-design", "user-research", "visual-design"];
    let with =
        draft.framework.families.iter().zip(&families_with_topics).filter(|(family, _)| !prose.contains(&family.id.as_str()));
    let with: Vec<&(usize, usize)> = with.map(|(_, counts)| counts).collect();
    assert_eq!(with.len(), 13);
    assert!(with.iter().all(|(levels, _)| (2..=7).contains(levels)), "{with:?}");
    assert_eq!(with.iter().map(|(_, lines)| lines).sum::<usize>(), 1_240, "each criterion is a line of its own");
}

#[test]
fn one_repair_makes_it_seventeen() {
    let Some(texts) = texts() else { return };
    let draft = read(&texts, &Mapping::default()).unwrap();
    let repairs: Vec<(String, Repair)> =
        draft.refused.iter().filter_map(|refusal| Some((refusal.place.file.clone(), refusal.repair.clone()?))).collect();
    assert_eq!(repairs.len(), 1);
    let draft = import("Monzo, repaired", &repair(&texts, &repairs), &Mapping::default());
    assert_eq!((draft.found.files, draft.refused.len(), draft.found.families), (17, 0, 17));
    assert_eq!(draft.found.said["criteria"], 1_240 + 146);
    assert_eq!(draft.found.levels, 7);
}

#[test]
fn topics_inherit_by_name_from_generic() {
    let Some(texts) = texts() else { return };
    let framework = read(&texts, &Mapping::default()).unwrap().framework;
    let source = |role: &str, competency: &str| inherited(&framework, role, competency);
    assert_eq!(source("backend-engineering-level-3", "impact").as_deref(), Some("generic-level-3"));
    assert_eq!(source("techops-level-1", "conduct"), None, "no such role");
    assert_eq!(source("technical-operations-level-1", "conduct").as_deref(), Some("generic-level-1"));
    assert_eq!(source("backend-engineering-level-3", "mastery"), None, "generic does not speak of it");
    assert_eq!(source("generic-level-3", "impact"), None);
    let impact = framework.competencies.iter().find(|competency| competency.id.as_str() == "impact").unwrap();
    assert_eq!((impact.name.as_str(), &impact.family), ("Impact", &None), "shared by the families");
    let role = framework.roles.iter().find(|role| role.id.as_str() == "backend-engineering-level-1").unwrap();
    let impact = framework.expectations(&role.id).unwrap().into_iter().find(|found| found.id.as_str() == "impact").unwrap();
    let from: Vec<&str> = impact.lines.iter().map(|line| line.from.as_str()).collect();
    assert_eq!(from.first(), Some(&"Generic Level 1"));
    assert_eq!(from.last(), Some(&"Backend Engineering Level 1"));
}

fn inherited(framework: &Framework, role: &str, competency: &str) -> Option<String> {
    let cell = framework.cells.iter().find(|cell| cell.role.as_str() == role && cell.competency.as_str() == competency)?;
    cell.inherits.as_ref().map(ToString::to_string)
}

#[test]
fn headings_are_levels_and_competencies() {
    let Some(texts) = texts() else { return };
    let one: Vec<File> = texts.into_iter().filter(|file| file.name == "design/user-research.md").collect();
    let draft = import("Monzo user research", &one, &Mapping::default());
    assert_eq!((draft.found.roles, draft.found.competencies, draft.found.cells), (6, 3, 18));
    assert_eq!(draft.framework.families[0].name, "User Research");
}

#[test]
fn what_was_read_comes_back_from_every_format() {
    let Some(texts) = texts() else { return };
    let framework = read(&texts, &Mapping::default()).unwrap().framework;
    for output in [Output::Json, Output::Yaml, Output::Xlsx, Output::Markdown, Output::Tables] {
        let written = write(&framework, output).unwrap();
        let again =
            import(&format!("Monzo back from {output:?}"), &[File::new(&written.name, written.bytes)], &Mapping::default());
        assert!(again.framework == framework, "{output:?}");
    }
}
