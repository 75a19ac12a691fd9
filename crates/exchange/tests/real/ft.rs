//! The Financial Times' job families.

use crate::{files, folder, import, is};
use domain::framework::{Cell, EdgeKind, Framework};
use exchange::{Effect, File, Mapping, Output, What, preview, read, write};
use std::collections::BTreeSet;

fn family(name: &str) -> Option<Vec<File>> {
    let all = files(&folder("ft")?);
    Some(all.into_iter().filter(|file| file.name.ends_with(name)).collect())
}

fn ids(framework: &Framework) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    ids.extend(framework.levels.iter().map(|level| format!("level {}", level.id)));
    ids.extend(framework.families.iter().map(|family| format!("family {}", family.id)));
    ids.extend(framework.families.iter().flat_map(|family| &family.tracks).map(|track| format!("track {}", track.id)));
    ids.extend(framework.roles.iter().map(|role| format!("role {}", role.id)));
    ids.extend(framework.competencies.iter().map(|competency| format!("competency {}", competency.id)));
    ids.extend(framework.cells.iter().map(|cell| format!("cell {}~{}", cell.role, cell.competency)));
    ids
}

#[test]
fn the_engineering_family_is_whole_and_has_two_sides() {
    let Some(files) = family("/engineering.yml") else { return };
    let draft = import("FT engineering", &files, &Mapping::default());
    let said = |what: &str| draft.found.said[what];
    assert_eq!((said("levels"), said("themes"), said("competencies")), (8, 9, 72));
    let framework = &draft.framework;
    assert_eq!((framework.roles.len(), framework.competencies.len(), framework.cells.len()), (8, 9, 72));
    assert!(framework.cells.iter().all(Cell::adds), "no cell is empty");

    // Eight levels of the source are six steps of the spine: two of them have two sides.
    let names: Vec<&str> = framework.levels.iter().map(|level| level.id.as_str()).collect();
    assert_eq!(names, ["junior", "engineer", "senior-1", "senior-2", "principal", "tech-director"]);
    let tracks: Vec<&str> = framework.families[0].tracks.iter().map(|track| track.name.as_str()).collect();
    assert_eq!(tracks, ["Individual Contributor", "People Manager"]);
    assert_eq!(framework.roles.iter().filter(|role| role.track.is_some()).count(), 4);
    assert_eq!(framework.branches.len(), 2);
    for branch in &framework.branches {
        let levels: BTreeSet<u8> = branch.roles.iter().map(|id| framework.role(id).unwrap().level).collect();
        assert_eq!((branch.roles.len(), levels.len()), (2, 1));
    }
    let way = |from: &str, to: &str| {
        framework.edges.iter().any(|edge| edge.from.as_str() == from && edge.to.as_str() == to && edge.kind == EdgeKind::Up)
    };
    assert!(way("engineering-senior-1", "engineering-senior-2-ic") && way("engineering-senior-1", "engineering-senior-2-pm"));
    assert!(
        way("engineering-senior-2-pm", "engineering-principal-pm")
            && way("engineering-principal-ic", "engineering-tech-director")
    );
    assert!(!way("engineering-senior-2-ic", "engineering-principal-pm"));
}

#[test]
fn export_and_import_keep_the_identifiers() {
    let Some(files) = family("/engineering.yml") else { return };
    let framework = read(&files, &Mapping::default()).unwrap().framework;
    for output in [Output::Json, Output::Yaml, Output::Xlsx, Output::Markdown, Output::Tables, Output::Csv] {
        let written = write(&framework, output).unwrap();
        let again = read(&[File::new(&written.name, written.bytes)], &Mapping::default()).unwrap();
        assert_eq!(ids(&again.framework), ids(&framework), "{output:?}");
        if output != Output::Csv {
            assert_eq!(again.framework, framework, "{output:?}");
        }
    }
}

#[test]
fn the_earlier_version_can_be_compared_with_the_later() {
    let (Some(old), Some(new)) = (family("engineering-v1.yml"), family("/engineering.yml")) else { return };
    let old = import("FT engineering v1", &old, &Mapping::default());
    let new = import("FT engineering", &new, &Mapping::default());
    assert_eq!((old.found.said["competencies"], old.found.said["examples"]), (101, 257));
    assert_eq!(old.found.lines, 101);
    let examples: usize = old
        .framework
        .cells
        .iter()
        .flat_map(|cell| cell.meaning.lines())
        .filter(|line| line.starts_with("- ") && !line.starts_with("- http"))
        .count();
    assert_eq!(examples, 257, "each example stands below its statement");

    let changes = preview(&old.framework, &new.framework);
    let effect = |what: What, id: &str| {
        changes.changes.iter().find(|change| change.what == what && change.id == id).map(|change| &change.effect)
    };
    assert!(matches!(effect(What::Family, "engineering"), Some(Effect::Changed { .. })));
    assert_eq!(effect(What::Role, "engineering-senior-2"), Some(&Effect::Removed));
    assert_eq!(effect(What::Role, "engineering-senior-2-pm"), Some(&Effect::Added));
    assert_eq!(effect(What::Competency, "delivery"), Some(&Effect::Removed));
    assert_eq!(effect(What::Competency, "team-work"), Some(&Effect::Added));
    assert!(
        matches!(effect(What::Cell, "engineering-junior~technical"), Some(Effect::Changed { fields }) if fields.contains(&"expectations".to_owned()))
    );
}

#[test]
fn all_families_share_one_spine() {
    let Some(root) = folder("ft") else { return };
    let files: Vec<File> = files(&root).into_iter().filter(|file| is(file, "yml") && !file.name.contains("-v1")).collect();
    let draft = import("FT engineering and operations", &files, &Mapping::default());
    assert_eq!((draft.found.families, draft.found.levels, draft.found.roles), (2, 6, 11));
    let level = |id: &str| draft.framework.roles.iter().find(|role| role.id.as_str() == id).unwrap().level;
    assert_eq!(level("operations-senior-2"), level("engineering-senior-2-pm"));
}
