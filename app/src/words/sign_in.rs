//! Signing in at an identity provider, for whoever signs in and for administrators.

use domain::sign_in::Refusal;

pub const OR_PASSWORD: &str = "or with a password";
pub const SIGNED_OUT: &str = "You are signed out here.";
pub const SIGN_OUT_THERE: &str = "Sign out there, too";

pub const TITLE: &str = "Signing in";
pub const LEAD: &str = "By what people come in, and who is let in.";
pub const NONE: &str = "No identity provider is set up, so people sign in with passwords. Whoever runs the server can set one up: the operating guide says how.";
pub const GONE: &str = "Only the identity provider may be used, and none is set up any more. Whoever runs the server has to set it up again; or let people use passwords.";
pub const WAYS: &str = "People sign in";
pub const UNKNOWN: &str = "People who are not in the list yet";
pub const REFUSE: &str = "Are refused";
pub const ADD: &str = "Are added when they first come";
pub const GROUPS: &str = "Appointments by group";
pub const GROUPS_LEAD: &str = "Whoever is in a group has the appointment, from when they next sign in or the directory sends it, and loses it when they leave the group. What you appoint somebody to by hand stays.";
pub const GROUPS_NONE: &str =
    "The provider is not asked for groups. Whoever runs the server can change that: the operating guide says how.";
pub const GROUP: &str = "Group";
pub const APPOINTS_TO: &str = "Appoints to";
pub const ADD_GROUP: &str = "Add a group";
pub const REMOVE: &str = "Remove";
pub const MEANWHILE: &str = "Somebody else changed this meanwhile, and nothing of yours is saved.";
pub const SHOW_THEIRS: &str = "Show what is there now";

pub const ACCOUNT: &str = "Account at the identity provider";
pub const TAKE_AWAY: &str = "Take it away";
pub const TAKE_AWAY_NOW: &str = "Take it away and sign them out";
pub const TAKE_AWAY_MORE: &str = "They are signed out everywhere. The next account there with their verified address becomes theirs. Do this when their account there was made anew.";
pub const TAKEN_AWAY: &str = "The account is taken away.";

pub fn sign_in_with(provider: &str) -> String {
    format!("Sign in with {provider}")
}

pub fn still_there(provider: &str) -> String {
    format!("{SIGNED_OUT} At {provider} you are still signed in, so whoever uses this browser next could come in as you.")
}

pub fn provider(name: &str, issuer: &str) -> String {
    format!("The identity provider is {name} ({issuer}).")
}

pub fn any(name: &str) -> String {
    if name.is_empty() { "With a password".to_owned() } else { format!("With {name} or a password") }
}

pub fn unknown_hint(name: &str) -> String {
    let name = if name.is_empty() { "the identity provider" } else { name };
    format!(
        "Whoever has an account at {name}, with an address that it has verified. Who is added has no manager, and no appointment until you or a group give one."
    )
}

pub fn provider_alone(name: &str) -> String {
    if name.is_empty() { "With the identity provider alone".to_owned() } else { format!("With {name} alone") }
}

pub fn ways_hint(name: &str, by_provider: bool) -> String {
    if by_provider || name.is_empty() {
        "Once passwords are closed, links with which somebody chooses one are closed, too. Who is signed in stays signed in."
            .to_owned()
    } else {
        format!("To close passwords, sign in with {name} yourself first: so you know that you will get in again.")
    }
}

pub fn account(subject: &str, linked: &str, used: &str) -> String {
    format!("They sign in with the account {subject}, theirs since {linked}, last used {used}.")
}

/// Why somebody who comes from the identity provider is not signed in, and what to do.
pub fn refusal(refusal: Refusal, provider: &str) -> String {
    match refusal {
        Refusal::NoAddress => format!(
            "{provider} does not tell your email address, so nobody knows who you are here. Ask whoever looks after {provider}."
        ),
        Refusal::Unverified => format!(
            "{provider} has not verified your email address, and only a verified one says who you are here. Verify it there, then come again."
        ),
        Refusal::Unknown => "Nobody here has your address yet. Ask an administrator of your organization to add you.".to_owned(),
        Refusal::Left => "You are noted as having left. If that is wrong, ask an administrator of your organization.".to_owned(),
        Refusal::OtherAccount => format!(
            "Your address belongs to another account at {provider}. Ask an administrator of your organization to take that one away."
        ),
        Refusal::Expired => "This took too long, or was begun in another browser or tab. Start again here.".to_owned(),
        Refusal::Denied => format!("{provider} did not sign you in. Try again, or ask whoever looks after {provider}."),
        Refusal::Failed => format!(
            "Signing in with {provider} does not work just now. Try again in a moment; if it stays, tell an administrator."
        ),
    }
}
