//! Leila's path: complete and with leadership.

use super::script::{ClauseRow, GoalRow, MilestoneRow, RatingRow, Script};
use domain::assessment::Level;
use domain::content::{MilestoneKind, Party, TargetKind, Term, Verdict};

/// From senior analyst to leading analysts.
pub const LEILA: Script = Script {
    title: "From asking good questions to growing people who ask them",
    start: [
        "Senior Product Analyst since spring 2024, beside the two teams that build onboarding and billing.",
        "I find the question behind the question, and I write so that people read to the end.",
        "When a team changes its mind because of something we found together, I know why I came to work.",
        "Time with analysts in their first year, and somebody to look over my shoulder when I plan who does what.",
    ],
    beyond: "I want to be good at something that is not measured in charts: helping others become sure of their judgement. \
             Outside work I coach a youth handball team, and the part I like best is the week before a match, not the match.",
    five_years: "I lead the analysts of two product areas. Every one of them is asked before a plan is made. \
                 I still take one difficult question a quarter myself, so that I do not forget what the work feels like.",
    goals: &[
        GoalRow {
            id: "goal-team",
            text: "Lead a team of three to five analysts",
            term: Term::Long,
            objective: Some("grown-here"),
            value: "The role opens when Henrik retires. Somebody who knows both areas would need no half year to arrive.",
        },
        GoalRow {
            id: "goal-first-year",
            text: "Take two new analysts through their first year",
            term: Term::Short,
            objective: Some("self-serve"),
            value: "Each of them answers first questions of one product team, which today wait nine days on average.",
        },
    ],
    kind: TargetKind::TakeOnManagement,
    role: "analytics-4p",
    clauses: &[
        ClauseRow {
            id: "clause-lead",
            text: "Leads the analysts of onboarding and billing, and answers for how they are staffed and heard.",
            verdict: Verdict::Aligned,
            feedback: "Both areas want this. Billing has asked for one person to talk to since last year.",
        },
        ClauseRow {
            id: "clause-craft",
            text: "Keeps one piece of analysis of her own at any time.",
            verdict: Verdict::Modifiable,
            feedback: "In the first year rather one a quarter, so that the team comes first.",
        },
    ],
    ratings: &[
        RatingRow {
            expectation: "growing-others",
            employee: (
                Level::Sometimes,
                "Two interns in 2025. With the first I explained too much; with the second I asked first, and it showed.",
            ),
            manager: (Level::Reliably, "Both interns came back to thank her. She gives others the stage in the monthly review."),
        },
        RatingRow {
            expectation: "care",
            employee: (Level::NoOpportunity, "Nobody reports to me, and the staffing of the summer was decided elsewhere."),
            manager: (Level::NoOpportunity, "I have not given her a part in staffing yet. That is on me."),
        },
    ],
    focus: &["care", "growing-others"],
    summary: "We agree on nearly everything. What is missing is not ability but occasion: nobody can show how they look after a team \
              without having had a part in looking after one.",
    performance: "First questions of the onboarding team are answered within three working days.",
    milestones: &[
        MilestoneRow {
            id: "milestone-mentor",
            title: "Two new analysts through their first half year",
            measure: "Both answer first questions of their team alone, as the teams themselves say.",
            values: ["0 analysts", "2 analysts"],
            days: 200,
            kind: MilestoneKind::Mentoring,
            gap: "growing-others",
            owner: Party::Employee,
            confirmer: Some(Party::Manager),
        },
        MilestoneRow {
            id: "milestone-staffing",
            title: "A part in staffing the autumn",
            measure: "The plan for the autumn carries her proposal, with the reasons for whoever got another place than wished.",
            values: ["0 plans", "1 plan"],
            days: 120,
            kind: MilestoneKind::StretchAssignment,
            gap: "care",
            owner: Party::Organization,
            confirmer: Some(Party::Manager),
        },
    ],
};
