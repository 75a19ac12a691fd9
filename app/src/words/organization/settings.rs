//! What an organization chooses for itself.

use crate::words::dates;
use domain::consultation::Round;
use domain::framework::StrategicObjective;

pub const TITLE: &str = "Settings";
pub const LEAD: &str = "What holds for everybody here. Proposals that are on their way keep what they began with.";
pub const NAME: &str = "Name of the organization";
pub const TIME_ZONE: &str = "Time zone, e.g. Europe/Berlin";
pub const QUORUM: &str = "Reviewers who decide";
pub const NO_NUMBER: &str = "How many reviewers decide is a whole number, 1 or more.";
pub const NOT_YOURS: &str = " A programme owner chooses how many decide.";
pub const PROCESS: &str = "The path, step by step";
pub const PROCESS_LEAD: &str = "Your own words for the questions and guides, and what may not be left out. It holds for paths that are started from now on; one that is on its way goes on with what it began with, until its employee moves it.";
pub const ASKED: &str = "Who has to have answered before a submission";
pub const GUIDES: &str = "What stands beside each step";
pub const GUIDES_LEAD: &str = "Where nothing is written, the guide that comes with Waymark stands there.";
pub const SAVE_PROCESS: &str = "Save the steps";
pub fn needed(section: &str) -> String {
    format!("Needs an answer before a submission ({section})")
}
pub fn somebody_asked(round: Round) -> String {
    match round {
        Round::Support => "At least one person, on whether it would be supported",
        Round::Preparation => "At least one person, on what would prepare for it",
    }
    .to_owned()
}
pub const OBJECTIVES: &str = "Strategic objectives";
pub const OBJECTIVES_LEAD: &str = "What goals are linked to. Other words make another objective: goals that were linked before keep the words they were linked to.";
pub const NO_OBJECTIVES: &str = "No objectives yet";
pub const NO_OBJECTIVES_MORE: &str = "Until there are some, goals cannot be linked to what the organization wants to reach.";
pub const ADD: &str = "Add an objective";
pub const CANCEL: &str = "Cancel";
pub const END: &str = "End it";
pub const OBJECTIVE: &str = "Objective";
pub const MEANT: &str = "What is meant";
pub const MEANT_HINT: &str = "A sentence or two from which people can tell whether their goal serves it.";
pub const DEPARTMENT: &str = "Department, if not everybody's";
pub const OWNER: &str = "Who answers for it";
pub const UNTIL: &str = "Last day";

pub fn quorum(reviewers: u32) -> String {
    match reviewers {
        0 => "Nobody is appointed to review yet.".to_owned(),
        1 => "One person is appointed to review.".to_owned(),
        many => format!("{many} people are appointed to review."),
    }
}

pub fn ended(count: usize) -> String {
    format!("Ended: {count}")
}

/// Department, owner and last day, as far as they are known.
pub fn facts(objective: &StrategicObjective) -> String {
    let until = objective.until.map(|day| format!("until {}", dates::day(day)));
    let ended = objective.ended.map(|day| format!("ended {}", dates::day(day)));
    let parts = [Some(objective.department.clone()), Some(objective.owner.clone()), until, ended];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
