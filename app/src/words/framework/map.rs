//! The map of the framework.

use domain::framework::routes::By;

pub const TITLE: &str = "Map";
pub const LEAD: &str = "Every role, and every way from one to another. Choose a role to see where it leads.";
pub const DRAWING: &str = "Map of the framework";
pub const SHOW: &str = "Show";
pub const AS_MAP: &str = "Map";
pub const AS_LIST: &str = "List";
pub const FAMILY: &str = "Family";
pub const ALL_FAMILIES: &str = "All families";
pub const NO_FAMILY: &str = "Without a family";
pub const CLOSER: &str = "Closer";
pub const FARTHER: &str = "Farther away";
pub const FIT: &str = "Fit";
pub const FIT_WHOLE: &str = "Fit the whole map";
pub const KEYS: &str =
    "Arrow keys go from role to role, Enter opens one, + and − bring it closer or farther away, 0 fits the whole map.";
pub const EMPTY: &str = "There is no role on the map yet";
pub const EMPTY_MORE: &str = "Roles appear here as soon as a family has them.";

pub const YOU_ARE_HERE: &str = "You are here";
pub const WHERE: &str = "Where can I go from here";
pub const NOWHERE: &str = "No next step from here is described. That can be fine: some roles are good ones to stay in.";
pub const CHOOSE_ONE: &str = "Choose a role on the map to see where it leads.";
pub const OPEN: &str = "Open this role";
pub const IN_THE_MATRIX: &str = "See it in the matrix";
pub const MATRIX: &str = "To the matrix";
pub const WIDER: &str = "The map is wider than this window: move it sideways, or press Fit to see all of it.";
pub const AIM: &str = "Aim for this role";
pub const PATH_TO: &str = "Path to";
pub const NO_PATH: &str = "There is no way from here to that role.";
pub const NOTHING_NEW: &str = "Nothing new is expected";
pub const NEEDS: &str = "Takes";
pub const LEADS_TO: &str = "Leads to";
pub const LEADS_NOWHERE: &str = "No next step is described.";

pub const LEGEND: &str = "How to read the lines";
pub const LEGEND_UP: &str = "up";
pub const LEGEND_LATERAL: &str = "to the side";
pub const LEGEND_CONDITIONAL: &str = "when a condition holds";
pub const LEGEND_PEERS: &str = "equivalent roles";
pub const LEGEND_BRANCH: &str = "sides of equal worth";

/// A level without a name, or its number.
pub fn level(number: u8) -> String {
    format!("Level {number}")
}

/// Below a title in its box.
pub fn place(number: u8, track: &str, mine: bool) -> String {
    let mut words = if mine { format!("{YOU_ARE_HERE} · level {number}") } else { level(number) };
    if !track.is_empty() && !mine {
        words.push_str(" · ");
        words.push_str(track);
    }
    words
}

/// What is told of a role to those who do not see where it leads, behind what stands in its box, e.g. `Data. Leads to: Senior Data Engineer.`
pub fn spoken(family: &str, ways: &[String]) -> String {
    let mut words = family.to_owned();
    if !family.is_empty() {
        words.push_str(". ");
    }
    if ways.is_empty() {
        words.push_str(LEADS_NOWHERE);
    } else {
        words.push_str(LEADS_TO);
        words.push_str(": ");
        words.push_str(&ways.join("; "));
        words.push('.');
    }
    words
}

/// How a step leads, in words.
pub fn by(by: &By) -> String {
    match by {
        By::Up => "Up".to_owned(),
        By::Lateral => "To the side".to_owned(),
        By::Conditional(condition) => format!("When this holds: {condition}"),
        By::Peers(note) if note.trim().is_empty() => "Equivalent".to_owned(),
        By::Peers(note) => format!("Equivalent: {note}"),
    }
}

/// A step with where it leads, for a list that is read in one go.
pub fn way(to: &str, by: &By) -> String {
    match by {
        By::Up | By::Lateral => to.to_owned(),
        By::Conditional(condition) => format!("{to}, when this holds: {condition}"),
        By::Peers(_) => format!("{to}, which is equivalent"),
    }
}

/// The line between two roles.
pub fn line(from: &str, to: &str, how: &str) -> String {
    if how.is_empty() { format!("{from} to {to}") } else { format!("{from} to {to}: {how}") }
}

/// Roles that are worth the same.
pub fn same_worth(others: &str, statement: &str) -> String {
    format!("Worth the same as {others}. {statement}")
}

/// How much a step asks for.
pub fn new(count: usize) -> String {
    match count {
        0 => NOTHING_NEW.to_owned(),
        1 => "1 competency expects more".to_owned(),
        n => format!("{n} competencies expect more"),
    }
}

/// How long a path is, and what it asks for: a competency counts at each step that raises it.
pub fn path(steps: usize, cost: usize) -> String {
    let steps = crate::words::count(steps, "step", "steps");
    let times = crate::words::count(cost, "time", "times");
    if cost == 0 { format!("{steps}. {NOTHING_NEW}.") } else { format!("{steps}, on which a competency expects more {times}.") }
}
