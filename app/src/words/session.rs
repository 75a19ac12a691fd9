//! Sign-in and sessions.

pub const TITLE: &str = "Sign in";
pub const LEAD: &str = "Where two people write a career path together, and leadership answers with reasons.";
pub const EMAIL: &str = "Email";
pub const PASSWORD: &str = "Password";
pub const BUTTON: &str = "Sign in";
pub const WRONG: &str = "Wrong email or password. Check both and try again.";
pub const TOO_OFTEN: &str = "Too many attempts. Wait a minute, then try again.";
pub const FAILED: &str = "Signing in did not work just now. Try again in a moment.";

pub const CHOOSE: &str = "Choose a password";
pub const CHOOSE_BUTTON: &str = "Save and sign in";
pub const NEW_PASSWORD: &str = "New password";
pub const PASSWORD_HINT: &str = "At least 10 characters. A few words that nobody would guess are easy to remember.";
pub const LINK_LOOKING: &str = "Looking at your link …";
pub const LINK_GONE: &str = "This link no longer works: it was used, replaced by a newer one, or is older than a week. Ask whoever sent it to you for another one.";
pub const LINK_SCRIPTS: &str = "This page needs JavaScript, so that your link stays in this browser.";
pub const BEGIN: &str = "Your organization";
pub const BEGIN_LEAD: &str =
    "Nobody is here yet. Name your organization, and become its first administrator: you add the others.";
pub const BEGIN_BUTTON: &str = "Create it and sign in";
pub const BEGIN_GONE: &str = "This link no longer works: it was used, or the server was started again since. While there is no organization, the server prints the link that works when it starts.";
pub const ORGANIZATION_NAME: &str = "Name of the organization";
pub const YOUR_NAME: &str = "Your name";
pub const YOUR_TITLE: &str = "Your job title";
pub const YOUR_PASSWORD: &str = "Your password";
pub const ORGANIZATION_IS_MADE: &str = "Your organization is there. Sign in with the password that you chose.";
pub const PASSWORD_IS_SET: &str = "Your new password is set. Sign in with it.";
pub const SIGN_OUT_FIRST: &str = "Somebody else is signed in at this browser. Sign out first, then open your link again.";
pub const PASSWORD_TITLE: &str = "Password";
pub const OLD_PASSWORD: &str = "Current password";
pub const CHANGE_PASSWORD: &str = "Change the password";
pub const PASSWORD_CHANGED: &str =
    "Your password is changed. You are signed out everywhere else, and your access tokens have ended.";

pub const SESSIONS_LEAD: &str = "Every browser in which you are signed in. End what you do not recognize.";
pub const THIS_ONE: &str = "This browser";
pub const SIGN_OUT: &str = "Sign out";
pub const SIGN_OUT_ANYHOW: &str = "Sign out and lose it";
pub const UNSENT_TITLE: &str = "Not everything is saved";
pub const UNSENT: &str = "Something you wrote in this browser has not reached the server yet. Signing out removes it from this device. \
    Cancel, open the proposal with a connection, and wait until it says Saved.";
pub const END: &str = "End this sign-in";
pub const UNKNOWN_AGENT: &str = "A browser that did not say its name";

pub fn still_signed_in(why: &str) -> String {
    format!("You are still signed in. {why}")
}

pub fn since(when: &str, seen: &str) -> String {
    format!("Signed in {when}, last used {seen}")
}

/// The browser and system out of what a browser says of itself.
pub fn agent(text: &str) -> String {
    let find = |names: &[(&str, &'static str)]| names.iter().find(|(key, _)| text.contains(key)).map(|(_, name)| *name);
    // In this order: each of them also claims to be the ones after it.
    let browser =
        find(&[("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) if text.trim().is_empty() => UNKNOWN_AGENT.to_owned(),
        (None, None) => text.chars().take(60).collect(),
    }
}

pub const MY_DATA: &str = "My data";
pub const MY_DATA_LEAD: &str = "Everything that is kept about you, as one archive: a page to read, and the same for programs. It has what your own pages show you.";
pub const MY_DATA_DOWNLOAD: &str = "Download my data";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_after_what_it_is_and_not_after_what_it_claims() {
        assert_eq!(agent("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140"), "Edge on Windows");
        assert_eq!(agent("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0"), "Firefox on Linux");
        assert_eq!(agent("curl/8"), "curl/8");
        assert_eq!(agent(" "), UNKNOWN_AGENT);
    }
}
