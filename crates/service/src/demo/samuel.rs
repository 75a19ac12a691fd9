//! Samuel's path: both assessments are open, the milestones are being written.

use super::script::{ClauseRow, GoalRow, MilestoneRow, RatingRow, Script};
use domain::assessment::Level;
use domain::content::{MilestoneKind, Party, TargetKind, Term, Verdict};

/// From engineer to senior engineer.
pub const SAMUEL: Script = Script {
    title: "Owning a domain, not only its pipelines",
    start: [
        "Data Engineer since 2023. I own the five pipelines behind the delivery reports.",
        "I stay calm when something breaks at night, and I leave it less breakable in the morning.",
        "I like it when a thing just works and nobody has to think of me.",
        "Somebody who reviews my designs before I build them, not after.",
    ],
    beyond: "I would like to be the person others ask before they build, because it saves them a detour. \
             And I want to be home for dinner, which is a goal about quiet nights as much as about me.",
    five_years: "I answer for the data of one domain, from the source to the last report, and I have chosen with open eyes \
                 whether to go deeper or to lead people.",
    goals: &[
        GoalRow {
            id: "goal-domain",
            text: "Answer for the data of the delivery domain",
            term: Term::Long,
            objective: Some("trusted-figures"),
            value: "Three departments count deliveries in three ways. One owner means one definition.",
        },
        GoalRow {
            id: "goal-nights",
            text: "Halve the alerts of the delivery pipelines",
            term: Term::Short,
            objective: Some("reliable-nights"),
            value: "Eleven nights were broken last quarter, each followed by a slow day for two people.",
        },
    ],
    kind: TargetKind::Up,
    role: "data-3",
    clauses: &[
        ClauseRow {
            id: "clause-domain",
            text: "Answers for the data of the delivery domain.",
            verdict: Verdict::Aligned,
            feedback: "Delivery has no owner today, and everybody notices.",
        },
        ClauseRow {
            id: "clause-review",
            text: "Reviews designs of the neighbouring teams.",
            verdict: Verdict::Aligned,
            feedback: "Begin with returns, who have asked for it.",
        },
    ],
    ratings: &[
        RatingRow {
            expectation: "modelling",
            employee: (
                Level::Sometimes,
                "I changed the model of returns in March with help. Alone I have only extended what was there.",
            ),
            manager: (Level::Sometimes, "Careful and sound work on returns. Not yet from a blank page."),
        },
        RatingRow {
            expectation: "clarity",
            employee: (Level::Reliably, "My notes after an incident are read by the whole floor."),
            manager: (Level::Sometimes, "In writing yes. In the room he leaves the floor to others too early."),
        },
    ],
    focus: &["clarity", "modelling"],
    summary: "Modelling from a blank page is the step that is missing. On clarity we see different things, and both are true.",
    performance: "At most five broken nights a quarter in the delivery domain.",
    milestones: &[MilestoneRow {
        id: "milestone-model",
        title: "The model of deliveries, from a blank page",
        measure: "Planning, finance and support count deliveries with the same table.",
        values: ["3 definitions", "1 definition"],
        days: 180,
        kind: MilestoneKind::Project,
        gap: "modelling",
        owner: Party::Employee,
        confirmer: None,
    }],
};
