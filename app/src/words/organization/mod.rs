//! The organization and its people, for administrators.

pub mod audit;
pub mod import;
pub mod settings;

use domain::people::{PersonSummary, Role};
use domain::view::{Belonging, PeopleOrder, PersonRecord};

pub const PEOPLE_LEAD: &str = "Everybody who belongs to the organization, with their manager and what they are appointed to.";
pub const ADD: &str = "Add somebody";
pub const IMPORT: &str = "Bring in a list";
pub const SEARCH: &str = "Search";
pub const SEARCH_IN: &str = "Name, address or title";
pub const WHO: &str = "Who";
pub const APPOINTED: &str = "Appointed as";
pub const WHATEVER: &str = "Anybody";
pub const NAME: &str = "Name";
pub const TITLE: &str = "Job title";
pub const EMAIL: &str = "Email";
pub const MANAGER: &str = "Manager";
pub const SECOND_LINE: &str = "Second line";
pub const APPOINTMENTS: &str = "Appointments";
pub const NOBODY_FOUND: &str = "Nobody is found";
pub const NOBODY_FOUND_MORE: &str = "Search for fewer words, or choose everybody.";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";

pub const NEW_LEAD: &str = "Once added, make a link with which they choose a password.";
pub const HOLDS: &str = "Role in the framework";
pub const NOT_KNOWN: &str = "Not known";
pub const CHOOSE: &str = "Choose";
pub const CHANGE: &str = "Change";
pub const NONE: &str = "None";
pub const FIND: &str = "Type a name";
pub const SAVE: &str = "Save";
pub const SAVED: &str = "Saved.";
pub const MEANWHILE: &str =
    "Somebody else changed this person meanwhile, and nothing of yours is saved yet. To keep what you wrote, save again.";
pub const TAKE_THEIRS: &str = "Take theirs instead";
pub const TOUCHES: &str = "What this touches";

pub const SIGN_IN: &str = "Signing in";
pub const MAKE_LINK: &str = "Make a link";
pub const LINK_MADE: &str =
    "Give this link to them alone: whoever has it can choose the password. It is shown once, works once, and lasts a week.";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";
pub const HAS_PASSWORD: &str = "They have chosen a password. If they forgot it, make a link.";
pub const HAS_NONE: &str = "They have not chosen a password yet: make a link and give it to them.";

pub const LEAVE: &str = "They have left";
pub const LEAVE_NOW: &str = "Sign out everywhere and close";
pub const LEAVE_MORE: &str = "They are signed out everywhere at once. What they wrote, signed and decided stays under their name, and you can take this back.";
pub const RETURN: &str = "Take the departure back";

pub fn role(role: Role) -> &'static str {
    match role {
        Role::LeadershipReviewer => "Leadership reviewer",
        Role::ProgrammeOwner => "Programme owner",
        Role::FrameworkOwner => "Framework owner",
        Role::Administrator => "Administrator",
        Role::Auditor => "Auditor",
        Role::Mentor => "Mentor",
    }
}

pub fn belonging(belonging: Belonging) -> &'static str {
    match belonging {
        Belonging::Here => "Who is here",
        Belonging::Left => "Who has left",
        Belonging::Everybody => "Everybody",
    }
}

pub fn order(order: PeopleOrder) -> &'static str {
    match order {
        PeopleOrder::Name => NAME,
        PeopleOrder::Title => TITLE,
        PeopleOrder::Email => EMAIL,
    }
}

/// How many are offered; the first of them is taken by Enter.
pub fn found(count: usize) -> String {
    match count {
        0 => "Nobody is found.".to_owned(),
        1 => "One is found: Enter takes them.".to_owned(),
        many => format!("{many} are offered: Enter takes the first."),
    }
}

/// Which of them are shown, e.g. `51 to 100 of 230`.
pub fn part(from: usize, to: usize, total: usize) -> String {
    format!("{from} to {to} of {total}")
}

pub fn left(when: &str) -> String {
    format!("Left {when}")
}

/// A sentence for each thing that hangs on a person.
pub fn touches(record: &PersonRecord) -> Vec<String> {
    let name = &record.details.name;
    let mut lines = Vec::new();
    match record.reports {
        0 => {}
        1 => lines.push(format!("One person reports to {name}.")),
        many => lines.push(format!("{many} people report to {name}.")),
    }
    match record.paths {
        0 => {}
        1 => lines.push(format!("{name} has a path under way.")),
        many => lines.push(format!("{name} has {many} paths under way.")),
    }
    match record.facilitates {
        0 => {}
        1 => lines.push(format!("{name} supports one path that is under way.")),
        many => lines.push(format!("{name} supports {many} paths that are under way.")),
    }
    match record.questions {
        0 => {}
        1 => lines.push(format!("A question to {name} is open. If {name} leaves, it is closed with that as the reason.")),
        many => {
            lines
                .push(format!("{many} questions to {name} are open. If {name} leaves, they are closed with that as the reason."));
        }
    }
    if record.details.roles.contains(&Role::LeadershipReviewer) {
        lines.push(format!("{name} reviews. Without {name}, the other reviewers decide."));
    }
    for owned in &record.owns {
        lines.push(format!(
            "{name} looks after “{owned}” in the framework. If {name} leaves, its owners name somebody else there."
        ));
    }
    lines
}

/// What another manager means for the paths of somebody, before it is saved.
pub fn moves(record: &PersonRecord, to: Option<&str>) -> Option<String> {
    let (name, until_now) = (&record.details.name, record.manager.as_ref()?.name.as_str());
    let (paths, stay, them) = match record.paths {
        0 => return None,
        1 => ("One open path".to_owned(), "stays", "it"),
        many => (format!("{many} open paths"), "stay", "them"),
    };
    Some(match to {
        Some(to) => format!(
            "{paths} of {name} {stay} with {until_now} until {name} hands {them} over to {to}, and decides what {to} may see."
        ),
        None => format!("{paths} of {name} {stay} with {until_now}. {name} can go on writing."),
    })
}

/// What somebody else made of a person: a sentence for each thing that is not as it was read.
pub fn meanwhile(read: &PersonRecord, now: &PersonRecord) -> Vec<String> {
    let name = |of: &Option<PersonSummary>| of.as_ref().map_or_else(|| NONE.to_owned(), |person| person.name.clone());
    let appointed = |of: &PersonRecord| {
        let words: Vec<&str> = of.details.roles.iter().map(|one| role(*one)).collect();
        if words.is_empty() { NONE.to_owned() } else { words.join(", ") }
    };
    let texts = [
        (NAME, read.details.name.clone(), now.details.name.clone()),
        (TITLE, read.details.title.clone(), now.details.title.clone()),
        (EMAIL, read.details.email.clone(), now.details.email.clone()),
        (MANAGER, name(&read.manager), name(&now.manager)),
        (SECOND_LINE, name(&read.second_line), name(&now.second_line)),
        (APPOINTMENTS, appointed(read), appointed(now)),
    ];
    let mut lines: Vec<String> =
        texts.into_iter().filter(|(_, was, is)| was != is).map(|(what, _, is)| format!("{what} is now: {is}")).collect();
    if read.details.holds != now.details.holds {
        lines.push(format!("{HOLDS} was changed."));
    }
    if now.left.is_some() && read.left.is_none() {
        lines.push("They are noted as having left.".to_owned());
    }
    lines
}
