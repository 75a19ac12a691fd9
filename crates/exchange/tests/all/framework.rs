//! A framework in which everything is used: two sides of a level, cells that inherit past their neighbour, blank and merged cells, a way with a
//! condition, and texts that every format has to escape.

use domain::framework::{
    Assignment, Band, Branch, Category, Cell, Competency, Dimension, Distinction, Edge, EdgeKind, Family, Framework,
    FrameworkRole, Level, Mocha, Modifier, Need, Part, Pathway, Peers, Remedy, Roadblock, Selection, Source, Standing,
    Succession, Track, Visibility,
};
use domain::ids::{CompetencyId, FamilyId, ItemId, LevelId, PersonId, RoleId, TrackId};
use domain::time::Date;

fn role(id: &str, family: &str, track: Option<&str>, level: u8, title: &str) -> FrameworkRole {
    let mut role = FrameworkRole::new(RoleId::parse(id).unwrap(), FamilyId::parse(family).unwrap(), level, title);
    role.track = track.map(|track| TrackId::parse(track).unwrap());
    role
}

fn cell(role: &str, competency: &str, inherits: Option<&str>, lines: &[&str]) -> Cell {
    let mut cell = Cell::new(RoleId::parse(role).unwrap(), CompetencyId::parse(competency).unwrap());
    cell.inherits = inherits.map(|source| RoleId::parse(source).unwrap());
    cell.expectations = lines.iter().map(|line| (*line).to_owned()).collect();
    cell
}

fn item(id: &str) -> ItemId {
    ItemId::parse(id).unwrap()
}

/// Texts that mean something to some format.
pub const AWKWARD: [&str; 14] = [
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+1 and -1 and @all",
    "-starts with a dash",
    "'quoted' and ''twice''",
    "a | pipe, a \\ backslash, a `tick` and *stars* _and_ [brackets](x)",
    "says \"yes\", or <b>no</b> & <br> &amp;",
    "مسار مهني من اليمين",
    "日本語 — “curly” … é ü 🧭",
    "From left and",
    "All from left plus: nothing",
    "1. looks like a list",
    "• has a bullet",
    "# not a heading: true",
    "~null, yes, 0x1f, 2024-01-01",
];

/// The framework.
pub fn full() -> Framework {
    let mut framework = Framework { version: 3, effective: Some(Date::parse("2025-02-01").unwrap()), ..Framework::default() };
    framework.philosophy.why = "Paths are drawn together.\nNobody walks alone.".into();
    framework.philosophy.values = "Care; craft; candour".into();
    for (number, name) in [(1, "First"), (2, "Second"), (3, "Third")] {
        framework.levels.push(Level { id: LevelId::parse(&format!("step-{number}")).unwrap(), number, name: name.to_owned() });
    }
    framework.distinctions.push(Distinction {
        level: LevelId::parse("step-2").unwrap(),
        dimension: Dimension::Scope,
        examples: vec!["One valley".to_owned(), "Two | valleys".to_owned()],
    });
    let mut guides = Family::new(FamilyId::parse("guides").unwrap(), "Guides");
    guides.tracks = [("expert", "Expert"), ("lead", "Lead")]
        .map(|(id, name)| Track { id: TrackId::parse(id).unwrap(), name: name.to_owned() })
        .into();
    guides.owner = Some(PersonId::parse("owner-1").unwrap());
    guides.review = Some(Date::parse("2026-01-31").unwrap());
    framework.families = vec![guides, Family::new(FamilyId::parse("levels").unwrap(), "Levels")];
    framework.roles = vec![
        role("guide", "guides", None, 1, "Guide"),
        role("senior-expert", "guides", Some("expert"), 2, "Senior Guide"),
        role("senior-lead", "guides", Some("lead"), 2, "Senior Guide"),
        role("head", "guides", None, 3, "Level 2"),
        role("plain", "levels", None, 1, "left"),
    ];
    details(&mut framework);
    let mut craft = Competency::new(CompetencyId::parse("craft").unwrap(), "Reading the land", Category::Technical);
    craft.definition = "Knows where the path goes.\nAnd where it does not.".into();
    craft.source = Some(Source::PastEvaluation);
    craft.source_note = "Talks of last spring".into();
    craft.examples = vec!["Finds the ford".to_owned(), "Reads clouds".to_owned()];
    let mut voice = Competency::new(CompetencyId::parse("voice").unwrap(), "Being understood", Category::Behavioural);
    voice.family = Some(FamilyId::parse("guides").unwrap());
    let blank = Competency::new(CompetencyId::parse("unused").unwrap(), "Unused | so far", Category::Technical);
    framework.competencies = vec![craft, voice, blank];
    framework.cells = vec![
        cell("guide", "craft", None, &AWKWARD),
        cell("guide", "voice", None, &["Speaks clearly"]),
        cell("senior-expert", "craft", Some("guide"), &["Knows three regions"]),
        // Not from the column beside it, which is the other side.
        cell("senior-lead", "craft", Some("guide"), &["Chooses who goes where"]),
        cell("senior-lead", "voice", Some("guide"), &[]),
        cell("head", "craft", Some("senior-lead"), &["Decides which regions are walked"]),
        Cell { merged: true, ..cell("head", "voice", Some("senior-lead"), &[]) },
        Cell {
            need: Some(Need::Must),
            why: "Nobody can be guided otherwise".to_owned(),
            meaning: "Here: by hand signs | and voice".to_owned(),
            ..cell("plain", "voice", None, &["Signals"])
        },
    ];
    ways(&mut framework);
    framework.validate().unwrap();
    framework
}

fn details(framework: &mut Framework) {
    let guide = &mut framework.roles[0];
    guide.doing = vec!["Walks with groups".to_owned(), "Packs | unpacks".to_owned()];
    guide.going_to_do = vec!["Plans a route".to_owned()];
    guide.want_to_do = vec!["Leads abroad".to_owned()];
    guide.bands = vec![
        Band {
            id: Some(item("b1")),
            low: 30_000,
            high: 40_000,
            currency: "EUR".to_owned(),
            region: String::new(),
            visibility: Visibility::Everyone,
        },
        Band {
            id: None,
            low: 50_000,
            high: 65_000,
            currency: "CHF".to_owned(),
            region: "Alps".to_owned(),
            visibility: Visibility::Near,
        },
    ];
    guide.standing = Some(Standing::Destination);
    guide.selection = Selection { prevalent: Some(true), distinct: Some(false), retains: None };
    let expert = &mut framework.roles[1];
    (expert.tier, expert.discipline, expert.grade) = ("Senior".to_owned(), "Guide {Region}".to_owned(), "E4".to_owned());
    expert.management_modifier = Some(Modifier {
        title: "Director".to_owned(),
        expectations: vec!["Grows people".to_owned()],
        pay: "Five of a hundred".to_owned(),
    });
    (expert.experience, expert.expertise, expert.merit) = ("Ten seasons".to_owned(), "Snow".to_owned(), "A rescue".to_owned());
    let plain = &mut framework.roles[4];
    plain.pathway = Pathway::None { support: "A scholarship".to_owned(), reflection: "Who is left out?".to_owned() };
    plain.standing = Some(Standing::SteppingStone);
}

fn ways(framework: &mut Framework) {
    let id = |text: &str| RoleId::parse(text).unwrap();
    let condition = "Has led people in an equivalent place; \"led\" = at least a year".to_owned();
    let mut conditional = Edge::new(id("senior-expert"), id("head"), EdgeKind::Conditional { condition });
    conditional.needs = vec![CompetencyId::parse("voice").unwrap(), CompetencyId::parse("craft").unwrap()];
    conditional.roadblocks = vec![Roadblock {
        id: item("r1"),
        text: "No place to lead".to_owned(),
        remedy: Some(Remedy::Coaching),
        plan: "A season in another valley".to_owned(),
        owner: Some(PersonId::parse("owner-1").unwrap()),
    }];
    framework.edges = vec![
        Edge::new(id("guide"), id("senior-expert"), EdgeKind::Up),
        Edge::new(id("guide"), id("senior-lead"), EdgeKind::Up),
        Edge::new(id("senior-lead"), id("head"), EdgeKind::Up),
        conditional,
        Edge::new(id("guide"), id("plain"), EdgeKind::Lateral),
    ];
    framework.branches = vec![Branch {
        id: Some(item("x")),
        roles: vec![id("senior-expert"), id("senior-lead")],
        statement: "Worth the same.".to_owned(),
    }];
    framework.peers = vec![Peers { id: None, roles: vec![id("guide"), id("plain")], note: "Same step".to_owned() }];
    framework.successions = vec![Succession { from: id("scout"), to: id("guide") }];
    let person = |id: &str, part: Part| Assignment {
        id: item(id),
        part,
        person: None,
        who: "The board".to_owned(),
        note: "salary research".to_owned(),
    };
    framework.project = vec![
        Mocha {
            id: item("m1"),
            parent: None,
            title: "All".to_owned(),
            people: vec![person("p1", Part::Approver), person("p2", Part::Owner)],
        },
        Mocha { id: item("m2"), parent: Some(item("m1")), title: "Guides".to_owned(), people: Vec::new() },
    ];
}
