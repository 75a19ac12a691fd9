//! The family of data engineering.

use super::row::{BranchRow, CellRow, EdgeRow, RoleRow, Rows, Way};

pub const ROWS: Rows = Rows { family: "data", name: "Data", roles: ROLES, cells: CELLS, edges: EDGES, branches: BRANCHES };

const ROLES: &[RoleRow] = &[
    RoleRow {
        id: "data-1",
        track: None,
        level: 1,
        title: "Associate Data Engineer",
        modifier: None,
        doing: &["Mends and extends existing pipelines with a colleague at hand"],
        going_to_do: &["Take over the daily watch of one source"],
        want_to_do: &["Own a pipeline from its source to its report"],
    },
    RoleRow {
        id: "data-2",
        track: None,
        level: 2,
        title: "Data Engineer",
        modifier: None,
        doing: &["Owns several pipelines and their tests", "Takes a turn at the watch"],
        going_to_do: &["Design the tables of a new subject area"],
        want_to_do: &["Decide how a domain's data is modelled"],
    },
    RoleRow {
        id: "data-3",
        track: None,
        level: 3,
        title: "Senior Data Engineer",
        modifier: None,
        doing: &["Answers for the data of one domain", "Reviews designs of the neighbouring teams"],
        going_to_do: &["Lead a migration that three teams depend on"],
        want_to_do: &["Choose between going deeper and leading people"],
    },
    RoleRow {
        id: "data-4e",
        track: Some("expert"),
        level: 4,
        title: "Staff Data Engineer",
        modifier: Some("Team Lead"),
        doing: &["Sets the technical course of several domains", "Takes on the problem that nobody has solved here before"],
        going_to_do: &["Retire the oldest platform without losing a report"],
        want_to_do: &["Shape what the organization builds and what it buys"],
    },
    RoleRow {
        id: "data-4p",
        track: Some("people"),
        level: 4,
        title: "Data Engineering Manager",
        modifier: None,
        doing: &["Leads one team of data engineers", "Agrees on the team's priorities with product"],
        going_to_do: &["Hire for a second location"],
        want_to_do: &["Build a team of teams"],
    },
    RoleRow {
        id: "data-5e",
        track: Some("expert"),
        level: 5,
        title: "Principal Data Engineer",
        modifier: Some("Director"),
        doing: &["Guides the architecture of all data", "Speaks for data where the organization plans"],
        going_to_do: &["Prepare the platform for partners outside"],
        want_to_do: &["Leave a craft behind that outlasts the own time here"],
    },
    RoleRow {
        id: "data-5p",
        track: Some("people"),
        level: 5,
        title: "Head of Data",
        modifier: None,
        doing: &["Answers for all data teams, their budget and their people"],
        going_to_do: &["Bring data and analytics under one plan"],
        want_to_do: &["Have two successors who are ready"],
    },
];

const CELLS: &[CellRow] = &[
    CellRow("data-1", "modelling", None, &["Reads an existing model and extends it without breaking a report."]),
    CellRow(
        "data-1",
        "pipelines",
        None,
        &["Writes a test for every change to a pipeline.", "Says within the hour when a run has failed."],
    ),
    CellRow("data-1", "clarity", None, &["Asks early, and writes down the answer where the next one finds it."]),
    CellRow("data-1", "driving", None, &["Finishes agreed pieces of work, or says in time that it will not."]),
    CellRow(
        "data-2",
        "modelling",
        Some("data-1"),
        &["Designs tables for a new subject with the people who will query them.", "Names things as the business does."],
    ),
    CellRow(
        "data-2",
        "pipelines",
        Some("data-1"),
        &["Runs own pipelines so that late or partial data is noticed before its readers notice."],
    ),
    CellRow("data-2", "clarity", None, &["Explains a failure to its readers in two sentences and without blame."]),
    CellRow("data-2", "driving", Some("data-1"), &["Splits a quarter's work into steps that each are useful alone."]),
    CellRow("data-2", "growing-others", None, &["Reviews so that the other learns the reason, not only the remedy."]),
    CellRow(
        "data-3",
        "modelling",
        Some("data-2"),
        &["Keeps one domain's models consistent while three teams change them.", "Retires what nobody uses."],
    ),
    CellRow("data-3", "pipelines", Some("data-2"), &["Finds the cause behind repeated failures and removes it for good."]),
    CellRow("data-3", "clarity", Some("data-2"), &["Writes a design that readers outside the team can object to."]),
    CellRow("data-3", "driving", None, &["Leads work of several months and names its risks before they arrive."]),
    CellRow("data-3", "growing-others", Some("data-2"), &["Has brought at least one colleague to independent work."]),
    CellRow("data-4e", "modelling", Some("data-3"), &["Settles how domains share data, and is asked before others decide."]),
    CellRow(
        "data-4e",
        "pipelines",
        Some("data-3"),
        &["Rules out a whole class of failures, for other teams as well as their own."],
    ),
    CellRow("data-4e", "clarity", Some("data-3"), &["Makes a costly technical choice understandable to those who pay for it."]),
    CellRow("data-4e", "driving", Some("data-3"), &["Moves teams that do not report to them, by argument and example."]),
    CellRow(
        "data-4e",
        "growing-others",
        Some("data-3"),
        &["Raises the craft of several teams: by pairing, teaching and standards they keep."],
    ),
    // Enough of the craft to ask well, so from level 2; running pipelines is left blank on purpose.
    CellRow(
        "data-4p",
        "modelling",
        Some("data-2"),
        &["Asks the questions in a design review that keep the team out of trouble."],
    ),
    CellRow("data-4p", "clarity", Some("data-3"), &["Tells people where they stand before they have to ask."]),
    CellRow("data-4p", "driving", Some("data-3"), &["Says no on behalf of the team, with a reason the other can repeat."]),
    CellRow("data-4p", "growing-others", Some("data-3"), &["Gives every report work that is a little larger than the last."]),
    CellRow(
        "data-4p",
        "care",
        None,
        &["Talks with every report each fortnight, about them before the work.", "Notices overload and takes something away."],
    ),
    CellRow("data-5e", "modelling", Some("data-4e"), &["Keeps the map of all data, and draws the next one."]),
    CellRow("data-5e", "pipelines", Some("data-4e"), &[]),
    CellRow("data-5e", "clarity", Some("data-4e"), &["Speaks for data in rooms where nobody else does, and is understood."]),
    CellRow("data-5e", "driving", None, &["Decides what will not be built for two years, and is followed."]),
    CellRow("data-5e", "growing-others", Some("data-4e"), &["Several leading engineers name them as the one they learned from."]),
    CellRow("data-5p", "clarity", Some("data-4p"), &["Gives all teams one picture of the year that fits on a page."]),
    CellRow("data-5p", "driving", Some("data-4p"), &["Balances budget, people and promises across teams, in the open."]),
    CellRow("data-5p", "growing-others", Some("data-4p"), &["Grows managers: each has somebody who could stand in."]),
    CellRow("data-5p", "care", Some("data-4p"), &["Hears of trouble from the teams first, because telling has been safe."]),
];

const EDGES: &[EdgeRow] = &[
    EdgeRow("data-1", "data-2", Way::Up, &["pipelines", "driving"]),
    EdgeRow("data-2", "data-3", Way::Up, &["modelling", "driving"]),
    EdgeRow("data-3", "data-4e", Way::Up, &["modelling", "pipelines", "growing-others"]),
    EdgeRow("data-3", "data-4p", Way::Up, &["growing-others", "care"]),
    EdgeRow("data-4e", "data-4p", Way::Lateral, &["care"]),
    EdgeRow("data-4p", "data-4e", Way::Lateral, &["pipelines"]),
    EdgeRow("data-4e", "data-5e", Way::Up, &["driving", "clarity"]),
    EdgeRow("data-4p", "data-5p", Way::Up, &["care", "driving"]),
    EdgeRow(
        "data-4e",
        "data-5p",
        Way::If("Has led a team for at least a year, here or in a comparable place"),
        &["care", "growing-others"],
    ),
    EdgeRow("data-2", "analytics-2", Way::Lateral, &["questions", "evidence"]),
];

const BRANCHES: &[BranchRow] = &[
    BranchRow(
        &["data-4e", "data-4p"],
        "Going deeper and leading people are two ways to the same level: same worth, same pay range, and the way back stays open.",
    ),
    BranchRow(
        &["data-5e", "data-5p"],
        "Neither reports to the other: both guide the organization, one through the craft and one through people.",
    ),
];
