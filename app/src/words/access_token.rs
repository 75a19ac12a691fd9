//! Personal access tokens.

use domain::access_token::Scope;

pub const TITLE: &str = "Access tokens";
pub const LEAD: &str = "With a token a program of yours does over the interface for programs what you could do yourself, as far as you let it. It ends by itself, when you change your password, and when you revoke it.";
pub const NONE: &str = "You have none yet.";
pub const NAME: &str = "What it is for";
pub const SCOPES: &str = "What it may do";
pub const ENDS: &str = "Ends after";
pub const MAKE: &str = "Make a token";
pub const SECRET: &str = "The new token";
pub const MADE: &str =
    "Copy it now: it is shown this once. Whoever has it can do what it may do, so keep it as you would a password.";
pub const REVOKE: &str = "Revoke";
pub const REVOKE_MORE: &str = "Programs that use this token are refused from then on. It does not come back.";
pub const ENDED: &str = "Ended";
pub const OF_PERSON_LEAD: &str = "With these, programs act in this person\u{2019}s place. They end when the person leaves.";

pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "Read what I may read",
        Scope::Write => "Change what I may change",
        Scope::Administer => "Look after people and settings",
    }
}

/// Scopes in a row, as one reads them in a list: `read, write`.
pub fn scopes<'a>(scopes: impl IntoIterator<Item = &'a Scope>) -> String {
    scopes.into_iter().map(|scope| scope.key()).collect::<Vec<_>>().join(", ")
}

pub fn days(days: u32) -> String {
    if days == 365 { "a year".to_owned() } else { format!("{days} days") }
}

pub fn since(scopes: &str, created: &str, used: Option<&str>, ends: &str) -> String {
    let used = used.map_or_else(|| "not used yet".to_owned(), |used| format!("last used {used}"));
    format!("{scopes} \u{b7} made {created}, {used} \u{b7} {ends}")
}

pub fn ends(has_ended: bool, day: &str) -> String {
    if has_ended { format!("ended {day}") } else { format!("ends {day}") }
}

/// `Revoke Nightly export`: for whoever does not see the line around it.
pub fn revoke(name: &str) -> String {
    format!("{REVOKE} {name}")
}
