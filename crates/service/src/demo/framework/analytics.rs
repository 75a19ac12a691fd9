//! The family of product analytics.

use super::row::{BranchRow, CellRow, EdgeRow, RoleRow, Rows, Way};

pub const ROWS: Rows =
    Rows { family: "product-analytics", name: "Product analytics", roles: ROLES, cells: CELLS, edges: EDGES, branches: BRANCHES };

const ROLES: &[RoleRow] = &[
    RoleRow {
        id: "analytics-1",
        track: None,
        level: 1,
        title: "Associate Product Analyst",
        modifier: None,
        doing: &["Answers well-posed questions of one product team"],
        going_to_do: &["Look after the team's weekly figures"],
        want_to_do: &["Pose the questions as well"],
    },
    RoleRow {
        id: "analytics-2",
        track: None,
        level: 2,
        title: "Product Analyst",
        modifier: None,
        doing: &["Works beside one product team", "Plans and reads its experiments"],
        going_to_do: &["Follow one question through to the decision and after"],
        want_to_do: &["Be asked before the plan is made"],
    },
    RoleRow {
        id: "analytics-3",
        track: None,
        level: 3,
        title: "Senior Product Analyst",
        modifier: None,
        doing: &["Shapes the plan of a product area with evidence", "Keeps its measures honest"],
        going_to_do: &["Set up measures that two areas share"],
        want_to_do: &["Choose between going deeper and leading people"],
    },
    RoleRow {
        id: "analytics-4e",
        track: Some("expert"),
        level: 4,
        title: "Staff Product Analyst",
        modifier: Some("Team Lead"),
        doing: &["Takes on the questions that cross all areas", "Looks after the methods that analysts rely on"],
        going_to_do: &["Make experiments safe to run without a specialist"],
        want_to_do: &["Change what the organization measures itself by"],
    },
    RoleRow {
        id: "analytics-4p",
        track: Some("people"),
        level: 4,
        title: "Product Analytics Manager",
        modifier: None,
        doing: &["Leads the analysts of two product areas", "Places people where their work decides something"],
        going_to_do: &["Build a shared bench for peaks of work"],
        want_to_do: &["Lead analytics as a whole"],
    },
    RoleRow {
        id: "analytics-5e",
        track: Some("expert"),
        level: 5,
        title: "Principal Product Analyst",
        modifier: Some("Director"),
        doing: &["Advises leadership on what the evidence does and does not say"],
        going_to_do: &["Review the measures behind the yearly plan"],
        want_to_do: &["Make good judgement the habit of the house"],
    },
    RoleRow {
        id: "analytics-5p",
        track: Some("people"),
        level: 5,
        title: "Head of Product Analytics",
        modifier: None,
        doing: &["Answers for all analysts, their methods and their growth"],
        going_to_do: &["Agree with data on one plan for figures and models"],
        want_to_do: &["See analysts move into product and back"],
    },
];

const CELLS: &[CellRow] = &[
    CellRow("analytics-1", "questions", None, &["Repeats a request in own words and asks what will be done with the answer."]),
    CellRow("analytics-1", "evidence", None, &["Checks a figure against a second source before sending it."]),
    CellRow("analytics-1", "clarity", None, &["Shows a result so that its main point is seen first."]),
    CellRow("analytics-1", "driving", None, &["Keeps promised dates, or moves them in time."]),
    CellRow(
        "analytics-2",
        "questions",
        Some("analytics-1"),
        &["Narrows a broad wish to a question whose answer changes a plan."],
    ),
    CellRow(
        "analytics-2",
        "evidence",
        Some("analytics-1"),
        &["Plans an experiment with its size and stopping rule written down first.", "Says what the data cannot show."],
    ),
    CellRow("analytics-2", "clarity", Some("analytics-1"), &["Brings an unwelcome result in a way that is heard."]),
    CellRow("analytics-2", "driving", None, &["Follows a finding until something was decided on it."]),
    CellRow(
        "analytics-3",
        "questions",
        Some("analytics-2"),
        &["Raises the question that the area had not thought of, and shows why it matters."],
    ),
    CellRow("analytics-3", "evidence", Some("analytics-2"), &["Chooses between methods and defends the choice to specialists."]),
    // Written anew: what a senior makes clear is another thing than a single result.
    CellRow(
        "analytics-3",
        "clarity",
        None,
        &["Gives an area one account of how its product is doing that everybody there uses."],
    ),
    CellRow("analytics-3", "driving", Some("analytics-2"), &["Leads analyses that need data and help from several teams."]),
    CellRow("analytics-3", "growing-others", None, &["Reviews the work of other analysts and is asked to."]),
    CellRow("analytics-4e", "questions", Some("analytics-3"), &["Finds the few questions on which the year's plan depends."]),
    CellRow(
        "analytics-4e",
        "evidence",
        Some("analytics-3"),
        &["Sets standards of evidence that other areas take up by themselves."],
    ),
    CellRow("analytics-4e", "clarity", Some("analytics-3"), &["Explains uncertainty to people who have to decide today."]),
    CellRow(
        "analytics-4e",
        "driving",
        Some("analytics-3"),
        &["Carries a question across areas that measure themselves differently."],
    ),
    CellRow(
        "analytics-4e",
        "growing-others",
        Some("analytics-3"),
        &["Teaches methods so that they are used well without the teacher."],
    ),
    CellRow(
        "analytics-4p",
        "questions",
        Some("analytics-2"),
        &["Places the team's time on the questions that decide something."],
    ),
    CellRow("analytics-4p", "clarity", Some("analytics-3"), &["Speaks about people's work as openly as about figures."]),
    CellRow("analytics-4p", "driving", Some("analytics-3"), &["Protects unfinished work from the loudest request."]),
    CellRow(
        "analytics-4p",
        "growing-others",
        Some("analytics-3"),
        &["Knows what each analyst wants to become and has a next step for it."],
    ),
    CellRow(
        "analytics-4p",
        "care",
        None,
        &["Shares out thankless work fairly and visibly.", "Gives feedback within the week, not within the year."],
    ),
    CellRow(
        "analytics-5e",
        "questions",
        Some("analytics-4e"),
        &["Tells leadership which of its questions cannot be answered, and offers one that can."],
    ),
    CellRow("analytics-5e", "evidence", Some("analytics-4e"), &["Is called upon when evidence and conviction disagree."]),
    CellRow("analytics-5e", "clarity", Some("analytics-4e"), &["Is quoted correctly by people who were not in the room."]),
    CellRow(
        "analytics-5e",
        "growing-others",
        Some("analytics-4e"),
        &["Leaves behind methods and people that carry on without them."],
    ),
    CellRow("analytics-5p", "clarity", Some("analytics-4p"), &["Makes the worth of analytics plain to those who fund it."]),
    CellRow(
        "analytics-5p",
        "driving",
        Some("analytics-4p"),
        &["Stops a line of work that has run its course, with those who do it."],
    ),
    CellRow(
        "analytics-5p",
        "growing-others",
        Some("analytics-4p"),
        &["Opens ways in and out of analytics, and people take them."],
    ),
    CellRow("analytics-5p", "care", Some("analytics-4p"), &["Answers for pay and load being fair across teams, with figures."]),
];

const EDGES: &[EdgeRow] = &[
    EdgeRow("analytics-1", "analytics-2", Way::Up, &["questions", "evidence"]),
    EdgeRow("analytics-2", "analytics-3", Way::Up, &["evidence", "driving"]),
    EdgeRow("analytics-3", "analytics-4e", Way::Up, &["questions", "growing-others"]),
    EdgeRow("analytics-3", "analytics-4p", Way::Up, &["growing-others", "care"]),
    EdgeRow("analytics-4e", "analytics-4p", Way::Lateral, &["care"]),
    EdgeRow("analytics-4p", "analytics-4e", Way::Lateral, &["evidence"]),
    EdgeRow("analytics-4e", "analytics-5e", Way::Up, &["clarity", "evidence"]),
    EdgeRow("analytics-4p", "analytics-5p", Way::Up, &["care", "driving"]),
    EdgeRow(
        "analytics-4e",
        "analytics-5p",
        Way::If("Has led a team for at least a year, here or in a comparable place"),
        &["care"],
    ),
    EdgeRow(
        "analytics-3",
        "data-3",
        Way::If("Has built and run at least one pipeline that others depended on"),
        &["modelling", "pipelines"],
    ),
];

const BRANCHES: &[BranchRow] = &[
    BranchRow(
        &["analytics-4e", "analytics-4p"],
        "Depth and leadership weigh the same here: whoever changes sides keeps level and pay range.",
    ),
    BranchRow(
        &["analytics-5e", "analytics-5p"],
        "Both guide the organization; which of the two somebody is says nothing about rank.",
    ),
];
