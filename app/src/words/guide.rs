//! The conversation guide: what helps at each phase, in our own words.

use domain::state::Phase;

/// A heading and a few suggestions.
pub struct Guide {
    /// What the conversation is for.
    pub title: &'static str,
    /// Why it matters, in a sentence or two.
    pub lead: &'static str,
    /// Things to ask or do.
    pub points: &'static [&'static str],
}

/// The guide of a phase.
pub fn of(phase: Phase) -> Guide {
    match phase {
        Phase::Start => Guide {
            title: "Before you talk",
            lead: "The employee leads; the manager helps. Say so aloud at the beginning.",
            points: &[
                "What part of your work would you miss most?",
                "What would you need from others in order to do your best?",
                "Agree how often you will meet until this is signed.",
            ],
        },
        Phase::Objectives => Guide {
            title: "For your first conversation",
            lead: "Talk about what you want before what is open. The job description can wait a week.",
            points: &[
                "Ask what would make the next year worth it.",
                "Let a silence stand. The second answer is often the real one.",
                "A role that does not exist yet is a fine answer: write down what it would do.",
                "Agree on the day by which the job description will be here.",
            ],
        },
        Phase::Connection => Guide {
            title: "Between the conversations",
            lead: "The manager finds out early whom this would serve, before anybody counts on it.",
            points: &[
                "Link each goal to what the organization wants, or say openly that there is no link yet.",
                "Ask few people, one plain question each, with a date.",
                "Nobody is asked before the employee agrees, and nobody reads more than what they are asked about.",
            ],
        },
        Phase::Alignment => Guide {
            title: "For your second conversation",
            lead: "Walk through the job description one clause at a time, with the answers of those you asked.",
            points: &[
                "Begin with what fits.",
                "“Fits with a change” needs the change: write it down while you both remember it.",
                "A clause that does not fit needs a reason, and perhaps another year.",
                "The employee decides whether it stands.",
            ],
        },
        Phase::Gaps => Guide {
            title: "Rate alone, then talk",
            lead: "Neither of you sees the other's answers before both are sealed. That is what makes them honest.",
            points: &[
                "Write what you saw: which project, when, what went well, what did not.",
                "“No opportunity yet” says something about the work, and nothing about the person.",
                "When both are open, start with where you differ most, and ask before you explain.",
                "Choose two or three things to work on. With more, none of them gets enough time.",
            ],
        },
        Phase::Milestones => Guide {
            title: "Draft the way together",
            lead: "A milestone is something a third person could see.",
            points: &[
                "Say what is counted, where it stands today and where it will be.",
                "Mix ways of learning: work somewhat beyond today's teaches more than a course alone.",
                "If the organization promises something, name the organization as responsible for it.",
                "Ask those who know which step would prepare you best.",
            ],
        },
        Phase::Submission => Guide {
            title: "Before you sign",
            lead: "Signing pins the text. Read it aloud to each other once.",
            points: &[
                "Would somebody who does not know you understand why this is realistic?",
                "Is there anything in it that you would not say to the other's face?",
                "Until leadership has answered, nothing in it is a promise.",
            ],
        },
        Phase::Decision => Guide {
            title: "While leadership reads",
            lead: "They read exactly what you signed. You will see each decision with its reason.",
            points: &["Keep meeting. The work goes on.", "A request for changes is the most common answer, and a good one."],
        },
        Phase::Reconvene => Guide {
            title: "For the conversation after",
            lead: "Take the requests one by one, together. What nobody asked about can stay as it is.",
            points: &[
                "First make sure you both understand what is asked for.",
                "Change it, or keep it and say why. Both are answers.",
                "An approval stands while everything it read stays as it was. Where something changed, its reviewer is shown what.",
            ],
        },
        Phase::Path => Guide {
            title: "On the way",
            lead: "Notice the first step, not only the last.",
            points: &[
                "At each check-in: what moved, what is in the way, who does what next.",
                "A setback changes the plan, not the worth of the goal.",
                "Pausing is allowed. It is not giving up.",
            ],
        },
    }
}
