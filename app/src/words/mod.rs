//! Every word that a person reads, in one place, so that it can be translated.

pub mod access_token;
pub mod dates;
pub mod desk;
pub mod files;
pub mod framework;
pub mod gate;
pub mod guide;
pub mod history;
pub mod kept;
pub mod long;
pub mod names;
pub mod organization;
pub mod passkey;
pub mod people;
pub mod proposal;
pub mod provisioning;
pub mod review;
pub mod server;
pub mod session;
pub mod sign_in;

/// The product.
pub const WAYMARK: &str = "Waymark";
/// The title of a page in the browser's tab.
pub fn tab(page: &str) -> String {
    format!("{page} · {WAYMARK}")
}

/// Whoever reads it.
pub const YOU: &str = "You";
pub const SKIP: &str = "Skip to the content";
pub const MAIN_NAVIGATION: &str = "Main";
pub const BREADCRUMB: &str = "Where you are";
pub const DESK: &str = "Desk";
pub const MY_PATH: &str = "My path";
pub const PEOPLE: &str = "People I support";
pub const REVIEWS: &str = "Reviews";
pub const FRAMEWORK: &str = "Framework";
pub const ORGANIZATION: &str = "Organization";
pub const EVERYBODY: &str = "People";
pub const SESSIONS: &str = "Where I am signed in";
pub const CLOSE: &str = "Close";
pub const CANCEL: &str = "Cancel";
pub const OPEN: &str = "Open";
pub const CHOOSE: &str = "Choose…";

/// How many things wait, read aloud beside the number.
pub fn turns(count: u32) -> String {
    if count == 1 { "1 thing waits for you".to_owned() } else { format!("{count} things wait for you") }
}

/// `1 milestone`, `2 milestones`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// How many things: `two or three things`. Where there are fewer gaps, fewer suffice.
pub fn how_many(least: u32, most: u32) -> String {
    match (least, most) {
        (0, most) => format!("at most {} things", number(most)),
        (least, most) if least + 1 == most => format!("{} or {} things", number(least), number(most)),
        (least, most) => format!("{} to {} things", number(least), number(most)),
    }
}

fn number(count: u32) -> String {
    match count {
        1 => "one".to_owned(),
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        more => more.to_string(),
    }
}

/// The first of a person's names, as people call each other across a table.
pub fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

pub const NOT_FOUND: &str = "Page not found";
pub const NOT_FOUND_MORE: &str =
    "The address may be mistyped, or this page is not shared with you. Your desk has everything that is yours.";
pub const TO_THE_DESK: &str = "Go to my desk";
pub const WENT_WRONG: &str = "This page could not be shown";
pub const SIGNED_OUT: &str = "You are signed out";
pub const SIGNED_OUT_MORE: &str = "Your sign-in has ended. Sign in again to continue; nothing that was saved is lost.";
pub const UNREACHABLE: &str =
    "The server could not be reached. What you wrote is still here. Check your connection, then try again.";
pub const UNREADABLE: &str =
    "The server's answer could not be understood. Nothing was lost. Load the page again, then try once more.";

/// How to find a failure in the log.
pub fn request_id(id: &str) -> String {
    format!("If you ask for help, mention request {id}.")
}
