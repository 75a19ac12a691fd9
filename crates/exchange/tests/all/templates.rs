//! The shapes that people bring: the template grid, long lists, other programs' exports, tables of pages.

use crate::one;
use domain::framework::{EdgeKind, Framework};
use exchange::{Draft, Field, File, Output, Ways, read, write};

const GRID: &str = "Title,\"Level 1:\nPathfinder\",\"Level 2A: (Expert Track)\nSenior Pathfinder\",\"Level 2B: (Management Track) Senior Pathfinder\",\"Level 3:\nHead of Paths\"
Primary Responsibilities,Walks with six groups; keeps the log,Plans hard walks,Leads ten pathfinders,Sets the season
Salary Range,XX-XX,\"45,000–60,000 EUR\",€45k – €60k,70000 - 90000 EUR
Knowing the land,· Reads maps,\"From left and:
· Reads weather\",\"FROM LEVEL 1 AND
· Teaches map reading\",\"From left and:
· Chooses regions\"
Talking,\"· Listens
· Speaks clearly\",From Level 1 and: speaks to the press,,all from left plus
";

fn cell<'a>(framework: &'a Framework, role: &str, competency: &str) -> Option<&'a domain::framework::Cell> {
    framework.cells.iter().find(|cell| cell.role.as_str() == role && cell.competency.as_str() == competency)
}

fn source(framework: &Framework, role: &str, competency: &str) -> Option<String> {
    cell(framework, role, competency)?.inherits.as_ref().map(ToString::to_string)
}

fn check_grid(framework: &Framework) {
    framework.validate().unwrap();
    let roles: Vec<(&str, u8, Option<&str>)> = framework
        .roles
        .iter()
        .map(|role| (role.id.as_str(), role.level, role.track.as_ref().map(domain::ids::TrackId::as_str)))
        .collect();
    let (a, b) = ("senior-pathfinder-expert", "senior-pathfinder-management");
    assert_eq!(roles, [("pathfinder", 1, None), (a, 2, Some("expert")), (b, 2, Some("management")), ("head-of-paths", 3, None)]);
    assert_eq!(source(framework, a, "knowing-the-land").as_deref(), Some("pathfinder"));
    assert_eq!(source(framework, b, "knowing-the-land").as_deref(), Some("pathfinder"), "not from the column beside it");
    assert_eq!(source(framework, "head-of-paths", "knowing-the-land").as_deref(), Some(b));
    assert_eq!(cell(framework, b, "knowing-the-land").unwrap().expectations, ["Teaches map reading"]);
    assert_eq!(cell(framework, a, "talking").unwrap().expectations, ["speaks to the press"]);
    assert!(cell(framework, b, "talking").is_none(), "a blank cell stays blank");
    assert_eq!(source(framework, "head-of-paths", "talking").as_deref(), Some(b));
    assert_eq!(framework.branches.len(), 1);
}

#[test]
fn the_template_grid() {
    let draft = one("paths.csv", GRID).unwrap();
    let framework = &draft.framework;
    check_grid(framework);
    let role = |id: &str| framework.roles.iter().find(|role| role.id.as_str() == id).unwrap();
    assert_eq!(role("pathfinder").doing, ["Walks with six groups", "keeps the log"]);
    assert!(role("pathfinder").bands.is_empty());
    assert!(draft.notes.iter().any(|note| note.text.contains("XX-XX") && note.place.line.is_some()));
    for id in ["senior-pathfinder-expert", "senior-pathfinder-management"] {
        let band = &role(id).bands[0];
        assert_eq!((band.low, band.high, band.currency.as_str()), (45_000, 60_000, "EUR"));
    }
    let edges: Vec<(&str, &str)> = framework.edges.iter().map(|edge| (edge.from.as_str(), edge.to.as_str())).collect();
    assert_eq!(edges.len(), 4);
    assert!(
        edges.contains(&("pathfinder", "senior-pathfinder-management"))
            && edges.contains(&("senior-pathfinder-expert", "head-of-paths"))
    );
    assert!(framework.edges.iter().all(|edge| edge.kind == EdgeKind::Up));
}

#[test]
fn the_same_grid_as_a_page_as_markdown_and_with_other_separators() {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let draft = one("paths.csv", GRID).unwrap();
    for record in csv_rows(GRID) {
        rows.push(record);
    }
    let mut html = String::new();
    for row in &rows {
        html.push_str("<tr>");
        for cell in row {
            html.push_str("<td>");
            html.push_str(&cell.replace('\n', "<br>"));
        }
    }
    check_grid(&one("paths.html", format!("<h2>Paths</h2><table>{html}</table>")).unwrap().framework);

    let line = |row: &Vec<String>| {
        format!("| {} |\n", row.iter().map(|cell| cell.replace('\n', "<br>")).collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}\n", " --- |".repeat(5));
    let markdown: String = rows.iter().enumerate().map(|(n, row)| if n == 0 { line(row) + &rule } else { line(row) }).collect();
    check_grid(&one("paths.md", format!("# Paths\n\n{markdown}")).unwrap().framework);

    let semicolons: String =
        rows.iter().map(|row| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(";") + "\n").collect();
    check_grid(&one("paths.csv", semicolons).unwrap().framework);
    check_grid(&draft.framework);
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for c in text.trim_end().chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => rows.last_mut().unwrap().last_mut().unwrap().push(c),
        }
    }
    rows
}

#[test]
fn the_grid_goes_out_and_comes_back_with_its_inheritance() {
    let framework = one("paths.csv", GRID).unwrap().framework;
    for output in [Output::Json, Output::Yaml, Output::Xlsx, Output::Markdown, Output::Tables, Output::Csv] {
        let written = write(&framework, output).unwrap();
        check_grid_cells(&one(&written.name, written.bytes).unwrap(), &framework);
    }
}

fn check_grid_cells(draft: &Draft, framework: &Framework) {
    assert_eq!(draft.framework.cells, framework.cells);
}

#[test]
fn ways_of_saying_what_is_inherited() {
    let cases = [
        ("All from left plus:", Some("a")),
        ("all from the left and", Some("a")),
        ("Everything from previous level, plus:", Some("a")),
        ("From left +", Some("a")),
        ("Same as left", Some("a")),
        ("From Level 1 and", Some("a")),
        ("Same as Level 1", Some("a")),
        ("All of Level 1 plus:", Some("a")),
        ("Everything in Alpha plus", Some("a")),
        ("Same as Alpha", Some("a")),
        ("From customers and partners learns", None),
        ("From left to right writers are read", None),
        ("Works in all of Level 1 tickets", None),
        ("All hands", None),
        ("In the level below", None),
    ];
    for (words, expected) in cases {
        let text = format!("Title,Level 1: Alpha,Level 2: Beta\nCraft,Knows,\"{words}\n- More\"\n");
        let framework = one("x.csv", text).unwrap().framework;
        let found = source(&framework, "beta", "craft");
        assert_eq!(found.as_deref(), expected.map(|_| "alpha"), "{words}");
        let lines = &cell(&framework, "beta", "craft").unwrap().expectations;
        assert_eq!(lines.len(), if expected.is_some() { 1 } else { 2 }, "{words}: {lines:?}");
    }
}

#[test]
fn a_source_that_is_not_there_stays_a_line_and_is_said() {
    let draft = one("x.csv", "Title,Level 1: Alpha,Level 2: Beta\nCraft,Knows,\"From Level 7 and:\n- More\"\n").unwrap();
    assert_eq!(cell(&draft.framework, "beta", "craft").unwrap().expectations, ["From Level 7 and:", "More"]);
    let note = draft.notes.iter().find(|note| note.text.contains("From Level 7")).unwrap();
    assert_eq!((note.place.file.as_str(), note.place.line), ("x.csv", Some(2)));
}

#[test]
fn the_five_columns_of_another_program() {
    let text = "Path,Job title,Competency,Skill,Key behavior\nCare,Nurse,Talking,Listening,Hears people out\nCare,Nurse,Talking,Writing,Keeps notes\nCare,Senior nurse,Talking,Listening,\"Hears, and asks\"\nKitchen,Cook,Craft,Knives,Cuts evenly\n";
    let draft = one("export.csv", text).unwrap();
    let framework = &draft.framework;
    assert_eq!((draft.found.families, draft.found.roles, draft.found.competencies, draft.found.lines), (2, 3, 2, 4));
    assert_eq!(
        cell(framework, "nurse", "talking").unwrap().expectations,
        ["Listening: Hears people out", "Writing: Keeps notes"]
    );
    let levels: Vec<u8> = framework.roles.iter().map(|role| role.level).collect();
    assert_eq!(levels, [1, 2, 1], "titles follow each other as they are listed");

    // The caller may take a column for something else.
    let mut mapping = draft.mapping.clone();
    mapping.ways = Ways::None;
    mapping.tables[0].columns[3].field = Field::Competency;
    mapping.tables[0].columns[2].field = Field::Ignore;
    let again = read(&[File::new("export.csv", text)], &mapping).unwrap();
    assert_eq!((again.found.competencies, again.framework.edges.len()), (3, 0));
}

#[test]
fn records_in_json_and_yaml() {
    let json = r#"[{"family": "Care", "level": 2, "role": "Nurse", "competency": "Talking", "expectations": ["Hears people out", "Asks"]}]"#;
    let yaml = "care:\n  - family: Care\n    level: 2\n    role: Nurse\n    competency: Talking\n    expectations:\n      - Hears people out\n      - Asks\n";
    for (name, text) in [("a.json", json), ("a.yml", yaml)] {
        let framework = one(name, text).unwrap().framework;
        assert_eq!(cell(&framework, "nurse", "talking").unwrap().expectations, ["Hears people out", "Asks"], "{name}");
        assert_eq!(framework.levels[0].id.as_str(), "level-2");
    }
}

#[test]
fn merged_cells_of_pages_are_shown_as_one() {
    let html =
        "<table><tr><th>Title<th>Level 1: A<th>Level 2: B<th>Level 3: C<tr><th>Craft<td colspan=2>Knows<td>Teaches</table>";
    let framework = one("x.html", html).unwrap().framework;
    let merged = cell(&framework, "b", "craft").unwrap();
    assert_eq!((merged.merged, merged.inherits.as_ref().unwrap().as_str(), merged.adds()), (true, "a", false));
    assert!(!cell(&framework, "c", "craft").unwrap().merged);
}

#[test]
fn levels_as_rows() {
    let framework = one("x.csv", "Level,Craft,Talking\nLevel 1,Knows,Listens\nLevel 2,All from left plus: teaches,Speaks\n")
        .unwrap()
        .framework;
    assert_eq!((framework.roles.len(), framework.competencies.len(), framework.cells.len()), (2, 2, 4));
    assert!(framework.cells.iter().any(|cell| cell.inherits.is_some()), "{:?}", framework.cells);
}

#[test]
fn a_family_may_be_called_otherwise() {
    let mut mapping = one("paths.csv", GRID).unwrap().mapping;
    mapping.families[0].name = "Outdoors".to_owned();
    let framework = read(&[File::new("paths.csv", GRID)], &mapping).unwrap().framework;
    assert_eq!((framework.families[0].id.as_str(), framework.families[0].name.as_str()), ("outdoors", "Outdoors"));
}
