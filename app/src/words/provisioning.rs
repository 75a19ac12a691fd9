//! Provisioning by a directory.

use domain::provisioning::Owned;

pub const TITLE: &str = "Directory";
pub const LEAD: &str =
    "A directory that speaks SCIM 2.0 can keep people and groups here up to date: who is new, who changes, who leaves.";
pub const ADDRESS: &str = "Its address here";
pub const NO_TOKENS: &str = "There is none yet, so no directory can call.";
pub const MAKE: &str = "Make a token for the directory";
pub const SECRET: &str = "The new token of the directory";
pub const MADE: &str =
    "Copy it into the directory now: it is shown this once. Whoever has it can add people, change them and sign them out.";
pub const REVOKE: &str = "Revoke";
pub const REVOKE_MORE: &str = "The directory is refused from then on, and everybody stays as they are.";
pub const OWNED: &str = "The directory owns";
pub const OWNED_HINT: &str = "Of whom it sends, this is changed there and read-only here. What it does not own, both can change. You can always note that somebody has left.";
pub const LOCKED: &str = "The directory owns what is locked here: it is changed there.";

pub fn owned(owned: Owned) -> &'static str {
    match owned {
        Owned::Name => "Name",
        Owned::Email => "Address",
        Owned::Title => "Job title",
        Owned::Manager => "Manager",
    }
}

pub fn made_by(name: &str, created: &str) -> String {
    format!("Made {created} by {name}")
}

pub fn used(used: Option<&str>) -> String {
    used.map_or_else(|| "Not used yet".to_owned(), |used| format!("Last used {used}"))
}

pub fn sends(people: usize, groups: &[String]) -> String {
    let people = match people {
        0 => "It sends nobody yet".to_owned(),
        1 => "It sends one person".to_owned(),
        people => format!("It sends {people} people"),
    };
    if groups.is_empty() { format!("{people}.") } else { format!("{people}, and the groups {}.", groups.join(", ")) }
}
