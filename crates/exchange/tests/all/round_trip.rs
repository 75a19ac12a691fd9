//! What goes out comes in again.

use crate::framework::{AWKWARD, full};
use crate::one;
use domain::framework::{Category, Cell, Competency, Edge, EdgeKind, Family, Framework, FrameworkRole, Level};
use domain::ids::{CompetencyId, FamilyId, LevelId, RoleId};
use exchange::{Output, Paper, write};
use proptest::prelude::*;

fn back(framework: &Framework, output: Output) -> Framework {
    let written = write(framework, output).unwrap();
    one(&written.name, written.bytes).unwrap().framework
}

#[test]
fn everything_comes_back_from_what_can_hold_it() {
    let framework = full();
    for output in [Output::Json, Output::Yaml, Output::Xlsx, Output::Markdown, Output::Tables] {
        assert_eq!(back(&framework, output), framework, "{output:?}");
    }
}

#[test]
fn the_long_form_brings_back_roles_competencies_and_cells() {
    let framework = full();
    let again = back(&framework, Output::Csv);
    assert_eq!(again.cells, framework.cells);
    let places = |framework: &Framework| -> Vec<_> {
        framework
            .roles
            .iter()
            .map(|role| (role.id.clone(), role.family.clone(), role.track.clone(), role.level, role.name()))
            .collect()
    };
    assert_eq!(places(&again), places(&framework));
    assert_eq!(again.levels, framework.levels);
    assert!(again.edges.is_empty(), "no ways are made up for what this program wrote");
    let craft = again.competency(&CompetencyId::parse("craft").unwrap()).unwrap();
    assert_eq!((craft.category, craft.name.as_str()), (Category::Technical, "Reading the land"));
}

#[test]
fn no_cell_of_separated_values_is_a_formula() {
    let text = String::from_utf8(write(&full(), Output::Csv).unwrap().bytes).unwrap();
    for line in text.lines() {
        for cell in line.split(',') {
            assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn a_poster_is_one_page_without_anything_active() {
    let mut framework = full();
    framework.families[0].name = "<script>alert(1)</script>".to_owned();
    for (paper, size) in [(Paper::A1, "A1 landscape"), (Paper::A3, "A3 landscape")] {
        let written = write(&framework, Output::Poster(paper)).unwrap();
        let page = String::from_utf8(written.bytes).unwrap();
        assert!(page.contains(size));
        for forbidden in ["<script", "<b>no", "src=", "url(", "http-equiv=\"refresh", "@import"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        assert!(
            page.contains("30000–40000 EUR") && !page.contains("50000–65000"),
            "pay that is not for everybody is not printed"
        );
        let again = one("poster.html", page).unwrap().framework;
        let lines = |framework: &Framework| framework.cells.iter().flat_map(|cell| cell.expectations.clone()).collect::<Vec<_>>();
        assert!(AWKWARD.iter().all(|line| lines(&again).contains(&(*line).to_owned())), "{:?}", lines(&again));
    }
}

#[test]
fn a_cell_that_a_workbook_cannot_hold_is_said() {
    let mut framework = full();
    framework.cells[0].expectations = vec!["x".repeat(33_000)];
    assert!(write(&framework, Output::Xlsx).unwrap_err().to_string().contains("JSON"));
}

#[test]
fn many_roles_of_one_family_come_back() {
    let mut framework = Framework::default();
    let family = FamilyId::parse("many").unwrap();
    framework.families.push(Family::new(family.clone(), "Many"));
    framework.levels.push(Level { id: LevelId::parse("one").unwrap(), number: 1, name: "One".to_owned() });
    let craft = CompetencyId::parse("craft").unwrap();
    framework.competencies.push(Competency::new(craft.clone(), "Craft", Category::Technical));
    for n in 0..450 {
        let id = RoleId::parse(&format!("role-{n}")).unwrap();
        framework.roles.push(FrameworkRole::new(id.clone(), family.clone(), 1, format!("Role {n}")));
        let mut cell = Cell::new(id, craft.clone());
        cell.expectations.push(format!("Line {n}"));
        framework.cells.push(cell);
    }
    for output in [Output::Xlsx, Output::Markdown] {
        assert!(back(&framework, output) == framework, "{output:?}");
    }
}

/// A line that the draft may hold: one line, trimmed, not blank.
fn line() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{1,20}", "\\PC{1,12}", prop::sample::select(AWKWARD.map(str::to_owned).to_vec())]
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("words", |text| !domain::text::is_blank(text) && !text.chars().any(char::is_control))
}

/// A framework of one family whose cells inherit from any earlier role.
fn frameworks() -> impl Strategy<Value = Framework> {
    let roles = prop::collection::vec((line(), 1_u8..4), 1..6);
    let competencies = prop::collection::vec(line(), 1..4);
    let cells = prop::collection::vec(
        (0_usize..6, 0_usize..4, prop::option::of(0_usize..6), prop::collection::vec(line(), 0..4), any::<bool>()),
        0..16,
    );
    (roles, competencies, cells, line()).prop_map(|(roles, competencies, cells, condition)| {
        let mut framework = Framework::default();
        let family = FamilyId::parse("family").unwrap();
        framework.families.push(Family::new(family.clone(), "A family"));
        framework.levels =
            (1..4).map(|number| Level { id: Level::id_of(number).unwrap(), number, name: format!("Level {number}") }).collect();
        let role_id = |n: usize| RoleId::parse(&format!("level-{n}")).unwrap();
        let competency_id = |n: usize| CompetencyId::parse(&format!("c-{n}")).unwrap();
        for (n, (title, level)) in roles.iter().enumerate() {
            framework.roles.push(FrameworkRole::new(role_id(n), family.clone(), *level, title.clone()));
        }
        for (n, name) in competencies.iter().enumerate() {
            framework.competencies.push(Competency::new(competency_id(n), name.clone(), Category::Behavioural));
        }
        for (role, competency, source, lines, merged) in cells {
            let (role, competency) = (role % roles.len(), competency % competencies.len());
            let known =
                framework.cells.iter().any(|cell| cell.role == role_id(role) && cell.competency == competency_id(competency));
            if !known {
                let mut cell = Cell::new(role_id(role), competency_id(competency));
                cell.inherits = source.filter(|source| *source < role).map(role_id);
                cell.merged = merged && cell.inherits.is_some();
                cell.expectations = lines;
                framework.cells.push(cell);
            }
        }
        if roles.len() > 1 {
            framework.edges.push(Edge::new(role_id(0), role_id(1), EdgeKind::Conditional { condition }));
        }
        framework
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_framework_comes_back(framework in frameworks()) {
        for output in [Output::Json, Output::Yaml, Output::Markdown, Output::Tables, Output::Xlsx] {
            let again = back(&framework, output);
            prop_assert_eq!(&again, &framework, "{:?}", output);
        }
    }

    #[test]
    fn json_and_yaml_keep_any_text(text in any::<String>(), more in any::<String>()) {
        let mut framework = full();
        framework.philosophy.why = text.clone();
        framework.roles[0].doing = vec![more, text.clone()];
        framework.cells[0].expectations = vec![text];
        for output in [Output::Json, Output::Yaml] {
            prop_assert_eq!(&back(&framework, output), &framework, "{:?}", output);
        }
    }
}
